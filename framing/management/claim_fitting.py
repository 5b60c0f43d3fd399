"""Fitting of what features of two claims weigh: logistic regressions on marked pairs, measured on pairs left out."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment, minimize

from framing.analysis.alignment.meanings import Meanings
from framing.analysis.alignment.readings import readings_of, wording_of
from framing.analysis.alignment.scoring import Scorer, sentence_likeness
from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.alignment.weights import Weights
from framing.management.gold_tally import fits
from framing.management.gold_texts import GoldStory
from reports.text.encoding import Encoder
from reports.text.spans import Span

#: Strength of the regularisation against a mean loss of one example.
PENALTY = 3e-4
FOLDS = 10
#: A thinned report keeps one sentence of so many.
KEPT_OF = 3

Floats = NDArray[np.float64]

#: Features of two sentences, and of two claims; without a sentence model those of meaning fall away.
OF_SENTENCES = (
    "shared",
    "order",
    "runs",
    "alone",
    "numbers_missing",
    "figures_clash",
    "denial_differs",
    "letters",
    "letters_short",
    "meaning",
)
OF_CLAIMS = (
    "words_short",
    "words_long",
    "names",
    "event_same",
    "figures_same",
    "figures_other",
    "telling_figure",
    "one_title",
    "two_titles",
    "distance",
    "meaning",
    "sentence_meaning",
    "sentence_apart",
    "words_apart",
)
MEANINGS = frozenset({"meaning", "sentence_meaning", "sentence_apart", "words_apart"})


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one pair, whether it is right, and the group that is learnt from or measured on as a whole."""

    group: str
    features: Mapping[str, float]
    is_right: bool
    #: Rows and columns of a story, for choosing pairs one to one.
    place: tuple[int, int] = (0, 0)
    #: Which of several versions of a story it is.
    version: int = 0


def sentence_example(name: str, reports: Sequence[AnalysedReport], encoder: Encoder, *, is_right: bool) -> Example:
    """Two texts of one sentence each."""
    wholes = [Span(0, len(report.text)) for report in reports]
    first, second = (wording_of(report, whole, report.claims) for report, whole in zip(reports, wholes, strict=True))
    one, other = (encoder(report.text, ())[0] for report in reports)
    fold = int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS
    likeness = sentence_likeness(first, second, round(float(one @ other), 4))
    return Example(str(fold), likeness.features(), is_right)


def claim_examples(
    story: GoldStory, reports: Sequence[AnalysedReport], encoder: Encoder, most_claims: int, version: int = 0
) -> Iterator[Example]:
    """All pairs of claims of a story's two reports, without those on which readers may differ."""
    readings = readings_of(reports, most_claims)
    scorer = Scorer(Meanings(reports, readings, encoder))
    for row, first in enumerate(readings[0]):
        for column, second in enumerate(readings[1]):
            is_right = _is_right(story, first.claim.span, second.claim.span)
            if is_right is not None:
                features = scorer.likeness(first, second).features()
                yield Example(story.slug, features, is_right, (row, column), version)


def thinned(reports: Sequence[AnalysedReport]) -> Iterator[tuple[AnalysedReport, ...]]:
    """The reports as they are, then with one of them thinned to every third sentence, each in turn.

    A pair of our own gold has more in common than most reports; thinned ones teach that what is nearest among few need
    not be the same.
    """
    yield tuple(reports)
    for place, report in enumerate(reports):
        for turn in range(KEPT_OF):
            claims = tuple(claim for claim in report.claims if claim.sentence % KEPT_OF == turn)
            yield (*reports[:place], replace(report, claims=claims), *reports[place + 1 :])


def _is_right(story: GoldStory, first: Span, second: Span) -> bool | None:
    """Whether a pair fits one of the gold; None where it is doubtful, or repeats one."""
    found: bool | None = False
    for claim in story.claims:
        same = [one for one in story.claims if one is claim or (claim.name and one.name == claim.name)]
        others = [span for one in same for span in (*one.clauses["b"], *one.also["b"])]
        if any(fits(first, span) for span in claim.clauses["a"]):
            if not claim.is_doubtful and any(fits(second, span) for span in claim.clauses["b"]):
                return True
            found = None if any(fits(second, span) for span in others) else found
        elif any(fits(first, span) for span in claim.also["a"]):
            found = None if any(fits(second, span) for span in others) else found
    return found


def fitted(examples: Sequence[Example], names: Sequence[str]) -> Weights:
    """The weights that explain the examples best, for features as they are."""
    values = _matrix(examples, names)
    right = np.array([example.is_right for example in examples], dtype=float)
    means, scales = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-6)
    scaled = (values - means) / scales

    def loss(point: Floats) -> tuple[float, Floats]:
        total = scaled @ point[1:] + point[0]
        wrong = 1 / (1 + np.exp(-total)) - right
        value = float(np.mean(np.logaddexp(0, total) - right * total) + PENALTY * point[1:] @ point[1:])
        slope = np.concatenate([[wrong.mean()], scaled.T @ wrong / len(right) + 2 * PENALTY * point[1:]])
        return value, slope

    point = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    raw = point[1:] / scales
    return Weights(float(point[0] - raw @ means), {name: float(one) for name, one in zip(names, raw, strict=True)})


def left_out(examples: Sequence[Example], names: Sequence[str]) -> Floats:
    """The log odds that each example gets from weights fitted on the other groups."""
    found = np.zeros(len(examples))
    for group in sorted({example.group for example in examples}):
        weights = fitted([example for example in examples if example.group != group], names)
        inside = [place for place, example in enumerate(examples) if example.group == group]
        values = _matrix([examples[place] for place in inside], names)
        found[inside] = values @ np.array([weights.of[name] for name in names]) + weights.intercept
    return found


def _matrix(examples: Iterable[Example], names: Sequence[str]) -> Floats:
    return np.array([[example.features[name] for name in names] for example in examples])


def chosen(examples: Sequence[Example], odds: Floats, least: float) -> NDArray[np.bool_]:
    """Which examples of each story a one-to-one choice takes when a claim stays alone below some log odds."""
    taken = np.zeros(len(examples), dtype=bool)
    for story in sorted({(example.group, example.version) for example in examples}):
        inside = [place for place, example in enumerate(examples) if (example.group, example.version) == story]
        rows = 1 + max(examples[place].place[0] for place in inside)
        columns = 1 + max(examples[place].place[1] for place in inside)
        gains, places = np.zeros((rows, columns)), {}
        for place in inside:
            gains[examples[place].place] = max(0.0, odds[place] - least)
            places[examples[place].place] = place
        for row, column in zip(*linear_sum_assignment(gains, maximize=True), strict=True):
            if gains[row, column] > 0:
                taken[places[int(row), int(column)]] = True
    return taken


def scores(right: NDArray[np.bool_], said: NDArray[np.bool_]) -> tuple[float, float, float, float]:
    """Precision, recall, F1 and accuracy."""
    both = float((right & said).sum())
    precision, recall = both / max(1.0, float(said.sum())), both / max(1.0, float(right.sum()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall), float((right == said).mean())


def shifted(weights: Weights, least: float) -> Weights:
    """The same weights with the intercept moved, so that a half stands where the choice is made."""
    return Weights(weights.intercept - least, weights.of)


def as_code(name: str, weights: Weights) -> Iterator[str]:
    """The weights as they stand in ``framing/analysis/alignment/weights.py``."""
    yield f"{name} = Weights("
    yield f"    {weights.intercept:.2f},"
    yield "    {"
    yield from (f'        "{feature}": {weight:.2f},' for feature, weight in weights.of.items())
    yield "    },"
    yield ")"
