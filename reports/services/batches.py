"""Rows of a file become the items of a delivery; nobody reads their texts before a worker does."""

from collections.abc import Iterator, Mapping
from operator import itemgetter

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from reports.extraction.batches import Batch, BatchRow, RowFault, read_batch
from reports.forms.fields import MAY_LIE_AHEAD
from reports.models import DeliveredItem, Delivery
from reports.models.deliveries import FILE_OF_ROWS
from reports.services.deliveries import Incoming, add_pieces, open_delivery, plain_name
from reports.services.delivery_items import State, payload_columns


def batch_of(content: bytes, *, name: str = "") -> Batch:
    """The rows of a file with what is wrong in them; raises BatchRefused when the file as a whole is no good."""
    latest = timezone.now() + MAY_LIE_AHEAD
    return read_batch(content, name=name, most=settings.UPLOAD_ROWS, latest=latest)


def deliver_batch(*, batch: Batch, by: User | None, keeps_at_once: bool = False, name: str = "") -> Delivery:
    """The delivery of the rows: good ones wait to be read, the others say what is wrong with them.

    ``name`` is the file's; the delivery is called by it.
    """
    return open_delivery(kind=Delivery.Kind.ROWS, pieces=_pieces(batch, name), by=by, keeps_at_once=keeps_at_once)


def look_at_batch(*, content: bytes, name: str, by: User) -> Delivery:
    """Keeps the file until it is taken, so that nobody has to choose it twice; the one looked at before is forgotten.

    None of its rows is a piece yet. So there is one file for each person, and the sweep forgets its bytes with those of
    other pieces that nobody decided about.
    """
    with transaction.atomic():
        _looked_at().filter(delivered_by=by).delete()
        delivery = Delivery.objects.create(kind=Delivery.Kind.ROWS, delivered_by=by)
        shown = plain_name(name) or "file of rows"
        columns = payload_columns(content)
        DeliveredItem.objects.create(delivery=delivery, number=FILE_OF_ROWS, name=shown, state=State.FOUND, **columns)
    return delivery


def take_batch(*, delivery: int, batch: Batch) -> None:
    """The rows of a file that was looked at become the pieces of its delivery; a second time nothing happens."""
    with transaction.atomic():
        row = _looked_at().select_for_update(of=("self",)).filter(pk=delivery).first()
        if row is None:
            return
        file = row.items.get(number=FILE_OF_ROWS)
        file.delete()
        add_pieces(row, _pieces(batch, file.name))


def drop_looked_at(*, delivery: int) -> None:
    """A file that was looked at is not wanted: nothing of it stays."""
    _looked_at().filter(pk=delivery).delete()


def _looked_at() -> QuerySet[Delivery]:
    files = DeliveredItem.objects.filter(number=FILE_OF_ROWS)
    return Delivery.objects.filter(kind=Delivery.Kind.ROWS, pk__in=files.values("delivery"))


def _pieces(batch: Batch, name: str) -> Iterator[Incoming]:
    """All rows in the order of their lines."""
    file = {"file": plain_name(name)} if name else {}
    pieces = [(row.line, _row(row, file)) for row in batch.rows]
    pieces += [(fault.line, _fault(fault, file)) for fault in batch.faults]
    return (piece for _, piece in sorted(pieces, key=itemgetter(0)))


def _row(row: BatchRow, file: Mapping[str, str]) -> Incoming:
    given = dict(row.given)
    name = given.get("headline") or given.get("id") or given.get("url") or f"line {row.line:,}"
    payload = row.words.encode()
    return Incoming(
        name=name,
        payload=payload,
        size=len(payload),
        address=given.get("url", ""),
        given={**given, "line": row.line, **file},
    )


def _fault(fault: RowFault, file: Mapping[str, str]) -> Incoming:
    said = f"{str(fault)[0].upper()}{str(fault)[1:]}"
    return Incoming(name=fault.name or f"line {fault.line:,}", given={"line": fault.line, **file}, fault=("row", said))
