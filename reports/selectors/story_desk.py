"""The "maybe" list: what may belong together and waits for an editor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from reports.models import Article, StoryProposal
from reports.selectors.report_lines import (
    ReportLine,
    StoryLine,
    likeness_in_words,
    line_of,
    story_lines,
    with_leads,
)

PROPOSALS_ON_A_PAGE = 12
#: Reports of a story that stand beside what it may have in common with.
REPORTS_SHOWN = 2
#: So long, and so many of them, what somebody settled is offered for taking back on the list itself.
JUST_NOW = timedelta(hours=1)
MOST_JUST_NOW = 3
Kind, State = StoryProposal.Kind, StoryProposal.State


@dataclass(frozen=True, slots=True)
class MaybeLine:
    """One proposal with both sides of it."""

    proposal: StoryProposal
    report: ReportLine | None
    story: StoryLine
    other: StoryLine | None

    @property
    def likeness(self) -> str:
        return likeness_in_words(self.proposal.score)

    @property
    def words(self) -> str:
        """What it is about, for people who hear the buttons without what stands beside them."""
        about = self.proposal.article or self.proposal.other
        return f"{about} – {self.proposal.story}"

    @property
    def other_reports(self) -> tuple[ReportLine, ...]:
        return self.other.reports[:REPORTS_SHOWN] if self.other else ()

    @property
    def rest(self) -> tuple[ReportLine, ...]:
        """The reports of the story but the one that it is about."""
        about = self.proposal.article_id
        return tuple(line for line in self.story.reports if line.article.pk != about)[:REPORTS_SHOWN]


@dataclass(frozen=True, slots=True)
class MaybeList:
    """One page of the list."""

    asked: Mapping[str, Any]
    page: "Page[StoryProposal]"
    lines: tuple[MaybeLine, ...]
    counts: Mapping[str, int]
    just_now: tuple[StoryProposal, ...]

    @property
    def is_narrowed(self) -> bool:
        return any(self.asked.values())

    @property
    def is_waiting(self) -> bool:
        return self.asked.get("state") in {"", State.OPEN}


def maybe_list(asked: Mapping[str, Any], number: str | None, user: User) -> MaybeList:
    """One page of what waits, the most alike first, or of what was settled; a fixed number of queries."""
    page = Paginator(_asked(asked), PROPOSALS_ON_A_PAGE).get_page(number)
    proposals = list(page.object_list)
    numbers = [proposal.article_id for proposal in proposals if proposal.article_id]
    reports = {article.pk: line_of(article) for article in with_leads(Article.objects.filter(pk__in=numbers))}
    sides = [side for proposal in proposals for side in (proposal.story, proposal.other) if side]
    stories = story_lines(sides, shown=REPORTS_SHOWN + 1)
    lines = tuple(
        MaybeLine(
            proposal,
            reports.get(proposal.article_id or 0),
            stories[proposal.story_id],
            stories.get(proposal.other_id or 0),
        )
        for proposal in proposals
    )
    return MaybeList(asked, page, lines, _counts(), _just_now(user))


def waiting_count() -> int:
    """Proposals that wait for an editor."""
    return StoryProposal.objects.filter(state=State.OPEN).count()


def _asked(asked: Mapping[str, Any]) -> QuerySet[StoryProposal]:
    rows = StoryProposal.objects.select_related("story", "other", "article__story", "decided_by")
    rows = rows.filter(state=asked.get("state") or State.OPEN)
    if kind := asked.get("kind"):
        rows = rows.filter(kind=kind)
    for word in str(asked.get("q", "")).split():
        told = Q(story__title__icontains=word) | Q(other__title__icontains=word) | Q(article__headline__icontains=word)
        rows = rows.filter(told)
    is_settled = asked.get("state") not in {"", None, State.OPEN}
    return rows.order_by("-decided_at", "pk") if is_settled else rows.order_by("-score", "pk")


def _counts() -> dict[str, int]:
    rows = StoryProposal.objects.filter(state=State.OPEN).order_by().values_list("kind").annotate(Count("pk"))
    return dict(rows)


def _just_now(user: User) -> tuple[StoryProposal, ...]:
    mine = StoryProposal.objects.filter(decided_by=user, decided_at__gte=timezone.now() - JUST_NOW)
    rows = mine.filter(state__in=[State.ACCEPTED, State.REJECTED]).select_related("story", "other", "article")
    return tuple(rows.order_by("-decided_at", "-pk")[:MOST_JUST_NOW])
