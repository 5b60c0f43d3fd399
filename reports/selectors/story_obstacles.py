"""Whether a change of stories can still be taken back, and if not, why."""

from collections.abc import Iterable, Mapping

from reports.models import Article, Story, StoryChange

Kind = StoryChange.Kind
MOVES = frozenset([Kind.MOVED.value, Kind.SPLIT.value])
PINS = frozenset([Kind.PINNED.value, Kind.UNPINNED.value])


def obstacle_to(change: StoryChange, stories: Mapping[int, Story], articles: Mapping[int, Article]) -> str:
    """Why the change cannot be taken back as things stand; empty when it can."""
    if change.kind == Kind.UNDONE:
        return "An undo cannot be taken back. Make the change once more."
    story, other = stories.get(change.story_id), stories.get(change.other_id or 0)
    if story is None:
        return "The story is gone."
    if story.merged_into_id:
        return f"“{story.title}” has been merged into another story since. Take that back first."
    if change.kind == Kind.MERGED:
        return _of_merge(change, story, other)
    if change.kind in MOVES:
        return _of_move(change, other, articles)
    if change.kind in PINS:
        return _of_placement(change, articles)
    if change.kind == Kind.RENAMED:
        after = change.details["after"]
        return "" if (story.title, story.slug) == (after["title"], after["slug"]) else "It has been renamed since."
    is_as_made = story.takes_proposals == (change.kind == Kind.OPENED)
    return "" if is_as_made else "It has been opened or closed since."


def article_numbers(changes: Iterable[StoryChange]) -> set[int]:
    """The reports that the changes are about."""
    return {row["article"] for change in changes for row in change.details.get("reports", ())}


def _of_merge(change: StoryChange, into: Story, merged: Story | None) -> str:
    if merged is None:
        return "The story that was merged is gone."
    return "" if merged.merged_into_id == into.pk else f"“{merged.title}” is not merged into this story any more."


def _of_move(change: StoryChange, origin: Story | None, articles: Mapping[int, Article]) -> str:
    if origin is None and change.details.get("other_title"):
        return "The story that it left is gone."
    if origin and origin.merged_into_id and not _leads_on(change, origin):
        return f"“{origin.title}”, where it stood, has been merged into another story since. Move it by hand."
    return _of_placement(change, articles)


def _leads_on(change: StoryChange, origin: Story) -> bool:
    """Whether the story was emptied by this very change, and leads where its last report went."""
    return bool(change.details.get("emptied")) and origin.merged_into_id == change.story_id


def _of_placement(change: StoryChange, articles: Mapping[int, Article]) -> str:
    for row in change.details["reports"]:
        article = articles.get(row["article"])
        if article is None:
            return f"“{row['headline']}” is gone."
        if article.story_id != row["after"]["story"]:
            return f"“{row['headline']}” has been moved since. Take that back first, or move it by hand."
        if change.kind in PINS and article.placement != row["after"]["placement"]:
            return f"“{row['headline']}” has been placed anew since."
    return ""
