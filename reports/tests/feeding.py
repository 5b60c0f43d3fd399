"""A feed of an invented outlet, and polls of it that go to the fake network."""

from typing import Any

import pytest

from reports.models import DeliveredItem, Feed
from reports.services.polling import poll_feed
from reports.signals import item_waiting
from reports.tests.factories import FetchHostFactory
from reports.tests.fetching import FetchFake, install

URL = "https://daily.example.org/feed.xml"


def feed_at(monkeypatch: pytest.MonkeyPatch, settings: Any) -> FetchFake:
    """A network with that feed of two reports; items that wait are read by nobody."""
    settings.FETCH_HOST_SECONDS = 0
    settings.FETCH_PRIVATE_HOSTS = []
    monkeypatch.setattr(item_waiting, "send", lambda **kwargs: [])
    FetchHostFactory(host="daily.example.org")
    return install(monkeypatch, {URL: rss(1, 2)})


def rss(*numbers: int, link: str = "https://daily.example.org/{}", guid: str = "item-{}", head: str = "") -> bytes:
    """The feed with reports of these numbers."""
    items = "".join(
        f"<item><title>Report {n}</title><link>{link.format(n)}</link><guid isPermaLink='false'>{guid.format(n)}</guid>"
        f"</item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>The Daily</title>{head}{items}</channel></rss>'.encode()


def polled(feed: Feed) -> Feed:
    """The feed after a poll that was due."""
    Feed.objects.filter(pk=feed.pk).update(next_poll_at=None)
    poll_feed(feed_id=feed.pk)
    feed.refresh_from_db()
    return feed


def names() -> list[str]:
    """The names of all delivered items in the order in which they came in."""
    return list(DeliveredItem.objects.order_by("pk").values_list("name", flat=True))
