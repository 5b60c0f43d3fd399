"""Two short invented reports with all that the engine found in them, for the page that works the figures through.

``example.json`` is what a run gave; a test holds it equal to another one.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from framing.analysis.figures import MINIMUM_OWN_WORDS

FOLDER = Path(__file__).parent
FILE = FOLDER / "example.json"
#: The outlets by the names of their files, in the order of the page.
OUTLETS = {"ostrell-chronicle": "The Ostrell Chronicle", "quay-post": "The Quay Post"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One term that was found, with its number in its report."""

    number: int
    text: str
    term: str
    referent: str
    voice: str
    speaker: str | None
    zone: str
    is_counted: bool
    is_unclear: bool
    why: str

    @property
    def shape(self) -> str:
        """The name of its mark: its voice, or that its sense is not clear."""
        return "unclear" if self.is_unclear else self.voice

    @property
    def enters_rate(self) -> bool:
        """Whether it is in the numerator: counted, and in the body."""
        return self.is_counted and self.zone == "body"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in one voice, with the mark on them."""

    text: str
    voice: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Report:
    """One of the two reports: its paragraphs in pieces, the headline first, its marks and its figures."""

    name: str
    number: int
    paragraphs: tuple[tuple[Piece, ...], ...]
    marks: tuple[Mark, ...]
    own_words: int
    quoted_words: int
    indirect_words: int
    own_hits: int
    rate: float
    low: float
    high: float

    @property
    def all_words(self) -> int:
        return self.own_words + self.quoted_words + self.indirect_words

    @property
    def is_enough_text(self) -> bool:
        return self.own_words >= MINIMUM_OWN_WORDS

    @property
    def low_count(self) -> float:
        """The lower end of the interval as a count instead of a rate."""
        return self.low * self.own_words / 1000

    @property
    def high_count(self) -> float:
        return self.high * self.own_words / 1000

    @property
    def aside_hits(self) -> int:
        """Counted marks outside the body, shown beside the rate and not in it."""
        return sum(mark.is_counted and not mark.enters_rate for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of both reports: the words of each, what differs, and what joined them."""

    relation: str
    sides: tuple[str, ...]
    differs_in: str
    note: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A row of the ledger: the figures of each report, and what they come to."""

    verdict: str
    note: str
    sides: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """The whole example."""

    reports: tuple[Report, ...]
    crossing: str
    claim: Claim
    figures: LedgerLine

    @property
    def claims_of_reports(self) -> tuple[tuple[Report, str], ...]:
        return tuple(zip(self.reports, self.claim.sides, strict=True))

    @property
    def figures_of_reports(self) -> tuple[tuple[Report, tuple[str, ...]], ...]:
        return tuple(zip(self.reports, self.figures.sides, strict=True))

    @property
    def rated(self) -> Report:
        """The report that is long enough for a rate."""
        return next(report for report in self.reports if report.is_enough_text)

    @property
    def short(self) -> Report:
        """The one that is not."""
        return next(report for report in self.reports if not report.is_enough_text)


@cache
def worked_example() -> Example:
    """The stored example, read once a process."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    claim, figures = stored["claim"], stored["figures"]
    return Example(
        reports=tuple(_report(number, row) for number, row in enumerate(stored["reports"], start=1)),
        crossing=stored["crossing"],
        claim=Claim(
            claim["relation"], tuple(claim["sides"]), claim["differs_in"], claim["note"], tuple(claim["reasons"])
        ),
        figures=LedgerLine(figures["verdict"], figures["note"], tuple(map(tuple, figures["sides"]))),
    )


def _report(number: int, row: dict[str, Any]) -> Report:
    marks = tuple(Mark(place, **mark) for place, mark in enumerate(row["marks"], start=1))
    paragraphs = tuple(
        tuple(Piece(text, voice, marks[mark] if mark is not None else None) for text, voice, mark in pieces)
        for pieces in row["paragraphs"]
    )
    low, high = row["interval"]
    return Report(
        name=OUTLETS[row["file"]],
        number=number,
        paragraphs=paragraphs,
        marks=marks,
        rate=row["rate"],
        low=low,
        high=high,
        **row["counts"],
    )
