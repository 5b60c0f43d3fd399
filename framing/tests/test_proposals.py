"""What is wrong with a proposed entry, told beside its fields."""

import pytest

from framing.analysis.entries import ContrastSet, LexiconError
from framing.analysis.lexicon import load_lexicon
from framing.analysis.proposals import (
    Surroundings,
    entry_digest,
    faults_around,
    faults_in,
    faults_in_set,
    plain_table,
    proof_digest,
    set_of_table,
)
from framing.analysis.tables import entry_of
from framing.tests.curation import HARBOUR_SET, entry_table
from framing.tests.factories import LEXICON

HARBOUR = load_lexicon(LEXICON.format(number=1))
AROUND = Surroundings(HARBOUR)
TABLE = entry_table("gate_closure.lockout")


def fields(faults):
    return [fault.field for fault in faults]


def test_each_fault_stands_at_its_field():
    wrong = {"term": " lockout", "forms": ["ok", "((", {"lemma": "Go"}], "intensity": 5, "colour": "red"}

    faults = faults_in(TABLE | wrong)

    assert set(fields(faults)) == {"term", "forms", "intensity", "colour"}
    assert fields(faults).count("forms") == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"term": "lock-"}, "forms"),
        ({"intensity": 2, "plain": True}, "plain"),
        ({"mirror": TABLE["code"]}, "mirror"),
        ({"matches": ["x"] * 51}, "matches"),
    ],
)
def test_faults_between_fields_are_told_where_they_are_mended(wrong, field):
    assert field in fields(faults_in(TABLE | wrong))


def test_readable_entry_has_no_fault():
    assert faults_in(TABLE) == ()
    assert plain_table(TABLE | {"review_on": "2027-01-31"})["review_on"] == "2027-01-31"


def test_entry_without_set_is_readable_and_told_among_the_others():
    entry = entry_of(TABLE | {"contrast_set": ""})

    assert fields(faults_around(entry, None, AROUND)) == ["contrast_set"]


def test_misspelt_set_and_mirror_are_told_with_what_is_near():
    entry = entry_of(TABLE | {"contrast_set": "gate_closur", "mirror": "gate_closure.sige"})

    faults = faults_around(entry, None, AROUND)

    assert fields(faults) == ["contrast_set", "mirror"]
    assert "gate_closure" in faults[0].message
    assert "gate_closure.siege" in faults[1].message


def test_set_and_entry_of_another_open_draft_may_be_named():
    around = Surroundings(HARBOUR, {"quay": ContrastSet("quay", "The quay")}, frozenset({"quay.lower"}))
    entry = entry_of(TABLE | {"contrast_set": "quay", "mirror": "quay.lower"})

    assert faults_around(entry, None, around) == ()


def test_sets_that_lie_within_each_other_are_refused():
    around = Surroundings(HARBOUR, {"outer": ContrastSet("outer", "All gates", within="inner")})
    inner = ContrastSet("inner", "One gate", within="outer")

    faults = faults_around(entry_of(TABLE | {"contrast_set": "inner"}), inner, around)

    assert fields(faults) == ["set_within"]


def test_broken_set_of_another_draft_is_no_fault_of_this_one():
    around = Surroundings(HARBOUR, {"other": ContrastSet("other", "A gate", within="nowhere")})

    assert faults_around(entry_of(TABLE), set_of_table(HARBOUR_SET), around) == ()


def test_faults_of_a_set_are_told_at_its_fields():
    assert fields(faults_in_set({"code": "A", "referent": "", "kind": "ship"})) == [
        "set_code",
        "set_referent",
        "set_kind",
    ]


def test_digests_tell_entries_and_their_sets_apart():
    entry, other = entry_of(TABLE), entry_of(TABLE | {"why": "Else."})
    harbour = set_of_table(HARBOUR_SET)

    assert entry_digest(entry) == entry_digest(entry_of(plain_table(TABLE)))
    assert entry_digest(entry) != entry_digest(other)
    assert proof_digest(entry, harbour) != proof_digest(entry, ContrastSet("gate_closure", "Else"))


def test_unreadable_entry_has_no_plain_table():
    with pytest.raises(LexiconError):
        plain_table({"term": "x"})


@pytest.mark.parametrize("forms", [["the"], [{"surface": "It is"}], [{"lemma": "be"}]])
def test_form_that_stands_in_nearly_every_sentence_is_refused(forms):
    (fault,) = faults_in(TABLE | {"forms": forms})

    assert (fault.field, "nearly every sentence" in fault.message) == ("forms", True)


def test_head_word_that_stands_everywhere_is_refused_as_its_own_form():
    assert fields(faults_in(TABLE | {"term": "The"})) == ["forms"]


def test_flood_of_lines_is_told_once():
    assert fields(faults_in(TABLE | {"forms": ["(("] * 5_000})) == ["forms"]


def test_new_set_inside_a_live_one_is_sound():
    quay = ContrastSet("quay", "The quay", within="gate_closure")

    assert faults_around(entry_of(TABLE | {"contrast_set": "quay"}), quay, AROUND) == ()


def test_set_without_a_referent_is_told():
    assert fields(faults_in_set({"code": "gate"})) == ["set_referent"]


def test_fault_without_a_field_is_told_on_top():
    assert fields(faults_in({"code": "gate.x", "term": "x"})) == [""]
