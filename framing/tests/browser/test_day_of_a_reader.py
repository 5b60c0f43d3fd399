"""A reader's whole day in a real browser, over a story of the demo that a real worker analysed."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from framing.tests.browser.conftest import PHONE
from framing.tests.browser.days import bring_demo, wait_for_comparisons, watched
from framing.tests.workers import running_beat, running_worker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.worker,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]
OFTEN = {"SWEEP_SECONDS": "5"}
STORY = "varga-aid-ship"
TITLE = "Coast guard boards aid ship off Varga"
SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector(".column .text"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return;
  }
  throw new Error("not found");
}"""


@pytest.fixture
def address(live_server, page, tmp_path) -> str:
    """Where the story is read, analysed and compared."""
    stories = bring_demo(STORY)
    with running_worker(**OFTEN), running_beat(tmp_path / "beat", **OFTEN):
        wait_for_comparisons(page, stories)
    return live_server.url


def test_a_reader_goes_from_the_list_to_the_evidence_and_back(page: Page, browser: Browser, address: str) -> None:
    with watched(page):
        mark = reads(page, address)
        goes_through_the_tabs(page, f"{address}/stories/{STORY}")
        follows_a_figure(page, f"{address}/stories/{STORY}")
        follows_source_and_speaker(page, f"{address}/stories/{STORY}")
        keeps_addresses(page, browser, f"{address}/stories/{STORY}/", mark)
        reads_on_a_phone(page, f"{address}/stories/{STORY}/")
        prints(page, f"{address}/stories/{STORY}/")
        reads_without_scripts(browser, address)


def reads(page: Page, address: str) -> str:
    """From the list to a mark and its card; the legend hides a voice and shows it again. The card's address."""
    page.goto(address)
    page.get_by_role("heading", name=TITLE).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    headlines = page.get_by_role("list", name="Headlines side by side").get_by_role("listitem")
    expect(headlines).to_have_count(4)
    expect(headlines.filter(has_text="Harbour Voice")).to_contain_text("mercy ship in act of piracy")

    page.locator(".column-choice summary").click()
    page.locator(".column-choice").get_by_label("Harbour Voice").check()
    page.locator(".column-choice").get_by_role("button", name="Show").click()
    expect(page.locator(".column")).to_have_count(4)
    page.locator(".text .mark-own", has_text="regime").first.click()
    card = page.locator("#mark-card")
    expect(card.locator(".card-term")).to_have_text(re.compile("regime", re.IGNORECASE))
    expect(card.locator(".card-sub")).to_contain_text("own voice")
    expect(card.get_by_role("heading", name="Why it is in the lexicon")).to_be_visible()
    expect(card.locator(".card-reports > li")).to_have_count(4)
    mark = page.url
    page.keyboard.press("Escape")
    expect(card.locator(".card-term")).to_have_count(0)

    reported = page.locator(".text .mark-indirect")
    before = reported.count()
    assert before > 0
    page.locator("#legend-indirect").click()
    expect(reported).to_have_count(0)
    page.go_back()
    expect(reported).to_have_count(before)
    return mark


def goes_through_the_tabs(page: Page, story: str) -> None:
    """Every tab by its key or its link, each narrowed once by its filter."""
    page.keyboard.press("2")
    page.wait_for_url(f"{story}/labels/")
    rows = page.locator("#matrix tbody tr")
    all_rows = rows.count()
    page.get_by_role("radio", name="Changing voice").check(force=True)
    expect(page.locator("#story-labels")).to_have_attribute("data-announce", re.compile("^[1-9] referents"))
    assert 0 < rows.count() < all_rows
    rows.first.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.locator("#referent-detail .passage").first).to_be_visible()

    page.get_by_role("link", name="Quotes").click()
    page.wait_for_url(f"{story}/quotes/")
    page.get_by_label("Speaker", exact=True).select_option(label="Ilse Maron (8)")
    expect(page).to_have_url(re.compile("speaker="))
    expect(page.locator(".statement").first).to_contain_text("Ilse Maron")

    page.get_by_role("link", name="Claims").click()
    page.wait_for_url(f"{story}/claims/")
    page.get_by_role("radio", name="In one report").check(force=True)
    expect(page).to_have_url(re.compile("only=alone"))
    expect(page.get_by_role("heading", name="In several reports")).to_have_count(0)
    expect(page.get_by_role("heading", name="In one report only")).to_be_visible()

    page.get_by_role("link", name="Numbers").click()
    page.wait_for_url(f"{story}/numbers/")
    page.get_by_role("radio", name=re.compile("^Agree [0-9]")).check(force=True)
    expect(page).to_have_url(re.compile("verdict=agree"))
    expect(page.locator("#alone")).to_have_count(0)
    expect(page.locator("#ledger table").first).to_be_visible()

    page.get_by_role("link", name="Sequence").click()
    page.wait_for_url(f"{story}/sequence/")
    page.get_by_role("link", name="As a list").click()
    expect(page.locator("#by-time")).to_be_in_viewport()
    page.locator("#by-time blockquote a").first.click()
    expect(page).to_have_url(re.compile(r"#s\d+-\d+$"))
    expect(page.locator(":target")).to_be_in_viewport()


