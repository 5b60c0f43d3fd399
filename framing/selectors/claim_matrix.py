"""Which report makes which claim, all reports at once: rows of claims, columns of reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from framing.analysis.alignment.values import Relation
from framing.analysis.sentence_groups import GroupedClaim
from framing.models import Comparison
from framing.selectors.choices import MOST_COLUMNS
from framing.selectors.claim_groups import DIMENSIONS
from framing.selectors.claim_links import ClaimLinks
from framing.selectors.marked_reports import MarkedReport

#: Claims that are listed; the others stand on the Claims tab.
MOST_ROWS = 40
#: Words that stand for a claim.
MOST_WORDS = 18


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one report has of a claim: where it says so, and in what it differs from the others; no address without."""

    marked: MarkedReport
    href: str = ""
    differs: str = ""

    @property
    def is_there(self) -> bool:
        return bool(self.href)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One claim in the words of the first report that makes it."""

    words: str
    href: str
    css: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class ClaimMatrix:
    """The claims that at least two reports make, in order of appearance."""

    reports: tuple[MarkedReport, ...]
    rows: tuple[MatrixRow, ...]
    more: int
    claims_path: str


def claim_matrix(
    comparison: Comparison | None, links: ClaimLinks | None, reports: Sequence[MarkedReport]
) -> ClaimMatrix | None:
    """The matrix of a finished comparison, from what the page has read already.

    None without shared claims, and where so few reports are compared that all their texts stand beside each other.
    """
    if comparison is None or links is None:
        return None
    compared = [marked for marked in reports if marked.report.article.pk in links.clauses]
    if len(compared) <= MOST_COLUMNS:
        return None
    shared = [(place, row) for row in comparison.claims if (place := _place(row["number"], compared, links))]
    shared.sort(key=lambda found: found[0])
    if not shared:
        return None
    rows = tuple(_row(row, compared, links) for _, row in shared[:MOST_ROWS])
    return ClaimMatrix(tuple(compared), rows, max(0, len(shared) - MOST_ROWS), links.path)


def _place(group: int, reports: Sequence[MarkedReport], links: ClaimLinks) -> tuple[int, int] | None:
    """Where a claim is made first: place of the report, and in its text; None where one report alone makes it."""
    clauses = [links.clauses[marked.report.article.pk].get(group) for marked in reports]
    found = [(place, clause.span.start) for place, clause in enumerate(clauses) if clause]
    return found[0] if len(found) > 1 else None


def _row(group: Mapping[str, Any], reports: Iterable[MarkedReport], links: ClaimLinks) -> MatrixRow:
    number = group["number"]
    cells = tuple(_cell(group, marked, links.clauses[marked.report.article.pk].get(number)) for marked in reports)
    first = next(cell.marked for cell in cells if cell.is_there)
    clause = links.clauses[first.report.article.pk][number]
    look = links.looks[first.report.article.pk].get(clause.sentence)
    return MatrixRow(_words(first, clause), f"{links.path}#g{number}", look.css if look else "", cells)


def _cell(group: Mapping[str, Any], marked: MarkedReport, clause: GroupedClaim | None) -> MatrixCell:
    if clause is None:
        return MatrixCell(marked)
    return MatrixCell(marked, f"{marked.strip_address}#s{marked.key}-{clause.sentence}", _differs(group, marked.key))


def _differs(group: Mapping[str, Any], article: str) -> str:
    """In what this report's wording differs: "number, time"; "contradicts" where it stands against another."""
    if group["relation"] == Relation.CONTRADICTS:
        return "contradicts"
    named = [row["dimension"] for row in group["differences"] if article in row["spans"]]
    return ", ".join(dict.fromkeys(DIMENSIONS.get(dimension, dimension) for dimension in named))


def _words(marked: MarkedReport, clause: GroupedClaim) -> str:
    text = marked.report.revision.text if marked.report.revision else ""
    words = clause.span.of(text).split()
    return " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")
