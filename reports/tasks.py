"""The queue's doors to the services that take reports in: ids in, nothing out, three lines each."""

from celery import shared_task
from django.conf import settings
from django.db import OperationalError

from reports.services.addresses import fetch_item
from reports.services.copies import find_copies, sweep_copies
from reports.services.delivery_sweep import sweep_deliveries
from reports.services.polling import due_feeds, poll_feed
from reports.services.reading import read_item, read_rows

# The database may restart; five tries with growing pauses outlast that. Everything else is stored as a failure.
RETRIES = {"autoretry_for": (OperationalError,), "retry_backoff": True, "max_retries": 5}


@shared_task(ignore_result=True, **RETRIES)
def read_item_task(*, item_id: int) -> None:
    """Read that delivered item."""
    read_item(item_id=item_id)


@shared_task(ignore_result=True, **RETRIES)
def read_rows_task(*, delivery_id: int) -> None:
    """Read the next rows of that batch, then send for those behind them."""
    if read_rows(delivery_id=delivery_id):
        read_rows_task.delay(delivery_id=delivery_id)


@shared_task(ignore_result=True, **RETRIES)
def sweep_deliveries_task() -> None:
    """Take up what was left behind of deliveries."""
    sweep_deliveries()


@shared_task(ignore_result=True, **RETRIES)
def find_copies_task(*, revision_id: int) -> None:
    """Find what that text repeats."""
    find_copies(revision_id=revision_id)


@shared_task(ignore_result=True, **RETRIES)
def sweep_copies_task() -> None:
    """Take up the texts that nobody compared with the others."""
    sweep_copies()


@shared_task(ignore_result=True, **RETRIES)
def fetch_item_task(*, item_id: int) -> None:
    """Fetch what stands at the address of that item, or come back when it is its host's turn."""
    if seconds := fetch_item(item_id=item_id):
        fetch_item_task.apply_async(kwargs={"item_id": item_id}, countdown=seconds)


@shared_task(ignore_result=True, **RETRIES)
def poll_feeds_task() -> None:
    """Send for each feed that is due; what nobody took up by the next time is sent for again then."""
    for feed_id in due_feeds():
        poll_feed_task.apply_async(kwargs={"feed_id": feed_id}, expires=settings.FEED_SECONDS)


@shared_task(ignore_result=True, **RETRIES)
def poll_feed_task(*, feed_id: int) -> None:
    """Poll that feed, or come back when it is its host's turn."""
    if seconds := poll_feed(feed_id=feed_id):
        poll_feed_task.apply_async(kwargs={"feed_id": feed_id}, countdown=seconds)


@shared_task(ignore_result=True, **RETRIES)
def regroup_task() -> None:
    """Look at the stories of the last days together, and count terms anew."""
    from reports.services.regrouping import regroup  # loads numpy, which web processes do without

    regroup()
