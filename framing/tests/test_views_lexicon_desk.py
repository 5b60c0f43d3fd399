"""What curators and readers with a role find on the pages of the lexicon: ways into drafts, and what is in work."""

import pytest
from django.urls import reverse

from framing.models import Draft
from framing.services.drafts import entry_in_work, open_draft, save_draft
from framing.tests.curation import DraftEventFactory, DraftFactory, entry_table
from framing.tests.factories import LEXICON, CuratorFactory, ReleaseFactory
from reports.tests.factories import ReaderFactory

pytestmark = pytest.mark.django_db
CODE = "gate_closure.siege"
LIST, SIEGE = "/lexicon/", f"/lexicon/{CODE}/"
FULL = LEXICON.format(number=1).replace(
    'term = "siege"\n',
    'term = "siege"\nsense = "The works called one."\nmirror = "gate_closure.closure"\ntags = ["harbour", "war"]\n'
    'voice_note = "Crews say it of themselves."\nowner = "Night desk"\nreview_on = 2020-01-31\nnegation = "count"\n',
)


@pytest.fixture
def curator(client):
    ReleaseFactory(content=FULL)
    curator = CuratorFactory()
    client.force_login(curator)
    return curator


def found(client, **asked):
    sets = client.get(LIST, asked).context["page"]
    return [label.entry.term for one in sets for label in one.labels]


def test_entry_tells_everything_that_curators_wrote(client, curator):
    page = client.get(SIEGE).text

    told = ["In the sense: The works called one.", "Crews say it of themselves.", "Night desk", "overdue", "?tag=war"]
    told += ["Counted even where it is denied", 'href="/lexicon/gate_closure.closure/"', f"{SIEGE}history/"]
    for words in told:
        assert words in page


def test_editing_opens_one_draft_of_the_live_entry(client, curator):
    first = client.post(reverse("framing:entry_edit", args=[CODE]))
    again = client.post(reverse("framing:entry_edit", args=[CODE]))

    draft = Draft.objects.get()
    assert first.url == again.url == draft.get_absolute_url()
    assert (draft.kind, draft.state, draft.entry) == ("change", "draft", entry_in_work(CODE))


def test_entry_in_work_leads_to_its_draft_instead(client, curator):
    open_draft(kind="change", entry=entry_in_work(CODE), note="", by=curator)

    page = client.get(SIEGE).text

    assert "A change of this entry is in work, last edited by" in page
    assert reverse("framing:entry_edit", args=[CODE]) not in page


def test_reader_is_told_of_a_change_and_gets_no_buttons(client, curator):
    open_draft(kind="change", entry=entry_in_work(CODE), note="", by=curator)
    client.force_login(ReaderFactory())

    page = client.get(SIEGE).text

    assert "A change of this entry is in work." in page
    assert "/desk/" not in page
    assert client.post(reverse("framing:entry_edit", args=[CODE])).status_code == 403
    assert client.get(reverse("framing:entry_retire", args=[CODE])).status_code == 403


def test_retiring_asks_for_a_reason_and_opens_a_draft(client, curator):
    address = reverse("framing:entry_retire", args=[CODE])

    assert client.post(address, {"note": " "}).status_code == 422
    response = client.post(address, {"note": "Nobody says it."})

    draft = Draft.objects.get()
    assert response.url == draft.get_absolute_url()
    assert (draft.kind, draft.note) == ("retire", "Nobody says it.")
    assert client.get(address).url == draft.get_absolute_url()


@pytest.mark.parametrize("name", ["entry_edit", "entry_retire"])
def test_entry_that_is_not_live_cannot_be_changed(client, curator, name):
    assert client.post(reverse(f"framing:{name}", args=["no.such"]), {"note": "x"}).status_code == 404


def test_list_is_narrowed_by_tag_and_by_what_is_in_work(client, curator):
    open_draft(kind="change", entry=entry_in_work(CODE), note="", by=curator)

    assert found(client, tag="war") == ["siege"]
    assert found(client, draft="open") == ["siege"]
    assert found(client, draft="none") == ["closure", "mob"]
    assert found(client) == ["closure", "siege", "mob"]


def test_reader_cannot_ask_what_is_in_work(client, curator):
    open_draft(kind="change", entry=entry_in_work(CODE), note="", by=curator)
    client.force_login(ReaderFactory())

    assert found(client, draft="open") == ["closure", "siege", "mob"]


def test_word_that_is_not_there_can_be_suggested_from_the_list(client, curator):
    page = client.get(LIST, {"q": "lock out"}).text

    assert f"{reverse('framing:suggest')}?term=lock%20out" in page


def test_history_tells_steps_and_releases_with_what_changed(client, curator):
    draft = open_draft(kind="change", entry=entry_in_work(CODE), note="", by=curator)
    changed = draft.entry | {"used_by": "Crews."}
    save_draft(draft=draft, version=1, entry=changed, contrast_set=None, note="Asked for.", by=curator)
    ReleaseFactory(content=FULL.replace("in order to starve", "so as to starve"), reason="Second thoughts.")

    history = client.get(f"{SIEGE}history/").context["history"]

    told = [(line.release, line.action, [change.name for change in line.changes]) for line in history]
    assert [line[1:] for line in told] == [
        ("changed by a release", ["why"]),
        ("edited", ["used_by"]),
        ("opened", []),
        ("released", []),
    ]
    assert told[0][0] == told[-1][0] + 1
    assert history[1].comment == "Note: Asked for."


def test_retired_and_returned_entry_tells_both(client, curator):
    start = FULL.index('[[entry]]\ncode = "gate_closure.siege"')
    end = FULL.index('[[entry]]\ncode = "gate_prot')
    without = FULL[:start] + FULL[end:]
    ReleaseFactory(content=without.replace('mirror = "gate_closure.siege"\n', ""))
    ReleaseFactory(content=FULL)

    actions = [line.action for line in client.get(f"{SIEGE}history/").context["history"]]

    assert actions == ["came back", "retired", "released"]


def test_published_draft_is_told_once_in_the_history(client, curator):
    release = ReleaseFactory(content=FULL.replace("in order to starve", "so as to starve"))
    draft = DraftFactory(code=CODE, kind="change", base_digest="0" * 64, published=True, release=release)
    DraftEventFactory(draft=draft)
    DraftEventFactory(draft=draft, action="published", entry=None)

    steps = [(line.action, line.release) for line in client.get(SIEGE).context["history"]]
    history = [(line.action, line.release) for line in client.get(f"{SIEGE}history/").context["history"]]

    assert steps == [("published", release.number), ("opened", None)]
    assert sorted(history, key=str)[-1] == ("released", release.number - 1)
    assert ("changed by a release", release.number) in history
    assert ("published", release.number) not in history


@pytest.mark.parametrize("code", ["no.such", "x" * 5_000, "a%00b", "(["])
def test_history_of_an_entry_that_never_was(client, curator, code):
    assert client.get(f"/lexicon/{code}/history/").status_code == 404


@pytest.mark.parametrize("made", [1, 12])
def test_list_for_curators_costs_the_same_at_any_length(client, curator, made, django_assert_num_queries):
    DraftFactory.create_batch(made)
    DraftFactory(code=CODE, kind="change", base_digest="0" * 64, entry=entry_table(CODE))
    client.get(LIST)

    with django_assert_num_queries(9):
        client.get(LIST)
