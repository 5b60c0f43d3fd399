"""Counts of terms over many reports, kept between one count and the next."""

from collections.abc import Sequence

import numpy as np

from reports.grouping.rarity import Counts, Terms

#: Terms of fewer reports are not kept: most of them are misprints and chance.
LEAST_KEPT = 2


class Counted:
    """How many of so many reports have a term, as far as it is more than one."""

    def __init__(self, terms: Terms, counts: Counts, reports: int) -> None:
        self.reports = reports
        self._terms, self._counts = terms, counts

    @classmethod
    def over(cls, kept: Sequence[Terms]) -> "Counted":
        """The counts over these reports."""
        together = np.concatenate(kept) if kept else np.zeros(0, dtype=np.uint32)
        terms, counts = np.unique(together, return_counts=True)
        is_kept = counts >= LEAST_KEPT
        return cls(terms[is_kept], counts[is_kept].astype(np.int64), len(kept))

    @classmethod
    def from_bytes(cls, stored: bytes | memoryview, reports: int) -> "Counted":
        """The counts from what :meth:`as_bytes` made of them."""
        rows = np.frombuffer(stored, dtype="<u4").reshape(2, -1)
        return cls(rows[0].astype(np.uint32), rows[1].astype(np.int64), reports)

    def as_bytes(self) -> bytes:
        """The counts as stored: terms, then their counts."""
        return np.concatenate([self._terms, self._counts]).astype("<u4").tobytes()

    def counts(self, terms: Terms) -> Counts:
        """In how many reports each term stands."""
        if not len(self._terms):
            return np.zeros(len(terms), dtype=np.int64)
        places = np.minimum(np.searchsorted(self._terms, terms), len(self._terms) - 1)
        found: Counts = np.where(self._terms[places] == terms, self._counts[places], 0)
        return found
