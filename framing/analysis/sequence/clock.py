"""One clock for the placed events of several reports, drawn to scale (docs/method.md, "Sequence").

Places and lengths are written as SVG wants them: per cent of the width.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from framing.analysis.sequence.stretches import is_coarser, midnight
from framing.analysis.sequence.values import Precision

#: Days before the first publication and behind the last one that are on the clock; the rest stands in lists.
DAYS_BEFORE = 4
DAYS_BEHIND = 4
#: Days up to which the clock tells hours, and up to which it names every day.
DAYS_WITH_HOURS = 3
DAYS_ALL_NAMED = 9
#: Per cent of the width that the words of an event take at least, and its mark alone.
LABEL_WIDTH = 24.0
MARK_WIDTH = 1.2
#: Events of one report up to which their words stand on the clock.
MOST_LABELLED = 14
_DIGITS = 3
_DAY = timedelta(days=1)
_HOURS = (6, 12, 18)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be drawn: ``number`` comes back with its place."""

    number: int
    earliest: datetime
    latest: datetime
    precision: Precision


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a mark lies in its lane; ``label`` and ``label_width`` tell where its words stand."""

    number: int
    x: str
    width: str
    row: int
    label: str
    label_width: str
    is_turned: bool
    is_point: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A midnight, or an hour within a day."""

    moment: datetime
    x: str
    is_day: bool
    is_named: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """From when until when the clock runs, in whole days."""

    start: datetime
    end: datetime

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def share(self, moment: datetime) -> float:
        """How far along the clock a moment lies, from 0 to 100."""
        return min(max(100 * (moment - self.start) / (self.end - self.start), 0.0), 100.0)

    def percent(self, moment: datetime) -> str:
        """The same as SVG wants it."""
        return _percent(self.share(moment))

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The midnights, and the quarters of the days where few days are shown; over months the named ones alone."""
        step = max(-(-self.days // DAYS_ALL_NAMED), 1)
        found = []
        for day in range(0, self.days, step if step > DAYS_ALL_NAMED else 1):
            moment = self.start + day * _DAY
            found.append(Tick(moment, self.percent(moment), is_day=True, is_named=day % step == 0))
            if self.days <= DAYS_WITH_HOURS:
                hours = [moment + timedelta(hours=hour) for hour in _HOURS]
                found += [Tick(hour, self.percent(hour), is_day=False, is_named=True) for hour in hours]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Shares:
    """Which marks the clock shows, and which lie before it and behind it."""

    clock: Clock | None
    shown: tuple[Mark, ...]
    before: tuple[Mark, ...]
    behind: tuple[Mark, ...]


def clock_of(marks: Sequence[Mark], published: Iterable[datetime]) -> Shares:
    """The clock around the times of publication; without one, around the last thing told to the day."""
    times = sorted(published)
    fine = [mark for mark in marks if not is_coarser(mark.precision, Precision.WEEK)]
    if not times:
        times = sorted(mark.latest for mark in fine if not is_coarser(mark.precision, Precision.DAY))[-1:]
    if not times:
        return Shares(None, (), tuple(marks), ())
    first = midnight(times[0].date()) - DAYS_BEFORE * _DAY
    last = midnight(times[-1].date()) + (DAYS_BEHIND + 1) * _DAY
    shown = tuple(mark for mark in fine if first <= mark.earliest and mark.latest <= last)
    chosen = set(shown)
    behind = tuple(mark for mark in marks if mark not in chosen and mark.latest > times[-1] and mark.earliest >= first)
    chosen |= set(behind)
    before = tuple(mark for mark in marks if mark not in chosen)
    start = midnight(min([times[0], *(mark.earliest for mark in shown)]).date())
    end = max([times[-1], *(mark.latest for mark in shown)])
    end = end if end == midnight(end.date()) and end > start else midnight(end.date()) + _DAY
    return Shares(Clock(start, end), shown, before, behind)


def lane_of(clock: Clock, marks: Sequence[Mark], *, with_words: bool) -> tuple[Drawn, ...]:
    """The marks of one report in rows, each in the first row that has room for it and its words."""
    ends: list[float] = []
    placed: list[tuple[Mark, float, float, int, bool]] = []
    least = LABEL_WIDTH if with_words else MARK_WIDTH
    for mark in sorted(marks, key=lambda one: (one.earliest, one.latest, one.number)):
        start = clock.share(mark.earliest)
        end = max(clock.share(mark.latest), start + MARK_WIDTH)
        turned = start + least > 100
        left = min(start, max(end - least, 0.0)) if turned else start
        right = max(end, left + least)
        row = next((number for number, taken in enumerate(ends) if taken <= left), len(ends))
        if row == len(ends):
            ends.append(right)
        ends[row] = right
        placed.append((mark, start, end, row, turned))
    return tuple(_drawn(one, placed, least) for one in placed)


def _drawn(
    one: tuple[Mark, float, float, int, bool], placed: Sequence[tuple[Mark, float, float, int, bool]], least: float
) -> Drawn:
    mark, start, end, row, turned = one
    following = [other for other in placed if other[3] == row and other[1] > start]
    free = min((min(other[1], other[2] - least) if other[4] else other[1] for other in following), default=100.0)
    label = max(end - least, 0.0) if turned else start
    return Drawn(
        number=mark.number,
        x=_percent(start),
        width=_percent(end - start),
        row=row,
        label=_percent(label),
        label_width=_percent(max(end - label if turned else free - label, MARK_WIDTH)),
        is_turned=turned,
        is_point=mark.precision in (Precision.MINUTE, Precision.HOUR),
    )


def _percent(share: float) -> str:
    return f"{round(share, _DIGITS)}%"
