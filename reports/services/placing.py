"""Where a report belongs: found among the stories of its days, or opened for it (docs/method.md, "Stories").

Loads numpy and the sentence model: workers come here, web processes never do.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from reports.extraction.documents import ExtractedDocument
from reports.grouping.attaching import Other, likeliest_stories, other_of
from reports.grouping.keys import keys_of, rarest
from reports.grouping.lengths import measured
from reports.grouping.packing import is_readable
from reports.grouping.reasons import reasons_of
from reports.grouping.weights import attach_from, maybe_from
from reports.models import Article, Story, StoryProposal
from reports.selectors.grouping import (
    Asked,
    StoredFeatures,
    held_stories,
    near_reports,
    open_places,
    rejected_stories,
)
from reports.services.report_features import Ready, make_findable, read_features, ready_features, unpacked_row
from reports.services.sources import one_at_a_time
from reports.services.stories import stories_opened
from reports.services.story_proposals import propose
from reports.services.term_counts import OPEN_FOR, KnownTerms, known_terms, newest_counts

#: Stories that are told as "maybe" beside the one that a report was placed in, or beside none.
MOST_MAYBE = 3
OPENED = "No open story reports the same; a new one was opened."
#: Above the numbers of all stories: such a story is about to be opened.
_NEW = 1 << 62
_PLACED = """
UPDATE reports_article a
SET story_id = new.story, placement_score = new.score, placement_reason = new.reason, placement = %s
FROM (
    SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::float8[], %s::text[]) AS row(article, story, score, reason)
) AS new
WHERE a.id = new.article
"""


@dataclass(frozen=True, slots=True)
class StoryLikeness:
    """A story that a report may belong to: how alike, from 0 to 1, and why, in words."""

    story: int
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """The story that a report belongs to, None for one of its own, and those that it may belong to."""

    best: StoryLikeness | None = None
    maybe: tuple[StoryLikeness, ...] = ()


def place(*, article: Article) -> Story:
    """The story the article stands in, found among the open ones or opened for it; a person's choice stays.

    Its features are stored with it, so that later reports find it wherever it stands.
    """
    return place_all(articles=[article])[0]


def place_all(*, articles: Sequence[Article]) -> list[Story]:
    """The same for each of the articles, one after the other in their order, with the reading and writing in common."""
    terms = known_terms(newest_counts())
    ready = ready_features(articles, terms)
    with transaction.atomic():
        one_at_a_time(Story)  # else two first reports of one event open a story each
        standing = held_stories([article.pk for article in articles])
        if len(standing) < len({article.pk for article in articles}):
            raise Article.DoesNotExist
        make_findable(ready)
        waiting = [one for one in ready if standing.get(one.article.pk, 0) is None]
        placed = _stored(waiting, _Stories(waiting, terms).decided()) if waiting else {}
        stories = Story.objects.in_bulk({pk for pk in standing.values() if pk} - placed.keys()) | placed
        where = standing | {one.article.pk: one.article.story_id for one in waiting}
    return [stories[where[article.pk] or 0] for article in articles]


class _Stories:
    """The stories of the days of some reports, which grow as one report after the other finds its place."""

    def __init__(self, waiting: Sequence[Ready], terms: KnownTerms) -> None:
        self._waiting, self._terms = waiting, terms
        asked = [found for one in waiting if (found := _asked(one, terms))]
        self._near, self._rows = near_reports(asked) if asked else ({}, {})
        self._places = open_places(self._rows) if self._rows else {}
        self._others = {pk: other_of(row.features) for pk, row in self._rows.items() if is_readable(row.features)}
        # A report that waits itself is found from when it has its place.
        self._later = {one.article.pk for one in waiting}
        self._refused: set[tuple[int, int]] | None = None

    def decided(self) -> list[Fit]:
        """Where each report belongs, in their order; a story that is to be opened has the place of its report."""
        fits = []
        for place, one in enumerate(self._waiting):
            fit = self._fit(one)
            self._places[one.article.pk] = fit.best.story if fit.best else _NEW + place
            self._later.discard(one.article.pk)
            fits.append(fit)
        return fits

    def _fit(self, one: Ready) -> Fit:
        if one.mine is None:
            return Fit()
        others, rows = [], []
        for pk in self._near.get(one.article.pk, ()):
            story = self._places.get(pk)
            if pk != one.article.pk and story is not None and pk not in self._later and pk in self._others:
                others.append(self._others[pk].standing(story, self._rows[pk].moment, self._rows[pk].language))
                rows.append(self._rows[pk])
        return fitting(one, others, rows, self._terms, lambda found: not self._is_refused(one, found))

    def _is_refused(self, one: Ready, story: int) -> bool:
        if self._refused is None:
            self._refused = rejected_stories([one.article.pk for one in self._waiting])
        return (one.article.pk, story) in self._refused


def _asked(one: Ready, terms: KnownTerms, article: int = 0) -> Asked | None:
    when = one.mine.report.moment if one.mine else None
    if when is None or not one.keys:
        return None
    keys = rarest(list(one.keys), terms.words, terms.pairs, terms.open_reports)
    return Asked(one.article.pk or article, keys, when - OPEN_FOR, when + OPEN_FOR)


def fitting(
    one: Ready,
    others: Sequence[Other],
    rows: Sequence[StoredFeatures],
    terms: KnownTerms,
    is_wanted: Any = lambda story: True,
) -> Fit:
    """The stories among ``others`` that the report fits; ``rows`` are their features as stored."""
    if one.mine is None:
        return Fit()
    reports = max(terms.words.reports, len(others) + 1)
    likely = likeliest_stories(one.mine, others, least=maybe_from(reports))
    likely = [found for found in likely if is_wanted(found.story)][: MOST_MAYBE + 1]
    told = tuple(
        StoryLikeness(found.story, found.score, reasons_of(one.mine.report, unpacked_row(rows[found.nearest])))
        for found in likely
    )
    if told and told[0].score >= attach_from(reports):
        return Fit(told[0], told[1:])
    return Fit(None, told[:MOST_MAYBE])


def _stored(waiting: Sequence[Ready], fits: Sequence[Fit]) -> dict[int, Story]:
    """The stories of the reports that waited, by their numbers; those are opened that they open."""
    alone = [(place, one.article) for place, (one, fit) in enumerate(zip(waiting, fits, strict=True)) if not fit.best]
    opened = stories_opened([(article.headline, article.submitted_by_id) for _, article in alone])
    new = {_NEW + place: story for (place, _), story in zip(alone, opened, strict=True)}
    found = {fit.best.story for fit in fits if fit.best} - new.keys()
    stories = new | _standing(found)
    for place, (one, fit) in enumerate(zip(waiting, fits, strict=True)):
        one.article.story = stories[fit.best.story if fit.best else _NEW + place]
        one.article.placement = Article.Placement.PROPOSED
        one.article.placement_score = round(fit.best.score, 2) if fit.best else None
        one.article.placement_reason = told(fit.best) if fit.best else OPENED
    _store([one.article for one in waiting])
    for one, fit in zip(waiting, fits, strict=True):
        for maybe in () if fit.best else fit.maybe:
            share = round(maybe.score, 2)
            kind, other = StoryProposal.Kind.PLACE, stories.get(maybe.story) or Story.objects.get(pk=maybe.story)
            propose(kind=kind, story=other, article=one.article, score=share, reasons=maybe.reasons)
    return {story.pk: story for story in stories.values()}


def _standing(numbers: Collection[int]) -> dict[int, Story]:
    """The stories of these numbers, or those that they were merged into just now, held until the transaction ends."""
    held = {one.pk: one for one in Story.every.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk")}
    for number, story in held.items():
        while story.merged_into_id:
            story = Story.every.select_for_update(no_key=True).get(pk=story.merged_into_id)
        held[number] = story
    return held


def _store(articles: Sequence[Article]) -> None:
    rows = [(one.pk, one.story_id, one.placement_score, one.placement_reason) for one in articles]
    with connection.cursor() as cursor:
        cursor.execute(_PLACED, [Article.Placement.PROPOSED, *(list(column) for column in zip(*rows, strict=True))])


def told(found: StoryLikeness) -> str:
    """Why a report fits, as one sentence that a placement has room for."""
    words = "; ".join(found.reasons)
    longest = Article._meta.get_field("placement_reason").max_length or 0
    words = words if len(words) < longest else f"{words[: longest - 2]}…"
    return f"{words[:1].upper()}{words[1:]}."


def fit_of_document(document: ExtractedDocument, *, moment: datetime) -> dict[str, Any]:
    """Where a document that is not stored yet would be placed: see ``item_proposals.proposal_for``."""
    headline = document.headline.value if document.headline else ""
    if not document.body.strip():
        return {}
    terms = known_terms(newest_counts())
    mine = measured(read_features(headline, document.body, document.language, moment), terms.words, terms.pairs)
    one = Ready(Article(), 0, mine, tuple(keys_of(mine)))
    fits = _Stories([one], terms).decided()[0]
    rows = [_proposal_row(found) for found in (fits.best, *fits.maybe) if found is not None]
    best = rows.pop(0) if fits.best is not None else {"story": None, "title": "", "score": None, "reasons": []}
    return best | {"maybe": rows}


def _proposal_row(found: StoryLikeness) -> dict[str, Any]:
    title = Story.objects.values_list("title", flat=True).get(pk=found.story)
    return {"story": found.story, "title": title, "score": round(found.score, 2), "reasons": list(found.reasons)}
