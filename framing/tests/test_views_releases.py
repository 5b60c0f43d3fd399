"""The pages of releases: what changed, any two beside each other, rolling back, and the files of a release."""

import csv
import io
import json

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from framing.analysis.lexicon import load_lexicon
from framing.analysis.lexicon_csv import dump_csv, load_csv
from framing.models import LexiconRelease
from framing.services.releases import publish_release
from framing.tests.curation import DraftFactory
from framing.tests.factories import LEXICON, AnalysisRunFactory, CuratorFactory, EditorFactory, ReleaseFactory
from framing.views import releases as views
from reports.tests.factories import ReaderFactory

pytestmark = pytest.mark.django_db
LIST = "/releases/"
SWAP = {"HX-Request": "true"}
JUNK = ["x" * 10_000, "a\x00b", "-1", "1e9", "９", "'; --", "\U0010ffff", ""]


def lexicon(number=1, *changes):
    text = LEXICON.format(number=number)
    for before, after in changes:
        text = text.replace(before, after)
    return load_lexicon(text)


@pytest.fixture
def first():
    return publish_release(lexicon=lexicon(), reason="First words of the harbour.")[0]


@pytest.fixture
def second(first):
    """Siege weighs less and has one form more; mob is gone; a barricade is new."""
    kept, _, _ = LEXICON.format(number=1).rpartition("[[entry]]")
    new = """[[entry]]
code = "gate_closure.barricade"
contrast_set = "gate_closure"
term = "barricade"
matches = ["They saw a [[barricade]]."]
ignores = ["The door was open."]
"""
    text = kept.replace("intensity = 3", "intensity = 2") + new
    text = text.replace('forms = ["siege"]', 'forms = ["siege", "besieged"]')
    return publish_release(lexicon=load_lexicon(text), reason="A barricade.", published_by=CuratorFactory())[0]


@pytest.fixture
def curator(client):
    curator = CuratorFactory()
    curator.groups.get(name="Curator").permissions.add(Permission.objects.get(codename="publish_release"))
    client.force_login(curator)
    return curator


def test_releases_are_listed_newest_first_with_who_and_why(client, second):
    page = client.get(LIST).text

    assert page.index("A barricade.") < page.index("First words of the harbour.")
    assert f"by {second.published_by.username}" in page
    assert "from the command line" in page


def test_no_release_is_a_designed_state(client):
    assert "No lexicon has been released" in client.get(LIST).text


@pytest.mark.parametrize("made", [1, 12])
def test_the_list_costs_the_same_at_any_size(client, made, django_assert_num_queries):
    for release in ReleaseFactory.create_batch(made):
        AnalysisRunFactory(release=release, is_rescoring=True)

    with django_assert_num_queries(3):
        client.get(LIST)


@pytest.mark.parametrize("made", [1, 12])
def test_a_release_costs_the_same_at_any_size(client, made, first, second, django_assert_num_queries):
    DraftFactory.create_batch(made, published=True, release=second)
    client.get(f"{LIST}2/")  # the frozen lexicons are read once a process

    with django_assert_num_queries(7):
        client.get(f"{LIST}2/")


def test_a_release_tells_what_it_changed_field_by_field(client, second):
    page = client.get(f"{LIST}2/").text

    for words in (
        "1 changed, 1 new, 1 retired",
        '<th scope="row">intensity</th><td data-label="Before"><del>3</del></td><td data-label="After"><ins>2</ins>',
        "<ins>besieged</ins>",
        'href="/lexicon/gate_closure.barricade/"',
        "What it said",
    ):
        assert words in page
    assert 'href="/lexicon/gate_protesters.mob/"' not in page


def test_changes_are_narrowed_by_kind_and_paged(client, second, monkeypatch):
    monkeypatch.setattr(views, "CHANGES_ON_A_PAGE", 1)

    everything = client.get(f"{LIST}2/").text
    added = client.get(f"{LIST}2/", {"kind": "added"}).text

    assert "Page 1 of 3" in everything
    assert "barricade" in added
    assert "besieged" not in added


def test_the_first_release_tells_what_it_holds(client, first):
    page = client.get(f"{LIST}1/").text

    assert "What it holds" in page
    assert "3 new; 2 contrast sets" in page


def test_drafts_of_a_release_are_told_with_author_and_reviewer(client, second):
    draft = DraftFactory(published=True, release=second, code="gate_closure.siege", note="Softer than it was.")

    page = client.get(f"{LIST}2/").text

    assert f"Drafted by {draft.opened_by.username}, approved by {draft.reviewed_by.username}: Softer" in page


def test_progress_is_polled_until_all_is_analysed(client, second):
    AnalysisRunFactory(release=second, is_rescoring=True)
    waiting = AnalysisRunFactory(release=second, is_rescoring=True, queued=True)

    running = client.get(f"{LIST}2/", headers=SWAP)
    waiting.state, waiting.finished_at = "done", second.published_at
    waiting.save()
    done = client.get(f"{LIST}2/", headers=SWAP)

    assert "<b>1 of 2</b> reports analysed anew" in running.text
    assert 'max="2" value="1"' in running.text
    assert running.status_code == 200
    assert "hx-get" in running.text
    assert "2 reports analysed anew" in done.text
    assert done.status_code == 286
    assert "hx-get" not in done.text


