"""The clock that is drawn: what it shows, where its marks lie, and times in words."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.sequence import Precision
from framing.analysis.sequence.clock import DAYS_BEFORE, DAYS_BEHIND, Clock, Mark, clock_of, lane_of
from framing.analysis.sequence.telling import stretch_in_words, weekday_in_words

MIDNIGHT = datetime(2026, 3, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def mark(number: int, start: float, hours: float, precision: Precision = Precision.PART_OF_DAY) -> Mark:
    """From so many hours after midnight of 4 March on."""
    return Mark(number, MIDNIGHT + start * HOUR, MIDNIGHT + (start + hours) * HOUR, precision)


def share(percent: str) -> float:
    return float(percent.removesuffix("%"))


def test_clock_runs_in_whole_days_around_publication_and_what_is_told():
    shares = clock_of([mark(0, -30, 6)], [MIDNIGHT + 12 * HOUR])

    assert shares.clock == Clock(MIDNIGHT - 2 * DAY, MIDNIGHT + DAY)


def test_far_and_coarse_moments_stand_beside_the_clock():
    marks = [
        mark(0, 1, 2),
        mark(1, -24 * (DAYS_BEFORE + 1), 2),
        mark(2, 24 * (DAYS_BEHIND + 2), 2),
        mark(3, 0, 24 * 31, Precision.MONTH),
        mark(4, -9000, 8760, Precision.YEAR),
    ]
    shares = clock_of(marks, [MIDNIGHT + 12 * HOUR])

    assert [one.number for one in shares.shown] == [0]
    assert [one.number for one in shares.before] == [1, 4]
    assert [one.number for one in shares.behind] == [2, 3]


def test_without_publication_the_last_day_told_is_the_measure():
    shares = clock_of([mark(0, 1, 2), mark(1, -9000, 8760, Precision.YEAR)], [])

    assert [one.number for one in shares.shown] == [0]
    assert clock_of([mark(1, -9000, 8760, Precision.YEAR)], []).clock is None


@pytest.mark.parametrize("days", [100, 1000, 150_000])
def test_clock_over_years_draws_the_days_that_it_names_and_no_others(days):
    ticks = Clock(MIDNIGHT, MIDNIGHT + days * DAY).ticks

    assert 5 < len(ticks) < 20
    assert all(tick.is_named for tick in ticks)


def test_mark_lies_where_its_hours_are():
    clock = Clock(MIDNIGHT, MIDNIGHT + DAY)
    drawn = lane_of(clock, [mark(0, 6, 12)], with_words=False)[0]

    assert (drawn.x, drawn.width, drawn.row) == ("25.0%", "50.0%", 0)


def test_words_near_the_end_are_turned_and_stay_inside():
    clock = Clock(MIDNIGHT, MIDNIGHT + DAY)
    drawn = lane_of(clock, [mark(0, 23, 0.02, Precision.MINUTE)], with_words=True)[0]

    assert drawn.is_turned
    assert drawn.is_point
    assert share(drawn.label) + share(drawn.label_width) <= 100


@given(st.lists(st.tuples(st.integers(-48, 47), st.integers(1, 30)), max_size=12), st.booleans())
def test_marks_of_one_row_never_cover_each_other(times, with_words):
    clock = Clock(MIDNIGHT - 2 * DAY, MIDNIGHT + 4 * DAY)
    drawn = lane_of(clock, [mark(number, *one) for number, one in enumerate(times)], with_words=with_words)
    rows: dict[int, list[tuple[float, float]]] = {}
    for one in drawn:
        rows.setdefault(one.row, []).append((share(one.x), share(one.x) + share(one.width)))

    for row in rows.values():
        ordered = sorted(row)
        assert all(first[1] <= second[0] + 0.01 for first, second in pairwise(ordered))


def test_hours_are_named_on_a_short_clock_and_not_every_day_on_a_long_one():
    short, long = Clock(MIDNIGHT, MIDNIGHT + 2 * DAY), Clock(MIDNIGHT, MIDNIGHT + 20 * DAY)

    assert sum(not tick.is_day for tick in short.ticks) == 6
    assert all(tick.is_day for tick in long.ticks)
    assert sum(tick.is_named for tick in long.ticks) < 10


@pytest.mark.parametrize(
    ("start", "hours", "words", "below"),
    [
        (3, 1 / 60, "Wed 4 March 2026, 03:00", "03:00"),
        (0, 6, "Wed 4 March 2026, 00:00–06:00", "00:00–06:00"),
        (18, 6, "Wed 4 March 2026, 18:00–24:00", "18:00–24:00"),
        (18, 12, "Wed 4 March 2026, 18:00 – Thu 5 March, 06:00", "18:00 – Thu 5 March, 06:00"),
        (0, 24, "Wed 4 March 2026", "that day"),
        (0, 48, "Wed 4 March – Thu 5 March 2026", "Wed 4 March – Thu 5 March 2026"),
        (-72, 31 * 24, "March 2026", "March 2026"),
        (-(31 + 28 + 3) * 24, 365 * 24, "2026", "2026"),
        (-24 * 30, 24 * 30 + 12, "2 February – 4 March 2026", "2 February – 4 March 2026"),
    ],
)
def test_stretches_in_words(start, hours, words, below):
    first, last = MIDNIGHT + start * HOUR, MIDNIGHT + (start + hours) * HOUR

    assert stretch_in_words(first, last) == words
    assert stretch_in_words(first, last, day_is_named=True) == below


def test_day_in_words():
    assert weekday_in_words(MIDNIGHT) == "Wednesday 4 March 2026"
