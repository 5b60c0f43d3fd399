"""Editors keep the feeds: each address once, each refusal in words, each change begun from the start."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from reports.models import Feed
from reports.receivers import send_item
from reports.selectors.feeds import feeds_with_state, last_entries_of, state_of
from reports.services.deliveries import Incoming, open_delivery
from reports.services.feeds import FeedRefused, add_feed, change_feed, pause_feed, poll_now, resume_feed
from reports.signals import feed_due
from reports.tasks import fetch_item_task, poll_feed_task, poll_feeds_task, read_item_task
from reports.tests.factories import FeedFactory, SourceFactory

pytestmark = pytest.mark.django_db
URL = "https://daily.example.org/feed.xml"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The feeds that workers were told of."""
    ids: list[int] = []
    monkeypatch.setattr(feed_due, "send", lambda sender, feed_id: ids.append(feed_id))
    return ids


@pytest.fixture(autouse=True)
def public_only(settings: Any) -> None:
    settings.FETCH_PRIVATE_HOSTS = []
    settings.FETCH_PORTS = ["80", "443"]


def test_feed_is_stored_in_one_spelling_and_polled_at_once(told: list[int]) -> None:
    feed = add_feed(source=SourceFactory(), address=" HTTPS://Daily.Example.org:443/feed.xml#x ", keeps_at_once=True)

    assert (feed.url, feed.keeps_at_once, feed.next_poll_at) == (URL, True, None)
    assert told == [feed.pk]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("daily.example.org/feed", "scheme"),
        ("https://ada:word@daily.example.org/feed", "credentials"),
        ("http://localhost/feed", "private"),
        ("https://daily.example.org:8443/feed", "port"),
        ("https://daily.example.org/" + "a" * 500, "address"),
        ("", "address"),
    ],
)
def test_address_that_is_never_polled_is_refused_in_words(told: list[int], address: str, code: str) -> None:
    with pytest.raises(FeedRefused) as caught:
        add_feed(source=SourceFactory(), address=address)

    assert (caught.value.code, Feed.objects.count(), told) == (code, 0, [])
    assert caught.value.message


def test_feed_is_polled_for_one_outlet_only(told: list[int]) -> None:
    add_feed(source=SourceFactory(name="The Daily Gate"), address=URL)

    with pytest.raises(FeedRefused, match="for The Daily Gate"):
        add_feed(source=SourceFactory(), address=URL)


def test_other_address_begins_from_the_start(told: list[int]) -> None:
    feed = FeedFactory(url=URL, etag='"a"', title="Old", failures=4, next_poll_at=timezone.now() + timedelta(hours=3))
    other = SourceFactory()

    changed = change_feed(feed=feed, source=other, address=f"{URL}?full=1", keeps_at_once=True)

    assert (changed.source, changed.url, changed.keeps_at_once) == (other, f"{URL}?full=1", True)
    assert (changed.etag, changed.title, changed.failures, changed.next_poll_at) == ("", "", 0, None)
    assert told == [feed.pk]


def test_same_address_goes_on_where_it_was(told: list[int]) -> None:
    feed = FeedFactory(url=URL, etag='"a"')

    assert change_feed(feed=feed, source=feed.source, address=URL, keeps_at_once=True).etag == '"a"'
    assert told == []


def test_change_to_the_address_of_another_feed_is_refused(told: list[int]) -> None:
    FeedFactory(url=URL)
    feed = FeedFactory()

    with pytest.raises(FeedRefused) as caught:
        change_feed(feed=feed, source=feed.source, address=URL, keeps_at_once=False)

    assert caught.value.code == "taken"


def test_paused_feed_waits_for_somebody_to_resume_it(told: list[int]) -> None:
    feed = pause_feed(feed=FeedFactory(failures=7), reason=" The outlet\nasked us to. ")
    assert (feed.is_active, feed.paused_reason, state_of(feed)) == (False, "The outlet asked us to.", "paused")

    with pytest.raises(FeedRefused, match="paused"):
        poll_now(feed=feed)
    assert told == []

    feed = resume_feed(feed=feed)
    assert (feed.is_active, feed.paused_reason, feed.failures, state_of(feed)) == (True, "", 0, "due")
    assert told == [feed.pk]


