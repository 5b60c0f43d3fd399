"""Polling a feed: one conditional request, new entries delivered once, the next poll when there may be news."""

import logging
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from reports.extraction.feeds import FeedDocument, FeedEntry, NotAFeed, read_feed
from reports.fetch import FEEDS, Fetched, FetchFailed, FetchRefused
from reports.models import DeliveredItem, Delivery, Feed
from reports.services.deliveries import Incoming, open_delivery
from reports.services.delivery_items import IN_WORK, State, fetched_at
from reports.services.hosts import NotYet, polite_fetch

log = logging.getLogger(__name__)
#: Minutes between two polls: at least, at most, and how the pause changes with news and without.
FEWEST_MINUTES = 5
MOST_MINUTES = 360
WITH_NEWS = 0.6
WITHOUT_NEWS = 1.3
#: Polls in a row that may fail; then an editor has to look at it.
MOST_FAILURES = 10
#: A message waits in a worker at most so many seconds; what has to wait longer is found by the clock.
LONGEST_MESSAGE = 60
#: Entries that are older came out before anybody asked for them.
OLDEST_TAKEN = timedelta(days=7)
#: A changed entry whose item is in one of these states is not fetched once more.
UNTOUCHED = (*IN_WORK, State.WAITING, State.DROPPED)
#: So often one entry is fetched again: some feeds call every entry updated at every poll.
MOST_TIMES_AGAIN = 20
_TIMES = "times_again"
#: New entries taken with one poll, the first ones of the feed; the others come with the next.
MOST_NEW = 50


def due_feeds(*, most: int = 500) -> list[int]:
    """The feeds to be polled now, those that wait longest first."""
    return list(_due().order_by(F("next_poll_at").asc(nulls_first=True), "pk").values_list("pk", flat=True)[:most])


def poll_feed(*, feed_id: int) -> int | None:
    """The feed's new entries are delivered, or the reason is noted why not; safe to call twice and at once.

    Returns the seconds after which to call again when it is only not its turn at the host yet, and soon will be.
    """
    feed = _claimed(feed_id)
    if feed is None:
        return None
    try:
        found = polite_fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified, accept=FEEDS)
        _take_in(feed, found, None if found.not_modified else _read(found))
    except NotYet as later:
        seconds = later.retry_after or 1
        _settle(feed, failures=feed.failures - 1, next_poll_at=timezone.now() + timedelta(seconds=seconds))
        return seconds if seconds <= LONGEST_MESSAGE else None
    except NotAFeed as other:
        offers = [{"address": offer.address, "title": offer.title} for offer in other.offers]
        _failed(feed, other.message, offers=offers)
    except FetchRefused as refused:
        _failed(feed, refused.message, is_final=refused.code == "gone")
    except FetchFailed as failed:
        _failed(feed, failed.message, after=failed.retry_after or 0)
    except (OperationalError, InterfaceError):
        raise  # the lease ends by itself, and the database may be back then
    except SoftTimeLimitExceeded:
        _failed(feed, "Reading the feed took too long.")
    except Exception:
        log.exception("feed %s could not be polled", feed.pk)
        _failed(feed, "Something in Parallax failed while it read this feed.")
    return None


def _due() -> QuerySet[Feed]:
    now = timezone.now()
    waits = Q(next_poll_at__isnull=True) | Q(next_poll_at__lte=now)
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    return Feed.objects.filter(waits, free, is_active=True)


def _claimed(feed_id: int) -> Feed | None:
    """The feed with a lease of ours, or None when it is not due or another worker polls it.

    It counts as failed until it succeeds, so that a feed that kills its workers is paused like any other.
    """
    until = timezone.now() + timedelta(seconds=settings.RUN_LEASE_SECONDS)
    if not _due().filter(pk=feed_id).update(lease_until=until, failures=F("failures") + 1):
        return None
    feed = Feed.objects.select_related("source").get(pk=feed_id)
    if feed.failures > MOST_FAILURES + 1:
        _failed(feed, "Polling it ended its workers again and again.")
        return None
    return feed


