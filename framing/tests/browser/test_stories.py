"""Arranging stories in a real browser: the maybe list, splitting, merging, taking back; on a phone, in both themes."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from reports.models import Article, Story
from reports.services.story_changes import move_reports
from reports.tests.factories import ArticleFactory, PrimaryTextFactory, StoryFactory
from reports.tests.story_rows import ArrangerFactory, StoryProposalFactory, proposed, stood

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def editor(page, live_server):
    client = Client()
    client.force_login(ArrangerFactory(username="mara"))
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


@pytest.fixture
def story(live_server) -> Story:
    """A story of three reports, one of which the maybe list would move to another story."""
    story = StoryFactory(title="Old harbour gate shut", slug="gate")
    proposed(story, headline="Council shuts the old harbour gate after a night of rain")
    ArticleFactory(story=story, headline="Harbour gate of Brennick closed for nine days")
    odd = proposed(story, headline="Lighthouse keeper leaves after forty years")
    other = StoryFactory(title="Lighthouse goes dark", slug="lighthouse")
    ArticleFactory(story=other, headline="Lighthouse of Brennick goes dark")
    StoryProposalFactory(story=other, article=odd)
    return story


@pytest.fixture
def at(faultless: Page, editor, story, live_server):
    def opened(path: str) -> Page:
        faultless.goto(live_server.url + path)
        return faultless

    return opened


def test_maybe_is_accepted_and_taken_back_without_leaving_the_list(at):
    page = at("/intake/stories/")
    page.get_by_role("button", name="Move it there").click()

    expect(page.locator(".maybe")).to_have_count(0)
    expect(page.get_by_text("Accepted: a report may belong to this story")).to_be_visible()
    assert Story.objects.get(slug="lighthouse").articles.count() == 2
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".maybe")).to_have_count(1)
    assert Story.objects.get(slug="lighthouse").articles.count() == 1


def test_report_is_split_off_with_the_keyboard(at):
    page = at("/stories/gate/arrange/")
    page.get_by_role("checkbox", name="Lighthouse keeper leaves").press("Space")
    page.get_by_label("Title of the new story").fill("Keeper of the lighthouse leaves")
    page.get_by_role("button", name="Split off what is ticked").press("Enter")

    expect(page.get_by_text("1 report moved to “Keeper of the lighthouse leaves”")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(2)


def test_stories_are_merged_after_a_look_and_parted_again(at):
    page = at("/stories/gate/arrange/")
    page.get_by_label("Words of the other story").fill("lighthouse")
    page.get_by_label("Words of the other story").press("Enter")
    page.get_by_role("link", name="Lighthouse goes dark").click()
    expect(page.get_by_text("1 report moves, and counts as placed by a person.")).to_be_visible()
    page.get_by_role("button", name="Merge them").click()

    expect(page.get_by_text("is part of this story now")).to_be_visible()
    assert Article.objects.filter(story__slug="gate").count() == 4
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("The change is taken back")).to_be_visible()
    assert Article.objects.filter(story__slug="gate").count() == 3


def test_list_of_reports_is_narrowed_while_typing_and_ticks_are_arranged(at):
    page = at("/intake/reports/")
    page.get_by_label("Words of the reports").press_sequentially("lighthouse")
    expect(page.locator(".report-table tbody tr")).to_have_count(2)
    for box in page.get_by_role("checkbox", name="Lighthouse").all():
        box.check()
    page.get_by_role("button", name="Arrange what is ticked").click()

    expect(page.get_by_role("heading", name="Arrange 2 reports")).to_be_visible()


@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_have_no_serious_violation_and_fit(page, at, story, theme, size):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    StoryProposalFactory(merge=True, story=story, reasons=["same names"])
    ArticleFactory(headline="Hafentor geschlossen", language="de")
    PrimaryTextFactory(story=Story.objects.get(slug="lighthouse"))
    move_reports(reports=stood(ArticleFactory()), to=story, reason="It came late.")

    for path in (
        "/intake/stories/",
        "/intake/reports/",
        "/stories/gate/arrange/?merge=lighthouse",
        "/stories/gate/arrange/merge/?other=lighthouse",
        "/stories/gate/changes/",
        "/stories/gate/",
    ):
        at(path)
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
