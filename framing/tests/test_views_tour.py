"""The tour: steps over real pages, only where there is a story to show."""

import pytest
from django.urls import reverse

from framing.selectors.tour import DEMO_STORIES, STEPS
from framing.tests.factories import AnalysisRunFactory, ComparisonFactory, TermHitFactory
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = StoryFactory(slug=DEMO_STORIES[1])
    for _ in range(2):
        run = AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision)
        TermHitFactory(run=run, phrase="siege")
    ComparisonFactory(story=story)
    return story


def at(step):
    return reverse("framing:tour_step", args=[step])


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
def test_step_leads_to_a_page_that_has_the_part_and_says_what_it_is(client, story, step):
    response = client.get(at(step))

    address, _, part = response.url.partition("#")
    page = client.get(address).text
    assert f'id="{part}"' in page
    assert f"Tour, {step} of {len(STEPS)}" in page
    assert STEPS[step - 1].title in page


def test_steps_lead_on_back_and_away(client, story):
    page = client.get(client.get(at(3)).url).text

    assert f'rel="prev" href="{at(2)}?story={story.slug}"' in page
    assert f'rel="next" href="{at(4)}?story={story.slug}"' in page
    assert f'href="{story.get_absolute_url()}">Leave</a>' in page


def test_last_step_ends_the_tour(client, story):
    page = client.get(client.get(at(len(STEPS))).url).text

    assert 'rel="next"' not in page
    assert "End the tour" in page


def test_tour_begins_at_its_first_step(client, story):
    assert client.get(reverse("framing:tour")).url == "/?tour=1&story=karsa-air-strikes#story-list"


def test_tour_goes_through_the_story_asked_for(client, story):
    other = StoryFactory(slug="lighthouse")

    assert client.get(at(2), {"story": "lighthouse"}).url.startswith(other.get_absolute_url())


def test_card_step_of_a_story_without_marks_leads_to_its_texts(client):
    story = StoryFactory(slug="bare")

    assert client.get(at(5), {"story": "bare"}).url.startswith(f"{story.get_absolute_url()}?tour=5")


def test_home_offers_the_tour_only_where_a_demo_story_is(client):
    ComparisonFactory()
    offer = f'href="{reverse("framing:tour")}"'

    assert offer not in client.get("/").text
    StoryFactory(slug=DEMO_STORIES[0])
    assert offer in client.get("/").text


@pytest.mark.parametrize("query", ["", "?story=nowhere", "?story=%00"])
def test_without_a_story_there_is_no_tour(client, query):
    assert client.get(at(1) + query).status_code == 404


@pytest.mark.parametrize("step", [0, len(STEPS) + 1, 99999999999999999999])
def test_step_that_is_none_is_not_found(client, story, step):
    assert client.get(f"/tour/{step}/").status_code == 404


@pytest.mark.parametrize("asked", ["", "0", "9", "x", "²", "-1", "999999999999", "1&tour="])
def test_page_asked_for_a_step_that_is_none_is_plain(client, story, asked):
    assert 'class="tour"' not in client.get(f"/?tour={asked}").text


def test_page_of_another_step_shows_no_bar(client, story):
    assert 'class="tour"' not in client.get("/?tour=6").text


def test_story_in_the_address_is_escaped(client, story):
    page = client.get("/", {"tour": 1, "story": '"><i>x'}).text

    assert "<i>x" not in page
