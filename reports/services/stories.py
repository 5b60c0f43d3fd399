"""Opening stories and placing articles in them."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Coalesce

from reports.grouping import Candidate, Report, best_story
from reports.models import Article, Story
from reports.services.sources import free_slug, one_at_a_time

#: An article is compared with placed reports at most this much older or younger (docs/method.md, "Stories").
OPEN_FOR = timedelta(hours=72)
#: Reports looked at for one article; the newest ones.
MOST_CANDIDATES = 200


def open_story(
    *,
    title: str,
    created_by: User | None = None,
    place: str = "",
    summary: str = "",
    slug: str = "",
    is_proposed: bool = False,
) -> Story:
    """A new story of that title."""
    title = " ".join(title.split())[:200]
    with transaction.atomic():
        one_at_a_time(Story)
        return Story.objects.create(
            title=title,
            slug=slug or free_slug(Story, title, longest=120),
            place=place,
            summary=summary,
            is_title_proposed=is_proposed,
            created_by=created_by,
        )


def place_article(*, article: Article, story: Story) -> Article:
    """The article in that story by a person's decision, which no proposal ever changes."""
    with transaction.atomic():
        article.story = story
        article.placement = Article.Placement.PERSON
        article.placement_score = None
        article.placement_reason = ""
        article.save(update_fields=["story", "placement", "placement_score", "placement_reason"])
    return article


def propose_story(*, article: Article) -> Story:
    """The story the article stands in, found among the open ones or opened for it; a person's choice stays."""
    if article.story is not None:
        return article.story
    with transaction.atomic():
        one_at_a_time(Story)  # else two first reports of one event open a story each
        locked = Article.objects.select_for_update().get(pk=article.pk)
        if locked.story is not None:
            return locked.story
        proposal = best_story(_report_of(article), _candidates(article))
        story = (
            Story.objects.get(pk=proposal.story)
            if proposal
            else open_story(title=article.headline, is_proposed=True, created_by=article.submitted_by)
        )
        locked.story = story
        locked.placement = Article.Placement.PROPOSED
        locked.placement_score = proposal.score if proposal else None
        locked.placement_reason = (
            proposal.reason if proposal else "No open story reports the same; a new one was opened."
        )
        locked.save(update_fields=["story", "placement", "placement_score", "placement_reason"])
    return story


def _report_of(article: Article) -> Report:
    text = article.latest_revision.text if article.latest_revision else ""
    return Report(headline=article.headline, text=text)


def _candidates(article: Article) -> list[Candidate]:
    """Placed reports of the days around; one without a time of publication counts from when it was brought in."""
    when = article.published_at or article.created_at
    near = (
        Article.objects.with_latest_revision()
        .annotate(moment=Coalesce("published_at", "created_at"))
        .filter(story__isnull=False, latest_revision__isnull=False)
        .filter(moment__range=(when - OPEN_FOR, when + OPEN_FOR))
        .exclude(pk=article.pk)
        .order_by("-moment", "-pk")[:MOST_CANDIDATES]
    )
    return [
        Candidate(
            story=other.story_id,
            report=_report_of(other),
            hours_apart=abs((other.moment - when).total_seconds()) / 3600,
        )
        for other in near
        if other.story_id is not None
    ]
