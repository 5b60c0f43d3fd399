"""Stretches of time and the calendar around them, in UTC; nothing here reads words."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from framing.analysis.sequence.values import Precision
from reports.extraction.times.values import Unit

DAY = timedelta(days=1)
LENGTHS: dict[Unit, timedelta] = {
    Unit.SECOND: timedelta(seconds=1),
    Unit.MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
    Unit.DAY: DAY,
    Unit.WEEKEND: 2 * DAY,
    Unit.WEEK: 7 * DAY,
    Unit.MONTH: timedelta(days=30.4375),
    Unit.YEAR: timedelta(days=365.25),
}
PRECISIONS: dict[Unit, Precision] = {
    Unit.SECOND: Precision.MINUTE,
    Unit.MINUTE: Precision.MINUTE,
    Unit.HOUR: Precision.HOUR,
    Unit.DAY: Precision.DAY,
    Unit.WEEKEND: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.YEAR: Precision.YEAR,
}
_ORDER = tuple(Precision)
_WIDTHS = (
    (timedelta(minutes=10), Precision.MINUTE),
    (timedelta(hours=3), Precision.HOUR),
    (timedelta(hours=16), Precision.PART_OF_DAY),
    (timedelta(hours=60), Precision.DAY),
    (timedelta(days=15), Precision.WEEK),
    (timedelta(days=100), Precision.MONTH),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when until when; the end does not belong to it."""

    earliest: datetime
    latest: datetime
    precision: Precision

    def meets(self, other: "Stretch") -> bool:
        """Whether there is a moment in both."""
        return self.earliest < other.latest and other.earliest < self.latest

    @property
    def is_of_days(self) -> bool:
        """Whether it tells a day or less, so that a time of day can be told with it."""
        return not is_coarser(self.precision, Precision.DAY)

    def joined(self, other: "Stretch") -> "Stretch":
        """What lies in either, or between them."""
        first, last = min(self.earliest, other.earliest), max(self.latest, other.latest)
        return Stretch(first, last, coarser(self.precision, other.precision))

    def until(self, end: datetime) -> "Stretch":
        """Its part before ``end``; itself where it begins later."""
        return replace(self, latest=min(self.latest, end)) if self.earliest < end else self

    def after(self, start: datetime) -> "Stretch":
        """Its part behind ``start``; itself where it ends earlier."""
        return replace(self, earliest=max(self.earliest, start)) if self.latest > start else self


def is_coarser(first: Precision, second: Precision) -> bool:
    """Whether the first tells less than the second."""
    return _ORDER.index(first) > _ORDER.index(second)


def coarser(first: Precision, second: Precision) -> Precision:
    """The one of the two that tells less."""
    return first if is_coarser(first, second) else second


def precision_of(length: timedelta) -> Precision:
    """How closely a stretch of this length places an event."""
    return next((precision for longest, precision in _WIDTHS if length <= longest), Precision.YEAR)


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def days(first: date, count: int = 1, precision: Precision = Precision.DAY) -> Stretch:
    """So many whole days."""
    start = midnight(first)
    return Stretch(start, start + count * DAY, precision)


def months(year: int, month: int, count: int = 1) -> Stretch:
    """So many whole months; ``month`` may lie beyond the year on either side."""
    return Stretch(_month_start(year, month), _month_start(year, month + count), Precision.MONTH)


def years(first: int, last: int) -> Stretch:
    """Whole years, the last one included."""
    return Stretch(_month_start(first, 1), _month_start(last + 1, 1), Precision.YEAR)


def week_of(day: date, offset: int = 0) -> Stretch:
    """The week from Monday that has the day in it, or one so many weeks off."""
    return days(day - timedelta(days=day.weekday()) + offset * 7 * DAY, 7, Precision.WEEK)


def _month_start(year: int, month: int) -> datetime:
    return datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=UTC)