def follows_a_figure(page: Page, story: str) -> None:
    """A number of a chart's table opens what it counts; the chart is taken home as three kinds of file."""
    page.goto(f"{story}/figures/")
    page.locator("#own-voice-table summary").click()
    page.locator("#own-voice-table td a").first.click()
    expect(page.locator("#counted details[open] li").first).to_be_visible()
    words = page.locator("#counted li a").first.inner_text()
    page.locator("#counted li a").first.click()
    expect(page.locator("#mark-card .card-term")).to_have_text(words)
    page.go_back()
    for kind, starts in (("SVG", b"<"), ("PNG", b"\x89PNG"), ("CSV", b"Report,")):
        with page.expect_download() as found:
            page.locator("#own-voice").get_by_role("link", name=re.compile(f"^{kind}")).click()
        content = found.value.path().read_bytes()
        assert content.startswith(starts), kind
        assert found.value.suggested_filename.endswith(kind.lower())


def follows_source_and_speaker(page: Page, story: str) -> None:
    """From a headline to its outlet; from a statement to the one who said it, and back to the story."""
    page.goto(f"{story}/")
    page.get_by_role("list", name="Headlines side by side").get_by_role("link", name="Northgate Wire").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Northgate Wire")
    expect(page.get_by_role("main")).to_contain_text(TITLE)

    page.goto(f"{story}/quotes/")
    page.locator("#roster").get_by_role("link", name="Ilse Maron").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ilse Maron")
    expect(page.get_by_role("heading", name="8 quotations, by story")).to_be_visible()
    page.get_by_role("link", name=TITLE).click()
    expect(page).to_have_url(re.compile("/quotes/.speaker="))


def keeps_addresses(page: Page, browser: Browser, read: str, mark: str) -> None:
    """The address of a mark, one of selected words and one of a release show the same to somebody else."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(read)
    page.evaluate(SELECT, "coast guard on Tuesday")
    page.get_by_role("button", name="Copy a link to these words").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    words = page.evaluate("navigator.clipboard.readText()")
    page.locator(".kicker").get_by_role("link", name="1", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Figures of release 1.")

    other = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    other.goto(mark)
    expect(other.locator("#mark-card .card-term")).to_have_text(re.compile("regime", re.IGNORECASE))
    expect(other.locator(".mark.is-open")).to_be_in_viewport()
    other.goto(words)
    expect(other.locator("#words")).to_have_text("coast guard on Tuesday")
    expect(other.locator("#words")).to_be_in_viewport()
    other.context.close()


def reads_on_a_phone(page: Page, read: str) -> None:
    """One text on screen; the card of a mark lies over it from below and leads to the counterpart."""
    page.set_viewport_size(PHONE)
    page.goto(read)
    columns = page.locator(".column")
    expect(columns.filter(visible=True)).to_have_count(1)
    page.locator(".switcher label", has_text="The Caldrian Standard").click()
    expect(columns.filter(visible=True).locator(".column-source")).to_contain_text("The Caldrian Standard")
    page.locator(".column:visible .text .mark-own").first.click()
    card = page.locator("#mark-card")
    expect(card.locator(".card-term")).to_be_visible()
    assert card.bounding_box()["y"] > PHONE["height"] / 4
    expect(page.locator(".mark.is-open").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    card.get_by_role("link", name="Close the card").click()
    expect(card.locator(".card-term")).to_have_count(0)
    page.set_viewport_size({"width": 1440, "height": 900})


def prints(page: Page, read: str) -> None:
    """On paper the texts stand without the tool around them."""
    page.goto(read)
    page.emulate_media(media="print")
    expect(page.locator(".site-header")).to_be_hidden()
    expect(page.locator("#mark-card")).to_be_hidden()
    expect(page.locator(".column .text").first).to_be_visible()
    page.emulate_media(media="screen")


def reads_without_scripts(browser: Browser, address: str) -> None:
    """The same way, with links and forms alone."""
    page = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900}).new_page()
    page.goto(address)
    page.get_by_role("heading", name=TITLE).get_by_role("link").click()
    page.locator("#legend-indirect").click()
    expect(page.locator(".text .mark-indirect")).to_have_count(0)
    page.locator(".text .mark-own").first.click()
    expect(page.locator("#mark-card .card-term")).to_be_visible()
    page.get_by_role("link", name="Close the card").click()
    for tab, name in (("Labels", "only"), ("Quotes", "only"), ("Claims", "only"), ("Numbers", "verdict")):
        page.get_by_role("navigation", name="Ways to read this story").get_by_role("link", name=tab).click()
        page.locator(f'input[name="{name}"]').nth(1).check(force=True)
        page.get_by_role("main").get_by_role("button", name="Show", exact=True).click()
        expect(page.get_by_role("link", name="show all")).to_be_visible()
    page.get_by_role("link", name="Figures", exact=True).click()
    page.locator("#own-voice-table summary").click()
    page.locator("#own-voice-table td a").first.click()
    expect(page.locator("#counted details[open] li").first).to_be_visible()
    page.context.close()
