"""The workbench page of one draft: saving, problems as they are typed, conflicts, steps."""

import pytest
from django.urls import reverse

from framing.draft_forms import initial_of, input_name
from framing.models import Draft, EntryCheck
from framing.services.checks import check_of, run_check
from framing.services.drafts import entry_in_work, open_draft, save_draft, submit_draft
from framing.tests.curation import HARBOUR_SET, DraftFactory, entry_table
from framing.tests.factories import LEXICON, CuratorFactory, EditorFactory, ReleaseFactory
from reports.tests.factories import ReaderFactory

pytestmark = pytest.mark.django_db
CODE = "gate_closure.lockout"
SIEGE = "gate_closure.siege"
TABLE = entry_table(CODE)
SWAP = {"HX-Request": "true"}


@pytest.fixture
def curator(client):
    ReleaseFactory()
    curator = CuratorFactory()
    client.force_login(curator)
    return curator


@pytest.fixture
def draft(curator):
    return open_draft(kind="new", entry=TABLE, note="Two reports use it.", by=curator)


def typed(draft, **changes):
    """What a browser sends of the draft's form, with what was typed into it."""
    shown = initial_of(draft.entry, draft.contrast_set) | {"note": draft.note, "version": draft.version} | changes
    rows = shown.pop("guidance", [])
    sent = {input_name(name): value for name, value in shown.items() if value is not False and value != ""}
    for key in ("house", "says", "url", "date"):
        sent[f"guidance_{key}"] = [row.get(key, "") for row in rows]
    return sent


def save(client, draft, **changes):
    return client.post(reverse("framing:draft_edit", args=[draft.pk]), typed(draft, **changes))


def check(client, draft, **changes):
    return client.post(reverse("framing:draft_check", args=[draft.pk]), typed(draft, **changes), headers=SWAP)


def step(client, draft, name, **sent):
    address = reverse("framing:draft_step", args=[draft.pk, name])
    return client.post(address, {"version": draft.version} | sent)


def prove(draft):
    run_check(check=check_of(entry=draft.entry, contrast_set=draft.contrast_set or HARBOUR_SET))


def test_form_gives_back_the_entry_that_it_shows(client, curator):
    full = TABLE | {
        "sense": "Workers kept out.",
        "forms": ["lockout", {"lemma": "lock", "pos": "VERB", "hyphen": "prefix_ok"}],
        "case": "proper",
        "tags": ["harbour", "work"],
        "guidance": [{"house": "Brennick", "says": "Say who.", "url": "https://style.example/l", "date": "2025-05-01"}],
        "require": [{"kind": "lemma_in_window", "n": 8, "lemmas": ["gate"], "entities": ["ORG"]}],
        "forbid": [{"kind": "regex_left", "pattern": "\\blay\\s+$"}],
        "negation": "count",
        "name_guard": False,
        "priority": 3,
        "owner": "Night desk",
        "review_on": "2027-01-31",
        "voice_note": "A crew says it of itself.",
    }
    draft = open_draft(kind="new", entry=full, note="", by=curator, contrast_set=HARBOUR_SET | {"within": ""})
    before = draft.entry

    save(client, draft, note="Changed.")

    draft.refresh_from_db()
    assert draft.entry == before
    assert draft.contrast_set == HARBOUR_SET
    assert (draft.note, draft.version) == ("Changed.", 2)


def test_saving_goes_back_to_the_page_and_says_so(client, draft):
    response = save(client, draft, why="Says who is kept out.")

    assert response.status_code == 302
    assert "Saved as version 2." in client.get(response.url).text


def test_refused_form_comes_back_as_it_was_typed(client, draft):
    response = save(client, draft, forms="ok\n((", require="near: gate", why="Kept.")

    assert response.status_code == 422
    assert "Kept." in response.text
    assert "is no context" in response.text
    assert "near: gate" in response.text
    draft.refresh_from_db()
    assert draft.version == 1


def test_choice_that_is_none_is_told_at_its_field(client, draft):
    response = save(client, draft, category="weather")

    assert response.status_code == 422
    assert "weather" in response.text


def test_problems_stand_beside_their_fields_while_typing(client, draft):
    html = check(client, draft, intensity=2, forms="lockout\n((", mirror="gate_closure.none").text

    assert 'id="faults-forms" hx-swap-oob="true"><p class="field-error">' in html
    assert 'data-check="faulty"' in html
    assert "hx-get" not in html
    assert not EntryCheck.objects.exists()


def test_examples_are_checked_by_a_worker_and_the_panel_asks_for_the_answer(client, draft):
    html = check(client, draft, matches="A [[lockout]] began.").text
    asked = EntryCheck.objects.get()
    address = f"{reverse('framing:draft_check', args=[draft.pk])}?check={asked.pk}"

    assert "checking the examples…" in html
    assert f'hx-get="{address}"' in html
    run_check(check=asked)
    answer = client.get(address, headers=SWAP).text

    assert "The examples prove the entry" in answer
    assert "hx-get" not in answer
    draft.refresh_from_db()
    assert draft.version == 1


