"""axe over whole pages on a phone, in light and dark: no serious violation.

On a desk every page in every state is examined by config/tests/test_every_page.py.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from framing.tests.browser.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
GRAVE = {"serious", "critical"}
PATHS = ("/", "/stories/{story}/", "/stories/{story}/marks/{mark}/", "/articles/{article}/")


def faults(page: Page) -> list[str]:
    """What axe holds to be serious, with the elements."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"][:4]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_phone_pages_have_no_serious_violation(page, live_server, siege, theme):
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    article = siege.revision.article

    for path in PATHS:
        page.goto(live_server.url + path.format(story=article.story.slug, mark=siege.pk, article=article.pk))

        assert faults(page) == [], path
