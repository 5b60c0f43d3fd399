"""Opening stories and placing articles in them."""

import itertools
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils.text import slugify

from reports.grouping import Candidate, Report, best_story
from reports.models import Article, Story, StoryAddress
from reports.services.sources import one_at_a_time

#: An article is compared with placed reports at most this much older or younger (docs/method.md, "Stories").
OPEN_FOR = timedelta(hours=72)
#: Reports looked at for one article; the newest ones.
MOST_CANDIDATES = 200
LONGEST_SLUG = 120
#: Room for a number behind a slug of the same words.
ROOM_FOR_NUMBER = 6


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
            slug=slug or free_story_slug(title),
            place=place,
            summary=summary,
            is_title_proposed=is_proposed,
            created_by=created_by,
        )


def free_story_slug(words: str) -> str:
    """A slug of those words that no story has or ever had; ask for it behind ``one_at_a_time(Story)``."""
    base = slugify(words)[: LONGEST_SLUG - ROOM_FOR_NUMBER].strip("-") or "story"
    taken = set(Story.every.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= set(StoryAddress.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slugs = itertools.chain([base], (f"{base}-{number}" for number in itertools.count(2)))
    return next(slug for slug in slugs if slug not in taken)


def slug_is_free(slug: str, *, but_for: Story) -> bool:
    """Whether no other story has or ever had that address."""
    if StoryAddress.objects.filter(slug=slug).exclude(story=but_for).exists():
        return False
    return not Story.every.filter(slug=slug).exclude(pk=but_for.pk).exists()


def place_article(*, article: Article, story: Story) -> Article:
    """The article in that story by a person's decision, which no proposal ever changes.

    Where the story has been merged into another one meanwhile, it is that one.
    """
    with transaction.atomic():
        article.story = _held_where_it_leads(story)
        article.placement = Article.Placement.PERSON
        article.placement_score = None
        article.placement_reason = ""
        article.save(update_fields=["story", "placement", "placement_score", "placement_reason"])
    return article


def _held_where_it_leads(story: Story) -> Story:
    """The story that stands for this one, which nobody merges until the transaction ends."""
    found = Story.every.select_for_update(no_key=True).get(pk=story.pk)
    while found.merged_into_id:
        found = Story.every.select_for_update(no_key=True).get(pk=found.merged_into_id)
    return found


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
