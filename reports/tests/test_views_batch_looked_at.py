"""A file of rows that was looked at is kept until somebody takes it or leaves it out."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reports.models import DeliveredItem, Delivery
from reports.models.deliveries import FILE_OF_ROWS
from reports.services.delivery_sweep import forget_old
from reports.tests.factories import EditorFactory, ReaderFactory
from reports.tests.test_batches import GOOD, lines

pytestmark = pytest.mark.django_db
URL = "/upload/batch/"
BAD = GOOD | {"id": "9", "source": ""}


@pytest.fixture
def editor(client):
    """A browser in which an editor is signed in."""
    client.force_login(EditorFactory())
    return client


@pytest.fixture
def looked(editor):
    """The address of a file with a good row and a bad one that the editor looked at."""
    page = look(editor, lines(GOOD, BAD))
    return re.search(r'action="(/upload/batch/\d+/)"', page.text)[1]


def look(client, content, name="quay.jsonl"):
    return client.post(URL, {"file": SimpleUploadedFile(name, content)})


def test_a_file_that_was_looked_at_is_taken_without_choosing_it_again(editor, looked):
    response = editor.post(looked, {"take": "1"})

    delivery = Delivery.objects.get()
    assert response.url == f"/deliveries/{delivery.pk}/"
    assert list(delivery.items.values_list("number", "state")) == [(1, "waiting"), (2, "failed")]
    assert "2 rows of quay.jsonl" in editor.get(response.url).text


def test_taking_it_twice_brings_its_rows_once(editor, looked):
    editor.post(looked, {"take": "1"})

    response = editor.post(looked, {"take": "1"})

    assert response.url == f"/deliveries/{Delivery.objects.get().pk}/"
    assert DeliveredItem.objects.count() == 2


def test_it_can_be_come_back_to_from_the_list(editor, looked):
    listed = editor.get("/deliveries/").text
    delivery = Delivery.objects.get()

    assert "quay.jsonl" in listed
    assert "looked at, not taken" in listed
    assert editor.get(f"/deliveries/{delivery.pk}/").url == looked
    assert "What quay.jsonl holds" in editor.get(looked).text


def test_it_is_no_piece_that_could_be_stored_or_left_out(editor, looked):
    delivery = Delivery.objects.get()

    assert editor.get(f"/deliveries/{delivery.pk}/items/0/").status_code == 404
    assert editor.post(f"/deliveries/{delivery.pk}/items/0/drop/").status_code == 404


def test_leaving_it_out_forgets_it(editor, looked):
    response = editor.post(looked, {"leave": "1"})

    assert response.url == URL
    assert not Delivery.objects.exists()


def test_each_person_has_one_file_that_was_looked_at(editor, looked):
    look(editor, lines(GOOD), name="other.jsonl")

    assert DeliveredItem.objects.get(number=FILE_OF_ROWS).name == "other.jsonl"
    assert editor.get(looked).url == URL


def test_the_sweep_leaves_it_its_bytes_until_it_is_old(editor, looked, settings):
    forget_old()
    kept = DeliveredItem.objects.get().payload_length
    settings.UPLOAD_KEEP_DAYS = 0
    forget_old()

    assert kept > 0
    assert DeliveredItem.objects.get().payload_length == 0
    assert editor.get(looked).status_code == 302


def test_a_file_without_a_good_row_is_not_kept(editor):
    page = look(editor, lines(BAD)).text

    assert "No row of it can be taken" in page
    assert not Delivery.objects.exists()


def test_it_is_for_editors(client, looked):
    client.force_login(ReaderFactory())

    assert client.post(looked, {"take": "1"}).status_code == 403
    assert DeliveredItem.objects.get().number == FILE_OF_ROWS
