"""Making one story of two: the reports and primary texts of one move to the other, and its addresses lead there."""

from typing import cast

from django.contrib.auth.models import User
from django.db import transaction

from reports.models import PrimaryText, Story, StoryChange
from reports.models.primary import MOST_LIVE
from reports.services.story_holding import (
    Held,
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
from reports.services.story_proposals import settle_merged, settle_placed
from reports.signals import merge_taken_back, stories_merging


def merge_stories(*, into: Story, merged: Story, reason: str = "", merged_by: User | None = None) -> StoryChange:
    """The row of the log that says so: what stood in ``merged`` stands in ``into`` by a person's decision.

    A primary text that both have stays behind. What was decided about claims and referents of the merged story holds
    in the other one, too. The story that is left is compared anew. Raises :class:`StoryChangeRefused` before anything
    is stored.
    """
    with transaction.atomic():
        reason = plain_reason(reason)
        found = Held(held_stories({into.pk, merged.pk}), ())
        target, gone = found.standing(into.pk, "other"), found.standing(merged.pk, "other")
        if target == gone:
            raise StoryChangeRefused("other", "A story cannot be merged into itself. Choose another one.")
        primary_texts = moving_primary_texts(target, gone)
        _refuse_without_room(target, primary_texts)
        articles = held_articles(list(gone.articles.values_list("pk", flat=True)))
        rows = [placed(article, Placing.by_person(target.pk)) for article in articles]
        for primary in primary_texts:
            _attach(primary, target)
        gone.merged_into = target
        gone.save(update_fields=["merged_into"])
        settled = settle_placed(articles, target, decided_by=merged_by)
        settled += settle_merged(gone, target, decided_by=merged_by)
        details: Json = {"reports": rows, "settled": settled, "slug": gone.slug}
        details["primary_texts"] = [primary.pk for primary in primary_texts]
        details |= _taken_along(target, gone, merged_by)
        change = logged(StoryChange.Kind.MERGED, target, gone, details, reason=reason, by=merged_by)
        announce(target.pk, gone.pk)
    return change


def moving_primary_texts(into: Story, merged: Story) -> list[PrimaryText]:
    """The primary texts that a merge would move: withdrawn ones too, live ones unless the other story has them."""
    there = set(into.primary_texts.live().values_list("digest", flat=True))
    return [one for one in merged.primary_texts.order_by("pk") if not one.is_live or one.digest not in there]


def _refuse_without_room(target: Story, primary_texts: list[PrimaryText]) -> None:
    together = target.primary_texts.live().count() + sum(one.is_live for one in primary_texts)
    if together > MOST_LIVE:
        message = f"Together they would have {together} primary texts; a story may have {MOST_LIVE}."
        raise StoryChangeRefused("other", f"{message} Withdraw some of them first.")


def _taken_along(target: Story, gone: Story, by: User | None) -> Json:
    """What others keep about the stories and took along, as the log remembers it."""
    answers = stories_merging.send(sender=Story, into_id=target.pk, merged_id=gone.pk, by=by)
    told: Json = {}
    for _, answer in answers:
        told |= cast(Json, answer or {})
    return told


def move_back(change: StoryChange, target: Story, gone: Story, *, by: User | None = None) -> list[int]:
    """The merged story standing again, with the primary texts that the merge had moved; their numbers.

    What others had taken along they are asked to give back.
    """
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    moved = target.primary_texts.filter(pk__in=change.details.get("primary_texts", ())).order_by("pk")
    back = []
    live_there = set(gone.primary_texts.live().values_list("digest", flat=True))
    for primary in moved.select_for_update():
        if not primary.is_live or primary.digest not in live_there:
            _attach(primary, gone)
            back.append(primary.pk)
    merge_taken_back.send(sender=Story, story_id=target.pk, details=change.details, by=by)
    return back


def _attach(primary: PrimaryText, story: Story) -> None:
    primary.story = story
    primary.save(update_fields=["story"])
