"""The grid of headlines on the page of a story."""

import pytest
from django.urls import reverse

from framing.tests.headline_stories import headline_story, headlined
from reports.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db


def address(story):
    return reverse("framing:story_read", args=[story.slug])


def test_story_shows_its_headlines_part_by_part(client):
    story, _, _ = headline_story()

    page = client.get(address(story)).text

    assert 'id="headline-parts"' in page
    assert "no actor named" in page
    assert '<small class="faint">passive</small>' in page
    assert f'href="/stories/{story.slug}/labels/3/"' in page


def test_headlines_are_escaped(client):
    story, _, _ = headline_story()
    headlined(story, "Jets <b>hit</b> depot", ("Jets", "hit", "depot", None))

    assert "&lt;b&gt;" in client.get(address(story)).text


def test_one_report_has_no_grid(client):
    story = StoryFactory()
    headlined(story, "Jets hit depot", ("Jets", "hit", "depot", None))

    assert "headline-parts" not in client.get(address(story)).text


@pytest.mark.parametrize("count", [2, 12])
def test_grid_costs_no_query(client, count, django_assert_max_num_queries):
    story, _, _ = headline_story(count)

    with django_assert_max_num_queries(8):
        client.get(address(story))
