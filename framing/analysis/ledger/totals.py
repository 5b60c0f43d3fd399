"""Parts in one report that add up to the figure of another (docs/method.md, "Ledger")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.analysis.ledger.figures import COUNTABLE, Figure, counted_conflict, intervals_meet, likeness
from reports.extraction.quantities.values import Comparator

# From the method: how many parts a total may have, and how many sentences they may be spread over.
MOST_PARTS = 4
MOST_SENTENCES = 1
# Starting value: how alike the words around parts and total are at least, where their populations share nothing.
LIKE_FROM = 0.2


@dataclass(frozen=True, slots=True)
class Total:
    """A figure of one report, and the figures of another that come to it together."""

    whole: Figure
    parts: tuple[Figure, ...]

    def members(self) -> tuple[Figure, ...]:
        """All its figures."""
        return (self.whole, *self.parts)


def totals_of(figures: Sequence[Sequence[Figure]], clusters: Sequence[Sequence[Figure]]) -> list[Total]:
    """The totals, in the order of the reports; a figure that the other report gives as well needs no parts."""
    partners = {id(figure): {other.report for other in cluster} for cluster in clusters for figure in cluster}
    found: list[Total] = []
    used: set[int] = set()
    for whole in (figure for ones in figures for figure in ones):
        for others in figures:
            if not others or others[0].report in {whole.report, *partners[id(whole)]}:
                continue
            parts = next((run for run in _runs(others) if _adds_up(whole, run) and not used & set(map(id, run))), None)
            if parts is not None:
                found.append(Total(whole, parts))
                used.update(map(id, parts))
    return found


def _runs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Figures that stand side by side and count the same kind of thing, two to four at a time."""
    for first in range(len(figures)):
        run = [figures[first]]
        for other in figures[first + 1 : first + 2 * MOST_PARTS]:
            if other.quantity.sentence > run[0].quantity.sentence + MOST_SENTENCES:
                break
            if not _goes_with(run[0], other):
                continue
            run.append(other)
            yield tuple(run)
            if len(run) == MOST_PARTS:
                break


def _goes_with(first: Figure, other: Figure) -> bool:
    if other.unit != first.unit or (first.kind not in COUNTABLE and first.kind != "money"):
        return False
    if first.quantity.part_of is not None or other.quantity.part_of is not None:
        return False
    return not counted_conflict(first, other)


def _adds_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    if whole.unit != parts[0].unit or whole.quantity.comparator is Comparator.VAGUE:
        return False
    if any(counted_conflict(whole, part) or part.low is None or part.high is None for part in parts):
        return False
    sums = (sum(part.low or 0.0 for part in parts), sum(part.high or 0.0 for part in parts))
    if whole.low is None or whole.high is None or not intervals_meet((whole.low, whole.high), sums):
        return False
    told = [part for part in parts if part.quantity.counted == whole.quantity.counted is not None]
    if not told or any(part.keys and part.keys <= whole.keys and len(parts) < 2 for part in parts):
        return False
    shared = any(part.keys & whole.keys for part in parts) or bool(whole.groups & parts[0].groups)
    return shared or max(likeness(part.near, whole.near) for part in parts) >= LIKE_FROM
