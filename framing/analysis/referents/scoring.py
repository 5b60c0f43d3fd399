"""How sure it is that two labels speak of the same, in named features and a small model that a reader can follow."""

from collections.abc import Callable, Iterator, Sequence
from math import log
from typing import TYPE_CHECKING

from framing.analysis.alignment.weights import Weights
from framing.analysis.referents.likeness import likenesses
from framing.analysis.referents.readings import ORGANS, MentionReading
from framing.analysis.referents.weights import ONE, ONE_BY_WORDS
from reports.extraction.mentions.values import MentionKind
from reports.text.encoding import Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Bools = NDArray[np.bool_]

#: Words that begin with so many of the same letters may be one: "announce" and "announcement". A starting value.
SAME_BEGINNING = 5
#: Features of which one at least has to speak for two labels: a word, a beginning, a country.
NAMED = frozenset(["words_short", "beginning", "state_same", "organ_same"])
#: What a word weighs in all labels of a story, at least.
LEAST_WORD_WEIGHT = 0.5


class Features:
    """The features of all pairs of labels, each a square table; the same for both orders.

    Tables are made one after the other and not kept, since those of a long story are large.
    """

    def __init__(self, sorts: Sequence[MentionReading], encoder: Encoder | None) -> None:
        self._sorts = sorts
        self._encoder = encoder

    def tables(self) -> "Iterator[tuple[str, Floats]]":
        """Each feature by its name."""
        yield from self._words()
        yield from self._heads()
        yield from self._nations()
        yield from self._names()
        if self._encoder is not None and self._sorts:
            yield from zip(("likeness", "head_likeness"), likenesses(self._sorts, self._encoder), strict=True)

    def scores(self, weights: Weights | None = None) -> "tuple[Floats, Bools]":
        """How sure each pair is, from 0 to 1, and for which more speaks than that they sound alike."""
        import numpy as np

        used = weights or (ONE_BY_WORDS if self._encoder is None else ONE)
        total = np.full((len(self._sorts), len(self._sorts)), used.intercept, dtype=np.float32)
        named = np.zeros(total.shape, dtype=bool)
        for name, table in self.tables():
            total += np.float32(used.of.get(name, 0.0)) * table
            if name in NAMED:
                named |= table > 0
        found: Floats = np.round(1 / (1 + np.exp(-np.clip(total, -30, 30))), 4)
        return found, named

    def _equal(self, of: Callable[[MentionReading], object]) -> "Bools":
        """Whether two labels have the same value; None equals nothing."""
        import numpy as np

        numbers: dict[object, int] = {}
        values = [of(one) for one in self._sorts]
        row = np.array([-1 if value is None else numbers.setdefault(value, len(numbers)) for value in values])
        found: Bools = (row[:, None] == row[None, :]) & (row >= 0)[:, None]
        return found

    def _flag(self, of: Callable[[MentionReading], bool]) -> "Floats":
        import numpy as np

        return np.array([of(one) for one in self._sorts], dtype=np.float32)

    def _words(self) -> "Iterator[tuple[str, Floats]]":
        """Shared words, weighed by how few labels have them, as a share of all and of the label that has fewer."""
        import numpy as np

        has = self._has()
        counts = np.maximum(has.sum(axis=0), 1)
        total = max(1, len(self._sorts))
        weights = np.array([log(total / count) + LEAST_WORD_WEIGHT for count in counts], dtype=np.float32)
        shared = (has * weights) @ has.T
        own = np.maximum((has * weights).sum(axis=1), 0.1)
        yield "words_short", np.round(shared / np.minimum(own[:, None], own[None, :]), 4)
        yield "words_long", np.round(shared / np.maximum(own[:, None] + own[None, :] - shared, 0.1), 4)

    def _has(self) -> "Floats":
        """Which label has which word."""
        import numpy as np

        vocabulary: dict[str, int] = {}
        for one in self._sorts:
            for word in sorted(one.words):
                vocabulary.setdefault(word, len(vocabulary))
        has = np.zeros((len(self._sorts), max(1, len(vocabulary))), dtype=np.float32)
        for row, one in enumerate(self._sorts):
            has[row, [vocabulary[word] for word in one.words]] = 1
        return has

    def _shared(self) -> "Floats":
        """How many words each two labels share."""
        has = self._has()
        found: Floats = has @ has.T
        return found

    def _heads(self) -> "Iterator[tuple[str, Floats]]":
        import numpy as np

        same = self._equal(lambda one: one.head or None)
        is_name = self._flag(lambda one: bool(one.name))
        both = is_name[:, None] * is_name[None, :]
        yield "head_same", same.astype(np.float32)
        yield "noun_same", same * (1 - both)
        heads = [one.head for one in self._sorts]
        inside = np.array([[head in one.words for head in heads] for one in self._sorts], dtype=np.float32)
        yield "head_inside", (inside + inside.T) * ~same
        begins = self._equal(lambda one: one.head[:SAME_BEGINNING] if len(one.head) >= SAME_BEGINNING else None)
        yield "beginning", (begins & ~same).astype(np.float32)
        kinds = self._equal(lambda one: one.mention.kind if one.mention.kind is not MentionKind.OTHER else None)
        yield "kind_same", kinds.astype(np.float32)

    def _nations(self) -> "Iterator[tuple[str, Floats]]":
        import numpy as np

        same = self._equal(lambda one: one.nation)
        has = self._flag(lambda one: one.nation is not None)
        states = self._flag(lambda one: one.state is not None)
        organs = self._flag(lambda one: one.state is not None or (not one.name and one.mention.key in ORGANS))
        yield "nation_same", same.astype(np.float32)
        yield "nation_other", has[:, None] * has[None, :] * ~same
        yield "nation_one", np.abs(has[:, None] - has[None, :])
        yield "state_same", self._equal(lambda one: one.state).astype(np.float32)
        yield "state_one", np.abs(states[:, None] - states[None, :])
        yield "organ_same", same * organs[:, None] * organs[None, :]

    def _names(self) -> "Iterator[tuple[str, Floats]]":
        import numpy as np

        named, person = self._flag(lambda one: bool(one.name)), self._flag(lambda one: one.is_person)
        both, people = named[:, None] * named[None, :], person[:, None] * person[None, :]
        share = self._shared() > 0
        surname = self._equal(lambda one: one.name[-1] if one.name else None)
        yield "names", both
        yield "names_apart", both * ~share
        yield "name_one", np.abs(named[:, None] - named[None, :])
        yield "surname", (surname & (people > 0)).astype(np.float32)
        yield "people_apart", people * ~surname
        yield "person_one", np.abs(person[:, None] - person[None, :])
