"""Figures about labels: how far reports are apart, how often a report changes its words (docs/method.md, "Labels")."""

from collections.abc import Mapping, Sequence
from math import log2

from scipy.special import betaincinv

from framing.analysis.figures import CONFIDENCE

# Own-voice mentions below which no share is told: one more or less would move it by more than a fifth. Starting value.
MINIMUM_MENTIONS = 5


def divergence(counts: Sequence[Mapping[str, int]]) -> float:
    """The Jensen–Shannon divergence of the distributions, over its greatest value: 0 alike, 1 without common labels.

    Each distribution weighs the same, however many mentions it has; empty ones are left out (Lin 1991).
    """
    shares = [_shares(found) for found in counts if sum(found.values())]
    if len(shares) < 2:
        return 0.0
    keys = sorted({key for found in shares for key in found})
    mixed = [sum(found.get(key, 0.0) for found in shares) / len(shares) for key in keys]
    inside = sum(_entropy(list(found.values())) for found in shares) / len(shares)
    # Sums of fractions may miss the bounds by a hair, and 0 from below.
    return min(max(0.0, (_entropy(mixed) - inside) / log2(len(shares))), 1.0)


def diversity(counts: Mapping[str, int]) -> float | None:
    """How likely two different mentions have different labels (Simpson 1949, unbiased); None below two mentions."""
    total = sum(counts.values())
    if total < 2:
        return None
    return 1 - sum(count * (count - 1) for count in counts.values()) / (total * (total - 1))


def share_interval(count: int, total: int) -> tuple[float, float] | None:
    """The exact binomial interval of a share (Clopper and Pearson 1934); None below the stated minimum."""
    if total < MINIMUM_MENTIONS:
        return None
    tail = (1 - CONFIDENCE) / 2
    low = float(betaincinv(count, total - count + 1, tail)) if count else 0.0
    high = float(betaincinv(count + 1, total - count, 1 - tail)) if count < total else 1.0
    return low, high


def _shares(counts: Mapping[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {key: count / total for key, count in sorted(counts.items()) if count}


def _entropy(shares: Sequence[float]) -> float:
    return -sum(share * log2(share) for share in shares if share > 0)