def test_feed_is_polled_when_somebody_asks(told: list[int]) -> None:
    feed = FeedFactory(next_poll_at=timezone.now() + timedelta(hours=3))

    poll_now(feed=feed)

    feed.refresh_from_db()
    assert (feed.next_poll_at, told) == (None, [feed.pk])


def test_state_is_told_in_a_word() -> None:
    now = timezone.now()
    soon = now + timedelta(minutes=5)

    assert state_of(FeedFactory(next_poll_at=soon)) == "waiting"
    assert state_of(FeedFactory(next_poll_at=soon, failures=2)) == "failing"
    assert state_of(FeedFactory(lease_until=soon, failures=1)) == "being polled"
    assert state_of(FeedFactory(next_poll_at=now - timedelta(minutes=1))) == "due"


@pytest.mark.parametrize("feeds", [1, 12])
def test_list_of_feeds_costs_one_query_at_any_size(feeds: int, django_assert_num_queries: Any) -> None:
    for feed in FeedFactory.create_batch(feeds):
        delivery = open_delivery(kind="feed", pieces=[Incoming(name="a"), Incoming(name="b")], feed=feed)
        delivery.items.update(feed=feed)

    with django_assert_num_queries(1):
        listed = list(feeds_with_state())
        assert [(feed.item_count, feed.source.name > "") for feed in listed] == [(2, True)] * feeds
    with django_assert_num_queries(1):
        assert [item.name for item in last_entries_of(listed[0])] == ["b", "a"]


def test_what_was_asked_for_is_sent_after_the_commit(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    sent: list[tuple[str, int]] = []
    monkeypatch.setattr(poll_feed_task, "delay", lambda feed_id: sent.append(("poll", feed_id)))
    monkeypatch.setattr(fetch_item_task, "delay", lambda item_id: sent.append(("fetch", item_id)))
    monkeypatch.setattr(read_item_task, "delay", lambda item_id: sent.append(("read", item_id)))

    with django_capture_on_commit_callbacks(execute=True):
        feed = add_feed(source=SourceFactory(), address=URL)
        delivery = open_delivery(kind="address", pieces=[Incoming(name="", address="https://daily.example.org/a")])
        item = delivery.items.get()
        assert sent == []
    assert sent == [("poll", feed.pk), ("fetch", item.pk)]

    delivery.items.update(payload=b"x", payload_length=1)
    with django_capture_on_commit_callbacks(execute=True):
        send_item(None, item_id=item.pk)
    assert sent[-1] == ("read", item.pk)


def test_clock_sends_for_what_is_due_and_lets_old_messages_expire(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.FEED_SECONDS = 60
    due, _ = FeedFactory(), FeedFactory(next_poll_at=timezone.now() + timedelta(hours=1))
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(poll_feed_task, "apply_async", lambda **message: sent.append(message))

    poll_feeds_task()

    assert sent == [{"kwargs": {"feed_id": due.pk}, "expires": 60}]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/feed", "https://10.0.0.7/feed", "http://[::1]/feed", "http://169.254.169.254/feed"]
)
def test_feed_inside_a_network_is_refused_when_it_is_entered(told: list[int], address: str) -> None:
    feed = FeedFactory(url=URL)

    for entered in (
        lambda: add_feed(source=SourceFactory(), address=address),
        lambda: change_feed(feed=feed, source=feed.source, address=address, keeps_at_once=False),
    ):
        with pytest.raises(FeedRefused) as caught:
            entered()
        assert caught.value.code == "private"
    assert (Feed.objects.get().url, told) == (URL, [])


def test_feed_of_a_host_that_an_operator_trusts_may_be_inside(told: list[int], settings: Any) -> None:
    settings.FETCH_PRIVATE_HOSTS = ["127.0.0.1"]

    assert add_feed(source=SourceFactory(), address="http://127.0.0.1/feed").url == "http://127.0.0.1/feed"
