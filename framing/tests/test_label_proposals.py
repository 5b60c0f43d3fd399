"""Which labels are worth a curator's look."""

import pytest

from framing.analysis.label_proposals import as_written, held_by, is_held, is_proposable
from framing.analysis.lexicon import load_lexicon
from framing.tests.factories import LEXICON

HELD = held_by(load_lexicon(LEXICON.format(number=1)).entries)


@pytest.mark.parametrize(
    "text", ["angry mob", "occupation troops", "American occupation troops", "rioters", "so-called crew", "third force"]
)
def test_wording_is_proposed(text):
    assert is_proposable(text.lower(), text)


@pytest.mark.parametrize(
    "text",
    ["Ada Lind", "Lower Quay Union", "two", "42", "the dozen of them"[4:9], "Americans", "american", "two iraqi", ""],
)
def test_names_numbers_and_nationalities_are_not(text):
    assert not is_proposable(text.lower(), text)


@pytest.mark.parametrize(("key", "text"), [("mob", "mobs"), ("siege", "siege"), ("closure", "Closure"), ("x", "shut")])
def test_label_that_an_entry_marks_is_held(key, text):
    assert is_held(key, text, HELD)


def test_label_with_a_held_word_in_it_is_not_held():
    assert not is_held("angry mob", "angry mob", HELD)
    assert not is_held("mob", "mob", frozenset())


def test_words_are_compared_folded():
    assert as_written("So-Called  crew’s") == "so called crew's"
