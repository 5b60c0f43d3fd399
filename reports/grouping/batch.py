"""The best stories of many reports that are all seen at once."""

from collections.abc import Sequence

from reports.grouping.crowding import apart_from_crowd
from reports.grouping.likeness import Evidence, scores, weighed
from reports.grouping.linkage import linked
from reports.grouping.pairing import Pairs, candidates, evidence_of, matrices_of
from reports.grouping.rarity import SeenHere, Weights
from reports.grouping.values import ReportFeatures
from reports.grouping.weights import IN_USE

#: A likeness is told in so many decimals, so that no machine's last digit decides.
DECIMALS = 9

#: Two places and how alike their reports are.
Pair = tuple[int, int, float]


def grouped(reports: Sequence[ReportFeatures]) -> list[int]:
    """The story of each report, named by the place of the first report in it.

    The same reports in the same order give the same stories; callers that sort them first get stories that do not
    depend on the order in which they came. The same words over again are read once and stand where they stand.
    """
    first: dict[int, int] = {}
    for place, report in enumerate(reports):
        first.setdefault(report.digest, place)
    places = sorted(first.values())
    groups = linked(len(places), _pairs_apart([reports[place] for place in places]), IN_USE.least(len(places)))
    story_of = {place: places[group] for place, group in zip(places, groups, strict=True)}
    return [story_of[first[report.digest]] for report in reports]


def alike_pairs(reports: Sequence[ReportFeatures]) -> list[Pair]:
    """Pairs of places with their likeness, the smaller place first; pairs that share nothing rare are left out."""
    if len(reports) < 2:
        return []
    chosen, evidence = evidence_of_pairs(reports)
    return _told(chosen, scores(evidence))


def _pairs_apart(reports: Sequence[ReportFeatures]) -> list[Pair]:
    """The same pairs, likeness measured against the crowd of each report's topic."""
    if len(reports) < 2:
        return []
    chosen, evidence = evidence_of_pairs(reports)
    return _told(chosen, apart_from_crowd(chosen, scores(evidence), len(reports)))


def _told(chosen: Pairs, alike: Weights) -> list[Pair]:
    return list(zip(chosen[:, 0].tolist(), chosen[:, 1].tolist(), alike.round(DECIMALS).tolist(), strict=True))


def evidence_of_pairs(reports: Sequence[ReportFeatures]) -> tuple[Pairs, Evidence]:
    """The pairs that may be alike, and what speaks for each."""
    words = SeenHere([report.words for report in reports])
    pairs = SeenHere([report.pairs for report in reports])
    ready = weighed(reports, words, pairs, own=1)
    matrices = matrices_of(ready)
    chosen = candidates(matrices, ready.vectors)
    return chosen, evidence_of(chosen, ready, matrices)
