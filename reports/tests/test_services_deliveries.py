"""Bringing pieces in: limits in words, one worker an item, archives, batches, leaving out, trying again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reports.extraction.documents import DocumentRefused, Member
from reports.models import DeliveredItem, Delivery
from reports.services.deliveries import Incoming, drop_item, megabytes_of, open_delivery, retry_item
from reports.services.delivery_items import MOST_ATTEMPTS, ItemRefused, claim, fail, give_back, put_payload
from reports.services.delivery_sweep import forget_old, sweep_deliveries
from reports.services.reading import read_item, read_rows
from reports.signals import item_waiting, rows_waiting
from reports.tests.deliveries import DeliveredItemFactory, DeliveryFactory, PlainReader, document
from reports.tests.factories import TEXT, EditorFactory, SourceFactory
from reports.tests.test_services_races import _at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent():
    """The items and batches that workers were sent for, in that order."""
    found = []

    def note(sender, **ids):
        found.append(ids.get("item_id") or ids.get("delivery_id"))

    item_waiting.connect(note)
    rows_waiting.connect(note)
    yield found
    item_waiting.disconnect(note)
    rows_waiting.disconnect(note)


def files(*names, size=10):
    return [Incoming(name=name, payload=b"x" * size, size=size) for name in names]


def states(delivery):
    return list(delivery.items.values_list("state", flat=True))


def test_each_file_is_an_item_that_a_worker_is_sent_for(sent):
    editor, source = EditorFactory(), SourceFactory()

    delivery = open_delivery(kind="files", pieces=files("a.html", "b.pdf"), source=source, by=editor)

    assert list(delivery.items.values_list("number", "name", "state")) == [
        (1, "a.html", "waiting"),
        (2, "b.pdf", "waiting"),
    ]
    assert (delivery.source, delivery.delivered_by) == (source, editor)
    assert sent == list(delivery.items.values_list("pk", flat=True))


def test_names_and_types_hold_nothing_that_no_database_can_hold():
    piece = Incoming(name="a\x00b.html", payload=b"x", size=1, media_type="text/\x00html")

    item = open_delivery(kind="files", pieces=[piece]).items.get()

    assert (item.name, item.media_type) == ("a b.html", "text/ html")


def test_a_file_that_is_too_large_fails_in_words_and_the_others_go_on(settings, sent):
    settings.UPLOAD_FILE_MB = 1
    pieces = [*files("a.html"), Incoming(name="b.pdf", payload=None, size=3_000_000), *files("c.txt")]

    delivery = open_delivery(kind="files", pieces=pieces)

    assert states(delivery) == ["waiting", "failed", "waiting"]
    assert delivery.items.get(number=2).failure_message.startswith("This file has 3 MB; a file may have 1 MB.")
    assert len(sent) == 2


def test_files_behind_the_size_of_a_delivery_fail_in_words(settings):
    settings.UPLOAD_DELIVERY_MB = 1

    delivery = open_delivery(kind="files", pieces=files("a", "b", "c", size=600_000))

    assert states(delivery) == ["waiting", "failed", "failed"]
    assert "600 kB" not in delivery.items.get(number=2).failure_message
    assert "0.6 MB together" in delivery.items.get(number=2).failure_message


def test_files_behind_the_number_of_a_delivery_fail_in_words(settings):
    settings.UPLOAD_FILES = 2

    delivery = open_delivery(kind="files", pieces=files("a", "b", "c"))

    assert states(delivery) == ["waiting", "waiting", "failed"]


def test_an_empty_file_is_told():
    delivery = open_delivery(kind="files", pieces=[Incoming(name="a.txt", payload=b"")])

    assert delivery.items.get().failure_code == "empty"


@pytest.mark.parametrize(("name", "shown"), [("a\x00b\n.txt", "a b .txt"), ("", "piece 1"), ("x" * 400, "x" * 300)])
def test_odd_names_are_stored_as_one_plain_line(name, shown):
    delivery = open_delivery(kind="files", pieces=[Incoming(name=name, payload=b"x")])

    assert delivery.items.get().name == shown


@pytest.mark.parametrize(
    ("size", "words"), [(10, "1 kB"), (52_000, "52 kB"), (1_500_000, "1.5 MB"), (2 * 10**7, "20 MB")]
)
def test_sizes_are_told_in_round_numbers(size, words):
    assert megabytes_of(size) == words


def test_what_stands_in_a_file_is_found_with_its_evidence():
    source = SourceFactory(name="The Quay Post")
    item = DeliveredItemFactory()

    read_item(item_id=item.pk, reader=PlainReader())

    item.refresh_from_db()
    assert (item.state, item.lease_until, item.attempts) == ("found", None, 1)
    assert item.found["evidence"]["headline"] == "stated"
    assert item.found["outlet"]["source"] == source.pk
    assert item.found["is_complete"]
    assert item.payload_length


def test_a_file_that_cannot_be_read_says_why_and_the_next_one_is_read():
    delivery = DeliveryFactory()
    bad, good = (DeliveredItemFactory(delivery=delivery, name=name) for name in ("bad.pdf", "good.html"))
    reader = PlainReader(bad=DocumentRefused("encrypted", "This PDF is locked. Save it without its password."))

    for item in (bad, good):
        read_item(item_id=item.pk, reader=reader)

    assert states(delivery) == ["failed", "found"]
    bad.refresh_from_db()
    assert (bad.failure_code, bad.failure_message) == ("encrypted", "This PDF is locked. Save it without its password.")


def test_a_mistake_of_ours_is_told_without_what_went_wrong_inside():
    item = DeliveredItemFactory(name="odd.html")

    read_item(item_id=item.pk, reader=PlainReader(odd=KeyError("secret")))

    item.refresh_from_db()
    assert item.failure_code == "fault"
    assert "secret" not in item.failure_message


def test_the_files_of_an_archive_become_items_of_their_own(sent, settings):
    settings.UPLOAD_FILE_MB = 1
    item = DeliveredItemFactory(name="week.zip")
    members = (
        Member("one.html", b"<p>one"),
        Member("two.html", b"", ("link", "This is a link and not a file.")),
        Member("three.txt", b"x" * 1_000_001),
    )

    read_item(item_id=item.pk, reader=PlainReader(week=members))

    assert list(item.delivery.items.values_list("number", "name", "state", "failure_code")) == [
        (1, "week.zip", "opened", ""),
        (2, "one.html", "waiting", ""),
        (3, "two.html", "failed", "link"),
        (4, "three.txt", "failed", "too_large"),
    ]
    assert item.delivery.items.get(number=2).given == {"in_archive": "week.zip"}
    assert sent == [item.delivery.items.get(number=2).pk]


def test_an_archive_inside_an_archive_is_not_opened():
    item = DeliveredItemFactory(name="inner.zip", given={"in_archive": "outer.zip"})

    read_item(item_id=item.pk, reader=PlainReader(inner=(Member("a", b"a"),)))

    item.refresh_from_db()
    assert (item.state, item.failure_code) == ("failed", "archive")


def test_a_settled_item_is_not_read_again():
    item = DeliveredItemFactory(looked_at=True)
    reader = PlainReader()

    read_item(item_id=item.pk, reader=reader)

    assert reader.asked == []


def test_an_item_waits_for_its_time():
    item = DeliveredItemFactory(not_before=timezone.now() + timedelta(minutes=1))

    assert claim(item.pk) is None


def test_an_item_whose_worker_died_is_read_by_the_next_one():
    item = DeliveredItemFactory()
    claim(item.pk)
    DeliveredItem.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    read_item(item_id=item.pk, reader=PlainReader())

    item.refresh_from_db()
    assert (item.state, item.attempts) == ("found", 2)


def test_a_worker_that_was_thought_dead_undoes_nothing():
    item = DeliveredItemFactory()
    late = claim(item.pk)
    DeliveredItem.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    ours = claim(item.pk)

    fail(late, "too_slow", "It took too long.")
    give_back(late)

    item.refresh_from_db()
    assert (item.state, item.lease_until) == ("reading", ours.lease_until)


def test_an_item_that_ends_its_workers_is_failed_at_last():
    item = DeliveredItemFactory(attempts=MOST_ATTEMPTS)

    assert claim(item.pk) is None

    item.refresh_from_db()
    assert item.failure_code == "worker_lost"


def test_what_was_fetched_waits_to_be_read(sent):
    item = DeliveredItemFactory(payload=None, payload_length=0, address="https://quay.example/gate")
    ours = claim(item.pk, into="fetching")

    put_payload(ours, payload=b"<p>Gate", media_type="text/html", charset="utf-8", address="https://quay.example/g")

    item.refresh_from_db()
    assert (item.state, bytes(item.payload), item.address) == ("waiting", b"<p>Gate", "https://quay.example/g")
    assert sent == [item.pk]


def test_a_failed_item_is_tried_again_from_the_beginning(sent):
    item = DeliveredItemFactory(failed=True, attempts=4)

    retry_item(item=item)

    item.refresh_from_db()
    assert (item.state, item.attempts, item.failure_message) == ("waiting", 0, "")
    assert sent == [item.pk]


@pytest.mark.parametrize("kind", ["files", "rows"])
def test_a_failed_item_without_bytes_cannot_be_tried_again(kind):
    delivery = DeliveryFactory(kind=kind)
    address = "https://quay.example/gate" if kind == "rows" else ""
    item = DeliveredItemFactory(failed=True, payload=None, delivery=delivery, address=address)

    with pytest.raises(ItemRefused, match="Bring it in again"):
        retry_item(item=item)


def test_what_is_left_out_loses_its_bytes_at_once():
    item, editor = DeliveredItemFactory(looked_at=True), EditorFactory()

    drop_item(item=item, by=editor)

    item.refresh_from_db()
    assert (item.state, item.payload, item.decided_by) == ("dropped", None, editor)
    assert item.found


@pytest.mark.parametrize(
    ("row", "days", "left"),
    [
        ({"looked_at": True}, 13, True),
        ({"looked_at": True}, 15, False),
        ({"failed": True}, 15, False),
        ({"state": "dropped"}, 0, False),
        ({"state": "waiting"}, 15, True),
    ],
)
def test_bytes_that_nobody_needs_are_forgotten(row, days, left):
    item = DeliveredItemFactory(**row)
    DeliveredItem.objects.update(created_at=timezone.now() - timedelta(days=days))

    forget_old()

    item.refresh_from_db()
    assert (item.payload is not None) is left
    assert (item.payload_length > 0) is left


def test_the_sweep_asks_for_what_nobody_reads(sent):
    old = timezone.now() - timedelta(minutes=5)
    lost, young, later, abandoned, at_work = DeliveredItemFactory.create_batch(5)
    rows = DeliveredItemFactory(delivery__kind="rows")
    DeliveredItem.objects.exclude(pk=young.pk).update(created_at=old)
    DeliveredItem.objects.filter(pk=later.pk).update(not_before=timezone.now() + timedelta(hours=1))
    DeliveredItem.objects.filter(pk=abandoned.pk).update(state="reading", lease_until=old)
    DeliveredItem.objects.filter(pk=at_work.pk).update(state="reading", lease_until=timezone.now() + timedelta(hours=1))

    count = sweep_deliveries()

    assert sent == [lost.pk, abandoned.pk, rows.delivery_id]
    assert count == 3


def test_rows_of_a_batch_are_read_one_after_the_other():
    SourceFactory(name="Anvil")
    delivery = DeliveryFactory(kind="rows")
    body = "\n\n".join(TEXT.split("\n\n")[1:]).encode()
    for number in (1, 2):
        given = {
            "source": "anvil",
            "headline": f"Gate shut {number}",
            "published_at": "2026-03-04",
            "url": "https://a.example/1",
        }
        DeliveredItemFactory(delivery=delivery, payload=body, given=given)

    left = read_rows(delivery_id=delivery.pk)

    assert left is False
    assert states(delivery) == ["found", "found"]
    first = delivery.items.get(number=1)
    assert first.found["headline"] == "Gate shut 1"
    assert first.found["text"].startswith("Gate shut 1\n\nThe town council")
    assert first.found["evidence"]["published_at"] == "stated"
    assert first.found["is_complete"]


def test_without_time_left_the_rest_of_a_batch_waits(monkeypatch):
    monkeypatch.setattr("reports.services.reading.SECONDS_A_MESSAGE", -1)
    item = DeliveredItemFactory(delivery__kind="rows")

    assert read_rows(delivery_id=item.delivery_id) is True
    item.refresh_from_db()
    assert item.state == "waiting"


def test_a_feed_that_keeps_at_once_stores_what_is_complete_and_leaves_the_rest():
    source = SourceFactory()
    delivery = DeliveryFactory(kind="feed", keeps_at_once=True, source=source)
    good, lacking = DeliveredItemFactory.create_batch(2, delivery=delivery)
    reader = PlainReader(**{lacking.name.partition(".")[0]: document(published_at=None)})

    for item in (good, lacking):
        read_item(item_id=item.pk, reader=reader)

    good.refresh_from_db()
    assert (good.state, good.outcome, good.article.source) == ("kept", "new", source)
    assert states(delivery) == ["kept", "found"]


def test_what_the_feed_says_fills_in_what_the_page_does_not():
    item = DeliveredItemFactory(given={"published_at": "2026-03-04T10:00:00+00:00", "byline": "Ada Fenn"})

    read_item(item_id=item.pk, reader=_silent(item))

    item.refresh_from_db()
    assert item.found["published_moment"] == "2026-03-04T10:00:00+00:00"
    assert item.found["evidence"] | {"published_at": "guessed", "byline": "read"} == item.found["evidence"]


def _silent(item):
    return PlainReader(**{item.name.partition(".")[0]: document(published_at=None)})


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_read_an_item_once():
    item = DeliveredItemFactory()

    taken = _at_once(*[lambda: claim(item.pk)] * 4)

    assert sum(one is not None for one in taken) == 1
    assert Delivery.objects.get().items.get().attempts == 1
