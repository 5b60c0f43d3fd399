"""Where an entry meets the others of a lexicon."""

import pytest

from framing.analysis.entries import ContrastSet, Entry, Form, FormKind
from framing.analysis.lexicon import Lexicon, load_lexicon
from framing.analysis.overlaps import OverlapIndex, OverlapKind, surfaces_of
from framing.tests.factories import LEXICON

HARBOUR = load_lexicon(LEXICON.format(number=1))
INDEX = OverlapIndex(HARBOUR)


def meets(**fields):
    """How a new entry of the gate's set meets the others: kind, code, words."""
    entry = Entry(**({"code": "gate_closure.new", "contrast_set": "gate_closure", "term": "new word"} | fields))
    return [(one.kind, one.entry.code, one.words) for one in INDEX.overlaps_of(entry)]


@pytest.mark.parametrize(
    ("fields", "met"),
    [
        ({"term": "siege"}, [(OverlapKind.SAME, "gate_closure.siege", ("siege",))]),
        ({"term": "Siege"}, [(OverlapKind.SAME, "gate_closure.siege", ("siege",))]),
        ({"term": "long siege"}, [(OverlapKind.INSIDE, "gate_closure.siege", ("siege",))]),
        ({"forms": (Form("shuts"),)}, [(OverlapKind.SAME, "gate_closure.closure", ("shuts",))]),
        ({"term": "besiege"}, []),
        ({"matches": ("They spoke of the [[new siege]].",)}, [(OverlapKind.EXAMPLE, "gate_closure.siege", ("siege",))]),
        ({"matches": ("A [[new word]] of the siege.",)}, []),
    ],
)
def test_entry_meets_others_on_their_words(fields, met):
    assert meets(**fields) == met


def test_shorter_entry_is_told_the_longer_forms_that_win_over_it():
    index = OverlapIndex(Lexicon((ContrastSet("gate", "The gate"),), (Entry("gate.long", "gate", "long siege"),)))

    (met,) = index.overlaps_of(Entry("gate.short", "gate", "siege"))

    assert (met.kind, met.words, met.same_set) == (OverlapKind.AROUND, ("long siege",), True)


def test_same_words_in_another_set_stand_before_those_of_its_own():
    found = INDEX.overlaps_of(Entry("x.new", "gate_protesters", "siege", forms=(Form("siege"), Form("mob"))))

    assert [(one.entry.code, one.same_set) for one in found] == [
        ("gate_closure.siege", False),
        ("gate_protesters.mob", True),
    ]


def test_entry_does_not_meet_itself():
    siege = next(entry for entry in HARBOUR.entries if entry.term == "siege")

    assert INDEX.overlaps_of(siege) == ()


def test_pattern_is_found_in_the_forms_of_others_and_has_none_of_its_own():
    entry = Entry("x.new", "gate_protesters", "…ege", forms=(Form("[a-z]{1,4}ege", FormKind.PATTERN),))

    assert surfaces_of(entry) == ()
    assert [(one.kind, one.words) for one in INDEX.overlaps_of(entry)] == [(OverlapKind.AROUND, ("siege",))]


def test_entry_without_a_set_meets_others_all_the_same():
    assert [one.entry.code for one in INDEX.overlaps_of(Entry("x", "", "siege"))] == ["gate_closure.siege"]
