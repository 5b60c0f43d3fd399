"""One edit of many entries: told first, then a draft for each, all or none."""

from datetime import date

import pytest

from framing.models import Draft
from framing.services import batch_edits
from framing.services.batch_edits import BatchRefused, Edit, apply_batch, plan_batch
from framing.tests.curation import DraftFactory, entry_table
from framing.tests.factories import CuratorFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
SIEGE, MOB = "gate_closure.siege", "gate_protesters.mob"


@pytest.fixture(autouse=True)
def release():
    return ReleaseFactory()


def apply(edit, *codes, **values):
    shown = {row.code: row.version for row in plan_batch(codes=codes, edit=edit)} if codes else {}
    return apply_batch(**({"shown": shown, "edit": edit, "note": "Sorted anew.", "by": CuratorFactory()} | values))


def test_it_is_told_what_changes_of_live_entries_and_of_drafts():
    draft = DraftFactory(code="gate_closure.bar", entry=entry_table("gate_closure.bar"))

    rows = plan_batch(codes=[SIEGE, draft.code], edit=Edit(intensity=2, add_tags=("harbour",)))

    changes = {row.code: [(field.name, field.before, field.after) for field in row.fields] for row in rows}
    assert changes == {
        SIEGE: [("intensity", "3", "2"), ("tags", "", "harbour")],
        draft.code: [("tags", "", "harbour")],
    }
    assert not Draft.objects.exclude(pk=draft.pk).exists()


def test_every_field_can_be_set_and_taken_away():
    draft = DraftFactory(
        code="gate_closure.bar",
        entry=entry_table("gate_closure.bar") | {"tags": ["a", "b"], "owner": "Desk", "review_on": "2026-01-31"},
    )
    edit = Edit(category="euphemism", intensity=1, add_tags=("c", "a"), remove_tags=("b",), clears_owner=True)

    apply(edit, draft.code)
    apply(Edit(owner="Night desk", review_on=date(2027, 1, 31)), SIEGE)

    draft.refresh_from_db()
    live = Draft.objects.get(code=SIEGE)
    assert (draft.entry["category"], draft.entry["intensity"], draft.entry["tags"]) == ("euphemism", 1, ["a", "c"])
    assert "owner" not in draft.entry
    assert draft.entry["review_on"] == "2026-01-31"
    assert (live.entry["owner"], live.entry["review_on"], live.note) == ("Night desk", "2027-01-31", "Sorted anew.")


def test_a_live_entry_gets_a_draft_and_an_approved_draft_is_reviewed_again():
    approved = DraftFactory(approved=True, code="gate_closure.bar", entry=entry_table("gate_closure.bar"))
    curator = CuratorFactory()

    rows = plan_batch(codes=[SIEGE, approved.code], edit=Edit(intensity=1))
    drafts = apply(Edit(intensity=1), SIEGE, approved.code, by=curator)

    assert [row.goes_back for row in rows] == [False, True]
    assert {draft.code: (draft.kind, draft.state, draft.edited_by) for draft in drafts} == {
        SIEGE: ("change", "draft", curator),
        approved.code: ("new", "draft", curator),
    }


def test_what_the_edit_does_not_change_gets_no_draft():
    drafts = apply(Edit(intensity=2), SIEGE, MOB)

    assert [draft.code for draft in drafts] == [SIEGE]


def test_an_edit_that_changes_nothing_is_refused():
    with pytest.raises(BatchRefused, match="changes none"):
        apply(Edit(intensity=2), MOB)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Edit(add_tags=("No Such",)), "may hold only a-z"),
        (Edit(owner="a" * 200), "longer than"),
    ],
)
def test_an_entry_that_cannot_take_the_edit_is_told_and_stops_all(edit, words):
    rows = plan_batch(codes=[SIEGE, MOB], edit=edit)

    assert all(words in row.problem for row in rows)
    with pytest.raises(BatchRefused, match="Nothing was stored"):
        apply(edit, SIEGE, MOB)
    assert not Draft.objects.exists()


def test_a_retirement_and_a_missing_entry_cannot_take_an_edit():
    values = {"kind": "retire", "base_digest": "a" * 64}
    draft = DraftFactory(code="gate_closure.bar", entry=entry_table("gate_closure.bar"), **values)

    problems = [row.problem for row in plan_batch(codes=[draft.code, "no.such"], edit=Edit(intensity=2))]

    assert problems == ["Its draft retires the entry.", "Neither the lexicon nor a draft has this entry."]


def test_nothing_is_stored_when_one_entry_was_changed_meanwhile():
    draft = DraftFactory(code="gate_closure.bar", entry=entry_table("gate_closure.bar"))

    with pytest.raises(BatchRefused, match="somebody changed it"):
        apply(Edit(intensity=1), shown={SIEGE: 0, draft.code: draft.version + 1})

    assert Draft.objects.count() == 1


def test_an_entry_that_got_a_draft_meanwhile_is_refused():
    edit = Edit(intensity=1)
    DraftFactory(code=SIEGE, entry=entry_table(SIEGE))

    with pytest.raises(BatchRefused, match="somebody changed it"):
        apply(edit, shown={SIEGE: 0})


@pytest.mark.parametrize(("codes", "words"), [([], "at least one"), (["a", "b", "c"], "3 entries are chosen")])
def test_a_batch_has_some_entries_and_not_too_many(codes, words, monkeypatch):
    monkeypatch.setattr(batch_edits, "MOST_ENTRIES", 2)

    with pytest.raises(BatchRefused, match=words):
        plan_batch(codes=codes, edit=Edit())


def test_a_note_that_is_too_long_is_refused_at_its_field():
    with pytest.raises(BatchRefused) as refused:
        apply(Edit(intensity=1), SIEGE, note="a" * 1_001)

    assert refused.value.field == "note"
