"""What the candidates are and what their model is made of, as values (docs/method.md, "Candidates")."""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone


class CandidateModelError(ValueError):
    """A candidate model or its word lists cannot be read; the message says what is wrong for its author."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of wording that may be loaded; ``key`` is its head word in dictionary form, to group a queue by."""

    span: Span
    text: str
    score: float
    reasons: tuple[str, ...]
    zone: Zone
    voice: Voice
    key: str


@dataclass(frozen=True, slots=True)
class WordGroup:
    """A list of words under a name, and how a reason calls it."""

    name: str
    reason: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordLists:
    """Classes, asked whether a word stands in them, and seed groups, asked how close in meaning a word is."""

    classes: tuple[WordGroup, ...]
    seeds: tuple[WordGroup, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One logistic regression: a weight for each named feature, per one spread from its mean."""

    bias: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """Mean and spread of a feature in the training data."""

    mean: float
    spread: float


@dataclass(frozen=True, slots=True)
class Head:
    """How texts of one length are read: which sentences pass, and which of their words are shown."""

    sentence: Layer
    word: Layer
    sentence_threshold: float
    word_threshold: float
    #: So many of the best words of a sentence that passes are shown even below the threshold for words,
    least_shown: int
    #: and so many where the score of the sentence is above this one.
    sure_threshold: float
    least_shown_when_sure: int
    #: Whether a shown word brings the phrase of adjectives and noun that it stands in.
    whole_phrases: bool


@dataclass(frozen=True, slots=True)
class CandidateModel:
    """A trained model with its card; ``digest`` names exactly this file together with its word lists."""

    lists: WordLists
    scales: Mapping[str, Scale]
    charge: Layer
    passage: Head
    article: Head
    text: Layer
    card: Mapping[str, object]
    digest: str
