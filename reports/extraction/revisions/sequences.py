"""Aligning two lists in their order, fast whatever they hold."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

#: Between two anchors a table is filled of at most so many cells; beyond that the stretch counts as replaced whole
#: (docs/method.md, "Revisions").
MOST_CELLS = 60_000
#: What occurs in one side more often than this is no place to begin from.
DEEPEST = 40

Block = tuple[int, int, int]


def common_blocks(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Block]:
    """Runs of equal items as (start on the left, start on the right, length), in order on both sides.

    Items that occur once on each side are the anchors; the stretches between them are aligned in turn. Time grows
    with the length and not with its square.
    """
    found: list[Block] = []
    waiting = [(0, len(left), 0, len(right), 0)]
    while waiting:
        a, b, c, d, depth = waiting.pop()
        start = 0
        while a + start < b and c + start < d and left[a + start] == right[c + start]:
            start += 1
        if start:
            found.append((a, c, start))
        a, c, end = a + start, c + start, 0
        while a < b - end and c < d - end and left[b - 1 - end] == right[d - 1 - end]:
            end += 1
        b, d = b - end, d - end
        if end:
            found.append((b, d, end))
        if a == b or c == d:
            continue
        anchors = _anchors(left, right, (a, b, c, d)) if depth < DEEPEST else []
        if not anchors:
            found += _table(left, right, (a, b, c, d))
            continue
        edges = [(a - 1, c - 1), *anchors, (b, d)]
        found += [(i, j, 1) for i, j in anchors]
        waiting += [(i + 1, k, j + 1, m, depth + 1) for (i, j), (k, m) in pairwise(edges) if i + 1 < k and j + 1 < m]
    return _joined(sorted(found))


def increasing(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> set[int]:
    """The positions of those pairs, sorted by their first number, whose second ones rise, with the greatest weight."""
    order = sorted({second for _, second in pairs})
    tree: list[tuple[int, int]] = [(0, -1)] * (len(order) + 1)
    before = [-1] * len(pairs)
    best = (0, -1)
    for number, (_, second) in enumerate(pairs):
        rank = bisect_left(order, second)
        reached, index = (0, -1), rank
        while index > 0:
            reached = max(reached, tree[index])
            index &= index - 1
        before[number] = reached[1]
        mine = (reached[0] + weights[number], number)
        best, index = max(best, mine), rank + 1
        while index <= len(order):
            tree[index] = max(tree[index], mine)
            index += index & -index
    chosen, at = set[int](), best[1]
    while at >= 0:
        chosen.add(at)
        at = before[at]
    return chosen


def _anchors(
    left: Sequence[Hashable], right: Sequence[Hashable], bounds: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    a, b, c, d = bounds
    once_left = {item for item, count in Counter(left[a:b]).items() if count == 1}
    once = {item for item, count in Counter(right[c:d]).items() if count == 1} & once_left
    places = {right[place]: place for place in range(c, d) if right[place] in once}
    pairs = [(place, places[left[place]]) for place in range(a, b) if left[place] in once]
    kept = increasing(pairs, [1] * len(pairs))
    return [pair for number, pair in enumerate(pairs) if number in kept]


def _table(left: Sequence[Hashable], right: Sequence[Hashable], bounds: tuple[int, int, int, int]) -> list[Block]:
    a, b, c, d = bounds
    if (b - a) * (d - c) > MOST_CELLS:
        return []
    matcher = SequenceMatcher(None, left[a:b], right[c:d], autojunk=False)
    return [(a + block.a, c + block.b, block.size) for block in matcher.get_matching_blocks() if block.size]


def _joined(blocks: Sequence[Block]) -> list[Block]:
    made: list[Block] = []
    for i, j, size in blocks:
        if made and made[-1][0] + made[-1][2] == i and made[-1][1] + made[-1][2] == j:
            made[-1] = (*made[-1][:2], made[-1][2] + size)
        else:
            made.append((i, j, size))
    return made
