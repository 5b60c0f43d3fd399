"""The tab of the figures that the reports of a story give."""

import re

import pytest
from django.urls import reverse

from framing.models import Comparison
from framing.tests.claim_stories import claims_story, comparison_in, counted, ledger_row, report_of
from framing.tests.factories import ComparisonFactory
from reports.models import Quantity
from reports.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db


def page_of(client, story, **query):
    response = client.get(reverse("framing:story_numbers", args=[story.slug]), query)
    assert response.status_code == 200
    return response.text


def parts_story():
    """One report gives 19, the other 12 and 7."""
    story = StoryFactory()
    whole = report_of(story, ("At least 19 people were hurt at the gate.",))
    parts = report_of(story, ("12 fishermen and seven clerks were hurt at the gate.",))
    rows = [
        counted(whole, "At least 19 people", 19, None, comparator="min", unit="person", counted="wound"),
        counted(parts, "12 fishermen", 12, 12, comparator="eq", unit="person", counted="wound"),
        counted(parts, "seven clerks", 7, 7, comparator="eq", unit="person", counted="wound"),
    ]
    ComparisonFactory(story=story, quantities=[ledger_row("agree_in_total", rows, "breakdown differs")])
    return story


def test_figures_stand_in_their_words_with_what_they_were_read_as(client):
    page = page_of(client, claims_story())

    assert "<b>About 40 boats</b> lie behind it, the harbour office said" in page
    assert '<b class="num">36–44</b> vehicles</span><span class="figure-line">given as about: ±10%</span>' in page
    assert "They counted <b>60 boats</b> behind the gate." in page
    assert '<b class="num">60</b> vehicles</span></td>' in page


def test_ledger_says_who_counted_who_speaks_and_when_it_was_published(client):
    page = page_of(client, claims_story())

    assert '<span class="shape-own">own voice</span> <span>the harbour office</span>' in page
    assert "counted by fishermen" in page
    assert page.count('<td role="cell" class="figure-time"') == 2


def test_figure_leads_to_its_sentence(client):
    story = claims_story()
    first = story.articles.order_by("published_at").first().pk

    assert f'href="{story.get_absolute_url()}#s{first}-2">paragraph 2 of 3</a>' in page_of(client, story)


@pytest.mark.parametrize(
    ("verdict", "words", "sign"),
    [("agree", "Agree", "="), ("agree_in_total", "Agree in total, differ in parts", "Σ"), ("differ", "Differ", "≠")],
)
def test_verdict_is_told_in_words_with_a_sign(client, verdict, words, sign):
    story = claims_story()
    comparison = comparison_in(story)
    comparison.quantities[0]["verdict"] = verdict
    comparison.save()

    assert f'<span class="sign" aria-hidden="true">{sign}</span>{words}</span>' in page_of(client, story)


def test_parts_are_added_up_in_sight_and_said_to_be_ours(client):
    page = page_of(client, parts_story())

    assert "People, wounded" in page
    assert '<b class="num">19 or more</b> people' in page
    assert "Added up here, not in the report:" in page
    assert '<b class="num">12 + 7 = 19</b>' in page
    assert "breakdown differs" in page


def test_part_of_another_figure_names_the_whole(client):
    assert "some of “About 40 boats”" in page_of(client, claims_story())


def test_table_has_scoped_headers(client):
    page = page_of(client, claims_story())

    assert '<th scope="col" role="columnheader">Published</th>' in page
    assert '<th scope="rowgroup" role="rowheader"' in page
    assert '<th scope="row" role="rowheader">' in page


def test_figures_of_one_report_stand_apart(client):
    page = page_of(client, claims_story())

    alone = page[page.index('id="alone"') :]
    assert "<b>12 fishing boats</b>" in alone
    assert "Only in The Daily" in alone


@pytest.mark.parametrize(("verdict", "shared", "alone"), [("differ", 1, 0), ("only_in", 0, 1), ("agree", 0, 0)])
def test_filter_leaves_one_verdict(client, verdict, shared, alone):
    page = page_of(client, claims_story(), verdict=verdict)

    assert (page.count('id="n1"'), page.count('id="n2"')) == (shared, alone)


def test_filter_tells_how_much_each_leaves(client):
    found = re.findall(r'<span>([^<]+) <small class="num">(\d+)</small>', page_of(client, claims_story()))

    assert dict(found) == {
        "All": "2",
        "Agree": "0",
        "Agree in total, differ in parts": "0",
        "Differ": "1",
        "Only in one report": "1",
    }


@pytest.mark.parametrize("query", [{"verdict": "x"}, {"verdict": "\0"}, {"release": ""}])
def test_odd_choices_are_answered(client, query):
    assert 'id="n1"' in page_of(client, claims_story(), **query)


def test_report_without_a_figure_is_named(client):
    story = claims_story(3)
    comparison = comparison_in(story)
    comparison.quantities[0]["members"] = comparison.quantities[0]["members"][:2]
    comparison.save()

    assert "No figure for it found in" in page_of(client, story)


def test_one_report_stands_by_itself(client):
    page = page_of(client, claims_story(1))

    assert "One report so far." in page
    assert page.count('class="figure-words"') == 2
    assert "Only in" not in page


def test_story_without_reports_says_so(client):
    assert "No report yet" in page_of(client, StoryFactory())


def test_reports_without_figures_say_so(client):
    story = claims_story()
    Quantity.objects.all().delete()
    Comparison.objects.update(quantities=[])

    assert "No figure was found in these reports." in page_of(client, story)


def test_page_of_a_release_says_so(client):
    story = claims_story()
    number = comparison_in(story).release.number

    assert f"Figures of release {number}." in page_of(client, story, release=number)


@pytest.mark.parametrize("reports", [2, 12])
def test_tab_costs_the_same_at_any_size(client, reports, django_assert_num_queries):
    story = claims_story(reports)

    with django_assert_num_queries(7):
        page_of(client, story)


def test_figures_that_differ_stand_first_and_keep_their_number(client):
    story = claims_story()
    comparison = comparison_in(story)
    first = comparison.quantities[0]
    comparison.quantities = [first | {"verdict": verdict} for verdict in ("agree", "agree_in_total", "agree", "differ")]
    comparison.save()

    assert re.findall(r'class="ledger-row" id="n(\d)"', page_of(client, story)) == ["4", "2", "1", "3"]
