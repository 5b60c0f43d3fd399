"""Repair each hour: what came one by one is looked at together (docs/method.md, "Stories").

A report that the machine placed goes where it fits better; two stories that may be one, and a report that may not
belong, wait for an editor. What a person placed stays, and so do the reports of a story that a person opened.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from reports.grouping.batch import alike_pairs
from reports.grouping.packing import is_readable, told_from_json, unpacked
from reports.grouping.reasons import reasons_of
from reports.grouping.values import ReportFeatures
from reports.grouping.weights import attach_from, least_likeness, split_below
from reports.models import Article, ArticleKeys, Story, StoryProposal
from reports.selectors.grouping import rejected_stories
from reports.services.story_changes import move_proposed
from reports.services.story_holding import LONGEST_REASON, Stood, StoryChangeRefused
from reports.services.story_proposals import expire_proposals, propose
from reports.services.term_counts import count_terms

#: Reports of so many days are looked at together, the newest ones; a choice.
DAYS = timedelta(days=7)
MOST_REPORTS = 10_000
#: A proposal that nobody decided in this time is not asked any more.
PROPOSALS_WAIT = timedelta(days=14)

Kind = StoryProposal.Kind


@dataclass(frozen=True, slots=True)
class Standing:
    """A report as it stands: in which story, and whether the machine may move it."""

    article: int
    story: int
    is_movable: bool
    features: ReportFeatures


@dataclass(frozen=True, slots=True)
class Repaired:
    """How much was done: reports moved, merges and splits proposed."""

    moved: int = 0
    merges: int = 0
    splits: int = 0


def regroup() -> Repaired:
    """Count terms anew, settle old proposals, and repair the stories of the last days; again it changes nothing."""
    now = timezone.now()
    _keep_moments()
    count_terms()
    expire_proposals(before=now - PROPOSALS_WAIT)
    standing = _standing(since=now - DAYS)
    if len(standing) < 2:
        return Repaired()
    alike = _Alike(standing)
    moved = sum(_move(better) for better in alike.better_places())
    merges = sum(_propose_merge(*pair) for pair in alike.story_pairs())
    splits = sum(_propose_split(standing[place], score) for place, score in alike.strangers())
    return Repaired(moved, merges, splits)


def _keep_moments() -> None:
    """A time of publication that was put right holds for grouping, too; keys follow with the next text."""
    published = Article.objects.filter(pk=OuterRef("article")).values(when=Coalesce("published_at", "created_at"))
    rows = ArticleKeys.objects.annotate(when=Subquery(published))
    rows.exclude(moment=F("when")).update(moment=Subquery(published))


def _standing(*, since: datetime) -> list[Standing]:
    """Reports of those days in the order in which they came, with where they stand."""
    rows = ArticleKeys.objects.filter(moment__gte=since, article__story__takes_proposals=True)
    rows = rows.select_related("article__story").order_by("-moment", "-article")[:MOST_REPORTS]
    found = []
    for row in reversed(rows):
        story = row.article.story
        if story is None or not is_readable(row.features):
            continue
        is_movable = row.article.placement == Article.Placement.PROPOSED and story.is_title_proposed
        told = told_from_json(row.told)
        features = unpacked(bytes(row.features), told=told, language=row.language, moment=row.moment)
        found.append(Standing(row.article_id, story.pk, is_movable, features))
    return found


@dataclass(frozen=True, slots=True)
class Better:
    """A story that fits a report better than its own."""

    report: Standing
    to: int
    score: float
    reasons: tuple[str, ...]


class _Alike:
    """Mean likenesses between reports and stories, counted over all their pairs."""

    def __init__(self, standing: Sequence[Standing]) -> None:
        self._standing = standing
        self._sizes: dict[int, int] = defaultdict(int)
        for one in standing:
            self._sizes[one.story] += 1
        self._sums: list[dict[int, float]] = [defaultdict(float) for _ in standing]
        self._between: dict[tuple[int, int], float] = defaultdict(float)
        self._nearest: dict[tuple[int, int], tuple[float, int, int]] = {}
        self._likest: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
        for first, second, score in alike_pairs([one.features for one in standing]):
            self._add(first, second, score)

    def _add(self, first: int, second: int, score: float) -> None:
        mine, theirs = self._standing[first].story, self._standing[second].story
        self._sums[first][theirs] += score
        self._sums[second][mine] += score
        if mine != theirs:
            self._likest[first, theirs].append((score, second))
            self._likest[second, mine].append((score, first))
            pair = (min(mine, theirs), max(mine, theirs))
            self._between[pair] += score
            self._nearest[pair] = max(self._nearest.get(pair, (0.0, 0, 0)), (score, first, second))

    def better_places(self) -> list[Better]:
        """Movable reports that another story fits so that they would be placed there, and their own less.

        The likest come first. A story takes or gives, never both at once, else two reports would change places.
        """
        found, giving, taking = [], set[int](), set[int]()
        for better in sorted(self._all_better(), key=lambda one: (-one.score, one.report.article)):
            if better.report.story not in taking and better.to not in giving:
                giving.add(better.report.story)
                taking.add(better.to)
                found.append(better)
        return found

    def _all_better(self) -> Iterator[Better]:
        least = attach_from(len(self._standing))
        for place, one in enumerate(self._standing):
            best = self._best_elsewhere(place) if one.is_movable else None
            if best and best.score >= least and best.score > self._own(place) and self._leaves(place, best.to):
                yield best

    def _best_elsewhere(self, place: int) -> Better | None:
        one = self._standing[place]
        means = {story: total / self._sizes[story] for story, total in self._sums[place].items() if story != one.story}
        if not means:
            return None
        to = min(means, key=lambda story: (-means[story], story))
        _, nearest = max(self._likest[place, to])
        return Better(one, to, means[to], reasons_of(one.features, self._standing[nearest].features))

    def _leaves(self, place: int, to: int) -> bool:
        """Of two stories of one report each the older one stays."""
        own = self._standing[place].story
        return self._sizes[own] > 1 or self._sizes[to] > 1 or to < own

    def _own(self, place: int) -> float:
        story = self._standing[place].story
        others = self._sizes[story] - 1
        return self._sums[place][story] / others if others else 0.0

    def story_pairs(self) -> Iterator[tuple[int, int, float, tuple[str, ...]]]:
        """Stories that batch grouping would join, with their mean likeness and the reasons of the nearest reports."""
        least = least_likeness(len(self._standing))
        for (one, other), total in sorted(self._between.items()):
            mean = total / (self._sizes[one] * self._sizes[other])
            if mean >= least:
                _, first, second = self._nearest[one, other]
                yield one, other, mean, reasons_of(self._standing[first].features, self._standing[second].features)

    def strangers(self) -> Iterator[tuple[int, float]]:
        """Movable reports of stories of three and more that are hardly like the rest of them."""
        least = split_below(len(self._standing))
        for place, one in enumerate(self._standing):
            if one.is_movable and self._sizes[one.story] > 2 and self._own(place) < least:
                yield place, self._own(place)


def _move(better: Better) -> bool:
    report, to = better.report, Story.objects.filter(pk=better.to).first()
    if to is None or (report.article, better.to) in rejected_stories([report.article]) or _is_confirmed(report):
        return False
    reason = "; ".join(better.reasons)[:LONGEST_REASON]
    stood = Stood(report.article, report.story)
    try:
        move_proposed(report=stood, to=to, score=round(better.score, 2), reason=reason[:1].upper() + reason[1:])
    except StoryChangeRefused:  # somebody was quicker
        return False
    return True


def _is_confirmed(report: Standing) -> bool:
    """Whether an editor said that it belongs where it stands."""
    asked = StoryProposal.objects.filter(kind=Kind.SPLIT, story=report.story, article=report.article)
    return asked.filter(state=StoryProposal.State.REJECTED).exists()


def _propose_merge(one: int, other: int, score: float, reasons: Iterable[str]) -> bool:
    stories: Mapping[int, Any] = Story.objects.in_bulk([one, other])
    if len(stories) < 2:
        return False
    made = propose(kind=Kind.MERGE, story=stories[one], other=stories[other], score=score, reasons=list(reasons))
    return made is not None and made.state == StoryProposal.State.OPEN


def _propose_split(report: Standing, score: float) -> bool:
    article = Article.objects.select_related("story").filter(pk=report.article, story=report.story).first()
    if article is None or article.story is None:
        return False
    reasons = ["hardly like the other reports of the story"]
    made = propose(kind=Kind.SPLIT, story=article.story, article=article, score=score, reasons=reasons)
    return made is not None and made.state == StoryProposal.State.OPEN
