"""The page of one article."""

import pytest
from django.urls import reverse

from framing.tests.factories import AnalysisRunFactory, TermHitFactory
from reports.tests.factories import ArticleFactory, QuoteFactory, StoryFactory

pytestmark = pytest.mark.django_db


def page_of(client, article, **query):
    return client.get(reverse("framing:article_detail", args=[article.pk]), query).text


def test_article_shows_marks_figures_quotations_and_revision(client):
    run = AnalysisRunFactory(revision=ArticleFactory(story=StoryFactory()).latest_revision)
    TermHitFactory(run=run, phrase="siege")
    QuoteFactory(revision=run.revision)

    page = page_of(client, run.revision.article)

    assert 'class="mark mark-own"' in page
    assert "We closed it before anybody was hurt</td>" in page
    assert run.revision.digest[:12] in page
    assert "Read beside the others" in page


def test_furniture_is_shown_with_its_zone(client):
    article = ArticleFactory(revision=False)
    text = "Head\n\nHome / News\n\nHead\n\nIt rained.\n\nShare this"
    zones = [["headline", 0, 4], ["breadcrumb", 6, 17], ["duplicate_headline", 19, 23], ["body", 25, 35]]
    zones += [["boilerplate", 37, 47]]
    article.latest_revision = article.revisions.create(number=1, text=text, digest="b" * 64, zones=zones)
    article.save()

    page = page_of(client, article)

    for name in ("breadcrumb", "headline again", "boilerplate"):
        assert f'<span class="zone-name">{name}</span>' in page


def test_article_without_analysis_shows_its_state(client):
    assert "Stored, not analysed yet" in page_of(client, ArticleFactory())


def test_problems_that_were_noticed_are_told(client):
    run = AnalysisRunFactory(
        problems=[{"code": "open_quote", "message": "A quotation mark is open.", "start": 1, "end": 2}]
    )

    assert "A quotation mark is open." in page_of(client, run.revision.article)


def test_missing_facts_are_asked_for(client):
    page = page_of(client, ArticleFactory(published_at=None, url=""))

    assert "time missing, asked for" in page
    assert "address missing, asked for" in page


def test_text_of_an_article_is_never_taken_for_markup(client):
    page = page_of(client, ArticleFactory(revision="A headline\n\n<script>alert(1)</script> & more"))

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page


def test_unknown_article_is_not_found(client):
    assert client.get("/articles/999999/").status_code == 404


@pytest.mark.parametrize("marks", [1, 12])
def test_article_costs_the_same_at_any_size(client, marks, django_assert_num_queries):
    run = AnalysisRunFactory(revision=ArticleFactory(story=StoryFactory()).latest_revision)
    TermHitFactory.create_batch(marks, run=run)

    with django_assert_num_queries(6):
        page_of(client, run.revision.article)


def test_address_of_some_words_lights_them_up_in_the_revision_it_names(client):
    article = ArticleFactory()
    text = article.latest_revision.text
    start = text.index("Fishermen")

    page = page_of(client, article, revision=1, at=f"{start}-{start + 9}")

    assert '<mark class="found" id="words">Fishermen</mark>' in page
    assert f'data-words-address="/articles/{article.pk}/?revision=1&amp;at="' in page


@pytest.mark.parametrize("at", ["", "9-3", "3-3", "x", "-", "1-", "²-9", "99999999-999999999", "5000000-6000000", "\0"])
def test_address_that_names_no_words_shows_the_text_as_it_is(client, at):
    page = page_of(client, ArticleFactory(), at=at)

    assert 'id="words"' not in page
    assert "Fishermen" in page
