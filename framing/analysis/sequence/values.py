"""What each report says happened when, on one clock (docs/method.md, "Sequence")."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reports.text.spans import Span


class Precision(StrEnum):
    """How closely the words place an event."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of time in UTC that holds the event, from the words ``span`` and what they were read against."""

    earliest: datetime
    latest: datetime
    precision: Precision
    span: Span
    text: str
    how: str


@dataclass(frozen=True, slots=True)
class Event:
    """One claim that a report places in time; ``order`` is its place among the report's placed events in the text,
    from 1."""

    key: str
    claim: int
    group: int | None
    moment: Moment
    order: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two reports place one group of claims in stretches that do not meet: something to check, not an error.

    ``events`` are places in the chronology. With ``other`` it is the order of two groups that the reports give
    differently.
    """

    group: int
    events: tuple[int, ...]
    note: str
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One report says that what ``claim`` tells answers, or followed upon, what ``to_claim`` of ``to_key`` tells.

    ``span`` and ``text`` are the words that say so, in the report ``key``. ``to_key`` is another report where only
    that one has the act that is answered as a claim of its own.
    """

    key: str
    claim: int
    group: int | None
    to_key: str
    to_claim: int
    to_group: int | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims of one report have a place on the clock, and for the others why not, each reason with a count."""

    key: str
    claims: int
    placed: int
    reasons: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Chronology:
    """The placed events of all reports by earliest moment, what to check, and claims whose words place nothing."""

    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]
    unplaced: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    tallies: tuple[Tally, ...] = ()
