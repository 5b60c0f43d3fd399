"""How sure it is that two labels speak of the same, in named features and a small model that a reader can follow."""

from collections.abc import Callable, Sequence
from math import log
from typing import TYPE_CHECKING

from framing.analysis.alignment.encoding import Encoder
from framing.analysis.alignment.weights import Weights
from framing.analysis.referents.likeness import likenesses
from framing.analysis.referents.readings import ORGANS, MentionReading
from framing.analysis.referents.weights import ONE, ONE_BY_WORDS
from reports.extraction.mentions.values import MentionForm, MentionKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Bools = NDArray[np.bool_]

#: Words that begin with so many of the same letters may be one: "announce" and "announcement". A starting value.
SAME_BEGINNING = 5
#: What a word weighs in all labels of a story, at least.
LEAST_WORD_WEIGHT = 0.5


class Features:
    """The features of all pairs of labels, each a square table; the same for both orders."""

    def __init__(self, sorts: Sequence[MentionReading], encoder: Encoder | None) -> None:
        self._sorts = sorts
        self.is_encoded = encoder is not None
        self.tables: dict[str, Floats] = {}
        self._words()
        self._heads()
        self._nations()
        self._names()
        if encoder is not None and sorts:
            self.tables["likeness"], self.tables["head_likeness"] = likenesses(sorts, encoder)

    def scores(self, weights: Weights | None = None) -> "Floats":
        """How sure each pair is, from 0 to 1."""
        import numpy as np

        used = weights or (ONE if self.is_encoded else ONE_BY_WORDS)
        total = np.full((len(self._sorts), len(self._sorts)), used.intercept, dtype=np.float32)
        for name, weight in used.of.items():
            total += np.float32(weight) * self.tables[name]
        return np.round(1 / (1 + np.exp(-np.clip(total, -30, 30))), 4)

    @property
    def named(self) -> "Bools":
        """Pairs for which more speaks than that they sound alike: a word, a beginning, a country, a set, a name."""
        tables = self.tables
        found: Bools = (
            (tables["words_short"] > 0)
            | (tables["beginning"] > 0)
            | (tables["state_same"] > 0)
            | (tables["organ_same"] > 0)
            | (tables["set_same"] > 0)
        )
        return found

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

    def _words(self) -> None:
        """Shared words, weighed by how few labels have them, as a share of all and of the label that has fewer."""
        import numpy as np

        vocabulary: dict[str, int] = {}
        for one in self._sorts:
            for word in sorted(one.words):
                vocabulary.setdefault(word, len(vocabulary))
        has = np.zeros((len(self._sorts), max(1, len(vocabulary))), dtype=np.float32)
        for row, one in enumerate(self._sorts):
            has[row, [vocabulary[word] for word in one.words]] = 1
        counts = np.maximum(has.sum(axis=0), 1)
        weights = np.array([log(len(self._sorts) / count) + LEAST_WORD_WEIGHT for count in counts], dtype=np.float32)
        shared = (has * weights) @ has.T
        own = np.maximum((has * weights).sum(axis=1), 0.1)
        self.tables["words_short"] = np.round(shared / np.minimum(own[:, None], own[None, :]), 4)
        self.tables["words_long"] = np.round(shared / np.maximum(own[:, None] + own[None, :] - shared, 0.1), 4)

    def _heads(self) -> None:
        import numpy as np

        same = self._equal(lambda one: one.head or None)
        is_name = self._flag(lambda one: bool(one.name))
        both = is_name[:, None] * is_name[None, :]
        self.tables["head_same"] = same.astype(np.float32)
        self.tables["noun_same"] = same * (1 - both)
        heads = [one.head for one in self._sorts]
        inside = np.array([[head in one.words for head in heads] for one in self._sorts], dtype=np.float32)
        self.tables["head_inside"] = (inside + inside.T) * ~same
        begins = self._equal(lambda one: one.head[:SAME_BEGINNING] if len(one.head) >= SAME_BEGINNING else None)
        self.tables["beginning"] = (begins & ~same).astype(np.float32)
        verbal = self._flag(lambda one: one.mention.form is MentionForm.VERBAL)
        self.tables["verbs"] = verbal[:, None] + verbal[None, :]
        kinds = self._equal(lambda one: one.mention.kind if one.mention.kind is not MentionKind.OTHER else None)
        self.tables["kind_same"] = kinds.astype(np.float32)
        self.tables["set_same"] = self._equal(lambda one: one.contrast_set).astype(np.float32)

    def _nations(self) -> None:
        import numpy as np

        same = self._equal(lambda one: one.nation)
        has = self._flag(lambda one: one.nation is not None)
        states = self._flag(lambda one: one.state is not None)
        organs = self._flag(lambda one: one.state is not None or (not one.name and one.mention.key in ORGANS))
        self.tables["nation_same"] = same.astype(np.float32)
        self.tables["nation_other"] = has[:, None] * has[None, :] * ~same
        self.tables["nation_one"] = np.abs(has[:, None] - has[None, :])
        self.tables["state_same"] = self._equal(lambda one: one.state).astype(np.float32)
        self.tables["state_one"] = np.abs(states[:, None] - states[None, :])
        self.tables["organ_same"] = same * organs[:, None] * organs[None, :]

    def _names(self) -> None:
        import numpy as np

        named, person = self._flag(lambda one: bool(one.name)), self._flag(lambda one: one.is_person)
        both, people = named[:, None] * named[None, :], person[:, None] * person[None, :]
        share = self.tables["words_short"] > 0
        surname = self._equal(lambda one: one.name[-1] if one.name else None)
        self.tables["names"] = both
        self.tables["names_apart"] = both * ~share
        self.tables["name_one"] = np.abs(named[:, None] - named[None, :])
        self.tables["surname"] = (surname & (people > 0)).astype(np.float32)
        self.tables["people_apart"] = people * ~surname
        self.tables["person_one"] = np.abs(person[:, None] - person[None, :])
