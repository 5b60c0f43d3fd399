"""Clock times in words and digits, with their zone where they name one."""

import re

from reports.extraction.times.values import TimeOfDay
from reports.extraction.times.words import NAMED_CLOCKS, NUMBERS, ZONES

#: Minutes that "shortly before", "just after" may mean, and by which "about" may be off.
SHORTLY = 30
ABOUT = 20
#: Minutes that a full hour is off by where no minutes are given ("at 4 a.m.").
FULL_HOUR = 15

_DIGITAL = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")
_FOUR = re.compile(r"\b([0-2]\d)([0-5]\d)\b")
_WORD_HOUR = re.compile(r"(?:(half|quarter|ten|twenty) (past|to) )?(\w+) ?o'clock")
_ZONE_WORD = re.compile(r"\b(" + "|".join(sorted(ZONES, key=len, reverse=True)) + r")\b|\d(z)\b")
_STEPS = {"half": 30, "quarter": 15, "ten": 10, "twenty": 20}


def read_clock(words: str) -> TimeOfDay | None:
    """The minutes of the day that a clock time says; None where the figures are no time."""
    low = words.lower()
    read = _minutes(low)
    if read is None:
        return None
    first, last = read
    if re.match(r"(?:shortly|just|a little) before ", low):
        first, last = first - SHORTLY, first
    elif re.match(r"(?:shortly|just|a little|soon) after |past ", low):
        first, last = first, first + SHORTLY
    elif re.match(r"(?:at )?(?:around|about|roughly|nearly|almost)", low):
        first, last = first - ABOUT, last + ABOUT
    elif low.startswith("before "):
        first, last = max(first - 6 * 60, 0), first
    elif low.startswith("after "):
        first, last = first, first + 6 * 60
    elif low.startswith(("by ", "until ")):
        first, last = min(first, max(first - 12 * 60, 0)), last
    zone = _ZONE_WORD.search(low)
    return TimeOfDay(first, last, is_clock=True, zone=ZONES[zone.group(1) or "z"] if zone else None)


def _minutes(low: str) -> tuple[int, int] | None:
    for name, bounds in NAMED_CLOCKS.items():
        if name in low:
            if name == "midnight" and "before" in low:
                return 24 * 60, 24 * 60
            return (0, 0) if name == "midnight" and "after" in low else bounds
    if spoken := _WORD_HOUR.search(low):
        return _spoken(spoken)
    four = _FOUR.search(low)
    if four and ":" not in low and int(four[1]) <= 24:
        minutes = int(four[1]) * 60 + int(four[2])
        return minutes, minutes + 1
    found = _DIGITAL.search(low)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    meridiem = re.search(r"\d ?([ap])\.? ?m\b", low)
    if meridiem:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if meridiem[1] == "p" else 0)
    if hour > 24 or (hour == 24 and minute):
        return None
    start = hour * 60 + minute
    return (start, start + 1) if found[2] else (start, start + FULL_HOUR)


def _spoken(found: re.Match[str]) -> tuple[int, int] | None:
    word = found[3]
    number = int(word) if word.isdigit() else NUMBERS.get(word, (0, 0))[0]
    if not 1 <= number <= 24:
        return None
    step = _STEPS[found[1]] if found[1] else 0
    start = int(number) * 60 + (step if found[2] != "to" else -step)
    return start, start + FULL_HOUR
