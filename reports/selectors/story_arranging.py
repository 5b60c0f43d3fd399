"""What an editor arranges: the reports of a story or chosen ones, where they could go, what a merge would come to."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from reports.models import Article, Story, StoryProposal
from reports.models.primary import MOST_LIVE
from reports.selectors.report_lines import ReportLine, StoryLine, line_of, stories_found, story_lines, with_leads

#: Stories offered to move reports to, or to merge.
MOST_OFFERS = 8
#: Reports of each story that a merge is looked at with.
MERGE_REPORTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Arranging:
    """Reports with where each stands, and the stories that they could be moved to."""

    reports: tuple[ReportLine, ...]
    offers: tuple[Story, ...]
    words: str

    @property
    def fixed_count(self) -> int:
        return sum(line.article.placement == Article.Placement.PERSON for line in self.reports)


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Two stories, and what becomes of the second when it is merged into the first."""

    into: StoryLine
    merged: StoryLine
    primary_count: int
    same_primary_count: int
    room: int

    @property
    def has_room(self) -> bool:
        return self.primary_count <= self.room


def arranging_of(story: Story, words: str, chosen: str = "") -> Arranging:
    """The reports of a story in order of publication, in three queries."""
    reports = Article.objects.filter(story=story).order_by(F("published_at").asc(nulls_last=True), "pk")
    return _arranging(list(with_leads(reports).select_related("story")), words, chosen)


def arranging_chosen(numbers: Sequence[int], words: str, chosen: str = "") -> Arranging:
    """The same of reports of whatever stories."""
    reports = Article.objects.filter(pk__in=numbers).order_by("story", F("published_at").asc(nulls_last=True), "pk")
    return _arranging(list(with_leads(reports).select_related("story")), words, chosen)


def merge_preview(into: Story, merged: Story) -> MergePreview:
    """What a merge would come to, before it happens."""
    lines = story_lines([into, merged], shown=MERGE_REPORTS_SHOWN)
    there = set(into.primary_texts.live().values_list("digest", flat=True))
    coming = list(merged.primary_texts.live().values_list("digest", flat=True))
    same = sum(digest in there for digest in coming)
    return MergePreview(
        into=lines[into.pk],
        merged=lines[merged.pk],
        primary_count=len(coming) - same,
        same_primary_count=same,
        room=MOST_LIVE - len(there),
    )


def _arranging(articles: list[Article], words: str, chosen: str) -> Arranging:
    """With words the stories that have them; without, those that were proposed, then those of the same days."""
    here = {article.story_id for article in articles if article.story_id}
    but = list(here) if len(here) == 1 else []
    offers: list[Story] = []
    if not words.strip():
        offers = _proposed_for(articles, but)
    moments = [article.published_at for article in articles if article.published_at]
    known = {story.pk for story in offers}
    found = stories_found(words, but=but, near=max(moments, default=None), most=MOST_OFFERS)
    offers += [story for story in found if story.pk not in known]
    offers = offers[:MOST_OFFERS]
    if chosen and all(story.slug != chosen for story in offers):
        offers += Story.objects.filter(slug=chosen)
    return Arranging(tuple(line_of(article) for article in articles), tuple(offers), words)


def _proposed_for(articles: Sequence[Article], but: Sequence[int]) -> list[Story]:
    waiting = StoryProposal.objects.filter(
        state=StoryProposal.State.OPEN, kind=StoryProposal.Kind.PLACE, article__in=articles
    )
    stories = {row.story_id: row.story for row in waiting.select_related("story")[:MOST_OFFERS]}
    return [story for pk, story in stories.items() if pk not in but]
