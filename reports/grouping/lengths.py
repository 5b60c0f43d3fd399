"""How much a report has of each kind of term, taken once: later reports are measured against it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reports.grouping.likeness import ALONE_FADES, LOGS
from reports.grouping.rarity import Seen, Weights, pair_weights, word_weights
from reports.grouping.values import ReportFeatures


@dataclass(frozen=True, slots=True)
class Lengths:
    """Squares of lengths over words, pairs and names, and the sum over the lead."""

    words: float
    pairs: float
    names: float
    lead: float


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A report with the weight of each of its terms, and which of them no other report is known to have."""

    report: ReportFeatures
    plain: Weights
    words: Weights
    pairs: Weights
    is_alone: NDArray[np.bool_]
    is_pair_alone: NDArray[np.bool_]
    #: What is left of a term that nobody else has, in the length of a report.
    rest: float
    lengths: Lengths


def measured(report: ReportFeatures, words: Seen, pairs: Seen) -> Measured:
    """The report, weighed by what is known of words and pairs."""
    rest = ALONE_FADES / (ALONE_FADES + words.reports)
    plain = word_weights(report.words, words)
    strong, paired = LOGS[report.counts] * plain, LOGS[report.pair_counts] * pair_weights(report.pairs, pairs)
    is_alone, is_pair_alone = words.counts(report.words) < 1, pairs.counts(report.pairs) < 1
    squares = strong**2 * np.where(is_alone, rest, 1.0)
    lengths = Lengths(
        words=float(squares.sum()),
        pairs=float((paired**2 * np.where(is_pair_alone, rest, 1.0)).sum()),
        names=float(squares[report.is_name].sum()),
        lead=float(plain[report.in_lead].sum()),
    )
    return Measured(report, plain, strong, paired, is_alone, is_pair_alone, rest, lengths)
