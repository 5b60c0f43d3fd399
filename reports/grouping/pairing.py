"""Evidence for many pairs of reports at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from reports.grouping.likeness import Column, Evidence, Weighed
from reports.grouping.rarity import Weights

# What a choice of candidates may cost, not what it finds; see docs/method.md, "Stories".
#: Most likely partners that are looked at for each report, and those beyond them when they are as alike as that.
PARTNERS = 40
ALIKE_FROM = 0.1
MOST_PARTNERS = 300
#: Words and pairs that more reports have than this share find no partners.
COMMON_SHARE = 0.1
COMMON_REPORTS = 60
REPORTS_A_TURN = 500
PAIRS_A_TURN = 20_000

Pairs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Matrices:
    """The columns of all reports as matrices over the same terms."""

    words: sparse.csr_matrix
    is_word: sparse.csr_matrix
    pairs: sparse.csr_matrix
    leads: sparse.csr_matrix
    names: sparse.csr_matrix
    quoted: sparse.csr_matrix


def matrices_of(found: Weighed) -> Matrices:
    """The matrices of these reports."""
    words = np.unique(found.words.terms)
    plain = Column(found.words.starts, found.words.terms, np.ones(len(found.words.terms)))
    return Matrices(
        words=_matrix(found.words, words),
        is_word=_matrix(plain, words),
        pairs=_matrix(found.pairs, np.unique(found.pairs.terms)),
        leads=_matrix(found.leads, words),
        names=_matrix(found.names, words),
        quoted=_matrix(found.quoted, np.unique(found.quoted.terms)),
    )


def _matrix(column: Column, terms: NDArray[np.uint32]) -> sparse.csr_matrix:
    shape = (len(column.starts) - 1, max(1, len(terms)))
    return sparse.csr_matrix((column.weights, np.searchsorted(terms, column.terms), column.starts), shape=shape)


def candidates(found: Matrices, vectors: NDArray[np.float32]) -> Pairs:
    """Pairs that may be alike, the first number smaller, in order: they share rare words or pairs, or their meaning."""
    shared = sparse.hstack([_rare(found.words), _rare(found.pairs)]).tocsr()
    other = shared.T.tocsc()
    count = shared.shape[0]
    rows = []
    for start in range(0, count, REPORTS_A_TURN):
        alike = np.asarray((shared[start : start + REPORTS_A_TURN] @ other).todense()) / 2
        alike += 0.25 * np.maximum(vectors[start : start + REPORTS_A_TURN] @ vectors.T, 0.0)
        alike[np.arange(len(alike)), start + np.arange(len(alike))] = -1.0
        rows.append(_partners(alike, start))
    pairs = np.concatenate(rows) if rows else np.zeros((0, 2), dtype=np.int64)
    return np.unique(np.sort(pairs, axis=1), axis=0)


def _partners(alike: NDArray[np.float64], start: int) -> Pairs:
    """The likeliest partners of each row, the same whatever the order of equally likely ones."""
    most = min(PARTNERS, alike.shape[1])
    least = -np.partition(-alike, most - 1, axis=1)[:, most - 1]
    ranked = np.minimum(least, 0.0 + ALIKE_FROM)[:, None]
    far = min(MOST_PARTNERS, alike.shape[1])
    bound = -np.partition(-alike, far - 1, axis=1)[:, far - 1][:, None]
    rows, columns = np.nonzero((alike >= np.maximum(ranked, bound)) & (alike > 0.0))
    return np.stack([rows + start, columns], axis=1)


def _rare(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    has = np.bincount(matrix.indices, minlength=matrix.shape[1])
    most = max(COMMON_REPORTS, COMMON_SHARE * matrix.shape[0])
    return matrix[:, np.flatnonzero((has > 1) & (has <= most))]


def evidence_of(pairs: Pairs, reports: Weighed, found: Matrices) -> Evidence:
    """What speaks for each of the pairs."""
    first, second = pairs[:, 0], pairs[:, 1]
    there = _dots(found.leads, found.is_word, first, second)
    back = _dots(found.leads, found.is_word, second, first)
    vectors = reports.vectors
    return Evidence(
        words=_dots(found.words, found.words, first, second),
        pairs=_dots(found.pairs, found.pairs, first, second),
        leads=(there + back) / 2,
        names=_dots(found.names, found.names, first, second),
        quoted=_dots(found.quoted, found.quoted, first, second),
        meaning=np.einsum("ij,ij->i", vectors[first], vectors[second]).astype(np.float64),
        has_meaning=reports.has_vector[first] & reports.has_vector[second],
        is_one_language=reports.languages[first] == reports.languages[second],
        is_copy=reports.digests[first] == reports.digests[second],
        hours=np.abs(reports.moments[first] - reports.moments[second]),
    )


def _dots(one: sparse.csr_matrix, other: sparse.csr_matrix, first: Pairs, second: Pairs) -> Weights:
    turns = range(0, len(first), PAIRS_A_TURN)
    dots = [
        np.asarray(one[first[at : at + PAIRS_A_TURN]].multiply(other[second[at : at + PAIRS_A_TURN]]).sum(axis=1))
        for at in turns
    ]
    return np.concatenate([dot.ravel() for dot in dots]) if dots else np.zeros(0)
