"""What grouping reads of a report, and how it is stored."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.grouping.counting import Counted
from reports.grouping.features import BODY_WORDS, features_of, meaning_text
from reports.grouping.keys import MOST_KEYS, MOST_ROWS, keys_of, rarest
from reports.grouping.lengths import measured
from reports.grouping.packing import is_readable, packed, told_as_json, told_from_json, unpacked
from reports.grouping.words import number_of, stem_of, words_of
from reports.tests.grouping_reports import COURT, FERRY, FERRY_TOO, features

NOTHING = Counted.over([])


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("strikes", "strike"),
        ("striking", "strike"),
        ("stopped", "stop"),
        ("cities", "city"),
        ("wells", "well"),
        ("harbour's", "harbour"),
        ("passed", "pass"),
    ],
)
def test_forms_of_a_word_meet(word, other):
    assert stem_of(word) == stem_of(other)


@pytest.mark.parametrize("word", ["bus", "glass", "crisis", "ring", "red", "gas"])
def test_short_words_and_such_that_only_look_like_plurals_stay(word):
    assert stem_of(word) == word


def test_writing_without_blanks_is_read_two_letters_at_a_time():
    assert [word.stem for word in words_of("港口关闭 42")] == ["港口", "口关", "关闭", "42"]


def test_capital_inside_a_sentence_proves_a_name_and_one_at_its_start_does_not():
    report = features_of("", "Gates stood open. The crew of Aurora left for Maldon with 12 boats.")
    named = {number for number, is_name in zip(report.words.tolist(), report.is_name.tolist(), strict=True) if is_name}

    assert named == {number_of(stem) for stem in ("aurora", "maldon", "12")}
    assert report.told.names == ("Aurora", "Maldon")


def test_headline_counts_more_than_lead_and_lead_more_than_the_rest():
    report = features_of("Harbour", f"Bridge {'and ' * 80} tunnel")
    counts = dict(zip(report.words.tolist(), report.counts.tolist(), strict=True))

    assert [counts[number_of(word)] for word in (stem_of("harbour"), stem_of("bridge"), "tunnel")] == [3, 2, 1]


def test_no_more_than_the_beginning_of_a_long_report_is_read():
    long = " ".join(f"word{number}" for number in range(5 * BODY_WORDS))

    assert len(features_of("", long).words) == BODY_WORDS


def test_place_of_the_dateline_is_told():
    assert features(FERRY_TOO).told.place == "Brennick"


def test_meaning_is_asked_of_headline_and_lead():
    assert meaning_text("Gate shut", "The gate is shut. " * 100).startswith("Gate shut. The gate is shut.")


@given(st.text(max_size=60), st.text(max_size=400))
def test_every_text_has_features_that_come_back_from_store(headline, body):
    report = features_of(headline, body, vector=np.full(8, 0.25, dtype=np.float32))
    stored = packed(report, measured(report, NOTHING, NOTHING).lengths)
    back = unpacked(stored, told=told_from_json(told_as_json(report.told)), language="en", moment=None)

    assert is_readable(stored)
    for field in ("words", "counts", "in_lead", "is_name", "pairs", "pair_counts", "quoted", "vector"):
        assert getattr(back, field).tolist() == getattr(report, field).tolist()
    assert (back.digest, back.told) == (report.digest, report.told)


def test_stored_features_of_another_layout_are_not_read():
    assert not is_readable(b"")
    assert not is_readable(b"\xff" * 60)


def test_reports_of_one_event_share_keys():
    first, second, other = (
        set(keys_of(measured(features(one), NOTHING, NOTHING))) for one in (FERRY, FERRY_TOO, COURT)
    )

    assert len(first) <= MOST_KEYS
    assert len(first & second) >= 4
    assert not first & other


def test_keys_of_many_reports_are_not_looked_up():
    kept = [np.array([1, 2], dtype=np.uint32)] * 100 + [np.array([2], dtype=np.uint32)] * 900
    known = Counted.over(kept)

    assert rarest([2, 1, 3], known, NOTHING, open_reports=10 * MOST_ROWS) == [3, 1]
    assert rarest([2], known, NOTHING, open_reports=10 * MOST_ROWS) == [2]


def test_counts_come_back_from_store():
    known = Counted.over([np.array([1, 5], dtype=np.uint32), np.array([5], dtype=np.uint32)])
    back = Counted.from_bytes(known.as_bytes(), known.reports)

    assert back.counts(np.array([1, 5, 9], dtype=np.uint32)).tolist() == [0, 2, 0]
    assert back.reports == 2
