"""Feeds as editors keep them: added, changed, paused, polled when asked."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q

from reports.fetch import FetchRefused, refuse_private
from reports.fetch.targets import target_of
from reports.models import Feed, Source
from reports.signals import feed_due

LONGEST_ADDRESS = 500
LONGEST_REASON = 300
#: Whoever enters an address waits at most so many seconds for the name service.
LOOKED_UP_FOR = 2.0


class FeedRefused(Exception):
    """What was asked of a feed cannot be done; ``message`` says why, in the words of the person who asked."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def add_feed(*, source: Source, address: str, keeps_at_once: bool = False, by: User | None = None) -> Feed:
    """The stored feed, polled as soon as a worker is free; raises FeedRefused before anything is stored."""
    url = _usable(address)
    _refuse_private(url)
    try:
        with transaction.atomic():
            feed = Feed.objects.create(source=source, url=url, keeps_at_once=keeps_at_once, added_by=by)
            feed_due.send(sender=Feed, feed_id=feed.pk)
    except IntegrityError:
        raise _taken(url) from None
    return feed


def change_feed(*, feed: Feed, source: Source, address: str, keeps_at_once: bool) -> Feed:
    """The changed feed; another address is begun with from the start, and polled at once."""
    url = _usable(address)
    if url != feed.url:
        _refuse_private(url)
    try:
        with transaction.atomic():
            row = Feed.objects.select_for_update().get(pk=feed.pk)
            is_moved = row.url != url
            row.source, row.keeps_at_once, row.url = source, keeps_at_once, url
            if is_moved:
                _begin_anew(row)
            row.save()
            if is_moved and row.is_active:
                feed_due.send(sender=Feed, feed_id=row.pk)
    except IntegrityError:
        raise _taken(url) from None
    return row


def pause_feed(*, feed: Feed, reason: str = "") -> Feed:
    """The feed is not polled until somebody resumes it; what it brought stays."""
    with transaction.atomic():
        row = Feed.objects.select_for_update().get(pk=feed.pk)
        row.is_active, row.paused_reason = False, " ".join(reason.split())[:LONGEST_REASON] or "Paused by an editor."
        row.save(update_fields=["is_active", "paused_reason"])
    return row


def resume_feed(*, feed: Feed) -> Feed:
    """The feed is polled again, at once and with all its tries."""
    with transaction.atomic():
        row = Feed.objects.select_for_update().get(pk=feed.pk)
        row.is_active, row.paused_reason, row.failures, row.next_poll_at = True, "", 0, None
        row.save(update_fields=["is_active", "paused_reason", "failures", "next_poll_at"])
        feed_due.send(sender=Feed, feed_id=row.pk)
    return row


def poll_now(*, feed: Feed) -> None:
    """The feed is polled as soon as a worker is free; refused for one that is paused."""
    with transaction.atomic():
        if not Feed.objects.filter(pk=feed.pk, is_active=True).update(next_poll_at=None):
            raise FeedRefused("paused", "This feed is paused. Resume it first.")
        feed_due.send(sender=Feed, feed_id=feed.pk)


def _begin_anew(row: Feed) -> None:
    row.etag = row.last_modified = row.last_result = row.title = ""
    row.failures, row.next_poll_at, row.lease_until, row.offers = 0, None, None, []


def _usable(address: str) -> str:
    try:
        url = target_of(address).address
    except FetchRefused as refused:
        raise FeedRefused(refused.code, refused.message) from None
    if len(url) > LONGEST_ADDRESS:
        raise FeedRefused("address", f"The address has {len(url)} characters; it may have {LONGEST_ADDRESS}.")
    return url


def _refuse_private(url: str) -> None:
    """Raise FeedRefused for a host inside somebody's network, which would be refused at every poll."""
    try:
        refuse_private(url, seconds=LOOKED_UP_FOR)
    except FetchRefused as refused:
        raise FeedRefused(refused.code, refused.message) from None


def _taken(url: str) -> FeedRefused:
    other = Feed.objects.filter(Q(url=url)).select_related("source").first()
    return FeedRefused(
        "taken", f"This feed is polled already, for {other.source}." if other else "It is polled already."
    )
