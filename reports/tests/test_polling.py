"""Feeds are polled politely, bring each entry once, and tell what went wrong."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from reports.fetch import FEEDS, FetchFailed
from reports.models import DeliveredItem, Delivery
from reports.services.hosts import NotYet
from reports.services.polling import (
    FEWEST_MINUTES,
    MOST_MINUTES,
    MOST_NEW,
    poll_feed,
)
from reports.tests.factories import FeedFactory
from reports.tests.feeding import URL, feed_at, names, polled, rss
from reports.tests.fetching import FetchFake, answer
from reports.tests.serving import Answer, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, settings: Any) -> FetchFake:
    return feed_at(monkeypatch, settings)


def test_entries_become_items_of_one_delivery_of_the_outlet(web: FetchFake) -> None:
    feed = polled(FeedFactory(url=URL, keeps_at_once=True))

    delivery = Delivery.objects.get()
    assert (delivery.kind, delivery.source, delivery.feed, delivery.keeps_at_once) == ("feed", feed.source, feed, True)
    first, second = delivery.items.order_by("number")
    assert (first.name, first.address, first.state) == ("Report 1", "https://daily.example.org/1", "waiting")
    assert (first.feed, first.entry_key, first.entry_address) == (feed, "item-1", "daily.example.org/1")
    assert first.given == {"headline": "Report 1"}
    assert second.number == 2
    assert (feed.title, feed.last_result, feed.failures, feed.lease_until) == ("The Daily", "2 new reports.", 0, None)


def test_entry_comes_in_once(web: FetchFake) -> None:
    feed = polled(FeedFactory(url=URL))
    web.pages[URL] = rss(3, 1, 2)

    polled(feed)
    polled(feed)

    assert names() == ["Report 1", "Report 2", "Report 3"]
    assert Delivery.objects.count() == 2
    assert feed.last_result == "Nothing new."


@pytest.mark.parametrize(
    "again",
    [
        rss(1, link="https://daily.example.org/a-better-headline-{}"),
        rss(1, link="https://daily.example.org/{}?utm_source=rss&amp;utm_medium=x"),
        rss(1, link="http://www.daily.example.org/{}/#top"),
        rss(1, guid="another-{}"),
        rss(1, guid="https://daily.example.org/{}?at_medium=RSS"),
    ],
)
def test_entry_whose_key_or_address_changes_is_still_the_same(web: FetchFake, again: bytes) -> None:
    feed = polled(FeedFactory(url=URL))
    web.pages[URL] = again

    polled(feed)

    assert names() == ["Report 1", "Report 2"]


@pytest.mark.parametrize(("name", "value"), [("entry_key", "item-1"), ("entry_address", "daily.example.org/1")])
def test_database_refuses_an_entry_that_is_there(web: FetchFake, name: str, value: str) -> None:
    feed = polled(FeedFactory(url=URL))
    second = DeliveredItem.objects.get(name="Report 2")

    with pytest.raises(IntegrityError, match="once_per_feed"):
        DeliveredItem.objects.filter(pk=second.pk, feed=feed).update(**{name: value})


def test_database_refuses_a_feed_without_a_pause() -> None:
    with pytest.raises(IntegrityError, match="feed_waits_a_minute_at_least"):
        FeedFactory(minutes=0)


def test_two_feeds_may_bring_one_page(web: FetchFake) -> None:
    other = "https://daily.example.org/sport.xml"
    web.pages[other] = rss(1)

    polled(FeedFactory(url=URL))
    polled(FeedFactory(url=other))

    assert names() == ["Report 1", "Report 2", "Report 1"]


def test_entries_of_long_ago_are_left(web: FetchFake) -> None:
    old = (timezone.now() - timedelta(days=9)).isoformat()
    new = (timezone.now() - timedelta(days=2)).isoformat()
    item = "<item><link>https://daily.example.org/{}</link><pubDate>{}</pubDate></item>"
    web.pages[URL] = rss(head=item.format("old", old) + item.format("new", new) + item.format("undated", ""))

    polled(FeedFactory(url=URL))

    addresses = DeliveredItem.objects.order_by("pk").values_list("address", flat=True)
    assert list(addresses) == ["https://daily.example.org/new", "https://daily.example.org/undated"]


def test_flood_comes_in_portions(web: FetchFake) -> None:
    web.pages[URL] = rss(*range(MOST_NEW + 5))
    feed = polled(FeedFactory(url=URL))
    assert len(names()) == MOST_NEW

    polled(feed)

    assert len(set(names())) == MOST_NEW + 5


def test_next_poll_asks_whether_it_changed_and_a_feed_that_did_not_costs_nothing(web: FetchFake) -> None:
    web.page(URL, rss(1), etag='"one"', last_modified="Mon, 02 Mar 2026 10:00:00 GMT")
    feed = polled(FeedFactory(url=URL))
    web.page(URL, status=304, not_modified=True, payload=b"")

    polled(feed)

    assert web.calls[1] == {
        "address": URL,
        "etag": '"one"',
        "last_modified": "Mon, 02 Mar 2026 10:00:00 GMT",
        "accept": FEEDS,
        "may_be_private": True,
    }
    assert (feed.etag, feed.last_result) == ('"one"', "Nothing new.")


def test_pauses_grow_without_news_and_shrink_with_it(web: FetchFake) -> None:
    feed = FeedFactory(url=URL, minutes=60)
    pauses = []
    for numbers in ((1,), (1,), (1,), (2,)):
        web.pages[URL] = rss(*numbers)
        pauses.append(polled(feed).minutes)
        wait = (feed.next_poll_at - timezone.now()).total_seconds() / 60
        assert feed.minutes * 0.94 < wait < feed.minutes * 1.06

    assert pauses[0] < 60
    assert pauses[0] < pauses[1] < pauses[2]
    assert pauses[3] < pauses[2]


def test_pauses_stay_in_their_bounds(web: FetchFake) -> None:
    feed = FeedFactory(url=URL, minutes=FEWEST_MINUTES)
    for number in range(5):
        web.pages[URL] = rss(number)
        assert polled(feed).minutes == FEWEST_MINUTES
    for _ in range(40):
        polled(feed)
    assert feed.minutes == MOST_MINUTES


@pytest.mark.parametrize(("ttl", "minutes"), [(120, 120), (1440, MOST_MINUTES), (1, 9)])
def test_feed_is_left_alone_as_long_as_it_asks_within_reason(web: FetchFake, ttl: int, minutes: int) -> None:
    web.pages[URL] = rss(1, head=f"<ttl>{ttl}</ttl>")

    assert polled(FeedFactory(url=URL, minutes=15)).minutes == minutes


def test_feed_that_moved_for_good_is_asked_for_there(web: FetchFake) -> None:
    new = "https://daily.example.org/new.xml"
    web.pages[URL] = answer(URL, rss(1), permanent_address=new, final_address=new)
    web.pages[new] = rss(1)
    feed = polled(FeedFactory(url=URL))

    assert feed.url == new
    assert URL in feed.last_result
    polled(feed)
    assert web.asked[-1] == new
    assert names() == ["Report 1"]


def test_feed_that_moved_to_a_page_stays_where_it_was(web: FetchFake) -> None:
    web.pages[URL] = answer(URL, b"<html>hello</html>", permanent_address="https://daily.example.org/")

    assert polled(FeedFactory(url=URL)).url == URL


def test_feed_that_moved_to_another_one_is_paused(web: FetchFake) -> None:
    other = FeedFactory(url="https://daily.example.org/new.xml")
    web.pages[URL] = answer(URL, rss(1), permanent_address=other.url)

    feed = polled(FeedFactory(url=URL))

    assert (feed.url, feed.is_active) == (URL, False)
    assert "already" in feed.paused_reason


@pytest.mark.django_db(transaction=True)
def test_of_several_workers_one_polls_a_feed(web: FetchFake) -> None:
    feed, start = FeedFactory(url=URL), Barrier(4)

    def polling() -> None:
        start.wait()
        try:
            poll_feed(feed_id=feed.pk)
        finally:
            connection.close()

    threads = [Thread(target=polling) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert web.asked == [URL]
    assert names() == ["Report 1", "Report 2"]


def test_feed_of_a_real_server_is_polled_over_the_wire(settings: Any) -> None:
    with serving() as site:
        settings.FETCH_PRIVATE_HOSTS = [f"127.0.0.1:{site.port}"]
        settings.FETCH_HOST_SECONDS = 0
        fresh = Answer(rss(1, link=site.address("/{}")), headers={"ETag": '"a"'}, media_type="application/rss+xml")
        site.routes["/feed"] = lambda headers: Answer(status=304) if headers.get("if-none-match") == '"a"' else fresh
        feed = FeedFactory(url=site.address("/feed"))

        assert poll_feed(feed_id=feed.pk) == 1  # its rules are read first
        polled(feed)
        polled(feed)

    assert site.paths() == ["/robots.txt", "/feed", "/feed"]
    assert (feed.last_result, feed.etag, names()) == ("Nothing new.", '"a"', ["Report 1"])


def test_not_yet_is_a_failure_that_may_work_later() -> None:
    assert issubclass(NotYet, FetchFailed)
