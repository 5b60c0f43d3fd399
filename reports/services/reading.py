"""Reading what was delivered: each item in a process that may be killed, its findings stored for an editor to see."""

import atexit
import logging
from collections.abc import Callable, Iterator
from functools import cache
from time import monotonic
from typing import Any, TypeVar

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from reports.extraction.batches import document_of_row
from reports.extraction.documents import DocumentRefused, ExtractedDocument, Member, as_json
from reports.forms.fields import MAY_LIE_AHEAD
from reports.models import DeliveredItem, Delivery
from reports.selectors.found_facts import is_complete, moment_of, with_given
from reports.selectors.source_matching import source_of
from reports.services.deliveries import MEGABYTE, Incoming, add_pieces, megabytes_of
from reports.services.delivery_items import FAULT, ItemRefused, State, claim, fail, give_back, held
from reports.services.item_proposals import proposal_for
from reports.services.keeping import keep_item, note_refusal
from reports.services.likeness import likeness_of
from reports.services.readers import Reader
from reports.text.intake import TextRefused

Found = TypeVar("Found")

log = logging.getLogger(__name__)
#: One message reads rows for so long and then sends for the rest, so that other work gets its turn.
SECONDS_A_MESSAGE = 20
ARCHIVE = "archive"


def read_item(*, item_id: int, reader: Reader | None = None) -> None:
    """What stands in the item is found and stored, or the reason why it cannot be read; safe to call twice."""
    item = claim(item_id)
    if item is None:
        return
    try:
        _read(item, reader or shared_reader())
    except (DocumentRefused, TextRefused) as refused:
        fail(item, refused.code, refused.message)
    except (OperationalError, InterfaceError):
        give_back(item)
        raise
    except Exception:
        log.exception("item %s could not be read", item.pk)
        fail(item, FAULT, "Something in Parallax failed while it read this. Try again, or paste the text.")


def read_rows(*, delivery_id: int) -> bool:
    """The waiting rows of a batch are read one after the other for a while; whether some are left."""
    until = monotonic() + SECONDS_A_MESSAGE
    waiting = DeliveredItem.objects.filter(delivery=delivery_id, state=State.WAITING).order_by("number")
    while ids := list(waiting.values_list("pk", flat=True)[:50]):
        for item_id in ids:
            if monotonic() > until:
                return True
            read_item(item_id=item_id)
    return False


def _read(item: DeliveredItem, reader: Reader) -> None:
    payload = bytes(item.payload or b"")
    if item.delivery.kind == Delivery.Kind.ROWS:
        _store_findings(item, document_of_row(item.given, payload.decode("utf-8")))
        return
    asked = {"name": item.name, "media_type": _media_type(item), "url": item.address}
    try:
        document = reader.read(payload, **asked)
    except DocumentRefused as refused:
        if refused.code != ARCHIVE or item.given.get("in_archive"):
            raise
        _open_archive(item, reader.unpack(payload, name=item.name))
    else:
        _store_findings(item, document)


def _media_type(item: DeliveredItem) -> str:
    charset = f"; charset={item.charset}" if item.charset and "charset" not in item.media_type else ""
    return f"{item.media_type}{charset}" if item.media_type else ""


def _open_archive(item: DeliveredItem, members: tuple[Member, ...]) -> None:
    with transaction.atomic():
        Delivery.objects.select_for_update().get(pk=item.delivery_id)  # its numbers are given one archive at a time
        if held(item).update(state=State.OPENED, lease_until=None, payload=None):
            add_pieces(item.delivery, _pieces(members), in_archive=item.name)


def _pieces(members: tuple[Member, ...]) -> Iterator[Incoming]:
    most = settings.UPLOAD_FILE_MB * MEGABYTE
    for member in members:
        fault = member.refused
        if fault is None and len(member.payload) > most:
            said = f"This file has {megabytes_of(len(member.payload))}; a file may have {megabytes_of(most)}."
            fault = ("too_large", f"{said} Bring the report alone, or paste its text.")
        yield Incoming(name=member.name, payload=None if fault else member.payload, fault=fault)


def _store_findings(item: DeliveredItem, document: ExtractedDocument) -> None:
    found = with_given(as_json(document), item.given, latest=timezone.now() + MAY_LIE_AHEAD)
    match = source_of(document, address=item.address, named=str(item.given.get("source", "")))
    source = item.delivery.source or match.source
    found["outlet"] = {
        "source": match.source.pk if match.source else None,
        "name": match.name,
        "by": str(match.by),
        "how": match.how,
    }
    found["is_complete"] = is_complete(found, has_source=source is not None)
    likeness: list[dict[str, Any]] = _or_nothing(
        lambda: likeness_of(document, source=source, address=found["url"] or item.address), []
    )
    proposal: dict[str, Any] = _or_nothing(lambda: proposal_for(document, published_at=moment_of(found)), {})
    with transaction.atomic():
        is_ours = held(item).update(
            state=State.FOUND,
            lease_until=None,
            failure_code="",
            failure_message="",
            found=found,
            likeness=likeness,
            proposal=proposal,
        )
    if is_ours and item.delivery.keeps_at_once:
        _keep_at_once(item)


def _or_nothing(look: Callable[[], Found], nothing: Found) -> Found:
    """What the look gives; a report that was read is shown even where what it resembles could not be told."""
    try:
        with transaction.atomic():
            return look()
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("a read item could not be laid beside what is stored")
        return nothing


def _keep_at_once(item: DeliveredItem) -> None:
    """A good one is stored without anybody looking at it; one with something missing waits for an editor."""
    item.refresh_from_db(fields=["state", "found", "answers"])
    if not is_complete(item.found, has_source=item.delivery.source_id is not None, names_new=True):
        return
    try:
        keep_item(item=item, by=item.delivery.delivered_by, may_name_outlet=True)
    except (TextRefused, ItemRefused) as refused:
        note_refusal(item, refused.code, refused.message)


@cache
def shared_reader() -> Reader:
    """The reader of this process; its child ends with it."""
    reader = Reader()
    atexit.register(reader.close)
    return reader
