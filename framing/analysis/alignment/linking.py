"""Pairs of claims that belong together: the same quoted words first, then the best one-to-one choice, then splits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from framing.analysis.alignment.barring import Bars
from framing.analysis.alignment.blocking import pairs_worth_scoring
from framing.analysis.alignment.meanings import Meanings
from framing.analysis.alignment.readings import Reading
from framing.analysis.alignment.scoring import Likeness, Scorer
from framing.analysis.alignment.words import is_content
from framing.analysis.collation.values import Statement

#: A claim stays alone below this; and what a second claim of one report needs, a split. Calibrated.
LINK_FROM = 0.5
SPLIT_FROM = 0.92
#: Share of the shorter claim's words that two claims in the same quotation have to share; a starting value.
QUOTED_SHARE = 0.7
#: The score of two claims that are the same word for word; a choice.
SAME_TEXT = 0.995
_FEWEST_QUOTED_WORDS = 3
_MOST_ODDS = 30.0

Ids = tuple[tuple[str, int], tuple[str, int]]


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A scored pair of claims of two reports; ``is_quoted`` where the same quoted words fixed it."""

    first: Reading
    second: Reading
    likeness: Likeness
    score: float
    is_quoted: bool = False


class Links:
    """The scored pairs by their claims, those chosen one to one, and those that may be splits; best first."""

    def __init__(
        self,
        readings: Sequence[Sequence[Reading]],
        statements: Sequence[Statement],
        bars: Bars,
        meanings: Meanings,
    ) -> None:
        self._bars = bars
        self._meanings = meanings
        self._scorer = Scorer(meanings)
        self._by_ids: dict[Ids, Link] = {}
        self._near: dict[tuple[str, int], list[Link]] = defaultdict(list)
        self.quoted: list[Link] = []
        self.chosen: list[Link] = []
        for one, other in _same_words(readings, statements):
            self._keep(Link(one, other, self._scorer.likeness(one, other), 1.0, is_quoted=True))
        for first, second in combinations(readings, 2):
            self._score_same_text(first, second)
            self._score(first, second)
            self._choose(first, second)

    @property
    def possible_splits(self) -> list[Link]:
        """What was scored high enough and not chosen."""
        taken = {ids_of(link.first, link.second) for link in (*self.quoted, *self.chosen)}
        left = (link for ids, link in self._by_ids.items() if ids not in taken)
        return by_score(link for link in left if link.score >= SPLIT_FROM)

    def between(self, first: Reading, second: Reading) -> Link | None:
        """The link of two claims, None where they were not worth scoring or can never be one."""
        return self._by_ids.get(ids_of(first, second))

    def score(self, first: Reading, second: Reading) -> float:
        """Its score, 0 where there is none."""
        found = self.between(first, second)
        return found.score if found else 0.0

    def sameness(self, link: Link) -> float:
        """How sure it is that the sentences of two claims say the same."""
        return self._scorer.sentence(link.first, link.second).same

    def best_of(self, reading: Reading) -> Link | None:
        """The best link of a claim, chosen or not."""
        return next(iter(by_score(self._near.get(reading.id, ()))), None)

    def made(self, first: Reading, second: Reading) -> Link:
        """The link of two claims that somebody joined, whatever its score."""
        return self.between(first, second) or Link(first, second, self._scorer.likeness(first, second), 1.0)

    def _score_same_text(self, first: Sequence[Reading], second: Sequence[Reading]) -> None:
        """Clauses that both reports print once and word for word, however little their words tell."""
        own, other = _printed_once(first), _printed_once(second)
        for words in sorted(own.keys() & other.keys()):
            one, another = own[words], other[words]
            if ids_of(one, another) not in self._by_ids and not self._bars.between(one, another):
                self._keep(Link(one, another, self._scorer.likeness(one, another), SAME_TEXT))

    def _score(self, first: Sequence[Reading], second: Sequence[Reading]) -> None:
        for one, other in pairs_worth_scoring(first, second, self._meanings.nearest(first, second)):
            if ids_of(one, other) in self._by_ids or self._bars.between(one, other):
                continue
            likeness = self._scorer.likeness(one, other)
            self._keep(Link(one, other, likeness, likeness.link))

    def _keep(self, link: Link) -> None:
        self._by_ids[ids_of(link.first, link.second)] = link
        self._near[link.first.id].append(link)
        self._near[link.second.id].append(link)
        if link.is_quoted:
            self.quoted.append(link)

    def _choose(self, first: Sequence[Reading], second: Sequence[Reading]) -> None:
        """The choice of pairs with the highest sum above the score at which a claim rather stays alone."""
        # Imported here: web processes import this package for its values and never choose anything.
        import numpy as np
        from scipy.optimize import linear_sum_assignment

        done = {reading.id for link in self.quoted for reading in (link.first, link.second)}
        gains = np.zeros((len(first), len(second)))
        columns = {reading.id: column for column, reading in enumerate(second)}
        for row, one in enumerate(first):
            for link in self._near.get(one.id, ()):
                other = link.second if link.first is one else link.first
                if other.id in columns and one.id not in done and other.id not in done:
                    gains[row, columns[other.id]] = max(0.0, log_odds(link.score) - log_odds(LINK_FROM))
        for row, column in zip(*linear_sum_assignment(gains, maximize=True), strict=True):
            if gains[row, column] > 0:
                self.chosen.append(self._by_ids[ids_of(first[row], second[column])])


def _printed_once(readings: Sequence[Reading]) -> dict[str, Reading]:
    """Claims by their words, without those that a report repeats."""
    by_words: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_words[reading.printed].append(reading)
    return {words: found[0] for words, found in by_words.items() if len(found) == 1}


def log_odds(score: float) -> float:
    """A score on the scale on which scores add up."""
    return log(score / (1 - score)) if score < 1 else _MOST_ODDS


def by_score(links: Iterable[Link]) -> list[Link]:
    """Best first; equal ones by the names of their claims, so that the order of the reports changes nothing."""
    return sorted(links, key=lambda link: (-link.score, ids_of(link.first, link.second)))


def ids_of(first: Reading, second: Reading) -> Ids:
    """The names of two claims in a fixed order."""
    return (first.id, second.id) if first.id <= second.id else (second.id, first.id)


def _same_words(
    readings: Sequence[Sequence[Reading]], statements: Sequence[Statement]
) -> Iterable[tuple[Reading, Reading]]:
    """Pairs of claims in the quotations of one statement that share their words."""
    in_quote: dict[tuple[str, int], list[Reading]] = defaultdict(list)
    for reading in (reading for report in readings for reading in report):
        if reading.claim.quote is not None:
            in_quote[reading.key, reading.claim.quote].append(reading)
    found: dict[Ids, tuple[Reading, Reading]] = {}
    for statement in statements:
        witnesses = [
            [reading for number in witness.numbers for reading in in_quote.get((witness.key, number), ())]
            for witness in statement.witnesses
            if not witness.is_primary
        ]
        for first, second in combinations(witnesses, 2):
            found.update((ids_of(one, other), (one, other)) for one, other in _agreeing(first, second))
    return found.values()


def _agreeing(first: Sequence[Reading], second: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    for one in first:
        for other in second:
            shared = [word for word in one.words & other.words if is_content(word)]
            fewest = min(sum(map(is_content, one.words)), sum(map(is_content, other.words)))
            if len(shared) >= min(_FEWEST_QUOTED_WORDS, fewest) and shared and len(shared) >= QUOTED_SHARE * fewest:
                yield one, other
