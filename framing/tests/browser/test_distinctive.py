"""Labels that set one source apart in a real browser: the list, its passages, the source page, the queue."""

import pytest
from playwright.sync_api import Browser, Page, expect

from framing.models import LabelUse
from framing.services.distinctive import measure_labels
from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.browser.test_disputes import become
from framing.tests.factories import AnalysisRunFactory, CuratorFactory, ReleaseFactory
from framing.tests.label_rows import told
from reports.models import Source
from reports.tests.factories import SourceFactory, StoryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def mob(live_server) -> Source:
    """A source that calls two referents otherwise than two others do."""
    ReleaseFactory()
    stories = [StoryFactory(title=title) for title in ("Gate shut", "Quay cleared", "Cranes stand still", "Talks fail")]
    mob, fish, mail = [
        SourceFactory(name=name) for name in ("Quay Post", "The Brennick Daily Observer", "Harbour Mail")
    ]
    told(mob, {"angry mob": 3, "fishermen": 1}, stories=stories)
    told(fish, {"fishermen": 4, "protesters": 1}, stories=stories)
    told(mail, {"protesters": 3, "fishermen": 2}, stories=stories)
    closing = {"referent_key": "set:gate_closure", "referent_name": "Closing of the harbour gate", "referent": 2}
    told(mob, {"orderly closure": 5}, stories=stories[:2], **closing)
    told(fish, {"starvation siege": 4}, stories=stories[:2], **closing)
    told(mail, {"closing": 2}, stories=stories[:1], **closing)
    for article in {use.article for use in LabelUse.objects.select_related("article__latest_revision")}:
        AnalysisRunFactory(revision=article.latest_revision)
    measure_labels()
    return mob


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_list_is_narrowed_and_a_count_opens_its_passages(faultless, live_server, mob):
    faultless.goto(f"{live_server.url}/labels/")
    faultless.locator("select[name=source]").select_option(mob.slug)
    expect(faultless.locator(".apart-table tbody tr")).to_have_count(2)
    assert faultless.url.endswith(f"source={mob.slug}&referent=&kind=&way=")

    faultless.get_by_role("link", name="12 of 16").click()

    expect(faultless.locator("h1")).to_have_text("“angry mob”")
    expect(faultless.locator(".apart-report")).to_have_count(4)


def test_without_javascript_the_filters_work(browser: Browser, live_server, mob):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/labels/")
    page.locator("select[name=way]").select_option("less")
    page.get_by_role("button", name="Show").click()

    assert "way=less" in page.url
    page.context.close()


def test_source_page_leads_from_its_labels_to_the_uses_of_the_others(faultless, live_server, mob):
    faultless.goto(live_server.url + mob.get_absolute_url())
    faultless.get_by_role("row", name="fishermen").get_by_role("link").last.click()

    expect(faultless.locator(".lede")).to_contain_text("by all sources but Quay Post")


def test_without_javascript_the_source_page_leads_to_its_labels(browser: Browser, live_server, mob):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + mob.get_absolute_url())
    expect(page.locator(".key-table")).to_have_count(0)
    page.get_by_role("link", name="See its labels").click()

    expect(page.locator("h1")).to_have_text("Labels of Quay Post")
    expect(page.locator(".key-table")).to_have_count(2)
    page.context.close()


def test_source_page_says_what_it_waits_for_until_its_labels_stand_there(faultless, live_server, mob):
    faultless.route("**/labels/", lambda route: None)
    faultless.goto(live_server.url + mob.get_absolute_url())
    expect(faultless.locator("#source-labels.htmx-request .source-labels-loading")).to_be_visible()
    expect(faultless.get_by_role("link", name="See its labels")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_pages_have_no_serious_violation_and_fit(page, live_server, mob, theme, width):
    become(page.context, CuratorFactory(), live_server.url)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size(PHONE if width == 360 else {"width": width, "height": 900})
    uses = f"/labels/uses/?referent=set:gate_protesters&label=angry+mob&source={mob.slug}"
    queue = ["/desk/candidates/", "/desk/candidates/?kind=labels", "/desk/candidates/angry%20mob/"]

    own = mob.get_absolute_url()

    for path in ("/labels/", uses, own, f"{own}labels/", "/sources/", *queue):
        page.goto(live_server.url + path)
        if path.startswith(own):
            expect(page.locator(".key-table")).to_have_count(2)

        assert faults(page) == []
        assert fits(page)


def test_page_with_too_little_text_has_no_serious_violation(page, live_server):
    page.goto(f"{live_server.url}/labels/")

    expect(page.locator(".empty h2")).to_have_text("Not enough text to say")
    assert faults(page) == []
