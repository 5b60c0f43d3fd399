"""Fetching what stands at the address of a delivered item; it is read like a file then."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from reports.fetch import PAGES, FetchFailed, FetchRefused, is_private_host
from reports.models import DeliveredItem, Delivery
from reports.services.delivery_items import FAULT, State, claim, fail, give_back, held, put_payload
from reports.services.hosts import NotYet, polite_fetch

log = logging.getLogger(__name__)
#: What the network or the host may answer otherwise the next time; all other refusals stay as they are.
MAY_CHANGE = frozenset(
    {
        "bad_answer", "broken_off", "busy", "certificate", "empty", "no_such_host", "not_found", "not_yet", "proxy",
        "robots", "robots_unread", "too_slow", "unreachable",
    }
)  # fmt: skip
#: Minutes before a failed fetch is tried again; after the last one the item has failed.
RETRY_MINUTES = (1, 5, 20, 60)
#: A message waits in a worker at most so many seconds; what has to wait longer is found by the sweep.
LONGEST_MESSAGE = 60


def is_to_be_fetched(item_id: int) -> bool:
    """Whether that item is an address whose page was not fetched yet."""
    fetched = [Delivery.Kind.ADDRESS, Delivery.Kind.FEED]
    items = DeliveredItem.objects.filter(pk=item_id, payload_length=0, delivery__kind__in=fetched)
    return items.exclude(address="").exists()


def fetch_item(*, item_id: int) -> int | None:
    """What stands at the item's address is put into it, or the reason why not; safe to call twice.

    Returns the seconds after which to call again when it is only not its turn at the host yet, and soon will be.
    """
    item = claim(item_id, into=State.FETCHING) if is_to_be_fetched(item_id) else None
    if item is None:
        return None
    try:
        _fetch(item)
    except NotYet as later:
        seconds = _wait_in_line(item, later.retry_after or 1)
        return seconds if seconds <= LONGEST_MESSAGE else None
    except FetchRefused as refused:
        fail(item, refused.code, refused.message)
    except FetchFailed as failed:
        _try_again(item, failed)
    except (OperationalError, InterfaceError):
        give_back(item)
        raise
    except Exception:
        log.exception("item %s could not be fetched", item.pk)
        fail(item, FAULT, "Something in Parallax failed while it fetched this. Try again, or paste the text.")
    return None


def _fetch(item: DeliveredItem) -> None:
    # What a foreign feed names must not open the house, which an editor's own words may.
    may_be_private = item.feed is None or is_private_host(item.feed.url)
    asked_at = timezone.now()
    found = polite_fetch(item.address, accept=PAGES, may_be_private=may_be_private)
    if not found.payload:
        raise FetchRefused("empty", "The page at this address is empty.")
    put_payload(
        item,
        payload=found.payload,
        media_type=found.media_type,
        charset=found.charset,
        address=found.final_address,
        asked_at=asked_at,
    )


def _wait_in_line(item: DeliveredItem, seconds: int) -> int:
    """The item waits behind the earlier ones of its host, so that not all of them ask at once when it is free again."""
    host = item.address[: item.address.find("/", item.address.find("//") + 2) + 1] or item.address
    before = DeliveredItem.objects.filter(state=State.WAITING, attempts=0, payload_length=0, pk__lt=item.pk)
    seconds += before.filter(address__startswith=host).count() * settings.FETCH_HOST_SECONDS
    with transaction.atomic():
        held(item).update(
            state=State.WAITING,
            lease_until=None,
            not_before=timezone.now() + timedelta(seconds=seconds),
            attempts=F("attempts") - 1,  # nothing was tried
        )
    return seconds


def _try_again(item: DeliveredItem, failed: FetchFailed) -> None:
    if item.attempts > len(RETRY_MINUTES):
        times = len(RETRY_MINUTES) + 1
        fail(item, failed.code, f"{failed.message} It was tried {times} times.")
        return
    seconds = max(RETRY_MINUTES[item.attempts - 1] * 60, failed.retry_after or 0)
    with transaction.atomic():
        held(item).update(failure_code=failed.code[:40], failure_message=failed.message[:500])
    give_back(item, not_before=timezone.now() + timedelta(seconds=seconds))
