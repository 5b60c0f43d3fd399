"""The state of an analysis: honest words, polling that ends, and a retry for editors."""

import json

import pytest
from django.urls import reverse
from pytest_django.asserts import assertTemplateNotUsed, assertTemplateUsed

from framing.models import AnalysisRun
from framing.selectors.runs import Standing
from framing.services.scoring import current_engine
from framing.tests.factories import AnalysisRunFactory, EditorFactory
from reports.tests.factories import ArticleFactory, ReaderFactory

pytestmark = pytest.mark.django_db

SWAP = {"HX-Request": "true"}


def address(article):
    """Where the state of the article's analysis stands."""
    return reverse("framing:run_status", args=[article.pk])


def article_in(standing):
    """An article whose newest analysis stands so."""
    if standing == Standing.NOT_ASKED:
        return ArticleFactory()
    if standing == Standing.ABANDONED:
        return AnalysisRunFactory(running=True).revision.article
    if standing == Standing.RUNNING:
        run = AnalysisRunFactory(running=True, lease_until="2999-01-01T00:00Z")
        return run.revision.article
    trait = {standing.value: True} if standing != Standing.DONE else {}
    return AnalysisRunFactory(**trait).revision.article


WORDS = {
    Standing.NOT_ASKED: "Stored, not analysed yet",
    Standing.QUEUED: "Waiting for a worker",
    Standing.RUNNING: "Being analysed",
    Standing.ABANDONED: "Waiting for another worker",
    Standing.DONE: "Analysed",
    Standing.FAILED: "The analysis took longer than it may.",
}


@pytest.mark.parametrize("standing", WORDS)
def test_each_state_says_what_is_going_on(client, standing):
    article = article_in(standing)

    response = client.get(address(article))

    assert response.status_code == 200
    assert WORDS[standing] in response.text
    assert article.headline in response.text


@pytest.mark.parametrize("standing", [Standing.DONE, Standing.FAILED])
def test_the_last_answer_ends_the_polling_and_tells_the_page(client, standing):
    article = article_in(standing)

    response = client.get(address(article), headers=SWAP)

    assert response.status_code == 286
    assert json.loads(response["HX-Trigger"]) == {"run-settled": {"article": article.pk}}
    assert "hx-trigger" not in response.text


@pytest.mark.parametrize("standing", [Standing.NOT_ASKED, Standing.QUEUED, Standing.RUNNING, Standing.ABANDONED])
def test_until_then_the_piece_asks_again_each_second(client, standing):
    article = article_in(standing)

    response = client.get(address(article), headers=SWAP)

    assert response.status_code == 200
    assert f'hx-get="{address(article)}?seen={standing}-' in response.text
    assert 'hx-trigger="every 1s"' in response.text


def test_a_state_that_was_seen_is_not_sent_again(client):
    run = AnalysisRunFactory(queued=True)
    url = address(run.revision.article)

    assert client.get(f"{url}?seen=queued-0", headers=SWAP).status_code == 204
    assert client.get(f"{url}?seen=running-1", headers=SWAP).status_code == 200
    assert client.get(f"{url}?seen=queued-0").status_code == 200


@pytest.mark.parametrize("extra", [{"HX-History-Restore-Request": "true"}, {"HX-Boosted": "true"}])
def test_only_a_swap_gets_the_piece_alone(client, extra):
    url = address(article_in(Standing.DONE))

    swap, page = client.get(url, headers=SWAP), client.get(url, headers=SWAP | extra)

    assertTemplateNotUsed(swap, "base.html")
    assertTemplateUsed(page, "base.html")
    assert page.status_code == 200


def test_the_page_holds_exactly_the_piece(client):
    url = address(article_in(Standing.QUEUED))

    page, swap = client.get(url), client.get(url, headers=SWAP)

    assert swap.text.strip() in page.text
    assert 'id="run-status-' in swap.text.partition(">")[0]
    assert {"HX-Request", "HX-Boosted", "HX-History-Restore-Request"} <= {
        part.strip() for part in swap["Vary"].split(",")
    }
    assert "no-store" in swap["Cache-Control"]


def test_without_scripts_there_is_a_link_to_look_again(client):
    article = article_in(Standing.QUEUED)

    assert f'href="{address(article)}">Look again</a>' in client.get(address(article)).text


def test_only_editors_see_the_retry(client):
    article = article_in(Standing.FAILED)
    button = "Try again</button>"

    assert button not in client.get(address(article)).text
    client.force_login(EditorFactory())
    assert button in client.get(address(article)).text


def test_an_article_that_is_not_there_has_no_state(client):
    assert client.get("/articles/99999999999999999999999/status/").status_code == 404


def failed_article():
    """An article whose analysis by this very engine failed."""
    return AnalysisRunFactory(failed=True, engine=current_engine()).revision.article


def test_an_editor_asks_again_and_sees_the_new_state(client):
    article = failed_article()
    client.force_login(EditorFactory())

    response = client.post(reverse("framing:analysis_retry", args=[article.pk]), headers=SWAP)

    assert AnalysisRun.objects.get().state == AnalysisRun.State.QUEUED
    assert response.status_code == 200
    assert WORDS[Standing.QUEUED] in response.text
    assertTemplateNotUsed(response, "base.html")


def test_without_scripts_the_retry_leads_back_to_the_article(client):
    article = failed_article()
    client.force_login(EditorFactory())

    response = client.post(reverse("framing:analysis_retry", args=[article.pk]))

    assert response.url == article.get_absolute_url()
    assert AnalysisRun.objects.get().state == AnalysisRun.State.QUEUED


def test_a_reader_cannot_ask_again(client):
    article = failed_article()
    client.force_login(ReaderFactory())

    response = client.post(reverse("framing:analysis_retry", args=[article.pk]))

    assert response.status_code == 403
    assert "Only editors can ask for an analysis again." in response.text
    assert AnalysisRun.objects.get().state == AnalysisRun.State.FAILED


def test_a_stranger_cannot_ask_again(client):
    article = failed_article()

    response = client.post(reverse("framing:analysis_retry", args=[article.pk]))

    assert response.status_code == 302
    assert AnalysisRun.objects.get().state == AnalysisRun.State.FAILED


def test_asking_again_needs_a_post(client):
    client.force_login(EditorFactory())

    assert client.get(reverse("framing:analysis_retry", args=[failed_article().pk])).status_code == 405
