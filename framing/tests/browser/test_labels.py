"""Who is called what in a real browser: the matrix, passages under a row, cards on a phone, print."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.factories import EditorFactory
from framing.tests.label_stories import labels_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def labelled(live_server):
    return labels_story(2, slug="gate", referents=12)


@pytest.fixture
def editor(page, live_server):
    client = Client()
    client.force_login(EditorFactory())
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


@pytest.fixture
def tab(faultless, live_server, labelled) -> Page:
    faultless.goto(f"{live_server.url}/stories/gate/labels/")
    return faultless


def test_keyboard_opens_passages_under_the_row_and_escape_leads_back_to_the_label(tab):
    label = tab.locator("#ref2 a.use", has_text="mob").first
    label.focus()

    tab.keyboard.press("Enter")
    expect(tab.locator("#ref2 + .passages-row #referent-title")).to_be_focused()
    expect(label).to_have_attribute("aria-expanded", "true")
    expect(tab.locator(".passage mark")).to_have_text(["a mob"])

    tab.keyboard.press("Escape")
    expect(tab.locator(".passages-row")).to_have_count(0)
    expect(label).to_be_focused()
    expect(label).to_have_attribute("aria-expanded", "false")
    assert tab.url.endswith("/labels/")


def test_every_label_of_the_matrix_is_reached_with_the_tab_key(tab):
    tab.locator("#ref1 .referent-name").focus()
    reached = []

    for _ in range(8):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.querySelector('[class^=shape]')?.textContent ?? ''"))

    assert [words for words in reached if words][:6] == [
        "harbour guards",
        "guards",
        "occupation guards",
        "occupation guards",
        "armed guards",
        "harbour guards",
    ]


def test_another_label_moves_the_passages_and_the_panel_widens_them(tab):
    tab.locator("#ref1 td a.use").first.click()
    expect(tab.locator("#ref1 + .passages-row .referent-report")).to_have_count(1)
    tab.locator("#ref3 td a.use").first.click()
    expect(tab.locator("#ref3 + .passages-row #referent-title")).to_be_focused()
    expect(tab.locator(".passages-row")).to_have_count(1)

    tab.get_by_role("link", name="All passages").click()
    expect(tab.locator("#ref3 + .passages-row .referent-report")).to_have_count(2)

    tab.get_by_role("link", name="All labels").click()
    expect(tab.locator(".passages-row")).to_have_count(0)


def test_address_of_a_label_is_a_page_of_its_own(tab, live_server):
    tab.goto(live_server.url + tab.locator("#ref2 td a.use").first.get_attribute("href"))

    expect(tab.get_by_role("heading", level=2)).to_contain_text("for People who protest at the gate")
    tab.get_by_role("link", name="All labels").click()
    expect(tab.locator("#ref2")).to_be_in_viewport()


def test_passage_leads_to_its_sentence_in_read(tab):
    tab.locator("#ref2 td a.use").first.click()
    tab.locator(".passage .claim-facts a").first.click()

    expect(tab.locator(".sentence:target")).to_contain_text("the protesters")


def test_filters_swap_the_matrix_and_keep_their_address(tab):
    tab.locator("#only-crossings").check()
    expect(tab.locator(".label-matrix tbody tr")).to_have_count(6)
    assert "only=crossings" in tab.url

    tab.get_by_label("Word", exact=True).fill("mob")
    tab.get_by_label("Word", exact=True).press("Enter")
    expect(tab.locator(".label-matrix tbody tr")).to_have_count(1)

    tab.go_back()
    expect(tab.locator(".label-matrix tbody tr")).to_have_count(6)


def test_header_and_first_column_stay_in_sight_in_a_wide_matrix(faultless, live_server):
    labels_story(12, slug="wide", referents=30)
    faultless.goto(f"{live_server.url}/stories/wide/labels/")
    corner = faultless.locator(".label-corner").first
    before = corner.bounding_box()

    faultless.locator(".labels-scroll").first.evaluate("node => node.scrollTo(600, 500)")

    assert corner.bounding_box() == before
    assert faultless.evaluate("document.documentElement.scrollWidth") <= 1440


@pytest.mark.parametrize("reports", [2, 4, 7])
@pytest.mark.parametrize("width", [768, 360])
def test_tab_fits_narrow_screens(faultless, live_server, reports, width):
    labels_story(reports, slug="narrow", referents=12)
    faultless.set_viewport_size({"width": width, "height": 800})

    faultless.goto(f"{live_server.url}/stories/narrow/labels/")

    assert faultless.evaluate("document.documentElement.scrollWidth") <= width
    expect(faultless.locator(".tabs a", has_text="Sequence")).to_be_in_viewport()


def test_matrix_stays_a_table_to_those_who_listen_on_a_phone(faultless, live_server, labelled):
    faultless.set_viewport_size(PHONE)
    faultless.goto(f"{live_server.url}/stories/gate/labels/")

    table = faultless.get_by_role("table").first

    expect(table.get_by_role("columnheader")).to_have_count(3)
    expect(table.get_by_role("rowheader", name="Harbour guards")).to_be_visible()


@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_have_no_serious_violation(page, editor, live_server, labelled, theme, size):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    labels_story(6, slug="many", referents=12)

    for path in ("gate/labels", "many/labels", "gate/labels/2", "gate/labels/1"):
        page.goto(f"{live_server.url}/stories/{path}/")
        assert faults(page) == [], path
    page.goto(f"{live_server.url}/stories/gate/labels/")
    page.locator("#ref1 td a.use").first.click()
    expect(page.locator("#referent-title")).to_be_focused()
    assert faults(page) == []


def test_printed_page_is_a_table_without_controls(editor, tab):
    tab.emulate_media(media="print")

    expect(tab.locator(".label-filter")).to_be_hidden()
    expect(tab.locator(".maybe-same").first).to_be_hidden()
    expect(tab.locator("#rest .label-matrix")).to_be_visible()
    expect(tab.locator(".label-matrix").first).to_be_visible()


def test_without_scripts_a_label_opens_a_whole_page(browser, live_server, labelled):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/stories/gate/labels/")

    page.locator("#ref2 td a.use").first.click()

    expect(page.locator("h1")).to_have_text(labelled.title)
    expect(page.locator(".passage")).not_to_have_count(0)
    context.close()
