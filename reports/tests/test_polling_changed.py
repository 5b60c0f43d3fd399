"""An entry that its feed says was changed is fetched again, once a change; its text becomes another revision."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from reports.models import Article, DeliveredItem, Feed
from reports.services.delivery_items import State
from reports.services.keeping import keep_item
from reports.services.polling import MOST_TIMES_AGAIN
from reports.services.reading import read_item
from reports.tests.deliveries import PlainReader, document
from reports.tests.factories import TEXT, FeedFactory
from reports.tests.feeding import URL, feed_at, polled
from reports.tests.fetching import FetchFake

pytestmark = pytest.mark.django_db
PAGE = "https://daily.example.org/1"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, settings: Any) -> FetchFake:
    return feed_at(monkeypatch, settings)


def atom(*, updated: str = "", published: str = "", link: str = PAGE) -> bytes:
    told = f"<updated>{updated}</updated>" if updated else ""
    told += f"<published>{published}</published>" if published else ""
    entry = f"<entry><id>tag:one</id><title>Gate shut</title><link href='{link}'/>{told}</entry>"
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Daily</title>{entry}</feed>".encode()


def at(**ago: float) -> str:
    return (timezone.now() - timedelta(**ago)).replace(microsecond=0).isoformat()


def settled(feed: Feed, state: str = State.KEPT) -> DeliveredItem:
    """The newest item of the feed, as it is when a worker and an editor are done with it."""
    DeliveredItem.objects.filter(feed=feed, state=State.WAITING).update(state=state)
    return DeliveredItem.objects.filter(feed=feed).order_by("-pk")[0]


@pytest.fixture
def feed(web: FetchFake) -> Feed:
    web.pages[URL] = atom(updated=at(hours=3), published=at(hours=4))
    feed = polled(FeedFactory(url=URL))
    settled(feed)
    return feed


def test_entry_updated_after_it_was_fetched_comes_in_once_more_and_only_once(web: FetchFake, feed: Feed) -> None:
    web.pages[URL] = atom(updated=at(minutes=-1), published=feed.items.get().given["published_at"])

    polled(feed)
    again = settled(feed)

    assert feed.items.count() == 2
    assert feed.last_result == "1 changed."
    assert (again.entry_key, again.entry_address, again.address) == ("tag:one", "daily.example.org/1", PAGE)
    assert polled(feed).last_result == "Nothing new."


def test_entry_with_another_time_of_publication_comes_in_once_more(web: FetchFake, feed: Feed) -> None:
    web.pages[URL] = atom(published=at(hours=1))

    assert polled(feed).last_result == "1 changed."
    settled(feed)
    assert polled(feed).last_result == "Nothing new."


def test_entry_that_was_updated_before_it_was_fetched_is_left(web: FetchFake, feed: Feed) -> None:
    web.pages[URL] = atom(updated=at(hours=2), published=feed.items.get().given["published_at"])

    assert polled(feed).last_result == "Nothing new."


def test_entry_that_lost_its_times_is_left(web: FetchFake, feed: Feed) -> None:
    web.pages[URL] = atom()

    assert polled(feed).last_result == "Nothing new."


@pytest.mark.parametrize("state", [State.WAITING, State.FETCHING, State.READING, State.DROPPED])
def test_entry_that_is_on_its_way_or_was_left_out_is_left(web: FetchFake, feed: Feed, state: str) -> None:
    feed.items.update(state=state, lease_until=timezone.now() + timedelta(hours=1))
    web.pages[URL] = atom(updated=at(minutes=-1))

    assert polled(feed).last_result == "Nothing new."


def test_feed_that_calls_all_updated_at_every_poll_is_believed_so_often_only(web: FetchFake, feed: Feed) -> None:
    for minute in range(MOST_TIMES_AGAIN + 3):
        web.pages[URL] = atom(updated=at(minutes=-minute - 1))
        polled(feed)
        settled(feed)

    assert feed.items.count() == MOST_TIMES_AGAIN + 1


def test_entry_that_moved_and_changed_takes_its_names_along(web: FetchFake, feed: Feed) -> None:
    web.pages[URL] = atom(updated=at(minutes=-1), link="https://daily.example.org/gate-shut")

    polled(feed)
    settled(feed)

    assert feed.items.count() == 2
    assert polled(feed).last_result == "Nothing new."


def test_changed_text_of_an_entry_becomes_another_revision_and_a_taken_back_change_the_first(
    web: FetchFake, feed: Feed
) -> None:
    later = TEXT + "\n\nBy evening the rain had stopped and the wall was covered with boards."
    for minute, text in enumerate((TEXT, later, TEXT)):
        if minute:
            web.pages[URL] = atom(updated=at(minutes=-minute))
            polled(feed)
        item = feed.items.order_by("-pk")[0]
        DeliveredItem.objects.filter(pk=item.pk).update(state=State.WAITING, payload=b"x", payload_length=1)
        read_item(item_id=item.pk, reader=PlainReader(**{item.name.partition(".")[0]: document(text)}))
        keep_item(item=item, by=None)

    article = Article.objects.get()
    assert [item.outcome for item in feed.items.order_by("pk")] == ["new", "revision", "revision"]
    assert (article.latest_revision.number, article.revisions.count()) == (1, 2)