def _take_in(feed: Feed, found: Fetched, document: FeedDocument | None) -> None:
    with transaction.atomic():
        row = Feed.objects.select_for_update().get(pk=feed.pk)
        if row.lease_until != feed.lease_until or row.url != feed.url:
            return  # too late: another worker polls it by now, or an editor gave it another address
        new, changed = _deliver(row, document) if document else (0, 0)
        row.failures, row.lease_until, row.offers = 0, None, []
        row.polled_at = timezone.now()
        row.minutes = _minutes(row.minutes, has_news=new + changed > 0, asked=document.minutes if document else 0)
        row.next_poll_at = _in_about(row.minutes)
        row.etag, row.last_modified = found.etag or row.etag, found.last_modified or row.last_modified
        if document:
            row.title, row.etag, row.last_modified = document.title or row.title, found.etag, found.last_modified
        row.last_result = _news_in_words(new, changed)
        _follow_move(row, found)
        row.save()


def _read(found: Fetched) -> FeedDocument:
    return read_feed(found.payload, address=found.final_address, charset=found.charset)


def _news_in_words(new: int, changed: int) -> str:
    told = [f"{new} new {'report' if new == 1 else 'reports'}"] if new else []
    told += [f"{changed} changed"] if changed else []
    return f"{', '.join(told)}." if told else "Nothing new."


def _deliver(feed: Feed, document: FeedDocument) -> tuple[int, int]:
    """How many new entries and how many changed ones there are, all of which one delivery holds now."""
    known = _known_items(feed, document.entries)
    new = _new_entries(document.entries, known)[:MOST_NEW]
    changed = [(entry, item) for entry in document.entries if (item := _changed_item(entry, known))]
    changed = changed[: MOST_NEW - len(new)]
    fresh = new + [entry for entry, _ in changed]
    if not fresh:
        return 0, 0
    _make_room(feed, changed)
    times = {entry: item.given.get(_TIMES, 0) + 1 for entry, item in changed}
    delivery = open_delivery(
        kind=Delivery.Kind.FEED,
        pieces=[
            Incoming(name=entry.headline, address=entry.address, given=_given(entry, times.get(entry, 0)))
            for entry in fresh
        ],
        source=feed.source,
        feed=feed,
        by=None,
        keeps_at_once=feed.keeps_at_once,
    )
    items = list(delivery.items.order_by("number"))
    for item, entry in zip(items, fresh, strict=True):
        item.feed, item.entry_key, item.entry_address = feed, entry.key, entry.address_key
    DeliveredItem.objects.bulk_update(items, ["feed", "entry_key", "entry_address"])
    return len(new), len(changed)


def _make_room(feed: Feed, changed: Sequence[tuple[FeedEntry, DeliveredItem]]) -> None:
    """The newest item of an entry carries its names; the earlier one keeps what became of it."""
    items = DeliveredItem.objects.filter(feed=feed)
    items.filter(pk__in=[item.pk for _, item in changed]).update(entry_key="", entry_address="")
    items.filter(entry_key__in=[entry.key for entry, _ in changed]).update(entry_key="")
    items.filter(entry_address__in=[entry.address_key for entry, _ in changed]).update(entry_address="")


@dataclass(frozen=True, slots=True)
class _Known:
    """The items of a feed by the key and by the address of their entries."""

    by_key: Mapping[str, DeliveredItem]
    by_page: Mapping[str, DeliveredItem]

    def item_of(self, entry: FeedEntry) -> DeliveredItem | None:
        return self.by_key.get(entry.key) or self.by_page.get(entry.address_key)


def _known_items(feed: Feed, entries: Sequence[FeedEntry]) -> _Known:
    keys = Q(entry_key__in=[entry.key for entry in entries if entry.key])
    pages = Q(entry_address__in=[entry.address_key for entry in entries if entry.address_key])
    rows = DeliveredItem.objects.filter(keys | pages, feed=feed)
    items = list(rows.only("entry_key", "entry_address", "state", "given", "created_at"))
    return _Known({item.entry_key: item for item in items}, {item.entry_address: item for item in items})


