"""The page that takes in a lexicon file."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from framing.models import Draft
from framing.tests.factories import CuratorFactory, EditorFactory, ReleaseFactory
from framing.views import lexicon_import as views
from reports.tests.factories import ReaderFactory

pytestmark = pytest.mark.django_db
URL = "/desk/import/"
COLUMNS = "code,contrast_set,term,intensity"
GOOD = f"{COLUMNS}\r\ngate_closure.bar,gate_closure,bar,2\r\n"
MIXED = f"{GOOD}gate_closure.gap,gate_closure,<b>gap</b>,nine\r\n"


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


def send(client, text, name="words.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(URL, {"file": SimpleUploadedFile(name, content)})


def take(client, text, **values):
    return client.post(URL, {"take": "1", "name": "words.csv", "content": text} | values)


def test_a_file_is_told_before_anything_is_stored(client, curator):
    page = send(client, MIXED)

    assert page.status_code == 200
    for words in ("What words.csv would do", "“nine” is not a whole number", "gate_closure.gap", "Open 1 draft<"):
        assert words in page.text
    assert not Draft.objects.exists()


def test_what_was_told_becomes_drafts(client, curator):
    response = take(client, GOOD, note="From the desk abroad.")

    draft = Draft.objects.get()
    assert response.url == "/desk/drafts/"
    assert (draft.code, draft.note, draft.opened_by) == ("gate_closure.bar", "From the desk abroad.", curator)


def test_the_text_goes_round_in_the_form_unchanged(client, curator):
    page = send(client, f"\r\n{GOOD}").text

    assert f'hidden aria-label="Text of the file">\n\r\n{GOOD}</textarea>' in page


def test_good_rows_are_taken_when_the_bad_ones_are_left_out_by_choice(client, curator):
    refused = take(client, MIXED)
    taken = take(client, MIXED, with_faults="on")

    assert refused.status_code == 422
    assert "choose to leave them out" in refused.text
    assert taken.status_code == 302
    assert Draft.objects.get().code == "gate_closure.bar"


def test_long_lists_are_cut_and_counted(client, curator, monkeypatch):
    monkeypatch.setattr(views, "MOST_FAULTS", 2)
    monkeypatch.setattr(views, "MOST_LISTED", 1)
    rows = "".join(f"gate_closure.a{n},gate_closure,gap,{n}\r\n" for n in range(1, 9))

    page = send(client, f"{COLUMNS}\r\n{rows}").text

    assert "the first 2 of 5" in page
    assert "the first 1 of 3" in page


@pytest.mark.parametrize("made", [1, 12])
def test_telling_costs_the_same_at_any_size(client, curator, made, django_assert_num_queries):
    rows = "".join(f"gate_closure.a{n},gate_closure,a{n},1\r\n" for n in range(made))
    client.get(URL)

    with django_assert_num_queries(10):
        send(client, f"{COLUMNS}\r\n{rows}")


def test_no_file_is_told_at_its_field(client, curator):
    response = client.post(URL, {})

    assert response.status_code == 422
    assert "Choose a file first." in response.text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe", "UTF-16"),
        (b"a\x00b", "NUL byte"),
        (b"code,contrast_set\n", "“term” is missing"),
        (b"a" * 5_000_001, "5 MB are read"),
        (b"", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(client, curator, content, words):
    response = send(client, content)

    assert response.status_code == 422
    assert words in response.text


def test_a_file_that_changes_nothing_has_nothing_to_take(client, curator, release):
    page = send(client, client.get(f"/releases/{release.number}.csv").content).text

    assert "<dt>unchanged</dt><dd>3</dd>" in page
    assert 'name="take"' not in page


@pytest.mark.parametrize("factory", [ReaderFactory, EditorFactory])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_curators_import(client, factory, method):
    client.force_login(factory())

    assert getattr(client, method)(URL, {"content": GOOD, "take": "1"}).status_code == 403
    assert not Draft.objects.exists()


def test_strangers_are_asked_to_sign_in(client):
    assert client.post(URL).url.startswith("/sign-in/")


def test_the_token_is_needed(curator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(curator)

    assert take(client, GOOD).status_code == 403
