"""The stories that a report may belong to, among stored reports that stand in one.

Compared is what the report shares with each of them; how long the others are was taken when they were stored.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from reports.grouping.lengths import Measured
from reports.grouping.likeness import LOGS, Evidence, hours_of, language_group, scores
from reports.grouping.packing import LEAD, NAME, Opened, opened
from reports.grouping.rarity import Terms, Weights

#: A story is as alike as the mean over so many of its reports, the likest ones.
REPORTS_A_STORY = 2
#: Lengths below this are of nothing; nothing is like nothing.
_LEAST = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Other:
    """A stored report: its story, when and in which language it was published, its features."""

    story: int
    hours: float
    language: str
    features: Opened

    def standing(self, story: int, moment: datetime | None, language: str) -> "Other":
        """The same report in that story."""
        return Other(story, hours_of(moment), language, self.features)


@dataclass(frozen=True, slots=True)
class StoryScore:
    """How alike a report is to a story, from 0 to 1, and the place of the report in it that is most alike."""

    story: int
    score: float
    nearest: int


def other_of(stored: bytes) -> Other:
    """The stored report, of no story yet."""
    return Other(0, 0.0, "", opened(stored))


def likeliest_stories(report: Measured, others: Sequence[Other], *, least: float = 0.0) -> list[StoryScore]:
    """The stories of ``others`` that are so alike, the likest first, of equal ones that of the smaller number."""
    if not others:
        return []
    alike = scores(evidence_against(report, others))
    rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for place, (other, score) in enumerate(zip(others, alike.tolist(), strict=True)):
        rows[other.story].append((-round(score, 6), place))
    ranked = []
    for story, members in rows.items():
        nearest = sorted(members)[:REPORTS_A_STORY]
        ranked.append((sum(score for score, _ in nearest) / len(nearest), story, nearest[0][1]))
    return [StoryScore(story, -score, nearest) for score, story, nearest in sorted(ranked) if -score >= least]


def evidence_against(mine: Measured, others: Sequence[Other]) -> Evidence:
    """What speaks for the report and each of the others."""
    theirs = [other.features for other in others]
    report, words, pairs = mine.report, _SharedWords(mine, theirs), _SharedPairs(mine, theirs)
    vectors, has = _vectors(theirs)
    own = np.zeros(vectors.shape[1], dtype=np.float32) if report.vector is None else report.vector
    has_meaning = has if report.vector is not None and len(own) == vectors.shape[1] else np.zeros_like(has)
    return Evidence(
        words=words.alike(),
        pairs=pairs.alike(),
        leads=words.in_leads(),
        names=words.names(),
        quoted=_quoted_too(report.quoted, theirs),
        meaning=(vectors @ own).astype(np.float64) if has_meaning.any() else np.zeros(len(theirs)),
        has_meaning=has_meaning,
        is_one_language=np.array([language_group(one.language) for one in others]) == language_group(report.language),
        is_copy=np.array([one.digest for one in theirs], dtype=np.int64) == report.digest,
        hours=np.abs(np.array([one.hours for one in others]) - hours_of(report.moment)),
    )


class _SharedWords:
    """The words that a report shares with each of the others."""

    def __init__(self, mine: Measured, theirs: Sequence[Opened]) -> None:
        self._mine, self._theirs = mine, theirs
        self._rows, places, self._kept = _matched(mine.report.words, [one.words for one in theirs])
        counts = np.concatenate([one.counts for one in theirs])[self._kept]
        flags = np.concatenate([one.flags for one in theirs])[self._kept]
        self._in_lead, self._is_name = (flags & LEAD) > 0, ((flags & NAME) > 0) & mine.report.is_name[places]
        self._plain, self._own = mine.plain[places], mine.words[places]
        self._other = LOGS[counts] * self._plain
        # A term that nobody was known to have is shared now: it counts in full in the lengths of these two.
        self._more = np.where(mine.is_alone[places], 1.0 - mine.rest, 0.0)
        self._led = mine.report.in_lead[places]

    def alike(self) -> Weights:
        """The cosine over all words."""
        lengths = np.array([one.lengths.words for one in self._theirs])
        return self._cosine(np.ones(len(self._rows), dtype=np.float64), self._mine.lengths.words, lengths)

    def names(self) -> Weights:
        """The cosine over names and numbers."""
        lengths = np.array([one.lengths.names for one in self._theirs])
        return self._cosine(self._is_name.astype(np.float64), self._mine.lengths.names, lengths)

    def in_leads(self) -> Weights:
        """How much of each one's headline and lead stands in the other, of both ways the mean."""
        there = self._sums(self._plain * self._led) / max(self._mine.lengths.lead, _LEAST)
        leads = np.maximum(np.array([one.lengths.lead for one in self._theirs]), _LEAST)
        back = self._sums(self._plain * self._in_lead) / leads
        found: Weights = np.minimum((there + back) / 2, 1.0)
        return found

    def _cosine(self, kept: Weights, mine: float, theirs: Weights) -> Weights:
        shared = self._sums(self._own * self._other * kept)
        longer = mine + self._sums(self._own**2 * self._more * kept)
        longest = theirs + self._sums(self._other**2 * self._more * kept)
        return _shares(shared, longer * longest)

    def _sums(self, values: Weights) -> Weights:
        return _summed(self._rows, values, len(self._theirs))


