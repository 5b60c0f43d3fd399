"""Mentions that are grouped as one from the beginning: equal descriptions in one chain of one report."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from framing.analysis.referents.readings import MentionReading
from framing.analysis.referents.values import Place


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """Mentions of one report that say the same of the same.

    ``sort`` is the place of their description in the story, ``chain`` names the report and the chain in it.
    """

    number: int
    readings: tuple[MentionReading, ...]
    sort: int
    chain: tuple[int, int]

    @property
    def first(self) -> MentionReading:
        """The mention that stands for the item."""
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class Items:
    """The items in report and text order, and one mention for each description that occurs."""

    items: tuple[Item, ...]
    sorts: tuple[MentionReading, ...]


def items_of(readings: Iterable[Sequence[MentionReading]], loose: Collection[Place] = ()) -> Items:
    """Every mention is in exactly one item; a loose one has a chain of its own."""
    sorts: dict[tuple[object, ...], int] = {}
    sort_of: list[MentionReading] = []
    found: dict[tuple[int, int, int], list[MentionReading]] = {}
    for report in readings:
        for reading in report:
            sort = sorts.setdefault(reading.sort, len(sorts))
            if sort == len(sort_of):
                sort_of.append(reading)
            chain = -1 - reading.place.mention if reading.place in loose else reading.mention.chain
            found.setdefault((reading.report, chain, sort), []).append(reading)
    items = tuple(Item(number, tuple(inside), key[2], key[:2]) for number, (key, inside) in enumerate(found.items()))
    return Items(items, tuple(sort_of))
