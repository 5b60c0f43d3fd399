"""Parts in one report that add up to the figure of another (docs/method.md, "Ledger")."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.analysis.ledger.figures import COUNTABLE, Figure, counted_conflict, likeness

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
    runs = [_runs_by_unit(ones) for ones in figures]
    found: list[Total] = []
    used: set[int] = set()
    for whole in (figure for ones in figures for figure in ones if figure.low is not None and figure.high is not None):
        for others in runs:
            parts = next((run for run in others.get(whole.unit, ()) if _adds_up(whole, run, partners, used)), None)
            if parts is not None:
                found.append(Total(whole, parts.parts))
                used.update(map(id, parts.parts))
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    """Figures of one report that stand side by side and count the same kind of thing, and their sum."""

    parts: tuple[Figure, ...]
    floor: float
    ceiling: float


def _runs_by_unit(figures: Sequence[Figure]) -> dict[str, list[_Run]]:
    by_unit: dict[str, list[_Run]] = {}
    for run in _runs(figures):
        if all(part.low is not None and part.high is not None for part in run):
            sums = _Run(run, sum(part.floor for part in run), sum(part.ceiling for part in run))
            by_unit.setdefault(run[0].unit, []).append(sums)
    return by_unit


def _runs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Two to four figures at a time, as the text gives them."""
    for place, first in enumerate(figures):
        run = [first]
        for other in figures[place + 1 : place + 2 * MOST_PARTS]:
            if other.quantity.sentence > first.quantity.sentence + MOST_SENTENCES:
                break
            if not _goes_with(first, other):
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


def _adds_up(whole: Figure, run: _Run, partners: Mapping[int, set[int]], used: set[int]) -> bool:
    """Whether figures of another report come to the whole together, and count the same people or things."""
    if whole.floor > run.ceiling or run.floor > whole.ceiling or run.parts[0].report in partners[id(whole)]:
        return False
    if any(id(part) in used or counted_conflict(whole, part) for part in run.parts):
        return False
    if not any(part.quantity.counted == whole.quantity.counted is not None for part in run.parts):
        return False
    shared = any(part.keys & whole.keys for part in run.parts) or bool(whole.groups & run.parts[0].groups)
    return shared or max(likeness(part.near, whole.near) for part in run.parts) >= LIKE_FROM