def test_any_two_releases_are_laid_beside_each_other(client, second):
    forward = client.get(f"{LIST}2/against/1/").text
    back = client.get(f"{LIST}1/against/2/").text

    assert "<del>3</del>" in forward
    assert "<del>2</del>" in back
    assert client.get(f"{LIST}2/", {"against": "1"}).url == f"{LIST}2/against/1/"


def test_a_release_against_itself_differs_in_nothing(client, second):
    assert "hold the same entries and sets" in client.get(f"{LIST}2/against/2/").text


@pytest.mark.parametrize("junk", JUNK)
def test_an_odd_query_opens_the_release(client, second, junk):
    assert client.get(f"{LIST}2/", {"kind": junk, "page": junk, "against": junk}).status_code in {200, 404}
    assert client.get(LIST, {"page": junk}).status_code == 200


@pytest.mark.parametrize("path", ["9/", "9/against/1/", "1/against/9/", "9.json", "9.toml", "9.csv", f"{10**30}/"])
def test_a_release_that_is_not_there(client, first, path):
    assert client.get(LIST + path).status_code == 404


def test_rolling_back_asks_for_the_reason_and_shows_what_it_changes(client, curator, second):
    page = client.get(f"{LIST}1/restore/").text
    refused = client.post(f"{LIST}1/restore/", {"reason": " "})
    done = client.post(f"{LIST}1/restore/", {"reason": "The barricade was none."}, follow=True)

    made = LexiconRelease.objects.get(number=3)
    assert "<del>2</del>" in page
    assert refused.status_code == 422
    assert "Say why this release is made" in refused.text
    assert (made.restores.number, made.published_by) == (1, curator)
    assert done.redirect_chain == [(f"{LIST}3/", 302)]
    assert 'rolls back to <a href="/releases/1/">release 1</a>' in done.text


def test_the_current_release_is_not_rolled_back_to(client, curator, second):
    response = client.post(f"{LIST}2/restore/", {"reason": "Again."})

    assert response.status_code == 422
    assert "Release 2 is the current one" in response.text


@pytest.mark.parametrize("factory", [ReaderFactory, EditorFactory])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_curators_roll_back(client, second, factory, method):
    client.force_login(factory())

    assert getattr(client, method)(f"{LIST}1/restore/", {"reason": "No."}).status_code == 403
    assert "Roll back" not in client.get(f"{LIST}1/").text
    assert LexiconRelease.objects.count() == 2


def test_strangers_are_asked_to_sign_in(client, second):
    assert client.post(f"{LIST}1/restore/", {"reason": "No."}).url.startswith("/sign-in/")


def test_rolling_back_needs_the_token(second):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(CuratorFactory())

    assert client.post(f"{LIST}1/restore/", {"reason": "No."}).status_code == 403


def test_json_holds_every_field_of_every_entry(client, second):
    found = json.loads(client.get(f"{LIST}2.json").content)

    assert found["format"] == "parallax-lexicon/1"
    assert (found["release"]["number"], found["release"]["digest"]) == (2, second.digest)
    assert [entry["code"] for entry in found["entries"]] == [
        "gate_closure.barricade",
        "gate_closure.closure",
        "gate_closure.siege",
    ]
    assert found["entries"][0]["why"] == ""
    assert found["contrast_sets"][0]["within"] == ""


def test_toml_is_the_file_as_it_was_published(client, second):
    content = client.get(f"{LIST}2.toml").content.decode()

    assert content == second.content
    assert load_lexicon(content).digest == second.digest


def test_csv_comes_back_to_the_same_bytes(client, second):
    content = client.get(f"{LIST}2.csv").content.decode()

    assert dump_csv(load_csv(content)) == content
    assert len(list(csv.DictReader(io.StringIO(content, newline="")))) == 4


@pytest.mark.parametrize("kind", ["json", "toml", "csv"])
def test_files_are_kept_for_ever_and_not_sent_twice(client, second, kind):
    url = reverse(f"framing:release_{kind}", args=[2])
    response = client.get(url)

    again = client.get(url, headers={"If-None-Match": response.headers["ETag"]})
    other = client.get(
        reverse(f"framing:release_{kind}", args=[1]), headers={"If-None-Match": response.headers["ETag"]}
    )

    assert response.headers["Cache-Control"] == "max-age=31536000, immutable, public"
    assert second.digest in response.headers["ETag"]
    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


def test_files_are_private_where_reading_is(client, second, settings):
    settings.READING_IS_OPEN = False

    assert client.get(f"{LIST}2.json").status_code == 302
    client.force_login(ReaderFactory())
    assert "private" in client.get(f"{LIST}2.json").headers["Cache-Control"]


@pytest.mark.parametrize("path", ["", "2/", "2/against/1/", "2.json"])
def test_the_pages_only_read(client, second, path):
    assert client.post(LIST + path).status_code == 405
