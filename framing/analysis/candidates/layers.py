"""The layers of the model: what goes into each, and how it is weighed up (docs/method.md, "Candidates").

A word's charge goes into the score of its sentence, that score and the neighbours' go into the score of the word.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.analysis.candidates.tokens import TELLING_ENTITIES, TELLING_MARKS, Bools, Ints, TokenTable
from framing.analysis.candidates.values import CandidateModel, Head, Layer, Scale
from framing.analysis.candidates.words import Floats

Scores = NDArray[np.float64]

#: The charge of what is no possible candidate, and the least that any word brings into its surroundings.
NO_CHARGE = -6.0
#: Texts of at most so many sentences are read as a passage without surroundings, longer ones as an article.
LONGEST_PASSAGE = 3
# How many of the most charged words the score of a sentence looks at.
_TOP = 3
SENTENCE_SCORE = "score of the sentence by itself"
TEXT_FEATURES = (
    SENTENCE_SCORE,
    "mean score of the text's sentences",
    "above the mean of the text",
    "length of the text",
    "place in the text",
    "is the first sentence",
    "is one of the first three sentences",
    "score of the sentence before",
    "score of the sentence behind",
)
SURROUNDINGS = (
    *("charge of the word", "score of the sentence", "charge times score", "score squared"),
    *("charge of the word before", "charge of the word behind", "charge two words before", "charge two words behind"),
    *("charge of the governing word", "below the most charged word", "is the most charged word"),
    *("is the second most charged", "is the third most charged", "mean score of the text", "repeated in the text"),
    *("repeated times charge", "how far into the text", "length of the sentence"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the model makes of one text; the scores are logarithms of odds."""

    charge: Scores
    sentence: Scores
    word: Scores
    surroundings: Floats


def head_of(model: CandidateModel, table: TokenTable) -> Head:
    """The head that reads texts of this length."""
    return model.passage if is_passage(table) else model.article


def is_passage(table: TokenTable) -> bool:
    """Whether the text is too short to be its own surroundings."""
    return table.sentences <= LONGEST_PASSAGE


def weigh(layer: Layer, names: tuple[str, ...], features: Floats, scales: Mapping[str, Scale]) -> Scores:
    """The log odds that a layer gives to each row of features."""
    weights, offset = folded(layer, names, scales)
    scores: Scores = features.astype(np.float64) @ weights + offset
    return scores


def folded(layer: Layer, names: tuple[str, ...], scales: Mapping[str, Scale]) -> tuple[Scores, float]:
    """Weights for features as they are, without taking mean and spread out of every row first."""
    weights = np.array([layer.weights.get(name, 0.0) / scales[name].spread for name in names], dtype=np.float64)
    means = np.array([scales[name].mean for name in names], dtype=np.float64)
    return weights, layer.bias - float(weights @ means)


def sentence_feature_names(names: tuple[str, ...], word_features: int) -> tuple[str, ...]:
    """The names of the columns of :func:`sentence_features`."""
    own, context = names[:word_features], names[word_features:]
    return (
        *(f"mean of {name}" for name in own),
        *(f"share of {name}" for name in context),
        *(f"any of {name}" for name in own if name.startswith("class: ")),
        *(f"charge of word {number} by charge" for number in range(1, _TOP + 1)),
        *("sum of the charges", "number of words", "share of names and figures", "text without any capital letter"),
        *(f"has {mark}" for mark in TELLING_MARKS),
        *(f"names {entity}" for entity in TELLING_ENTITIES),
    )


def sentence_features(table: TokenTable, charge: Scores, word_features: int) -> Floats:
    """A row for each sentence: its words on average, its most charged words, its marks and names."""
    count = table.sentences
    at = table.sentence
    own, context = table.features[:, :word_features], table.features[:, word_features:]
    words = np.bincount(at, table.is_word, count)
    open_words = table.is_possible & table.is_open
    class_columns = [number for number, name in enumerate(table.names) if name.startswith("class: ")]
    top = _top_charges(table, charge)
    odds = np.where(table.is_possible, 1 / (1 + np.exp(-charge)), 0.0)
    columns = [
        _means(own, at, open_words, count),
        _means(context, at, table.is_word, count),
        _sums(own[:, class_columns], at, table.is_word, count) > 0,
        top,
        np.log(np.bincount(at, odds, count) + 1e-3)[:, None],
        np.log1p(words)[:, None],
        (np.bincount(at, table.is_entity, count) / np.maximum(words, 1))[:, None],
        np.full((count, 1), float(not table.has_capitals)),
        _present(table.marks.kinds, len(TELLING_MARKS), at, count),
        _present(table.marks.entity, len(TELLING_ENTITIES), at, count),
    ]
    return np.concatenate(columns, axis=1).astype(np.float32)


