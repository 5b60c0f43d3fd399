"""An editor's whole day in a real browser with a real worker: a story brought in, put right and accounted for."""

import re

import pytest
from playwright.sync_api import Page, expect

from framing.services.demo import load_starter_lexicon
from framing.services.roles import sync_roles
from framing.tests.browser.days import WORKED, sign_in, sign_out, watched
from framing.tests.factories import EditorFactory
from framing.tests.workers import running_worker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.worker,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]
TITLE = "Ferry pier at Orrin shut"
SPLIT = "Cracks in a pier"
QUAY, TIDE = "Orrin Quay Post", "The Evening Tide"
ADDRESS = "https://quay.example/pier"
PASTED = """\
Council shuts ferry pier at Orrin after cracks are found

The town council of Orrin shut the ferry pier on Monday after engineers found cracks in four of its pillars.

“We closed it before anybody was hurt,” said Lena Marsh, who runs the works department. She said the pier would stay \
shut for nine days.

A mob stormed the harbour office on Monday evening and broke two windows. Nobody was hurt.

About 40 boats lie behind the pier. The last ferry left at noon with 112 people on board.
"""
FILED = """\
Orrin pier closed, boats trapped

Orrin’s council closed the ferry pier on Monday because engineers had found cracks in four pillars.

“We closed it before anybody was hurt, and it stays closed,” Lena Marsh of the works department said.

Fishermen protested at the harbour office in the evening. Police spoke of “a mob”. The fishermen said that a window \
had been broken before they came.

Some 40 boats cannot leave. The pier will stay shut for nine days, the council said.

The pier at low tide on Sunday, seen from the lighthouse of Orrin.
"""
STATEMENT = """\
We closed it before anybody was hurt, and it stays closed until the engineers tell us otherwise. Nine days is our best \
guess today.
"""


def test_an_editor_brings_a_story_in_puts_it_right_and_accounts_for_it(page: Page, live_server) -> None:
    sync_roles()
    load_starter_lexicon()
    address = live_server.url
    with watched(page), running_worker():
        sign_in(page, address, EditorFactory(username="mara"), to="/upload/")
        pastes_a_report(page)
        files_a_report(page, address)
        reads_the_comparison(page)
        corrects_a_quotation(page)
        corrects_a_zone(page)
        joins_claims(page)
        attaches_a_primary_text(page)
        disputes_a_mark(page)
        brings_a_newer_text(page, address)
        moves_a_report_and_takes_it_back(page)
        sign_out(page)


def to_story(page: Page, tab: str = "Read") -> None:
    """The story, from the list, at one of its tabs."""
    page.get_by_role("link", name="Parallax").click()
    page.get_by_role("heading", name=TITLE).get_by_role("link").click()
    if tab != "Read":
        page.get_by_role("navigation", name="Ways to read this story").get_by_role("link", name=tab).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def pastes_a_report(page: Page) -> None:
    """The first report opens the story; its marks appear by themselves."""
    form = page.get_by_role("form", name="A pasted report")
    form.get_by_text("Name a new outlet").click()
    form.get_by_label("Name of the new outlet").fill(QUAY)
    form.get_by_label("Its text").fill(PASTED)
    expect(form.locator("[data-counts-words-of]")).to_contain_text("89 words")
    form.get_by_label("Address").fill(ADDRESS)
    form.get_by_label("Published").fill("2026-03-02T19:30")
    form.get_by_text("Open a new story").click()
    form.get_by_label("Title of the new story").fill(TITLE)
    form.get_by_role("button", name="Store and analyse").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("One report so far.")).to_be_visible()
    expect(page.locator(".text .mark-own", has_text="mob")).to_be_visible(timeout=WORKED)


def files_a_report(page: Page, address: str) -> None:
    """The second comes as a file: read by the worker, looked at, put into the story."""
    page.get_by_role("link", name="Add a report").first.click()
    expect(page.get_by_label("Story of all of them").locator("option:checked")).to_have_text(TITLE)
    page.get_by_label("Choose files").set_input_files(
        {"name": "tide.txt", "mimeType": "text/plain", "buffer": FILED.encode()}
    )
    page.get_by_role("button", name="Bring them in").click()
    expect(page.locator(".delivery-progress")).to_contain_text("1 of 1 read", timeout=WORKED)
    page.get_by_role("link", name="Look at it").click()

    expect(page.get_by_label("Headline")).to_have_value(FILED.splitlines()[0])
    page.get_by_text("Name a new outlet").click()
    page.get_by_label("Name of the new outlet").fill(TIDE)
    page.get_by_label("Day of publication").fill("2026-03-02")
    expect(page.get_by_label("Story", exact=True).locator("option:checked")).to_have_text(re.compile(TITLE))
    page.get_by_role("button", name="Store it").click()

    expect(page.get_by_text("is stored. Its analysis follows.")).to_be_visible()


def reads_the_comparison(page: Page) -> None:
    """Both reports side by side: the term that changes voice, the claim both make."""
    to_story(page)
    headlines = page.get_by_role("list", name="Headlines side by side").get_by_role("listitem")
    expect(headlines).to_have_count(2)
    expect(headlines.filter(has_text="waiting")).to_have_count(0, timeout=WORKED)
    expect(headlines.filter(has_text=TIDE)).to_contain_text("outlet not confirmed")
    crossing = page.get_by_role("link", name=f"own voice in {QUAY}")
    expect(crossing).to_be_visible(timeout=WORKED)
    expect(page.locator(".crossing-term")).to_have_text("mob")
    page.get_by_role("link", name=f"a speaker’s in {TIDE}").click()
    expect(page.locator("#mark-card .card-sub")).to_contain_text("scare quotes")


