"""From a sentence to the same claim in another report, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.claim_stories import claims_story
from framing.tests.factories import TermHitFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
LIT = re.compile("is-counterpart")


@pytest.fixture
def keys(live_server) -> tuple[int, int]:
    """The articles of a story that make one claim, of a different day each."""
    story = claims_story(slug="gate")
    first, second = story.articles.order_by("published_at", "pk")
    TermHitFactory(run=first.latest_revision.runs.get(), phrase="wall")
    return first.pk, second.pk


@pytest.fixture
def reading(faultless, live_server, keys) -> Page:
    faultless.goto(f"{live_server.url}/stories/gate/")
    return faultless


def test_pointing_at_a_sentence_shows_its_counterpart_and_both_blocks(reading, keys):
    first, second = keys

    reading.locator(f"#s{first}-1").hover()

    expect(reading.locator(f"#s{second}-1")).to_have_class(LIT)
    expect(reading.locator("#overview a.is-counterpart")).to_have_count(2)
    reading.locator("h1").hover()
    expect(reading.locator(".is-counterpart")).to_have_count(0)


def test_keys_walk_through_marks_and_claims_and_open_them(reading, keys):
    first, second = keys
    reading.keyboard.press("j")
    expect(reading.locator(f"#l{first}-1")).to_be_focused()
    expect(reading.locator(f"#s{second}-1")).to_have_class(LIT)
    expect(reading.locator("#mark-place")).to_have_text("difference 1 of 5")

    reading.keyboard.press("Enter")
    expect(reading.locator("#mark-card .card-term")).to_contain_text("differs in time")
    expect(reading.locator("#mark-card .card-sentence")).to_contain_text("on Tuesday")
    reading.keyboard.press("Enter")
    expect(reading.locator(f"#l{second}-1")).to_be_focused()

    reading.keyboard.press("Escape")
    expect(reading.locator("#mark-card .card-term")).to_have_count(0)
    expect(reading.locator(f"#l{first}-1")).to_be_focused()


def test_words_beside_a_bar_go_away_with_escape_until_it_is_left(reading, keys):
    words = reading.locator(f"#l{keys[0]}-1 > span")
    reading.keyboard.press("j")
    expect(words).to_have_css("opacity", "1")

    reading.keyboard.press("Escape")
    expect(words).to_have_css("opacity", "0")

    reading.keyboard.press("j")
    reading.keyboard.press("k")
    expect(words).to_have_css("opacity", "1")


def test_claim_of_one_report_says_so_and_has_its_place_among_the_claims(reading, keys):
    reading.locator(f"#l{keys[0]}-3").click()

    expect(reading.locator("#mark-card .card-term")).to_have_text("Only in this report")
    reading.locator("#mark-card .card-foot a").click()
    reading.wait_for_url("**/stories/gate/claims/#g2")


def test_card_of_a_mark_takes_the_place_of_that_of_a_claim(reading, keys):
    reading.locator(f"#l{keys[0]}-1").click()
    expect(reading.locator(".link.is-open")).to_have_count(1)

    reading.locator(".text .mark-own").click()

    expect(reading.locator("#mark-card .card-term")).to_have_text("wall")
    expect(reading.locator(".link.is-open")).to_have_count(0)


def test_links_are_switched_off_and_on_in_the_legend(reading):
    reading.locator("#legend-links").click()
    expect(reading.locator(".text .link")).to_have_count(0)
    assert "hide=links" in reading.url

    reading.locator("#legend-links").click()
    expect(reading.locator(".text .link")).to_have_count(4)


def test_phone_shows_the_counterpart_from_below_and_turns_to_its_text(faultless, live_server, keys):
    first, second = keys
    faultless.set_viewport_size(PHONE)
    faultless.goto(f"{live_server.url}/stories/gate/")

    faultless.locator(f"#l{first}-1").click()
    expect(faultless.locator("#mark-card .card-sentence")).to_contain_text("on Tuesday")
    assert faultless.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    faultless.locator("#mark-card button").click()

    expect(faultless.locator(f"#s{second}-1")).to_be_in_viewport()
    expect(faultless.locator(f"#s{first}-1")).to_be_hidden()


def test_bar_can_be_hit_with_a_finger(faultless, live_server, keys):
    faultless.set_viewport_size(PHONE)
    faultless.goto(f"{live_server.url}/stories/gate/")

    bar = faultless.locator(f"#l{keys[0]}-1")
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    hit = f"document.elementFromPoint({box['x'] - 10}, {box['y'] + 12})?.id"

    assert faultless.evaluate(hit) == f"l{keys[0]}-1"


def test_without_javascript_a_bar_leads_to_the_claim(browser: Browser, live_server, keys):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/stories/gate/")

    page.locator(f"#l{keys[0]}-1").click()

    page.wait_for_url("**/stories/gate/claims/#g1")
    expect(page.locator("#g1")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE], ids=["desktop", "phone"])
def test_linked_texts_and_their_card_have_no_serious_violation(page, live_server, keys, size, theme):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.goto(f"{live_server.url}/stories/gate/")
    assert faults(page) == []

    page.locator(f"#l{keys[0]}-1").click()

    assert faults(page) == []
