"""Fitting of what features of two labels weigh: a logistic regression on marked mentions, measured on other stories."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from framing.analysis.aliases import AliasTable
from framing.analysis.alignment.values import AnalysedReport, ClaimGroup
from framing.analysis.alignment.weights import Weights
from framing.analysis.collation.values import Statement
from framing.analysis.lexicon import Lexicon
from framing.analysis.referents import Place, referents_of
from framing.analysis.referents.items import items_of
from framing.analysis.referents.readings import readings_of
from framing.analysis.referents.scoring import Features
from reports.text.encoding import Encoder

#: Strength of the regularisation against a mean loss of one pair; strong, since few stories are marked.
PENALTY = 3e-3
#: Features that need the sentence model.
LIKENESSES = frozenset({"likeness", "head_likeness"})

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """The analysed reports of one story, and what people say each of their mentions speaks of."""

    name: str
    reports: tuple[AnalysedReport, ...]
    groups: tuple[ClaimGroup, ...]
    statements: tuple[Statement, ...]
    referents: Mapping[Place, str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of different labels of one story: their features, how often they speak of one thing, and how many
    pairs of mentions each stands for, as a share of the story's."""

    features: Mapping[str, Floats]
    right: Floats
    share: Floats


def pairs_of(story: MarkedStory, aliases: AliasTable, encoder: Encoder | None) -> Pairs:
    """Every story counts as much as any other, however many mentions it has."""
    made = items_of(readings_of(story.reports, aliases))
    names = {name: number for number, name in enumerate(sorted(set(story.referents.values())))}
    counts = np.zeros((len(made.sorts), len(names)))
    for item in made.items:
        for reading in item.readings:
            counts[item.sort, names[story.referents[reading.place]]] += 1
    above = np.triu_indices(len(made.sorts), 1)
    every = np.outer(counts.sum(axis=1), counts.sum(axis=1))[above]
    tables = {name: table[above].astype(float) for name, table in Features(made.sorts, encoder).tables()}
    return Pairs(tables, (counts @ counts.T)[above] / every, every / every.sum())


def fitted(stories: Sequence[Pairs], names: Sequence[str]) -> Weights:
    """The weights that explain the pairs best, for features as they are."""
    values = np.concatenate([np.stack([one.features[name] for name in names], axis=1) for one in stories])
    right = np.concatenate([one.right for one in stories])
    share = np.concatenate([one.share for one in stories]) / len(stories)
    means = share @ values
    scales = np.maximum(np.sqrt(share @ (values - means) ** 2), 1e-6)
    scaled = (values - means) / scales

    def loss(point: Floats) -> tuple[float, Floats]:
        total = scaled @ point[1:] + point[0]
        wrong = share * (1 / (1 + np.exp(-total)) - right)
        value = float(share @ (np.logaddexp(0, total) - right * total) + PENALTY * point[1:] @ point[1:])
        return value, np.concatenate([[wrong.sum()], scaled.T @ wrong + 2 * PENALTY * point[1:]])

    point = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    raw = point[1:] / scales
    return Weights(float(point[0] - raw @ means), {name: float(one) for name, one in zip(names, raw, strict=True)})


def left_out(
    stories: Sequence[MarkedStory], lexicon: Lexicon, aliases: AliasTable, encoder: Encoder | None
) -> Iterator[tuple[str, float, float, float]]:
    """Of each story: precision, recall and F1 of a grouping whose weights were fitted on the other stories."""
    pairs = [pairs_of(story, aliases, encoder) for story in stories]
    for place, story in enumerate(stories):
        others = [one for other, one in enumerate(pairs) if other != place]
        weights = fitted(others, list(pairs[place].features))
        found = referents_of(
            story.reports,
            story.groups,
            story.statements,
            lexicon,
            aliases=aliases,
            encoder=encoder,
            every_mention=True,
            weights=weights,
        )
        said = {place: number for number, one in enumerate(found.referents) for place in one.mentions}
        yield story.name, *b_cubed(story.referents, said)


def b_cubed(right: Mapping[Place, Hashable], said: Mapping[Place, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1: of each mention, how much of its group is its own kind, and how much of it is there."""
    wanted, found = _groups(right), _groups(said)
    both = Counter((right[place], said[place]) for place in right)
    precision = sum(count * count / len(found[group]) for (_, group), count in both.items()) / len(right)
    recall = sum(count * count / len(wanted[group]) for (group, _), count in both.items()) / len(right)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _groups(of: Mapping[Place, Hashable]) -> dict[Hashable, list[Place]]:
    groups: dict[Hashable, list[Place]] = defaultdict(list)
    for place, group in of.items():
        groups[group].append(place)
    return groups


def as_code(name: str, weights: Weights) -> Iterator[str]:
    """The weights as they stand in ``framing/analysis/referents/weights.py``."""
    yield f"{name} = Weights("
    yield f"    {weights.intercept:.2f},"
    yield "    {"
    yield from (f'        "{feature}": {weight:.2f},' for feature, weight in weights.of.items())
    yield "    },"
    yield ")"


def without_likeness(names: Iterable[str]) -> list[str]:
    """The features that need no sentence model."""
    return [name for name in names if name not in LIKENESSES]
