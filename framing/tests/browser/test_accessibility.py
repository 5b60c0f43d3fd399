"""axe on every page, in light and dark: no serious violation."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from framing.tests.browser.conftest import PHONE
from framing.tests.factories import AnalysisRunFactory, EditorFactory, TermFactory
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
GRAVE = {"serious", "critical"}
PATHS = {
    "stories": "/",
    "found": "/?q=gate",
    "nothing found": "/?q=nowhere",
    "story": "/stories/{story}/",
    "filtered story": "/stories/{story}/?hide=quoted",
    "card": "/stories/{story}/marks/{mark}/",
    "waiting and failed": "/stories/unsettled/",
    "empty story": "/stories/empty/",
    "article": "/articles/{article}/",
    "run status": "/articles/{article}/status/",
    "sources": "/sources/",
    "source": "/sources/{source}/",
    "lexicon": "/lexicon/",
    "entry": "/lexicon/gate_closure.siege/",
    "method": "/method/",
    "sign-in": "/sign-in/",
    "missing": "/stories/nowhere/",
}


def faults(page: Page) -> list[str]:
    """What axe holds to be serious, with the elements."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"][:4]
    ]


@pytest.fixture
def places(story, siege) -> dict[str, object]:
    TermFactory()
    StoryFactory(slug="empty")
    unsettled = StoryFactory(slug="unsettled")
    AnalysisRunFactory(revision=ArticleFactory(story=unsettled).latest_revision, queued=True)
    AnalysisRunFactory(revision=ArticleFactory(story=unsettled).latest_revision, failed=True)
    article = siege.revision.article
    return {"story": story.slug, "mark": siege.pk, "article": article.pk, "source": article.source.slug}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PATHS)
def test_page_has_no_serious_violation(page, live_server, places, name, theme):
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    page.goto(live_server.url + PATHS[name].format(**places))

    assert faults(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["stories", "story", "card", "article"])
def test_phone_page_has_no_serious_violation(page, live_server, places, name, theme):
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    page.goto(live_server.url + PATHS[name].format(**places))

    assert faults(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_upload_form_has_no_serious_violation(page, live_server, places, theme):
    client = Client()
    client.force_login(EditorFactory())
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    page.goto(f"{live_server.url}/upload/")

    assert page.locator("form textarea").count() == 1
    assert faults(page) == []
