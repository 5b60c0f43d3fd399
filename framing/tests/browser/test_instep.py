"""Reading instrument: texts in step, nothing but the texts, tabs and places by key, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from framing.tests.browser.test_accessibility import faults
from framing.tests.claim_stories import claims_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
TOP = "node => node.scrollTop"


@pytest.fixture
def keys(live_server) -> tuple[int, int]:
    """The articles of a story that make one claim, of a different day each."""
    story = claims_story(slug="gate")
    first, second = story.articles.order_by("published_at", "pk")
    return first.pk, second.pk


@pytest.fixture
def reading(faultless, live_server, keys) -> Page:
    faultless.set_viewport_size({"width": 1440, "height": 300})
    faultless.goto(f"{live_server.url}/stories/gate/")
    return faultless


def test_texts_scroll_in_step_and_go_on_so_after_a_swap(reading, keys):
    first, second = (reading.locator(f"#r{key}") for key in keys)
    reading.keyboard.press("s")
    expect(reading.locator("#columns")).to_have_class(re.compile("in-step"))
    expect(reading.get_by_role("button", name="Scroll in step")).to_have_attribute("aria-pressed", "true")

    first.hover()
    first.evaluate("node => { node.scrollTop = 80; }")

    reading.wait_for_function("id => document.getElementById(id).scrollTop > 0", arg=f"r{keys[1]}")
    assert faults(reading) == []
    second.get_by_role("link", name="one place to the left").click()
    expect(reading.locator("#columns > .column").first).to_have_id(f"r{keys[1]}")
    expect(reading.locator("#columns")).to_have_class(re.compile("in-step"))
    reading.keyboard.press("s")
    expect(reading.locator("#columns")).not_to_have_class(re.compile("in-step"))


def test_same_claim_stands_at_the_same_height(reading, keys):
    reading.keyboard.press("s")
    first = reading.locator(f"#r{keys[0]}")
    first.hover()
    first.evaluate("node => { node.scrollTop = 60; }")
    reading.wait_for_function("id => document.getElementById(id).scrollTop > 0", arg=f"r{keys[1]}")

    heights = [reading.locator(f"#s{key}-1").bounding_box()["y"] for key in keys]

    assert abs(heights[0] - heights[1]) < 60


def test_only_the_texts_stay_and_escape_brings_the_page_back(reading):
    reading.keyboard.press("f")
    expect(reading.locator(".site-header")).to_be_hidden()
    expect(reading.locator("#overview")).to_be_hidden()
    expect(reading.locator(".column").first).to_be_visible()
    assert faults(reading) == []

    reading.keyboard.press("Escape")

    expect(reading.locator(".site-header")).to_be_visible()


def test_numbers_choose_tabs(reading):
    reading.keyboard.press("4")

    reading.wait_for_url(re.compile("/claims/$"))


def test_keys_of_one_letter_can_be_switched_off(reading):
    reading.keyboard.press("?")
    reading.get_by_role("button", name="Keys of one letter work in this browser").click()
    reading.get_by_role("button", name="Close", exact=True).click()

    reading.keyboard.press("f")

    expect(reading.locator(".site-header")).to_be_visible()
    reading.reload()
    reading.keyboard.press("f")
    expect(reading.locator(".site-header")).to_be_visible()
