"""Times in words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from framing.moments import days_in_words, distance_in_words

MARCH = datetime(2026, 3, 4, 18, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (timedelta(0), "4 March 2026"),
        (timedelta(days=1), "4–5 March 2026"),
        (timedelta(days=30), "4 March – 3 April 2026"),
        (timedelta(days=366), "4 March 2026 – 5 March 2027"),
    ],
)
def test_days_are_told_as_short_as_they_can_be(later, words):
    assert days_in_words([MARCH + later, None, MARCH]) == words


def test_days_are_those_of_utc():
    assert days_in_words([datetime(2026, 3, 5, 1, 0, tzinfo=timezone(timedelta(hours=3)))]) == "4 March 2026"


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (timedelta(0), ""),
        (timedelta(minutes=1), "1 minute apart"),
        (timedelta(minutes=50), "50 minutes apart"),
        (timedelta(hours=21), "21 hours apart"),
        (timedelta(days=9), "9 days apart"),
    ],
)
def test_distance_is_told_in_the_unit_that_fits(apart, words):
    assert distance_in_words([MARCH + apart, MARCH]) == words


def test_unknown_times_tell_nothing():
    assert days_in_words([None]) == distance_in_words([None, MARCH]) == ""
