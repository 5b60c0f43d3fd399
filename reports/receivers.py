"""What happens when something was delivered, stored, corrected or taken out."""

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from reports.models import Article, SharedText, Source
from reports.selectors.copies import articles_that_share
from reports.services.addresses import is_to_be_fetched
from reports.services.copies import rank_again, settle_counts
from reports.services.dispatch import after_commit
from reports.signals import (
    copies_waiting,
    feed_due,
    item_waiting,
    publication_corrected,
    revision_stored,
    rows_waiting,
    sources_merged,
    zones_corrected,
)
from reports.tasks import fetch_item_task, find_copies_task, poll_feed_task, read_item_task, read_rows_task


@receiver(item_waiting)
def send_item(sender: object, *, item_id: int, **kwargs: Any) -> None:
    """Hand the item to a worker once its row is committed: an address is fetched before it is read."""
    task = fetch_item_task if is_to_be_fetched(item_id) else read_item_task
    after_commit(partial(task.delay, item_id=item_id))


@receiver(feed_due)
def send_feed(sender: object, *, feed_id: int, **kwargs: Any) -> None:
    """Hand the feed to a worker once its row is committed."""
    after_commit(partial(poll_feed_task.delay, feed_id=feed_id))


@receiver(rows_waiting)
def send_rows(sender: object, *, delivery_id: int, **kwargs: Any) -> None:
    """Hand the rows of a batch to one worker once they are committed."""
    after_commit(partial(read_rows_task.delay, delivery_id=delivery_id))


@receiver([revision_stored, zones_corrected, copies_waiting])
def send_to_find_copies(sender: object, *, revision_id: int, **kwargs: Any) -> None:
    """Have a new text, or one whose zones were put right, compared with all others once its row is committed."""
    after_commit(partial(find_copies_task.delay, revision_id=revision_id))


@receiver(publication_corrected)
def rank_reports_of_story(sender: object, *, story_id: int, **kwargs: Any) -> None:
    """What was published first counts: with another time it may be another report."""
    rank_again(articles=articles_that_share(Article.objects.filter(story=story_id)))


@receiver(post_save, sender=Source)
def rank_reports_of_source(sender: object, *, instance: Source, created: bool, **kwargs: Any) -> None:
    """An agency's own report counts: an outlet may have become one."""
    if not created:
        rank_again(articles=articles_that_share(Article.objects.filter(source=instance)))


@receiver(sources_merged)
def compare_reports_of_merged_sources(sender: object, *, story_ids: list[int], **kwargs: Any) -> None:
    """What an outlet shares with itself is judged otherwise than what it shares with another."""
    sharing = articles_that_share(Article.objects.filter(story__in=story_ids))
    for revision_id in Article.objects.filter(pk__in=sharing).values_list("latest_revision", flat=True):
        after_commit(partial(find_copies_task.delay, revision_id=revision_id))


@receiver(post_delete, sender=SharedText)
def settle_what_is_left(sender: object, *, instance: SharedText, origin: object, **kwargs: Any) -> None:
    """Where a report is taken out, what only it counted counts in another one again."""
    asked_for = origin.model if isinstance(origin, QuerySet) else type(origin)
    if asked_for is not SharedText:  # whoever deletes these rows themselves settles the counts
        settle_counts(revision_ids=[instance.earlier_id, instance.later_id])
