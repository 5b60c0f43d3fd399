"""Mentions that are grouped as one from the beginning: equal descriptions in one chain of one report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.analysis.referents.readings import MentionReading


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """Mentions of one report that say the same of the same; ``sort`` is the place of their description in the story."""

    number: int
    readings: tuple[MentionReading, ...]
    sort: int

    @property
    def first(self) -> MentionReading:
        """The mention that stands for the item."""
        return self.readings[0]

    @property
    def chain(self) -> tuple[int, int]:
        """The report and the chain in it."""
        return self.first.report, self.first.mention.chain


@dataclass(frozen=True, slots=True)
class Items:
    """The items in report and text order, and one mention for each description that occurs."""

    items: tuple[Item, ...]
    sorts: tuple[MentionReading, ...]


def items_of(readings: Iterable[Sequence[MentionReading]]) -> Items:
    """Every mention is in exactly one item."""
    sorts: dict[tuple[object, ...], int] = {}
    sort_of: list[MentionReading] = []
    found: dict[tuple[int, int, int], list[MentionReading]] = {}
    for report in readings:
        for reading in report:
            sort = sorts.setdefault(reading.sort, len(sorts))
            if sort == len(sort_of):
                sort_of.append(reading)
            found.setdefault((reading.report, reading.mention.chain, sort), []).append(reading)
    items = tuple(Item(number, tuple(inside), key[2]) for number, (key, inside) in enumerate(found.items()))
    return Items(items, tuple(sort_of))
