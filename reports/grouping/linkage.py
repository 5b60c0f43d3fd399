"""Groups by average linkage: two groups join while the mean likeness over all their pairs is high enough."""

import heapq
from collections.abc import Iterable


def linked(count: int, alike: Iterable[tuple[int, int, float]], least: float) -> list[int]:
    """The group of each of ``count`` items, named by its smallest item.

    ``alike`` has pairs with the smaller number first; a pair that is missing is not alike at all.
    """
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    for first, second, score in alike:
        sums[first][second] = sums[second][first] = score
    sizes, edition = [1] * count, [0] * count
    parents = list(range(count))
    heap = [(-score, a, b, 0, 0) for a, row in enumerate(sums) for b, score in row.items() if a < b and score >= least]
    heapq.heapify(heap)
    while heap:
        _, kept, gone, *editions = heapq.heappop(heap)
        if parents[kept] != kept or parents[gone] != gone or [edition[kept], edition[gone]] != editions:
            continue
        parents[gone] = kept
        sizes[kept] += sizes[gone]
        edition[kept] += 1
        _taken_over(sums, kept, gone)
        for other, total in sums[kept].items():
            mean = total / (sizes[kept] * sizes[other])
            if mean >= least:
                a, b = min(kept, other), max(kept, other)
                heapq.heappush(heap, (-mean, a, b, edition[a], edition[b]))
    return [_top(parents, item) for item in range(count)]


def _taken_over(sums: list[dict[int, float]], kept: int, gone: int) -> None:
    """The likenesses of ``gone`` added to those of ``kept``."""
    for other, total in sums[gone].items():
        del sums[other][gone]
        if other != kept:
            sums[kept][other] = sums[other][kept] = sums[kept].get(other, 0.0) + total
    sums[gone] = {}


def _top(parents: list[int], item: int) -> int:
    while parents[item] != item:
        item = parents[item]
    return item
