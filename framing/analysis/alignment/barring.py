"""Which claims can never be one, however alike they sound: other people, turned roles, other places, other times."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from framing.analysis.alignment.readings import Reading
from framing.analysis.alignment.scoring import is_comparable, is_of_other_people, is_swapped
from framing.analysis.alignment.words import words_of_keys

_Places = Mapping[tuple[int, str], frozenset[frozenset[str]]]


class Bars:
    """Tells for two claims of different reports why they cannot be one; None where nothing speaks against it."""

    def __init__(self, readings: Iterable[Sequence[Reading]]) -> None:
        every = [reading for report in readings for reading in report]
        self._where = _by_event(every, "where")
        self._when = _by_event(every, "when")

    def between(self, first: Reading, second: Reading) -> str | None:
        """The reason in words, as a reader may see it."""
        if is_swapped(first, second):
            return "who acts and who is acted upon are turned around"
        if _count_other_people(first, second):
            return "the figures count different people"
        if first.claim.event and first.claim.event == second.claim.event:
            if _exclusive(first, second, first.where, second.where, self._where):
                return "one report tells of both places"
            if _exclusive(first, second, first.when, second.when, self._when):
                return "one report tells of both times"
        return None


def _by_event(readings: Iterable[Reading], field: str) -> _Places:
    """The fillers of a slot that one report gives to events of one class."""
    found: dict[tuple[int, str], set[frozenset[str]]] = defaultdict(set)
    for reading in readings:
        filler = getattr(reading, field)
        if filler and reading.claim.event:
            found[reading.report, reading.claim.event].add(filler)
    return {key: frozenset(fillers) for key, fillers in found.items()}


def _exclusive(first: Reading, second: Reading, one: frozenset[str], other: frozenset[str], known: _Places) -> bool:
    """Whether two fillers share nothing, and one of the reports keeps the two apart itself."""
    if not one or not other or one & other:
        return False
    if one & second.sentence.words or other & first.sentence.words:
        return False
    event = first.claim.event or ""
    return any(other & filler for filler in known.get((first.report, event), ())) or any(
        one & filler for filler in known.get((second.report, event), ())
    )


def _count_other_people(first: Reading, second: Reading) -> bool:
    """Whether both count the same thing happening to people whom names keep apart."""
    found = False
    for one in first.quantities:
        for other in second.quantities:
            if is_comparable(one, other):
                return False
            if one.unit != other.unit or not one.counted or one.counted != other.counted:
                continue
            found = found or (
                is_of_other_people(one, other)
                and _are_named(one.population_keys, first)
                and _are_named(other.population_keys, second)
            )
    return found and not first.where & second.where


def _are_named(keys: Iterable[str], reading: Reading) -> bool:
    return bool(words_of_keys(keys) & reading.names)
