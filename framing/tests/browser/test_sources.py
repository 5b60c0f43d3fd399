"""The page of a source in a real browser: its charts, a term chosen, the table behind a number, files."""

import pytest
from playwright.sync_api import Page, expect

from framing.tests.browser.conftest import PHONE
from framing.tests.source_stories import closing, months_of
from reports.tests.factories import SourceFactory, StoryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def source(faultless, live_server) -> Page:
    closing()
    source, other = SourceFactory(name="Quay Post"), SourceFactory(name="Lower Town Mail")
    months_of(source, other, StoryFactory.create_batch(4))
    faultless.goto(live_server.url + source.get_absolute_url())
    return faultless


def test_a_term_is_chosen_and_its_numbers_open_their_passages(source):
    expect(source.locator("#by-month svg:visible")).to_have_count(1)
    source.get_by_label("Beside the others: terms that name").select_option("gate_closure")
    source.get_by_role("button", name="Show").click()

    expect(source.locator("#term-by-month svg:visible")).to_have_count(1)
    expect(source.locator("#over-time")).to_be_in_viewport()
    source.get_by_role("link", name="siege", exact=True).click()
    source.locator("#term-by-month-table summary").click()
    source.locator("#term-by-month-table td a").first.click()

    expect(source.locator("#counted")).to_be_in_viewport()
    expect(source.locator("#counted li")).to_have_count(2)
    with source.expect_download() as download:
        source.locator("#term-by-month").get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename.endswith("-term-by-month.csv")


def test_on_a_phone_everything_keeps_to_the_screen(source):
    source.set_viewport_size(PHONE)
    source.goto(f"{source.url}?term=gate_closure&month=2025-03")
    for summary in source.locator(".chart summary").all():
        summary.click()

    assert source.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(source.locator("#by-month svg:visible")).to_have_count(1)
    expect(source.locator("#counted li").first).to_be_visible()


def test_without_scripts_the_form_and_the_charts_work(browser, live_server):
    closing()
    first, other = SourceFactory.create_batch(2)
    months_of(first, other, StoryFactory.create_batch(1))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + first.get_absolute_url())
    page.get_by_label("Beside the others: terms that name").select_option("gate_closure")
    page.get_by_role("button", name="Show").click()

    expect(page.locator("#term-by-month svg:visible")).to_have_count(1)
    context.close()
