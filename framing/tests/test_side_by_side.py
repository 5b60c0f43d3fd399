"""Two states of a field beside each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis import side_by_side as module
from framing.analysis.side_by_side import Piece, side_by_side

TEXTS = st.text(alphabet="ab \n.é", max_size=60)


def other(pieces):
    return [piece.text for piece in pieces if piece.is_other]


@given(TEXTS, TEXTS)
def test_pieces_join_back_to_both_states(before, after):
    shown = side_by_side("why", before, after)

    assert "".join(piece.text for piece in shown.before) == before
    assert "".join(piece.text for piece in shown.after) == after


@given(TEXTS)
def test_equal_states_have_nothing_other(text):
    shown = side_by_side("why", text, text)

    assert other(shown.before) == other(shown.after) == []


def test_words_that_changed_are_told_apart_inside_a_line():
    shown = side_by_side("why", "Names the act and its aim.", "Names the act, not its aim.")

    assert other(shown.before) == ["and"]
    assert other(shown.after) == [",", "not"]


def test_item_of_a_list_that_came_is_other_as_a_whole():
    shown = side_by_side("forms", "siege\nblockade", "siege\nencirclement\nblockade")

    assert other(shown.before) == []
    assert other(shown.after) == ["encirclement\n"]


def test_item_added_at_the_end_leaves_the_one_before_as_it_was():
    shown = side_by_side("forms", "siege", "siege\nbesieged")

    assert (other(shown.before), other(shown.after)) == ([], ["besieged"])


def test_lines_without_a_word_in_common_are_two_lines():
    shown = side_by_side("intensity", "one, two", "three, four")

    assert shown.before == (Piece("one, two", is_other=True),)


def test_very_long_lines_are_not_compared_word_by_word(monkeypatch):
    monkeypatch.setattr(module, "MOST_PAIRS", 3)

    assert other(side_by_side("why", "a b", "a c").after) == ["a c"]


@pytest.mark.parametrize(("before", "after"), [("", "new"), ("old", "")])
def test_what_is_not_there_has_no_pieces(before, after):
    shown = side_by_side("why", before, after)

    assert [bool(shown.before), bool(shown.after)] == [bool(before), bool(after)]
