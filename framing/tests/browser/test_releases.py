"""Publishing, releases, import and batch in a real browser: progress that moves, the keyboard, both themes, a phone."""

import pytest
from playwright.sync_api import Page, expect

from framing.models import AnalysisRun, Draft, DryRun, LexiconRelease
from framing.services.publishing import next_release
from framing.services.releases import publish_release
from framing.services.roles import sync_roles
from framing.services.scoring import current_engine
from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.browser.test_desk import sign_in
from framing.tests.curation import DraftFactory, DryRunFactory, DryRunFiguresFactory, DryRunHitFactory, entry_table
from framing.tests.factories import NOON, AnalysisRunFactory, CuratorFactory
from framing.tests.test_services_publishing import change_of_siege, new_draft, proven
from framing.tests.test_views_releases import lexicon
from reports.tests.factories import TEXT, ArticleFactory, SourceFactory, StoryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
COLUMNS = "code,contrast_set,term,intensity"
ROWS = "gate_closure.bar,gate_closure,bar,2\r\ngate_closure.gap,gate_closure,gap,nine\r\n"
PATHS = {
    "releases": "/releases/",
    "release": "/releases/2/",
    "first release": "/releases/1/",
    "diff": "/releases/1/against/2/",
    "restore": "/releases/1/restore/",
    "publish": "/desk/publish/",
    "impact": "/desk/publish/impact/",
    "import": "/desk/import/",
    "batch": "/desk/drafts/batch/?set=gate_closure",
}


@pytest.fixture
def curator(live_server):
    sync_roles()
    return CuratorFactory(username="ada")


@pytest.fixture
def releases(curator) -> list[LexiconRelease]:
    """Two releases, the second with two texts to analyse anew, one of them done."""
    first, _ = publish_release(lexicon=lexicon(), reason="First words of the harbour.")
    changes = [
        ("intensity = 3", "intensity = 2"),
        ('forms = ["siege"]', 'forms = ["siege", "besieged"]'),
        ("in order to starve somebody", "in order to cut somebody off"),
        ('topic = "protest"', 'topic = "harbour"'),
    ]
    reason = "Two desks asked for a softer siege."
    second, _ = publish_release(lexicon=lexicon(1, *changes), reason=reason, published_by=curator)
    note = "Softer than it was."
    DraftFactory(published=True, release=second, code="gate_closure.siege", note=note, opened_by=CuratorFactory())
    AnalysisRunFactory(release=second, is_rescoring=True)
    AnalysisRunFactory(release=second, is_rescoring=True, queued=True)
    return [first, second]


@pytest.fixture
def waiting(releases) -> DryRun:
    """Three drafts that wait, and the finished impact of them on three stories of two sources."""
    new_draft()
    change_of_siege(intensity=3, why="Says that the gate was shut to starve somebody.")
    proven(new_draft("gate_closure.shut_out"))
    found = next_release()
    values = {"base": found.release, "digest": found.after.digest, "engine": current_engine()}
    impact = DryRunFactory(impact=True, finished=True, revisions=[1, 2, 3, 4], **values)
    sources = [SourceFactory(name="The Quay Post"), SourceFactory(name="Brennick Evening Anvil")]
    stories = [StoryFactory(title=f"Harbour gate shut after a night of rain, part {number}") for number in (1, 2)]
    for number in range(4):
        article = ArticleFactory(source=sources[number % 2], story=stories[number // 2])
        before = {"own_words": 512, "own_hits": number, "by_zone": {}}
        after = {"own_words": 512, "own_hits": number + 2, "by_zone": {"headline": {"own_hits": number % 2}}}
        text = article.latest_revision
        DryRunFiguresFactory(dry_run=impact, revision=text, before=before, after=after)
        DryRunHitFactory(dry_run=impact, revision=text)
        start = text.text.index("siege")
        DryRunHitFactory(
            dry_run=impact, revision=text, change="lost", start=start, end=start + 5, text="siege", voice="quoted"
        )
    return impact


@pytest.fixture
def desk(faultless, live_server, curator) -> Page:
    sign_in(faultless, live_server.url, curator)
    return faultless


def test_progress_of_a_release_moves_and_ends(desk, live_server, releases):
    desk.goto(f"{live_server.url}/releases/2/")
    expect(desk.locator("#release-progress")).to_contain_text("1 of 2 reports analysed anew")

    AnalysisRun.objects.filter(state="queued").update(state="done", finished_at=NOON)

    expect(desk.locator("#release-progress")).to_contain_text("2 reports analysed anew")
    expect(desk.locator("#live")).to_have_text("All reports are analysed with release 2")
    expect(desk.locator("#release-progress[hx-get]")).to_have_count(0)


def test_impact_is_asked_for_and_its_progress_moves(desk, live_server, releases):
    new_draft()
    for word in ("lockout", "second lockout"):
        ArticleFactory(revision=TEXT.replace("siege", word))
    desk.goto(f"{live_server.url}/desk/publish/")
    desk.get_by_role("button", name="Reckon it now").click()
    expect(desk.locator("#impact")).to_contain_text("0 of 2 texts")
    impact = DryRun.objects.get()

    DryRun.objects.filter(pk=impact.pk).update(checked=1)
    expect(desk.locator("#impact")).to_contain_text("1 of 2 texts")
    DryRun.objects.filter(pk=impact.pk).update(checked=2, state="done", finished_at=NOON)

    expect(desk.get_by_role("heading", name="No figure changes")).to_be_visible()


def test_drafts_are_published_by_keyboard_with_a_reason(page, live_server, curator, waiting):
    sign_in(page, live_server.url, curator)
    page.goto(f"{live_server.url}/desk/publish/")
    summary = page.locator(".impact-report summary").nth(1)
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".impact-report[open]")).to_have_count(2)

    page.get_by_label("Reason").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".form-errors")).to_be_focused()
    page.get_by_label("Reason").fill("Three words of the strike.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Release 3")).to_be_visible()
    expect(page.get_by_text("Three words of the strike.").first).to_be_visible()
    assert LexiconRelease.objects.get(number=3).drafts.count() == 3


