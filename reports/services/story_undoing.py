"""Taking a change of stories back, as far as nothing else was built on it."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from reports.models import Article, Story, StoryChange
from reports.selectors.story_obstacles import PINS, article_numbers, obstacle_to
from reports.services.sources import one_at_a_time
from reports.services.story_holding import (
    Json,
    Placing,
    StoryChangeRefused,
    announce,
    held_articles,
    held_stories,
    logged,
    placed,
    plain_reason,
)
from reports.services.story_merging import move_back
from reports.services.story_naming import give_name, named
from reports.services.story_proposals import reopen

Kind = StoryChange.Kind


def undo_change(*, change: StoryChange, reason: str = "", undone_by: User | None = None) -> StoryChange:
    """The row that takes the change back: everything stands as before it, and what it had settled waits again.

    Of a merge, what was moved on since stays where it is. A second undo of one change gives the first. Raises
    :class:`StoryChangeRefused` where something else was built on the change.
    """
    with transaction.atomic():
        reason = plain_reason(reason)
        stories = held_stories({pk for pk in (change.story_id, change.other_id) if pk})
        if existing := StoryChange.objects.filter(undoes=change).first():
            return existing
        articles = held_articles(article_numbers([change]))
        if obstacle := obstacle_to(change, stories, {article.pk: article for article in articles}):
            raise StoryChangeRefused("", obstacle)
        story, other = stories[change.story_id], stories.get(change.other_id or 0)
        details = _taken_back(change, story, other, articles, by=undone_by)
        reopen(change.details.get("settled", ()))
        return logged(Kind.UNDONE, story, other, details, reason=reason, by=undone_by, undoes=change)


def _taken_back(
    change: StoryChange, story: Story, other: Story | None, articles: Sequence[Article], *, by: User | None
) -> Json:
    if change.kind == Kind.RENAMED:
        one_at_a_time(Story)
        before = named(story)
        give_name(story, change.details["before"])
        return {"before": before, "after": named(story)}
    if change.kind in {Kind.CLOSED, Kind.OPENED}:
        story.takes_proposals = not story.takes_proposals
        story.save(update_fields=["takes_proposals"])
        return {}
    details: Json = {}
    if change.kind == Kind.MERGED and other:
        details["primary_texts"] = move_back(change, story, other, by=by)
    elif other and change.details.get("emptied"):
        other.merged_into = None
        other.save(update_fields=["merged_into"])
    details["reports"] = _put_back(change, articles)
    if change.kind == Kind.SPLIT and other and not story.primary_texts.live().exists():
        _lead_back(story, other)
    if change.kind not in PINS:
        announce(story.pk, other.pk if other else None)
    return details


def _put_back(change: StoryChange, articles: Sequence[Article]) -> list[Json]:
    """The reports as they stood before the change, but for those that have moved on."""
    by_number = {article.pk: article for article in articles}
    rows = []
    for row in change.details["reports"]:
        article = by_number.get(row["article"])
        if article and article.story_id == row["after"]["story"]:
            rows.append(placed(article, Placing.from_json(row["before"])))
    return rows


def _lead_back(story: Story, origin: Story) -> None:
    """The story that a split had made, left without reports: its address leads where they went."""
    if not story.articles.exists():
        story.merged_into = origin
        story.save(update_fields=["merged_into"])
