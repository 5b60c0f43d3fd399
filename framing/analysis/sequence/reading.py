"""Words of time read against what a report gives to read them against (docs/method.md, "Sequence")."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from framing.analysis.sequence.days import (
    Tense,
    calendar_date,
    day_of_week,
    offset_day,
    period,
    recent,
    shifted,
)
from framing.analysis.sequence.stretches import Stretch, coarser, midnight, precision_of
from framing.analysis.sequence.values import Precision
from reports.extraction.times.values import (
    Base,
    CalendarDate,
    Day,
    DayOffset,
    Edge,
    Period,
    Recent,
    Role,
    Shift,
    TimeExpression,
    TimeOfDay,
    Unit,
    Weekday,
)

#: Days by which "today" inside a quotation can be older than the report that prints it.
QUOTED_EARLIER = 1
#: Hours around midnight UTC in which another day has begun, or not yet, where a report is written.
NEAR_MIDNIGHT = 4
#: What is told of hours without a zone.
NO_ZONE = "no time zone is named: drawn as UTC"
_CLOCK_IS_MINUTE = 5
_CLOCK_IS_HOUR = 120
_DAY_MINUTES = 24 * 60


class Reason(StrEnum):
    """Why words place nothing, as a reader is told."""

    NO_WORDS = "no words of time"
    LENGTH = "only how long or how often"
    NOUN = "the time of something they name, not of what they tell"
    SAID = "only when it was said"
    NO_PUBLICATION = "words that need a time of publication, and none is given"
    NO_BASE = "a time told from something that has none here"
    OPEN = "a time that is open to one side"
    NONSENSE = "a date that no calendar has"
    TOO_MANY = "beyond the number of claims that are read"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A moment that the report told before, and the words that told it."""

    stretch: Stretch
    words: str


@dataclass(frozen=True, slots=True)
class Against:
    """What words of one claim are read against.

    ``said`` is when the quotation was spoken that they stand in, where the report tells it; ``is_quoted`` whether they
    stand in one. ``anchor`` is what "later" and a clock time without a day go back to.
    """

    published: datetime | None
    tense: Tense = Tense.PAST
    is_quoted: bool = False
    said: Anchor | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """Where words place something, and how they were read."""

    stretch: Stretch
    how: str


def read_against(words: TimeExpression, against: Against) -> Read | Reason:
    """The stretch of time that the words mean, or why they mean none."""
    if words.role is not Role.MOMENT:
        return Reason.LENGTH
    try:
        return _Reader(words, against).read()
    except (ValueError, OverflowError):
        return Reason.NONSENSE


