"""The stories that a report may belong to, among reports that stand in one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reports.grouping.likeness import Column, Evidence, Weighed, scores, weighed
from reports.grouping.rarity import Seen, SeenHere, Terms, Weights
from reports.grouping.reasons import reasons_of
from reports.grouping.values import Likeness, ReportFeatures

#: A story is as alike as the mean over so many of its reports, the likest ones.
REPORTS_A_STORY = 2


@dataclass(frozen=True, slots=True)
class StoryLikeness:
    """How alike a report is to a story, and to which of its reports most."""

    story: int
    likeness: Likeness
    nearest: int


class SeenBefore:
    """What is known of terms from earlier reports, and from those that are compared just now."""

    def __init__(self, before: Seen, here: Seen) -> None:
        self._before, self._here = before, here
        self.reports = max(before.reports, here.reports)

    def counts(self, terms: Terms) -> NDArray[np.int64]:
        """In how many reports each term stands, as far as is known."""
        return np.maximum(self._before.counts(terms), self._here.counts(terms))


def likeliest_stories(
    report: ReportFeatures,
    others: Sequence[ReportFeatures],
    stories: Sequence[int],
    words: Seen,
    pairs: Seen,
    *,
    least: float = 0.0,
) -> list[StoryLikeness]:
    """The stories of ``others`` that are so alike, the likest first, of equal ones that of the smaller number."""
    if not others:
        return []
    reports = [report, *others]
    known_words = SeenBefore(words, SeenHere([one.words for one in reports]))
    known_pairs = SeenBefore(pairs, SeenHere([one.pairs for one in reports]))
    alike = scores(evidence_of_first(weighed(reports, known_words, known_pairs, own=1)))
    rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for place, (story, score) in enumerate(zip(stories, alike.tolist(), strict=True)):
        rows[story].append((-round(score, 6), place))
    ranked = []
    for story, members in rows.items():
        members.sort()
        nearest = members[:REPORTS_A_STORY]
        ranked.append((sum(score for score, _ in nearest) / len(nearest), story, nearest[0][1]))
    return [
        StoryLikeness(story, Likeness(-score, reasons_of(report, others[nearest])), nearest)
        for score, story, nearest in sorted(ranked)
        if -score >= least
    ]


def evidence_of_first(reports: Weighed) -> Evidence:
    """What speaks for the first report and each of the others."""
    there, back = _dots(reports.leads, reports.words, is_in=True), _back(reports.leads, reports.words)
    return Evidence(
        words=_dots(reports.words, reports.words),
        pairs=_dots(reports.pairs, reports.pairs),
        leads=(there + back) / 2,
        names=_dots(reports.names, reports.names),
        quoted=_dots(reports.quoted, reports.quoted),
        meaning=(reports.vectors[1:] @ reports.vectors[0]).astype(np.float64),
        has_meaning=reports.has_vector[1:] & reports.has_vector[0],
        is_one_language=reports.languages[1:] == reports.languages[0],
        is_copy=reports.digests[1:] == reports.digests[0],
        hours=np.abs(reports.moments[1:] - reports.moments[0]),
    )


def _dots(mine: Column, theirs: Column, *, is_in: bool = False) -> Weights:
    """The products of the first report's weights with those of each other one, or their sums where a term is there."""
    end, begin = mine.starts[1], theirs.starts[1]
    values, there = _looked_up(mine.terms[:end], mine.weights[:end], theirs.terms[begin:])
    values = values if is_in else values * theirs.weights[begin:]
    return _summed(theirs.rows[begin:][there] - 1, values[there], len(theirs.starts) - 2)


def _back(theirs: Column, mine: Column) -> Weights:
    """The sums of the others' weights of terms that the first report has."""
    end, begin = mine.starts[1], theirs.starts[1]
    _, there = _looked_up(mine.terms[:end], mine.weights[:end], theirs.terms[begin:])
    return _summed(theirs.rows[begin:][there] - 1, theirs.weights[begin:][there], len(theirs.starts) - 2)


def _summed(rows: NDArray[np.int64], values: Weights, count: int) -> Weights:
    return np.bincount(rows, weights=values, minlength=count).astype(np.float64)


def _looked_up(known: Terms, values: Weights, terms: Terms) -> tuple[Weights, NDArray[np.bool_]]:
    if not len(known):
        return np.zeros(len(terms)), np.zeros(len(terms), dtype=np.bool_)
    places = np.minimum(np.searchsorted(known, terms), len(known) - 1)
    return values[places], known[places] == terms
