"""Charts in a real browser: one of two drawings, colours of the theme, sizes of words, no scripts, accessibility."""

import pytest
from playwright.sync_api import Page, expect

from framing.charts.theme import LIGHT
from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.test_views_figures import counted_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
SMALLEST = """() => {
    const shown = [...document.querySelectorAll(".chart-drawing svg")].filter(svg => svg.checkVisibility());
    const scale = svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const sizes = svg => [...svg.querySelectorAll("text")].map(text => text.getAttribute("font-size") * scale(svg));
    return Math.min(...shown.flatMap(sizes));
}"""


@pytest.fixture
def tab(faultless, live_server) -> Page:
    faultless.goto(f"{live_server.url}/stories/{counted_story(3).slug}/figures/")
    return faultless


def test_one_drawing_of_each_chart_is_shown_on_every_screen(tab):
    charts = tab.locator(".chart").count()

    for size in ({"width": 1440, "height": 900}, {"width": 768, "height": 900}, PHONE):
        tab.set_viewport_size(size)
        tab.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
        assert tab.locator(".chart-drawing svg:visible").count() == charts > 3
        assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert tab.evaluate(SMALLEST) >= 11


def test_colours_are_those_of_the_theme(tab):
    point = tab.locator("#own-voice svg:visible path.source-1").last
    light = point.evaluate("one => getComputedStyle(one).fill")
    tab.emulate_media(color_scheme="dark")

    expect(point).not_to_have_css("fill", light)
    assert light == f"rgb({', '.join(str(int(LIGHT['source-1'][at : at + 2], 16)) for at in (1, 3, 5))})"


def test_table_opens_and_its_number_leads_to_the_marks(tab):
    tab.locator("#own-voice-table summary").click()
    tab.locator("#own-voice-table td a").first.click()

    expect(tab.locator("#counted")).to_be_in_viewport()
    expect(tab.locator("#counted li").first).to_be_visible()


def test_without_scripts_every_chart_and_table_is_there(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/stories/{counted_story().slug}/figures/")
    page.locator("#labels-table summary").click()

    expect(page.locator("#labels svg:visible")).to_have_count(1)
    expect(page.locator("#labels-table table")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_tab_has_no_accessibility_faults(tab, scheme, width):
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme=scheme)
    for summary in tab.locator(".chart summary").all():
        summary.click()

    assert not faults(tab)
