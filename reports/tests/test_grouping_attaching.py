"""One report against stored ones: which story, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.grouping.attaching import likeliest_stories, other_of
from reports.grouping.counting import Counted
from reports.grouping.lengths import measured
from reports.grouping.packing import packed
from reports.grouping.reasons import reasons_of
from reports.grouping.weights import attach_from, least_likeness, maybe_from
from reports.tests.grouping_reports import BALLOT, COURT, COURT_TOO, FERRY, FERRY_GERMAN, FERRY_TOO, features

NOTHING = Counted.over([])
WORDS = ["Brennick", "Maldon", "Quill", "harbour", "gate", "340", "12", "tide", "“a”"]
texts = st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)


def _mine(report, **given_):
    return measured(features(report, **given_), NOTHING, NOTHING)


def _other(story, report, *, hours=0, language="en"):
    read = features(report, hours=hours, language=language)
    stored = packed(read, measured(read, NOTHING, NOTHING).lengths)
    return other_of(stored).standing(story, read.moment, language)


def test_story_of_the_same_event_is_the_likest():
    found = likeliest_stories(_mine(FERRY, hours=1), [_other(1, COURT), _other(2, FERRY_TOO), _other(3, BALLOT)])

    assert found[0].story == 2
    assert found[0].score > attach_from(30)
    assert all(one.score < maybe_from(30) for one in found[1:])


def test_story_is_as_alike_as_its_likest_reports_are_on_average():
    alone = likeliest_stories(_mine(FERRY, hours=1), [_other(2, FERRY_TOO)])[0]
    mixed = likeliest_stories(_mine(FERRY, hours=1), [_other(2, FERRY_TOO), _other(2, COURT)])[0]

    assert mixed.score < alone.score
    assert mixed.nearest == 0


def test_of_equally_alike_stories_the_older_one_comes_first():
    found = likeliest_stories(_mine(FERRY, hours=1), [_other(9, FERRY_TOO), _other(4, FERRY_TOO)])

    assert [one.story for one in found] == [4, 9]


def test_copy_is_as_alike_as_can_be_however_old():
    assert likeliest_stories(_mine(FERRY, hours=90), [_other(1, FERRY)])[0].score == 1.0


def test_report_in_another_language_is_found_by_names_and_numbers():
    found = likeliest_stories(_mine(FERRY_GERMAN, hours=2, language="de"), [_other(1, FERRY), _other(2, COURT_TOO)])

    assert found[0].story == 1
    assert found[0].score > attach_from(30)


def test_more_reports_ask_for_more_likeness():
    assert least_likeness(30) == least_likeness(2) < least_likeness(1_000) < least_likeness(100_000)
    assert maybe_from(1_000) < least_likeness(1_000) < attach_from(1_000)


def test_nothing_is_like_nothing():
    assert likeliest_stories(_mine(FERRY), []) == []
    assert likeliest_stories(_mine(("", "")), [_other(1, FERRY)])[0].score == 0.0


def test_reasons_name_what_both_have():
    reasons = reasons_of(features(FERRY, hours=0), features(FERRY_TOO, hours=3))

    assert reasons[0] == "a quotation in the same words"
    assert any(
        reason.startswith("same names: ") and "Aurora" in reason and "Mara Quill" in reason for reason in reasons
    )
    assert "same place: Brennick" in reasons
    assert "same numbers: 340" in reasons
    assert reasons[-1] == "3 hours apart"


@pytest.mark.parametrize(
    ("hours", "told"),
    [(0.2, "less than an hour apart"), (1, "1 hour apart"), (30, "30 hours apart"), (72, "3 days apart")],
)
def test_time_between_reports_is_told(hours, told):
    assert reasons_of(features(FERRY, hours=0), features(COURT, hours=hours))[-1] == told


def test_time_that_is_not_known_is_told_as_such():
    assert reasons_of(features(FERRY), features(COURT, hours=1))[-1] == "time of publication not known"


@given(texts, texts)
def test_reasons_tell_only_what_stands_in_both_whichever_comes_first(one, other):
    first, second = features(("", one)), features(("", other))
    reasons = reasons_of(first, second)

    assert reasons == reasons_of(second, first)
    for reason in reasons:
        kind, _, words = reason.partition(": ")
        if kind in {"same names", "same numbers", "same words"}:
            assert all(word.lower() in text.lower() for word in words.split(", ") for text in (one, other))
