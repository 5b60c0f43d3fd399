"""What goes wrong with a feed is told, tried again later each time, and ends nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from reports.fetch import FetchFailed, FetchRefused
from reports.models import Feed, FetchHost
from reports.services.polling import (
    MOST_FAILURES,
    MOST_MINUTES,
    due_feeds,
    poll_feed,
)
from reports.tests.factories import FeedFactory
from reports.tests.feeding import URL, feed_at, names, polled, rss
from reports.tests.fetching import FetchFake

pytestmark = pytest.mark.django_db


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, settings: Any) -> FetchFake:
    return feed_at(monkeypatch, settings)


def test_failure_is_told_and_the_pauses_grow_until_an_editor_has_to_look(web: FetchFake) -> None:
    web.pages[URL] = FetchFailed("too_slow", "It did not answer in time.")
    feed = FeedFactory(url=URL)
    waits = []
    for number in range(1, MOST_FAILURES + 1):
        polled(feed)
        assert (feed.failures, feed.last_result) == (number, "It did not answer in time.")
        assert feed.lease_until is None
        waits.append((feed.next_poll_at - timezone.now()).total_seconds() / 60)

    assert waits[0] < waits[1] < waits[2] < waits[3]
    assert max(waits) < MOST_MINUTES * 1.06
    assert feed.is_active is False
    assert feed.paused_reason == "It failed 10 times in a row. It did not answer in time."
    assert due_feeds() == []


def test_success_forgets_the_failures(web: FetchFake) -> None:
    feed = FeedFactory(url=URL, failures=MOST_FAILURES - 1)

    assert polled(feed).failures == 0


def test_server_that_names_a_moment_is_not_asked_before(web: FetchFake) -> None:
    web.pages[URL] = FetchFailed("busy", "Later.", 7 * 3600, status=429)

    feed = polled(FeedFactory(url=URL))

    assert (feed.next_poll_at - timezone.now()).total_seconds() > 7 * 3600 - 10


def test_feed_that_is_gone_is_paused_at_once(web: FetchFake) -> None:
    web.pages[URL] = FetchRefused("gone", "The page was taken away for good.", status=410)

    feed = polled(FeedFactory(url=URL))

    assert (feed.is_active, feed.paused_reason) == (False, "The page was taken away for good.")


def test_page_that_names_feeds_is_paused_and_offers_them(web: FetchFake) -> None:
    web.pages[URL] = b'<html><head><link rel="alternate" type="application/rss+xml" title="All" href="/all.xml">'

    feed = polled(FeedFactory(url=URL))

    assert feed.offers == [{"address": "https://daily.example.org/all.xml", "title": "All"}]
    assert feed.is_active is False
    assert "choose one" in feed.last_result


def test_what_is_no_feed_counts_as_a_failure_and_leaves_no_mark(web: FetchFake) -> None:
    web.page(URL, b"<html>closed today</html>", etag='"page"')

    feed = polled(FeedFactory(url=URL, etag='"one"'))

    assert (feed.failures, feed.is_active, feed.etag) == (1, True, '"one"')


def test_feed_waits_for_its_turn_without_a_failure(web: FetchFake) -> None:
    FetchHost.objects.update(next_request_at=timezone.now() + timedelta(seconds=9))
    feed = FeedFactory(url=URL)

    seconds = poll_feed(feed_id=feed.pk)

    feed.refresh_from_db()
    assert seconds in (9, 10)
    assert (feed.failures, feed.lease_until, feed.last_result) == (0, None, "")
    assert feed.next_poll_at > timezone.now()


def test_message_is_not_kept_for_a_turn_that_is_far_off(web: FetchFake) -> None:
    FetchHost.objects.update(next_request_at=timezone.now() + timedelta(hours=2))
    feed = FeedFactory(url=URL)

    assert poll_feed(feed_id=feed.pk) is None

    feed.refresh_from_db()
    assert feed.next_poll_at > timezone.now() + timedelta(minutes=119)


def test_only_what_is_due_is_polled(web: FetchFake) -> None:
    now = timezone.now()
    never = FeedFactory()
    late = FeedFactory(next_poll_at=now - timedelta(minutes=9))
    FeedFactory(next_poll_at=now + timedelta(minutes=9))
    FeedFactory(is_active=False)
    FeedFactory(lease_until=now + timedelta(seconds=30))
    lost = FeedFactory(next_poll_at=now - timedelta(minutes=8), lease_until=now - timedelta(seconds=1))

    assert due_feeds() == [never.pk, late.pk, lost.pk]
    assert due_feeds(most=1) == [never.pk]


def test_feed_that_another_worker_polls_is_left_to_it(web: FetchFake) -> None:
    feed = FeedFactory(url=URL, lease_until=timezone.now() + timedelta(seconds=30))

    poll_feed(feed_id=feed.pk)

    assert web.asked == []


def test_feed_whose_worker_died_is_polled_again_and_paused_when_that_goes_on(web: FetchFake) -> None:
    dead = timezone.now() - timedelta(seconds=1)
    feed = FeedFactory(url=URL, lease_until=dead, failures=3)
    other = FeedFactory(lease_until=dead, failures=MOST_FAILURES + 1)

    poll_feed(feed_id=feed.pk)
    poll_feed(feed_id=other.pk)

    feed.refresh_from_db()
    other.refresh_from_db()
    assert (feed.failures, feed.is_active) == (0, True)
    assert (other.is_active, other.lease_until) == (False, None)
    assert "again and again" in other.paused_reason


def test_poll_that_was_thought_dead_changes_nothing(web: FetchFake) -> None:
    feed = FeedFactory(url=URL)

    def slow(call: dict[str, Any]) -> bytes:
        Feed.objects.update(lease_until=timezone.now() + timedelta(seconds=50), last_result="By the next worker.")
        return rss(1)

    web.pages[URL] = slow
    polled(feed)

    assert feed.last_result == "By the next worker."
    assert feed.lease_until is not None
    assert names() == []


def test_address_that_an_editor_changed_meanwhile_stays(web: FetchFake) -> None:
    feed = FeedFactory(url=URL)

    def changed(call: dict[str, Any]) -> Exception:
        Feed.objects.update(url="https://daily.example.org/other.xml", lease_until=None)
        return FetchFailed("too_slow", "Slow.")

    web.pages[URL] = changed
    polled(feed)

    assert (feed.url, feed.last_result) == ("https://daily.example.org/other.xml", "")


def test_fault_of_ours_is_stored_as_a_failure(web: FetchFake, monkeypatch: pytest.MonkeyPatch) -> None:
    web.pages[URL] = ZeroDivisionError()

    feed = polled(FeedFactory(url=URL))

    assert feed.failures == 1
    assert "Something in Parallax failed" in feed.last_result
