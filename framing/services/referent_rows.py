"""Between referents with their labels and the rows of the database, both ways."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.comparison import ComparisonResult
from framing.analysis.labels import Direction, LabelCrossing, LabelTable, LabelUse
from framing.analysis.labels.links import strongest_links
from framing.analysis.labels.values import OWN_VOICES
from framing.analysis.referents import (
    Passage,
    Place,
    Proposal,
    ReferentDecision,
    ReferentDecisionKind,
    ReferentLink,
)
from framing.models import AnalysisRun, Comparison
from framing.models import LabelUse as LabelUseRow
from framing.models import ReferentDecision as DecisionRow
from framing.selectors.comparisons import comparison_status_of
from framing.selectors.wire import is_inside, uncounted_in
from reports.models import Story
from reports.text.spans import Span

Json = dict[str, Any]
Reports = Mapping[str, AnalysedReport]
# Decimals of stored figures.
DECIMALS = 4
_OWN = frozenset(map(str, OWN_VOICES))


def referents_json(result: ComparisonResult, reports: Sequence[AnalysedReport]) -> list[Json]:
    """The referents with their labels, directions, links and crossings as they are stored with their comparison.

    Numbers of referents and mentions count from 1.
    """
    by_key = {report.key: report for report in reports}
    tables = {table.referent: table for table in result.label_tables}
    crossings: dict[int, list[Json]] = {}
    for rank, crossing in enumerate(result.label_crossings, start=1):
        crossings.setdefault(crossing.referent, []).append(_crossing_json(crossing, rank))
    return [
        {
            "number": place + 1,
            "name": referent.name,
            "kind": str(referent.kind),
            "standing": str(referent.standing),
            "key": referent.key,
            "set": referent.contrast_set,
            **_labels_json(tables.get(place), by_key),
            "links": [_link_json(link) for link in strongest_links(referent, tables.get(place))],
            "crossings": crossings.get(place, []),
        }
        for place, referent in enumerate(result.referents)
    ]


def _labels_json(table: LabelTable | None, reports: Reports) -> Json:
    if table is None:
        return {"difference": 0.0, "cells": {}, "directions": {}, "diversity": {}, "pronouns": {}}
    return {
        "difference": round(table.difference, DECIMALS),
        "cells": {key: [_use_json(use, reports) for use in cell] for key, cell in table.cells.items()},
        "directions": {key: _direction_json(direction) for key, direction in table.directions.items()},
        "diversity": {key: _rounded(value) for key, value in table.diversity.items()},
        "pronouns": {key: [_mention_json(place, reports) for place in found] for key, found in table.pronouns.items()},
    }


def _use_json(use: LabelUse, reports: Reports) -> Json:
    return {
        "key": use.key,
        "text": use.text,
        "is_name": use.is_name,
        "mentions": [_mention_json(place, reports) for place in use.mentions],
    }


def _mention_json(place: Place, reports: Reports) -> list[Any]:
    mention = reports[place.key].mentions[place.mention]
    where = [place.mention + 1, mention.span.start, mention.span.end]
    return [*where, str(mention.zone), str(mention.voice), mention.speaker]


def _direction_json(direction: Direction) -> Json:
    return {
        "mentions": direction.mentions,
        "helps": direction.helps,
        "harms": direction.harms,
        "interval": _interval_json(direction.interval),
        "helps_interval": _interval_json(direction.helps_interval),
    }


def _interval_json(interval: tuple[float, float] | None) -> list[float] | None:
    return None if interval is None else [round(bound, DECIMALS) for bound in interval]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)


def _crossing_json(crossing: LabelCrossing, rank: int) -> Json:
    """A crossing with its place among all those of the story, from 1: the first lie furthest apart."""
    return {
        "rank": rank,
        "kind": str(crossing.kind),
        "label": crossing.text,
        "key": crossing.key,
        "owned_by": [int(key) for key in crossing.owned_by],
        "attributed_by": [int(key) for key in crossing.attributed_by],
    }


def _link_json(link: ReferentLink) -> Json:
    return {
        "a": [int(link.first.key), link.first.mention + 1],
        "b": [int(link.second.key), link.second.mention + 1],
        "tie": str(link.tie),
        "reason": link.reason,
        "confidence": round(link.confidence, DECIMALS),
    }


def proposals_json(result: ComparisonResult) -> list[Json]:
    """What may be one, as it is stored with its comparison; numbers count from 1."""
    return [_proposal_json(proposal) for proposal in result.proposals]


def _proposal_json(proposal: Proposal) -> Json:
    return {
        "first": proposal.first + 1,
        "second": proposal.second + 1,
        "reasons": list(proposal.reasons),
        "confidence": round(proposal.confidence, DECIMALS),
    }


def given_referent_decision(row: DecisionRow) -> ReferentDecision:
    """A decision as comparisons take it in."""
    passages = tuple(
        Passage(str(place["article"]), Span(place["start"], place["end"]), place["words"]) for place in row.places
    )
    return ReferentDecision(row.number, ReferentDecisionKind(row.kind), passages, row.name)


def store_label_uses(*, comparison: Comparison, runs: Iterable[AnalysisRun]) -> int:
    """The labels of the comparison's stored referents as rows, in place of those of other comparisons of its story.

    How many there are now. Referents that have no name across stories have none: nothing is counted of them. A
    comparison that finishes after the one of the present reports leaves the rows of that alone. What stands in wire
    text counts in one of the reports that print it.
    """
    articles = {str(run.revision.article_id): run.revision.article for run in runs}
    with transaction.atomic():
        story = Story.every.select_for_update(no_key=True).get(pk=comparison.story_id)
        present = comparison_status_of(story).result
        if present is not None and present.pk != comparison.pk:
            return 0
        LabelUseRow.objects.filter(story=story).delete()
        copied = uncounted_in(articles)
        rows = [
            row
            for referent in comparison.referents
            if referent["key"]
            for key, cell in referent["cells"].items()
            if key in articles
            for row in _use_rows(comparison, referent, articles[key], _counted(cell, copied.get(key, ())))
        ]
        LabelUseRow.objects.bulk_create(rows, batch_size=1000)
    return len(rows)


def _counted(cell: Sequence[Json], copied: Sequence[Span]) -> list[Json]:
    """The labels with their mentions, but for those in wire text that counts in another report."""
    if not copied:
        return list(cell)
    left = [
        {**use, "mentions": [one for one in use["mentions"] if not is_inside(one[1], one[2], copied)]} for use in cell
    ]
    return [use for use in left if use["mentions"]]


def _use_rows(comparison: Comparison, referent: Json, article: Any, cell: Sequence[Json]) -> list[LabelUseRow]:
    """A row for each label; keys that are one when cut to what the column holds are one label."""
    rows: dict[str, LabelUseRow] = {}
    for use in cell:
        key = _fit(use["key"], "label_key")
        own = sum(voice in _OWN for *_, voice, _ in use["mentions"])
        row = rows.setdefault(
            key,
            LabelUseRow(
                comparison=comparison,
                story_id=comparison.story_id,
                source_id=article.source_id,
                article=article,
                referent=referent["number"],
                referent_key=_fit(referent["key"], "referent_key"),
                referent_name=_fit(referent["name"], "referent_name"),
                label_key=key,
                text=_fit(use["text"], "text"),
                first=use["mentions"][0][1],
            ),
        )
        row.own += own
        row.attributed += len(use["mentions"]) - own
    return list(rows.values())


def _fit(words: str, column: str) -> str:
    """The words, cut to what the column holds."""
    return words[: getattr(LabelUseRow._meta.get_field(column), "max_length", None)]
