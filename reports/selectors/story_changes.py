"""The log of a story: what people and the machine did with it, and what of that can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q

from reports.models import Article, Story, StoryChange
from reports.selectors.story_addresses import stories_leading_to
from reports.selectors.story_obstacles import article_numbers, obstacle_to

CHANGES_ON_A_PAGE = 40
#: Reports named in a line of the log before "and n more".
REPORTS_NAMED = 8


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One row of the log; ``obstacle`` says why it cannot be taken back."""

    change: StoryChange
    story: Story
    is_undone: bool
    obstacle: str

    @property
    def is_about_here(self) -> bool:
        """Whether it changed this story, and not one that it concerns only as the other one."""
        return self.change.story_id == self.story.pk

    @property
    def reports(self) -> list[dict[str, object]]:
        return self.change.details.get("reports", [])[:REPORTS_NAMED]

    @property
    def more_count(self) -> int:
        return max(0, len(self.change.details.get("reports", [])) - REPORTS_NAMED)

    @property
    def can_be_undone(self) -> bool:
        return not self.is_undone and not self.obstacle


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """One page of the log of a story."""

    story: Story
    page: "Page[Any]"
    lines: tuple[ChangeLine, ...]


def change_log(story: Story, number: str | None) -> ChangeLog:
    """One page of the log, the newest first; what was done with stories that were merged into this one is in it."""
    numbers = _with_merged(story)
    undone = Exists(StoryChange.objects.filter(undoes=OuterRef("pk")))
    rows = StoryChange.objects.filter(Q(story__in=numbers) | Q(other__in=numbers)).annotate(is_undone=undone)
    listed = rows.select_related("story", "other", "changed_by", "undoes").order_by("-pk")
    page = Paginator(listed, CHANGES_ON_A_PAGE).get_page(number)
    changes = list(page.object_list)
    articles = {article.pk: article for article in Article.objects.filter(pk__in=article_numbers(changes))}
    return ChangeLog(story, page, tuple(_line(change, story, articles) for change in changes))


def change_of(story: Story, number: int) -> StoryChange | None:
    """The change with that number, if the log of this story has it."""
    numbers = _with_merged(story)
    return StoryChange.objects.filter(Q(story__in=numbers) | Q(other__in=numbers), pk=number).first()


def _line(change: StoryChange, story: Story, articles: Mapping[int, Article]) -> ChangeLine:
    stories = {one.pk: one for one in (change.story, change.other) if one}
    return ChangeLine(change, story, bool(getattr(change, "is_undone", False)), obstacle_to(change, stories, articles))


def _with_merged(story: Story) -> set[int]:
    """The story and every one that leads to it."""
    return {story.pk, *(one.pk for one in stories_leading_to(story))}
