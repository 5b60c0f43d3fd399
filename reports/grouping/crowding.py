"""Reports with many fellows of their topic are alike to each of them: likeness is measured against that.

See docs/method.md, "Likeness". The idea is that of local scaling (Zelnik-Manor and Perona, 2004).
"""

import numpy as np

from reports.grouping.pairing import Pairs
from reports.grouping.rarity import Weights
from reports.grouping.weights import CROWD, IN_USE, NEAREST, Fitted


def apart_from_crowd(pairs: Pairs, alike: Weights, reports: int, fitted: Fitted = IN_USE) -> Weights:
    """The likenesses, lower between reports that stand in a crowd, higher between such that stand alone.

    A report's crowd is the mean likeness to those that come behind its nearest fellows. It is no more than a bound
    below the threshold of one story: a large event is no crowd.
    """
    crowds = np.minimum(_behind_the_nearest(pairs, alike, reports), fitted.most_crowded(reports))
    usual = float(np.median(crowds)) if reports else 0.0
    between = (crowds[pairs[:, 0]] + crowds[pairs[:, 1]]) / 2 - usual
    found: Weights = np.clip(alike - between, 0.0, 1.0)
    return found


def _behind_the_nearest(pairs: Pairs, alike: Weights, reports: int) -> Weights:
    """Of each report the mean over its likenesses of the ranks that count; 0 where it has fewer fellows."""
    rows, scores = np.concatenate([pairs[:, 0], pairs[:, 1]]), np.concatenate([alike, alike])
    order = np.lexsort((-scores, rows))
    rows, scores = rows[order], scores[order]
    sizes = np.bincount(rows, minlength=reports)
    ranks = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    counts = (ranks >= NEAREST) & (ranks < CROWD)
    sums = np.bincount(rows[counts], weights=scores[counts], minlength=reports)
    found: Weights = sums / np.maximum(np.bincount(rows[counts], minlength=reports), 1)
    return found