def corrects_a_quotation(page: Page) -> None:
    """Another speaker than the machine found; who speaks is told anew when the worker has taken it in."""
    to_story(page, "Quotes")
    page.get_by_role("link", name=re.compile(f"correct the quotation in {QUAY}")).first.click()
    sheet = page.locator("#quote-correct")
    expect(sheet).to_be_focused()
    sheet.get_by_label("Speaker", exact=True).fill("the works department")
    sheet.get_by_label("Why").fill("She speaks for it.")
    sheet.get_by_role("button", name="Store the correction").click()

    expect(page.get_by_text("The correction is stored.")).to_be_visible()
    expect(page.locator("#roster")).to_contain_text("the works department", timeout=WORKED)


def corrects_a_zone(page: Page) -> None:
    """What was taken for text is a caption; figures come back when the text is analysed with it."""
    to_story(page)
    page.locator(".column-source").get_by_role("link", name=TIDE).click()
    page.get_by_role("link", name="correct zones").click()
    last = page.locator("[data-zone-row]").last
    expect(last).to_contain_text("seen from the lighthouse")
    last.get_by_role("combobox").select_option("caption")
    page.get_by_label("Why").fill("It stands under a picture.")
    page.get_by_role("button", name="Store the zones").click()

    expect(page.get_by_text("The zones are stored.")).to_be_visible()
    read = page.get_by_role("link", name="Read it with its marks")
    expect(read).to_be_visible(timeout=WORKED)
    read.click()
    expect(page.locator(".zone-caption")).to_contain_text("seen from the lighthouse")
    page.get_by_role("link", name="Corrections").click()
    expect(page.get_by_role("main")).to_contain_text("It stands under a picture.")
    expect(page.get_by_role("main")).to_contain_text("mara")


def joins_claims(page: Page) -> None:
    """Two claims that were not laid together are, and the next comparison holds to it."""
    to_story(page, "Claims")
    page.get_by_role("link", name=re.compile("^has a counterpart")).first.click()
    page.locator(".decide-others input[type=checkbox]").first.check()
    page.get_by_label("Why, for the log").fill("Both tell of the boats.")
    page.get_by_role("button", name="Join what is ticked").click()

    expect(page.get_by_text("Decision 1 is stored.")).to_be_visible()
    decided = page.locator("#groups a.decided")
    expect(decided).to_be_visible(timeout=WORKED)
    decided.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Decisions about claims")
    expect(page.get_by_role("main")).to_contain_text("Both tell of the boats.")


def attaches_a_primary_text(page: Page) -> None:
    """The statement itself stands above the reports that print a part of it."""
    to_story(page, "Quotes")
    page.get_by_role("link", name=re.compile("primary text", re.IGNORECASE)).filter(visible=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Attach a primary text")
    page.get_by_label("Who said or wrote it").fill("Lena Marsh")
    page.get_by_label("Its words").fill(STATEMENT)
    page.get_by_label("Address").fill("https://orrin.example/statement")
    page.get_by_role("button", name="Attach and compare").click()

    expect(page.get_by_text("The words of Lena Marsh are attached.")).to_be_visible()
    expect(page.locator(".witness.is-primary").first).to_be_visible(timeout=WORKED)


def disputes_a_mark(page: Page) -> None:
    """From the card of the mark, without leaving the text."""
    to_story(page)
    page.locator(".text .mark-own", has_text="mob").first.click()
    page.get_by_role("link", name="Dispute this mark").click()
    page.get_by_label("the word means something else here").check()
    page.get_by_label("In your words").fill("The police are meant.")
    page.get_by_role("button", name="Send the dispute").click()
    expect(page.locator("#dispute-open")).to_contain_text("A curator will answer.")


def brings_a_newer_text(page: Page, address: str) -> None:
    """The same address with other words: asked first, then the next version, with what changed in it."""
    page.goto(f"{address}/upload/")
    form = page.get_by_role("form", name="A pasted report")
    form.get_by_label("Outlet", exact=True).select_option(QUAY)
    form.get_by_label("Its text").fill(PASTED.replace("A mob stormed", "Protesters entered"))
    form.get_by_label("Address").fill(ADDRESS)
    form.get_by_role("button", name="Store and analyse").click()
    form.get_by_label("It is a newer text").check()
    form.get_by_role("button", name="Store and analyse").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("What changed in")
    expect(page.locator("ins", has_text="Protesters").filter(visible=True).first).to_be_visible()
    expect(page.locator("del", has_text="mob").filter(visible=True).first).to_be_visible()
    to_story(page)
    expect(page.get_by_role("link", name=re.compile("words? changed"))).to_be_visible()
    expect(page.locator(".crossing-term")).to_have_count(0, timeout=WORKED)


def moves_a_report_and_takes_it_back(page: Page) -> None:
    """A report is split off into a story of its own, and the log brings it back."""
    to_story(page)
    page.get_by_role("link", name="Arrange", exact=True).click()
    page.get_by_role("checkbox", name=FILED.splitlines()[0]).check()
    page.get_by_label("Title of the new story").fill(SPLIT)
    page.get_by_role("button", name="Split off what is ticked").click()
    expect(page.get_by_text(f"1 report moved to “{SPLIT}”")).to_be_visible()

    to_story(page)
    expect(page.get_by_text("One report so far.")).to_be_visible()
    page.get_by_role("link", name="Changes", exact=True).click()
    expect(page.locator(".log-line").first).to_contain_text("mara")
    page.get_by_role("button", name="Take it back").first.click()
    expect(page.get_by_text("The change is taken back")).to_be_visible()
    to_story(page)
    headlines = page.get_by_role("list", name="Headlines side by side").get_by_role("listitem")
    expect(headlines).to_have_count(2)