class _Reader:
    """One reading; ``notes`` gathers what is told of it."""

    def __init__(self, words: TimeExpression, against: Against) -> None:
        self.words = words
        self.against = against
        self.notes: list[str] = []

    def read(self) -> Read | Reason:
        day = self._day()
        if isinstance(day, Reason):
            return day
        found = self._bounded(self._timed(day))
        if isinstance(found, Reason):
            return found
        return Read(found, "; ".join(self.notes))

    def _day(self) -> Stretch | Reason:
        words, day = self.words, self.words.day
        if day is None:
            return self._day_of_clock()
        if isinstance(day, CalendarDate) and day.year is not None:
            found = calendar_date(day, None, self.against.tense)
            self.notes.append("as printed")
            return found or Reason.NONSENSE
        if isinstance(day, DayOffset | Period | Shift) and day.base is Base.EVENT:
            return self._from_event(day)
        if self.against.published is None:
            return Reason.NO_PUBLICATION
        if isinstance(day, Shift) and words.time is None and day.unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND):
            self.notes.append(f"counted from publication on {day_and_clock(self.against.published)}")
            now = Stretch(self.against.published, self.against.published, Precision.MINUTE)
            return shifted(day, now)
        return self._from_publication(day, self.against.published)

    def _from_publication(self, day: Day, published: datetime) -> Stretch:
        against = self.against
        said = against.said.stretch if against.said and against.is_quoted else None
        now = said.earliest if said else published
        found = self._on(day, now.date(), now)
        if said and against.said:
            self.notes.append(f"read against when it was said, “{against.said.words}”")
            return found
        self.notes.append(f"read against publication on {day_in_words(published)}")
        if isinstance(day, DayOffset | Shift):
            for other, note in self._other_days(published):
                found = found.joined(self._on(day, other.date(), other))
                self.notes.append(note)
        return found

    def _other_days(self, published: datetime) -> list[tuple[datetime, str]]:
        """Further days that the words could have been written or spoken on."""
        found = []
        if self.against.is_quoted:
            found.append((published - timedelta(days=QUOTED_EARLIER), "said in a quotation, which may be a day older"))
        near = "near midnight UTC, so that the day may be the {} one where it was written"
        if published.hour < NEAR_MIDNIGHT:
            found.append((published - timedelta(hours=NEAR_MIDNIGHT), near.format("last")))
        elif published.hour >= 24 - NEAR_MIDNIGHT:
            found.append((published + timedelta(hours=NEAR_MIDNIGHT), near.format("next")))
        return found

    def _on(self, day: Day, today: date, now: datetime) -> Stretch:
        tense = self.against.tense
        if isinstance(day, Weekday):
            return day_of_week(day, today, tense)
        if isinstance(day, CalendarDate):
            found = calendar_date(day, today, tense)
            if found is None:
                raise ValueError("a date of no year")
            return found
        if isinstance(day, DayOffset):
            return offset_day(day, today)
        if isinstance(day, Period):
            return period(day, today, now, tense)
        if isinstance(day, Recent):
            return recent(day, now)
        start = midnight(today)
        return shifted(day, Stretch(start, start + timedelta(days=1), Precision.DAY))

    def _from_event(self, day: DayOffset | Period | Shift) -> Stretch | Reason:
        anchor = self.against.anchor
        if anchor is None:
            return Reason.NO_BASE
        self.notes.append(f"counted from “{anchor.words}”")
        if isinstance(day, Shift):
            return shifted(day, anchor.stretch)
        today = anchor.stretch.earliest.date()
        found = offset_day(day, today) if isinstance(day, DayOffset) else period(day, today, None, Tense.OPEN)
        last = (anchor.stretch.latest - timedelta(microseconds=1)).date()
        if isinstance(day, DayOffset) and anchor.stretch.is_of_days and last > today and self.words.time is None:
            found = found.joined(offset_day(day, last))
        return found

    def _day_of_clock(self) -> Stretch | Reason:
        """The day of a time that is told without one: that of what was told before, else of publication."""
        anchor, published, time = self.against.anchor, self.against.published, self.words.time
        if time is None:
            return Reason.NO_WORDS
        if anchor and anchor.stretch.is_of_days:
            self.notes.append(f"no day is named: taken for that of “{anchor.words}”")
            start = midnight(anchor.stretch.earliest.date())
            return Stretch(start, start + timedelta(days=1), Precision.DAY)
        if published is None:
            return Reason.NO_PUBLICATION
        start = midnight(published.date())
        begins = start + timedelta(minutes=time.low)
        is_before = self.against.tense is not Tense.FUTURE and begins > published
        start -= timedelta(days=1) if is_before and not time.is_night else timedelta()
        self.notes.append(f"no day is named: read against publication on {day_and_clock(published)}")
        return Stretch(start, start + timedelta(days=1), Precision.DAY)

    def _timed(self, day: Stretch) -> Stretch:
        """The day with its time of day, where both are told."""
        time = self.words.time
        if time is None or not day.is_of_days:
            return day
        last = midnight((day.latest - timedelta(microseconds=1)).date())
        least, greatest = time.zone or (0, 0)
        if time.zone is None:
            self.notes.append(NO_ZONE)
        low, high = time.low, max(time.high, time.low + 1)
        if time.is_night and self.words.day is not None:
            # The night "on Tuesday" can be the one that ends on it or the one that begins.
            low -= _DAY_MINUTES
        elif time.is_night and self.against.tense is not Tense.FUTURE:
            low, high = low - _DAY_MINUTES, high - _DAY_MINUTES
        first = midnight(day.earliest.date()) + timedelta(minutes=low - greatest)
        end = last + timedelta(minutes=high - least)
        return Stretch(first, end, coarser(_precision_with(day, time), precision_of(end - first)))

    def _bounded(self, found: Stretch) -> Stretch | Reason:
        """What "since", "until", "before" and "after" make of the stretch."""
        edge, published = self.words.edge, self.against.published
        if edge is Edge.AT or (edge is Edge.UNTIL and self.against.tense is Tense.PAST and not published):
            return found
        if published is None:
            return Reason.OPEN
        if edge is Edge.SINCE:
            if found.earliest >= published:
                return found
            self.notes.append("from then until publication")
            return Stretch(found.earliest, max(published, found.latest), found.precision)
        if edge is Edge.UNTIL:
            if found.latest <= published:
                return found
            self.notes.append("from publication until then")
            return Stretch(min(published, found.earliest), found.latest, found.precision)
        if edge is Edge.AFTER and found.latest < published and self.against.tense is Tense.PAST:
            self.notes.append("after that and before publication")
            return Stretch(found.latest, published, found.precision)
        return Reason.OPEN


def _precision_with(day: Stretch, time: TimeOfDay) -> Precision:
    if day.latest - day.earliest > timedelta(days=1):
        return Precision.DAY
    if not time.is_clock or time.high - time.low > _CLOCK_IS_HOUR:
        return Precision.PART_OF_DAY
    return Precision.HOUR if time.high - time.low > _CLOCK_IS_MINUTE else Precision.MINUTE


def day_in_words(moment: datetime) -> str:
    """“Wed 5 March 2025”."""
    return f"{moment:%a} {moment.day} {moment:%B} {moment.year}"


def day_and_clock(moment: datetime) -> str:
    """“Wed 5 March 2025, 14:31 UTC”."""
    return f"{day_in_words(moment)}, {moment:%H:%M} UTC"