def test_unknown_set_is_told_while_typing_and_the_examples_are_checked_all_the_same(client, draft):
    html = check(client, draft, contrast_set="gate_closur").text

    assert "there is no set “gate_closur” (did you mean “gate_closure”?)" in html
    assert EntryCheck.objects.get().contrast_set["code"] == "gate_closur"


def test_entries_and_drafts_on_the_same_words_are_told(client, draft):
    other = DraftFactory(code="gate_protesters.siege", entry=entry_table("gate_protesters.siege", "siege"))
    DraftFactory(code="gate_protesters.wall", entry=entry_table("gate_protesters.wall", "wall"))

    html = check(client, draft, forms="siege").text

    assert "the very same words:" in html
    assert reverse("framing:lexicon_entry", args=[SIEGE]) in html
    assert other.get_absolute_url() in html
    assert html.count("Also in work") == 1
    assert "wall" not in html


def test_check_without_scripts_is_the_whole_page_and_saves_nothing(client, draft):
    page = client.post(reverse("framing:draft_check", args=[draft.pk]), typed(draft, term="other word", forms="(("))

    assert "Save the draft" in page.text
    assert "other word" in page.text
    draft.refresh_from_db()
    assert draft.version == 1


def test_typing_never_loads_the_language_model(client, draft):
    import subprocess
    import sys

    code = (
        "import django, sys; django.setup(); import config.urls, framing.views.drafts; "
        "from framing.services.scoring import current_engine; current_engine(); sys.exit('spacy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_second_curator_sees_both_wordings_and_merges_them(client, draft):
    theirs = save_draft(
        draft=draft,
        version=1,
        entry=TABLE | {"why": "Theirs.", "used_by": "Crews."},
        contrast_set=None,
        note="Two reports use it.",
        by=CuratorFactory(),
    )

    page = save(client, draft, why="Mine.", sense="My sense.", note="My note.")

    assert page.status_code == 409
    for words in ("Theirs.", "Mine.", "My sense.", "My note.", "Saved meanwhile"):
        assert words in page.text
    rows = {row.name: row.prefers_mine for row in page.context["conflict_rows"]}
    assert rows == {"sense": True, "why": True, "used_by": False, "note": True}
    chosen = {"take_sense": "mine", "take_why": "theirs", "take_used_by": "theirs", "take_note": "mine"}
    sent = {"merge": "theirs", "version": theirs.version, "mine": page.context["mine"]}
    client.post(reverse("framing:draft_edit", args=[draft.pk]), sent | chosen)

    draft.refresh_from_db()
    assert (draft.entry["why"], draft.entry["sense"], draft.entry["used_by"]) == ("Theirs.", "My sense.", "Crews.")
    assert (draft.note, draft.version) == ("My note.", 3)


@pytest.mark.parametrize("mine", ["", "{", "[]", '{"entry": 1}', '{"entry": {"term": "x"}}', "[" * 5_000])
def test_broken_form_of_a_conflict_is_refused(client, draft, mine):
    sent = {"merge": "theirs", "version": 1, "mine": mine}

    assert client.post(reverse("framing:draft_edit", args=[draft.pk]), sent).status_code == 400


def test_draft_under_a_newer_release_is_brought_up_to_date_field_by_field(client, curator):
    draft = open_draft(kind="change", entry=entry_in_work(SIEGE), note="", by=curator)
    save(client, draft, used_by="Crews.")
    ReleaseFactory(content=LEXICON.format(number=2).replace("in order to starve", "so as to starve"))

    page = client.get(draft.get_absolute_url())

    assert "The live entry has changed" in page.text
    assert {row.name: row.prefers_mine for row in page.context["rebase_rows"]} == {"why": False, "used_by": True}
    sent = {"merge": "live", "version": 2, "take_why": "theirs", "take_used_by": "mine"}
    assert client.post(draft.get_absolute_url(), sent).status_code == 302
    draft.refresh_from_db()
    assert "so as to starve" in draft.entry["why"]
    assert draft.entry["used_by"] == "Crews."
    assert "The live entry has changed" not in client.get(draft.get_absolute_url()).text


def test_entry_can_be_edited_as_text(client, draft):
    page = client.get(draft.get_absolute_url(), {"as": "toml"})
    text = page.context["toml"].initial["toml"]

    response = client.post(draft.get_absolute_url(), {"version": 1, "toml": text.replace("kept from", "kept out of")})

    assert response.status_code == 302
    draft.refresh_from_db()
    assert "kept out of" in draft.entry["why"]


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[[entry]", "This is no TOML"),
        ("", "This field is required"),
        ('title = "x"', "exactly one"),
        ('[[entry]]\ncode = "gate.x"\n', "is missing"),
        ('[[entry]]\ncode = "A"\nterm = "x"\ncontrast_set = "gate_closure"\nintensity = 9', "intensity 9"),
        ("[" * 3_000, "This is no TOML"),
    ],
)
def test_text_that_is_no_entry_is_told(client, draft, toml, told):
    response = client.post(draft.get_absolute_url(), {"version": 1, "toml": toml})

    assert response.status_code == 422
    assert told in response.text


