"""Rows of a file become the items of a delivery; nobody reads their texts before a worker does."""

from collections.abc import Iterator
from operator import itemgetter

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from reports.extraction.batches import Batch, BatchRow, RowFault, read_batch
from reports.forms.fields import MAY_LIE_AHEAD
from reports.models import Delivery
from reports.services.deliveries import Incoming, open_delivery


def batch_of(content: bytes, *, name: str = "") -> Batch:
    """The rows of a file with what is wrong in them; raises BatchRefused when the file as a whole is no good."""
    latest = timezone.now() + MAY_LIE_AHEAD
    return read_batch(content, name=name, most=settings.UPLOAD_ROWS, latest=latest)


def deliver_batch(*, batch: Batch, by: User | None, keeps_at_once: bool = False) -> Delivery:
    """The delivery of the rows: good ones wait to be read, the others say what is wrong with them."""
    return open_delivery(kind=Delivery.Kind.ROWS, pieces=_pieces(batch), by=by, keeps_at_once=keeps_at_once)


def _pieces(batch: Batch) -> Iterator[Incoming]:
    """All rows in the order of their lines."""
    pieces = [(row.line, _row(row)) for row in batch.rows] + [(fault.line, _fault(fault)) for fault in batch.faults]
    return (piece for _, piece in sorted(pieces, key=itemgetter(0)))


def _row(row: BatchRow) -> Incoming:
    given = dict(row.given)
    name = given.get("headline") or given.get("id") or given.get("url") or f"line {row.line:,}"
    payload = row.words.encode()
    return Incoming(
        name=name,
        payload=payload,
        size=len(payload),
        address=given.get("url", ""),
        given=given | {"line": row.line},
    )


def _fault(fault: RowFault) -> Incoming:
    said = f"{str(fault)[0].upper()}{str(fault)[1:]}"
    return Incoming(name=fault.name or f"line {fault.line:,}", given={"line": fault.line}, fault=("row", said))
