"""Every page of the list of pictures, examined in a browser: axe, narrow screens, large spacing, titles."""

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from config.celery import app
from config.env import ROOT
from config.screenshots import scene_work
from config.screenshots.places import Places
from config.screenshots.scene_texts import GERMAN
from config.screenshots.shots import ANYBODY, CURATOR, READER, SHOTS, Shot
from config.tests.examining import Examined, Examiner
from framing.services.demo import load_demo

# The browser that the tests of pages use, too.
from framing.tests.browser.conftest import browser_type_launch_args  # noqa: F401

DEMO = ROOT / "reports" / "demo"
#: Stories of which no page is shown; without them the demo is read in a third of the time.
LEFT_OUT = ("dunmere-rail-strike", "coranda-election", "kestria-clean-power-act")
#: Paragraphs of each text that are read; what comes behind them makes pages longer, not other ones.
PARAGRAPHS = 9
#: Pictures that show nothing to examine which another one does not.
SHOWN_BY: dict[str, str] = {
    "story-two": "story",
    "story-release": "story",
    "story-curator": "story-editor",
    "story-waiting-editor": "story-waiting",
    "mark-card": "mark-card-open",
    "quote-add-paragraph": "quote-add",
    "tour-strip": "tour-card",
}
#: What is open only after a person asked for it.
OPENED = (
    Shot("keys", "framing:speaker_list", click="[data-opens='keys']"),
    Shot("menu", "framing:lexicon_list", who=CURATOR, click="details.menu > summary"),
    Shot("passages", "framing:story_labels", ("story",), click=".label-matrix a.use"),
    Shot("filtered", "framing:story_read", ("story",), query="?hide=quoted"),
    Shot("columns", "framing:story_read", ("story",), click=".column-choice > summary"),
    Shot("disputing", "framing:mark_card", ("story", "mark"), who=READER, click="#dispute-open a"),
)
#: What axe looks at where only a part of the page is new.
PARTS = {
    "mark-card-open": "#mark-card",
    "mark-card-reader": "#mark-card",
    "candidate-card": "#mark-card",
    "article-mark": "#mark-card",
    "article-candidate": "#mark-card",
    "tour-card": ".tour",
    "disputing": "#mark-card",
    "keys": "#keys",
    "menu": "details.menu",
    "passages": "#referent-detail",
    "columns": ".column-choice",
}
EXAMINED = (*(shot for shot in SHOTS if shot.name not in SHOWN_BY), *OPENED)


@pytest.fixture
def scene(transactional_db: None, tmp_path: Path) -> Places:
    """The scene of the pictures with half of the demo's stories, each shortened."""
    folder = tmp_path / "demo"
    shutil.copytree(DEMO, folder)
    blocks = re.split(r"\n(?=\[\[)", (DEMO / "stories.toml").read_text(encoding="utf-8"))
    kept = [block for block in blocks if not any(f'"{slug}"\n' in block + "\n" for slug in LEFT_OUT)]
    (folder / "stories.toml").write_text("\n".join(kept), encoding="utf-8")
    for text in folder.glob("*/*.txt"):
        paragraphs = text.read_text(encoding="utf-8").split("\n\n")
        text.write_text("\n\n".join(paragraphs[:PARAGRAPHS]), encoding="utf-8")
    app.conf.task_always_eager = True
    try:
        load_demo(folder)
        scene_work.work()
    finally:
        app.conf.task_always_eager = False
    scene_work.leave_under_way()
    return Places()


@pytest.fixture
def pages(browser: Browser, live_server: LiveServer, scene: Places) -> defaultdict[str, Page]:
    """A page for each kind of people, signed in."""

    class Pages(defaultdict[str, Page]):
        def __missing__(self, who: str) -> Page:
            context = browser.new_context()
            if who != ANYBODY:
                client = Client()
                client.force_login(User.objects.get(username=who))
                cookie = client.cookies["sessionid"].value
                context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
            self[who] = context.new_page()
            return self[who]

    return Pages()


@pytest.mark.browser
@pytest.mark.timeout(900)
@pytest.mark.xdist_group("every page")
@pytest.mark.django_db(transaction=True)
def test_every_page_in_every_state_can_be_used_by_everybody(
    live_server: LiveServer, scene: Places, pages: dict[str, Page]
) -> None:
    examiner = Examiner(live_server.url, foreign={"de": GERMAN.partition("\n")[0]})

    found = [
        examiner.examine(pages[shot.who], shot, shot.address(scene), part=PARTS.get(shot.name, "")) for shot in EXAMINED
    ]

    assert {one.name: one.faults for one in found if one.faults} == {}
    assert len(found) > 130
    assert shared_titles(found) == {}


def shared_titles(found: list[Examined]) -> dict[str, set[str]]:
    """Titles of more than one address; a page in another state or for other people may keep its own."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        titles[one.title].add(one.path)
    return {title: paths for title, paths in titles.items() if len(paths) > 1 or not title.endswith("Parallax")}


def test_what_is_not_examined_is_shown_by_another_picture_of_the_list() -> None:
    names = {shot.name for shot in SHOTS}
    views = {shot.name: shot.shows or shot.view for shot in (*SHOTS, *OPENED)}

    assert set(SHOWN_BY) <= names
    assert set(SHOWN_BY.values()) <= names - set(SHOWN_BY)
    assert {views[shot.name] for shot in EXAMINED} == set(views.values())