def test_a_file_is_imported_in_two_steps(desk, live_server, releases):
    desk.goto(f"{live_server.url}/desk/import/")
    content = f"{COLUMNS}\r\n{ROWS}".encode()
    desk.get_by_label("File").set_input_files({"name": "words.csv", "mimeType": "text/csv", "buffer": content})
    desk.get_by_role("button", name="See what it would do").click()
    expect(desk.get_by_role("cell", name="“nine” is not a whole number")).to_be_visible()

    desk.get_by_label("Leave out the rows").check()
    desk.get_by_role("button", name="Open 1 draft").click()

    expect(desk.get_by_text("1 draft opened from words.csv.")).to_be_visible()
    assert Draft.objects.get(state="draft").code == "gate_closure.bar"


def test_entries_are_edited_together(desk, live_server, releases):
    desk.goto(f"{live_server.url}{PATHS['batch']}")
    desk.get_by_label("siege").check()
    desk.get_by_label("closure", exact=False).first.check()
    desk.get_by_label("Add tags").fill("harbour")
    desk.get_by_role("button", name="See what it would change").click()
    expect(desk.get_by_role("heading", name="What the edit would change")).to_be_visible()

    desk.get_by_role("button", name="Make 2 drafts").click()

    expect(desk.get_by_text("2 drafts with the edit.")).to_be_visible()
    assert {tuple(draft.entry["tags"]) for draft in Draft.objects.filter(state="draft")} == {("harbour",)}


def test_any_release_is_chosen_to_lay_beside_without_scripts(browser, live_server, releases):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/releases/2/")
    expect(page.get_by_role("link", name="Look again")).to_be_visible()

    page.get_by_label("Lay beside another").select_option("1")
    page.get_by_role("button", name="Compare").click()

    expect(page.get_by_role("heading", name="Release 2 against 1")).to_be_visible()
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("name", [*PATHS, "told import", "told batch"])
def test_page_has_no_serious_violation_and_does_not_slide(desk, live_server, waiting, name, width, theme):
    desk.set_viewport_size({"width": width, "height": PHONE["height"]})
    desk.emulate_media(color_scheme=theme, reduced_motion="reduce")
    DraftFactory(approved=True, code="gate_closure.x", entry=entry_table("gate_closure.x"))

    desk.goto(live_server.url + PATHS.get(name, PATHS[name.split()[-1]]))
    if name == "told import":
        content = f"{COLUMNS}\r\n{ROWS}".encode()
        desk.get_by_label("File").set_input_files({"name": "words.csv", "mimeType": "text/csv", "buffer": content})
        desk.get_by_role("button", name="See what it would do").click()
        expect(desk.get_by_role("heading", name="What words.csv would do")).to_be_visible()
    if name == "told batch":
        desk.get_by_label("siege").check()
        desk.get_by_label("Intensity").select_option("1")
        desk.get_by_role("button", name="See what it would change").click()
        expect(desk.get_by_role("heading", name="What the edit would change")).to_be_visible()

    assert faults(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
