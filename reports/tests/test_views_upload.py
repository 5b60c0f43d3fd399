"""The upload page: who may use it, what it stores, and that nothing typed is lost."""

import pytest
from django.test import Client
from django.urls import reverse

from reports.models import Article, Source, Story
from reports.services.ingest import submit_article
from reports.tests.factories import (
    HEADLINE,
    PARAGRAPHS,
    TEXT,
    ArticleFactory,
    EditorFactory,
    ReaderFactory,
    SourceFactory,
    StoryFactory,
)

pytestmark = pytest.mark.django_db

URL = "/upload/"


@pytest.fixture
def editor(client):
    """A browser in which an editor is signed in."""
    client.force_login(EditorFactory())
    return client


def typed(**changes):
    """What the form sends."""
    empty = dict.fromkeys(("source", "new_source", "headline", "url", "published_at", "story", "new_story"), "")
    return empty | {"text": TEXT, "zone": "UTC"} | changes


def test_the_address_is_the_one_promised():
    assert reverse("reports:article_upload") == URL


def test_a_stranger_is_sent_to_sign_in_and_back(client):
    response = client.get(URL)

    assert response.status_code == 302
    assert response.url == f"{reverse('login')}?next={URL}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_reader_is_told_who_can_upload(client, method):
    client.force_login(ReaderFactory())

    response = getattr(client, method)(URL)

    assert response.status_code == 403
    assert "Only editors can upload reports." in response.text
    assert not Article.objects.exists()


def test_a_form_without_token_stores_nothing():
    client = Client(enforce_csrf_checks=True)
    client.force_login(EditorFactory())

    response = client.post(URL, typed(new_source="Quay Post"))

    assert response.status_code == 403
    assert "without its token" in response.text
    assert not Article.objects.exists()


def test_the_page_shows_every_field_and_no_error(editor):
    response = editor.get(URL)

    assert response.status_code == 200
    for name in typed():
        assert f'name="{name}"' in response.text
    assert "form-errors" not in response.text


def test_story_and_source_of_the_link_are_chosen(editor):
    story, source = StoryFactory(), SourceFactory()

    page = editor.get(URL, {"story": story.slug, "source": source.slug}).text

    assert f'<option value="{story.slug}" selected>' in page
    assert f'<option value="{source.slug}" selected>' in page


@pytest.mark.parametrize("junk", ["x" * 10_000, "a\x00b", "’; DROP", "-1", "\ufffd"])
def test_an_odd_link_opens_the_empty_form(editor, junk):
    assert editor.get(URL, {"story": junk, "source": junk, "page": junk}).status_code == 200


def test_a_report_without_story_is_stored_and_shown(editor):
    response = editor.post(URL, typed(new_source="Quay Post"))

    article = Article.objects.get()
    assert (response.status_code, response.url) == (302, article.get_absolute_url())
    assert (article.source.name, article.headline) == ("Quay Post", HEADLINE)
    assert article.latest_revision.text == TEXT


def test_a_report_for_a_story_joins_it(editor):
    source, story = SourceFactory(), StoryFactory()

    response = editor.post(URL, typed(source=source.slug, story=story.slug, url="https://daily.example/one"))

    assert response.url == story.get_absolute_url()
    assert (story.articles.get().source, story.articles.get().placement) == (source, Article.Placement.PERSON)


def test_a_report_can_open_a_story(editor):
    response = editor.post(URL, typed(source=SourceFactory().slug, new_story="Gate of Brennick shut"))

    story = Story.objects.get()
    assert (story.title, story.articles.count()) == ("Gate of Brennick shut", 1)
    assert response.url == story.get_absolute_url()


def test_the_headline_may_come_from_its_own_field(editor):
    editor.post(URL, typed(new_source="Quay Post", headline="Gate shut", text="\n\n".join(PARAGRAPHS)))

    article = Article.objects.get()
    assert article.headline == "Gate shut"
    assert article.latest_revision.text.startswith("Gate shut\n\n")


def test_the_same_text_again_leads_to_the_stored_article(editor):
    source = SourceFactory()
    first = editor.post(URL, typed(source=source.slug))

    again = editor.post(URL, typed(source=source.slug))

    assert again.url == first.url
    assert Article.objects.count() == 1


def test_a_refused_report_keeps_everything_that_was_typed(editor):
    source, story = SourceFactory(), StoryFactory()
    entries = typed(
        source=source.slug,
        story=story.slug,
        text="12 34 <b>&",
        headline="A “headline”",
        url="https://daily.example/x",
        published_at="soon",
        zone="Asia/Tokyo",
    )

    response = editor.post(URL, entries)

    assert response.status_code == 422
    for kept in ("12 34 &lt;b&gt;&amp;", "A “headline”", "https://daily.example/x", 'value="soon"'):
        assert kept in response.text
    for chosen in (source.slug, story.slug, "Asia/Tokyo"):
        assert f'<option value="{chosen}" selected>' in response.text


def test_mistakes_are_told_at_the_top_with_links_and_beside_the_field(editor):
    page = editor.post(URL, typed(text="", published_at="soon")).text

    assert "3 things have to be mended" in page
    for field in ("source", "text", "published_at"):
        assert f'href="#id_{field}"' in page
        assert f'id="id_{field}_error"' in page
    assert "<title>Error: Upload a report" in page


def test_a_new_name_with_a_mistake_stays_open_to_sight(editor):
    page = editor.post(URL, typed(new_source="Quay Post", text="")).text

    assert '<details class="upload-new opens" open>' in page


