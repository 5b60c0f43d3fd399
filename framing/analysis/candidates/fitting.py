"""Training: regularised logistic regressions stacked as :mod:`framing.analysis.candidates.layers` reads them.

A layer is trained on scores that the layer before it gave to texts it had not seen, so that none believes the one
below more than it may. Everything is deterministic: groups fall into folds by a digest of their name.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.optimize import minimize

from framing.analysis.candidates import layers
from framing.analysis.candidates.layers import SURROUNDINGS, TEXT_FEATURES, Scores
from framing.analysis.candidates.tokens import Bools, Ints, TokenTable
from framing.analysis.candidates.values import Layer, Scale
from framing.analysis.candidates.words import Floats
from reports.text.spans import Span

#: Strength of the regularisation of each layer, against a mean loss of one example.
PENALTIES = {"charge": 3e-4, "passage": 0.038, "article": 0.005, "text": 5e-4, "word": 0.0018}
#: So many folds give each layer the scores of the one below for texts that one had not seen.
INNER_FOLDS = 3
MOST_STEPS = 60
#: Of the plain words of articles one in so many is learnt from, weighing as much as all; loaded ones are all kept.
PLAIN_WORDS_KEPT = 3
# Keeps the first guess of a bias finite where every example is of one kind.
LEAST_SHARE = 1e-5
#: Edits are loaded by selection; in the layers that learn how much is shown they weigh this share of a kind.
WEIGHT_OF_EDITS_IN_SENTENCES = 0.3
WEIGHT_OF_EDITS_IN_WORDS = 0.1


class Kind(StrEnum):
    """Where a text's marks come from."""

    LABELLED = "labelled"
    SPANS = "spans"
    SENTENCES = "sentences"
    EDITS = "edits"


