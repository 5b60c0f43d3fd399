"""The curators' desk in a real browser: problems while typing, a trial that runs, two at once, the keyboard."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from framing.models import Draft, DryRun, EntryCheck
from framing.services.checks import check_of, run_check
from framing.services.drafts import open_draft, save_draft
from framing.services.roles import sync_roles
from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.curation import HARBOUR_SET, DraftFactory, DryRunHitFactory, entry_table
from framing.tests.factories import AnalysisRunFactory, CuratorFactory, ReleaseFactory
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
TABLE = entry_table("gate_closure.lockout")


@pytest.fixture
def curator(live_server):
    sync_roles()
    ReleaseFactory()
    return CuratorFactory()


@pytest.fixture
def draft(curator) -> Draft:
    draft = open_draft(kind="new", entry=TABLE, note="Two reports use it.", by=curator)
    run_check(check=check_of(entry=draft.entry, contrast_set=HARBOUR_SET))
    return draft


@pytest.fixture
def bench(faultless, live_server, curator, draft) -> Page:
    """The workbench of the draft, opened by its curator."""
    sign_in(faultless, live_server.url, curator)
    faultless.goto(live_server.url + draft.get_absolute_url())
    return faultless


def sign_in(page: Page, address: str, user) -> None:
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])


def answer_waiting_checks() -> None:
    """What a worker does."""
    for check in EntryCheck.objects.filter(problems__isnull=True):
        run_check(check=check)


def test_fault_appears_beside_its_field_while_typing_and_goes_again(bench):
    forms = bench.get_by_label("Forms", exact=True)

    forms.fill("lockout\n((")
    expect(bench.locator("#faults-forms")).to_contain_text("((")
    expect(forms).to_have_attribute("aria-invalid", "true")
    expect(bench.locator("#draft-check")).to_contain_text("1 to mend")
    forms.fill("lockout")

    expect(bench.locator("#faults-forms")).to_be_empty()
    expect(forms).not_to_have_attribute("aria-invalid", "true")


def test_panel_waits_for_the_worker_and_shows_its_answer(bench):
    bench.get_by_label("Must not match").fill("A lockout began.")
    expect(bench.locator("#draft-check")).to_contain_text("checking the examples…")

    answer_waiting_checks()

    expect(bench.locator("#draft-check")).to_contain_text("should not find “lockout”")
    expect(bench.locator("#draft-check")).not_to_have_attribute("hx-trigger", "every 1s")


def test_fields_of_a_set_show_once_the_draft_makes_one(bench):
    referent = bench.get_by_label("Referent", exact=True)
    expect(referent).to_be_hidden()

    bench.get_by_label("Make or change this set").check()
    expect(referent).to_be_visible()

    expect(bench.locator("#draft-check")).to_contain_text("the referent is empty", ignore_case=True)


def test_trial_is_polled_until_it_is_done_and_its_hits_become_examples(bench, draft):
    revision = ArticleFactory(
        story=StoryFactory(), revision="Lockout at the gate\n\nThe lockout began on Monday."
    ).latest_revision
    AnalysisRunFactory(revision=revision)
    bench.get_by_role("button", name="Run it on the corpus now").click()
    expect(bench.locator("#trial-words")).to_contain_text("0 of 1")
    start = revision.text.index("lockout began")
    run = DryRun.objects.get()
    DryRunHitFactory(dry_run=run, revision=revision, text="lockout", start=start, end=start + 7)
    DryRun.objects.update(state="done", checked=1, found=1, finished_at=run.queued_at)
    expect(bench.locator("#trial-words")).to_contain_text("1 of 1 checked, 1 found")

    bench.get_by_label("Why it is here").fill("Not saved yet.")
    bench.get_by_role("button", name="Keep as must match").click()

    expect(bench.get_by_text("Kept as must match.")).to_be_visible()
    expect(bench.get_by_label("Must match")).to_have_value(
        "They called it a [[lockout]].\nThe [[lockout]] began on Monday."
    )
    expect(bench.get_by_label("Why it is here")).to_have_value("Not saved yet.")
    expect(bench.locator("#f-version")).to_have_value("2")
    while not EntryCheck.objects.filter(entry__matches__1__icontains="Monday", entry__why="Not saved yet.").exists():
        bench.wait_for_timeout(50)
    answer_waiting_checks()
    expect(bench.locator("#draft-check")).to_contain_text("prove the entry")
    bench.get_by_role("button", name="Save the draft").click()
    expect(bench.get_by_text("Saved as version 3.")).to_be_visible()


def test_two_curators_at_once_lose_nothing(page, live_server, curator, draft):
    sign_in(page, live_server.url, curator)
    page.goto(live_server.url + draft.get_absolute_url())
    page.get_by_label("Why it is here").fill("Mine.")
    theirs = TABLE | {"why": "Theirs.", "used_by": "Crews."}
    save_draft(draft=draft, version=1, entry=theirs, contrast_set=None, note=draft.note, by=CuratorFactory())
    page.get_by_role("button", name="Save the draft").click()
    told = page.get_by_role("region", name="Somebody saved this draft while you had it open").first
    expect(told).to_contain_text("Theirs.")
    expect(told).to_contain_text("Mine.")

    page.get_by_role("button", name="Save what is chosen").click()

    expect(page.get_by_text("Saved as version 3.")).to_be_visible()
    draft.refresh_from_db()
    assert (draft.entry["why"], draft.entry["used_by"]) == ("Mine.", "Crews.")


def test_leaving_with_typed_words_asks_first(bench):
    asked = []
    bench.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    bench.get_by_label("Why it is here").press_sequentially("x")

    bench.get_by_role("link", name="Lexicon").click()

    expect(bench.get_by_role("heading", name="Lexicon", level=1)).to_be_visible()
    assert asked == ["beforeunload"]


def test_draft_is_sent_to_review_with_the_keyboard_alone(bench, draft):
    bench.get_by_label("Comment").focus()
    bench.keyboard.type("Please look.")
    bench.keyboard.press("Tab")
    expect(bench.get_by_role("button", name="Send to review")).to_be_focused()
    bench.keyboard.press("Enter")

    expect(bench.get_by_text("Sent to review.")).to_be_visible()
    expect(bench.get_by_role("button", name="Approve")).to_be_disabled()
    expect(bench.get_by_text("You worked on this draft, so")).to_be_visible()


def test_without_scripts_the_form_saves_and_the_trial_shows(browser, live_server, curator, draft):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server.url, curator)
    page.goto(live_server.url + draft.get_absolute_url())
    page.get_by_label("Forms", exact=True).fill("((")
    page.get_by_role("button", name="Check without saving").click()
    expect(page.locator("#faults-forms")).to_contain_text("((")

    page.get_by_label("Forms", exact=True).fill("lockout\nlockouts")
    page.get_by_role("button", name="Save the draft").click()

    expect(page.get_by_text("Saved as version 2.")).to_be_visible()
    context.close()


def test_list_of_drafts_is_narrowed_in_place(faultless, live_server, curator, draft):
    DraftFactory(code="gate_closure.wall", entry=entry_table("gate_closure.wall", "wall"))
    sign_in(faultless, live_server.url, curator)
    faultless.goto(live_server.url + reverse("framing:draft_list"))
    expect(faultless.locator("#draft-list tbody tr")).to_have_count(2)

    faultless.get_by_label("Words of a term").fill("wall")

    expect(faultless.locator("#draft-list tbody tr")).to_have_count(1)
    assert "q=wall" in faultless.url


PAGES = {
    "desk": "/desk/",
    "drafts": "/desk/drafts/",
    "draft": "/desk/drafts/{draft}/",
    "draft as text": "/desk/drafts/{draft}/?as=toml",
    "problems": "/desk/drafts/{draft}/check/",
    "trial": "/desk/drafts/{draft}/trial/",
    "retire": "/lexicon/gate_closure.siege/retire/",
    "entry": "/lexicon/gate_closure.siege/",
    "lexicon": "/lexicon/",
    "suggest": "/suggest/",
    "suggestions": "/suggestions/",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_desk_has_no_serious_violation(page, live_server, curator, draft, name, theme):
    DryRunHitFactory(dry_run__draft=draft, dry_run__finished=True)
    sign_in(page, live_server.url, curator)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.goto(live_server.url + PAGES[name].format(draft=draft.pk))

    assert faults(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_desk_fits_a_phone(page, live_server, curator, draft, name):
    DryRunHitFactory(dry_run__draft=draft, dry_run__finished=True)
    sign_in(page, live_server.url, curator)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + PAGES[name].format(draft=draft.pk))

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