def test_a_stored_address_is_linked(editor):
    stored = ArticleFactory(url="https://daily.example/one")

    page = editor.post(URL, typed(source=stored.source.slug, url=stored.url)).text

    assert f'<a href="{stored.get_absolute_url()}">Open it</a>' in page
    assert Article.objects.count() == 1


OFFER = 'name="as_version"'
LATER = TEXT + "\n\nThe wall was mended overnight, the works department said on Wednesday, and boats may pass again."


@pytest.fixture
def stored():
    """A report at an address, as the desk stores it."""
    return submit_article(source=SourceFactory(), text=TEXT, url="https://daily.example/one", story=StoryFactory())


def again(stored, **changes):
    """What the form sends for a report at the same address."""
    return typed(source=stored.source.slug, url=stored.url) | changes


def test_a_changed_text_at_a_stored_address_may_become_its_next_version(editor, stored):
    response = editor.post(URL, again(stored, text=LATER))

    assert response.status_code == 422
    assert OFFER in response.text
    assert f'<a href="{stored.get_absolute_url()}">Open it</a>' in response.text
    assert stored.revisions.count() == 1


def test_a_changed_text_that_is_said_to_be_newer_is_the_next_version_and_shown_with_its_changes(editor, stored):
    response = editor.post(URL, again(stored, text=LATER, as_version="on"), follow=True)

    assert response.redirect_chain == [(reverse("framing:revision_diff", args=[stored.pk, 2, 1]), 302)]
    assert "is stored as version 2" in response.text
    stored.refresh_from_db()
    assert (stored.latest_revision.number, stored.latest_revision.text) == (2, LATER)


def test_the_story_says_that_the_report_was_updated(editor, stored):
    editor.post(URL, again(stored, text=LATER, as_version="on"))

    assert "Updated once" in editor.get(stored.story.get_absolute_url()).text


@pytest.mark.parametrize("given", [{"text": TEXT}, {"text": "\n\n".join(PARAGRAPHS), "headline": HEADLINE}])
def test_the_very_text_of_a_stored_address_is_told_and_nothing_is_asked(editor, stored, given):
    page = editor.post(URL, again(stored, **given)).text

    assert "This very text is stored with this address already, as version 1 of its report." in page
    assert OFFER not in page


def test_an_earlier_text_that_is_pasted_adds_nothing(editor, stored):
    submit_article(source=stored.source, text=LATER, url=stored.url)

    response = editor.post(URL, again(stored, as_version="on"), follow=True)

    assert "has this very text already, as version 1; nothing was added." in response.text
    assert Article.objects.get().latest_revision.number == 2


def test_the_choice_stays_with_what_was_typed(editor, stored):
    page = editor.post(URL, again(stored, text="", as_version="on")).text

    assert f'<input type="checkbox" {OFFER} id="id_as_version" checked>' in page


def test_a_choice_that_was_never_offered_changes_nothing(editor):
    editor.post(URL, typed(new_source="Quay Post", url="https://daily.example/two", as_version="on"))

    assert Article.objects.get().revisions.count() == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There is no text here."),
        ("word " * 1_000_000, "a report may have 200,000"),
        ("\x00\x01\x02" * 40, "looks like a binary file"),
        (TEXT + "\x00", "looks like a binary file"),
        ("“" * 10_000, "has no letters"),
        ("Gate shut", "Only a headline was found"),
    ],
    ids=["empty", "five megabytes", "binary", "one NUL", "quotation marks", "headline only"],
)
def test_a_text_that_cannot_be_taken_in_leaves_nothing_behind(editor, text, message):
    response = editor.post(URL, typed(new_source="Quay Post", new_story="Gate shut", text=text))

    assert response.status_code == 422
    assert message in response.text
    assert not any(model.objects.exists() for model in (Article, Source, Story))


def test_a_headline_that_is_too_long_is_told_at_the_headline(editor):
    page = editor.post(URL, typed(new_source="Quay Post", text="word " * 70 + "\n\n" + "\n\n".join(PARAGRAPHS))).text

    assert 'id="id_headline_error"' in page
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "field", ["new_source", "headline", "url", "new_story", "published_at", "source", "story", "zone"]
)
@pytest.mark.parametrize("junk", ["x" * 10_000, "a\x00b", "\U0010ffff\u202e"], ids=["long", "NUL", "odd"])
def test_junk_in_a_field_is_never_a_fault_of_the_server(editor, field, junk):
    entries = typed(new_source="Quay Post") | {field: junk}

    assert editor.post(URL, entries).status_code in {302, 422}


def test_a_form_in_an_encoding_that_can_hold_broken_characters_is_refused(editor):
    body = '--cut\r\nContent-Disposition: form-data; name="headline"\r\n\r\n+2AA-\r\n--cut--\r\n'

    response = editor.post(URL, data=body.encode(), content_type="multipart/form-data; boundary=cut; charset=utf-7")

    assert response.status_code == 400


def test_the_number_of_queries_does_not_grow_with_outlets_and_stories(editor, django_assert_num_queries):
    for made in (1, 12):
        SourceFactory.create_batch(made)
        StoryFactory.create_batch(made)
        with django_assert_num_queries(7):
            editor.get(URL)


def test_a_request_larger_than_any_text_is_told(editor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    response = editor.post(URL, typed(new_source="Quay Post", text="word " * 1000))

    assert response.status_code == 400
    assert "paste the report alone" in response.text


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(editor, method):
    assert getattr(editor, method)(URL).status_code == 405


def test_files_join_the_outlet_and_the_story_of_the_page_that_led_here(editor):
    source, story = SourceFactory(), StoryFactory()

    bring = editor.get(URL, {"story": story.slug, "source": source.slug}).context["bring"]

    assert (bring["source"].value(), bring["story"].value()) == (source.slug, story.slug)
