"""Which quotations may carry the same words, without looking at every pair (docs/method.md)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.analysis.collation.alignment import Gram, Words, words_of
from framing.analysis.collation.tokens import Token, tokens_of
from framing.analysis.collation.values import Utterance
from reports.text.spans import Span

# Starting values of the method, section "Same words, several reports".
SHARED_GRAMS = 2
SHORTEST_EQUAL = 4
#: A choice: a run of words with more bearers ties each of them to its next neighbour only.
MOST_BEARERS = 64


@dataclass(frozen=True, slots=True)
class Reading:
    """An utterance with its words; ``spans`` are the stretches its words cover."""

    utterance: Utterance
    spans: tuple[Span, ...]
    words: Words
    norms: tuple[str, ...]

    @property
    def key(self) -> str:
        """The text in which it stands."""
        return self.utterance.key

    @property
    def tokens(self) -> Sequence[Token]:
        """Its words."""
        return self.words.tokens

    @property
    def rank(self) -> tuple[object, ...]:
        """An order that does not depend on the order in which texts are given."""
        return (-len(self.norms), self.norms, self.utterance.speaker or "", self.key, self.utterance.number)


def reading_of(utterance: Utterance, text: str) -> Reading:
    """The utterance with the words of its text."""
    return reading_of_tokens(utterance, utterance.spans, tokens_of(utterance.spans, text))


def reading_of_tokens(utterance: Utterance, spans: tuple[Span, ...], tokens: Sequence[Token]) -> Reading:
    """A reading of words that are known already."""
    norms = tuple(token.norm for token in tokens if token.is_word)
    return Reading(utterance, spans, words_of(tokens), norms)


def candidates(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of places in ``readings`` (sorted by rank) from different texts that share enough runs, likest first."""
    bearers: dict[Gram, list[int]] = {}
    for number, reading in enumerate(readings):
        for gram in reading.words.grams:
            bearers.setdefault(gram, []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in bearers.values():
        shared.update(_pairs(numbers, readings))

    def promise(pair: tuple[int, int]) -> tuple[float, int, tuple[int, int]]:
        fewest = min(len(readings[number].words.grams) for number in pair)
        return (-shared[pair] / fewest, -shared[pair], pair)

    for first, second in sorted(shared, key=promise):
        if shared[first, second] >= SHARED_GRAMS or readings[first].norms == readings[second].norms:
            yield first, second


def _pairs(numbers: Sequence[int], readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    for place, first in enumerate(numbers):
        others = numbers[place + 1 :] if len(numbers) <= MOST_BEARERS else numbers[place + 1 : place + 3]
        for second in others:
            if readings[first].key != readings[second].key:
                yield first, second
