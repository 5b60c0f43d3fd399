"""A new entry begun from a label on another page."""

import pytest

from framing.models import Draft
from framing.selectors.alias_pages import new_draft_address
from framing.tests.factories import CuratorFactory, EditorFactory, ReleaseFactory
from reports.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db
URL = "/desk/drafts/new/"


@pytest.fixture
def curator(client):
    ReleaseFactory()
    curator = CuratorFactory()
    client.force_login(curator)
    return curator


def typed(**values):
    given = {"term": "gate bullies", "contrast_set": "gate_closure", "category": "actor_label"}
    return given | {"intensity": "2", "valence": "-1", "kind": "group"} | values


def test_form_is_filled_in_from_its_address(client, curator):
    story = StoryFactory()
    address = new_draft_address(
        "gate bullies", contrast_set="gate_closure", sentence="The gate bullies came.", story=story.slug
    )

    page = client.get(address)

    form = page.context["form"]
    assert [form[name].value() for name in ("term", "contrast_set")] == ["gate bullies", "gate_closure"]
    assert "The gate bullies came.</textarea>" in page.text
    assert story.title in form["note"].value()


def test_label_becomes_a_draft_in_its_set_with_its_sentence(client, curator):
    answer = client.post(URL, typed(sentence="The Gate bullies came."))

    draft = Draft.objects.get()
    assert answer.url == draft.get_absolute_url()
    assert (draft.code, draft.kind, draft.contrast_set) == ("gate_closure.gate_bullies", "new", None)
    assert draft.entry["matches"] == ["The [[Gate bullies]] came."]
    assert draft.opened_by == curator


def test_label_of_a_referent_without_a_set_makes_one(client, curator):
    address = new_draft_address("gate bullies", referent="The harbour guard", kind="group")

    assert client.get(address).context["form"]["referent"].value() == "The harbour guard"
    client.post(URL, typed(contrast_set="", referent="The harbour guard"))

    draft = Draft.objects.get()
    assert draft.contrast_set == {"code": "the_harbour_guard", "referent": "The harbour guard", "kind": "group"}
    assert draft.code == "the_harbour_guard.gate_bullies"


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ({"term": ""}, "This field is required"),
        ({"contrast_set": ""}, "say what a new one is about"),
        ({"contrast_set": "nowhere"}, "Select a valid choice"),
        ({"term": "x" * 500}, "at most"),
        ({"sentence": "x" * 50_000}, "at most"),
        ({"term": "a\x00b"}, "Null characters"),
    ],
)
def test_what_is_refused_comes_back_as_it_was_typed(client, curator, values, part):
    answer = client.post(URL, typed(note="Seen twice.") | values)

    assert answer.status_code == 422
    assert part in answer.text
    assert "Seen twice." in answer.text
    assert not Draft.objects.exists()


@pytest.mark.parametrize("junk", ["", "%00", "\x00", "x" * 3_000, "<b>", "٣"])
def test_odd_addresses_open_the_form(client, curator, junk):
    names = ("term", "set", "referent", "kind", "topic", "sentence", "story")

    assert client.get(URL, dict.fromkeys(names, junk)).status_code == 200


def test_entries_are_begun_by_curators_alone(client):
    assert client.get(URL).status_code == 302
    client.force_login(EditorFactory())
    assert client.get(URL).status_code == 403
    assert client.post(URL, typed()).status_code == 403
