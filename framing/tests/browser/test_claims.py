"""What reports claim and count in a real browser: columns, filters, decisions, the ledger on a phone."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from framing.models import ClaimDecision
from framing.selectors.claims import MOST_LONE
from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.claim_stories import claims_story, comparison_in
from framing.tests.factories import ClaimDecisionFactory, EditorFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
TABS = ["claims", "numbers"]


@pytest.fixture
def claimed_story(live_server):
    return claims_story(3, slug="gate")


@pytest.fixture
def editor(page, live_server):
    client = Client()
    client.force_login(EditorFactory())
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


@pytest.fixture
def tab(faultless, live_server, claimed_story) -> Page:
    faultless.goto(f"{live_server.url}/stories/gate/claims/")
    return faultless


def test_reports_stand_in_columns_of_equal_width_below_the_same_name(tab):
    members, lone = tab.locator(".claim-group .member"), tab.locator(".lone")

    boxes = [members.nth(at).bounding_box() for at in range(3)]
    below = [lone.nth(at).bounding_box() for at in range(3)]

    assert len({round(box["width"]) for box in boxes}) == 1
    assert [round(box["x"]) for box in boxes] == [round(box["x"]) for box in below]


def test_difference_is_marked_in_both_clauses_by_more_than_colour(tab):
    found = tab.locator(".claim-words .differs")

    assert found.all_text_contents() == ["on Monday", "on Tuesday", "on Monday"]
    assert {found.nth(at).evaluate("node => getComputedStyle(node).fontWeight") for at in range(3)} == {"600"}


def test_filters_swap_the_list_and_keep_their_address(tab):
    tab.locator("#only-alone").check()
    expect(tab.locator(".claim-group")).to_have_count(0)
    assert "only=alone" in tab.url

    tab.get_by_label("Report", exact=True).select_option(index=1)
    expect(tab.locator(".lone")).to_have_count(1)

    tab.go_back()
    expect(tab.locator(".lone")).to_have_count(3)


def test_clause_leads_to_its_sentence_in_read(tab):
    tab.locator(".claim-facts a").first.click()

    expect(tab.locator(".sentence:target")).to_contain_text("The town council of Brennick shut")


def test_editor_confirms_a_group_with_the_keyboard(editor, tab):
    tab.get_by_role("button", name="Confirm").focus()
    tab.keyboard.press("Enter")

    expect(tab.get_by_text("Decision 1 is stored.")).to_be_visible()
    expect(tab.get_by_text("A decision of an editor is being taken in.")).to_be_visible()
    assert ClaimDecision.objects.get().kind == "confirm"


def test_editor_finds_a_counterpart_and_joins_it(editor, tab):
    tab.get_by_role("link", name="has a counterpart").first.click()
    tab.get_by_role("checkbox", name="The town council of Brennick shut").first.check()
    tab.get_by_label("Claims with the words").fill("a hundred years")
    tab.get_by_role("button", name="Find").click()
    expect(tab.locator(".decide-others .claim-choice")).to_have_count(2)
    expect(tab.locator(".decide-chosen :checked")).to_have_count(2)

    tab.locator(".decide-others .claim-choice input").first.check()
    tab.get_by_label("Why, for the log").fill("All of the gate.")
    tab.get_by_role("button", name="Join what is ticked").click()

    expect(tab.get_by_text("Decision 1 is stored.")).to_be_visible()
    assert len(ClaimDecision.objects.get().places) == 3


@pytest.mark.parametrize("name", TABS)
@pytest.mark.parametrize("width", [768, 360])
def test_tab_fits_narrow_screens(faultless, live_server, claimed_story, name, width):
    faultless.set_viewport_size({"width": width, "height": 800})

    faultless.goto(f"{live_server.url}/stories/gate/{name}/")

    assert faultless.evaluate("document.documentElement.scrollWidth") <= width
    expect(faultless.locator(".tabs a", has_text="Numbers")).to_be_in_viewport()


def test_ledger_stays_a_table_to_those_who_listen_on_a_phone(faultless, live_server, claimed_story):
    faultless.set_viewport_size(PHONE)
    faultless.goto(f"{live_server.url}/stories/gate/numbers/")

    table = faultless.get_by_role("table").first

    expect(table.get_by_role("columnheader")).to_have_count(6)
    expect(table.get_by_role("cell", name="About 40 boats").first).to_be_visible()


@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_have_no_serious_violation(page, editor, live_server, claimed_story, theme, size):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    claims_story(6, slug="many")
    claims_story(1, slug="one")

    for path in ("gate/claims", "gate/numbers", "many/claims", "one/claims", "one/numbers", "gate/claims/decide"):
        page.goto(f"{live_server.url}/stories/{path}/")
        assert faults(page) == [], path
    ClaimDecisionFactory(story__slug="other")
    page.goto(f"{live_server.url}/stories/other/claims/decisions/")
    assert faults(page) == []


def test_printed_page_has_neither_filters_nor_buttons(editor, tab):
    tab.reload()

    tab.emulate_media(media="print")

    expect(tab.locator(".claim-filter")).to_be_hidden()
    expect(tab.locator(".claim-actions").first).to_be_hidden()
    expect(tab.locator(".claim-words").first).to_be_visible()


def test_address_of_a_folded_claim_unfolds_it(faultless, live_server, claimed_story):
    comparison = comparison_in(claimed_story)
    lone = comparison.claims[2]
    comparison.claims = [lone | {"number": number} for number in range(1, 2 * MOST_LONE)]
    comparison.save()

    faultless.goto(f"{live_server.url}/stories/gate/claims/")
    expect(faultless.locator("#g20")).to_be_hidden()
    faultless.goto(f"{live_server.url}/stories/gate/claims/#g20")

    expect(faultless.locator("#g20")).to_be_visible()
    expect(faultless.locator("#g20")).to_be_in_viewport()
