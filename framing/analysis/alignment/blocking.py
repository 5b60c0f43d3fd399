"""Which pairs of claims are worth scoring: those that share the most, so that the work stays bounded."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest

from framing.analysis.alignment.readings import Reading
from framing.analysis.alignment.scoring import is_telling, value_of
from framing.analysis.alignment.words import is_content, weight_of

#: Partners in one other report that a claim is scored with; the rest share less. A choice.
MOST_PARTNERS = 12
#: What the words in common weigh at least, a name counting twice; a starting value.
LEAST_SHARED_WEIGHT = 0.9

Pair = tuple[Reading, Reading]


def pairs_worth_scoring(
    first: Sequence[Reading], second: Sequence[Reading], nearest: Iterable[tuple[int, int]] = ()
) -> Iterator[Pair]:
    """Pairs of claims of two reports in text order; a pair is kept if either side holds it among its best.

    ``nearest`` are places of pairs that are near in meaning; they are kept, too.
    """
    shared = _shared_weights(first, second)
    kept: set[tuple[int, int]] = set(nearest)
    for row, weights in shared.items():
        kept.update((row, column) for column in _best(weights))
    kept.update(_by_figures(first, second))
    by_column: dict[int, dict[int, float]] = defaultdict(dict)
    for row, weights in shared.items():
        for column, weight in weights.items():
            by_column[column][row] = weight
    for column, weights in by_column.items():
        kept.update((row, column) for row in _best(weights))
    for row, column in sorted(kept):
        yield first[row], second[column]


def _by_figures(first: Sequence[Reading], second: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs that share a figure which is not told by chance; a figure that many tell ties nobody."""
    bearers: dict[float, list[int]] = defaultdict(list)
    for column, reading in enumerate(second):
        for value in {value for one in reading.quantities if (value := value_of(one)) is not None}:
            bearers[value].append(column)
    for row, reading in enumerate(first):
        for value in sorted({value for one in reading.quantities if (value := value_of(one)) is not None}):
            columns = bearers.get(value, ())
            if is_telling(value) and len(columns) <= MOST_PARTNERS:
                yield from ((row, column) for column in columns)


def _best(weights: Mapping[int, float]) -> list[int]:
    able = [(weight, -place) for place, weight in weights.items() if weight >= LEAST_SHARED_WEIGHT]
    return [-place for _, place in nlargest(MOST_PARTNERS, able)]


def _shared_weights(first: Sequence[Reading], second: Sequence[Reading]) -> dict[int, dict[int, float]]:
    """What the words of two claims in common weigh beside the lighter one, by their places."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for column, reading in enumerate(second):
        for word in sorted(reading.words | reading.names):
            if is_content(word):
                bearers[word].append(column)
    shared: dict[int, dict[int, float]] = {}
    for row, reading in enumerate(first):
        weights: dict[int, float] = defaultdict(float)
        for word in sorted(reading.words | reading.names):
            weight = weight_of(word) * (2 if word in reading.names else 1)
            for column in bearers.get(word, ()):
                weights[column] += weight
        shared[row] = weights
    return shared
