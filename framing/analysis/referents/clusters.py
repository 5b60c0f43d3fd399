"""Groups while they grow: average link over scores, only where something named ties, never over a bar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Join:
    """Two groups that became one: the items that stood nearest in them, and how sure the groups were to be one."""

    first: int
    second: int
    score: float
    is_decided: bool = False


class Clusters:
    """Items in groups; ``scores``, ``tied`` and ``barred`` are square tables over the items and are kept as given.

    A group is named by its first item. Between groups the score is the mean over their items, weighed by how many
    mentions each has; they are tied if any two items are, and barred if any two items are.
    """

    def __init__(self, scores: "Floats", tied: "Bools", barred: "Bools", sizes: Sequence[int]) -> None:
        import numpy as np

        self._given = scores
        self._named = tied
        self.scores = scores.astype(np.float32)
        self.tied = tied.copy()
        self.barred = barred.copy()
        #: Groups that may be one and are left to editors; nothing is at first.
        self.doubted = np.zeros_like(self.barred)
        self._sizes = np.array(sizes, dtype=np.float32)
        self.members: list[list[int]] = [[item] for item in range(len(sizes))]
        self._group = list(range(len(sizes)))
        self.joins: list[Join] = []
        np.fill_diagonal(self.scores, -1)

    def group_of(self, item: int) -> int:
        """The name of the group that an item is in."""
        return self._group[item]

    def groups(self) -> Iterator[list[int]]:
        """The items of each group, in the order of their first items."""
        yield from sorted(sorted(items) for items in self.members if items)

    def join(self, first: int, second: int, join: Join) -> None:
        """Make two groups one."""
        first, second = min(first, second), max(first, second)
        one, other = self._sizes[first], self._sizes[second]
        row = (self.scores[first] * one + self.scores[second] * other) / (one + other)
        for table, values in (
            (self.scores, row),
            (self.tied, self.tied[first] | self.tied[second]),
            (self.barred, self.barred[first] | self.barred[second]),
            (self.doubted, self.doubted[first] | self.doubted[second]),
        ):
            table[first] = values
            table[:, first] = values
        self.scores[second] = self.scores[:, second] = self.scores[first, first] = -1
        self._sizes[first] += self._sizes[second]
        for item in self.members[second]:
            self._group[item] = first
        self.members[first] += self.members[second]
        self.members[second] = []
        self.joins.append(join)

    def grow(self, least: float) -> None:
        """Join the two groups that are surest to be one, again and again, while any are sure enough."""
        growing = _Growing(self)
        while (pair := growing.best()) is not None:
            first, second, score = pair
            if score < least:
                return
            self.join(first, second, Join(*self.nearest(first, second), score))
            growing.joined(first, second)

    def nearest(self, first: int, second: int) -> tuple[int, int]:
        """The two items of two groups that are surest to be one among those that are tied."""
        import numpy as np

        rows, columns = self.members[first], self.members[second]
        part = np.ix_(rows, columns)
        able = np.where(self._named[part], self._given[part], -1.0)
        row, column = divmod(int(able.argmax()), len(columns))
        return rows[row], columns[column]


class _Growing:
    """The best partner of each group, kept up to date so that nothing is looked through twice."""

    def __init__(self, clusters: Clusters) -> None:
        import numpy as np

        self._clusters = clusters
        self._alive = np.array([bool(items) for items in clusters.members])
        self._partner = np.zeros(len(clusters.members), dtype=np.int64)
        self._best = np.full(len(clusters.members), -1.0, dtype=np.float32)
        for group in np.flatnonzero(self._alive):
            self._look(int(group))

    def _able(self, group: int) -> "Floats":
        import numpy as np

        found = self._clusters
        row = np.where(found.tied[group] & ~found.barred[group] & self._alive, found.scores[group], np.float32(-1))
        row[group] = -1
        return np.asarray(row, dtype=np.float32)

    def _look(self, group: int) -> None:
        row = self._able(group)
        self._partner[group] = row.argmax()
        self._best[group] = row.max()

    def best(self) -> tuple[int, int, float] | None:
        """The two groups that are surest to be one, the first in order among equals."""
        if not len(self._best):
            return None
        group = int(self._best.argmax())
        score = float(self._best[group])
        if score < 0:
            return None
        first, second = sorted((group, int(self._partner[group])))
        return first, second, round(score, 4)

    def joined(self, first: int, second: int) -> None:
        """Take in that the second group went into the first."""
        import numpy as np

        self._alive[second] = False
        self._best[second] = -1
        row = self._able(first)
        for group in np.flatnonzero(self._alive):
            if group == first:
                continue
            if self._partner[group] in (first, second):
                self._look(int(group))
            elif row[group] > self._best[group] or (row[group] == self._best[group] and first < self._partner[group]):
                self._best[group], self._partner[group] = row[group], first
        self._look(first)
