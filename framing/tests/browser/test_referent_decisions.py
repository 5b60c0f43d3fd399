"""Deciding about referents in a real browser: with the keyboard, on a phone, in light and dark."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from framing.models import ReferentDecision
from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.factories import CuratorFactory, ReferentDecisionFactory
from framing.tests.label_stories import labels_story
from framing.tests.referent_stories import referents_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def curator(page, live_server):
    client = Client()
    client.force_login(CuratorFactory())
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


@pytest.fixture
def address(live_server, curator) -> str:
    referents_story(2, slug="crew")
    return f"{live_server.url}/stories/crew/labels/decide/"


@pytest.fixture
def form(faultless, address) -> Page:
    faultless.goto(f"{address}?do=merge&referent=1")
    return faultless


def test_editor_finds_who_else_it_is_and_merges_them(form):
    form.get_by_label("Referents with the words").fill("keepers")
    form.get_by_role("button", name="Find").click()
    expect(form.locator(".referent-offers li")).to_have_count(1)

    form.get_by_role("link", name="mob of keepers").click()
    expect(form.locator(".decide-chosen")).to_have_count(2)
    form.get_by_label("Why, for the log").fill("One crew.")
    form.get_by_role("button", name="Merge what is ticked").click()

    expect(form.get_by_text("Decision 1 is stored.")).to_be_visible()
    expect(form.locator("#d1").get_by_role("link", name="gate crew")).to_be_visible()
    assert len(ReferentDecision.objects.get().places) == 4


def test_passage_is_split_off_with_the_keyboard(form):
    form.get_by_role("link", name="Split").click()
    form.locator(".label-passages summary", has_text="guards").focus()
    form.keyboard.press("Enter")
    form.get_by_role("checkbox", name="The guards had no orders").focus()
    form.keyboard.press("Space")
    form.get_by_role("button", name="Split off what is ticked").press("Enter")

    expect(form.get_by_text("Decision 1 is stored.")).to_be_visible()
    assert ReferentDecision.objects.get().places[0]["words"] == "The guards"


def test_refused_name_keeps_the_reason_and_says_where(page, address):
    page.goto(f"{address}?do=rename&referent=1")
    page.get_by_label("Name", exact=True).fill(" ")
    page.get_by_label("Why, for the log").fill("Shorter.")
    page.get_by_role("button", name="Store the name").click()

    expect(page.get_by_role("alert").filter(has_text="Write the name")).to_be_visible()
    expect(page.get_by_label("Why, for the log")).to_have_value("Shorter.")


@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_have_no_serious_violation_and_fit(page, curator, live_server, theme, size):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    story = labels_story(3, slug="gate", referents=12)
    ReferentDecisionFactory(story=story)
    ReferentDecisionFactory(story=story, kind="rename", name="Gate crew")

    asked = [f"decide/?do={kind}&referent=1&referent=2" for kind in ("merge", "confirm", "split", "rename")]
    for path in (*asked, "decide/", "decisions/"):
        page.goto(f"{live_server.url}/stories/gate/labels/{path}")
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
