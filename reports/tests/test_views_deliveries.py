"""Bringing in, what came in, and looking at one piece: who may, what is stored, and that nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reports.models import Article, DeliveredItem, Delivery, Source, Story
from reports.services.keeping import keep_item
from reports.tests.deliveries import DeliveredItemFactory, DeliveryFactory, found
from reports.tests.factories import (
    HEADLINE,
    TEXT,
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


def address_of(name, item):
    return reverse(f"reports:{name}", args=[item.delivery_id, item.number])


def known(*, delivery=None, **facts):
    """An item of a known outlet, read and complete."""
    source = SourceFactory()
    outlet = {"source": source.pk, "name": source.name, "by": "guessed", "how": "from the domain quay.example"}
    told = found(outlet=outlet, **facts)
    return DeliveredItemFactory(looked_at=True, found=told, delivery=delivery or DeliveryFactory())


def answered(item, **changes):
    """What the form of that page sends when only that was changed."""
    source = Source.objects.filter(pk=item.found["outlet"]["source"]).first()
    sent = {
        "headline": item.found["headline"],
        "byline": item.found["byline"] or "",
        "source": source.slug if source else "",
        "new_source": "",
        "url": item.found["url"] or "",
        "published_on": "2026-03-04",
        "published_time": "17:20",
        "clock": "UTC",
        "story": "",
        "new_story": "",
    }
    sent |= {f"zone_{number}": row["zone"] for number, row in enumerate(item.found["zones"])}
    return sent | changes


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


def test_what_was_found_is_shown_with_what_it_rests_on(editor):
    item = known(byline=None)

    page = editor.get(address_of("item_detail", item)).text

    assert f'value="{HEADLINE}"' in page
    assert "stated by the document" in page
    assert "a guess" in page
    assert "from the domain quay.example" in page
    assert "not found" in page
    assert page.count('name="zone_') == len(item.found["zones"])


def test_a_language_that_is_not_analysed_is_told(editor):
    page = editor.get(address_of("item_detail", known(language="de"))).text

    assert "Parallax analyses English." in page


def test_a_report_is_stored_as_found_and_the_next_one_is_shown(editor):
    item = known()
    following = DeliveredItemFactory(delivery=item.delivery, looked_at=True)

    response = editor.post(address_of("item_keep", item), answered(item, next="1"))

    article = Article.objects.get()
    assert response.url == f"{address_of('item_detail', following)}?settled={item.number}"
    assert article.provenance["published_at"] == "stated"
    assert "is stored. Its analysis follows." in editor.get(response.url).text


def test_a_chosen_zone_and_a_new_story_are_stored(editor):
    item = known()

    editor.post(address_of("item_keep", item), answered(item, zone_4="boilerplate", new_story="Gate of Brennick shut"))

    article = Article.objects.get()
    assert article.latest_revision.zones[-1][0] == "boilerplate"
    assert article.story == Story.objects.get(title="Gate of Brennick shut")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"source": ""}, "Choose the outlet that published this"),
        ({"headline": "", "zone_0": "body"}, "No stretch is the headline"),
        ({"zone_1": "headline"}, "The stretches 1 and 2 are both marked as the headline"),
        ({f"zone_{number}": "caption" for number in range(1, 5)}, "No stretch is body any more"),
        ({"zone_2": "nonsense"}, "One of the zones does not exist"),
        ({"published_on": "soon"}, "Write the day like 2026-03-04."),
        ({"published_on": "", "published_time": "10:00"}, "A time needs its day."),
        ({"published_on": "3026-03-04"}, "cannot be right"),
        ({"url": "nowhere"}, "This is no web address"),
        ({"headline": "x" * 301}, "at most 300"),
    ],
)
def test_what_cannot_be_stored_is_told_and_comes_back_as_typed(editor, changes, words):
    item = known()

    response = editor.post(address_of("item_keep", item), answered(item, byline="Ada Fenn", **changes))

    assert response.status_code == 422
    assert words in response.text
    assert 'value="Ada Fenn"' in response.text
    assert not Article.objects.exists()
    item.refresh_from_db()
    assert item.state == "found"


@pytest.mark.parametrize(
    "field", ["headline", "byline", "source", "new_source", "url", "published_on", "clock", "story"]
)
@pytest.mark.parametrize("junk", ["x" * 10_000, "a\x00b", "\U0010ffff\u202e"], ids=["long", "NUL", "odd"])
def test_junk_in_a_field_is_never_a_fault_of_the_server(editor, field, junk):
    item = known()

    assert editor.post(address_of("item_keep", item), answered(item, **{field: junk})).status_code in {302, 422}


def test_undoing_from_the_page_takes_the_report_out(editor):
    item = known()
    keep_item(item=item, by=None)
    assert "Undo" in editor.get(address_of("item_detail", item)).text

    response = editor.post(address_of("item_undo", item), follow=True)

    assert not Article.objects.exists()
    assert "waits for a decision again" in response.text
    assert 'name="zone_0"' in response.text


def test_an_undo_that_is_refused_says_why(editor):
    item = known()
    article = keep_item(item=item, by=None).article
    Article.objects.filter(pk=article.pk).update(story=StoryFactory(), placement="person")

    response = editor.post(address_of("item_undo", item), follow=True)

    assert "It stays, since somebody placed it in a story." in response.text


def test_a_piece_can_be_left_out_and_brought_back(editor):
    item = known()

    editor.post(address_of("item_drop", item))
    page = editor.get(address_of("item_detail", item)).text
    editor.post(address_of("item_undo", item))

    assert "Bring it back" in page
    item.refresh_from_db()
    assert item.state == "found"


def test_a_failed_piece_can_be_tried_again(editor):
    item = DeliveredItemFactory(failed=True)

    response = editor.post(address_of("item_retry", item))

    assert response.url == f"/deliveries/{item.delivery_id}/"
    item.refresh_from_db()
    assert item.state == "waiting"


def test_all_that_is_complete_is_stored_with_one_button(editor):
    item = known()
    DeliveredItemFactory(delivery=item.delivery, looked_at=True)
    assert "Store the one that is complete" in editor.get(f"/deliveries/{item.delivery_id}/").text

    response = editor.post(f"/deliveries/{item.delivery_id}/keep/", follow=True)

    assert "1 report is stored." in response.text
    assert Article.objects.count() == 1


def test_storing_twice_tells_that_it_is_stored(editor):
    item = known()
    sent = answered(item)
    editor.post(address_of("item_keep", item), sent)

    response = editor.post(address_of("item_keep", item), sent, follow=True)

    assert "stored already" in response.text
    assert Article.objects.count() == 1


@pytest.mark.parametrize("address", ["/deliveries/1/", "/deliveries/999999/items/1/", "/deliveries/1/items/99/"])
def test_what_is_not_there_is_not_found(editor, address):
    assert editor.get(address).status_code == 404


def test_a_text_of_very_many_stretches_is_stored_with_the_zones_that_were_found(editor, monkeypatch):
    monkeypatch.setattr("reports.forms.items.MOST_ZONES", 2)
    item = known()

    page = editor.get(address_of("item_detail", item)).text
    editor.post(address_of("item_keep", item), answered(item))

    assert 'name="zone_' not in page
    assert Article.objects.get().latest_revision.text == TEXT
