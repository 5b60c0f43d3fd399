"""Figures that several reports print in one text: one voice, and no agreement."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from framing.models import AnalysisRun
from framing.selectors.ledger import ONE_TEXT
from framing.selectors.numbers import AskedNumbers, NumbersPage, numbers_page
from framing.tests.claim_stories import counted, ledger_row, report_of
from framing.tests.factories import ComparisonFactory
from reports.models import Story
from reports.tests.factories import FIRST_MORNING, SharedTextFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db
LINE = "The harbour office of Brennick counted 40 boats behind the gate on Monday morning."
OWN = "This newspaper counted 40 boats from the roof of the fish market at noon."


def reported(story: Story, name: str, hours: int, *paragraphs: str, is_agency: bool = False) -> AnalysisRun:
    source = SourceFactory(name=name, is_agency=is_agency)
    return report_of(story, paragraphs, source=source, published_at=FIRST_MORNING + timedelta(hours=hours))


def shared(earlier: AnalysisRun, later: AnalysisRun) -> None:
    here, there = (run.revision.text.index(LINE) for run in (earlier, later))
    stretches = [[here, here + len(LINE), there, there + len(LINE)]]
    SharedTextFactory(earlier=earlier.revision, later=later.revision, stretches=stretches)


def page_of(story: Story, runs: list[AnalysisRun], verdict: str = "agree", phrase: str = "40 boats") -> NumbersPage:
    rows = [counted(run, phrase, 40, 40, unit="vehicle", zone="body") for run in runs]
    ComparisonFactory(story=story, quantities=[ledger_row(verdict, rows, "The same figure.")])
    return numbers_page(story, AskedNumbers())


@pytest.fixture
def story() -> Any:
    return StoryFactory()


def test_what_all_print_of_one_agency_is_no_agreement(story: Story, client: Client) -> None:
    agency = reported(story, "Skerry Wire", 0, LINE, is_agency=True)
    papers = [reported(story, name, 2, LINE) for name in ("Veyle Observer", "Anvil")]
    for paper in papers:
        shared(agency, paper)

    (row,) = page_of(story, [agency, *papers]).shared

    assert (row.filed, row.sign) == (ONE_TEXT, "‖")
    assert row.verdict_words == "All print Skerry Wire’s text"
    page = client.get(reverse("framing:story_numbers", args=[story.slug]), {"verdict": "agree"}).text
    assert "All print Skerry Wire’s text" not in page
    page = client.get(reverse("framing:story_numbers", args=[story.slug]), {"verdict": ONE_TEXT}).text
    assert "One voice, not several reports that agree." in page


def test_text_that_no_agency_claims_is_told_without_a_name(story: Story) -> None:
    runs = [reported(story, "Veyle Observer", 0, LINE), reported(story, "Anvil", 2, LINE)]
    shared(*runs)

    (row,) = page_of(story, runs).shared

    assert row.verdict_words == "Both print the same text"


def test_report_with_a_count_of_its_own_agrees(story: Story) -> None:
    agency = reported(story, "Skerry Wire", 0, LINE, is_agency=True)
    paper, other = reported(story, "Veyle Observer", 2, LINE), reported(story, "Anvil", 3, OWN)
    shared(agency, paper)

    (row,) = page_of(story, [agency, paper, other]).shared

    assert (row.filed, row.verdict_words) == ("agree", "Agree")
    assert row.same_text == "Skerry Wire and Veyle Observer print the same text here"


def test_count_beside_the_copy_makes_a_report_a_voice_of_its_own(story: Story) -> None:
    agency = reported(story, "Skerry Wire", 0, LINE, is_agency=True)
    paper = reported(story, "Veyle Observer", 2, LINE, OWN)
    shared(agency, paper)
    own = counted(paper, "40 boats from", 40, 40, unit="vehicle", zone="body")
    rows = [counted(run, "40 boats", 40, 40, unit="vehicle", zone="body") for run in (agency, paper)]
    ComparisonFactory(story=story, quantities=[ledger_row("agree", [*rows, own])])

    (row,) = numbers_page(story, AskedNumbers()).shared

    assert row.verdict_words == "Agree"


def test_number_that_was_changed_in_a_copy_still_differs(story: Story) -> None:
    agency, paper = reported(story, "Skerry Wire", 0, LINE), reported(story, "Anvil", 2, LINE)
    shared(agency, paper)

    (row,) = page_of(story, [agency, paper], "differ").shared

    assert row.verdict_words == "Differ"


def test_one_text_is_a_choice_only_where_there_is_some(story: Story) -> None:
    runs = [reported(story, "Veyle Observer", 0, LINE), reported(story, "Anvil", 2, OWN)]

    page = page_of(story, runs)

    assert [option.value for option in page.verdicts] == ["", "agree", "agree_in_total", "differ", "only_in"]
