"""What happens when something was delivered."""

from functools import partial
from typing import Any

from django.dispatch import receiver

from reports.services.dispatch import after_commit
from reports.signals import item_waiting, rows_waiting
from reports.tasks import read_item_task, read_rows_task


@receiver(item_waiting)
def send_item(sender: object, *, item_id: int, **kwargs: Any) -> None:
    """Hand the item to a worker once its row is committed."""
    after_commit(partial(read_item_task.delay, item_id=item_id))


@receiver(rows_waiting)
def send_rows(sender: object, *, delivery_id: int, **kwargs: Any) -> None:
    """Hand the rows of a batch to one worker once they are committed."""
    after_commit(partial(read_rows_task.delay, delivery_id=delivery_id))
