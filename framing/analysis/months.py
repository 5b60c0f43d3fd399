"""Months of the calendar in UTC: those between two, their bounds, and how they are written."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

_WRITTEN = re.compile(r"([1-9]\d{3})-(0[1-9]|1[0-2])", re.ASCII)
_LAST_YEAR = 9998


def month_after(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def months_between(first: date, last: date) -> Iterator[date]:
    """Every month from the first to the last, both among them; none where the last comes before the first."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = month_after(month)


def written(month: date) -> str:
    """“2026-03”, as addresses name it."""
    return f"{month:%Y-%m}"


def read(text: str) -> date | None:
    """The month that an address names; None where it names none."""
    found = _WRITTEN.fullmatch(text)
    return date(int(found[1]), int(found[2]), 1) if found and int(found[1]) <= _LAST_YEAR else None


def bounds_of(month: date) -> tuple[datetime, datetime]:
    """The first moment of the month and the first of the next one."""
    first, after = (datetime(day.year, day.month, 1, tzinfo=UTC) for day in (month, month_after(month)))
    return first, after


def in_words(months: Iterable[date]) -> str:
    """“March to May and July 2025, January 2026”: runs of months in order, each year once."""
    runs: list[list[date]] = []
    for month in sorted(set(months)):
        if runs and month_after(runs[-1][-1]) == month and runs[-1][-1].year == month.year:
            runs[-1].append(month)
        else:
            runs.append([month])
    years: dict[int, list[str]] = {}
    for run in runs:
        years.setdefault(run[0].year, []).append(_run_in_words(run))
    return ", ".join(f"{_listed(names)} {year}" for year, names in years.items())


def _run_in_words(run: list[date]) -> str:
    if len(run) <= 2:
        return " and ".join(f"{month:%B}" for month in run)
    return f"{run[0]:%B} to {run[-1]:%B}"


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
