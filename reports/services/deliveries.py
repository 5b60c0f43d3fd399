"""Opening a delivery: what editors bring becomes items that wait to be read, or that say why they cannot be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from reports.models import DeliveredItem, Delivery, Feed, Source, Story
from reports.services.addresses import MAY_CHANGE
from reports.services.delivery_items import LONGEST_MESSAGE, OURS, ItemRefused, State, payload_columns
from reports.services.readers import KILLED
from reports.signals import item_waiting, rows_waiting

MEGABYTE = 1_000_000
LONGEST_NAME = 300
ROWS_AT_ONCE = 500
EMPTY = ("empty", "This file is empty. Save the report again and bring the new file.")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One piece on its way in: bytes, or an address to fetch them from, or a reason why it cannot be read.

    ``size`` is the size it had where it came from; of a file that is too large the bytes are not kept.
    """

    name: str
    payload: bytes | None = None
    size: int = 0
    media_type: str = ""
    address: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    fault: tuple[str, str] | None = None


def open_delivery(
    *,
    kind: str,
    pieces: Iterable[Incoming],
    source: Source | None = None,
    story: Story | None = None,
    feed: Feed | None = None,
    by: User | None = None,
    keeps_at_once: bool = False,
) -> Delivery:
    """The stored delivery with an item for each piece, read by a worker once this is committed."""
    with transaction.atomic():
        delivery = Delivery.objects.create(
            kind=kind, source=source, story=story, feed=feed, delivered_by=by, keeps_at_once=keeps_at_once
        )
        bounded = _within_limits(pieces) if kind == Delivery.Kind.FILES else iter(pieces)
        add_pieces(delivery, bounded)
    return delivery


def add_pieces(delivery: Delivery, pieces: Iterable[Incoming], *, in_archive: str = "") -> int:
    """Items behind the last one of the delivery; returns how many were added. Call it in a transaction."""
    last = delivery.items.aggregate(last=Max("number"))["last"] or 0
    pieces, number = iter(pieces), last
    while batch := list(islice(pieces, ROWS_AT_ONCE)):
        items = [_item(delivery, number + place, piece, in_archive) for place, piece in enumerate(batch, start=1)]
        made = DeliveredItem.objects.bulk_create(items)
        number += len(batch)
        if delivery.kind != Delivery.Kind.ROWS:
            for item in made:
                if item.state == State.WAITING:
                    item_waiting.send(sender=DeliveredItem, item_id=item.pk)
    if delivery.kind == Delivery.Kind.ROWS:
        rows_waiting.send(sender=Delivery, delivery_id=delivery.pk)
    return number - last


def may_go_well_next_time(item: DeliveredItem) -> bool:
    """Whether trying a failed item again can come to anything: a damaged file stays one, a slow host need not."""
    if item.payload_length:
        return item.failure_code in OURS | KILLED
    return bool(item.address) and item.failure_code in OURS | MAY_CHANGE


def retry_item(*, item: DeliveredItem) -> None:
    """A failed item waits to be read again, from the beginning; refused when nothing is left to read."""
    with transaction.atomic():
        row = DeliveredItem.objects.select_for_update(of=("self",)).select_related("delivery").get(pk=item.pk)
        if row.state != State.FAILED:
            return
        can_be_fetched = row.address and row.delivery.kind in {Delivery.Kind.ADDRESS, Delivery.Kind.FEED}
        if row.payload_length == 0 and not can_be_fetched:
            raise ItemRefused("nothing_left", "Its file is not kept any more. Bring it in again.")
        row.state, row.attempts, row.not_before = State.WAITING, 0, None
        row.failure_code = row.failure_message = ""
        row.save(update_fields=["state", "attempts", "not_before", "failure_code", "failure_message"])
        item_waiting.send(sender=DeliveredItem, item_id=row.pk)


def drop_item(*, item: DeliveredItem, by: User | None) -> None:
    """The item is left out; its bytes are forgotten at once, what was found in it stays."""
    with transaction.atomic():
        row = DeliveredItem.objects.select_for_update().get(pk=item.pk)
        if row.state == State.KEPT:
            raise ItemRefused("kept", "This report is stored already. Take it out again first.")
        if row.state in {State.DROPPED, State.OPENED}:
            return
        row.state, row.lease_until, row.decided_by, row.decided_at = State.DROPPED, None, by, timezone.now()
        DeliveredItem.objects.filter(pk=row.pk).update(
            state=row.state, lease_until=None, decided_by=by, decided_at=row.decided_at, **payload_columns(None)
        )


def megabytes_of(size: int) -> str:
    """A size in words: 1.5 MB, 20 MB; what is smaller than a tenth of one in kB."""
    if size < MEGABYTE / 10:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / MEGABYTE:,.1f}".removesuffix(".0") + " MB"


def _within_limits(pieces: Iterable[Incoming]) -> Iterator[Incoming]:
    """The pieces; one that is too large, or too many, becomes one that says so, and the others go on."""
    each, together = settings.UPLOAD_FILE_MB * MEGABYTE, settings.UPLOAD_DELIVERY_MB * MEGABYTE
    taken = 0
    for place, piece in enumerate(pieces, start=1):
        size = max(piece.size, len(piece.payload or b""))
        is_empty = piece.payload is not None and size == 0
        fault = piece.fault or (EMPTY if is_empty else _fault_of(place, size, taken, each, together))
        if fault is None:
            taken += size
            yield piece
        else:
            yield Incoming(name=piece.name, size=size, media_type=piece.media_type, given=piece.given, fault=fault)


def _fault_of(place: int, size: int, taken: int, each: int, together: int) -> tuple[str, str] | None:
    if place > settings.UPLOAD_FILES:
        return (
            "too_many_files",
            f"It is file {place:,} of this delivery; {settings.UPLOAD_FILES:,} are read at once. Bring it in again.",
        )
    if size > each:
        return (
            "too_large",
            f"This file has {megabytes_of(size)}; a file may have {megabytes_of(each)}. "
            "Bring the report alone, or paste its text.",
        )
    if taken + size > together:
        return (
            "delivery_too_large",
            f"The files before it have {megabytes_of(taken)} together; a delivery may have {megabytes_of(together)}. "
            "Bring this file in again by itself.",
        )
    return None


def _item(delivery: Delivery, number: int, piece: Incoming, in_archive: str) -> DeliveredItem:
    code, message = piece.fault or ("", "")
    given = dict(piece.given) | ({"in_archive": in_archive} if in_archive else {})
    return DeliveredItem(
        delivery=delivery,
        number=number,
        name=plain_name(piece.name) or plain_name(piece.address) or f"piece {number}",
        address=piece.address[:2000],
        media_type=plain_name(piece.media_type)[:100],
        given=given,
        state=State.FAILED if piece.fault else State.WAITING,
        failure_code=code[:40],
        failure_message=message[:LONGEST_MESSAGE],
        **payload_columns(None if piece.fault else piece.payload),
    )


def plain_name(name: str) -> str:
    """A name on one line without what no database and no page can hold."""
    shown = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(shown.split())[-LONGEST_NAME:]
