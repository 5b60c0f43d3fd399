"""Quotations gathered into statements, with what primary texts say of them (docs/method.md)."""

from collections.abc import Sequence

from framing.analysis.collation.candidates import Reading, candidates
from framing.analysis.collation.joining import is_same_statement
from framing.analysis.collation.primary import Original
from framing.analysis.collation.speakers import Kinship, kinship
from framing.analysis.collation.values import Utterance


class _Sets:
    """Quotations in disjoint sets, in none of which two speakers are surely two."""

    def __init__(self, said: Sequence[Reading]) -> None:
        self._parent = list(range(len(said)))
        self.members = {number: [number] for number in self._parent}
        self._speakers: dict[int, dict[str | None, Utterance]] = {
            number: {reading.utterance.speaker: reading.utterance} for number, reading in enumerate(said)
        }

    def _find(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def may_join(self, first: int, second: int) -> bool:
        """Whether the two are apart still, and nobody in one set is surely somebody else than those in the other."""
        one, other = self._find(first), self._find(second)
        return one != other and all(
            kinship(a, b) is not Kinship.NONE
            for a in self._speakers[one].values()
            for b in self._speakers[other].values()
        )

    def join(self, first: int, second: int) -> None:
        """One set of two."""
        kept, gone = sorted((self._find(first), self._find(second)))
        self._parent[gone] = kept
        self.members[kept] += self.members.pop(gone)
        self._speakers[kept] |= self._speakers.pop(gone)


def groups_of(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """The readings of each statement; whatever the order in which they are given, the same ones."""
    ranked = sorted(readings, key=lambda reading: reading.rank)
    said = [reading for reading in ranked if not reading.utterance.is_primary]
    sets = _Sets(said)
    for first, second in candidates(said):
        if sets.may_join(first, second) and is_same_statement(said[first], said[second]):
            sets.join(first, second)
    originals = [Original(reading, said) for reading in ranked if reading.utterance.is_primary]
    for original in originals:
        _join_by_places(sets, said, original)
    return tuple(_group(sorted(members), said, originals) for members in sets.members.values())


def _join_by_places(sets: _Sets, said: Sequence[Reading], original: Original) -> None:
    """Join what stands in one sentence of a primary text, and what one report takes from sentences that meet."""
    rows = sorted((stretch, number) for number, stretches in original.found.items() for stretch in stretches)
    for place, ((_, end), number) in enumerate(rows):
        for (start, _), other in rows[place + 1 :]:
            if start > end:
                break
            is_split = start == end and said[number].key == said[other].key
            if (start < end or is_split) and sets.may_join(number, other):
                sets.join(number, other)


def _group(members: Sequence[int], said: Sequence[Reading], originals: Sequence[Original]) -> tuple[Reading, ...]:
    parts = (original.part_for(members) for original in originals)
    return (*(part for part in parts if part), *(said[number] for number in members))
