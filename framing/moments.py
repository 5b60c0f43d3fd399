"""Spans of time in words, as a front page prints them; days are those of UTC."""

from collections.abc import Iterable
from datetime import UTC, datetime

_MINUTES_AS_MINUTES = 90
_HOURS_AS_HOURS = 48


def days_in_words(moments: Iterable[datetime | None]) -> str:
    """“4 March 2026”, “4–5 March 2026” or “30 March – 2 April 2026”; empty when no moment is known."""
    known = sorted(moment.astimezone(UTC) for moment in moments if moment)
    if not known:
        return ""
    first, last = known[0], known[-1]
    if first.date() == last.date():
        return f"{first.day} {first:%B} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B} {last.year}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {last.day} {last:%B} {last.year}"
    return f"{first.day} {first:%B} {first.year} – {last.day} {last:%B} {last.year}"


def distance_in_words(moments: Iterable[datetime | None]) -> str:
    """How far the first and the last lie apart, “21 hours apart”; empty for fewer than two moments."""
    known = sorted(moment for moment in moments if moment)
    if len(known) < 2 or known[0] == known[-1]:
        return ""
    minutes = round((known[-1] - known[0]).total_seconds() / 60)
    if minutes <= _MINUTES_AS_MINUTES:
        return f"{minutes} minute{'' if minutes == 1 else 's'} apart"
    hours = round(minutes / 60)
    if hours <= _HOURS_AS_HOURS:
        return f"{hours} hours apart"
    return f"{round(hours / 24)} days apart"


def time_after(first: datetime, later: datetime) -> str:
    """How long after the first moment the later one came, “3 hours”; empty where it did not come later."""
    minutes = round((later - first).total_seconds() / 60)
    if minutes < 1:
        return ""
    if minutes <= _MINUTES_AS_MINUTES:
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    hours = round(minutes / 60)
    return f"{hours} hours" if hours <= _HOURS_AS_HOURS else f"{round(hours / 24)} days"
