"""Disputing a mark in a real browser: inside its card, by keyboard, without JavaScript, and what became of it."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from framing.models import Dispute
from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.curation import DisputeFactory
from framing.tests.factories import CuratorFactory, TermFactory
from reports.tests.factories import PASSWORD, ReaderFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def become(context: BrowserContext, user: object, address: str) -> None:
    client = Client()
    client.force_login(user)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])


@pytest.fixture
def card(faultless, live_server, siege) -> Page:
    """The card of a mark, open beside its story, for somebody who signed in."""
    become(faultless.context, ReaderFactory(), live_server.url)
    faultless.goto(f"{live_server.url}/stories/{siege.revision.article.story.slug}/marks/{siege.pk}/")
    return faultless


def test_mark_is_disputed_inside_its_card(card, siege):
    card.get_by_role("link", name="Dispute this mark").click()
    card.get_by_label("the word means something else here").check()
    card.get_by_label("In your words").fill("It is a museum.")
    card.get_by_role("button", name="Send the dispute").click()

    expect(card.locator("#dispute-open")).to_contain_text("A curator will answer.")
    expect(card.locator("#live")).to_have_text("Your dispute is stored")
    expect(card.locator("#mark-card .card-term")).to_have_text("siege")
    assert Dispute.objects.get().complaint == "It is a museum."
    assert card.url.endswith(f"/marks/{siege.pk}/")


def test_keyboard_reaches_the_form_and_escape_keeps_what_is_typed(card):
    card.get_by_role("link", name="Dispute this mark").focus()
    card.keyboard.press("Enter")
    expect(card.locator("#dispute-open")).to_be_focused()

    card.keyboard.press("Tab")
    card.keyboard.press("Space")
    card.keyboard.press("Tab")
    card.keyboard.type("museum")
    card.keyboard.press("Escape")

    expect(card.get_by_label("In your words")).to_have_value("museum")
    card.keyboard.press("Tab")
    card.keyboard.press("Enter")
    expect(card.locator("#dispute-open")).to_contain_text("A curator will answer.")
    assert Dispute.objects.get().fault == "sense"


def test_mistake_is_told_inside_the_card(card):
    card.get_by_role("link", name="Dispute this mark").click()
    card.get_by_role("button", name="Send the dispute").click()

    expect(card.locator("#dispute-open .form-errors")).to_be_focused()
    expect(card.locator("#mark-card .card-term")).to_have_text("siege")


def test_cancel_gives_the_card_back(card):
    card.get_by_role("link", name="Dispute this mark").click()
    card.get_by_role("link", name="Cancel").click()

    expect(card.get_by_role("link", name="Dispute this mark")).to_be_visible()
    expect(card.locator("#dispute-open form")).to_have_count(0)


def test_without_javascript_the_form_is_a_page_after_signing_in(browser: Browser, live_server, siege):
    reader = ReaderFactory()
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/stories/{siege.revision.article.story.slug}/marks/{siege.pk}/")
    page.get_by_role("link", name="Dispute this mark").click()
    page.get_by_label("Name").fill(reader.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()

    page.get_by_label("it is part of a name").check()
    page.get_by_role("button", name="Send the dispute").click()

    expect(page.locator(".message")).to_contain_text("A curator will answer")
    expect(page.locator("#mark-card")).to_contain_text("You disputed this mark")
    page.context.close()


def test_curator_finds_a_dispute_and_answers_it(faultless, live_server):
    dispute = DisputeFactory(complaint="It is a museum.")
    become(faultless.context, CuratorFactory(), live_server.url)
    faultless.goto(f"{live_server.url}/disputes/")
    faultless.get_by_label("Because").select_option("name")
    expect(faultless.locator(".dispute-line")).to_have_count(0)
    faultless.get_by_label("Because").select_option("sense")
    faultless.locator(".dispute-line .dispute-term a").click()

    faultless.get_by_label("Declined").check()
    faultless.get_by_label("In words").fill("The mark stands.")
    faultless.get_by_role("button", name="Send the answer").click()

    expect(faultless.locator(".message")).to_contain_text("The answer is stored")
    dispute.refresh_from_db()
    assert dispute.state == "declined"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_have_no_serious_violation_and_fit_a_phone(page, live_server, siege, theme):
    TermFactory(code="gate_closure.siege")
    curator = CuratorFactory()
    dispute, _ = DisputeFactory(hit=siege), DisputeFactory(accepted=True, reported_by=curator)
    become(page.context, curator, live_server.url)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    form = f"/articles/{siege.revision.article_id}/marks/{siege.pk}/dispute/"

    for path in ("/disputes/", dispute.get_absolute_url(), form):
        page.goto(live_server.url + path)

        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
