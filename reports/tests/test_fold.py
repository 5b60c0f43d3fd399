import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text import fold as module
from reports.text.fold import INVISIBLE, LONGEST_CLUSTER, fold, lowered, normalised
from reports.text.spans import Span

ANY_TEXT = st.text(st.characters(exclude_categories=()))
TRICKY = st.text(
    st.sampled_from("aeKn\u0301\u0323\u200e\u2067\ufeff\r\n\u2028\u0344\u1100\u1161\u11a8\u0958\u212b ’“É\u09c7\u09be")
)


@given(ANY_TEXT)
def test_fold_keeps_the_length_and_folds_once(text):
    folded = fold(text)

    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(ANY_TEXT | st.text(st.sampled_from("a’“—\u00a0\t\r\u3000é")))
def test_fold_replaces_each_character_by_its_own(text):
    assert fold(text) == text.translate(module.FOLD)


@given(ANY_TEXT)
def test_lowering_keeps_the_length(text):
    assert len(lowered(text)) == len(text)


def test_fold_and_lowering_of_the_usual_suspects():
    assert fold("“It’s — 5\u202fkm,” he\u00a0said «now»") == '"It\'s - 5 km," he said "now"'
    assert lowered("İzmir ẞ ÉCOLE") == "İzmir ß école"


@given(TRICKY | ANY_TEXT)
def test_normalising_is_done_once_and_gives_nfc_without_invisible_marks(raw):
    text = normalised(raw).text

    assert normalised(text).text == text
    assert not set(text) & {*INVISIBLE, "\r"}
    assert unicodedata.is_normalized("NFC", text)


@given(TRICKY | ANY_TEXT, st.data())
def test_a_span_leads_back_to_the_words_as_given(raw, data):
    result = normalised(raw)
    if not result.text:
        return
    start = data.draw(st.integers(0, len(result.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(result.text))))

    given_span = result.to_given(span)

    assert given_span.end <= len(raw)
    assert span.of(result.text) in normalised(given_span.of(raw)).text


@given(TRICKY | ANY_TEXT, st.data())
def test_place_in_the_given_text_is_found_again_where_it_is_stored(raw, data):
    result = normalised(raw)
    if not result.text:
        return
    start = data.draw(st.integers(0, len(result.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(result.text))))

    assert result.from_given(result.to_given(span)).contains(span)


def test_removed_marks_alone_stand_for_the_character_behind_them():
    result = normalised("a \u200eword\u200f")

    assert result.from_given(Span(2, 3)) == Span(2, 3)
    assert result.from_given(Span(7, 8)) == Span(5, 6)
    assert result.from_given(Span(3, 7)) == Span(2, 6)


@given(st.text(st.characters(max_codepoint=0x2FF, exclude_characters="\r\x0b\x0c\x85")))
def test_an_ordinary_text_is_left_alone(raw):
    result = normalised(raw)

    assert result.text is raw
    assert result.problems == ()


def test_edges_of_a_span_leave_removed_marks_outside():
    raw = "a \u200eword\u200f b\r\nc"
    result = normalised(raw)

    assert result.text == "a word b\nc"
    assert result.to_given(Span(2, 6)).of(raw) == "word"
    assert result.to_given(Span(9, 10)).of(raw) == "c"


def test_removed_direction_marks_are_told_and_a_byte_order_mark_is_not():
    assert [problem.code for problem in normalised("a\u202eb").problems] == ["direction_marks_removed"]
    assert normalised("\ufeffplain").problems == ()
    assert normalised("\ufeffplain").text == "plain"


def test_endless_accents_are_left_unsorted_instead_of_taking_quadratic_time():
    raw = "a" + "\u0301\u0323" * LONGEST_CLUSTER

    assert len(normalised(raw).text) == len(raw)


def test_lone_surrogates_and_nul_pass_through():
    assert normalised("a\ud800\x00b").text == "a\ud800\x00b"


def test_list_of_composing_characters_is_complete():
    composing = set()
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            first, second = (chr(int(part, 16)) for part in parts)
            if unicodedata.normalize("NFC", first + second) == chr(code) and not unicodedata.combining(second):
                composing.add(second)

    # Later versions of Unicode may add to the list; ours holds at least what this Python knows.
    assert composing <= module._COMPOSING


@pytest.mark.parametrize("mark", ["’", "‘", "“", "”", "«", "»", "–", "—", "\u00a0", "\u2009"])
def test_marks_dashes_and_spaces_become_ascii(mark):
    assert fold(mark).isascii()