def _new_entries(entries: Sequence[FeedEntry], known: _Known) -> list[FeedEntry]:
    """Those that neither their key nor their address tells to be here already, and that are not of long ago."""
    keys, pages = set(known.by_key), set(known.by_page)
    oldest = timezone.now() - OLDEST_TAKEN
    new = []
    for entry in entries:
        if entry.key not in keys and entry.address_key not in pages and not _is_before(entry.published_at, oldest):
            new.append(entry)
            keys.add(entry.key)
            pages.add(entry.address_key)
    return new


def _changed_item(entry: FeedEntry, known: _Known) -> DeliveredItem | None:
    """The item of an entry that its feed says was changed since it was fetched, unless that was noted before.

    One that an editor left out stays left out, and one that nobody has fetched yet is fetched as it is now.
    """
    item = known.item_of(entry)
    if item is None or item.state in UNTOUCHED or item.given.get(_TIMES, 0) >= MOST_TIMES_AGAIN:
        return None
    is_updated = entry.updated_at and not _is_before(entry.updated_at, fetched_at(item))
    published_before = item.given.get("published_at", "")
    is_dated_anew = bool(entry.published_at and published_before) and entry.published_at != published_before
    is_noted = entry.updated_at == item.given.get("updated_at", "")
    return item if is_dated_anew or (is_updated and not is_noted) else None


def _is_before(told: str, moment: datetime) -> bool:
    if not told:
        return False
    given = datetime.fromisoformat(told)
    return (given if given.tzinfo else given.replace(tzinfo=moment.tzinfo)) < moment


def _given(entry: FeedEntry, times: int) -> dict[str, Any]:
    said = {
        "headline": entry.headline,
        "byline": entry.byline,
        "published_at": entry.published_at,
        "updated_at": entry.updated_at,
        _TIMES: times,
        "summary": entry.summary,
    }
    return {name: value for name, value in said.items() if value}


def _follow_move(row: Feed, found: Fetched) -> None:
    """A feed that has moved for good is asked for at its new address from now on."""
    moved_to = found.permanent_address
    if not moved_to or moved_to == row.url or len(moved_to) > 500:
        return
    if Feed.objects.filter(url=moved_to).exclude(pk=row.pk).exists():
        row.is_active, row.paused_reason = False, "It has moved to an address that is polled already as another feed."
        return
    row.last_result = f"{row.last_result} It has moved from {row.url}."[:300]
    row.url = moved_to


def _failed(
    feed: Feed, message: str, *, after: int = 0, is_final: bool = False, offers: list[dict[str, str]] | None = None
) -> None:
    """The failure in words, the next try later each time, and after too many none at all."""
    minutes = min(max(feed.minutes, FEWEST_MINUTES) * 2 ** min(feed.failures - 1, 10), MOST_MINUTES)
    changes: dict[str, Any] = {
        "last_result": message[:300],
        "polled_at": timezone.now(),
        "next_poll_at": max(_in_about(minutes), timezone.now() + timedelta(seconds=after)),
        "offers": offers or [],
    }
    if is_final or offers or feed.failures >= MOST_FAILURES:
        many = "" if is_final or offers else f"It failed {feed.failures} times in a row. "
        changes |= {"is_active": False, "paused_reason": f"{many}{message}"[:300]}
    _settle(feed, **changes)


def _settle(feed: Feed, **changes: Any) -> None:
    """Write that down and let go of the lease, if it is still ours and for the same address."""
    Feed.objects.filter(pk=feed.pk, lease_until=feed.lease_until, url=feed.url).update(lease_until=None, **changes)


def _minutes(minutes: int, *, has_news: bool, asked: int) -> int:
    """The next pause: shorter after news, longer without, never shorter than the feed asks for within reason."""
    adapted = round(minutes * (WITH_NEWS if has_news else WITHOUT_NEWS))
    adapted = max(adapted, minutes + 1) if not has_news else adapted
    return min(max(adapted, FEWEST_MINUTES, min(asked, MOST_MINUTES)), MOST_MINUTES)


def _in_about(minutes: int) -> datetime:
    """In so many minutes, a little apart from the other feeds, which would else fall into step."""
    return timezone.now() + timedelta(minutes=minutes * random.uniform(0.95, 1.05))
