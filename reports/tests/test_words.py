"""The words by which texts are looked up: whatever the matcher can find, they hold."""

from hypothesis import given
from hypothesis import strategies as st

from reports.text.flattened import flattened
from reports.text.words import LONGEST_WORD, RUN, distinct_words


def test_words_are_folded_distinct_and_in_order():
    assert distinct_words("The Gate’s gate: 12 MOBS, soft\u00adly") == ["12", "gate", "mobs", "s", "softly", "the"]


def test_compounds_are_held_by_their_parts():
    assert distinct_words("state-backed forces") == ["backed", "forces", "state"]


def test_text_without_letters_has_no_words():
    assert distinct_words("… — !") == []


@given(st.text())
def test_every_run_of_the_flat_text_is_held(text):
    held = set(distinct_words(text))

    assert {run[:LONGEST_WORD] for run in RUN.findall(flattened(text).text)} == held
