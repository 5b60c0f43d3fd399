"""Wording that not all reports have in a real browser: links, what is folded away, narrow screens, print."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.factories import CuratorFactory
from framing.tests.wording_stories import long_list, store, wordings_story
from reports.models import Story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def worded(live_server) -> Story:
    story = wordings_story(2, slug="gate")
    store(story, {str(one.pk): long_list(one) for one in story.articles.all()})
    return story


@pytest.fixture
def curator(page, live_server):
    client = Client()
    client.force_login(CuratorFactory())
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


@pytest.fixture
def tab(faultless, live_server, worded) -> Page:
    faultless.goto(f"{live_server.url}/stories/gate/labels/")
    return faultless


def test_wording_leads_to_its_sentence_in_read(tab):
    wording = tab.locator(".wording-words").nth(2)
    words = wording.text_content()

    wording.click()

    expect(tab.locator(".sentence:target")).to_contain_text(words)


def test_rest_is_folded_away_and_opens_with_the_keyboard(tab):
    rest = tab.locator(".wordings-rest").first
    expect(rest.locator(".wording").first).to_be_hidden()

    rest.locator("summary").focus()
    tab.keyboard.press("Enter")

    expect(rest.locator(".wording").first).to_be_visible()


def test_one_report_is_shown_alone_and_the_way_leads_back(tab):
    tab.get_by_role("link", name="only this report").first.click()
    expect(tab.locator(".wordings-report")).to_have_count(1)
    expect(tab.locator("#wordings")).to_be_in_viewport()

    tab.get_by_role("link", name="Wording of all reports").click()
    expect(tab.locator(".wordings-report")).to_have_count(2)


def test_filter_of_words_narrows_the_section_with_the_matrix(tab):
    words = tab.locator(".wording-words").first.text_content()

    tab.get_by_label("Word", exact=True).fill(words)
    tab.get_by_label("Word", exact=True).press("Enter")

    expect(tab.locator(".wordings-rest")).to_have_count(0)
    expect(tab.locator(".wording-words").first).to_have_text(words)


@pytest.mark.parametrize("reports", [2, 7])
@pytest.mark.parametrize("width", [768, 360])
def test_section_fits_narrow_screens(faultless, live_server, reports, width):
    wordings_story(reports, slug="narrow")
    faultless.set_viewport_size({"width": width, "height": 800})

    faultless.goto(f"{live_server.url}/stories/narrow/labels/")

    expect(faultless.locator(".wordings-report")).to_have_count(reports)
    assert faultless.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_section_has_no_serious_violation(page, curator, live_server, worded, theme, size):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    article = worded.articles.first()

    for query in ("", f"?report={article.pk}", "?q=nowhere"):
        page.goto(f"{live_server.url}/stories/gate/labels/{query}")
        for rest in page.locator(".wordings-rest > summary").all():
            rest.click()
        expect(page.locator("#wordings")).to_be_visible()
        assert faults(page) == [], query


def test_printed_section_has_all_words_and_no_controls(curator, tab):
    tab.emulate_media(media="print")

    expect(tab.locator(".wordings-only").first).to_be_hidden()
    expect(tab.locator(".wording-propose").first).to_be_hidden()
    expect(tab.locator(".wordings-rest .wording").first).to_be_visible()


def test_section_is_whole_without_scripts(browser, live_server, worded):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/stories/gate/labels/")

    page.locator(".wordings-rest > summary").first.click()
    expect(page.locator(".wordings-rest .wording").first).to_be_visible()
    page.get_by_role("link", name="only this report").first.click()

    expect(page.locator(".wordings-report")).to_have_count(1)
    context.close()