def test_steps_lead_to_approval_by_a_second_person(client, draft):
    prove(draft)
    step(client, draft, "submit", comment="Please look.")
    draft.refresh_from_db()
    own = client.get(draft.get_absolute_url()).text
    assert "You worked on this draft, so somebody else has to approve it." in own
    assert step(client, draft, "approve").status_code == 409
    client.force_login(CuratorFactory())

    step(client, draft, "approve")

    draft.refresh_from_db()
    assert draft.state == Draft.State.APPROVED
    assert "Please look." in client.get(draft.get_absolute_url()).text


def test_refused_step_keeps_the_comment(client, draft):
    response = step(client, draft, "submit", comment="Long thought.")

    assert response.status_code == 409
    assert "still being checked" in response.text
    assert "Long thought." in response.text


def test_step_on_what_somebody_changed_is_refused(client, draft):
    prove(draft)
    submit_draft(draft=draft, version=1, by=CuratorFactory())
    client.force_login(CuratorFactory())

    response = step(client, draft, "approve", version=1)

    assert response.status_code == 409
    assert "Read it again before you decide." in response.text


def test_step_that_is_none_is_not_found(client, draft):
    assert step(client, draft, "publish").status_code == 404


def test_failing_examples_are_told_where_the_draft_would_be_sent(client, curator):
    failing = open_draft(kind="new", entry=TABLE | {"ignores": ["A lockout began."]}, note="", by=curator)
    prove(failing)

    page = client.get(failing.get_absolute_url()).text

    assert "should not find “lockout”" in page
    assert "What is saved has problems" in page


def test_second_person_sees_what_a_change_would_change(client, curator):
    changed = entry_in_work(SIEGE) | {"used_by": "Crews of the lower quay."}
    new_kind = HARBOUR_SET | {"kind": "event"}
    draft = open_draft(kind="change", entry=changed, note="", by=curator, contrast_set=new_kind)

    page = client.get(draft.get_absolute_url())

    fields = {
        field.name: ["".join(p.text for p in side) for side in (field.before, field.after)]
        for field in page.context["differences"].fields
    }
    assert fields == {
        "used_by": ["Fishermen of the lower quay.", "Crews of the lower quay."],
        "set: kind": ["action", "event"],
    }
    assert "<del>Fishermen</del> of the lower quay." in page.text


def test_retirement_shows_its_reason_and_no_form_of_the_entry(client, curator):
    draft = open_draft(kind="retire", entry=entry_in_work(SIEGE), note="Nobody uses it.", by=curator)

    page = client.get(draft.get_absolute_url()).text

    assert "Nobody uses it." in page
    assert 'name="term"' not in page
    assert client.post(draft.get_absolute_url(), {"version": 1, "note": "Else."}).status_code == 302


@pytest.mark.parametrize("state", ["published", "declined"])
def test_closed_draft_can_only_be_read(client, curator, state):
    draft = DraftFactory(**{state: True})

    page = client.get(draft.get_absolute_url()).text

    assert "Save the draft" not in page
    assert save(client, draft, why="Else.").status_code == 422


@pytest.mark.parametrize("factory", [ReaderFactory, EditorFactory])
@pytest.mark.parametrize("name", ["draft_edit", "draft_check", "draft_trial", "desk", "draft_list"])
def test_desk_is_told_to_be_for_curators(client, factory, name):
    ReleaseFactory()
    draft = DraftFactory()
    client.force_login(factory())

    page = client.get(reverse(f"framing:{name}", args=[draft.pk] if name in PER_DRAFT else []))

    assert page.status_code == 403
    assert "The desk is for curators" in page.text
    assert reverse("framing:desk") not in page.text


PER_DRAFT = {"draft_edit", "draft_check", "draft_trial"}


def test_stranger_is_asked_to_sign_in(client):
    draft = DraftFactory()

    assert client.get(draft.get_absolute_url()).status_code == 302
    assert client.post(reverse("framing:draft_step", args=[draft.pk, "take"])).status_code == 302


def test_form_is_protected_against_forgery(draft, client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(CuratorFactory())

    assert strict.post(draft.get_absolute_url(), typed(draft)).status_code == 403


@pytest.mark.parametrize("junk", ["", "x", "-1", "9" * 40, "\x00", "٣"])
def test_odd_numbers_are_answered(client, draft, junk):
    assert client.get(reverse("framing:draft_check", args=[draft.pk]), {"check": junk}).status_code == 200
    assert (
        client.get(reverse("framing:draft_trial", args=[draft.pk]), {"page": junk, "change": junk}).status_code == 200
    )
    assert step(client, draft, "submit", version=junk).status_code == 409
    assert save(client, draft, version=junk, why="Else.").status_code in (409, 422)
