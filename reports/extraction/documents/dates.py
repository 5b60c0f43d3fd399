"""Dates as documents state and print them, read without guessing which of two numbers is the month."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_CLOCK = (
    r"(?:(?:T|,|\s|at|-|–|\|){1,4}(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?(?:\.\d{1,6})?"
    r"\s?(?P<half>[ap]\.?m\.?)?\s?(?P<zone>Z|GMT|UTC|[+-]\d{2}:?\d{2})?)?"
)
_SHAPES = tuple(
    re.compile(shape + _CLOCK, re.IGNORECASE)
    for shape in (
        r"\b(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s.-]{{1,2}}{_MONTH},?[\s-](?P<year>\d{{4}})\b",
        rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})\b",
        r"\b(?P<day>1[3-9]|2\d|3[01])[/.](?P<number>0?[1-9]|1[0-2])[/.](?P<year>\d{4})\b",
        r"\b(?P<number>0?[1-9]|1[0-2])[/.](?P<day>1[3-9]|2\d|3[01])[/.](?P<year>\d{4})\b",
    )
)
_LONGEST_LINE = 400


def date_in(line: str) -> str:
    """The first date that the line prints, as ISO 8601, with its time when that stands beside it; else nothing."""
    matches = [match for shape in _SHAPES if (match := shape.search(line[:_LONGEST_LINE]))]
    for match in sorted(matches, key=lambda match: match.start()):
        if found := _read(match.groupdict()):
            return found
    return ""


def header_date(value: str) -> str:
    """The moment in the date header of a message, with its offset; nothing when it cannot be read."""
    try:
        moment = parsedate_to_datetime(value[:_LONGEST_LINE])
    except (ValueError, TypeError, IndexError, OverflowError):
        return date_in(value)
    # “-0000” says that the zone is not known.
    return plausible(moment)


def plausible(moment: datetime) -> str:
    """The moment in ISO 8601 to the minute or second, or nothing when no report can be of that year."""
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        return ""
    return moment.replace(microsecond=0).isoformat()


def plausible_text(value: str) -> str:
    """The same for a moment that is written in ISO 8601; nothing when it is none."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return ""
    return plausible(moment)[: None if "T" in value else 10]


def _read(parts: dict[str, str | None]) -> str:
    month = parts.get("number") or str(_MONTHS.index(str(parts.get("month", "jan")).lower()) + 1)
    try:
        day = datetime(int(parts["year"] or 0), int(month), int(parts["day"] or 0))  # noqa: DTZ001  # a day has no zone
        if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            return ""
        if parts["hour"] is None:
            return day.date().isoformat()
        hour = _hour(int(parts["hour"]), (parts["half"] or "").lower())
        return day.replace(hour=hour, minute=int(parts["minute"] or 0), tzinfo=_zone(parts["zone"])).isoformat()
    except (ValueError, OverflowError):
        return ""


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half.startswith("p") else 0)


def _zone(zone: str | None) -> timezone | None:
    if not zone:
        return None
    if zone.upper() in {"Z", "GMT", "UTC"}:
        return UTC
    sign = -1 if zone[0] == "-" else 1
    digits = zone[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
