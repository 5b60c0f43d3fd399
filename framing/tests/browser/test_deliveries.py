"""An editor drops files, watches them being read, puts a zone right, stores a report and takes it out again."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from framing.tests.browser.conftest import PHONE
from framing.tests.browser.test_accessibility import faults
from framing.tests.factories import EditorFactory, ReleaseFactory
from reports.models import Article, DeliveredItem, Delivery
from reports.services.reading import read_item
from reports.tests.deliveries import DeliveredItemFactory, DeliveryFactory, found
from reports.tests.factories import TEXT, SourceFactory, StoryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
DROP = """
([zone, files]) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name, { type: "text/plain" }));
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}
"""


@pytest.fixture
def signed_in(live_server):
    """Opens an address of the live server as an editor."""
    client = Client()
    client.force_login(EditorFactory(username="mara"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}

    def opened(page, path):
        page.context.add_cookies([cookie])
        page.goto(live_server.url + path)
        return page

    return opened


def complete(delivery, **more):
    source = SourceFactory(name="The Quay Post")
    outlet = {"source": source.pk, "name": source.name, "by": "guessed", "how": "from the domain quay.example"}
    return DeliveredItemFactory(delivery=delivery, looked_at=True, found=found(outlet=outlet), **more)


def test_dropped_files_are_read_put_right_stored_and_taken_out_again(faultless, signed_in):
    ReleaseFactory()
    SourceFactory(name="Anvil", slug="anvil")
    story = StoryFactory(title="Gate of Brennick shut", slug="gate-of-brennick")
    page = signed_in(faultless, "/upload/")
    texts = [["gate.txt", TEXT], ["tide.txt", f"High tide at noon\n\n{TEXT}"], ["picture.txt", "\x89PNG\x00\x00"]]

    page.locator("[data-drop-zone]").evaluate(f"(zone, files) => ({DROP})([zone, files])", texts)
    expect(page.get_by_role("list", name="Chosen files").get_by_role("listitem")).to_have_count(3)
    page.get_by_role("button", name="Bring them in").click()

    expect(page.locator(".delivery-progress")).to_contain_text("0 of 3 read")
    for item_id in DeliveredItem.objects.order_by("number").values_list("pk", flat=True):
        read_item(item_id=item_id)
    expect(page.locator(".delivery-progress")).to_contain_text("3 of 3 read")
    expect(page.locator(".item-row").nth(2)).to_contain_text("not read")
    page.get_by_role("link", name="Look at it").first.click()

    last = page.get_by_label("Zone of stretch 5")
    page.locator(".zone-words").last.click()
    expect(last).to_be_focused()
    page.keyboard.press("Escape")
    last.focus()
    page.keyboard.press("9")
    expect(page.locator("[data-zone-row]").last).to_have_class("zone-row zone-boilerplate")
    page.get_by_label("Outlet", exact=True).select_option("anvil")
    page.get_by_label("Day of publication").fill("2026-03-04")
    page.get_by_label("Story", exact=True).select_option("gate-of-brennick")
    page.get_by_role("button", name="Store it").click()

    expect(page.get_by_text("is stored. Its analysis follows.")).to_be_visible()
    article = Article.objects.get()
    assert (article.story, article.latest_revision.zones[-1][0]) == (story, "boilerplate")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("waits for a decision again")).to_be_visible()
    assert not Article.objects.exists()


def test_without_scripts_a_file_is_brought_in_and_stored(browser, live_server, signed_in):
    SourceFactory(name="Anvil", slug="anvil")
    context = browser.new_context(java_script_enabled=False)
    page = signed_in(context.new_page(), "/upload/")

    page.get_by_label("Choose files").set_input_files(
        {"name": "gate.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    )
    page.get_by_role("button", name="Bring them in").click()
    read_item(item_id=DeliveredItem.objects.get().pk)
    page.get_by_role("link", name="Look again").click()
    page.get_by_role("link", name="Look at it").click()
    page.get_by_label("Zone of stretch 5").select_option("caption")
    page.get_by_label("Outlet", exact=True).select_option("anvil")
    page.get_by_role("button", name="Store it").click()

    expect(page.get_by_text("is stored. Its analysis follows.")).to_be_visible()
    assert Article.objects.get().latest_revision.zones[-1][0] == "caption"
    context.close()


@pytest.mark.parametrize(("theme", "size"), [("light", {"width": 1440, "height": 900}), ("dark", PHONE)])
def test_pages_of_what_came_in_have_no_serious_violation(page, signed_in, theme, size):
    delivery = DeliveryFactory()
    item = complete(delivery)
    DeliveredItemFactory(delivery=delivery, failed=True)
    DeliveredItemFactory(delivery=delivery)
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    paths = ["/deliveries/?whose=all", f"/deliveries/{delivery.pk}/", "/upload/batch/"]
    paths.append(f"/deliveries/{delivery.pk}/items/{item.number}/")

    found_faults = {path: faults(signed_in(page, path)) for path in paths}

    assert found_faults == {path: [] for path in paths}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Delivery.objects.count() == 1
