"""Texts in the order the reader put them."""

import re

import pytest
from django.urls import reverse

from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = StoryFactory()
    for _ in range(3):
        ArticleFactory(story=story)
    return story


def columns(page):
    return [int(found) for found in re.findall(r'<article class="column [^"]*" id="r(\d+)"', page)]


def test_texts_stand_where_the_reader_put_them(client, story):
    ids = list(story.articles.order_by("published_at", "pk").values_list("pk", flat=True))
    address = reverse("framing:story_read", args=[story.slug])

    assert columns(client.get(address).text) == ids
    chosen = client.get(address, {"columns": [str(ids[2]), str(ids[0])]})
    assert columns(chosen.text) == [ids[2], ids[0]]


def test_each_text_leads_to_one_place_left_and_right(client, story):
    first, second, third = story.articles.order_by("published_at", "pk").values_list("pk", flat=True)
    address = reverse("framing:story_read", args=[story.slug])

    page = client.get(address).context["page"]

    ways = {placed.marked.report.article.pk: (placed.left, placed.right) for placed in page.placed_columns}
    assert ways[first] == ("", f"{address}?columns={second}&columns={first}&columns={third}")
    assert ways[second][0] == ways[first][1]
    assert ways[third] == (f"{address}?columns={first}&columns={third}&columns={second}", "")
    moved = client.get(ways[second][0])
    assert columns(moved.text) == [second, first, third]
