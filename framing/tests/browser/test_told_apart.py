"""What the eye tells apart is told apart by other means, too: in words, in forced colours, without motion, by touch."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from framing.models import TermHit
from framing.tests.claim_stories import claims_story
from framing.tests.factories import TermHitFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
STYLE = "(one, name) => getComputedStyle(one)[name]"
#: Everything that moves or fades, when the system asks for less motion.
MOVING = """() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"].map((part) => {
  const style = getComputedStyle(one, part || null);
  const isStill = style.transitionDuration === "0s" && style.animationName === "none";
  return isStill && style.scrollBehavior === "auto" ? null : `${one.tagName} ${one.className} ${part}`;
})).filter(Boolean)"""
#: How wide and high the place is around the bar of a claim that takes the pointer.
REACH = """(bar) => {
  const box = bar.getBoundingClientRect(), y = box.top + Math.min(12, box.height / 2), x = box.left + box.width / 2;
  const takes = (left, top) => document.elementFromPoint(left, top)?.closest(".link") === bar;
  const along = (dx, dy) => {
    let far = 0;
    while (far < 60 && takes(x + dx * far, y + dy * far)) far += 1;
    return far;
  };
  return [along(1, 0) + along(-1, 0), along(0, 1) + along(0, -1)];
}"""


@pytest.fixture
def marks(live_server) -> dict[str, TermHit]:
    """One mark of each voice in a report, and a claim that another one shares."""
    story = claims_story(slug="gate")
    run = story.articles.earliest("pk").latest_revision.runs.get()
    words = {"own": "gate", "quoted": "boats", "indirect": "wall", "scare": "council", "name": "harbour office"}
    return {
        voice: TermHitFactory(run=run, phrase=phrase, voice=voice, speaker="fishermen" if voice == "quoted" else "")
        for voice, phrase in words.items()
    }


@pytest.fixture
def reading(faultless, live_server, marks) -> Page:
    faultless.goto(f"{live_server.url}/stories/gate/")
    return faultless


def style(page: Page, selector: str, name: str) -> str:
    return page.locator(selector).first.evaluate(STYLE, name)


def test_every_mark_says_its_voice_speaker_and_class_and_stands_in_a_list(reading, marks):
    for voice, hit in marks.items():
        mark = reading.locator(f"#m{hit.pk}")
        expect(mark).to_have_accessible_name(hit.text)
        said = {"own": "own voice", "indirect": "reported", "scare": "scare quotes", "name": "in a name"}.get(
            voice, voice
        )
        expect(mark).to_have_accessible_description(re.compile(f"^{said}.* · {hit.category.replace('_', ' ')}$"))
    expect(reading.locator(f"#m{marks['quoted'].pk}")).to_have_accessible_description(re.compile("fishermen"))

    rows = reading.locator(f"#marks-of-{marks['own'].revision.article_id} tbody tr")
    expect(rows).to_have_count(len(marks))
    for row in rows.all():
        cells = row.locator("th, td")
        assert all(cells.nth(at).text_content().strip() for at in range(5))


def test_every_block_of_the_strip_and_every_bar_says_in_words_what_its_fill_says(reading):
    titles = reading.locator("#overview .strip-rail > a:has(rect) title")
    bars = reading.locator(".text a.link")

    assert titles.count() >= bars.count() > 2
    assert all(text.strip() for text in [*titles.all_text_contents(), *bars.all_text_contents()])


def test_forced_colours_keep_voices_claims_tabs_and_focus_apart(browser: Browser, live_server, marks):
    page = browser.new_context(forced_colors="active", reduced_motion="reduce").new_page()
    page.goto(f"{live_server.url}/stories/gate/")

    lines = {
        voice: style(page, f"#m{hit.pk}", "textDecorationStyle") for voice, hit in marks.items() if voice != "name"
    }
    assert len(set(lines.values())) == len(lines)
    assert (
        page.locator(f"#m{marks['name'].pk}")
        .evaluate("(one) => getComputedStyle(one, '::after').content")
        .startswith('"name"')
    )

    assert style(page, ".block.only-here", "fill") != style(page, ".block[class*='fill-']", "fill")
    assert style(page, ".only-here > .link", "backgroundImage") != style(
        page, "[data-groups] > .link", "backgroundImage"
    )
    assert style(page, ".link-sign", "backgroundImage") != "none"
    canvas = style(page, "body", "backgroundColor")
    assert style(page, "[data-groups] > .link", "backgroundColor") != canvas
    assert style(page, ".block", "stroke") != canvas

    tabs = [
        style(page, f".tabs > a{state}", "borderBottomColor") for state in ("[aria-current]", ":not([aria-current])")
    ]
    assert tabs[1] == canvas != tabs[0]
    page.locator(".tabs > a").first.focus()
    page.keyboard.press("Tab")
    assert style(page, ":focus", "outlineStyle") == "solid"
    assert style(page, ":focus", "outlineColor") != canvas
    page.context.close()


def test_nothing_moves_or_fades_for_those_who_ask_for_less_motion(reading):
    assert reading.evaluate(MOVING) == []


def test_bar_beside_a_claim_takes_the_pointer_over_24_pixels(reading):
    for bar in reading.locator(".text a.link").all():
        bar.scroll_into_view_if_needed()

        assert min(bar.evaluate(REACH)) >= 24
