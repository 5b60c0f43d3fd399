"""Changes walked through by keyboard, and zones chosen by click and key."""

import pytest
from playwright.sync_api import Page, expect

from framing.tests.factories import EditorFactory
from reports.models import ZoneCorrection
from reports.services.ingest import submit_article
from reports.tests.factories import SourceFactory

ADDRESS = "https://daily.example/gate"
REPORT = """Harbour gate stays shut

The harbour office closed the gate on Monday after 12 boats were damaged by the storm.

The gate was built in 1931 and was last repaired nine years ago, the office said.

Boats wait outside the harbour for the gate to open, as on every Monday of the month.
"""


@pytest.fixture
def article(live_server):
    source = SourceFactory()
    submit_article(source=source, text=REPORT, url=ADDRESS)
    return submit_article(source=source, text=REPORT.replace("12", "14").replace("nine", "ten"), url=ADDRESS)


@pytest.fixture
def editor_page(page: Page, live_server, client):
    client.force_login(EditorFactory())
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def test_n_and_p_walk_through_the_changes(page: Page, live_server, article):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}/articles/{article.pk}/revisions/2/against/1/")

    page.keyboard.press("n")
    expect(page.locator("#change-1")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#change-2")).to_be_focused()
    expect(page.locator("#change-place")).to_have_text("change 2 of 2")
    page.keyboard.press("p")
    expect(page.locator("#change-1")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_zone_is_chosen_by_key_and_stored(editor_page: Page, live_server, article):
    editor_page.goto(f"{live_server.url}/articles/{article.pk}/zones/")

    editor_page.locator("select[name=zone_3]").focus()
    editor_page.keyboard.press("5")
    expect(editor_page.locator("select[name=zone_3]")).to_have_value("caption")
    editor_page.get_by_role("button", name="Store the zones").click()

    expect(editor_page.get_by_text("The zones are stored.")).to_be_visible()
    assert ZoneCorrection.objects.get().zones[3][0] == "caption"
