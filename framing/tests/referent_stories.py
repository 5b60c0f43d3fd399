"""A story whose reports speak of the same people in different words, stored as analyses and comparisons store it."""

from typing import Any

from framing.models import AnalysisRun
from framing.selectors.decision_places import Named
from framing.tests.claim_stories import report_of
from framing.tests.factories import ComparisonFactory
from reports.models import Mention, Story
from reports.tests.factories import MentionFactory, StoryFactory

LONG = (
    "The wardens of Brennick shut the gate on Monday, and the guards left at noon.",
    "The guards had no orders, fishermen said. Nobody saw the wardens of Brennick again.",
)
SHORT = (
    "The gate crew shut it on Tuesday; fishermen watched the gate crew for an hour.",
    "A mob of keepers blocked the quay at night.",
)
#: Who is named in which words, by report: the wardens are called four things, the mob may be them.
WARDENS, FISHERMEN, MOB = "The wardens of Brennick", "fishermen", "A mob of keepers"
WORDINGS: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {
    LONG: {WARDENS: (WARDENS, "the guards"), FISHERMEN: (FISHERMEN,)},
    SHORT: {WARDENS: ("The gate crew",), FISHERMEN: (FISHERMEN,), MOB: (MOB,)},
}
LABELS = {WARDENS: "wardens of Brennick", "the guards": "guards", "The gate crew": "gate crew", MOB: "mob of keepers"}


def mentions_in(run: AnalysisRun, words: str, referent: int = 0) -> list[Mention]:
    """Every place where the report has these words, in any case, as a stored mention of the run."""
    text, made, at = run.revision.text.casefold(), [], -1
    while (at := text.find(words.casefold(), at + 1)) >= 0:
        sentence = next(number for number, (_, start, end) in enumerate(run.sentences) if start <= at < end)
        number = run.revision.mentions.count() + 1
        ends = {"start": at, "end": at + len(words), "sentence": sentence, "chain": referent}
        made.append(MentionFactory(revision=run.revision, number=number, words=words, kind="group", **ends))
    return made


def referents_story(reports: int = 2, *, slug: str = "") -> Story:
    """A story of a gate that wardens shut: each second report calls them a crew, and tells of a mob beside."""
    story: Story = StoryFactory(**({"slug": slug} if slug else {}))
    cells: dict[str, dict[str, list[dict[str, Any]]]] = {name: {} for name in (WARDENS, FISHERMEN, MOB)}
    for at in range(reports):
        told = SHORT if at % 2 else LONG
        run = report_of(story, told)
        for number, (name, wordings) in enumerate(WORDINGS[told].items()):
            key = str(run.revision.article_id)
            cells[name][key] = [_label(run, words, number) for words in wordings]
    rows = [_referent(number, name, found) for number, (name, found) in enumerate(cells.items(), start=1) if found]
    proposals = [{"first": 1, "second": 3, "reasons": ["both shut the quay"], "confidence": 0.6}] if reports > 1 else []
    ComparisonFactory(story=story, referents=rows, proposals=proposals)
    return story


def _label(run: AnalysisRun, words: str, referent: int) -> dict[str, Any]:
    rows = [[row.number, row.start, row.end, row.zone, row.voice, None] for row in mentions_in(run, words, referent)]
    text = LABELS.get(words, words)
    return {"key": text.casefold(), "text": text, "is_name": False, "mentions": rows}


def _referent(number: int, name: str, cells: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    row = {"number": number, "name": LABELS.get(name, name), "kind": "group", "standing": "proposed", "key": ""}
    row |= {"set": None, "difference": 0.5, "cells": cells, "directions": {}, "pronouns": {}, "diversity": {}}
    return row | {"links": [], "crossings": []}


def runs_of(story: Story) -> list[AnalysisRun]:
    """The analyses in the order of the reports."""
    return list(AnalysisRun.objects.filter(revision__article__story=story).order_by("revision__article"))


def wardens_in(story: Story) -> list[Named]:
    """Every mention of the wardens: by name, as guards, as the crew."""
    return [name for words in (WARDENS, "the guards", "the gate crew") for name in named_in(story, words)]


def named_in(story: Story, words: str) -> list[Named]:
    """The mentions of these words in the order of the reports."""
    rows = Mention.objects.filter(revision__article__story=story).select_related("revision")
    return [
        Named(row.revision.article_id, row.revision_id, row.start, row.end)
        for row in rows.order_by("revision__article__published_at", "revision__article", "number")
        if row.revision.text[row.start : row.end].casefold() == words.casefold()
    ]
