"""A real browser against a live server: the one of PARALLAX_BROWSER, else Chromium or Chrome on the path."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from framing.models import TermHit
from framing.tests.factories import AnalysisRunFactory, ReleaseFactory, TermHitFactory
from reports.models import Story
from reports.tests.factories import TEXT, ArticleFactory, QuoteFactory, StoryFactory

# Playwright's synchronous API runs an event loop, in which Django refuses the database unless it is told.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 740}
SENTENCES = [
    ["headline", 0, 34],
    ["body", 36, TEXT.index("\n\n“We")],
    ["body", TEXT.index("“We"), TEXT.index(" She said")],
    ["body", TEXT.index("She said"), TEXT.index("\n\nFishermen")],
    ["body", TEXT.index("Fishermen"), TEXT.index("\n\nAbout")],
    ["body", TEXT.index("About"), len(TEXT)],
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Starts the browser that this machine has."""
    path = os.environ.get("PARALLAX_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        pytest.skip("No Chrome or Chromium was found; set PARALLAX_BROWSER.")
    return {**browser_type_launch_args, "executable_path": path, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A desktop without moving parts."""
    return {**browser_context_args, "viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}


@pytest.fixture
def story(live_server: Any) -> Story:
    """Two reports of a closed gate; the first owns "siege", the second quotes it."""
    ReleaseFactory()
    story = StoryFactory(title="Old harbour gate shut")
    for voice, speaker in (("own", ""), ("quoted", "the fishermen")):
        article = ArticleFactory(story=story)
        run = AnalysisRunFactory(revision=article.latest_revision, sentences=SENTENCES, voices=[["quoted", 148, 182]])
        TermHitFactory(run=run, phrase="siege", voice=voice, speaker=speaker)
        TermHitFactory(run=run, phrase="shuts", entry="gate_closure.closure", term="closure", zone="headline")
        TermHitFactory(run=run, phrase="harbour office", voice="name", category="actor_label", entry="x.name")
        TermHitFactory(run=run, phrase="cargo", is_ambiguous=True, is_counted=False, entry="x.unclear")
        QuoteFactory(revision=article.latest_revision)
    return story


@pytest.fixture
def siege(story: Story) -> TermHit:
    """The first report's "siege"."""
    return TermHit.objects.filter(revision__article__story=story, text="siege", voice="own").get()


@pytest.fixture
def faultless(page: Page) -> Iterator[Page]:
    """A page on which no script fails and nothing breaks the content policy."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    assert faults == []
