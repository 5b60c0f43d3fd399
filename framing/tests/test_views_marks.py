"""The card of a mark, alone and as a page."""

import pytest
from django.urls import reverse

from framing.tests.factories import AnalysisRunFactory, TermHitFactory
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = pytest.mark.django_db
SWAP = {"HX-Request": "true"}


@pytest.fixture
def hit():
    article = ArticleFactory(story=StoryFactory())
    return TermHitFactory(run=AnalysisRunFactory(revision=article.latest_revision), phrase="siege")


def in_story(hit):
    return reverse("framing:mark_card", args=[hit.revision.article.story.slug, hit.pk])


def in_article(hit):
    return reverse("framing:article_mark_card", args=[hit.revision.article_id, hit.pk])


@pytest.mark.parametrize("address", [in_story, in_article])
def test_card_tells_everything_about_the_mark(client, hit, address):
    card = client.get(address(hit), headers=SWAP).text

    assert "Says that the gate was shut in order to starve somebody." in card
    assert "Fishermen of the lower quay." in card
    assert 'href="https://style.example/siege"' in card
    assert "lexicon release" in card
    assert reverse("framing:lexicon_entry", args=["gate_closure.siege"]) in card


@pytest.mark.parametrize("address", [in_story, in_article])
def test_without_a_swap_the_card_stands_beside_its_text(client, hit, address):
    page = client.get(address(hit)).text

    assert "Fishermen called the decision" in page
    assert 'class="mark mark-own is-open"' in page
    assert f'data-mark="m{hit.pk}"' in page


def test_choice_is_kept_on_the_way_back(client, hit):
    card = client.get(in_story(hit) + "?hide=quoted", headers=SWAP).text

    assert f'href="/stories/{hit.revision.article.story.slug}/?hide=quoted#m{hit.pk}"' in card


def test_mark_of_another_story_is_not_found(client, hit):
    other = StoryFactory()

    assert client.get(reverse("framing:mark_card", args=[other.slug, hit.pk])).status_code == 404
    assert client.get(reverse("framing:mark_card", args=[hit.revision.article.story.slug, 10**20])).status_code == 404
    assert client.get(reverse("framing:article_mark_card", args=[ArticleFactory().pk, hit.pk])).status_code == 404


@pytest.mark.parametrize("voice", ["own", "quoted", "indirect", "scare", "name"])
def test_card_names_the_voice(client, voice):
    article = ArticleFactory(story=StoryFactory())
    hit = TermHitFactory(run=AnalysisRunFactory(revision=article.latest_revision), phrase="siege", voice=voice)

    assert f'class="shape-{voice}"' in client.get(in_story(hit), headers=SWAP).text


def test_unclear_sense_is_said(client):
    article = ArticleFactory(story=StoryFactory())
    run = AnalysisRunFactory(revision=article.latest_revision)
    hit = TermHitFactory(
        run=run, phrase="siege", is_ambiguous=True, is_counted=False, reason="not counted: sense unclear"
    )

    card = client.get(in_story(hit), headers=SWAP).text

    assert "unclear sense" in card
    assert "Not counted: sense unclear" in card
