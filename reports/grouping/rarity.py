"""How much a term tells: the rarer it is among the reports at hand, and in English print, the more."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from reports.grouping.words import number_of, stem_of
from reports.text.wordpiece import vocabulary

# Starting values of docs/method.md, "Stories".
#: Reports that what is known of English print counts for, beside those at hand.
PRINT_REPORTS = 20.0
#: The word of a rank in print stands in this share of reports: ``PRINT_RANKS`` / (``PRINT_RANKS`` + rank).
PRINT_RANKS = 30.0
UNKNOWN_RANK = 40_000.0
PAIR_SHARE = 2e-4

Terms = NDArray[np.uint32]
Weights = NDArray[np.float64]
Counts = NDArray[np.int64]
_Number = TypeVar("_Number", bound=np.generic)


class Seen(Protocol):
    """Reports at hand: how many, and how many of them have a term."""

    @property
    def reports(self) -> int: ...

    def counts(self, terms: Terms) -> Counts: ...


class SeenHere:
    """The terms of the reports given."""

    def __init__(self, kept: Sequence[Terms]) -> None:
        self.reports = len(kept)
        together = np.concatenate(kept) if kept else np.zeros(0, dtype=np.uint32)
        self._terms, self._counts = np.unique(together, return_counts=True)

    def counts(self, terms: Terms) -> Counts:
        """In how many reports each term stands."""
        return _looked_up(self._terms, self._counts.astype(np.int64), terms, 0)


def word_weights(words: Terms, seen: Seen) -> Weights:
    """How much each word tells."""
    ranked, shares = _print_shares()
    return _weights(seen, words, _looked_up(ranked, shares, words, _share(UNKNOWN_RANK)))


def pair_weights(pairs: Terms, seen: Seen) -> Weights:
    """How much each pair of words tells."""
    return _weights(seen, pairs, np.full(len(pairs), PAIR_SHARE))


def _weights(seen: Seen, terms: Terms, shares: Weights) -> Weights:
    have = 1.0 + seen.counts(terms) + PRINT_REPORTS * shares
    found: Weights = np.log((1.0 + seen.reports + PRINT_REPORTS) / np.minimum(have, seen.reports + PRINT_REPORTS))
    return found


def _looked_up(known: Terms, values: NDArray[_Number], terms: Terms, missing: float) -> NDArray[_Number]:
    if not len(known):
        return np.full(len(terms), missing, dtype=values.dtype)
    places = np.minimum(np.searchsorted(known, terms), len(known) - 1)
    found: NDArray[_Number] = np.where(known[places] == terms, values[places], missing).astype(values.dtype)
    return found


def _share(rank: float) -> float:
    return PRINT_RANKS / (PRINT_RANKS + rank)


@cache
def _print_shares() -> tuple[Terms, Weights]:
    """The share of reports with each word, by its rank in the vocabulary of the sentence model, the commonest first."""
    words = [word for word in vocabulary() if word.isalpha() and len(word) > 1]
    shares: dict[int, float] = {}
    for rank, word in enumerate(words):
        shares.setdefault(number_of(stem_of(word)), _share(rank))
    numbers = sorted(shares)
    return np.array(numbers, dtype=np.uint32), np.array([shares[number] for number in numbers])
