"""One reader for each kind of atom: from its words to the day and the time of day that they say."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from reports.extraction.times.clocks import read_clock
from reports.extraction.times.values import (
    Base,
    CalendarDate,
    Day,
    DayOffset,
    Period,
    Recent,
    Role,
    Shift,
    TimeOfDay,
    Unit,
    Weekday,
)
from reports.extraction.times.words import (
    AFTER_PART,
    BEFORE_PART,
    MONTHS,
    MULTIPLES,
    NUMBERS,
    PARTS_OF_DAY,
    PLURAL_REACH,
    WEEKDAYS,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """What one stretch of words says; ``is_hint`` where it says something only beside a day ("early")."""

    day: Day | None = None
    time: TimeOfDay | None = None
    role: Role = Role.MOMENT
    is_hint: bool = False
    needs_edge: bool = False


Reader = Callable[[str], Atom | None]

_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_UNIT = re.compile(r"(second|minute|hour|day|night|weekend|week|fortnight|month|year|decade|century)")
_NUMBER = re.compile(
    r"\b(\d{1,4}(?:\.\d)?|half an?|a couple of|couple of|a few|few|a dozen|"
    + "|".join(sorted((word for word in NUMBERS if word.isalpha()), key=len, reverse=True))
    + r")\b"
)
_MONTH = re.compile(r"\b(" + "|".join(MONTHS) + r")", re.IGNORECASE)
_PART = re.compile("|".join(sorted(PARTS_OF_DAY, key=len, reverse=True)))
_HOLIDAYS = {"new year's day": (1, 1), "new year's eve": (12, 31), "may day": (5, 1), "boxing day": (12, 26)}
_HOLIDAYS |= {"christmas day": (12, 25), "christmas eve": (12, 24)}
_TURNS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0}
_BACKWARDS = frozenset(["earlier", "before", "beforehand", "previously", "ago", "prior", "previous", "preceding"])


def read(name: str, words: str) -> Atom | None:
    """What the words of an atom of this kind say; None where they say no time after all."""
    return _READERS[name](words)


def _iso(words: str) -> Atom:
    year, month, day = (int(part) for part in words[:10].split("-"))
    time = None
    if len(words) > 10:
        minutes = int(words[11:13]) * 60 + int(words[14:16])
        time = TimeOfDay(minutes, minutes + 1, is_clock=True, zone=(0, 0) if words.endswith("Z") else None)
    return Atom(CalendarDate(year, month, day), time)


def _day_month(words: str) -> Atom | None:
    year = _YEAR.search(words)
    numbers = [int(found) for found in _DIGITS.findall(words.replace(year.group(), " ") if year else words)]
    if not numbers or numbers[0] > 31:
        return None
    last = numbers[1] if len(numbers) > 1 and numbers[0] < numbers[1] <= 31 else None
    return Atom(CalendarDate(int(year.group()) if year else None, _month_in(words), numbers[0], last))


def _holiday(words: str) -> Atom:
    month, day = _HOLIDAYS[words.lower()]
    return Atom(CalendarDate(month=month, day=day))


def _month(words: str) -> Atom:
    year = _YEAR.search(words)
    first = words.split()[0].lower()
    # "May", "March" and a bare month may be a name or a verb: they need a word before them that makes them a time.
    plain = not year and first not in _TURNS and first.split("-")[0] not in ("early", "late", "mid")
    day = CalendarDate(int(year.group()) if year else None, _month_in(words), turn=_TURNS.get(first))
    return Atom(day, needs_edge=plain)


def _month_in(words: str) -> int | None:
    # The month is the last word that can be one: "early march" has none before it, "may" may be the first.
    found = [match.group(1).lower() for match in _MONTH.finditer(words)]
    return MONTHS.index(found[-1]) + 1 if found else None


def _decade(words: str) -> Atom:
    year = int(_DIGITS.findall(words)[0])
    return Atom(CalendarDate(year, last_year=year + 9))


def _years(words: str) -> Atom | None:
    first, last = _DIGITS.findall(words)[:2]
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return Atom(CalendarDate(int(first), last_year=end)) if end > int(first) else None


def _year(words: str) -> Atom:
    return Atom(CalendarDate(int(_DIGITS.findall(words)[0])))


def _clock(words: str) -> Atom | None:
    time = read_clock(words)
    return Atom(time=time) if time else None


def _fixed_night(words: str) -> Atom:
    low = words.lower()
    if low == "tonight":
        return Atom(DayOffset(0), TimeOfDay(*PARTS_OF_DAY["night"]))
    if low == "overnight":
        # Beside a day it is the night that ends or begins on it; alone, the one before the report.
        return Atom(None, TimeOfDay(*PARTS_OF_DAY["overnight"], is_night=True))
    base = Base.NOW if low == "last night" else Base.EVENT
    return Atom(DayOffset(-1, base), TimeOfDay(*PARTS_OF_DAY["night"]))


def _deictic(words: str) -> Atom:
    low = words.lower()
    if low == "the day before yesterday":
        return Atom(DayOffset(-2))
    if low == "the day after tomorrow":
        return Atom(DayOffset(2))
    return Atom(DayOffset({"yesterday": -1, "tomorrow": 1}.get(low, 0)))


def _this_part(words: str) -> Atom:
    low = words.lower()
    base = Base.NOW if "this " in low else Base.EVENT
    days = 1 if "following" in low or "next" in low else 0
    return Atom(DayOffset(days, base), _part_in(low))


def _same_day(words: str) -> Atom:
    low = words.lower()
    days = 0
    if any(word in low for word in ("next", "following", "after", "day later", "one day later")):
        days = 1
    elif any(word in low for word in ("previous", "preceding", "before", "day earlier")):
        days = -1
    if re.search(r"earlier (?:in the|that|the same) day|later (?:in the|that|the same) day", low):
        days = 0
    has_part = low.endswith(("morning", "afternoon", "evening", "night"))
    return Atom(DayOffset(days, Base.EVENT), _part_in(low) if has_part else None)


def _part(words: str) -> Atom | None:
    low = words.lower()
    first, rest = low.split(" ", 1)
    if low == "under cover of darkness":
        return Atom(time=TimeOfDay(*PARTS_OF_DAY["overnight"], is_night=True))
    if low.startswith("early in the"):
        return Atom(time=TimeOfDay(*PARTS_OF_DAY["early"]))
    if low.startswith("late "):
        part = "late afternoon" if "afternoon" in low else "late night" if "night" in low else "late"
        return Atom(time=TimeOfDay(*PARTS_OF_DAY[part]))
    edges = {"before": BEFORE_PART, "after": AFTER_PART}.get(first, {})
    if rest in edges:
        return Atom(time=TimeOfDay(*edges[rest]))
    time = _part_in(rest)
    if time and rest.removeprefix("the ") == "night" and first in ("at", "in", "during", "through", "throughout"):
        time = replace(time, is_night=True)
    if time and first in ("by", "until"):
        time = replace(time, low=min(time.low, 6 * 60))
    return Atom(time=time) if time else None


def _part_in(words: str) -> TimeOfDay | None:
    found = _PART.search(words.replace("mid morning", "mid-morning").replace("mid afternoon", "mid-afternoon"))
    if not found:
        return None
    name = found.group()
    name = {"midmorning": "mid-morning", "midafternoon": "mid-afternoon"}.get(name, name)
    if name == "late" and "hours" in words:
        name = "late night"
    return TimeOfDay(*PARTS_OF_DAY[name])


def _weekend(words: str) -> Atom:
    low = words.lower()
    offset = next((turn for word, turn in _TURNS.items() if word in low.split()), 0)
    return Atom(Period(Unit.WEEKEND, offset))


def _period(words: str) -> Atom:
    low = words.lower()
    parts = low.split()
    unit, times = _unit_in(low)
    part = -1 if "earlier" in parts else 1 if "later" in parts else 0
    base = Base.EVENT
    if low.startswith("the ") and ("before" in parts or "after" in parts):
        if parts[-1] in ("last", "next"):
            return Atom(Period(unit, -2 if parts[-1] == "last" else 2))
        offset = -1 if "before" in parts else 1
    elif parts[0] in ("a", "one"):
        offset, part = (-1, 0) if "earlier" in parts else (1, 0)
    elif "that" in parts or "same" in parts:
        offset = 0
    else:
        offset = next((turn for word, turn in _TURNS.items() if word in parts), -1)
        base = Base.EVENT if {"previous", "preceding", "following"} & set(parts) else Base.NOW
    if times > 1:
        return Atom(Recent(times, Unit.YEAR, 1 if offset > 0 else -1))
    return Atom(Period(unit, offset, base, part))


def _ago(words: str) -> Atom:
    low = words.lower()
    if "moments" in low:
        return Atom(Shift(1, 30, Unit.MINUTE, -1, Base.NOW))
    count_low, count_high, unit = _count(low.removeprefix("in ").split("'")[0])
    return Atom(Shift(count_low, count_high, unit, -1 if low.endswith("ago") else 1, Base.NOW))


def _shift(words: str) -> Atom | None:
    low = words.lower()
    if low.startswith("within"):
        if "moments" in low:
            return Atom(Shift(0, 10, Unit.MINUTE, 1, Base.EVENT))
        _, high, unit = _count(low.removeprefix("within "))
        return Atom(Shift(0, high, unit, 1, Base.EVENT))
    if "moments" in low:
        return Atom(Shift(0, 10, Unit.MINUTE, -1 if set(low.split()) & _BACKWARDS else 1, Base.EVENT))
    count_low, count_high, unit = _count(low.removeprefix("after "))
    return Atom(Shift(count_low, count_high, unit, -1 if set(low.split()) & _BACKWARDS else 1, Base.EVENT))


def _recent(words: str) -> Atom:
    low = words.lower()
    count_low, count_high, unit = _count(re.sub(r"^.*?\b(?:past|last|coming|next|recent)\b ", "", low))
    plural = count_low != count_high
    high = PLURAL_REACH[unit][1] / 2 if plural and not re.search(r"\d|few|several", low) else count_high
    return Atom(Recent(high, unit, 1 if re.search(r"\b(?:next|coming)\b", low) else -1))


def _count(words: str) -> tuple[float, float, Unit]:
    """How many of which unit, at least and at most."""
    unit, times = _unit_in(words)
    found = _NUMBER.search(words)
    if not found or (found.group() == "a" and "couple" in words):
        if not re.search(r"s\b", words):
            return times, times, unit
        low, high = PLURAL_REACH[unit]
        return low * times, high * times if times == 1 else 9 * times, unit
    number = found.group()
    low, high = NUMBERS[number] if number in NUMBERS else (float(number), float(number))
    if re.search(r"at least|more than|over", words):
        high = low * 1.5
    elif re.search(r"less than|under|nearly|almost|barely|up to|at most", words):
        low = high * 0.7
    elif re.search(r"about|around|some|roughly", words):
        low, high = low * 0.8, high * 1.2
    return low * times, high * times, unit


def _unit_in(words: str) -> tuple[Unit, int]:
    found = _UNIT.search(words)
    name = found.group(1) if found else "day"
    return MULTIPLES[name] if name in MULTIPLES else (Unit(name), 1)


def _weekday(words: str) -> Atom:
    low = words.lower()
    number = next(index for index, name in enumerate(WEEKDAYS) if re.search(rf"\b{name[:3]}", low))
    turn = next((turn for word, turn in _TURNS.items() if word in low.split()), None)
    if low.endswith(" week"):
        return Atom(Weekday(number, week=1))
    return Atom(Weekday(number, turn))


def _edge_of_day(words: str) -> Atom:
    low = words.lower()
    part = "late" if low == "late" else "afternoon" if low.startswith("midway") else "early"
    return Atom(time=TimeOfDay(*PARTS_OF_DAY[part]), is_hint=True)


def _duration(words: str) -> Atom:
    return Atom(role=Role.DURATION)


def _recurring(words: str) -> Atom:
    return Atom(role=Role.RECURRING)


def _bare_part(words: str) -> Atom | None:
    time = _part_in(words.lower())
    return Atom(time=time, is_hint=True) if time else None


_READERS: dict[str, Reader] = {
    "iso": _iso,
    "recurring": _recurring,
    "day_month": _day_month,
    "holiday": _holiday,
    "month": _month,
    "decade": _decade,
    "years": _years,
    "year": _year,
    "clock": _clock,
    "fixed_night": _fixed_night,
    "deictic": _deictic,
    "this_part": _this_part,
    "same_day": _same_day,
    "part": _part,
    "weekend": _weekend,
    "period": _period,
    "ago": _ago,
    "shift": _shift,
    "recent": _recent,
    "weekday": _weekday,
    "edge_of_day": _edge_of_day,
    "duration": _duration,
    "bare_duration": _duration,
    "bare_part": _bare_part,
}
