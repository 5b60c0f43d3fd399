"""The demo's delivery: every file is there, and each state of a page can be seen on it."""

from pathlib import Path

import pytest
from django.conf import settings

from reports.models import Delivery
from reports.services.demo_deliveries import FILES, deliver_demo
from reports.services.reading import read_item
from reports.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db
FOLDER = Path(settings.BASE_DIR) / "reports" / "demo" / "deliveries" / "waiting"


def test_the_folder_holds_exactly_the_files_of_the_demo():
    assert {path.name for path in FOLDER.iterdir()} == set(FILES)


def test_the_demo_delivers_once():
    first = deliver_demo(FOLDER, by=None)

    assert first.items.count() == len(FILES)
    assert deliver_demo(FOLDER, by=None) is None
    assert Delivery.objects.count() == 1


def test_the_files_are_read_as_the_page_wants_to_show_them():
    voice = SourceFactory(name="Harbour Voice", homepage="https://harbour-voice.example")
    delivery = deliver_demo(FOLDER, by=None)

    for item in delivery.items.all():
        read_item(item_id=item.pk)

    page, text, message, german, broken = delivery.items.order_by("number")
    assert page.found["outlet"]["source"] == voice.pk
    assert page.found["is_complete"]
    assert (text.state, text.found["is_complete"]) == ("found", False)
    assert message.found["published_moment"].startswith("2026-03-06T17:45")
    assert german.found["language"] == "de"
    assert broken.state == "failed"
    assert broken.failure_message
