"""What the demo shows of arranging stories: one story that was merged into another, with its log and old address."""

from django.contrib.auth.models import User
from django.db import transaction

from reports.models import Story
from reports.services.stories import open_story
from reports.services.story_merging import merge_stories

#: The address of a story that became part of the one with the most reports.
MERGED_SLUG = "early-reports"
MERGED_TITLE = "Early reports"
REASON = "The first reports told of the same event under another title."


def arrange_demo(*, arranged_by: User | None = None) -> Story | None:
    """The story that an early one was merged into; None while there are no two stories, and when it was done before."""
    stories = [story for story in Story.objects.order_by("pk") if story.articles.exists()]
    if len(stories) < 2 or Story.every.filter(slug=MERGED_SLUG).exists():
        return None
    with transaction.atomic():
        into = max(stories, key=lambda story: (story.articles.count(), -story.pk))
        early = open_story(title=MERGED_TITLE, slug=MERGED_SLUG, created_by=arranged_by)
        merge_stories(into=into, merged=early, reason=REASON, merged_by=arranged_by)
    return into
