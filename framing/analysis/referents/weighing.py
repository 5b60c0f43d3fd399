"""What all evidence about two chains comes to; likeness supports it and never stands alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from framing.analysis.referents.evidence import Evidence
from framing.analysis.referents.items import Item
from framing.analysis.referents.nouns import INSIDE
from framing.analysis.referents.scoring import Features
from framing.analysis.referents.values import Tie
from reports.text.encoding import Encoder

#: What a score of the small model of 1 adds to other evidence, from the score on that a half would be; starting values.
LIKENESS_WORTH = 0.4
LIKENESS_FROM = 0.5
#: Labels whose doubtful ties are looked at by likeness; of more only the first. A choice.
MOST_LIKENED = 60
#: Reasons of one pair that are told. A choice.
MOST_REASONS = 3

Pair = tuple[int, int]

#: The noun of a label is what brings it into a set, and what makes two labels alike in words: one kind of evidence.
_OF_LABELS = frozenset([Tie.CONTRAST_SET, Tie.SAME_WORDS, Tie.SAME_HEAD])


class Weighed:
    """Evidence by pairs of chains, each named by its first item."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._leader: list[int] = []
        first_of: dict[tuple[int, int], int] = {}
        for item in items:
            self._leader.append(first_of.setdefault(item.chain, item.number))
        self._found: dict[Pair, list[Evidence]] = defaultdict(list)
        self._support: dict[Pair, float] = {}

    def take(self, evidence: Iterable[Evidence]) -> None:
        """Take evidence in; what speaks of one chain alone is left out."""
        for one in evidence:
            pair = self.pair_of(one.first, one.second)
            if pair[0] != pair[1]:
                self._found[pair].append(one)

    def pair_of(self, first: int, second: int) -> Pair:
        """The chains of two items."""
        one, other = self._leader[first], self._leader[second]
        return min(one, other), max(one, other)

    def support(self, least: float, most: float, encoder: Encoder | None) -> None:
        """Look by likeness at the pairs that named evidence leaves in doubt."""
        doubtful = sorted(
            ((-self.worth(pair), pair) for pair in self._found if least <= self.worth(pair) < most),
        )
        sorts: dict[int, int] = {}
        chosen: list[Item] = []
        kept: list[Pair] = []
        for _, pair in doubtful:
            new = [number for number in pair if self._items[number].sort not in sorts]
            if len(chosen) + len(new) > MOST_LIKENED:
                continue
            for number in new:
                if self._items[number].sort not in sorts:
                    sorts[self._items[number].sort] = len(chosen)
                    chosen.append(self._items[number])
            kept.append(pair)
        if not kept:
            return
        scores, _ = Features([item.first for item in chosen], encoder).scores()
        for pair in kept:
            row, column = (sorts[self._items[number].sort] for number in pair)
            score = float(scores[row, column])
            if score >= LIKENESS_FROM:
                worth = LIKENESS_WORTH * (INSIDE if self._is_inside(pair) else 1)
                self._support[pair] = round(score * worth, 4)

    def _is_inside(self, pair: Pair) -> bool:
        return self._items[pair[0]].first.report == self._items[pair[1]].first.report

    def pairs(self) -> Mapping[Pair, float]:
        """All pairs for which anything named speaks, with what it comes to."""
        return {pair: self.worth(pair) for pair in self._found}

    def worth(self, pair: Pair) -> float:
        """How sure the chains are one; of one kind of evidence the strongest counts, but each aligned pair anew."""
        best: dict[tuple[str, str], float] = {}
        for one in self._found.get(pair, ()):
            key = ("label" if one.tie in _OF_LABELS else str(one.tie), one.reason if one.tie is Tie.SAME_ROLE else "")
            best[key] = max(best.get(key, 0.0), one.confidence)
        doubt = 1 - self._support.get(pair, 0.0)
        for confidence in best.values():
            doubt *= 1 - confidence
        return round(1 - doubt, 4)

    def strongest(self, pair: Pair) -> Evidence | None:
        """What speaks for a pair most, with the confidence of all together."""
        found = self._found.get(pair)
        if not found:
            return None
        best = max(found, key=lambda one: one.confidence)
        return Evidence(best.first, best.second, best.tie, best.reason, self.worth(pair))

    def reasons(self, pair: Pair) -> tuple[str, ...]:
        """The strongest reasons in words; that two labels sound alike is told last."""
        found = sorted(self._found.get(pair, ()), key=lambda one: -one.confidence)
        told = list(dict.fromkeys(one.reason for one in found))[:MOST_REASONS]
        return (*told, "the labels are alike in the story") if pair in self._support else tuple(told)
