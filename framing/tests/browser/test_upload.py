"""An editor brings in a report and sees it join its story."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from framing.tests.browser.test_accessibility import faults
from framing.tests.factories import EditorFactory, ReleaseFactory
from framing.tests.workers import running_worker
from reports.models import Article
from reports.services.ingest import submit_article
from reports.tests.factories import HEADLINE, PARAGRAPHS, PASSWORD, ReaderFactory, SourceFactory, StoryFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]

THIRD_REPORT = """\
Siege of the harbour gate goes on

The siege of the old harbour gate in Brennick went into its second day on Tuesday, and no boat has left the quay.

“They shut it on purpose,” said Odo Farr, who owns two of the boats. He said the closure had cost him a week of work.

The works department answered that the wall has to dry before anybody may pass below it.
"""
# The worker reads its language model first.
SECONDS_TO_ANALYSE = 90
MILLISECONDS = 1000


@pytest.fixture
def story():
    """A story with two reports that wait for their analysis."""
    ReleaseFactory()
    story = StoryFactory(title="Harbour gate of Brennick shut")
    for name, lead in (("Quay Post", "It was a siege, a fisherman wrote."), ("Anvil", "The closure came at noon.")):
        submit_article(source=SourceFactory(name=name), text="\n\n".join((HEADLINE, lead, *PARAGRAPHS)), story=story)
    return story


@pytest.fixture
def sign_in(live_server):
    """Signs an editor in on a page and leads back to where they wanted to go."""

    def sign_in(page: Page, path: str) -> None:
        editor = EditorFactory()
        page.goto(live_server.url + path)
        page.get_by_label("Name").fill(editor.username)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()

    return sign_in


def fill_in_third_report(page: Page) -> None:
    page.get_by_text("Name a new outlet").click()
    page.get_by_label("Name of the new outlet").fill("The Evening Tide")
    page.get_by_label("Its text").fill(THIRD_REPORT)


def test_an_editor_pastes_a_third_report_and_sees_it_join_the_story(page, live_server, story, sign_in):
    sign_in(page, f"{reverse('reports:article_upload')}?story={story.slug}")
    fill_in_third_report(page)
    expect(page.locator("[data-counts-words-of]")).to_have_text("71 words, 358 characters")

    with running_worker():
        page.get_by_role("button", name="Store and analyse").click()

        expect(page).to_have_url(live_server.url + story.get_absolute_url())
        headlines = page.get_by_role("list", name="Headlines side by side").get_by_role("listitem")
        expect(headlines).to_have_count(3)
        third = headlines.filter(has_text="The Evening Tide")
        expect(third.get_by_role("link", name="Siege")).to_be_visible(timeout=SECONDS_TO_ANALYSE * MILLISECONDS)
        # The comparison is work of its own, after the analysis.
        crossing = page.get_by_role("link", name="own voice in The Evening Tide")
        expect(crossing).to_be_visible(timeout=SECONDS_TO_ANALYSE * MILLISECONDS)

    expect(third).to_contain_text("analysed")
    expect(page.locator(".run-status")).to_have_count(0)


def test_mistakes_are_read_out_first_and_lead_to_their_fields(page, live_server, story, sign_in):
    sign_in(page, reverse("reports:article_upload"))
    page.get_by_label("Outlet", exact=True).select_option("Anvil")
    fill_in_third_report(page)
    page.get_by_text("Name a new outlet").click()

    page.get_by_role("button", name="Store and analyse").click()

    summary = page.locator(".form-errors")
    expect(summary).to_be_focused()
    expect(page.get_by_label("Its text")).to_have_value(THIRD_REPORT)
    summary.get_by_role("link").first.click()
    expect(page.get_by_label("Name of the new outlet")).to_be_focused()
    assert Article.objects.count() == 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_upload_page_has_no_serious_violation_before_and_after_a_mistake(page, live_server, sign_in, theme):
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    sign_in(page, reverse("reports:article_upload"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Upload a report")
    before = faults(page)
    page.get_by_role("button", name="Store and analyse").click()
    expect(page.locator(".form-errors")).to_be_focused()

    assert (before, faults(page)) == ([], [])


def test_a_reader_is_shown_a_page_without_serious_violation(page, live_server):
    reader = ReaderFactory()
    page.goto(f"{live_server.url}/sign-in/?next=/upload/")
    page.get_by_label("Name").fill(reader.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Your account may not do this")
    assert faults(page) == []


def test_without_scripts_a_report_is_stored_and_its_state_can_be_looked_at(browser, live_server, story, sign_in):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, reverse("reports:article_upload"))
    fill_in_third_report(page)

    page.get_by_role("button", name="Store and analyse").click()

    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Siege of the harbour gate goes on")
    expect(page.get_by_role("main")).to_contain_text("Waiting for a worker")
    context.close()
