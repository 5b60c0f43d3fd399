"""Fitting what each kind of evidence weighs, on reports of which people say which events they tell of."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.grouping.batch import DECIMALS, evidence_of_pairs
from reports.grouping.crowding import apart_from_crowd
from reports.grouping.likeness import Evidence, scores
from reports.grouping.linkage import linked
from reports.grouping.pairing import Pairs
from reports.grouping.values import ReportFeatures
from reports.grouping.weights import IN_USE, Fitted

# Values that are tried, one after the other, until none is better: few, so that chance finds nothing among them.
TRIED: Mapping[str, Sequence[float]] = {
    "pairs": (0.5, 0.75, 1.0, 1.5),
    "leads": (0.25, 0.5, 1.0),
    "meaning": (0.0, 0.25, 0.5, 0.75, 1.0),
    "more_reports": (0.0, 0.01, 0.0125, 0.015, 0.02),
}
STEPS = (-0.06, -0.04, -0.02, -0.01, 0.0, 0.01, 0.02, 0.04, 0.06)
ROUNDS = 3
#: A gain below this, in points of B-cubed F1, is chance.
LEAST_GAIN = 0.02


@dataclass(frozen=True, slots=True)
class Pool:
    """Reports that are grouped together, with the event of each."""

    name: str
    chosen: Pairs
    evidence: Evidence
    events: tuple[str, ...]

    def figures(self, fitted: Fitted) -> tuple[float, float, float]:
        """B-cubed precision, recall and F1 in per cent."""
        plain = scores(self.evidence, fitted)
        alike = apart_from_crowd(self.chosen, plain, len(self.events), fitted).round(DECIMALS).tolist()
        pairs = zip(self.chosen[:, 0].tolist(), self.chosen[:, 1].tolist(), alike, strict=True)
        return b_cubed(self.events, linked(len(self.events), pairs, fitted.least(len(self.events))))


def pool_of(name: str, reports: Sequence[ReportFeatures], events: Sequence[str]) -> Pool:
    """A pool with what speaks for each of its pairs."""
    return Pool(name, *evidence_of_pairs(reports), tuple(events))


def b_cubed(events: Sequence[str], groups: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent: of each report how many of its group tell of its event, and so on."""
    both = Counter(zip(events, groups, strict=True))
    of_event, of_group, count = Counter(events), Counter(groups), max(1, len(events))
    precision = sum(n * n / of_group[group] for (_, group), n in both.items()) / count
    recall = sum(n * n / of_event[event] for (event, _), n in both.items()) / count
    return 100 * precision, 100 * recall, 200 * precision * recall / max(precision + recall, 1e-9)


def mean_f1(pools: Sequence[Pool], fitted: Fitted) -> float:
    """The mean F1 over the pools."""
    return sum(pool.figures(fitted)[2] for pool in pools) / max(1, len(pools))


def fit(pools: Sequence[Pool], start: Fitted = IN_USE) -> Fitted:
    """The weights with which the pools are grouped best, as far as trying one after the other finds them."""
    best, found = mean_f1(pools, start), start
    for _ in range(ROUNDS):
        before = found
        for other in _others(found):
            if (reached := mean_f1(pools, other)) > best + LEAST_GAIN:
                best, found = reached, other
        if found == before:
            break
    return found


def _others(found: Fitted) -> Iterator[Fitted]:
    for name, values in TRIED.items():
        for value in values:
            for step in STEPS:
                yield replace(found, **{name: value}, one_story_from=round(found.one_story_from + step, 4))


def left_out(pools: Sequence[Pool]) -> dict[str, tuple[float, float, float]]:
    """The figures of each pool with weights that were fitted on the others."""
    found: dict[str, tuple[float, float, float]] = defaultdict(tuple)  # type: ignore[arg-type]
    for pool in pools:
        found[pool.name] = pool.figures(fit([other for other in pools if other is not pool]))
    return dict(found)
