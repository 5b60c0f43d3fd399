"""How alike reports are: named evidence, weighed, faded by the time between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from reports.grouping import weights
from reports.grouping.rarity import Seen, Terms, Weights, pair_weights, word_weights
from reports.grouping.values import READ_LANGUAGES, ReportFeatures

_Number = TypeVar("_Number", bound=np.generic)

#: A term that stands in no other report hardly counts against being alike; the fewer reports, the more.
ALONE_FADES = 20.0


#: The weight of a term by how often a report has it.
LOGS = np.concatenate([[0.0], 1.0 + np.log(np.arange(1, 256))])


@dataclass(frozen=True, slots=True)
class Column:
    """Terms of many reports, one report after the other: those of report ``n`` from ``starts[n]`` on."""

    starts: NDArray[np.int64]
    terms: Terms
    weights: Weights

    @property
    def rows(self) -> NDArray[np.int64]:
        """The report of each term."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


@dataclass(frozen=True, slots=True)
class Weighed:
    """Reports ready to be compared: weights of one report's terms have length 1, or the sum 1 in ``leads``."""

    words: Column
    pairs: Column
    leads: Column
    names: Column
    quoted: Column
    moments: NDArray[np.float64]
    vectors: NDArray[np.float32]
    has_vector: NDArray[np.bool_]
    languages: NDArray[np.str_]
    digests: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.digests)


def weighed(reports: Sequence[ReportFeatures], words: Seen, pairs: Seen, *, own: int) -> Weighed:
    """The reports weighed by what is known of words and pairs; ``own`` is 1 where they are counted there themselves."""
    starts = _starts([len(report.words) for report in reports])
    terms = _together([report.words for report in reports], np.uint32)
    plain = word_weights(terms, words)
    strong = LOGS[_together([report.counts for report in reports], np.uint8)] * plain
    in_lead = _together([report.in_lead for report in reports], np.bool_)
    is_name = _together([report.is_name for report in reports], np.bool_)
    is_alone = words.counts(terms) <= own
    faded = ALONE_FADES / (ALONE_FADES + words.reports)
    lead = _kept(starts, terms, plain, in_lead)
    vectors, has_vector = _vectors(reports)
    return Weighed(
        words=_unit(Column(starts, terms, strong), is_alone, faded),
        pairs=_weighed_pairs(reports, pairs, own, faded),
        leads=Column(lead.starts, lead.terms, _over(lead.weights, lead, _sums(lead.weights, lead))),
        names=_unit(_kept(starts, terms, strong, is_name), is_alone[is_name], faded),
        quoted=_quoted(reports),
        moments=np.array([hours_of(report.moment) for report in reports], dtype=np.float64),
        vectors=vectors,
        has_vector=has_vector,
        languages=np.array([language_group(report.language) for report in reports], dtype=np.str_),
        digests=np.array([report.digest for report in reports], dtype=np.int64),
    )


def _weighed_pairs(reports: Sequence[ReportFeatures], seen: Seen, own: int, faded: float) -> Column:
    terms = _together([report.pairs for report in reports], np.uint32)
    counts = LOGS[_together([report.pair_counts for report in reports], np.uint8)]
    column = Column(_starts([len(one.pairs) for one in reports]), terms, counts * pair_weights(terms, seen))
    return _unit(column, seen.counts(terms) <= own, faded)


def _quoted(reports: Sequence[ReportFeatures]) -> Column:
    terms = _together([report.quoted for report in reports], np.uint32)
    return Column(_starts([len(report.quoted) for report in reports]), terms, np.ones(len(terms)))


def _vectors(reports: Sequence[ReportFeatures]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    size = next((len(report.vector) for report in reports if report.vector is not None), 1)
    nothing = np.zeros(size, dtype=np.float32)
    kept = [nothing if report.vector is None else report.vector for report in reports]
    has = np.array([report.vector is not None for report in reports], dtype=np.bool_)
    return np.array(kept, dtype=np.float32).reshape(len(reports), size), has


def faded(hours: NDArray[np.float64]) -> NDArray[np.float64]:
    """What is left of likeness after so many hours; all of it where the time is not known."""
    behind = np.maximum(np.nan_to_num(hours, nan=0.0) - weights.GRACE_HOURS, 0.0)
    return np.maximum(weights.LEAST_FADING, np.exp(-behind / weights.FADING_HOURS))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for pairs of reports, number by number in the order of the pairs."""

    words: Weights
    pairs: Weights
    leads: Weights
    names: Weights
    quoted: Weights
    meaning: Weights
    has_meaning: NDArray[np.bool_]
    is_one_language: NDArray[np.bool_]
    is_copy: NDArray[np.bool_]
    hours: NDArray[np.float64]


def scores(evidence: Evidence, fitted: weights.Fitted = weights.IN_USE) -> Weights:
    """The likeness of each pair, from 0 to 1."""
    parts = weights.WORDS * evidence.words + fitted.pairs * evidence.pairs + fitted.leads * evidence.leads
    whole = weights.WORDS + fitted.pairs + fitted.leads
    meant = parts + fitted.meaning * np.maximum(evidence.meaning, 0.0)
    read = np.where(evidence.has_meaning, meant / (whole + fitted.meaning), parts / whole)
    read += weights.QUOTATIONS * np.minimum(evidence.quoted / weights.MANY_QUOTED, 1.0)
    found = np.where(evidence.is_one_language, read, weights.NAMES * evidence.names) * faded(evidence.hours)
    return np.where(evidence.is_copy, 1.0, np.minimum(found, 1.0))


def language_group(language: str) -> str:
    """Reports of one group are compared by all their words."""
    return "en" if language in READ_LANGUAGES else language


def hours_of(moment: datetime | None) -> float:
    """The moment as a number of hours; not a number where it is not known."""
    return np.nan if moment is None else moment.timestamp() / 3600


def _starts(lengths: Sequence[int]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(np.array(lengths, dtype=np.int64))]).astype(np.int64)


def _together(arrays: Sequence[NDArray[_Number]], kind: type[_Number]) -> NDArray[_Number]:
    return np.concatenate([np.zeros(0, dtype=kind), *arrays])


def _sums(values: Weights, column: Column) -> Weights:
    found: Weights = np.bincount(column.rows, weights=values, minlength=len(column.starts) - 1).astype(np.float64)
    return found


def _over(values: Weights, column: Column, wholes: Weights) -> Weights:
    return values / np.maximum(wholes, 1e-9)[column.rows]


def _unit(column: Column, is_alone: NDArray[np.bool_], faded: float) -> Column:
    """The column with each report's weights of length 1, terms that nobody else has counted little."""
    squares = column.weights**2 * np.where(is_alone, faded, 1.0)
    return Column(column.starts, column.terms, _over(column.weights, column, np.sqrt(_sums(squares, column))))


def _kept(starts: NDArray[np.int64], terms: Terms, values: Weights, is_kept: NDArray[np.bool_]) -> Column:
    before = np.concatenate([[0], np.cumsum(is_kept)])
    return Column(before[starts].astype(np.int64), terms[is_kept], values[is_kept])
