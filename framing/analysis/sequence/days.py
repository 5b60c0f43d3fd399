"""From the words for a day to the days on the calendar that they can mean (docs/method.md, "Sequence")."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from framing.analysis.sequence.stretches import (
    LENGTHS,
    PRECISIONS,
    Stretch,
    coarser,
    days,
    midnight,
    months,
    precision_of,
    week_of,
    years,
)
from framing.analysis.sequence.values import Precision
from reports.extraction.times.values import CalendarDate, DayOffset, Period, Recent, Shift, Unit, Weekday

_SATURDAY = 5
_WEEK = 7


class Tense(StrEnum):
    """Whether a claim tells what was, what will be, or leaves it open."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


def day_of_week(day: Weekday, today: date, tense: Tense) -> Stretch:
    """The day of that name. On a day of the same name it is that day itself, never one a week off."""
    if day.week is not None:
        return days(today + timedelta(days=day.number - today.weekday() + _WEEK * day.week))
    ahead = (day.number - today.weekday()) % _WEEK
    back = (-ahead) % _WEEK
    if day.turn == -1:
        return days(today - timedelta(days=back or _WEEK))
    if day.turn == 1:
        if ahead and today.weekday() + ahead < _WEEK:
            # Said on a Monday, "next Friday" is the one of this week to some and of the next week to others.
            return days(today + timedelta(days=ahead), _WEEK + 1, Precision.WEEK)
        return days(today + timedelta(days=ahead or _WEEK))
    return days(today + timedelta(days=ahead if tense is not Tense.PAST else -back))


def calendar_date(day: CalendarDate, today: date | None, tense: Tense) -> Stretch | None:
    """The date, with the year nearest in the direction of the tense where none is named.

    None where that needs a day to count from. Raises ValueError for a date that no calendar has.
    """
    if day.year is not None:
        return _dated(day, day.year)
    if today is None or day.month is None:
        return None
    found = [_dated(day, year) for year in (today.year - 1, today.year, today.year + 1)]
    now = midnight(today)
    if day.turn == -1:
        return max((one for one in found if one.latest <= now), key=_earliest, default=found[0])
    if day.turn == 1 or (tense is Tense.FUTURE and day.turn is None):
        return min((one for one in found if one.latest > now), key=_earliest)
    if tense is Tense.PAST:
        return max((one for one in found if one.earliest <= now), key=_earliest)
    return min(found, key=lambda one: abs(one.earliest - now))


def _earliest(stretch: Stretch) -> datetime:
    return stretch.earliest


def _dated(day: CalendarDate, year: int) -> Stretch:
    if day.month is None:
        return years(year, day.last_year or year)
    if day.day is None:
        return months(year, day.month)
    if (day.month, day.day) == (2, 29):
        # A year was tried that has no such day; its neighbour keeps the order of the years.
        return days(date(year, 2, 28) + timedelta(days=1))
    first = date(year, day.month, day.day)
    last = date(year, day.month, day.last_day) if day.last_day else first
    return days(first, (last - first).days + 1)


def offset_day(day: DayOffset, today: date) -> Stretch:
    """So many days from that day."""
    return days(today + timedelta(days=day.days))


def period(day: Period, today: date, now: datetime | None, tense: Tense) -> Stretch:
    """The week, month or year; cut at ``now`` where the words or the tense tell the part before or after it."""
    if day.unit is Unit.WEEKEND:
        return _weekend(day, today, tense)
    if day.unit is Unit.YEAR:
        found = years(today.year + day.offset, today.year + day.offset)
    elif day.unit is Unit.MONTH:
        found = months(today.year, today.month + day.offset)
    else:
        found = week_of(today, day.offset)
    if now is None or day.offset:
        return found
    if day.part == -1 or (day.part == 0 and tense is Tense.PAST):
        return found.until(now)
    return found.after(now) if day.part == 1 or tense is Tense.FUTURE else found


def _weekend(day: Period, today: date, tense: Tense) -> Stretch:
    ahead = (_SATURDAY - today.weekday()) % _WEEK
    saturday = today + timedelta(days=ahead if today.weekday() <= _SATURDAY else -1)
    if saturday > today and (day.offset == -1 or (day.offset == 0 and tense is Tense.PAST)):
        saturday -= timedelta(days=_WEEK)
    elif saturday <= today and day.offset:
        saturday += timedelta(days=_WEEK * day.offset)
    return days(saturday, 2)


def shifted(shift: Shift, base: Stretch) -> Stretch:
    """So many units before or after the base, as closely as the unit counts."""
    length = LENGTHS[shift.unit]
    if shift.unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR):
        margin = length / 2 if shift.low else timedelta()
        near, far = max(shift.low * length - margin, timedelta()), shift.high * length + margin
        first, last = (base.earliest + near, base.latest + far)
        if shift.direction < 0:
            first, last = base.earliest - far, base.latest - near
        return Stretch(first, last, coarser(base.precision, precision_of(last - first)))
    least, most = (shift.low, shift.high) if shift.direction > 0 else (-shift.high, -shift.low)
    slack = timedelta() if shift.unit is Unit.DAY else length / 2
    first = midnight((base.earliest + least * length - slack).date())
    last = midnight((base.latest - timedelta(microseconds=1) + most * length + slack).date()) + timedelta(days=1)
    return Stretch(first, last, coarser(PRECISIONS[shift.unit], precision_of(last - first)))


def recent(day: Recent, now: datetime) -> Stretch:
    """The stretch that ends, or begins, now."""
    length = day.high * LENGTHS[day.unit]
    return Stretch(min(now, now + day.direction * length), max(now, now + day.direction * length), PRECISIONS[day.unit])