def _sums(features: Floats, at: Ints, which: Bools, count: int) -> Floats:
    """The sum of the chosen rows of each sentence; rows stand in the order of their sentences."""
    sums = np.zeros((count, features.shape[1]), dtype=np.float32)
    if len(at):
        present, first = np.unique(at, return_index=True)
        sums[present] = np.add.reduceat(features * which[:, None], first, axis=0)
    return sums


def _means(features: Floats, at: Ints, which: Bools, count: int) -> Floats:
    how_many = np.maximum(np.bincount(at, which, count), 1).astype(np.float32)
    means: Floats = _sums(features, at, which, count) / how_many[:, None]
    return means


def _present(kinds: Ints, how_many: int, at: Ints, count: int) -> Floats:
    found = np.zeros((count, how_many), dtype=np.float32)
    telling = kinds >= 0
    found[at[telling], kinds[telling]] = 1
    return found


def _ranks(table: TokenTable, charge: Scores) -> Ints:
    """The rank of each word in its sentence by charge, from 0; ties go to the earlier word."""
    order = np.lexsort((-charge, table.sentence))
    ordered = table.sentence[order]
    ranks = np.empty(len(charge), dtype=np.int64)
    ranks[order] = np.arange(len(charge)) - np.searchsorted(ordered, ordered, side="left")
    return ranks


def _top_charges(table: TokenTable, charge: Scores) -> Scores:
    top = np.full((table.sentences, _TOP), NO_CHARGE)
    ranks = _ranks(table, charge)
    high = ranks < _TOP
    top[table.sentence[high], ranks[high]] = np.maximum(charge[high], NO_CHARGE)
    return top


def text_features(scores: Scores) -> Floats:
    """A row for each sentence: its score, its neighbours', and its place in the text."""
    count = len(scores)
    mean = scores.mean() if count else 0.0
    places = np.arange(count)
    columns = [
        scores,
        np.full(count, mean),
        scores - mean,
        np.full(count, np.log(max(count, 1))),
        places / max(count, 1),
        places == 0,
        places < 3,
        np.concatenate([[mean], scores[:-1]])[:count],
        np.concatenate([scores[1:], [mean]])[-count:] if count else scores,
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def surroundings(table: TokenTable, charge: Scores, scores: Scores) -> Floats:
    """The columns of ``SURROUNDINGS`` for each word."""
    at = table.sentence
    own = scores[at]
    ranks = _ranks(table, charge)
    top = _top_charges(table, charge)[at, 0]
    _, where, counts = np.unique(table.lemma, return_inverse=True, return_counts=True)
    repeated = np.log(counts)[where]
    above = np.where(table.head != np.arange(len(charge)), np.maximum(charge[table.head], NO_CHARGE), NO_CHARGE)
    lengths = np.bincount(at, minlength=table.sentences)[at]
    columns = [
        *(charge, own, charge * own, own * own),
        *(_moved(table, charge, step) for step in (-1, 1, -2, 2)),
        *(above, top - charge, ranks == 0, ranks == 1, ranks == 2),
        np.full(len(charge), scores.mean() if len(scores) else 0.0),
        *(repeated, repeated * charge, at / max(table.sentences, 1), np.log(np.maximum(lengths, 1))),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _moved(table: TokenTable, charge: Scores, step: int) -> Scores:
    """The charge of the word so many places on, in the same sentence."""
    places = np.arange(len(charge)) + step
    inside = (places >= 0) & (places < len(charge))
    places = np.clip(places, 0, max(len(charge) - 1, 0))
    same = inside & (table.sentence[places] == table.sentence)
    return np.where(same, np.maximum(charge[places], NO_CHARGE), NO_CHARGE)


def charges(model: CandidateModel, table: TokenTable) -> Scores:
    """How charged each word is by itself; ``NO_CHARGE`` for what can be no candidate."""
    return np.where(table.is_possible, weigh(model.charge, table.names, table.features, model.scales), NO_CHARGE)


def read(model: CandidateModel, table: TokenTable, word_features: int) -> Reading:
    """The scores of all words and sentences of a text."""
    head = head_of(model, table)
    charge = charges(model, table)
    columns = sentence_features(table, charge, word_features)
    names = sentence_feature_names(table.names, word_features)
    scores = weigh(head.sentence, names, columns, model.scales)
    if not is_passage(table):
        scores = weigh(model.text, TEXT_FEATURES, text_features(scores), model.scales)
    around = surroundings(table, charge, scores)
    word = weigh(
        head.word, (*table.names, *SURROUNDINGS), np.concatenate([table.features, around], axis=1), model.scales
    )
    return Reading(charge, scores, np.where(table.is_possible, word, -np.inf), around)
