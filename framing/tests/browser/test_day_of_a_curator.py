"""A curator's whole day in a real browser with a real worker: from a suggestion to a release, and back from it."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from framing.models import AnalysisRun, TermHit
from framing.services.demo import load_starter_lexicon
from framing.services.disputes import open_dispute
from framing.services.roles import sync_roles
from framing.tests.browser.days import WORKED, sign_in, sign_out, wait_for_comparisons, watched
from framing.tests.curation import CandidateHitFactory
from framing.tests.factories import CuratorFactory
from framing.tests.workers import running_worker
from reports.models import Story
from reports.services.ingest import submit_article
from reports.tests.factories import ReaderFactory, SourceFactory, StoryFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.worker,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]
TITLE = "Ferry pier at Orrin shut"
TERM = "wharf rats"
SENTENCE = "The wharf rats of the east quay broke two windows of the harbour office."
REPORTS = {
    "Orrin Quay Post": f"""\
Council shuts ferry pier at Orrin after cracks are found

The town council of Orrin shut the ferry pier on Monday after engineers found cracks in four of its pillars.

{SENTENCE} A mob followed them through the old town, and the harbour office stayed shut for the night.

“We closed it before anybody was hurt,” said Lena Marsh, who runs the works department.
""",
    "The Evening Tide": """\
Orrin pier closed, boats trapped

Orrin’s council closed the ferry pier on Monday because engineers had found cracks in four pillars.

