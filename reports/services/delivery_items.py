"""Delivered items are leased: one worker at a time has an item, and a lease that ran out may be taken by the next."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from reports.models import DeliveredItem
from reports.signals import item_waiting

State = DeliveredItem.State
#: An item that was begun this often without an end kills its workers and is failed (docs/method.md, "What was found").
MOST_ATTEMPTS = 5
IN_WORK = (State.FETCHING, State.READING)
LONGEST_MESSAGE = 500
#: Faults of ours, which may be gone the next time.
FAULT = "fault"
WORKER_LOST = "worker_lost"
OURS = frozenset({FAULT, WORKER_LOST})
_FETCHED_AT = "fetched_at"


class ItemRefused(Exception):
    """What was asked of an item cannot be done; ``message`` says why, in the words of the person who asked."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def claim(item_id: int, *, into: str = State.READING) -> DeliveredItem | None:
    """The item with a fresh lease of ours, or None when it is settled, waits for later, or another worker has it."""
    now = timezone.now()
    rows = DeliveredItem.objects.filter(pk=item_id)
    due = Q(not_before__isnull=True) | Q(not_before__lte=now)
    free = Q(state=State.WAITING) & due | Q(state__in=IN_WORK, lease_until__lt=now)
    with transaction.atomic():
        lost = _failure(WORKER_LOST, f"Reading it ended {MOST_ATTEMPTS} workers without an answer.")
        rows.filter(free, attempts__gte=MOST_ATTEMPTS).update(**lost)
        taken = rows.filter(free).update(
            state=into,
            lease_until=now + timedelta(seconds=settings.RUN_LEASE_SECONDS),
            not_before=None,
            attempts=F("attempts") + 1,
        )
    return rows.select_related("delivery__source", "delivery__story", "delivery__delivered_by").get() if taken else None


def give_back(item: DeliveredItem, *, not_before: datetime | None = None) -> None:
    """The item waits again: what stopped it will pass."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()  # one that died with the work would keep the lease
    _settle(held(item), item, state=State.WAITING, lease_until=None, not_before=not_before)


def fail(item: DeliveredItem, code: str, message: str) -> None:
    """The item has failed for a reason that its reader is told."""
    _settle(held(item), item, **_failure(code, message))


def put_payload(
    item: DeliveredItem,
    *,
    payload: bytes,
    media_type: str = "",
    charset: str = "",
    address: str = "",
    asked_at: datetime | None = None,
) -> None:
    """What was fetched for the item, which waits to be read then; it stood at its address at ``asked_at`` or later."""
    given = item.given | ({_FETCHED_AT: asked_at.isoformat()} if asked_at else {})
    with transaction.atomic():
        _settle(
            held(item),
            item,
            **payload_columns(payload),
            media_type=media_type[:100],
            charset=charset[:40],
            address=(address or item.address)[:2000],
            given=given,
            state=State.WAITING,
            lease_until=None,
            attempts=0,
        )
        item_waiting.send(sender=DeliveredItem, item_id=item.pk)


def fetched_at(item: DeliveredItem) -> datetime:
    """When the item's address was asked for what it holds; of one where nobody noted it, when it came in."""
    noted = item.given.get(_FETCHED_AT)
    return datetime.fromisoformat(noted) if noted else item.created_at


def payload_columns(payload: bytes | None) -> dict[str, Any]:
    """The columns of an item for these bytes, or for none."""
    if payload is None:
        return {"payload": None, "payload_length": 0, "payload_digest": ""}
    return {
        "payload": payload,
        "payload_length": len(payload),
        "payload_digest": hashlib.sha256(payload).hexdigest(),
    }


def held(item: DeliveredItem) -> QuerySet[DeliveredItem]:
    """The row while our lease is on it: a worker that was thought dead must not undo what the next one did."""
    rows = DeliveredItem.objects.filter(pk=item.pk, state__in=IN_WORK)
    return rows.filter(lease_until=item.lease_until)


def _failure(code: str, message: str) -> dict[str, Any]:
    return {
        "state": State.FAILED,
        "lease_until": None,
        "failure_code": code[:40],
        "failure_message": message[:LONGEST_MESSAGE] or "It could not be read.",
    }


def _settle(rows: QuerySet[DeliveredItem], item: DeliveredItem, **values: Any) -> None:
    with transaction.atomic():
        rows.update(**values)
