"""The tab of who is called what, and the page of one referent."""

import re

import pytest
from django.urls import reverse

from framing.models import Comparison
from framing.selectors.labels import MOST_ROWS
from framing.tests.factories import AnalysisRunFactory, ComparisonFactory, EditorFactory
from framing.tests.label_stories import TOLD, comparison_in, labels_story
from reports.tests.factories import ArticleFactory, ReaderFactory, StoryFactory

pytestmark = pytest.mark.django_db
FORBIDDEN = ("omitted", "left out", "hid ", "buried", "wrong", "bias", "slant")
CLOSING, RAIDERS = 3, 6


def page_of(client, story, **query):
    response = client.get(reverse("framing:story_labels", args=[story.slug]), query)
    assert response.status_code == 200
    return response.text


def detail_of(client, story, number, **query):
    response = client.get(reverse("framing:referent_detail", args=[story.slug, number]), query)
    assert response.status_code == 200
    return response.text


def row_of(page, number):
    """The row of one referent."""
    start = page.index(f'id="ref{number}"')
    return page[start : page.index("</tr>", start)]


def cells_of(page, number):
    """What each report calls one referent, in words without markup."""
    cells = re.findall(r"<td .*?</td>", row_of(page, number), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]


def names_in(page):
    """The referents in their order."""
    return re.findall(r'referent-name" href="[^"]*">([^<]*)</a>', page)


def changed(story, number, **values):
    """The story with one referent changed."""
    comparison = comparison_in(story)
    comparison.referents[number - 1] |= values
    comparison.save()
    return story


def test_row_for_each_referent_and_column_for_each_report(client):
    page = page_of(client, labels_story(3, referents=9))

    assert sorted(names_in(page)) == sorted(one.name.replace("'", "&#x27;") for one in TOLD)
    assert page.count('role="columnheader"') == 2 * 4
    assert len(cells_of(page, CLOSING)) == 3


def test_labels_stand_in_order_of_appearance_with_count_voice_and_what_is_only_here(client):
    first, second = cells_of(page_of(client, labels_story(referents=9)), 1)

    assert re.findall(r", ([^,]*(?:only here|voice|quoted)[^,]*)", first)
    assert first.index("harbour guards") < first.index("occupation guards")
    assert "quoted" in first
    assert "own voice" in second


def test_shape_says_whose_word_a_label_is(client):
    row = row_of(page_of(client, labels_story(referents=9)), RAIDERS)

    assert '<span class="shape-quoted">raiders</span>' in row
    assert '<span class="shape-indirect">raiders</span>' in row
