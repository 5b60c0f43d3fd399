"""What the demo shows of arranging stories: one proposal that waits, and one story that was merged into another."""

from django.contrib.auth.models import User
from django.db import transaction

from reports.models import Article, Story, StoryProposal
from reports.services.stories import open_story
from reports.services.story_merging import merge_stories
from reports.services.story_proposals import propose

#: The address of a story that became part of the one with the most reports.
MERGED_SLUG = "early-reports"
MERGED_TITLE = "Early reports"
REASON = "The first reports told of the same event under another title."


def arrange_demo(*, arranged_by: User | None = None) -> StoryProposal | None:
    """One report on the maybe list of another story, and an address that leads on; None while there are no two stories.

    Called again it changes nothing.
    """
    stories = [story for story in Story.objects.order_by("pk") if story.articles.exists()]
    if len(stories) < 2 or StoryProposal.objects.exists():
        return None
    with transaction.atomic():
        into = max(stories, key=lambda story: (story.articles.count(), -story.pk))
        if not Story.every.filter(slug=MERGED_SLUG).exists():
            early = open_story(title=MERGED_TITLE, slug=MERGED_SLUG, created_by=arranged_by)
            merge_stories(into=into, merged=early, reason=REASON, merged_by=arranged_by)
        article = _in_doubt(into, stories)
        # What the machine would do: the report stands somewhere by its own doing, not by a person's.
        if article.placement == Article.Placement.PERSON:
            Article.objects.filter(pk=article.pk).update(placement=Article.Placement.PROPOSED, placement_score=0.44)
            article.refresh_from_db()
        reasons = ["names in common", "published within the same days"]
        return propose(kind=StoryProposal.Kind.PLACE, story=into, article=article, score=0.37, reasons=reasons)


def _in_doubt(into: Story, stories: list[Story]) -> Article:
    """The first report that was published after those of the story, of another one; or else the last of all."""
    newest = into.articles.order_by("-published_at", "-pk").values_list("published_at", flat=True).first()
    others = Article.objects.filter(story__in=[story for story in stories if story != into])
    later = others.filter(published_at__gte=newest) if newest else others.none()
    return later.order_by("published_at", "pk").first() or others.order_by("-published_at", "-pk")[0]