Fishermen protested at the harbour office in the evening. “These wharf rats broke my windows,” said Odo Farr, who \
runs the harbour office.
""",
}


@pytest.fixture
def story(live_server) -> Story:
    """Two reports of one event that wait for a worker, and the people who keep the lexicon."""
    sync_roles()
    load_starter_lexicon()
    story = StoryFactory(title=TITLE, slug="pier")
    for name, text in REPORTS.items():
        submit_article(source=SourceFactory(name=name), text=text, story=story)
    return story


def test_a_word_comes_from_a_suggestion_into_a_release_and_out_again(page: Page, live_server, story: Story) -> None:
    address = live_server.url
    reader, ada, bea = ReaderFactory(username="rita"), CuratorFactory(username="ada"), CuratorFactory(username="bea")
    with watched(page), running_worker():
        sign_in(page, address, reader, to="/suggest/")
        suggests(page)
        sign_out(page)
        wait_for_comparisons(page, [story])
        leave_work(story, reader)
        sign_in(page, address, ada, to="/desk/")
        makes_the_draft(page)
        tries_it_on_the_reports(page)
        sends_it_to_review(page)
        decides_about_candidates(page, address)
        sign_out(page)
        sign_in(page, address, bea, to="/desk/")
        approves_and_publishes(page)
        sees_the_figures_of(page, address, release=2, words=TERM)
        answers_a_dispute(page, address)
        keeps_an_alias(page, address)
        rolls_back(page, address)
        sees_the_figures_of(page, address, release=3, words="mob")
        expect(page.locator("#counted")).not_to_contain_text(TERM)
        sign_out(page)


def leave_work(story: Story, reader: User) -> None:
    """A mark that somebody disputes, and two wordings that the lexicon does not hold."""
    mark = TermHit.objects.filter(is_counted=True, revision__article__story=story).earliest("pk")
    open_dispute(hit=mark, fault="sense", complaint="Nobody was violent.", by=reader)
    for phrase in ("cracks", "trapped"):
        run = AnalysisRun.objects.filter(revision__text__contains=phrase).latest("pk")
        start = run.revision.text.index(phrase)
        CandidateHitFactory(run=run, key=phrase, start=start, end=start + len(phrase))


def suggests(page: Page) -> None:
    """A reader says which word is missing, and is told what becomes of it."""
    page.get_by_label("The wording", exact=True).fill(TERM)
    page.get_by_label("A sentence where it stands").fill(SENTENCE)
    page.get_by_label("What does it say that another word would not?").fill("It calls people vermin.")
    page.get_by_role("button", name="Suggest it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your suggestions")
    expect(page.get_by_role("article", name=TERM)).to_contain_text("waits for a curator")


def makes_the_draft(page: Page) -> None:
    """The suggestion becomes an entry; what is wrong is told beside its field while it is typed."""
    heap = page.get_by_role("region", name=re.compile("^Suggest"))
    heap.get_by_role("link", name=TERM).click()
    page.get_by_role("button", name="Take it into work").click()
    expect(page.locator(".state-draft").first).to_be_visible()

    page.get_by_label("Contrast set", exact=True).fill("crowd")
    page.get_by_label("Code", exact=True).fill("crowd.wharf_rats")
    forms = page.get_by_label("Forms", exact=True)
    forms.fill("((")
    expect(page.locator("#faults-forms")).to_contain_text("((")
    forms.fill("wharf rat\nwharf rats")
    expect(page.locator("#faults-forms")).to_be_empty()
    page.get_by_label("Must match").fill("The [[wharf rats]] broke two windows.\nA [[wharf rat]] sold him fish.")
    page.get_by_label("Must not match").fill("Rats lived below the wharf.")
    page.get_by_label("Category").select_option("actor_label")
    page.get_by_role("group", name="Weight").get_by_role("radio").last.check()
    page.get_by_label("Used by").fill("The harbour office.")
    page.get_by_label("Objected to by").fill("The fishermen.")
    expect(page.get_by_text("The examples prove the entry")).to_be_visible(timeout=WORKED)
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text(re.compile("Saved as version"))).to_be_visible()


def tries_it_on_the_reports(page: Page) -> None:
    """The worker looks through what is stored; a place that it found becomes an example."""
    page.get_by_role("button", name="Run it on the corpus now").click()
    expect(page.locator("#trial-words")).to_contain_text("2 of 2 checked, 2 found", timeout=WORKED)
    found = page.locator("#draft-trial li[id^=hit-]")
    expect(found).to_have_count(2)
    expect(found.filter(has_text="The Evening Tide").locator(".shape-quoted")).to_have_text(TERM)
    found.filter(has_text="Orrin Quay Post").get_by_role("button", name="Keep as must match").click()
    expect(page.get_by_text("Kept as must match.")).to_be_visible()
    expect(page.get_by_label("Must match")).to_have_value(re.compile("of the east quay"))


def sends_it_to_review(page: Page) -> None:
    """Nobody approves what they worked on themselves."""
    expect(page.get_by_text("The examples prove the entry")).to_be_visible(timeout=WORKED)
    page.reload()
    page.get_by_label("Comment").fill("Two reports use it.")
    page.get_by_role("button", name="Send to review").click()
    expect(page.get_by_text("Sent to review.")).to_be_visible()
    expect(page.get_by_role("button", name="Approve")).to_be_disabled()


def approves_and_publishes(page: Page) -> None:
    """A second person approves, looks at what would change, and publishes with a reason."""
    page.get_by_role("region", name=re.compile("review", re.IGNORECASE)).get_by_role("link", name=TERM).click()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved. It comes with the next release.")).to_be_visible()
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Reckon it now").click()
    report = page.locator(".impact-report")
    expect(report).to_have_count(1, timeout=WORKED)  # a speaker's word changes no figure of the other report
    expect(page.locator("#impact")).to_contain_text(TITLE)
    expect(report).to_contain_text("Orrin Quay Post")
    expect(report).to_contain_text(TERM)

    page.get_by_label("Reason").fill("A word of the harbour office for the fishermen.")
    page.get_by_role("button", name="Publish 1 draft").click()
    expect(page.get_by_role("heading", name="Release 2")).to_be_visible()
    expect(page.locator("#release-progress")).to_contain_text("2 reports analysed anew", timeout=WORKED)


def sees_the_figures_of(page: Page, address: str, *, release: int, words: str) -> None:
    """The figures name the release they were counted with, and open into its marks."""
    page.goto(f"{address}/stories/pier/figures/")
    expect(page.locator("#own-voice")).to_contain_text(f"lexicon release {release}")
    page.locator("#counted summary").first.click()
    expect(page.locator("#counted")).to_contain_text(words)


def answers_a_dispute(page: Page, address: str) -> None:
    """What a reader held to be wrong gets its answer."""
    page.goto(f"{address}/disputes/")
    page.locator("#dispute-list").get_by_role("heading").get_by_role("link").first.click()
    page.get_by_label("Declined").check()
    page.get_by_label("In words").fill("Windows were broken; the report says it itself.")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.locator(".message")).to_contain_text("The answer is stored")


def keeps_an_alias(page: Page, address: str) -> None:
    """Two names of one office are one referent from now on."""
    page.goto(f"{address}/desk/aliases/new/")
    page.get_by_label("Code").fill("orrin_works")
    page.get_by_label("Kind").select_option("group")
    page.get_by_label("Names").fill("Orrin Works Department\nOrrin Works")
    page.get_by_label("Why this change").fill("Both are in print.")
    page.get_by_role("button", name="Put it in the table").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Orrin Works Department")
    expect(page.locator("#history")).to_contain_text("Both are in print.")


def decides_about_candidates(page: Page, address: str) -> None:
    """One wording becomes a draft, another is put aside with a reason."""
    page.goto(f"{address}/desk/candidates/?q=trapped")
    page.locator("#candidate-list").get_by_role("link", name="trapped", exact=True).click()
    page.get_by_label("Set", exact=True).select_option("crowd")
    page.get_by_role("button", name="Make a draft").click()
    expect(page.locator(".message")).to_contain_text("is a draft now")

    page.goto(f"{address}/desk/candidates/?q=cracks")
    page.locator("#candidate-list").get_by_role("link", name="cracks", exact=True).click()
    page.get_by_label("Or put it aside, because").fill("The plain word for the thing.")
    page.get_by_role("button", name="Reject it").click()
    expect(page.locator(".message")).to_be_visible()


def rolls_back(page: Page, address: str) -> None:
    """The first release once more, as a third one; nothing is deleted."""
    page.goto(f"{address}/releases/1/")
    page.get_by_role("link", name="Roll back to this one").click()
    expect(page.get_by_role("heading", name="What rolling back would change")).to_be_visible()
    page.get_by_label("Reason").fill("The desks want to talk about it first.")
    page.get_by_role("button", name="Roll back", exact=True).click()
    expect(page.get_by_role("heading", name="Release 3")).to_be_visible()
    expect(page.locator("#release-progress")).to_contain_text("2 reports analysed anew", timeout=WORKED)
