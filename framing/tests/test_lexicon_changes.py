"""What a release changed is told field by field, and whether any mark can differ because of it."""

import datetime
from dataclasses import replace

import pytest

from framing.analysis.entries import ContrastSet, Entry, Form, FormKind, Guidance, Negation, ReferentKind
from framing.analysis.lexicon import Lexicon
from framing.analysis.lexicon_changes import (
    MARKING_FIELDS,
    ChangeKind,
    FieldChange,
    changed_fields,
    contrast_set_changes,
    lexicon_changes,
)
from framing.analysis.tables import ENTRY_KEYS

SETS = (ContrastSet("s", "Troops", ReferentKind.GROUP, "conflict"), ContrastSet("t", "Other"))
PLAIN = Entry("s.a", "s", "alpha", matches=("[[alpha]]",), ignores=("beta",))


def lexicon(*entries: Entry, sets: tuple[ContrastSet, ...] = SETS) -> Lexicon:
    return Lexicon(sets, entries)


def test_the_same_entry_has_no_changes() -> None:
    assert changed_fields(PLAIN, PLAIN) == ()
    assert lexicon_changes(lexicon(PLAIN), lexicon(PLAIN)) == ()


def test_fields_stand_in_the_order_of_the_file_with_values_in_words() -> None:
    after = replace(
        PLAIN,
        sense="the letter",
        forms=(Form("alpha"), Form("storm", FormKind.LEMMA, "VERB")),
        name_guard=False,
        negation=Negation.COUNT,
        guidance=(Guidance("House", "Says so.", "https://h.example", datetime.date(2024, 1, 31)),),
        review_on=datetime.date(2027, 1, 2),
    )

    assert changed_fields(PLAIN, after) == (
        FieldChange("sense", "", "the letter"),
        FieldChange("forms", "", "alpha\nlemma: storm, pos: VERB"),
        FieldChange("negation", "ignore", "count"),
        FieldChange("name_guard", "yes", "no"),
        FieldChange("guidance", "", "house: House, says: Says so., url: https://h.example, date: 2024-01-31"),
        FieldChange("review_on", "", "2027-01-02"),
    )


def test_a_new_entry_tells_what_is_not_default() -> None:
    assert [(row.name, row.before, row.after) for row in changed_fields(None, PLAIN)] == [
        ("code", "", "s.a"),
        ("contrast_set", "", "s"),
        ("term", "", "alpha"),
        ("category", "", "actor_label"),
        ("intensity", "", "1"),
        ("valence", "", "0"),
        ("slot", "", "self"),
        ("matches", "", "[[alpha]]"),
        ("ignores", "", "beta"),
    ]


def test_an_entry_that_went_is_the_mirror_image_of_one_that_came() -> None:
    came, went = changed_fields(None, PLAIN), changed_fields(PLAIN, None)

    assert went == tuple(FieldChange(row.name, row.after, row.before) for row in came)


def test_entries_are_told_as_added_removed_or_changed_by_code() -> None:
    before = lexicon(PLAIN, Entry("s.b", "s", "beta"))
    after = lexicon(replace(PLAIN, why="A reason."), Entry("s.c", "s", "gamma"))

    assert [(change.code, change.kind, change.affects_marks) for change in lexicon_changes(before, after)] == [
        ("s.a", ChangeKind.CHANGED, False),
        ("s.b", ChangeKind.REMOVED, True),
        ("s.c", ChangeKind.ADDED, True),
    ]


@pytest.mark.parametrize(
    ("change", "affects"),
    [
        ({"forms": (Form("alphas"),)}, True),
        ({"intensity": 3}, True),
        ({"term": "alpha male"}, True),
        ({"contrast_set": "t"}, True),
        ({"negation": Negation.COUNT}, True),
        ({"name_guard": False}, True),
        ({"sense": "the letter"}, False),
        ({"tags": ("greek",)}, False),
        ({"owner": "Desk"}, False),
        ({"voice_note": "Sounds old."}, False),
        ({"matches": ("An [[alpha]].",)}, False),
        ({"review_on": datetime.date(2027, 1, 2)}, False),
    ],
)
def test_marks_are_affected_by_what_finds_judges_or_counts(change: dict[str, object], affects: bool) -> None:
    (found,) = lexicon_changes(lexicon(PLAIN), lexicon(replace(PLAIN, **change)))

    assert found.affects_marks is affects


def test_another_referent_of_the_set_changes_the_marks_of_its_entries() -> None:
    renamed = (replace(SETS[0], referent="Soldiers", topic="war"), SETS[1])
    before, after = lexicon(PLAIN, Entry("t.b", "t", "beta")), lexicon(PLAIN, Entry("t.b", "t", "beta"), sets=renamed)

    (found,) = lexicon_changes(before, after)

    assert (found.code, found.affects_marks) == ("s.a", True)
    assert found.fields == (FieldChange("set: referent", "Troops", "Soldiers"),)
    assert [
        (change.code, change.affects_marks, len(change.fields)) for change in contrast_set_changes(before, after)
    ] == [("s", True, 2)]


def test_a_new_set_and_another_topic_affect_no_marks() -> None:
    sets = (replace(SETS[0], topic="war"), SETS[1], ContrastSet("u", "New", within="t"))

    changes = contrast_set_changes(lexicon(PLAIN), lexicon(PLAIN, sets=sets))

    assert lexicon_changes(lexicon(PLAIN), lexicon(PLAIN, sets=sets)) == ()
    assert [(change.code, change.kind, change.affects_marks) for change in changes] == [
        ("s", ChangeKind.CHANGED, False),
        ("u", ChangeKind.ADDED, False),
    ]
    assert changes[1].fields[-1] == FieldChange("within", "", "t")


def test_marking_fields_are_fields_of_the_file() -> None:
    assert set(ENTRY_KEYS) >= MARKING_FIELDS
