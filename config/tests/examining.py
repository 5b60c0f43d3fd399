"""What is examined of one page in a browser: axe, reflow, large spacing, targets, title and headings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page

from config.screenshots.camera import AT_REST, DRAWN
from config.screenshots.shots import Shot

DESKTOP = {"width": 1440, "height": 900}
#: What 1280 px show at 400 % (1.4.10), and what 1440 px show at 200 % (1.4.4).
SMALLEST, ENLARGED = {"width": 320, "height": 640}, {"width": 720, "height": 450}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False}
BUT_FOR_COLOURS = EVERYTHING | {"rules": {"color-contrast": {"enabled": False}}}
ONLY_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
    "resultTypes": ["violations"],
    "preload": False,
}
#: What another width may change beside the flow: targets draw near one another.
ON_A_PHONE = {
    "runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable", "label", "link-name"]},
    "resultTypes": ["violations"],
    "preload": False,
}
#: The bar beside a claim is thin, what takes the pointer is not: axe cannot know, and another test holds it.
AXE = """async ([code, options, part]) => {
  if (!window.axe) {
    (0, eval)(code);
    axe.configure({ rules: [{ id: "target-size", selector: "*:not(.text .link)" }] });
  }
  const found = await axe.run(part || document, options);
  const told = (node) => node.failureSummary.split("\\n").slice(1).join(" ").trim().slice(0, 240);
  return found.violations.map((one) =>
    [one.id, one.nodes.slice(0, 5).map((node) => `${node.target.join(" ")}: ${told(node)}`)]);
}"""
#: What is folded is part of the page, the first dozen for all that are alike; menus have states of their own.
UNFOLD = """() => {
  for (const one of [...document.querySelectorAll("details:not(.menu, .column-choice)")].slice(0, 12)) one.open = true;
}"""
#: WCAG 1.4.12: nothing may be lost when a reader spaces text so. The policy of content forbids no adopted sheet.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { margin-bottom: 2em !important }
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
#: What reaches over the right edge, unless it stands in a part that scrolls by itself (tables, charts).
TOO_WIDE = """() => {
  const edge = document.documentElement.clientWidth + 1;
  if (document.documentElement.scrollWidth <= edge) return [];
  const isFree = (one) => {
    for (let up = one.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible") return false;
    }
    return true;
  };
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > edge && isFree(one))
    .slice(0, 4).map((one) => `${one.tagName} ${one.getAttribute("class")} ${one.textContent.trim().slice(0, 40)}`);
}"""
#: Words that a box of fixed size cuts off, but for those that only screen readers are to find.
CUT_OFF = """() => [...document.body.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  const [wide, high] = [style.overflowX, style.overflowY].map((way) => /hidden|clip/.test(way));
  if (!wide && !high || style.clipPath !== "none" || style.color === "rgba(0, 0, 0, 0)") return false;
  if (!one.textContent.trim() || !one.checkVisibility({ visibilityProperty: true })) return false;
  return high && one.scrollHeight > one.clientHeight + 2 || wide && one.scrollWidth > one.clientWidth + 2;
}).slice(0, 4).map((one) => `${one.tagName} ${one.getAttribute("class")} ${one.textContent.trim().slice(0, 40)}`)"""
#: Words of another language that stand as if they were English (3.1.2). What people typed into fields is theirs.
UNSPOKEN = """(foreign) => Object.entries(foreign).flatMap(([language, words]) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, place = node.parentElement;
    if (!node.textContent.includes(words) || place.closest("textarea, option, .visually-hidden")) continue;
    if (place.closest("[lang]")?.lang !== language) found.push(place.outerHTML.slice(0, 120));
  }
  return found;
})"""


@dataclass(slots=True)
class Examined:
    """A page in one state: its title, and what is wrong with it."""

    name: str
    address: str
    #: Where it led, without its query.
    path: str = ""
    title: str = ""
    faults: list[str] = field(default_factory=list)


class Examiner:
    """Examines page after page of one running product."""

    def __init__(self, root: str, *, foreign: Mapping[str, str] | None = None) -> None:
        """``foreign``: words by their language, which have to be marked as such wherever they stand."""
        self._root = root
        self._foreign = dict(foreign or {})
        self._seen: set[str] = set()
        self._code = Axe().axe_script

    def examine(self, page: Page, shot: Shot, address: str, *, part: str = "") -> Examined:
        """The page of a shot in its state, light and dark, on a desk, enlarged and on the smallest screen.

        With ``part`` axe looks at that part alone, since the rest of the page is another one's. An address that was
        examined for other people has the same colours and targets.
        """
        found = Examined(shot.name, address)
        page.set_viewport_size(DESKTOP)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        try:
            status = self._bring_up(page, shot, address)
            found.title, found.path = page.title(), urlsplit(address if shot.click else page.url).path
            if status != shot.status:
                found.faults.append(f"HTTP {status} instead of {shot.status}")
            else:
                self._look(page, found, f"{address} {shot.click} {shot.send}", part)
        except BrowserError as error:
            found.faults.append(error.message.splitlines()[0])
        return found

    def _bring_up(self, page: Page, shot: Shot, address: str) -> int:
        answer = page.goto(self._root + address)
        if shot.follow:
            href = page.locator(shot.follow).first.get_attribute("href", timeout=3000)
            answer = page.goto(self._root + (href or ""))
        if shot.click:
            page.locator(shot.click).first.click(timeout=3000)
        if shot.send:
            with page.expect_navigation() as sent:
                page.locator(shot.send).last.evaluate("(form) => { form.noValidate = true; form.submit(); }")
            answer = sent.value
        page.wait_for_function(AT_REST)
        page.evaluate(UNFOLD)
        return answer.status if answer else 0

    def _look(self, page: Page, found: Examined, state: str, part: str) -> None:
        is_new = state not in self._seen
        self._seen.add(state)
        found.faults += [f"language: {one}" for one in page.evaluate(UNSPOKEN, self._foreign)]
        self._axe(page, EVERYTHING if is_new else BUT_FOR_COLOURS, "light", found, part)
        if is_new:
            page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            page.evaluate(DRAWN)
            self._axe(page, ONLY_COLOURS, "dark", found, part)
        page.set_viewport_size(SMALLEST)
        self._widths(page, "320 px", found)
        if is_new:
            self._axe(page, ON_A_PHONE, "320 px", found, part)
        page.evaluate(SPACED)
        self._widths(page, "320 px, spaced", found)
        page.set_viewport_size(ENLARGED)
        self._widths(page, "200 %, spaced", found)

    def _axe(self, page: Page, options: dict[str, Any], where: str, found: Examined, part: str) -> None:
        for rule, places in page.evaluate(AXE, [self._code, options, part]):
            found.faults += [f"{where}: {rule}: {place}" for place in places]

    def _widths(self, page: Page, where: str, found: Examined) -> None:
        found.faults += [f"{where}: too wide: {one}" for one in page.evaluate(TOO_WIDE)]
        found.faults += [f"{where}: cut off: {one}" for one in page.evaluate(CUT_OFF)]
