"""The pages that edit many entries at once."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from framing.models import Draft
from framing.tests.curation import DraftFactory, entry_table
from framing.tests.factories import CuratorFactory, EditorFactory, ReleaseFactory
from framing.views import batch as views
from reports.tests.factories import ReaderFactory

pytestmark = pytest.mark.django_db
URL = "/desk/drafts/batch/"
SIEGE = "gate_closure.siege"
JUNK = ["x" * 9_999, "a\x00b", "-1", "９", ""]


@pytest.fixture(autouse=True)
def release():
    return ReleaseFactory()


@pytest.fixture
def curator(client):
    curator = CuratorFactory()
    names = ["add_draft", "change_draft"]
    curator.groups.get(name="Curator").permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(curator)
    return curator


def test_live_entries_are_found_and_offered(client, curator):
    page = client.get(URL, {"set": "gate_closure"}).text

    assert f'value="{SIEGE}"' in page
    assert "gate_protesters.mob" not in page
    assert "Find live entries above" in client.get(URL).text
    assert "No live entry fits." in client.get(URL, {"q": "nowhere"}).text


def test_long_lists_are_cut(client, curator, monkeypatch):
    monkeypatch.setattr(views, "MOST_OFFERED", 1)

    assert "The first 1 of 2" in client.get(URL, {"set": "gate_closure"}).text


def test_drafts_chosen_in_their_list_are_taken_over(client, curator):
    draft = DraftFactory()

    page = client.post(URL, {"draft": [draft.pk, "x", "９"]}).text

    assert f'value="{draft.code}" checked' in page
    assert "See what it would change" in page


def test_the_edit_is_told_then_done(client, curator):
    draft = DraftFactory(approved=True, code="gate_closure.bar", entry=entry_table("gate_closure.bar"))
    edit = {"intensity": "1", "add_tags": "harbour, quay", "note": "Sorted anew."}

    told = client.post(URL, {"show": "1", "code": [SIEGE, draft.code, "no.such"]} | edit)
    done = client.post(URL, {"do": "1", "shown": [f"{SIEGE}:0", f"{draft.code}:1"]} | edit)

    assert "2 drafts, all together or none." in told.text
    assert "1 cannot take it and is left out." in told.text
    assert "was in review or approved" in told.text
    assert f'name="shown" value="{SIEGE}:0"' in told.text
    assert 'type="hidden" name="add_tags" value="harbour, quay"' in told.text
    assert done.url == "/desk/drafts/"
    assert {found.entry["intensity"] for found in Draft.objects.all()} == {1}
    assert Draft.objects.get(code=SIEGE).entry["tags"] == ["harbour", "quay"]


@pytest.mark.parametrize(
    "data",
    [
        {"show": "1"},
        {"show": "1", "code": SIEGE, "intensity": "9"},
        {"do": "1"},
        {"do": "1", "shown": "junk"},
        {"do": "1", "shown": f"{SIEGE}:9", "intensity": "1"},
        {"do": "1", "shown": f"{SIEGE}:0", "intensity": "1", "note": "a" * 1_001},
        {"show": "1", "code": [f"x.{number}" for number in range(201)]},
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_stored(client, curator, data):
    response = client.post(URL, data)

    assert response.status_code == 422
    assert "form-errors" in response.text
    assert not Draft.objects.exists()


@pytest.mark.parametrize("junk", JUNK)
def test_an_odd_query_opens_the_page(client, curator, junk):
    assert client.get(URL, {"q": junk, "set": junk, "tag": junk}).status_code == 200
    assert client.post(URL, {"code": junk, "draft": junk, "shown": junk}).status_code == 200


@pytest.mark.parametrize("made", [1, 12])
def test_telling_costs_the_same_at_any_size(client, curator, made, django_assert_num_queries):
    drafts = DraftFactory.create_batch(made)
    client.get(URL)

    with django_assert_num_queries(9):
        client.post(URL, {"show": "1", "draft": [draft.pk for draft in drafts], "intensity": "1"})


@pytest.mark.parametrize("factory", [ReaderFactory, EditorFactory])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_curators_edit(client, factory, method):
    client.force_login(factory())

    assert getattr(client, method)(URL, {"do": "1", "shown": f"{SIEGE}:0", "intensity": "1"}).status_code == 403
    assert not Draft.objects.exists()


def test_strangers_are_asked_to_sign_in(client):
    assert client.post(URL).url.startswith("/sign-in/")


def test_the_token_is_needed(curator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(curator)

    assert client.post(URL, {"do": "1"}).status_code == 403
