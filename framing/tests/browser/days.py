"""What the walks through a person's whole day share: reports of the demo, a worker's work waited for, signing in."""

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Page, expect

from framing.models import AnalysisRun
from framing.selectors.comparisons import comparison_status_of
from framing.services.aliases import load_aliases
from framing.services.demo import load_starter_lexicon
from framing.services.roles import sync_roles
from reports.models import Story
from reports.services.ingest import submit_article
from reports.services.primary_texts import attach_primary_text
from reports.services.sources import add_source
from reports.services.stories import open_story
from reports.tests.factories import PASSWORD

DEMO = Path(settings.BASE_DIR) / "reports" / "demo"
# A worker reads its language model first, and what it does between is as slow as the machine is busy.
SECONDS = 120
WORKED = SECONDS * 1000
PATIENCE = 20_000


def bring_demo(*slugs: str) -> list[Story]:
    """Stories of the demo with their reports and primary texts, waiting for a worker, under the starter tables."""
    sync_roles()
    load_starter_lexicon()
    load_aliases()
    table = tomllib.loads((DEMO / "stories.toml").read_text(encoding="utf-8"))
    articles = [row for row in table["articles"] if row.get("story") in slugs]
    used = {row["source"] for row in articles}
    sources = {row["slug"]: add_source(**_without(row, "domains")) for row in table["sources"] if row["slug"] in used}
    stories = {row["slug"]: open_story(**row) for row in table["stories"] if row["slug"] in slugs}
    for row in articles:
        submit_article(
            source=sources[row["source"]],
            story=stories[row["story"]],
            text=_read(row),
            url=row["url"],
            published_at=row["published_at"],
        )
    for row in table["primary_texts"]:
        if row["story"] in slugs:
            attach_primary_text(story=stories[row["story"]], text=_read(row), **_without(row, "file", "story"))
    return [stories[slug] for slug in slugs]


def _read(row: dict[str, Any]) -> str:
    return (DEMO / row["file"]).read_text(encoding="utf-8")


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def wait_for_comparisons(page: Page, stories: list[Story]) -> None:
    """Until a worker has analysed all that is stored and compared these stories."""
    wait_until(page, lambda: not AnalysisRun.objects.exclude(state="done").exists())
    wait_until(page, lambda: all(comparison_status_of(story).standing == "done" for story in stories))


def wait_until(page: Page, is_so: Callable[[], bool], seconds: int = SECONDS) -> None:
    """Until something is stored; the browser goes on meanwhile."""
    for _ in range(seconds * 5):
        if is_so():
            return
        page.wait_for_timeout(200)
    raise AssertionError("It did not come.")


@contextmanager
def watched(page: Page) -> Iterator[None]:
    """No script fails meanwhile and nothing breaks the content policy; a form that is refused is no fault.

    A worker takes the time of the machine, so what the page should show is waited for longer than elsewhere.
    """
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    expect.set_options(timeout=PATIENCE)
    try:
        yield
    finally:
        expect.set_options(timeout=None)
    assert [fault for fault in faults if "422" not in fault] == []


def sign_in(page: Page, address: str, user: Any, *, to: str = "/") -> None:
    """Sign in at the form, as people do, and arrive at the page asked for."""
    page.goto(f"{address}/sign-in/?next={to}")
    page.get_by_label("Name").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(address + to)


def sign_out(page: Page) -> None:
    """Leave by the menu of the account."""
    page.locator(".menu > summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in", exact=True).first).to_be_visible()
