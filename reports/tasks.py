"""The queue's doors to the services that take reports in: ids in, nothing out, three lines each."""

from celery import shared_task
from django.db import OperationalError

from reports.services.copies import find_copies, sweep_copies
from reports.services.delivery_sweep import sweep_deliveries
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
