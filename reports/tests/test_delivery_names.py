"""Deliveries are called by what they hold."""

import pytest

from reports.models import Delivery
from reports.selectors.deliveries import delivery_with_all, name_of
from reports.tests.deliveries import DeliveredItemFactory, DeliveryFactory

pytestmark = pytest.mark.django_db


def called(delivery):
    return name_of(delivery_with_all(delivery.pk).get())


@pytest.mark.parametrize(
    ("names", "words"),
    [(["gate.pdf"], "gate.pdf"), (["gate.pdf", "quay.pdf", "pier.pdf"], "gate.pdf and 2 more"), ([], "Files")],
)
def test_files_by_the_first_and_how_many_more(names, words):
    delivery = DeliveryFactory()
    for name in names:
        DeliveredItemFactory(delivery=delivery, name=name)

    assert called(delivery) == words


def test_an_archive_by_its_own_name_however_much_was_in_it():
    delivery = DeliveryFactory()
    DeliveredItemFactory(delivery=delivery, name="week.zip", state="opened")
    for _ in range(3):
        DeliveredItemFactory(delivery=delivery, given={"in_archive": "week.zip"})

    assert called(delivery) == "week.zip"


def test_an_address_by_its_host():
    delivery = DeliveryFactory(kind=Delivery.Kind.ADDRESS)
    DeliveredItemFactory(delivery=delivery, address="https://www.quay.example/gate?x=1")

    assert called(delivery) == "www.quay.example"


def test_rows_by_their_number_and_file():
    delivery = DeliveryFactory(kind=Delivery.Kind.ROWS)
    DeliveredItemFactory(delivery=delivery, given={"file": "quay.csv"})

    assert called(delivery) == "1 row of quay.csv"


def test_rows_of_a_nameless_file_by_their_number():
    delivery = DeliveryFactory(kind=Delivery.Kind.ROWS)
    DeliveredItemFactory.create_batch(2, delivery=delivery)

    assert called(delivery) == "2 rows"
