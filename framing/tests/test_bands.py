"""Laying a collated statement out: equal words below each other, gaps in words, nothing invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.bands import laid_out
from framing.analysis.readings import Carrier, Reading

TWO = (Carrier("Alpha"), Carrier("Beta"))
THREE = (*TWO, Carrier("Gamma"))
WITH_PRIMARY = (Carrier("Harbour office", is_primary=True), *TWO)


def equal(text, count=2):
    return Reading("equal", "equal", (text,) * count)


def notes(laid, place):
    return [cell.note.words for cell in laid.lines[place] if cell.note]


def test_equal_words_stand_below_each_other_one_column_a_word():
    laid = laid_out([equal("The wall has to dry.")], TWO)

    columns = [column for group in laid.groups for column in group.columns]
    assert [tuple(cell.text for cell in column) for column in columns] == [
        ("The ", "The "),
        ("wall ", "wall "),
        ("has ", "has "),
        ("to ", "to "),
        ("dry.", "dry."),
    ]


def test_gap_between_two_says_in_which_report_the_words_are():
    laid = laid_out([equal("The wall "), Reading("only_in", "wording", ("in town ", "")), equal("fell.")], TWO)

    assert notes(laid, 1) == ["2 words in Alpha, not here"]
    assert notes(laid, 0) == []


def test_gap_among_three_counts_the_words_of_the_others():
    laid = laid_out([equal("A ", 3), Reading("only_in", "wording", ("b ", "", "b ")), equal("c", 3)], THREE)

    assert notes(laid, 1) == ["1 word of the others is not here"]


def test_only_a_primary_text_tells_that_words_were_left_out():
    readings = [equal("A ", 3), Reading("only_in", "wording", ("b ", "", "b ")), equal("c", 3)]

    assert notes(laid_out(readings, WITH_PRIMARY), 1) == ["1 word of the primary text left out"]
    added = [equal("A ", 3), Reading("only_in", "wording", ("", "b ", "")), equal("c", 3)]
    laid = laid_out(added, WITH_PRIMARY)
    assert (notes(laid, 0), notes(laid, 2)) == (["1 word not in the primary text"], ["1 word in Alpha, not here"])


def test_what_a_report_adds_beside_left_out_words_is_not_counted_as_the_primary_texts():
    readings = [equal("A ", 3), Reading("only_in", "wording", ("b ", "", "b "))]
    readings += [Reading("only_in", "wording", ("", "", "c d e ")), equal("f", 3)]

    assert notes(laid_out(readings, WITH_PRIMARY), 1) == ["1 word of the primary text left out"]


def test_gap_over_several_edits_is_labelled_once():
    readings = [equal("A ", 3), Reading("only_in", "wording", ("b ", "", "b "))]
    readings += [Reading("replace", "wording", ("c ", "", "d ")), equal("e", 3)]

    assert notes(laid_out(readings, THREE), 1) == ["2 words of the others are not here"]


def test_later_start_and_earlier_end_are_edges_not_gaps():
    readings = [Reading("only_in", "edge", ("A ", "")), equal("b c "), Reading("only_in", "edge", ("d", ""))]

    assert notes(laid_out(readings, TWO), 1) == ["starts later", "ends earlier"]


def test_marked_cut_is_owned_up_to():
    readings = [equal("a "), Reading("only_in", "wording", ("b c ", ""), marked=True), equal("d")]

    assert notes(laid_out(readings, TWO), 1) == ["2 words cut, and marked so"]


def test_seam_is_told_where_the_next_quotation_begins():
    readings = [equal("a b "), Reading("equal", "equal", ("c d", "c d"), seams=("", "3 paragraphs on"))]

    assert notes(laid_out(readings, TWO), 1) == ["3 paragraphs on"]


def test_words_that_depart_from_most_are_told_from_the_shared_ones():
    laid = laid_out([Reading("replace", "wording", ("ship", "ship", "vessel"))], THREE)

    assert [line[0].look for line in laid.lines] == ["shared", "shared", "changed"]


def test_comma_stays_with_its_word():
    laid = laid_out([equal("wall"), Reading("only_in", "punctuation", (",", "")), equal(" fell")], TWO)

    assert [len(group.columns) for group in laid.groups] == [2, 1]


def test_long_beginning_is_cut_and_counted():
    words = " ".join(f"word{number}" for number in range(100)) + " "
    laid = laid_out([Reading("only_in", "edge", (words, "")), equal("end.")], TWO)

    assert notes(laid, 0) == ["74 words more"]
    assert laid.lines[0][0].text.endswith("word99 ")


def test_long_end_is_counted_behind_its_last_word():
    words = " ".join(f"word{number}" for number in range(100))
    laid = laid_out([equal("Begin "), Reading("only_in", "edge", (words, ""))], TWO)

    last = laid.groups[-1].columns[-1][0]
    assert (last.text, last.note.words) == ("word25 ", "74 words more")


def test_paragraph_break_inside_a_quotation_becomes_a_blank():
    assert laid_out([equal("a\n\nb")], TWO).lines[0][0].text == "a b"


def test_nothing_to_lay_out_is_an_empty_strip():
    assert laid_out([], TWO).groups == ()


WORDS = st.lists(st.sampled_from(["a", "bc,", "“d”", "Ünl"]), max_size=5).map(
    lambda found: "".join(w + " " for w in found)
)
READINGS = st.lists(
    st.tuples(
        st.sampled_from(["only_in", "replace"]), st.sampled_from(["wording", "style", "edge"]), WORDS, WORDS, WORDS
    ),
    max_size=6,
).map(lambda rows: [Reading(op, cls, texts) for op, cls, *texts in rows])


@given(READINGS)
def test_lines_and_columns_give_the_words_of_each_witness_back(readings):
    laid = laid_out([Reading(r.op, r.cls, tuple(r.texts)) for r in readings], THREE)

    for place in range(3):
        said = "".join(reading.texts[place] for reading in readings)
        assert "".join(cell.text for cell in laid.lines[place]) == said if readings else True
        columns = [column for group in laid.groups for column in group.columns]
        assert "".join(column[place].text for column in columns) == said


@pytest.mark.parametrize("words", [1, 40, 400])
def test_names_are_repeated_for_as_many_bands_as_there_may_be(words):
    laid = laid_out([equal("wording " * words)], TWO)

    assert laid.band_count >= words * len("wording ") / 80


def test_edge_that_two_write_differently_is_drawn_as_style():
    laid = laid_out(
        [Reading("replace", "edge", ("so limited and lawful ", "so limited & lawful ", "")), equal("c", 3)], THREE
    )

    assert [(cell.text, cell.look) for cell in laid.lines[0]] == [
        ("so limited ", "edge"),
        ("and ", "style"),
        ("lawful ", "edge"),
        ("c", "equal"),
    ]


def test_what_else_a_primary_text_says_is_shown_in_few_words():
    words = " ".join(f"word{number}" for number in range(30)) + " "
    laid = laid_out([Reading("only_in", "edge", (words, "", "")), equal("end.", 3)], WITH_PRIMARY)

    assert notes(laid, 0) == ["18 words more"]
