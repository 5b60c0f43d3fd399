"""The list and the summary of differences: who has the words, and never why."""

from framing.analysis.differences import differences_of, is_changed, summary_of
from framing.analysis.readings import Carrier, Reading

TWO = (Carrier("Alpha"), Carrier("Beta"))
WITH_PRIMARY = (Carrier("Harbour office", is_primary=True), *TWO)


def equal(text, count=2):
    return Reading("equal", "equal", (text,) * count)


def said(readings, carriers=TWO):
    return [(found.lead, found.quoted) for found in differences_of(readings, carriers)]


GAP = [equal("A "), Reading("only_in", "wording", ("b c ", "")), equal("d")]


def test_with_two_witnesses_words_are_in_one_and_not_in_the_other():
    assert said(GAP) == [("In Alpha, not in Beta", (("", "b c"),))]
    assert summary_of(GAP, TWO) == ("only in Alpha: 1 stretch",)
    assert is_changed(GAP)


def test_with_a_primary_text_words_were_left_out_or_are_not_in_it():
    out = [equal("A ", 3), Reading("only_in", "wording", ("b ", "b ", "")), equal("d", 3)]
    added = [equal("A ", 3), Reading("only_in", "wording", ("", "", "b ")), equal("d", 3)]

    assert said(out, WITH_PRIMARY)[0][0] == "Left out of the primary text’s words in Beta"
    assert said(added, WITH_PRIMARY)[0][0] == "In Beta, not in the primary text and Alpha"
    assert summary_of(added, WITH_PRIMARY) == ("in Beta, not in the primary text: 1 stretch",)


def test_replaced_words_stand_with_their_reports_and_what_they_touch():
    readings = [equal("A "), Reading("replace", "wording", ("ship", "vessel"), touches=("actor",))]
    (difference,) = differences_of(readings, TWO)

    assert difference.quoted == (("Alpha", "ship"), ("Beta", "vessel"))
    assert difference.touches == ("actor",)
    assert summary_of(readings, TWO) == ("replaced: 1",)


def test_style_is_listed_but_is_no_change_and_punctuation_is_neither():
    readings = [Reading("replace", "style", ("four ", "4 ")), Reading("only_in", "punctuation", (",", "")), equal("x")]

    assert said(readings) == [("Written differently", (("Alpha", "four"), ("Beta", "4")))]
    assert not is_changed(readings)
    assert summary_of(readings, TWO) == ("written differently: 1",)


def test_marked_cut_is_told_as_marked_and_is_no_silent_change():
    readings = [equal("A "), Reading("only_in", "wording", ("b ", ""), marked=True), equal("c")]

    assert said(readings)[0][0] == "In Alpha, not in Beta, which marks the cut"
    assert not is_changed(readings)
    assert summary_of(readings, TWO) == ("cut or added with a mark: 1",)


def test_part_of_a_statement_is_the_same_as_far_as_it_goes():
    readings = [Reading("only_in", "edge", ("A ", "")), equal("b c")]

    assert said(readings) == [("Beta begins later, without", (("Alpha", "A"),))]
    assert summary_of(readings, TWO) == ("the same words as far as each goes",)


def test_same_words_are_said_to_be_the_same():
    assert summary_of([equal("a b")], TWO) == ("the same words in all",)
    assert differences_of([equal("a b")], TWO) == ()


def test_a_long_stretch_is_repeated_only_in_part():
    readings = [equal("A "), Reading("only_in", "wording", ("word " * 100, "")), equal("c")]

    assert said(readings)[0][1][0][1].endswith(" …")
