"""A failed piece offers to be tried again where that can come to anything."""

import pytest

from reports.services.deliveries import may_go_well_next_time
from reports.tests.deliveries import DeliveredItemFactory, DeliveryFactory, address_of
from reports.tests.factories import EditorFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", ["fault", "worker_lost", "crashed", "too_slow", "too_much_memory"])
def test_fault_of_ours_and_a_killed_reader_may_be_tried_again(code):
    assert may_go_well_next_time(DeliveredItemFactory(failed=True, failure_code=code))


@pytest.mark.parametrize(
    "code", ["unreadable", "encrypted", "too_large", "unsupported", "empty", "bomb", "entities", "row", "no_body"]
)
@pytest.mark.parametrize("kind", ["files", "address", "rows"])
def test_file_that_is_no_good_stays_so(code, kind):
    item = DeliveredItemFactory(failed=True, failure_code=code, delivery__kind=kind, address="https://quay.example/a")

    assert not may_go_well_next_time(item)


@pytest.mark.parametrize(
    ("code", "is_worth_it"),
    [
        ("busy", True),
        ("no_such_host", True),
        ("broken_off", True),
        ("not_found", True),
        ("fault", True),
        ("gone", False),
        ("private", False),
        ("too_large", False),
        ("media_type", False),
    ],
)
def test_address_that_was_not_fetched_may_answer_otherwise(code, is_worth_it):
    item = DeliveredItemFactory(failed=True, failure_code=code, payload=None, address="https://quay.example/a")

    assert may_go_well_next_time(item) is is_worth_it


@pytest.mark.parametrize(("code", "times"), [("unreadable", 0), ("fault", 1)])
def test_pages_offer_it_only_then(client, code, times):
    client.force_login(EditorFactory())
    item = DeliveredItemFactory(failed=True, failure_code=code, delivery=DeliveryFactory())

    for page in (address_of("item_detail", item), f"/deliveries/{item.delivery_id}/"):
        assert client.get(page).text.count("Try again") == times
