"""Stretches of time in words, as a page prints them; all of them are in UTC."""

from datetime import datetime, timedelta

_POINT = timedelta(minutes=10)
_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


def weekday_in_words(moment: datetime) -> str:
    """“Monday 14 April 2025”."""
    return f"{moment:%A} {moment.day} {moment:%B} {moment.year}"


def stretch_in_words(earliest: datetime, latest: datetime, *, day_is_named: bool = False) -> str:
    """“Mon 14 April 2025, 03:10”, “00:00–06:00” below a heading with the day, “December 2024”, “1991–1999”."""
    if _is_midnight(earliest) and _is_midnight(latest):
        return _whole_days(earliest, latest - _INSTANT, day_is_named=day_is_named)
    if latest - earliest > 3 * _DAY:
        start = _date(earliest) if earliest.year != latest.year else f"{earliest.day} {earliest:%B}"
        return f"{start} – {_date(latest)}"
    start, end = f"{earliest:%H:%M}", f"{latest:%H:%M}"
    named = "" if day_is_named else f"{_short(earliest)} {earliest.year}, "
    if latest - earliest <= _POINT:
        return f"{named}{start}"
    if (latest - _INSTANT).date() == earliest.date():
        return f"{named}{start}–{'24:00' if _is_midnight(latest) else end}"
    return f"{named}{start} – {_short(latest)}, {end}"


def _whole_days(first: datetime, last: datetime, *, day_is_named: bool) -> str:
    if first.date() == last.date():
        return "that day" if day_is_named else f"{_short(first)} {first.year}"
    following = last + _INSTANT
    if first.day == 1 and following.day == 1:
        if first.month == 1 and following.month == 1:
            return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B} {first.year}"
    start = _short(first) if first.year == last.year else f"{_short(first)} {first.year}"
    return f"{start} – {_short(last)} {last.year}"


def _is_midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def _short(moment: datetime) -> str:
    return f"{moment:%a} {moment.day} {moment:%B}"


def _date(moment: datetime) -> str:
    return f"{moment.day} {moment:%B} {moment.year}"
