"""Opening stories and placing articles in them."""

import itertools
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.text import slugify

from reports.models import Article, Story, StoryAddress
from reports.services.sources import one_at_a_time

LONGEST_SLUG = 120
#: Room for a number behind a slug of the same words.
ROOM_FOR_NUMBER = 6
# Slugs are of plain letters, figures, strokes: all that begin so stand before a tilde. LIKE would find no index here.
_SLUGS = """
SELECT found.slug FROM unnest(%s::text[]) AS asked(words) CROSS JOIN LATERAL (
    SELECT slug FROM reports_story WHERE slug ~>=~ asked.words AND slug ~<~ (asked.words || '~')
    UNION ALL
    SELECT slug FROM reports_storyaddress WHERE slug ~>=~ asked.words AND slug ~<~ (asked.words || '~')
) AS found
"""


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


def stories_opened(proposed: Sequence[tuple[str, int | None]]) -> list[Story]:
    """New stories whose titles wait for an editor, each with the number of who brought its report in.

    Ask for them behind ``one_at_a_time(Story)``.
    """
    titles = [" ".join(title.split())[:200] for title, _ in proposed]
    slugs = _free_slugs(titles)
    rows = zip(titles, slugs, proposed, strict=True)
    return Story.objects.bulk_create(
        Story(title=title, slug=slug, is_title_proposed=True, created_by_id=by) for title, slug, (_, by) in rows
    )


def free_story_slug(words: str) -> str:
    """A slug of those words that no story has or ever had; ask for it behind ``one_at_a_time(Story)``."""
    return _free_slugs([words])[0]


def _free_slugs(titles: Sequence[str]) -> list[str]:
    """A slug for each title, none of them used by a story now or ever, or by another of these."""
    bases = [slugify(title)[: LONGEST_SLUG - ROOM_FOR_NUMBER].strip("-") or "story" for title in titles]
    with connection.cursor() as cursor:
        cursor.execute(_SLUGS, [bases])
        taken = {row[0] for row in cursor.fetchall()}
    slugs = []
    for base in bases:
        numbered = itertools.chain([base], (f"{base}-{number}" for number in itertools.count(2)))
        slugs.append(next(slug for slug in numbered if slug not in taken))
        taken.add(slugs[-1])
    return slugs


def slug_is_free(slug: str, *, but_for: Story | None = None) -> bool:
    """Whether no story, or no other one, has or ever had that address."""
    # None has the number 0.
    own = (but_for.pk if but_for else None) or 0
    if StoryAddress.objects.filter(slug=slug).exclude(story_id=own).exists():
        return False
    return not Story.every.filter(slug=slug).exclude(pk=own).exists()


def place_article(*, article: Article, story: Story) -> Article:
    """The article in that story by a person's decision, which no proposal ever changes.

    Where the story has been merged into another one meanwhile, it is that one.
    """
    with transaction.atomic():
        article.story = held_where_it_leads(story)
        article.placement = Article.Placement.PERSON
        article.placement_score = None
        article.placement_reason = ""
        article.save(update_fields=["story", "placement", "placement_score", "placement_reason"])
    return article


def held_where_it_leads(story: Story) -> Story:
    """The story that stands for this one, which nobody merges until the transaction ends.

    Only that one is held, so that nobody waits who holds it and asks for one that leads to it.
    """
    leads_to = story.pk
    while further := Story.every.values_list("merged_into", flat=True).get(pk=leads_to):
        leads_to = further
    found = Story.every.select_for_update(no_key=True).get(pk=leads_to)
    while found.merged_into_id:
        found = Story.every.select_for_update(no_key=True).get(pk=found.merged_into_id)
    return found


def propose_story(*, article: Article) -> Story:
    """The story the article stands in, found among the open ones or opened for it; a person's choice stays.

    Only workers come here: it reads with the sentence model.
    """
    from reports.services.placing import place  # loads numpy, which web processes do without

    return place(article=article)
