"""What stands at an address gets into its item, later if need be, or the reason why it does not."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from reports.fetch import FetchFailed, FetchRefused
from reports.models import DeliveredItem, Delivery, FetchHost
from reports.services.addresses import RETRY_MINUTES, fetch_item, is_to_be_fetched
from reports.services.deliveries import Incoming, open_delivery
from reports.signals import item_waiting
from reports.tests.factories import FeedFactory, FetchHostFactory
from reports.tests.fetching import FetchFake, answer, install

pytestmark = pytest.mark.django_db
PAGE = "https://daily.example.org/news/a"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The items that workers were told of."""
    told: list[int] = []
    monkeypatch.setattr(item_waiting, "send", lambda sender, item_id: told.append(item_id))
    return told


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, settings: Any, sent: list[int]) -> FetchFake:
    settings.FETCH_HOST_SECONDS = 2
    settings.FETCH_PRIVATE_HOSTS = []
    FetchHostFactory(host="daily.example.org")
    return install(monkeypatch, {PAGE: b"<p>words"})


def item_of(address: str = PAGE, *, kind: str = Delivery.Kind.ADDRESS, **changes: Any) -> DeliveredItem:
    delivery = open_delivery(kind=kind, pieces=[Incoming(name="", address=address)])
    item = delivery.items.get()
    DeliveredItem.objects.filter(pk=item.pk).update(**changes)
    item.refresh_from_db()
    return item


def fetched(item: DeliveredItem) -> DeliveredItem:
    DeliveredItem.objects.filter(pk=item.pk).update(not_before=None)
    FetchHost.objects.update(next_request_at=None)
    fetch_item(item_id=item.pk)
    item.refresh_from_db()
    return item


def test_page_gets_into_the_item_which_waits_to_be_read(web: FetchFake, sent: list[int]) -> None:
    web.page(PAGE, b"<p>words", final_address="https://daily.example.org/news/a-long-name", charset="latin-1")

    item = fetched(item_of())

    assert bytes(item.payload or b"") == b"<p>words"
    assert (item.media_type, item.charset, item.state) == ("text/html", "latin-1", "waiting")
    assert item.address == "https://daily.example.org/news/a-long-name"
    assert (item.lease_until, item.attempts) == (None, 0)
    assert sent == [item.pk, item.pk]
    assert not is_to_be_fetched(item.pk)


def test_what_is_fetched_is_not_fetched_again(web: FetchFake) -> None:
    item = fetched(item_of())

    fetched(item)

    assert web.asked == [PAGE]


@pytest.mark.parametrize("kind", [Delivery.Kind.FILES, Delivery.Kind.ROWS])
def test_address_of_a_file_or_row_is_where_it_was_published_and_not_asked_for(web: FetchFake, kind: str) -> None:
    assert not is_to_be_fetched(item_of(kind=kind).pk)


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (FetchRefused("not_found", "There is no page at this address."), "not_found"),
        (FetchRefused("private", "It leads into a network that is not public."), "private"),
        (answer(PAGE, b""), "empty"),
    ],
)
def test_what_will_never_work_fails_in_words(web: FetchFake, raised: Any, code: str) -> None:
    web.pages[PAGE] = raised

    item = fetched(item_of())

    assert (item.state, item.failure_code, item.lease_until) == ("failed", code, None)
    assert item.failure_message


def test_page_that_the_outlet_forbids_programs_to_fetch_is_not_fetched(web: FetchFake) -> None:
    FetchHost.objects.update(robots="User-agent: *\nDisallow: /news/")

    item = fetched(item_of())

    assert (item.state, item.failure_code) == ("failed", "robots")
    assert "paste" in item.failure_message
    assert web.asked == []


def test_what_may_work_later_is_tried_again_after_growing_pauses(web: FetchFake) -> None:
    web.pages[PAGE] = FetchFailed("too_slow", "It did not answer in time.")
    item, pauses = item_of(), []
    for _ in RETRY_MINUTES:
        fetched(item)
        assert (item.state, item.failure_code) == ("waiting", "too_slow")
        pauses.append(round((item.not_before - timezone.now()).total_seconds() / 60))

    fetched(item)

    assert pauses == list(RETRY_MINUTES)
    assert (item.state, item.failure_code) == ("failed", "too_slow")
    assert item.failure_message == "It did not answer in time. It was tried 5 times."


def test_server_that_names_a_moment_is_not_asked_before(web: FetchFake) -> None:
    web.pages[PAGE] = FetchFailed("busy", "Later.", 600, status=503)

    item = fetched(item_of())

    assert 590 < (item.not_before - timezone.now()).total_seconds() <= 600


def test_item_waits_for_its_turn_without_an_attempt(web: FetchFake) -> None:
    FetchHost.objects.update(next_request_at=timezone.now() + timedelta(seconds=5))
    item = item_of()

    seconds = fetch_item(item_id=item.pk)

    item.refresh_from_db()
    assert seconds in (5, 6)
    assert (item.state, item.attempts, item.failure_code) == ("waiting", 0, "")
    assert item.not_before > timezone.now()


def test_items_of_one_host_wait_in_line(web: FetchFake) -> None:
    FetchHost.objects.update(next_request_at=timezone.now() + timedelta(seconds=5))
    addresses = [f"https://daily.example.org/news/{n}" for n in range(3)]
    items = [item_of(address) for address in addresses]
    item_of("https://other.example.org/news/1")

    waits = [fetch_item(item_id=item.pk) or 0 for item in items]

    assert [round(wait / 2) * 2 for wait in (waits[1] - waits[0], waits[2] - waits[0])] == [2, 4]


def test_item_that_another_worker_has_is_left_to_it(web: FetchFake) -> None:
    item = item_of(state="fetching", lease_until=timezone.now() + timedelta(seconds=30))

    fetch_item(item_id=item.pk)

    assert web.asked == []


def test_item_whose_worker_died_is_fetched_by_the_next(web: FetchFake) -> None:
    item = item_of(state="fetching", lease_until=timezone.now() - timedelta(seconds=1), attempts=1)

    assert fetched(item).payload_length == 8


def test_fault_of_ours_is_told(web: FetchFake) -> None:
    web.pages[PAGE] = ZeroDivisionError()

    item = fetched(item_of())

    assert (item.state, item.failure_code) == ("failed", "fault")


def test_only_a_person_or_a_feed_of_the_house_leads_into_the_house(web: FetchFake, settings: Any) -> None:
    settings.FETCH_PRIVATE_HOSTS = ["cms.example.org"]
    inside, outside = FeedFactory(url="https://cms.example.org/feed"), FeedFactory(url="https://far.example.org/feed")

    fetched(item_of())
    fetched(item_of(kind=Delivery.Kind.FEED, feed=inside))
    fetched(item_of(kind=Delivery.Kind.FEED, feed=outside))

    assert [call["may_be_private"] for call in web.calls] == [True, True, False]
