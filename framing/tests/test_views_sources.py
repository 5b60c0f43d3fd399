"""The pages of outlets: found by words, read by story, never ranked."""

import pytest
from django.urls import reverse

from framing.tests.factories import AnalysisRunFactory, EditorFactory
from framing.views import sources as views
from reports.tests.factories import ArticleFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

LIST = "/sources/"
JUNK = ["x" * 10_000, "a\x00b", "-1", "1e9", "９", "'; --", "\U0010ffff", ""]


def test_sources_are_listed_by_name_with_what_is_known(client):
    SourceFactory(name="Quay Post", country="Kestria", language="fr", note="Weekly of the dockers.")
    SourceFactory(name="Anvil", country="", language="x-odd")

    page = client.get(LIST).text

    assert page.index("Anvil") < page.index("Quay Post")
    for words in ("2 sources", "Kestria", "French", "Weekly of the dockers.", "not stated", "x-odd", "no date"):
        assert words in page


def test_no_source_yet_is_a_designed_state(client):
    assert "No source yet" in client.get(LIST).text


def test_no_source_found_says_what_was_looked_for(client):
    SourceFactory()

    assert "No outlet has “&lt;b&gt;”" in client.get(LIST, {"q": "<b>"}).text


def test_sources_are_paged(client, monkeypatch):
    monkeypatch.setattr(views, "SOURCES_ON_A_PAGE", 2)
    SourceFactory.create_batch(3, country="Kestria")

    page = client.get(LIST, {"q": "kestria", "page": 2}).text

    assert "Page 2 of 2" in page
    assert 'href="?q=kestria&amp;page=1"' in page


@pytest.mark.parametrize("junk", JUNK)
def test_an_odd_query_opens_the_list(client, junk):
    SourceFactory()

    assert client.get(LIST, {"q": junk, "page": junk}).status_code == 200


@pytest.mark.parametrize("made", [1, 12])
def test_the_list_costs_two_queries_at_any_size(client, made, django_assert_num_queries):
    for source in SourceFactory.create_batch(made):
        ArticleFactory(source=source, story=StoryFactory())

    with django_assert_num_queries(2):
        client.get(LIST)


@pytest.mark.parametrize("made", [1, 12])
def test_a_source_costs_the_same_at_any_size(client, made, django_assert_num_queries):
    source = SourceFactory()
    for article in ArticleFactory.create_batch(made, source=source):
        AnalysisRunFactory(revision=article.latest_revision)

    with django_assert_num_queries(9):
        client.get(source.get_absolute_url())


def test_a_source_shows_its_reports_by_story_with_counts(client):
    source, story = SourceFactory(homepage="https://daily.example/"), StoryFactory(title="Gate of Brennick shut")
    counted = ArticleFactory(source=source, story=story, headline="Gate shut")
    AnalysisRunFactory(revision=counted.latest_revision)
    short = ArticleFactory(source=source, headline="Gate open")
    AnalysisRunFactory(revision=short.latest_revision, figures={"own_words": 40, "own_hits": 1})
    failed = ArticleFactory(source=source)
    AnalysisRunFactory(revision=failed.latest_revision, failed=True)

    page = client.get(source.get_absolute_url()).text

    assert f'href="{story.get_absolute_url()}"' in page
    assert page.index("Gate of Brennick shut") < page.index("In no story yet")
    assert '<b class="num ink">4</b> own-voice terms in 512 words' in page
    assert '<b class="num ink">1</b> own-voice term in 40 words' in page
    assert page.count("not enough text to say more") == 1
    assert "The analysis failed" in page
    assert 'href="https://daily.example/" rel="noopener noreferrer nofollow external"' in page


def test_a_source_without_reports_says_so(client):
    assert "No report yet" in client.get(SourceFactory().get_absolute_url()).text


def test_editors_can_add_a_report_of_the_source(client):
    source = SourceFactory()
    link = f"{reverse('reports:article_upload')}?source={source.slug}"

    assert link not in client.get(source.get_absolute_url()).text
    client.force_login(EditorFactory())
    assert link in client.get(source.get_absolute_url()).text


@pytest.mark.parametrize("junk", JUNK)
def test_an_odd_page_opens_the_source(client, junk):
    assert client.get(SourceFactory().get_absolute_url(), {"page": junk}).status_code == 200


@pytest.mark.parametrize("slug", ["no-such-source", "x" * 10_000])
def test_a_source_that_is_not_there(client, slug):
    assert client.get(f"{LIST}{slug}/").status_code == 404


@pytest.mark.parametrize("url", [LIST, "/sources/any/"])
def test_the_pages_only_read(client, url):
    assert client.post(url).status_code == 405
