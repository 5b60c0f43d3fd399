"""What is known of a word by itself: its classes, its nearness in meaning to seed groups, its shape and rareness."""

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from framing.analysis.candidates.values import WordGroup, WordLists

if TYPE_CHECKING:
    from spacy.vocab import Vocab

Floats = NDArray[np.float32]

#: Shapes of words that carry a judgement more often than others.
SHAPES = {
    "ends in -ly": re.compile(r"ly$"),
    "names a follower or a doctrine": re.compile(r"(?:ist|ists|ism|ite|ites|crat)$"),
    "ends like an adjective of quality": re.compile(r"(?:ous|ful|less|ive|ic|able|ible)$"),
    "has a negating prefix": re.compile(r"^(?:un|in|dis|mis|anti|non)"),
    "is joined by a hyphen": re.compile(r"\w-\w"),
    "ends like a verb of making": re.compile(r"(?:i[sz]e[ds]?|i[sz]ing|if(?:y|ied|ies|ying))$"),
}
NEAR_LEXICON = "nearness: the lexicon"
RARE, UNKNOWN, LENGTH = "rareness", "not known to the language model", "length of the word"
# Longer words are no longer told apart.
LONGEST_WORD = 16
#: Words remembered by one process, so that memory stays bounded on any input.
REMEMBERED_WORDS = 60_000


def word_feature_names(lists: WordLists) -> tuple[str, ...]:
    """The names of a word's own features, in the order of :meth:`WordFeatures.rows`."""
    return (
        *(f"class: {group.name}" for group in lists.classes),
        *(f"nearness: {group.name}" for group in lists.seeds),
        NEAR_LEXICON,
        RARE,
        UNKNOWN,
        LENGTH,
        *SHAPES,
    )


class WordFeatures:
    """The word lists bound to a language model's vectors and to the terms of a lexicon."""

    def __init__(self, lists: WordLists, vocab: "Vocab", lexicon_groups: Sequence[Iterable[str]] = ()) -> None:
        self._lists = lists
        self._strings = vocab.strings
        self._rows = vocab.vectors.key2row
        self._vectors: Any = vocab.vectors.data
        self._classes = [frozenset(group.words) for group in lists.classes]
        self._seeds = np.stack([self._centre(group.words) for group in lists.seeds])
        groups = [self._centre(words) for words in lexicon_groups]
        self._lexicon = np.stack(groups) if groups else None
        self.names = word_feature_names(lists)
        self._of = lru_cache(REMEMBERED_WORDS)(self._features)

    def rows(self, words: Sequence[tuple[int, int]]) -> Floats:
        """A row of features for each word, given as the language model's numbers of its small form and its lemma."""
        if not words:
            return np.zeros((0, len(self.names)), dtype=np.float32)
        return np.stack([self._of(*word) for word in words])

    def _features(self, small: int, lemma: int) -> Floats:
        word, base = self._strings[small], self._strings[lemma].lower()
        row = self._row(word, base)
        # Rows stand in order of frequency; a word without one of its own has that of the nearest word.
        unit = self._unit(row) if row >= 0 else np.zeros(self._vectors.shape[1], dtype=np.float32)
        values = [float(word in words or base in words) for words in self._classes]
        values += (self._seeds @ unit).tolist()
        values.append(float((self._lexicon @ unit).max()) if self._lexicon is not None else 0.0)
        values += [math.log(row + 2) / 10 if row >= 0 else 1.0, float(row < 0), min(len(word), LONGEST_WORD)]
        values += [float(bool(shape.search(word))) for shape in SHAPES.values()]
        return np.array(values, dtype=np.float32)

    def _row(self, *spellings: str) -> int:
        for spelling in spellings:
            if spelling in self._strings:
                row = self._rows.get(self._strings[spelling])
                if row is not None:
                    return int(row)
        return -1

    def _unit(self, row: int) -> Any:
        vector = self._vectors[row]
        return vector / max(float(np.linalg.norm(vector)), 1e-9)

    def _centre(self, words: Iterable[str]) -> Any:
        rows = [row for row in (self._row(word) for word in words) if row >= 0]
        if not rows:
            return np.zeros(self._vectors.shape[1], dtype=np.float32)
        middle = np.mean([self._unit(row) for row in rows], axis=0)
        return middle / max(float(np.linalg.norm(middle)), 1e-9)


def reasons_of(lists: WordLists) -> dict[str, str]:
    """How a reason calls each class and each seed group."""
    named: list[tuple[str, WordGroup]] = [("class", group) for group in lists.classes]
    named += [("nearness", group) for group in lists.seeds]
    return {f"{kind}: {group.name}": group.reason for kind, group in named}
