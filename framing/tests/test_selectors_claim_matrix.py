"""Which report makes which claim, beyond what stands beside each other."""

import pytest
from django.urls import reverse

from framing.selectors.choices import MOST_COLUMNS
from framing.tests.claim_stories import claimed, difference, group, report_of
from framing.tests.factories import ComparisonFactory, ReleaseFactory
from reports.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 30
LINES = ("The council shut the gate on Monday.", "Seven boats lie behind it.")


def compared(count):
    """A story whose reports make two claims; the second differs in the last report, the third is the first's alone."""
    ReleaseFactory()
    story = StoryFactory(slug="gate")
    runs = [report_of(story, LINES) for _ in range(count)]
    shut = [claimed(run, "shut the gate on Monday") for run in runs]
    seven = [claimed(run, "Seven boats lie behind it") for run in (runs[0], runs[-1])]
    alone = claimed(runs[0], "The council")
    rows = [
        group(1, "differs", seven, differences=[difference("number", "", (seven[1], "Seven"))]),
        group(2, "same", shut),
        group(3, "only_in", [alone]),
    ]
    ComparisonFactory(story=story, claims=rows)
    return story


def page_of(client, story):
    return client.get(reverse("framing:story_read", args=[story.slug]))


def test_claims_stand_in_order_of_appearance_with_what_differs_in_each_report(client):
    story = compared(MOST_COLUMNS + 1)

    answer = page_of(client, story)

    matrix = answer.context["page"].matrix
    assert [row.words for row in matrix.rows] == ["shut the gate on Monday", "Seven boats lie behind it"]
    assert [cell.is_there for cell in matrix.rows[1].cells] == [True, False, False, False, True]
    assert [cell.differs for cell in matrix.rows[1].cells] == ["", "", "", "", "number"]
    assert matrix.rows[1].href.endswith("#g1")
    assert "Which report makes which claim" in answer.text


def test_address_of_a_cell_leads_to_its_sentence(client):
    story = compared(MOST_COLUMNS + 1)
    matrix = page_of(client, story).context["page"].matrix

    for cell in matrix.rows[0].cells:
        address, anchor = cell.href.split("#")
        shown = client.get(address or reverse("framing:story_read", args=[story.slug])).text
        assert f'id="{anchor}"' in shown


def test_reports_that_stand_beside_each_other_need_no_matrix(client):
    assert page_of(client, compared(MOST_COLUMNS)).context["page"].matrix is None


@pytest.mark.parametrize("count", [MOST_COLUMNS + 1, 12])
def test_matrix_costs_no_query(client, django_assert_max_num_queries, count):
    story = compared(count)
    page_of(client, story)

    with django_assert_max_num_queries(MOST_QUERIES):
        page_of(client, story)
