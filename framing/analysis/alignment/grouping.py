"""Groups of claims over all reports: a claim joins where it fits all that are there, not merely one of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from framing.analysis.alignment.barring import Bars
from framing.analysis.alignment.linking import LINK_FROM, SPLIT_FROM, Ids, Link, Links, by_score, ids_of
from framing.analysis.alignment.readings import Reading

#: Claims of one report in one group; more would be a topic and no claim. A choice.
MOST_OF_ONE_REPORT = 4


@dataclass(slots=True, eq=False)
class Group:
    """Claims that belong together while groups are being made; ``links`` are those that brought them together."""

    readings: list[Reading]
    links: list[Link] = field(default_factory=list)
    is_fixed: bool = False

    @property
    def keys(self) -> set[str]:
        """The reports in it."""
        return {reading.key for reading in self.readings}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What editors decided, as pairs of claims: to be together, never to be together."""

    together: Sequence[tuple[Reading, Reading]] = ()
    apart: frozenset[Ids] = frozenset()


def grouped(readings: Iterable[Sequence[Reading]], links: Links, bars: Bars, wishes: Wishes) -> list[Group]:
    """Every claim in exactly one group: editors' wishes first, then equal quotations, then the best links."""
    making = _Making(readings, links, bars, wishes.apart)
    for first, second in wishes.together:
        making.join(links.made(first, second), is_wish=True)
    for link in by_score(links.quoted):
        making.join(link)
    for link in by_score(links.chosen):
        if making.is_fitting(link):
            making.join(link)
    for link in links.possible_splits:
        # Only a claim that found nobody may come in as a further one: two claims that two reports make stay two.
        if making.is_alone(link) and making.is_fitting(link):
            making.join(link)
    return making.groups()


class _Making:
    """Groups while they grow."""

    def __init__(self, readings: Iterable[Sequence[Reading]], links: Links, bars: Bars, apart: frozenset[Ids]) -> None:
        self._of: dict[tuple[str, int], Group] = {
            reading.id: Group([reading]) for report in readings for reading in report
        }
        self._links = links
        self._bars = bars
        self._apart = apart

    def groups(self) -> list[Group]:
        """The groups, each once, in the order of their first claims."""
        return list({id(group): group for group in self._of.values()}.values())

    def join(self, link: Link, *, is_wish: bool = False) -> None:
        """Make the groups of two claims one, unless an editor wants two of their claims apart."""
        first, second = self._of[link.first.id], self._of[link.second.id]
        if first is second or self._are_kept_apart(first, second):
            return
        joined = Group(
            [*first.readings, *second.readings],
            [*first.links, *second.links, link],
            is_wish or first.is_fixed or second.is_fixed,
        )
        for reading in joined.readings:
            self._of[reading.id] = joined

    def is_alone(self, link: Link) -> bool:
        """Whether one of two claims is in a group of its own so far."""
        return any(len(self._of[reading.id].readings) == 1 for reading in (link.first, link.second))

    def is_fitting(self, link: Link) -> bool:
        """Whether the groups of two claims agree on the whole, and nothing bars any two of their claims."""
        first, second = self._of[link.first.id], self._of[link.second.id]
        if first is second:
            return False
        least = SPLIT_FROM if first.keys & second.keys else LINK_FROM
        if _most_of_one_report([*first.readings, *second.readings]) > MOST_OF_ONE_REPORT:
            return False
        pairs = [(a, b) for a in first.readings for b in second.readings if a.key != b.key]
        if sum(self._links.score(a, b) for a, b in pairs) < least * len(pairs):
            return False
        return not any(self._bars.between(a, b) for a, b in pairs)

    def _are_kept_apart(self, first: Group, second: Group) -> bool:
        return bool(self._apart) and any(ids_of(a, b) in self._apart for a in first.readings for b in second.readings)


def _most_of_one_report(readings: Iterable[Reading]) -> int:
    counts: dict[str, int] = {}
    for reading in readings:
        counts[reading.key] = counts.get(reading.key, 0) + 1
    return max(counts.values())


def by_report(group: Group) -> Mapping[str, list[Reading]]:
    """The claims of a group by report, in the order of the text."""
    found: dict[str, list[Reading]] = {}
    for reading in sorted(group.readings, key=lambda reading: reading.id):
        found.setdefault(reading.key, []).append(reading)
    return found
