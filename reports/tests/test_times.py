"""Words of time in a text, before anything is read against a date."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.extraction.times import find_times
from reports.extraction.times.finding import LONGEST_JOINT
from reports.extraction.times.values import (
    Base,
    CalendarDate,
    DayOffset,
    Edge,
    Period,
    Recent,
    Role,
    Shift,
    TimeExpression,
    Unit,
    Weekday,
)

PIECES = [
    "Tuesday",
    "on",
    "4",
    "March",
    "2026",
    "at",
    "4:15",
    "p.m.",
    "GMT",
    "two",
    "hours",
    "later",
    "the",
    ",",
    ".",
    "x",
]


def only(text: str) -> TimeExpression:
    found = find_times(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The wall fell on Tuesday.", "Tuesday", Weekday(1)),
        ("He left last Friday.", "last Friday", Weekday(4, -1)),
        ("They meet on Monday of next week.", "Monday of next week", Weekday(0, week=1)),
        ("They met on Tuesday last week.", "Tuesday last week", Weekday(1, week=-1)),
        ("It was read yesterday.", "yesterday", DayOffset(-1)),
        ("The gate was shut the next day.", "the next day", DayOffset(1, Base.EVENT)),
        ("The vote was on 4 March.", "4 March", CalendarDate(month=3, day=4)),
        ("The vote was on March 4, 2026.", "March 4, 2026", CalendarDate(2026, 3, 4)),
        ("The vote was on Wednesday, 4 March 2026, in Oriel.", "Wednesday, 4 March 2026", CalendarDate(2026, 3, 4)),
        ("It is dated 2026-03-04.", "2026-03-04", CalendarDate(2026, 3, 4)),
        ("The fair ran from 4-6 March.", "4-6 March", CalendarDate(month=3, day=4, last_day=6)),
        ("It closed on Oct. 7 for good.", "Oct. 7", CalendarDate(month=10, day=7)),
        ("The last rise, in March, was small.", "March", CalendarDate(month=3)),
        ("It was the worst since last March.", "last March", CalendarDate(month=3, turn=-1)),
        ("The works began in 2019 with a loan.", "in 2019", CalendarDate(2019)),
        ("The pier was built in the 1990s.", "the 1990s", CalendarDate(1990, last_year=1999)),
        ("She was mayor between 2011 and 2015.", "between 2011 and 2015", CalendarDate(2011, last_year=2015)),
        ("The board met earlier this week.", "earlier this week", Period(Unit.WEEK, 0, part=-1)),
        ("Prices fell last year.", "last year", Period(Unit.YEAR, -1)),
        ("She was hired three days ago.", "three days ago", Shift(3, 3, Unit.DAY, -1, Base.NOW)),
        ("Two hours later the fire was out.", "Two hours later", Shift(2, 2, Unit.HOUR, 1, Base.EVENT)),
        ("A van had burnt three days earlier.", "three days earlier", Shift(3, 3, Unit.DAY, -1, Base.EVENT)),
        ("After nine hours they gave up.", "After nine hours", Shift(9, 9, Unit.HOUR, 1, Base.EVENT)),
        ("It rained over the past three days.", "over the past three days", Recent(3, Unit.DAY)),
    ],
)
def test_day_is_read_with_all_its_words(text, words, day):
    found = only(text)

    assert (found.text, found.day) == (words, day)
    assert text[found.span.start : found.span.end] == words


@pytest.mark.parametrize(
    ("text", "low", "high", "zone"),
    [
        ("It struck at 0300 GMT.", 180, 181, (0, 0)),
        ("It struck at 4:15 a.m. local time.", 255, 256, None),
        ("It struck at 4am.", 240, 255, None),
        ("It struck shortly before noon.", 690, 720, None),
        ("It struck at 8.40pm.", 1240, 1241, None),
        ("It struck at four o'clock in the afternoon.", 960, 975, None),
        ("It struck at 10 a.m. ET.", 600, 615, (-300, -240)),
        ("It struck at 4:15 a.m. (0115 GMT).", 75, 76, (0, 0)),
        ("It struck at 8:30 pm Moscow time.", 1230, 1231, (180, 180)),
    ],
)
def test_clock_time_is_read_with_its_zone(text, low, high, zone):
    time = only(text).time

    assert time is not None
    assert (time.low, time.high, time.zone) == (low, high, zone)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("They came late on Monday.", 18, 26),
        ("They came early on Tuesday.", 0, 9),
        ("They came on Tuesday night.", 18, 30),
        ("They came before dawn on Monday.", 0, 6),
        ("They came in the early hours of Tuesday morning.", 0, 6),
        ("They came on the evening of 4 March.", 17, 24),
    ],
)
def test_day_and_its_part_are_one_expression(text, low, high):
    found = only(text)

    assert found.day is not None
    assert found.time is not None
    assert (found.time.low / 60, found.time.high / 60) == (low, high)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It burnt for nine days.", Role.DURATION),
        ("A three-day visit ended.", Role.DURATION),
        ("They march every Friday.", Role.RECURRING),
        ("They play on Sundays.", Role.RECURRING),
        ("She works 48 hours a week.", Role.RECURRING),
        ("They meet twice a year.", Role.RECURRING),
    ],
)
def test_lengths_and_what_recurs_are_no_moment(text, role):
    assert only(text).role is role


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and they march on.",
        "The Good Friday accord holds.",
        "He was seen on “This Week” again.",
        "In 2000 homes the lights went out.",
        "The morning papers were late.",
        "Ferries carry 1,900 people.",
        "He lost 3:1 against her.",
        "April Moss sat down.",
    ],
)
def test_words_that_only_look_like_a_time_are_none(text):
    assert [found for found in find_times(text) if found.role is Role.MOMENT] == []


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("It has grown since January.", Edge.SINCE),
        ("It stays shut until Friday.", Edge.UNTIL),
        ("It must be paid by 4 March.", Edge.UNTIL),
        ("It happened after Tuesday.", Edge.AFTER),
        ("It happened before 2019.", Edge.BEFORE),
        ("It happened on Friday.", Edge.AT),
    ],
)
def test_preposition_bounds_the_time(text, edge):
    assert only(text).edge is edge


@pytest.mark.parametrize(
    ("text", "belongs"),
    [
        ("They claimed Saturday's attack.", True),
        ("The overnight raids hit two sheds.", True),
        ("The raid came overnight and ended soon.", False),
        ("It fell on Saturday in the rain.", False),
    ],
)
def test_time_of_a_noun_is_told_apart(text, belongs):
    assert only(text).is_attributive is belongs


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_expressions_stand_in_order_and_apart(text):
    found = find_times(text)

    assert [one.text for one in found] == [text[one.span.start : one.span.end] for one in found]
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text):
    find_times(text)


def test_long_lists_of_times_take_linear_time():
    text = "Tuesday 4:15 p.m. 3-1, Monday at noon 2-2, 4 March 12-9; " * 2000

    assert len(find_times(text)) > LONGEST_JOINT
