"""Candidates in a real browser: shown on request, their card, the queue; with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from framing.models import AnalysisRun, CandidateHit, Draft
from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.browser.test_disputes import become
from framing.tests.curation import CandidateHitFactory
from framing.tests.factories import CuratorFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def candidate(story) -> CandidateHit:
    """The first report's "broke"."""
    run = AnalysisRun.objects.filter(revision__article__story=story).order_by("pk").first()
    return CandidateHitFactory(run=run)


@pytest.fixture
def reading(faultless, live_server, story, candidate) -> Page:
    faultless.goto(f"{live_server.url}/stories/{story.slug}/")
    return faultless


def test_candidates_are_switched_on_and_off_in_the_legend(reading, candidate):
    expect(reading.locator(".text .mark-candidate")).to_have_count(0)

    reading.locator("#legend-candidates").click()

    expect(reading.locator(".text .mark-candidate")).to_have_text("broke")
    assert reading.url.endswith("?show=candidates")
    expect(reading.locator("#mark-place")).to_have_text("8 marks")
    reading.locator("#legend-candidates").click()
    expect(reading.locator(".text .mark-candidate")).to_have_count(0)


def test_card_of_a_candidate_opens_by_keyboard_and_closes(reading, candidate):
    reading.locator("#legend-candidates").click()
    mark = reading.locator(f"#c{candidate.pk}")
    mark.focus()
    reading.keyboard.press("Enter")

    expect(reading.locator("#mark-card")).to_contain_text("not in the lexicon, not counted")
    expect(mark).to_have_class(re.compile("is-open"))
    expect(reading.locator("#live")).to_have_text("broke: a candidate, not counted")
    reading.keyboard.press("Escape")

    expect(reading.locator("#mark-card .card-term")).to_have_count(0)
    expect(mark).to_be_focused()


def test_choice_of_columns_keeps_the_candidates(reading):
    reading.locator("#legend-candidates").click()
    expect(reading.locator(".text .mark-candidate")).to_have_count(1)
    reading.locator(".column-choice summary").click()
    reading.locator(".column-choice input[type=checkbox]").nth(1).uncheck()
    reading.locator(".column-choice button").click()

    expect(reading.locator(".column")).to_have_count(1)
    expect(reading.locator(".text .mark-candidate")).to_have_count(1)


def test_without_javascript_the_card_stands_beside_the_text(browser: Browser, live_server, story, candidate):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/stories/{story.slug}/")
    page.locator("#legend-candidates").click()
    page.locator(f"#c{candidate.pk}").click()

    expect(page.locator("#mark-card")).to_contain_text("not in the lexicon, not counted")
    page.locator(".card-close").click()
    expect(page.locator(".text .mark-candidate")).to_have_count(1)
    page.context.close()


def test_curator_takes_a_wording_into_a_set(faultless, live_server, candidate):
    become(faultless.context, CuratorFactory(), live_server.url)
    faultless.goto(f"{live_server.url}/desk/candidates/")
    faultless.locator(".candidate-word").click()
    faultless.get_by_label("Set", exact=True).select_option("gate_closure")
    faultless.get_by_role("button", name="Make a draft").click()

    expect(faultless.locator(".message")).to_contain_text("is a draft now")
    assert Draft.objects.get().code == "gate_closure.broke"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_have_no_serious_violation_and_fit_a_phone(page, live_server, story, candidate, theme):
    become(page.context, CuratorFactory(), live_server.url)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    card = f"/stories/{story.slug}/candidates/{candidate.pk}/"

    for path in (card, "/desk/candidates/", "/desk/candidates/broke/"):
        page.goto(live_server.url + path)

        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
