"""Counts of what was found, missed and found falsely, which add up over stories, and the shares made of them."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from reports.text.spans import Span

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)


@dataclass(slots=True)
class Tally:
    """Counts by name, and for each thing that went wrong a line that says what, where and in which words."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Takes in the counts and lines of another one."""
        self.counts.update(other.counts)
        self.errors += other.errors


@dataclass(frozen=True, slots=True)
class Shares:
    """Precision, recall and F1; None where there is nothing to divide by."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def share(part: int, whole: int) -> float | None:
    """A part of a whole as a number from 0 to 1, None of an empty whole."""
    return part / whole if whole else None


def shares_of(counts: Mapping[str, int], name: str) -> Shares:
    """Precision is ``right`` of ``right`` and ``false``, recall ``found`` of ``gold``, all counted under ``name``."""
    right, false = counts.get(f"{name}.right", 0), counts.get(f"{name}.false", 0)
    return Shares(share(right, right + false), share(counts.get(f"{name}.found", 0), counts.get(f"{name}.gold", 0)))


def overlap(one: Span, other: Span) -> int:
    """How many characters belong to both."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def fits(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter one."""
    return 2 * overlap(one, other) >= min(len(one), len(other))


def likeness(one: Span, other: Span) -> float:
    """What two spans share of what they cover together."""
    common = overlap(one, other)
    return common / (len(one) + len(other) - common)


def matched(lefts: Sequence[Left], rights: Sequence[Right], weigh: Callable[[Left, Right], float]) -> dict[Right, Left]:
    """As many disjoint pairs of positive weight as possible, the heaviest tried first; by what stands right."""
    weights = {(left, right): weigh(left, right) for right in rights for left in lefts}
    choices = {
        right: sorted((left for left in lefts if weights[left, right] > 0), key=_heaviest(weights, right))
        for right in rights
    }
    taken: dict[Left, Right] = {}
    best = {right: max((weights[left, right] for left in choices[right]), default=0.0) for right in rights}
    for right in sorted(rights, key=lambda right: -best[right]):
        _augment(right, choices, taken, set())
    return {right: left for left, right in taken.items()}


def _heaviest(weights: Mapping[tuple[Left, Right], float], right: Right) -> Callable[[Left], float]:
    return lambda left: -weights[left, right]


def _augment(right: Right, choices: Mapping[Right, Iterable[Left]], taken: dict[Left, Right], tried: set[Left]) -> bool:
    """Finds a partner for ``right``, moving others to a partner of their own where that helps."""
    for left in choices[right]:
        if left in tried:
            continue
        tried.add(left)
        if left not in taken or _augment(taken[left], choices, taken, tried):
            taken[left] = right
            return True
    return False
