"""The main pages by keyboard alone: every control is reached, in order, is seen when it is, and dialogs let go."""

import re
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from framing.tests.browser.conftest import PHONE
from framing.tests.claim_stories import claims_story
from framing.tests.factories import EditorFactory, TermFactory
from framing.tests.label_stories import labels_story
from framing.tests.statements import compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
READ = "/stories/{story}/"
PAGES = (
    "/",
    READ,
    "/stories/{labels}/labels/",
    "/stories/{claims}/claims/",
    "/stories/{quotes}/quotes/",
    "/stories/{claims}/numbers/",
    "/stories/{claims}/sequence/",
    "/articles/{article}/",
    "/lexicon/",
    "/lexicon/gate_closure.siege/",
    "/upload/",
)
#: What a page lets a person do; a group of radio buttons is one stop, and Tab leaves out what is made for a pointer.
CONTROLS = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && !one.closest("dialog:not([open])")
    && one.checkVisibility({ visibilityProperty: true })
    && !(one.type === "radio" && !one.checked && document.querySelector(`input[name="${one.name}"]:checked`)))
  .map((one, place) => { one.dataset.stop = place; return place; })"""
#: The stop that has the focus, whether it shows it, and whether something lies over all of it.
LOOK = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const shown = one.matches(".switcher input") ? one.nextElementSibling : one;
  const outline = getComputedStyle(shown);
  const isOver = (x, y) => {
    const at = document.elementFromPoint(x, y);
    return at && (at === one || shown.contains(at) || at.contains(shown));
  };
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]];
  const isSeen = [...shown.getClientRects(), shown.getBoundingClientRect()].some((box) =>
    points.some(([x, y]) => isOver(box.left + x * box.width, box.top + y * box.height)));
  return {
    stop: one.dataset.stop ?? "",
    name: `${one.tagName} ${one.id || one.className} ${one.textContent.trim().slice(0, 30)}`,
    isSeen,
    isShown: outline.outlineStyle !== "none" && parseFloat(outline.outlineWidth) >= 2,
  };
}"""
MOST = 400


@pytest.fixture
def places(story, siege, live_server) -> dict[str, object]:
    TermFactory()
    return {
        "story": story.slug,
        "article": siege.revision.article_id,
        "labels": labels_story(referents=6).slug,
        "claims": claims_story().slug,
        "quotes": compared_story().slug,
    }


def sign_in(page: Page, address: str) -> None:
    client = Client()
    client.force_login(EditorFactory())
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])


def walked(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """What had the focus, one after the other, until it leaves the page; fields of one date are one stop."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press(key)
        look = page.evaluate(LOOK)
        if look is None or (len(stops) > 1 and look["stop"] == stops[0]["stop"]):
            break
        if not stops or look["stop"] != stops[-1]["stop"]:
            stops.append(look)
    return stops


def unseen(stops: list[dict[str, Any]]) -> list[str]:
    return [stop["name"] for stop in stops if not (stop["isSeen"] and stop["isShown"])]


def test_tab_reaches_every_control_in_order_and_each_shows_it(faultless, live_server, places):
    sign_in(faultless, live_server.url)
    for path in PAGES:
        faultless.goto(live_server.url + path.format(**places))
        controls = faultless.evaluate(CONTROLS)

        stops = walked(faultless)

        assert [int(stop["stop"] or -1) for stop in stops] == controls, path
        assert unseen(stops) == [], path


@pytest.mark.parametrize("size", ["desk", "phone", "in step"])
def test_nothing_that_has_the_focus_is_hidden_on_the_way_back(faultless, live_server, places, size):
    if size == "phone":
        faultless.set_viewport_size(PHONE)
    faultless.goto(live_server.url + READ.format(**places))
    if size == "in step":
        faultless.set_viewport_size({"width": 1440, "height": 420})
        faultless.keyboard.press("s")
        expect(faultless.locator(".in-step")).to_have_count(1)
    controls = faultless.evaluate(CONTROLS)

    stops = walked(faultless, "Shift+Tab")

    # A part that scrolls and holds no control is a stop, too, on a low screen.
    assert [int(stop["stop"]) for stop in stops if stop["stop"]] == controls[::-1]
    assert unseen(stops) == []


def test_skip_link_is_first_is_seen_and_leads_to_the_content(faultless, live_server, places):
    faultless.goto(live_server.url + READ.format(**places))
    faultless.keyboard.press("Tab")
    skip = faultless.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)

    faultless.keyboard.press("Enter")
    expect(faultless.locator("main")).to_be_focused()
    faultless.keyboard.press("Tab")

    assert faultless.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_dialog_keeps_the_focus_and_gives_it_back(faultless, live_server, places, siege):
    faultless.goto(live_server.url + READ.format(**places))
    mark = faultless.locator(f"#m{siege.pk}")
    mark.focus()
    faultless.keyboard.press("?")
    expect(faultless.locator("#keys")).to_be_visible()

    held = []
    for _ in range(6):
        faultless.keyboard.press("Tab")
        held.append(faultless.evaluate("!document.activeElement.closest('header, main, footer > div')"))
    assert all(held)
    faultless.keyboard.press("Escape")

    expect(faultless.locator("#keys")).to_be_hidden()
    expect(mark).to_be_focused()


def test_card_opens_with_enter_and_is_read_by_tab_and_closes_from_within(faultless, live_server, places, siege):
    faultless.goto(live_server.url + READ.format(**places))
    mark = faultless.locator(f"#m{siege.pk}")
    mark.focus()
    faultless.keyboard.press("Enter")
    expect(faultless.locator("#mark-card .card-term")).to_have_text("siege")
    faultless.locator("#mark-card .card-close").focus()
    faultless.keyboard.press("Tab")
    assert faultless.evaluate("Boolean(document.activeElement.closest('#mark-card'))")

    faultless.keyboard.press("Escape")

    expect(faultless.locator("#mark-card .card-term")).to_have_count(0)
    expect(mark).to_be_focused()


def test_numbers_choose_tabs_and_keys_of_one_letter_can_be_switched_off(faultless, live_server, places):
    faultless.goto(live_server.url + READ.format(**places))
    faultless.keyboard.press("2")
    expect(faultless).to_have_url(re.compile("/labels/$"))

    faultless.keyboard.press("?")
    faultless.locator("[data-single-keys]").click()
    expect(faultless.locator("[data-single-keys]")).to_have_attribute("aria-pressed", "false")
    faultless.keyboard.press("Escape")
    faultless.keyboard.press("1")
    faultless.keyboard.press("?")

    expect(faultless.locator("#keys")).to_be_hidden()
    assert faultless.url.endswith("/labels/")


def test_menu_of_the_account_closes_and_gives_the_focus_back(faultless, live_server, places):
    sign_in(faultless, live_server.url)
    faultless.goto(live_server.url)
    summary = faultless.locator("details.menu > summary")
    summary.focus()
    faultless.keyboard.press("Enter")
    expect(faultless.locator(".menu-panel")).to_be_visible()
    faultless.keyboard.press("Tab")

    faultless.keyboard.press("Escape")

    expect(faultless.locator(".menu-panel")).to_be_hidden()
    expect(summary).to_be_focused()