class _SharedPairs:
    """The pairs of words that a report shares with each of the others."""

    def __init__(self, mine: Measured, theirs: Sequence[Opened]) -> None:
        self._mine, self._theirs = mine, theirs
        self._rows, places, kept = _matched(mine.report.pairs, [one.pairs for one in theirs])
        own = mine.report.pair_counts[places]
        self._own = mine.pairs[places]
        self._other = LOGS[np.concatenate([one.pair_counts for one in theirs])[kept]] * self._own / LOGS[own]
        self._more = np.where(mine.is_pair_alone[places], 1.0 - mine.rest, 0.0)

    def alike(self) -> Weights:
        """The cosine over pairs."""
        count = len(self._theirs)
        shared = _summed(self._rows, self._own * self._other, count)
        longer = self._mine.lengths.pairs + _summed(self._rows, self._own**2 * self._more, count)
        theirs = np.array([one.lengths.pairs for one in self._theirs])
        longest = theirs + _summed(self._rows, self._other**2 * self._more, count)
        return _shares(shared, longer * longest)


def _matched(mine: Terms, theirs: Sequence[Terms]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Of each shared term: whose it is, its place in ``mine``; and which of all of theirs are shared."""
    together = np.concatenate(theirs)
    if not len(mine):
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, np.zeros(len(together), dtype=np.bool_)
    places = np.minimum(np.searchsorted(mine, together), len(mine) - 1)
    kept = mine[places] == together
    rows = np.repeat(np.arange(len(theirs)), [len(one) for one in theirs])
    return rows[kept], places[kept], kept


def _quoted_too(mine: Terms, theirs: Sequence[Opened]) -> Weights:
    if not len(mine):
        return np.zeros(len(theirs))
    rows, _, _ = _matched(mine, [one.quoted for one in theirs])
    return _summed(rows, np.ones(len(rows)), len(theirs))


def _vectors(theirs: Sequence[Opened]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    size = max(len(one.vector) for one in theirs)
    nothing = np.zeros(size, dtype=np.float16)
    has = np.array([size > 0 and len(one.vector) == size for one in theirs])
    rows = [one.vector if is_there else nothing for one, is_there in zip(theirs, has.tolist(), strict=True)]
    return np.array(rows, dtype=np.float32).reshape(len(theirs), size), has


def _shares(shared: Weights, squares: Weights) -> Weights:
    found: Weights = np.minimum(shared / np.sqrt(np.maximum(squares, _LEAST)), 1.0)
    return found


def _summed(rows: NDArray[np.int64], values: Weights, count: int) -> Weights:
    return np.bincount(rows, weights=values, minlength=count).astype(np.float64)
