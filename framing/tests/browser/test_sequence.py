"""The clock in a real browser: places on it, the way to the list, a phone, paper, and no scripts."""

import pytest
from playwright.sync_api import Page, expect

from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.sequence_stories import timed_story
from reports.tests.factories import StoryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def tab(faultless, live_server) -> Page:
    faultless.goto(f"{live_server.url}/stories/{timed_story(3).slug}/sequence/")
    return faultless


def test_marks_lie_below_their_days_and_inside_the_lane(tab):
    days = [one.bounding_box()["x"] for one in tab.locator(".clock-scale .tick-day").all()]
    lane = tab.locator(".clock-lane").first.bounding_box()
    marks = [one.bounding_box() for one in tab.locator(".clock-lane .moment").all()]

    assert days == sorted(days)
    for mark in marks:
        assert lane["x"] - 1 <= mark["x"] <= mark["x"] + mark["width"] <= lane["x"] + lane["width"] + 10


def test_words_on_the_clock_do_not_cover_each_other(tab):
    for lane in tab.locator(".clock-lane").all():
        boxes = [one.bounding_box() for one in lane.locator("foreignObject").all()]
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                apart = one["x"] + one["width"] <= other["x"] + 1 or other["x"] + other["width"] <= one["x"] + 1
                assert apart or abs(one["y"] - other["y"]) > 10


def test_mark_leads_to_its_passage_in_the_list(tab):
    tab.locator(".clock-lane a").first.click()

    expect(tab.locator(".told:target")).to_be_in_viewport()


def test_keyboard_reaches_the_passages_and_not_the_clock(tab):
    assert tab.locator(".clock a:not([tabindex='-1'])").count() == 0
    tab.locator("#by-time .claim-link").first.focus()

    expect(tab.locator("#by-time .claim-link").first).to_be_focused()


def test_phone_has_the_list_alone(tab):
    tab.set_viewport_size(PHONE)

    expect(tab.locator("#clock")).to_be_hidden()
    expect(tab.locator("#by-time")).to_be_visible()
    tab.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_scripts_everything_is_there(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/stories/{timed_story().slug}/sequence/")
    page.locator("#sequence-table summary").click()

    expect(page.locator(".sequence-table")).to_be_visible()
    context.close()


def test_paper_keeps_clock_and_list(tab):
    tab.emulate_media(media="print")

    expect(tab.locator("#clock")).to_be_visible()
    expect(tab.locator("#by-time")).to_be_visible()
    expect(tab.locator(".tabs")).to_be_hidden()
    address = tab.locator(".printed")
    expect(address).to_contain_text(tab.url.removeprefix("http://"))
    assert (address.bounding_box() or {"width": 0})["width"] > 200


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 768, 360])
@pytest.mark.parametrize("name", ["three", "twelve", "one", "empty", "undated"])
def test_page_has_no_serious_violation_and_does_not_slide(page, live_server, name, width, theme):
    made = {
        "three": lambda: timed_story(3),
        "twelve": lambda: timed_story(12),
        "one": lambda: timed_story(1),
        "empty": StoryFactory,
        "undated": lambda: timed_story(2, published=False),
    }
    page.set_viewport_size({"width": width, "height": PHONE["height"]})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    page.goto(f"{live_server.url}/stories/{made[name]().slug}/sequence/")
    for fold in page.locator("details:not([open]) > summary").all():
        if fold.is_visible() and fold.locator("xpath=ancestor::header").count() == 0:
            fold.click()

    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
