"""The symmetry page in a real browser."""

import pytest
from playwright.sync_api import expect

from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.curation import SymmetryMeasurementFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_page_has_no_serious_violation_and_fits_a_phone(page, live_server, theme):
    SymmetryMeasurementFactory(hits={"gate_closure.siege": 7})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size(PHONE)

    page.goto(f"{live_server.url}/method/symmetry/")

    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_topic_narrows_the_sets(faultless, live_server):
    SymmetryMeasurementFactory()
    faultless.goto(f"{live_server.url}/method/symmetry/")
    faultless.get_by_role("link", name="Protest").click()

    expect(faultless.locator(".symmetry-sets tbody tr")).to_have_count(1)
    assert faultless.url.endswith("?topic=protest#sets")
