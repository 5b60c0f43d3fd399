"""What words of time say by themselves, before anything is read against a date (docs/method.md, "Sequence")."""

from dataclasses import dataclass
from enum import StrEnum

from reports.text.spans import Span

MINUTES_OF_DAY = 24 * 60


class Unit(StrEnum):
    """A unit in which words count time."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Edge(StrEnum):
    """How the words bound what they tell of: at that time, or from it, up to it, before it or after it."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


class Role(StrEnum):
    """Whether words can place an event at all: lengths of time and what recurs cannot."""

    MOMENT = "moment"
    DURATION = "duration"
    RECURRING = "recurring"


class Base(StrEnum):
    """What words count from: the time of writing, or another event that the text tells of."""

    NOW = "now"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday; ``turn`` is -1 for "last", 1 for "next", 0 for "this", None where none stands.

    ``week`` is -1, 0 or 1 where the words name the week ("Monday of last week").
    """

    number: int
    turn: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date, whole or in part; ``last_day`` and ``last_year`` end a range, ``turn`` is -1 for "last March"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class DayOffset:
    """Today, yesterday, tomorrow: days from the day of writing, or from that of an event ("the next day")."""

    days: int
    base: Base = Base.NOW


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar week, month or year counted from the present one, or from that of an event.

    ``part`` is -1 for what was before now in it ("earlier this week"), 1 for what comes.
    """

    unit: Unit
    offset: int
    base: Base = Base.NOW
    part: int = 0


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before (negative) or after something: "three days ago", "hours later"."""

    low: float
    high: float
    unit: Unit
    direction: int
    base: Base


@dataclass(frozen=True, slots=True)
class Recent:
    """A stretch that ends, or with ``direction`` 1 begins, at the time of writing: "in the past three days"."""

    high: float
    unit: Unit
    direction: int = -1


Day = Weekday | CalendarDate | DayOffset | Period | Shift | Recent


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """Minutes from midnight of the day told, beyond 1440 where a night reaches into the next.

    ``zone`` is the least and greatest distance to UTC in minutes; None where the words name no zone.
    """

    low: int
    high: int
    is_clock: bool = False
    zone: tuple[int, int] | None = None
    #: A night without more ("overnight"): the one before the day it is told on, where nothing lies ahead.
    is_night: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of time that belong together: what day, what time of it, or neither where they place nothing.

    ``is_attributive`` where they belong to a noun ("Saturday's attack", "the overnight raids").
    """

    span: Span
    text: str
    day: Day | None = None
    time: TimeOfDay | None = None
    edge: Edge = Edge.AT
    role: Role = Role.MOMENT
    is_attributive: bool = False
