"""Who said what in a real browser: strips, filters, the form that corrects, attaching a primary text."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.factories import AnalysisRunFactory, EditorFactory
from framing.tests.statements import compared_story
from reports.models import PrimaryText, Quote, QuoteCorrection
from reports.tests.factories import ArticleFactory, QuoteCorrectionFactory, QuoteFactory, StoryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def quoted_story(live_server):
    return compared_story(3, with_primary=True)


@pytest.fixture
def tab(faultless, live_server, quoted_story) -> Page:
    faultless.goto(f"{live_server.url}/stories/{quoted_story.slug}/quotes/")
    return faultless


def become_editor(page: Page, address: str) -> None:
    client = Client()
    client.force_login(EditorFactory())
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])


def test_equal_words_stand_below_each_other_and_each_row_bears_its_name(tab):
    words = tab.locator(".word-column", has_text="closed").first.locator("span")
    names = tab.locator(".band").first.locator("p")

    places = [words.nth(row).bounding_box() for row in range(4)]
    rows = [names.nth(row).bounding_box() for row in range(4)]

    assert len({round(place["x"]) for place in places}) == 1
    for place, row in zip(places, rows, strict=True):
        assert abs(place["y"] - row["y"]) < 3


def test_narrow_strip_wraps_in_bands_with_all_names_in_each(tab):
    tab.set_viewport_size({"width": 768, "height": 900})
    strip, last = tab.locator(".collation").first, tab.locator(".word-column").last

    height = strip.bounding_box()["height"]
    bottom = last.bounding_box()["y"] + last.bounding_box()["height"] - strip.bounding_box()["y"]

    assert abs(height - bottom) < 3
    assert tab.evaluate("document.documentElement.scrollWidth") <= 768


def test_speaker_filter_swaps_the_list_and_keeps_its_address(tab):
    tab.get_by_label("Speaker", exact=True).select_option(label="Mara Quill (5)")

    expect(tab.get_by_role("link", name="show all")).to_be_visible()
    assert tab.url.endswith("?speaker=mara-quill&only=")
    expect(tab.locator("#singles .quote-line")).to_have_count(2)


def test_quotation_is_corrected_in_place_by_clicking_its_words(tab, live_server, quoted_story):
    become_editor(tab, live_server.url)
    tab.reload()
    tab.locator(".witness a.correct").first.click()
    sheet = tab.locator("#quote-correct")
    expect(sheet.get_by_role("heading")).to_have_text("Correct this quotation")
    expect(sheet).to_be_focused()

    sheet.locator("[data-word='5']").click()
    expect(sheet.get_by_label("Last word")).to_have_value("5")
    expect(sheet.locator("[data-word].is-inside")).to_have_count(5)
    sheet.get_by_label("Why").fill("The rest was added.")
    sheet.get_by_role("button", name="Store").click()

    expect(tab.get_by_text("The correction is stored.")).to_be_visible()
    assert QuoteCorrection.objects.get().reason == "The rest was added."


def test_escape_closes_the_form_and_gives_the_focus_back(tab, live_server):
    become_editor(tab, live_server.url)
    tab.reload()
    link = tab.locator(".quote-line a", has_text="correct").first
    link.click()
    expect(tab.locator("#quote-correct")).to_be_focused()

    tab.keyboard.press("Escape")

    expect(tab.locator("#quote-correct")).to_be_hidden()
    expect(link).to_be_focused()


def test_without_scripts_bounds_are_chosen_from_lists(browser, live_server, quoted_story):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    become_editor(page, live_server.url)
    page.goto(f"{live_server.url}/stories/{quoted_story.slug}/quotes/")

    page.locator(".witness a.correct").first.click()
    page.get_by_label("Last word").select_option("4")
    page.get_by_role("button", name="Store").click()

    stored = QuoteCorrection.objects.get()
    assert stored.revision.text[stored.start : stored.end] == "We closed it before"
    context.close()


def test_primary_text_is_attached_after_a_mistake(page, live_server, quoted_story):
    become_editor(page, live_server.url)
    page.goto(live_server.url + reverse("framing:primary_text_add", args=[quoted_story.slug]))
    page.get_by_label("Its words").fill("The gate stays shut.")
    page.get_by_label("Address").fill("https://works.example/gate")
    page.get_by_role("button", name="Attach and compare").click()
    expect(page.locator(".form-errors")).to_be_focused()
    expect(page.get_by_label("Its words")).to_have_value("The gate stays shut.")

    page.get_by_label("Who said or wrote it").fill("Mara Quill")
    page.get_by_role("button", name="Attach and compare").click()

    expect(page.get_by_text("The words of Mara Quill are attached.")).to_be_visible()
    assert PrimaryText.objects.count() == 2


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize(
    "name", ["quotes", "one", "empty", "speakers", "speaker", "log", "correct", "missed", "add", "withdraw"]
)
def test_page_has_no_serious_violation_and_does_not_slide(page, live_server, quoted_story, name, width, theme):
    compared_story(1, slug="one")
    StoryFactory(slug="empty")
    article = ArticleFactory()
    AnalysisRunFactory(revision=article.latest_revision)
    QuoteFactory(revision=article.latest_revision)
    log = QuoteCorrectionFactory(revision=article.latest_revision).revision.article_id
    first, primary = Quote.objects.filter(kind="direct").first(), PrimaryText.objects.get()
    paths = {
        "quotes": f"/stories/{quoted_story.slug}/quotes/",
        "one": "/stories/one/quotes/",
        "empty": "/stories/empty/quotes/",
        "speakers": "/speakers/",
        "speaker": "/speakers/mara-quill/",
        "log": f"/articles/{log}/corrections/",
        "correct": f"/articles/{first.revision.article_id}/quotes/{first.number}/correct/",
        "missed": f"/articles/{first.revision.article_id}/quotes/add/?paragraph=2",
        "add": f"/stories/{quoted_story.slug}/primary-texts/add/",
        "withdraw": f"/stories/{quoted_story.slug}/primary-texts/{primary.pk}/withdraw/",
    }
    become_editor(page, live_server.url)
    page.set_viewport_size({"width": width, "height": PHONE["height"]})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    page.goto(live_server.url + paths[name])

    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
