"""What a chart shows, as plain values: its words, its marks, and the table that is its twin.

Whoever has figures makes a ``Chart`` of them; ``framing.charts`` draws it, pages and files print its table.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

#: Colours that a mark may have: "source-1" to "source-8", and "soft" for what belongs to no source.
COLOURS = (*(f"source-{number}" for number in range(1, 9)), "soft")
# A cell that begins like this would be worked out by a spreadsheet; an apostrophe before it keeps it words.
_FORMULA = re.compile(r"[\t\r\n ]*[=+\-@＝＋－＠]|[\t\r]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the twin; with ``href`` it opens what it counts, with ``colour`` it names a source."""

    text: str
    href: str = ""
    colour: str = ""
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a chart as rows; the first cell of each heads it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure with its interval on a row of its own; without a value ``words`` say why there is none.

    ``words`` stand beside the dot: the figure itself, or what it was counted from.
    """

    label: str
    colour: str
    words: str
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Dots:
    """Dots with whiskers below one another, in groups with a heading each (none where there is one); one axis."""

    groups: tuple[tuple[str, tuple[Dot, ...]], ...]
    axis: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar made of parts, in the order of the kinds; ``words`` tell them below it."""

    label: str
    colour: str
    parts: tuple[float, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of the same kinds of parts on one axis; at most four kinds can be told apart without colour."""

    kinds: tuple[str, ...]
    bars: tuple[Bar, ...]
    axis: str


@dataclass(frozen=True, slots=True)
class Field:
    """One count, and what stands beside it where there is room; None where there was nothing to count in."""

    count: int | None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Heat:
    """Counts in rows and columns, deeper in the colour of their column the more."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Field, ...]], ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One point on a clock; a full one is a publication, a hollow one a later text."""

    at: datetime
    is_full: bool
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The moments of one report; without any, ``words`` say why."""

    label: str
    colour: str
    moments: tuple[Moment, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """Lanes on one axis of time; every moment in UTC, as the axis says."""

    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Ranged:
    """One figure with its interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Course:
    """The figures of one thing month by month; None where there is too little text to tell one.

    A hollow one has points without a fill, so that two courses are told apart without colour.
    """

    label: str
    colour: str
    figures: tuple[Ranged | None, ...]
    is_hollow: bool = False


@dataclass(frozen=True, slots=True)
class Months:
    """Courses over the same months, which are named by month and year; one axis."""

    months: tuple[tuple[str, str], ...]
    courses: tuple[Course, ...]
    axis: str


Plot = Dots | Bars | Heat | Clock | Months


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture with all its words: ``says`` is what it shows in one line, ``told`` what is in it, for whoever does
    not see it, ``source`` what it was made of, ``notes`` what to mind while reading it."""

    name: str
    title: str
    says: str
    told: str
    plot: Plot
    table: Table
    source: str
    notes: tuple[str, ...] = ()


def csv_of(chart: Chart) -> str:
    """The twin of a chart for spreadsheets, with what it was made of in the last rows; no cell is ever worked out."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(map(_plain, chart.table.columns))
    writer.writerows(map(_written, row) for row in chart.table.rows)
    writer.writerow([])
    writer.writerows([[_plain(line)] for line in (chart.title, chart.says, *chart.notes, chart.source)])
    return written.getvalue()


def listed(names: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _written(cell: Cell) -> str:
    """A figure stays a number below zero, too; any other cell is words."""
    return cell.text if cell.is_figure and _NUMBER.fullmatch(cell.text) else _plain(cell.text)


def _plain(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
