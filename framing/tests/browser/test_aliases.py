"""The alias table in a real browser: searching, a new set, two curators at once, a file; no page breaks on a phone."""

import pytest
from playwright.sync_api import Page, expect

from framing.services.aliases import change_set
from framing.services.roles import sync_roles
from framing.tests.alias_sets import GUARD, stored_set
from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.browser.test_desk import sign_in
from framing.tests.factories import CuratorFactory, ReleaseFactory
from framing.tests.label_rows import LabelUseFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
EDIT = "/desk/aliases/harbour_guard/"
FILE = "code,kind,name\nharbour_guard,group,Harbour Guard\nharbour_guard,,Port Watch\nquay,plcae,Old Quay\n"


@pytest.fixture
def curator(live_server):
    sync_roles()
    ReleaseFactory()
    curator = CuratorFactory(username="ada")
    stored_set(by=curator)
    LabelUseFactory(referent_key="alias:harbour_guard", text="the port’s watchmen", own=3, attributed=1)
    return curator


@pytest.fixture
def desk(faultless, live_server, curator) -> Page:
    """A page of the signed-in curator."""
    sign_in(faultless, live_server.url, curator)
    return faultless


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [None, PHONE])
def test_pages_have_no_serious_violation_and_fit(desk, live_server, theme, size):
    desk.emulate_media(color_scheme=theme, reduced_motion="reduce")
    if size:
        desk.set_viewport_size(size)

    for path in ("/desk/aliases/?q=guard", EDIT, "/desk/aliases/new/?name=HGD&name=Watch", "/desk/aliases/import/"):
        desk.goto(live_server.url + path)
        assert faults(desk) == [], path
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    desk.goto(f"{live_server.url}/desk/drafts/new/?term=gate+bullies&referent=Harbour+Guard")
    assert faults(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_search_narrows_the_list_as_it_is_typed(desk, live_server):
    desk.goto(f"{live_server.url}/desk/aliases/")

    desk.get_by_role("searchbox", name="Words of a name").fill("haras")

    expect(desk.locator(".alias-set")).to_have_count(1)
    expect(desk).to_have_url(f"{live_server.url}/desk/aliases/?q=haras&kind=&state=")


def test_what_two_curators_typed_is_both_there(page, live_server, curator):
    desk = page  # not the one that must have no fault: a browser notes the refusal as one
    sign_in(desk, live_server.url, curator)
    desk.goto(live_server.url + EDIT)
    desk.get_by_label("Names").fill("Harbour Guard\nMine")
    theirs = ["Harbour Guard", "Theirs"]
    change_set(code=GUARD.code, kind="group", names=theirs, note=GUARD.note, seen=2, by=curator)

    desk.get_by_role("button", name="Save").click()

    told = desk.get_by_role("alert", name="Somebody was here meanwhile")
    expect(told).to_contain_text("Harbour Guard · Theirs")
    expect(told).to_be_focused()
    expect(desk.get_by_label("Names")).to_have_value("Harbour Guard\nMine")
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#e4 ins")).to_have_text("Mine")


def test_file_is_looked_at_and_taken(desk, live_server):
    desk.goto(f"{live_server.url}/desk/aliases/import/")
    file = {"name": "names.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    desk.get_by_label("File").set_input_files(files=[file])
    desk.get_by_role("button", name="See what it would do").click()
    expect(desk.get_by_role("heading", name="What names.csv would do")).to_be_visible()
    assert faults(desk) == []

    desk.get_by_label("Leave out the sets").check()
    desk.get_by_role("button", name="Store 1 set").click()

    expect(desk.get_by_text("1 set stored as edition 3.")).to_be_visible()
