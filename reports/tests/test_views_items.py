"""One piece on its page: what was found is shown with its evidence, put right, stored, left out and taken back."""

import pytest

from reports.extraction.documents import Evidence, Found
from reports.models import Article, Story
from reports.services.keeping import answers_from, keep_item
from reports.tests.deliveries import DeliveredItemFactory, address_of, answered, known
from reports.tests.factories import HEADLINE, TEXT, EditorFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    """A browser in which an editor is signed in."""
    client.force_login(EditorFactory())
    return client


def test_what_was_found_is_shown_with_what_it_rests_on(editor):
    item = known(byline=None)

    page = editor.get(address_of("item_detail", item)).text

    assert f'value="{HEADLINE}"' in page
    assert "stated by the document" in page
    assert "a guess" in page
    assert "from the domain quay.example" in page
    assert "not found" in page
    assert page.count('name="zone_') == len(item.found["zones"])


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "1500-01-01"])
def test_a_time_that_cannot_be_right_counts_as_none(editor, moment):
    item = known(published_at=Found(moment, Evidence.STATED))

    assert editor.get(address_of("item_detail", item)).status_code == 200
    assert answers_from(item).published_at is None


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


def test_storing_twice_tells_that_it_is_stored(editor):
    item = known()
    sent = answered(item)
    editor.post(address_of("item_keep", item), sent)

    response = editor.post(address_of("item_keep", item), sent, follow=True)

    assert "stored already" in response.text
    assert Article.objects.count() == 1


def test_a_text_of_very_many_stretches_is_stored_with_the_zones_that_were_found(editor, monkeypatch):
    monkeypatch.setattr("reports.forms.items.MOST_ZONES", 2)
    item = known()

    page = editor.get(address_of("item_detail", item)).text
    editor.post(address_of("item_keep", item), answered(item))

    assert 'name="zone_' not in page
    assert Article.objects.get().latest_revision.text == TEXT


def test_the_counter_of_pieces_leaves_out_an_archive_that_was_opened(editor):
    archive = DeliveredItemFactory(state="opened", name="all.zip")
    first, second = (DeliveredItemFactory(delivery=archive.delivery, looked_at=True) for _ in range(2))

    pages = [editor.get(address_of("item_detail", item)).text for item in (archive, first, second)]

    assert ["piece 1 of 2" in pages[1], "piece 2 of 2" in pages[2]] == [True, True]
    assert "piece " not in pages[0].partition("<h1>")[0].partition("<main")[2]
