"""When a report was published: what is known, what is only a guess, and what cannot be."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reports.extraction.documents import Evidence, Found
from reports.selectors.items import facts_of
from reports.services.reading import read_item
from reports.tests.deliveries import DeliveredItemFactory, PlainReader, document
from reports.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stated", "evidence", "told_by_feed", "is_complete"),
    [
        ("2026-03-04", Evidence.STATED, "", True),
        ("2026-03-04", Evidence.READ, "", True),
        ("2026-03-04T09:05:00+00:00", Evidence.GUESSED, "", False),
        ("2026-03-04", Evidence.GUESSED, "2026-03-04", False),
        ("2026-03-04", Evidence.GUESSED, "2026-03-04T10:00:00+00:00", True),
    ],
)
def test_a_guess_at_the_day_is_asked_for_unless_the_feed_states_a_time(stated, evidence, told_by_feed, is_complete):
    given = {"published_at": told_by_feed} if told_by_feed else {}
    item = DeliveredItemFactory(given=given, delivery__source=SourceFactory(), delivery__keeps_at_once=True)
    reader = PlainReader(**{item.name.partition(".")[0]: document(published_at=Found(stated, evidence))})

    read_item(item_id=item.pk, reader=reader)

    item.refresh_from_db()
    assert item.found["is_complete"] is is_complete
    assert item.state == ("kept" if is_complete else "found")


@pytest.mark.parametrize(("days", "is_taken"), [(0.9, True), (1.1, False), (400, False)])
def test_a_day_that_has_not_come_yet_counts_as_not_found(days, is_taken):
    ahead = (timezone.now() + timedelta(days=days)).isoformat()
    item = DeliveredItemFactory(delivery__source=SourceFactory())
    reader = PlainReader(**{item.name.partition(".")[0]: document(published_at=Found(ahead, Evidence.STATED))})

    read_item(item_id=item.pk, reader=reader)

    item.refresh_from_db()
    assert (item.found["published_moment"] is not None, item.found["is_complete"]) == (is_taken, is_taken)
    assert (facts_of(item)["published_on"].evidence == "missing") is not is_taken
    assert ("which has not come yet" in facts_of(item)["published_on"].note) is not is_taken


def test_what_the_feed_says_takes_the_place_of_a_day_that_has_not_come_yet():
    item = DeliveredItemFactory(given={"published_at": "2026-03-04T10:00:00+00:00"})
    ahead = Found((timezone.now() + timedelta(days=30)).isoformat(), Evidence.STATED)

    read_item(item_id=item.pk, reader=PlainReader(**{item.name.partition(".")[0]: document(published_at=ahead)}))

    item.refresh_from_db()
    assert item.found["published_moment"] == "2026-03-04T10:00:00+00:00"
