"""What leads people through the pages in a real browser: the first steps, the tour, help, the worked example."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from framing.selectors.tour import STEPS
from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.factories import ComparisonFactory, EditorFactory, ReleaseFactory
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
DESKTOP = {"width": 1440, "height": 900}
EXPLAINED = ["/method/example/", "/method/glossary/", "/method/"]


@pytest.fixture
def at(faultless: Page, live_server):
    def opened(path: str) -> Page:
        faultless.goto(live_server.url + path)
        return faultless

    return opened


@pytest.fixture
def editor(page, live_server):
    client = Client()
    client.force_login(EditorFactory(username="mara"))
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


@pytest.fixture
def walked(story):
    """The story that the tour goes through."""
    ComparisonFactory(story=story)
    return story


def is_uncovered(page: Page) -> bool:
    """Whether the beginning of the part that is explained stands in the window, below the bar."""
    bar = page.locator(".tour").bounding_box()
    part = page.locator(":target").bounding_box()
    return bar["y"] + bar["height"] <= part["y"] < page.viewport_size["height"]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_tour_walks_over_real_pages_and_covers_no_part_that_it_explains(at, walked, size):
    page = at("/")
    page.set_viewport_size(size)
    at(f"/tour/?story={walked.slug}")

    for number, step in enumerate(STEPS, start=1):
        expect(page.locator(".tour-place")).to_have_text(f"Tour, {number} of {len(STEPS)}")
        expect(page.locator(":target")).to_have_id(step.part)
        assert is_uncovered(page), step.part
        if number < len(STEPS):
            page.get_by_role("link", name="Next", exact=True).click()

    page.get_by_role("link", name="End the tour").click()
    expect(page.locator(".tour")).to_have_count(0)


def test_tour_is_walked_with_the_keyboard_and_left(at, walked):
    page = at(f"/tour/3/?story={walked.slug}")

    page.get_by_role("link", name="Next", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tour-place")).to_have_text(f"Tour, 4 of {len(STEPS)}")
    page.get_by_role("link", name="Leave").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".tour")).to_have_count(0)
    expect(page.get_by_role("heading", name=walked.title)).to_be_visible()


def test_tour_and_help_work_without_script(browser: Browser, live_server, walked):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/tour/2/?story={walked.slug}")

    page.get_by_role("link", name="Next", exact=True).click()
    page.locator("summary", has_text="rate and interval").click()

    expect(page.locator(".tour-place")).to_have_text(f"Tour, 3 of {len(STEPS)}")
    expect(page.get_by_text("What do the two figures in brackets say?")).to_be_visible()
    page.context.close()


def test_help_opens_by_key_and_leads_to_its_part_of_the_method(at, walked):
    page = at(walked.get_absolute_url())
    summary = page.locator("summary", has_text="what the lines say")

    summary.press("Enter")
    page.locator("details.help[open] a", has_text="More on this").click()

    expect(page.locator("section:target h2")).to_have_text("Whose words they are")


def test_editor_is_led_to_the_upload_of_the_second_report(at, editor):
    ReleaseFactory()
    ArticleFactory(story=StoryFactory(slug="gate"))
    page = at("/")

    page.locator('[aria-current="step"]').get_by_role("link", name="Upload the second").click()

    expect(page).to_have_url(page.url.split("/upload")[0] + "/upload/?story=gate")


def test_mark_of_the_example_leads_to_its_row(at):
    page = at("/method/example/")

    page.locator(".worked a.mark", has_text="poverty pay").click()

    expect(page.locator("tr:target")).to_contain_text("poverty pay")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_that_explain_have_no_serious_violation_and_fit(page, at, editor, theme, size):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    for path in ("/", *EXPLAINED):
        at(path)
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tour_with_open_help_has_no_serious_violation_on_a_phone(page, at, walked, theme):
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    at(f"/tour/3/?story={walked.slug}")

    for summary in page.locator("details.help > summary").all():
        summary.click()

    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
