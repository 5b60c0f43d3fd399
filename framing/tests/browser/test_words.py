"""An address for words that a reader selects, in a real browser."""

import pytest
from playwright.sync_api import expect

from framing.tests.browser.test_accessibility import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
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


@pytest.mark.parametrize("words", ["Fishermen", "siege"])
def test_selected_words_have_an_address_that_lights_them_up(faultless, live_server, story, words):
    page = faultless
    page.goto(f"{live_server.url}/stories/{story.slug}/")

    page.evaluate(SELECT, words)

    expect(page.get_by_role("button", name="Copy a link to these words")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("link", name="Open it").click()
    page.wait_for_url("**/articles/*/?revision=1&at=*")
    expect(page.locator("#words")).to_have_text(words)
    expect(page.locator("#words")).to_be_in_viewport()


def test_nothing_is_offered_for_words_outside_a_report(faultless, live_server, story):
    page = faultless
    page.goto(f"{live_server.url}/stories/{story.slug}/")

    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('h1'))")
    page.wait_for_timeout(400)

    expect(page.locator(".words-bar")).to_have_count(0)
