"""Bringing in, what came in, and looking at one piece: who may, what is stored, and that nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reports.models import Article, DeliveredItem, Delivery
from reports.tests.deliveries import DeliveredItemFactory, DeliveryFactory, address_of, answered, found, known
from reports.tests.factories import (
    ArticleFactory,
    EditorFactory,
    ReaderFactory,
    SourceFactory,
    StoryFactory,
)

pytestmark = pytest.mark.django_db
UPLOAD = "/upload/"


@pytest.fixture
def editor(client):
    """A browser in which an editor is signed in."""
    client.force_login(EditorFactory())
    return client


def file(name="gate.html", content=b"<p>Gate shut", media_type="text/html"):
    return SimpleUploadedFile(name, content, media_type)


GETS = [
    lambda item: reverse("reports:delivery_list"),
    lambda item: reverse("reports:delivery_detail", args=[item.delivery_id]),
    lambda item: address_of("item_detail", item),
    lambda item: reverse("reports:batch_upload"),
]
POSTS = ["item_keep", "item_drop", "item_retry", "item_undo"]


@pytest.mark.parametrize("address", GETS)
def test_pages_are_for_editors(client, address):
    item = known()

    assert client.get(address(item)).status_code == 302
    client.force_login(ReaderFactory())
    assert client.get(address(item)).status_code == 403


@pytest.mark.parametrize("name", POSTS)
def test_decisions_are_for_editors(client, name):
    item = known()
    client.force_login(ReaderFactory())

    assert client.post(address_of(name, item), answered(item)).status_code == 403
    assert not Article.objects.exists()


def test_files_and_decisions_need_the_token():
    client, item = Client(enforce_csrf_checks=True), known()
    client.force_login(EditorFactory())

    for address in (UPLOAD, "/upload/batch/", address_of("item_keep", item)):
        assert client.post(address, {"bring": "1", "bring-documents": [file()]}).status_code == 403

    assert Delivery.objects.count() == 1


def test_dropped_files_become_a_delivery(editor):
    source, story = SourceFactory(), StoryFactory()
    sent = {"bring": "1", "bring-documents": [file("a.html"), file("b.pdf", b"%PDF-1.7", "application/pdf")]}

    response = editor.post(UPLOAD, sent | {"bring-source": source.slug, "bring-story": story.slug})

    delivery = Delivery.objects.get()
    assert response.url == reverse("reports:delivery_detail", args=[delivery.pk])
    assert (delivery.kind, delivery.source, delivery.story) == ("files", source, story)
    assert list(delivery.items.values_list("name", "media_type")) == [
        ("a.html", "text/html"),
        ("b.pdf", "application/pdf"),
    ]
    assert bytes(delivery.items.get(number=1).payload) == b"<p>Gate shut"


def test_an_address_becomes_a_delivery(editor):
    editor.post(UPLOAD, {"bring": "1", "bring-address": "quay.example/gate"})

    delivery = Delivery.objects.get()
    assert (delivery.kind, delivery.items.get().address) == ("address", "https://quay.example/gate")


def test_files_and_an_address_are_two_deliveries(editor):
    response = editor.post(
        UPLOAD, {"bring": "1", "bring-address": "https://quay.example/gate", "bring-documents": [file()]}
    )

    assert response.url == reverse("reports:delivery_list")
    assert sorted(Delivery.objects.values_list("kind", flat=True)) == ["address", "files"]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Choose at least one file"),
        ({"bring-address": "not an address"}, "This is no web address"),
        ({"bring-address": "file:///etc/passwd"}, "This is no web address"),
        ({"bring-documents": [], "bring-source": "gone"}, "not in the list any more"),
    ],
)
def test_what_brings_nothing_is_told_and_what_was_typed_stays(editor, sent, words):
    response = editor.post(UPLOAD, {"bring": "1"} | sent)

    assert response.status_code == 422
    assert words in response.text
    assert sent.get("bring-address", "") in response.text
    assert not Delivery.objects.exists()


def test_a_file_that_is_too_large_is_not_kept_and_does_not_stop_the_others(editor, settings):
    settings.UPLOAD_FILE_MB = 1
    large = file("large.pdf", b"x" * 1_500_000)

    editor.post(UPLOAD, {"bring": "1", "bring-documents": [large, file("b.html")]})

    first, second = DeliveredItem.objects.all()
    assert (first.state, first.payload) == ("failed", None)
    assert first.failure_message.startswith("This file has 1.5 MB; a file may have 1 MB.")
    assert second.state == "waiting"


def test_files_over_the_size_of_a_delivery_are_listed_as_not_read(editor, settings):
    settings.UPLOAD_DELIVERY_MB = 1
    files = [file(f"{number}.txt", b"x" * 700_000) for number in range(3)]

    editor.post(UPLOAD, {"bring": "1", "bring-documents": files})

    assert [item.state for item in DeliveredItem.objects.all()] == ["waiting", "failed", "failed"]
    assert DeliveredItem.objects.exclude(payload=None).count() == 1


def test_files_over_the_number_are_listed_as_not_read(editor, settings):
    settings.UPLOAD_FILES = 2

    editor.post(UPLOAD, {"bring": "1", "bring-documents": [file(f"{number}.txt") for number in range(4)]})

    assert [item.state for item in DeliveredItem.objects.all()] == ["waiting", "waiting", "failed", "failed"]


def test_uploaded_bytes_are_never_served(editor):
    item = DeliveredItemFactory(looked_at=True, payload=b"<script>alert('bytes of the file')</script>")

    for address in (f"/deliveries/{item.delivery_id}/", address_of("item_detail", item)):
        assert b"bytes of the file" not in editor.get(address).content


def test_progress_is_told_and_the_poll_ends_when_all_is_read(editor):
    delivery = DeliveryFactory()
    waiting = DeliveredItemFactory(delivery=delivery)
    DeliveredItemFactory(delivery=delivery, looked_at=True)
    address, swap = f"/deliveries/{delivery.pk}/", {"HX-Request": "true"}

    first = editor.get(address, headers=swap)
    sign = first.text.partition("seen=")[2].partition('"')[0]
    again = editor.get(f"{address}?seen={sign}", headers=swap)
    DeliveredItem.objects.filter(pk=waiting.pk).update(state="failed", failure_message="It is damaged.")
    last = editor.get(f"{address}?seen={sign}", headers=swap)

    assert "1 of 2" in first.text
    assert 'hx-trigger="every 1s"' in first.text
    assert (again.status_code, last.status_code) == (204, 286)
    assert "hx-trigger" not in last.text
    assert "It is damaged." in last.text


def test_without_scripts_the_page_can_be_looked_at_again(editor):
    item = DeliveredItemFactory()

    page = editor.get(f"/deliveries/{item.delivery_id}/").text

    assert f'href="/deliveries/{item.delivery_id}/?page=1">Look again</a>' in page


def test_each_state_is_told_in_words(editor):
    delivery = DeliveryFactory()
    article = ArticleFactory()
    kept = {"article": article, "revision": article.latest_revision, "found": found()}
    for row in (
        {"state": "waiting"},
        {"state": "reading", "lease_until": "2036-01-01T00:00:00Z"},
        {"looked_at": True},
        {"failed": True},
        {"state": "dropped", "found": found()},
        {"state": "opened"},
        {"state": "kept", "outcome": "new", **kept},
        {"state": "kept", "outcome": "revision", **kept},
        {"state": "kept", "outcome": "same", **kept},
    ):
        DeliveredItemFactory(delivery=delivery, **row)

    page = editor.get(f"/deliveries/{delivery.pk}/").text

    for words in ("waiting", "being read", "something is missing", "not read", "left out", "opened", ">stored\n<"):
        assert words in page
    assert "stored as version 1" in page
    assert "was stored already" in page


@pytest.mark.parametrize("made", [1, 12])
def test_pages_cost_the_same_number_of_queries_at_any_size(editor, django_assert_num_queries, made):
    delivery = DeliveryFactory()
    items = [known(delivery=delivery) for _ in range(made)]
    DeliveryFactory.create_batch(made)

    with django_assert_num_queries(9):
        editor.get(f"/deliveries/{delivery.pk}/")
    with django_assert_num_queries(7):
        editor.get("/deliveries/?whose=all")
    with django_assert_num_queries(10):
        editor.get(address_of("item_detail", items[-1]))


@pytest.mark.parametrize("whose", ["mine", "all", "feeds", "junk", "\x00"])
def test_the_list_shows_whose_deliveries_are_asked_for(client, whose):
    editor = EditorFactory()
    client.force_login(editor)
    mine, other = DeliveryFactory(delivered_by=editor), DeliveryFactory()

    page = client.get("/deliveries/", {"whose": whose}).text

    assert (f"/deliveries/{mine.pk}/" in page) is (whose != "feeds")
    assert (f"/deliveries/{other.pk}/" in page) is (whose in {"all", "junk", "\x00"})


def test_all_that_is_complete_is_stored_with_one_button(editor):
    item = known()
    DeliveredItemFactory(delivery=item.delivery, looked_at=True)
    assert "Store the one that is complete" in editor.get(f"/deliveries/{item.delivery_id}/").text

    response = editor.post(f"/deliveries/{item.delivery_id}/keep/", follow=True)

    assert "1 report is stored." in response.text
    assert Article.objects.count() == 1


@pytest.mark.parametrize("address", ["/deliveries/1/", "/deliveries/999999/items/1/", "/deliveries/1/items/99/"])
def test_what_is_not_there_is_not_found(editor, address):
    assert editor.get(address).status_code == 404
