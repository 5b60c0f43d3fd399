"""Two bodies word for word: how much they share, and which runs (docs/method.md, "Copies")."""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from reports.extraction.copies.reading import CopyText
from reports.extraction.copies.values import CopyKind, Likeness, Stretch
from reports.text.spans import Span

#: From here on the second text is an update or a correction of the first.
NEAR_JACCARD = 0.8
#: From here on the shorter text is for the most part the other one's.
SHARED_CONTAINMENT = 0.5
#: Runs that come to so many words outside quotations are wire text, however much else the two reports have. What
#: independent reports share without marks is a statement they both print whole, and seldom that long.
SHARED_WORDS = 60
#: Shorter runs are the common coin of reports about one event ("said in a statement on Tuesday that").
SHORTEST_STRETCH = 8
#: In an update the words between two changes count from here on.
SHORTEST_OF_UPDATE = 5
#: Fewer shingles than these say nothing but whether the texts are the same.
LEAST_SHINGLES = 12
#: A row of words that a text repeats more often is a refrain, and no run begins at it.
MOST_REPEATS = 8
#: The longest runs that are kept.
MOST_STRETCHES = 80

_OPENING = "\"'“‘„«‹([{"
_CLOSING = ".,;:!?…\"'”’»›)]}%"

_Run = tuple[int, int, int]  # the first word in each text, and how many follow


def compared(first: CopyText, second: CopyText, *, is_one_outlet: bool = False) -> Likeness:
    """How the two repeat one another; ``compared(b, a)`` is the mirror of ``compared(a, b)``.

    ``is_one_outlet`` tells that one outlet published both: its standing paragraphs are its own words each time.
    """
    if (second.words, second.digest, second.text) < (first.words, first.digest, first.text):
        return compared(second, first, is_one_outlet=is_one_outlet).mirrored()
    if first.digest and first.digest == second.digest:
        whole = [(0, 0, len(first))] if len(first) else []
        return Likeness(CopyKind.EXACT, 1.0, 1.0, _stretches(first, second, whole))
    jaccard, containment = _shares(first, second)
    least = min(len(first.shingles), len(second.shingles))
    if not jaccard or least < LEAST_SHINGLES:
        return Likeness(CopyKind.NONE, jaccard, containment)
    if jaccard >= NEAR_JACCARD:
        return Likeness(
            CopyKind.NEAR, jaccard, containment, _stretches(first, second, _tiles(first, second, SHORTEST_OF_UPDATE))
        )
    runs = _tiles(first, second, SHORTEST_STRETCH)
    shared = sum(_weight(first, second, run) for run in runs)
    is_long = shared >= SHARED_WORDS and not is_one_outlet
    if is_long or (runs and containment >= SHARED_CONTAINMENT):
        return Likeness(CopyKind.SHARES, jaccard, containment, _stretches(first, second, runs))
    return Likeness(CopyKind.NONE, jaccard, containment)


def longest_run(first: CopyText, second: CopyText) -> int:
    """Words outside quotations in the longest run that both have."""
    return max((_weight(first, second, run) for run in _runs(first, second)), default=0)


def _shares(first: CopyText, second: CopyText) -> tuple[float, float]:
    """Of all shingles those that both have, and of the shorter one's those that the longer one has."""
    both = len(first.shingles.keys() & second.shingles.keys())
    if not both:
        return 0.0, 0.0
    counts = len(first.shingles), len(second.shingles)
    return both / (sum(counts) - both), both / min(counts)


def _runs(first: CopyText, second: CopyText) -> Iterator[_Run]:
    """Every run of equal words that cannot be made longer and holds a shingle of both; quotations may lie inside."""
    covered: dict[int, int] = {}
    begins = sorted(
        (start, there)
        for shingle, starts in first.shingles.items()
        if len(starts) <= MOST_REPEATS and len(others := second.shingles.get(shingle, ())) <= MOST_REPEATS
        for start in starts
        for there in others
    )
    for start, there in begins:
        if start < covered.get(there - start, 0):
            continue
        run = _lengthened(first, second, start, there)
        covered[there - start] = run[0] + run[2]
        yield run


def _lengthened(first: CopyText, second: CopyText, start: int, there: int) -> _Run:
    left = 0
    while left < min(start, there) and first.words[start - left - 1] == second.words[there - left - 1]:
        left += 1
    right, most = 1, min(len(first) - start, len(second) - there)
    while right < most and first.words[start + right] == second.words[there + right]:
        right += 1
    return start - left, there - left, left + right


def _weight(first: CopyText, second: CopyText, run: _Run) -> int:
    """Words of the run outside quotations in both texts."""
    start, there, length = run
    return sum(not first.is_quoted[start + place] and not second.is_quoted[there + place] for place in range(length))


def _tiles(first: CopyText, second: CopyText, shortest: int) -> list[_Run]:
    """Runs that do not overlap in either text, the heaviest first (greedy string tiling), in order of the first."""
    waiting = [(-weight, *run) for run in _runs(first, second) if (weight := _weight(first, second, run)) >= shortest]
    heapify(waiting)
    taken_first, taken_second = bytearray(len(first)), bytearray(len(second))
    found: list[_Run] = []
    while waiting and len(found) < MOST_STRETCHES:
        _, start, there, length = heappop(waiting)
        free = list(_free(taken_first, taken_second, (start, there, length)))
        if free == [(start, there, length)]:
            found.append(free[0])
            taken_first[start : start + length] = taken_second[there : there + length] = b"\x01" * length
            continue
        for part in free:
            if (weight := _weight(first, second, part)) >= shortest:
                heappush(waiting, (-weight, *part))
    return sorted(found)


def _free(taken_first: bytearray, taken_second: bytearray, run: _Run) -> Iterator[_Run]:
    """The parts of a run that no other run has taken in either text."""
    start, there, length = run
    begin = None
    for place in range(length + 1):
        is_free = place < length and not taken_first[start + place] and not taken_second[there + place]
        if is_free and begin is None:
            begin = place
        elif not is_free and begin is not None:
            yield start + begin, there + begin, place - begin
            begin = None


def _stretches(first: CopyText, second: CopyText, runs: list[_Run]) -> tuple[Stretch, ...]:
    """The runs as places in both texts, cut where a caption or furniture stands between two words of one of them."""
    found = []
    for start, there, length in runs:
        cuts = [
            place
            for place in range(1, length)
            if first.parts[start + place] != first.parts[start + place - 1]
            or second.parts[there + place] != second.parts[there + place - 1]
        ]
        for begin, end in zip([0, *cuts], [*cuts, length], strict=True):
            part = (start + begin, there + begin, end - begin)
            found.append(
                Stretch(_span(first, part[0], part[2]), _span(second, part[1], part[2]), _weight(first, second, part))
            )
    return tuple(found)


def _span(text: CopyText, start: int, length: int) -> Span:
    """From the first word to the last with the marks that cling to them."""
    begin, end = text.starts[start], text.ends[start + length - 1]
    lowest = text.ends[start - 1] if start else 0
    highest = text.starts[start + length] if start + length < len(text) else len(text.text)
    while begin > lowest and text.text[begin - 1] in _OPENING:
        begin -= 1
    while end < highest and text.text[end] in _CLOSING:
        end += 1
    return Span(begin, end)
