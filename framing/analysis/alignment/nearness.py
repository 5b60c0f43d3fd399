"""How near the claims of two reports are to one another: each claim with each, as tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

#: What a claim's words, and its sentence, find at least elsewhere in a report of some length; so a claim that has
#: little to choose from does not stand out for that. Starting values.
USUAL_WORDS = 0.35
USUAL_SENTENCE = 0.3
#: Claims of one report whose words are compared at a time, so that the tables stay small.
_AT_A_TIME = 64


@dataclass(frozen=True, slots=True)
class Vocables:
    """The words of a report as unit vectors.

    ``bounds`` tell for each claim where its words begin and end, ``shares`` in a row for each what every word of the
    report weighs in it.
    """

    vectors: "Table"
    bounds: Sequence[tuple[int, int]]
    shares: "Table"

    def parts(self) -> "Iterator[Vocables]":
        """The same in parts of some claims each, with the words of these claims."""
        for place in range(0, len(self.bounds), _AT_A_TIME):
            bounds = self.bounds[place : place + _AT_A_TIME]
            low, high = min(start for start, _ in bounds), max(end for _, end in bounds)
            shares = self.shares[place : place + _AT_A_TIME, low:high]
            yield Vocables(self.vectors[low:high], [(start - low, end - low) for start, end in bounds], shares)


def vocables_of(vectors: "Table", weights: Sequence[float], bounds: Sequence[tuple[int, int]]) -> Vocables:
    """The words of a report with what each weighs; no claim is without words."""
    import numpy as np

    shares = np.zeros((len(bounds), len(weights)), dtype=np.float32)
    for row, (start, end) in enumerate(bounds):
        shares[row, start:end] = np.array(weights[start:end]) / sum(weights[start:end])
    return Vocables(vectors, bounds, shares)


def words_met(first: Vocables, second: Vocables) -> "Table":
    """How well each word of one claim is met by some word of the other, and the other way round, on the mean."""
    import numpy as np

    tables = []
    for part in first.parts():
        near = part.vectors @ second.vectors.T
        met = part.shares @ _best(np.ascontiguousarray(near.T), second.bounds).T
        tables.append(met + _best(near, part.bounds) @ second.shares.T)
    return np.round(np.concatenate(tables) / 2, 4)


def _best(near: "Table", bounds: Sequence[tuple[int, int]]) -> "Table":
    """For each claim the highest of the rows of its words."""
    import numpy as np

    # One more row, since no stretch may begin behind the last; every other stretch lies between two claims.
    some = np.concatenate([near, near[-1:]])
    found: Table = np.maximum.reduceat(some, [place for pair in bounds for place in pair], axis=0)[::2]
    return found


def apart(near: "Table", usual: float) -> "Table":
    """Nearness less what the two claims find on the mean in the two that are nearest to each of them."""
    import numpy as np

    return np.round(near - (_nearest_two(near, usual)[:, None] + _nearest_two(near.T, usual)[None, :]) / 2, 4)


def _nearest_two(near: "Table", usual: float) -> "Table":
    import numpy as np

    some = np.concatenate([near, np.full((len(near), 2), usual, dtype=near.dtype)], axis=1)
    found: Table = np.partition(some, -2, axis=1)[:, -2:].mean(axis=1)
    return found
