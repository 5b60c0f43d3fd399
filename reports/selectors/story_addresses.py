"""Where the addresses of stories lead: every one that was ever used leads to a story that stands."""

from django.db.models import Exists, OuterRef, QuerySet

from reports.models import Story, StoryAddress


def with_was_joined() -> QuerySet[Story]:
    """The stories that stand, each with ``was_joined``: whether another one became part of it."""
    return Story.objects.annotate(was_joined=Exists(Story.every.filter(merged_into=OuterRef("pk"))))


def stories_leading_to(story: Story) -> list[Story]:
    """The stories that became part of this one, directly or by way of others; a query for each step."""
    found: list[Story] = []
    newest = [story.pk]
    while newest:
        merged = list(Story.every.filter(merged_into__in=newest).order_by("pk"))
        newest = [one.pk for one in merged]
        found += merged
    return found


def story_led_to(slug: str) -> Story | None:
    """The story that stands where that address leads, by its renamings and the merges since; None where it is no one's.

    Costs one query for an address of its own, and one more for each step.
    """
    story = Story.every.filter(slug=slug).first()
    if story is None:
        old = StoryAddress.objects.select_related("story").filter(slug=slug).first()
        story = old.story if old else None
    while story and story.merged_into_id:
        story = Story.every.get(pk=story.merged_into_id)
    return story
