"""Whether two reports tell the same event: shared rare words and names, weighted, faded by the time between them."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reports.text.fold import fold

# Starting values of docs/method.md, "Stories"; not calibrated yet. Headline and lead carry the event.
LEAD_CHARACTERS = 1_200
HEADLINE_WEIGHT = 2
FADING_HOURS = 72.0
LEAST_FADING = 0.6
ATTACH_FROM = 0.30
SHARED_WORDS_TOLD = 4

_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w'-]{2,}")
# Words of grammar and of the trade say nothing about the event.
_STOP_WORDS = """
about after again against all also and any are because been before being but can could did during each for
from had has have her hers him his how into its itself just more most not now off one only other our out over
own same said says say she should since some such than that the their them then there these they this those
through two under until very was were what when where which while who whom why will with would you your told
according statement reported news monday tuesday wednesday thursday friday saturday sunday day week month year
people
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Report:
    """What is read of an article to place it."""

    headline: str
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report that already stands in a story."""

    story: int
    report: Report
    hours_apart: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """The story that fits best, how well from 0 to 1, and why in words."""

    story: int
    score: float
    reason: str


def best_story(report: Report, candidates: Sequence[Candidate]) -> Proposal | None:
    """The best fitting story above the threshold; ties go to the smaller story number."""
    if not candidates:
        return None
    words = _words(report)
    others = [_words(candidate.report) for candidate in candidates]
    idf = _idf([words, *others])
    scored = [
        (_cosine(words, other, idf) * _fading(candidate.hours_apart), candidate, other)
        for candidate, other in zip(candidates, others, strict=True)
    ]
    score, best, shared_with = max(scored, key=lambda row: (row[0], -row[1].story))
    if score < ATTACH_FROM:
        return None
    shared = sorted((word for word in words if word in shared_with), key=lambda word: (-idf[word], word))
    told = ", ".join(shared[:SHARED_WORDS_TOLD])
    return Proposal(best.story, round(min(score, 1.0), 2), f"Shared words: {told}; {_apart(best.hours_apart)}.")


def _words(report: Report) -> Counter[str]:
    counts: Counter[str] = Counter()
    parts = [(fold(report.headline), HEADLINE_WEIGHT), (fold(report.text[:LEAD_CHARACTERS]), 1)]
    for text, weight in parts:
        for word in _WORD.findall(text):
            key = _stem(word.lower())
            if key not in STOP_WORDS:
                counts[key] += weight
    return counts


def _stem(word: str) -> str:
    """The word without its commonest endings, so that "strikes" meets "strike"."""
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _idf(documents: Sequence[Counter[str]]) -> dict[str, float]:
    seen = Counter(word for document in documents for word in document)
    return {word: 1.0 + math.log((1 + len(documents)) / (1 + count)) for word, count in seen.items()}


def _cosine(left: Counter[str], right: Counter[str], idf: dict[str, float]) -> float:
    def weight(counts: Counter[str], word: str) -> float:
        return (1 + math.log(counts[word])) * idf[word]

    shared = sum(weight(left, word) * weight(right, word) for word in left if word in right)
    norms = (math.sqrt(sum(weight(side, word) ** 2 for word in side)) for side in (left, right))
    return shared / product if (product := math.prod(norms)) else 0.0


def _fading(hours: float) -> float:
    return max(LEAST_FADING, math.exp(-hours / FADING_HOURS))


def _apart(hours: float) -> str:
    return "less than an hour apart" if hours < 1 else f"{hours:.0f} hours apart"