ARTICLES = frozenset([Kind.SPANS, Kind.SENTENCES])


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A text with its table; texts of one ``group`` stand in one fold."""

    kind: Kind
    group: str
    table: TokenTable
    spans: tuple[Span, ...]
    loaded_words: Bools
    loaded_sentences: Bools
    #: What is learnt of sentences: the share of the people asked who hold them for loaded.
    sentence_shares: Scores

    @property
    def is_article(self) -> bool:
        """Whether the head for articles reads this text: by its kind, which tells how it was marked."""
        return self.kind in ARTICLES


def fold_of(group: str, folds: int) -> int:
    """The fold of a group, the same on every machine."""
    return int.from_bytes(hashlib.sha256(group.encode()).digest()[:8]) % folds


def fit(features: Floats, wanted: Scores, weights: Scores, penalty: float) -> tuple[Scores, float]:
    """Weights and bias of a logistic regression on scaled features."""
    weights = weights / weights.sum()
    positive = float(weights @ wanted)

    def loss(guess: Scores) -> tuple[float, Scores]:
        inner = guess[1:]
        odds = (features @ inner.astype(np.float32)).astype(np.float64) + guess[0]
        miss = weights * (1 / (1 + np.exp(-odds)) - wanted)
        slope = np.concatenate(
            [[miss.sum()], (miss.astype(np.float32) @ features).astype(np.float64) + penalty * inner]
        )
        value = weights @ (np.logaddexp(0, odds) - wanted * odds) + penalty * (inner @ inner) / 2
        return float(value), slope

    start = np.zeros(features.shape[1] + 1)
    start[0] = np.log((positive + LEAST_SHARE) / (1 - positive + LEAST_SHARE))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS, "ftol": 1e-7}).x
    return found[1:], float(found[0])


def scale_of(features: Floats) -> tuple[Floats, Floats]:
    """Mean and spread of each column; a column that never changes has spread 1."""
    spread = features.std(axis=0)
    return features.mean(axis=0), np.where(spread > 1e-6, spread, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """A layer on features as they are: scaled inside by the mean and spread it was given."""

    names: tuple[str, ...]
    weights: Scores
    bias: float
    mean: Floats
    spread: Floats

    def score(self, features: Floats) -> Scores:
        """The log odds of each row."""
        inner = self.weights / self.spread
        return features.astype(np.float64) @ inner + (self.bias - float(self.mean @ inner))

    def layer(self) -> Layer:
        """The layer as the model file holds it."""
        return Layer(self.bias, dict(zip(self.names, self.weights.tolist(), strict=True)))

    def scales(self) -> dict[str, Scale]:
        """The scale of each feature."""
        return {
            name: Scale(float(mean), float(spread))
            for name, mean, spread in zip(self.names, self.mean, self.spread, strict=True)
        }


Rows = dict[int, Floats]
Unseen = dict[int, Scores]


class Stack:
    """All layers, fitted on the chosen examples."""

    def __init__(self, examples: Sequence[Example], chosen: Sequence[int], word_features: int) -> None:
        self._examples = examples
        self._word_features = word_features
        self._names = examples[0].table.names
        self._sentence_names = layers.sentence_feature_names(self._names, word_features)
        self.sentence: dict[bool, Fitted] = {}
        self.word: dict[bool, Fitted] = {}
        self.text: Fitted | None = None
        self._fit(list(chosen))

    def _fit(self, chosen: list[int]) -> None:
        words = {number: self._table(number).features for number in chosen}
        possible = {number: self._table(number).is_possible for number in chosen}
        loaded = {number: self._examples[number].loaded_words.astype(np.float64) for number in chosen}
        scale = scale_of(np.concatenate([words[number][possible[number]] for number in chosen]))
        self.charge, unseen = self._layer(self._names, words, loaded, PENALTIES["charge"], scale, possible)
        charges = {number: np.where(possible[number], unseen[number], layers.NO_CHARGE) for number in chosen}
        scores = self._fit_sentences(chosen, charges)
        around = {
            number: layers.surroundings(self._table(number), charges[number], scores[number]) for number in chosen
        }
        wide = scale_of(np.concatenate([around[number][possible[number]] for number in chosen]))
        both = (np.concatenate([scale[0], wide[0]]), np.concatenate([scale[1], wide[1]]))
        for article, numbers in self._by_head(chosen):
            rows = {number: np.concatenate([words[number], around[number]], axis=1) for number in numbers}
            self.word[article] = self._single(
                (*self._names, *SURROUNDINGS), rows, loaded, PENALTIES["word"], both, possible, WEIGHT_OF_EDITS_IN_WORDS
            )

    def _fit_sentences(self, chosen: list[int], charges: Unseen) -> Unseen:
        """The layers of sentences and of whole texts; answers the scores that they give to texts not seen."""
        truth = {number: self._examples[number].sentence_shares for number in chosen}
        columns = {number: self._sentence_columns(number, charges[number]) for number in chosen}
        scale = scale_of(np.concatenate(list(columns.values())))
        scores: Unseen = {}
        for article, numbers in self._by_head(chosen):
            penalty = PENALTIES["article" if article else "passage"]
            rows = {number: columns[number] for number in numbers}
            self.sentence[article], unseen = self._layer(
                self._sentence_names, rows, truth, penalty, scale, None, WEIGHT_OF_EDITS_IN_SENTENCES
            )
            if article:
                rows = {number: layers.text_features(unseen[number]) for number in numbers}
                of_text = scale_of(np.concatenate(list(rows.values())))
                self.text, unseen = self._layer(TEXT_FEATURES, rows, truth, PENALTIES["text"], of_text, None)
            scores |= unseen
        return scores

    def predicted(self, number: int) -> tuple[Scores, Scores]:
        """Scores of the sentences and of the words of one example."""
        example = self._examples[number]
        table, article = example.table, example.is_article
        charge = np.where(table.is_possible, self.charge.score(table.features), layers.NO_CHARGE)
        scores = self.sentence[article].score(self._sentence_columns(number, charge))
        if article and self.text is not None:
            scores = self.text.score(layers.text_features(scores))
        rows = np.concatenate([table.features, layers.surroundings(table, charge, scores)], axis=1)
        return scores, np.where(table.is_possible, self.word[article].score(rows), -np.inf)

    def _layer(
        self,
        names: tuple[str, ...],
        rows: Rows,
        truth: Mapping[int, Scores],
        penalty: float,
        scale: tuple[Floats, Floats],
        possible: Mapping[int, Bools] | None,
        share_of_edits: float = 1.0,
    ) -> tuple[Fitted, Unseen]:
        """The layer, and what layers that had not seen each example's group say of it."""
        unseen: Unseen = {}
        folds = {number: fold_of("inner " + self._examples[number].group, INNER_FOLDS) for number in rows}
        for fold in range(INNER_FOLDS):
            rest = {number: rows[number] for number in rows if folds[number] != fold}
            fitted = self._single(names, rest or rows, truth, penalty, scale, possible, share_of_edits)
            unseen |= {number: fitted.score(rows[number]) for number in rows if folds[number] == fold}
        return self._single(names, rows, truth, penalty, scale, possible, share_of_edits), unseen

    def _single(
        self,
        names: tuple[str, ...],
        rows: Rows,
        truth: Mapping[int, Scores],
        penalty: float,
        scale: tuple[Floats, Floats],
        possible: Mapping[int, Bools] | None,
        share_of_edits: float = 1.0,
    ) -> Fitted:
        chosen = {number: self._learnt(number, truth[number], possible) for number in rows}
        features = np.concatenate([rows[number][chosen[number]] for number in rows])
        wanted = np.concatenate([truth[number][chosen[number]] for number in rows])
        kinds = np.concatenate([np.full(chosen[number].sum(), self._order(number)) for number in rows])
        stands_for = np.concatenate(
            [self._stands_for(number, truth[number][chosen[number]], possible) for number in rows]
        )
        weights = _weights(kinds, stands_for, share_of_edits)
        scaled = ((features - scale[0]) / scale[1]).astype(np.float32)
        inner, bias = fit(scaled, wanted, weights, penalty)
        return Fitted(names, inner, bias, *scale)

    def _learnt(self, number: int, truth: Scores, possible: Mapping[int, Bools] | None) -> Bools:
        """Which rows a layer learns from: for words the possible ones, thinned out where they are plain and many."""
        if possible is None:
            return np.ones(len(truth), dtype=bool)
        if not self._examples[number].is_article:
            return possible[number]
        kept: Bools = possible[number] & ((truth > 0) | (np.arange(len(truth)) % PLAIN_WORDS_KEPT == 0))
        return kept

    def _stands_for(self, number: int, truth: Scores, possible: Mapping[int, Bools] | None) -> Scores:
        """How many rows each row that is learnt from stands for."""
        is_thinned = possible is not None and self._examples[number].is_article
        return np.where(truth > 0, 1.0, float(PLAIN_WORDS_KEPT)) if is_thinned else np.ones(len(truth))

    def _sentence_columns(self, number: int, charge: Scores) -> Floats:
        return layers.sentence_features(self._table(number), charge, self._word_features)

    def _by_head(self, chosen: list[int]) -> list[tuple[bool, list[int]]]:
        """The chosen examples of each head that has any."""
        parted = [
            (article, [number for number in chosen if self._examples[number].is_article is article])
            for article in (False, True)
        ]
        return [(article, numbers) for article, numbers in parted if numbers]

    def _table(self, number: int) -> TokenTable:
        return self._examples[number].table

    def _order(self, number: int) -> int:
        return list(Kind).index(self._examples[number].kind)


def _weights(kinds: Ints, stands_for: Scores, share_of_edits: float) -> Scores:
    """Every kind of data weighs as much as any other, edits as much as their share."""
    weights = np.zeros(len(kinds))
    for number, kind in enumerate(Kind):
        of_kind = kinds == number
        if of_kind.any():
            weights[of_kind] = (
                (share_of_edits if kind is Kind.EDITS else 1.0) * stands_for[of_kind] / stands_for[of_kind].sum()
            )
    return weights
