"""Months of the calendar: spans, addresses, words."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis import months

FIRSTS = st.dates(date(1900, 1, 1), date(9000, 12, 1)).map(lambda day: day.replace(day=1))


@given(FIRSTS)
def test_a_month_in_an_address_is_read_as_it_was_written(month):
    assert months.read(months.written(month)) == month


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "0000-01", "9999-12", "２０２６-03", "2026-3", "x"])
def test_what_is_no_month_is_none(text):
    assert months.read(text) is None


@given(FIRSTS, st.integers(0, 60))
def test_months_between_two_follow_one_another(first, count):
    last = first
    for _ in range(count):
        last = months.month_after(last)

    found = list(months.months_between(first, last))

    assert len(found) == count + 1
    assert (found[0], found[-1]) == (first, last)
    assert all(months.month_after(one) == other for one, other in pairwise(found))


def test_no_month_lies_before_the_first():
    assert list(months.months_between(date(2026, 3, 1), date(2026, 2, 1))) == []


@given(FIRSTS)
def test_a_month_ends_where_the_next_one_begins(month):
    first, after = months.bounds_of(month)

    assert first == datetime(month.year, month.month, 1, tzinfo=UTC)
    assert after == months.bounds_of(months.month_after(month))[0]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([], ""),
        ([(2025, 3)], "March 2025"),
        ([(2025, 3), (2025, 4)], "March and April 2025"),
        ([(2025, 3), (2025, 4), (2025, 5), (2025, 7)], "March to May and July 2025"),
        ([(2025, 12), (2026, 1)], "December 2025, January 2026"),
        ([(2025, 9), (2025, 3), (2025, 3), (2025, 6)], "March, June and September 2025"),
    ],
)
def test_months_are_told_in_runs_with_each_year_once(found, words):
    assert months.in_words(date(year, month, 1) for year, month in found) == words
