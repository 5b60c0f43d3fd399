"""What a story is called, where it stands, and whether the machine may place reports in it."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.text import slugify

from reports.models import Story, StoryAddress, StoryChange
from reports.services.sources import one_at_a_time
from reports.services.stories import LONGEST_SLUG, slug_is_free
from reports.services.story_holding import (
    Held,
    Json,
    StoryChangeRefused,
    held_stories,
    logged,
    plain_reason,
    plain_title,
)
from reports.services.story_proposals import settle_closed

Kind = StoryChange.Kind


def rename_story(
    *, story: Story, title: str, slug: str = "", reason: str = "", renamed_by: User | None = None
) -> StoryChange:
    """The story under that title, confirmed by an editor, and at that address where one is given.

    Its old address leads to it for good. Raises :class:`StoryChangeRefused` before anything is stored.
    """
    with transaction.atomic():
        title, reason = plain_title(title), plain_reason(reason)
        found = _held(story)
        one_at_a_time(Story)
        before = named(found)
        wanted = _free(found, slug) if slug.strip() else found.slug
        if before == {"title": title, "slug": wanted, "is_title_proposed": False}:
            raise StoryChangeRefused("title", "This is its title already.")
        give_name(found, {"title": title, "slug": wanted, "is_title_proposed": False})
        details: Json = {"before": before, "after": named(found)}
        return logged(Kind.RENAMED, found, None, details, reason=reason, by=renamed_by)


def close_story(*, story: Story, reason: str = "", closed_by: User | None = None) -> StoryChange:
    """The story, in which the machine places no report any more; what waits to be placed in it is settled."""
    return _open_or_close(story, reason, closed_by, takes_proposals=False)


def open_to_proposals(*, story: Story, reason: str = "", opened_by: User | None = None) -> StoryChange:
    """The story, in which the machine may place reports again."""
    return _open_or_close(story, reason, opened_by, takes_proposals=True)


def named(story: Story) -> Json:
    """What the log remembers of a name."""
    return {"title": story.title, "slug": story.slug, "is_title_proposed": story.is_title_proposed}


def give_name(story: Story, name: Json) -> None:
    """The story under that name; the address that it had leads to it."""
    old = story.slug
    story.title, story.slug = name["title"], name["slug"]
    story.is_title_proposed = name["is_title_proposed"]
    StoryAddress.objects.filter(story=story, slug=story.slug).delete()
    story.save(update_fields=["title", "slug", "is_title_proposed"])
    if old != story.slug:
        StoryAddress.objects.create(story=story, slug=old)


def _open_or_close(story: Story, reason: str, by: User | None, *, takes_proposals: bool) -> StoryChange:
    with transaction.atomic():
        reason, found = plain_reason(reason), _held(story)
        if found.takes_proposals == takes_proposals:
            state = "open" if takes_proposals else "closed"
            raise StoryChangeRefused("", f"The story is {state} already.")
        found.takes_proposals = takes_proposals
        found.save(update_fields=["takes_proposals"])
        details: Json = {"settled": [] if takes_proposals else settle_closed(found)}
        kind = Kind.OPENED if takes_proposals else Kind.CLOSED
        return logged(kind, found, None, details, reason=reason, by=by)


def _held(story: Story) -> Story:
    return Held(held_stories({story.pk}), ()).standing(story.pk, "")


def _free(story: Story, given: str) -> str:
    """The address that is meant; refused when there is nothing in it, or when another story has or had it."""
    slug = slugify(given)[:LONGEST_SLUG].strip("-")
    if not slug:
        raise StoryChangeRefused("slug", "Write the address in Latin letters or figures, such as harbour-gate-shut.")
    if not slug_is_free(slug, but_for=story):
        message = f"“{slug}” is the address of another story, or was once. Addresses are never given away."
        raise StoryChangeRefused("slug", message)
    return slug
