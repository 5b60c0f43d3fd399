"""Which word of one text stands for which word of another: bounded work, whatever the texts (docs/method.md)."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from framing.analysis.collation.tokens import Token

# Starting values of the method, section "Same words, several reports".
MATCH = 2.0
NEAR_MATCH = 1.5
MISMATCH = -1.5
GAP = -1.0
#: Likeness of two capitalised words that may spell one name.
NEAR_LIKENESS = 0.8
SHORTEST_NEAR = 4
#: A choice: letters up to which two spellings are compared letter by letter.
LONGEST_NEAR = 60
#: Words in a row that tie two texts together.
GRAM = 4
#: A choice: pairs of words weighed one by one between two ties. Longer stretches without any tie stay unaligned.
MOST_CELLS = 10_000
#: How many places of one run of words are tried when no run stands once in each text.
MOST_PLACES = 8

Pair = tuple[int, int]
Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens ready to be aligned: the places of each run of :data:`GRAM` words."""

    tokens: Sequence[Token]
    grams: dict[Gram, list[int]]


def words_of(tokens: Sequence[Token]) -> Words:
    """The tokens with an index of their runs."""
    return Words(tokens, _grams(tokens, GRAM, 0, len(tokens)))


def _grams(tokens: Sequence[Token], size: int, first: int, last: int) -> dict[Gram, list[int]]:
    """The places of each run of so many words, signs excepted."""
    found: dict[Gram, list[int]] = {}
    norms = [token.norm if token.is_word else "" for token in tokens[first:last]]
    for place in range(len(norms) - size + 1):
        gram = tuple(norms[place : place + size])
        if all(gram):
            found.setdefault(gram, []).append(first + place)
    return found


@lru_cache(maxsize=20_000)
def likeness(first: str, second: str) -> float:
    """1 - distance / length, a swap of neighbours being one step; 0 where the lengths alone rule out a near match."""
    if first == second:
        return 1.0
    longest = max(len(first), len(second))
    if longest > LONGEST_NEAR or 1 - abs(len(first) - len(second)) / longest < NEAR_LIKENESS:
        return 0.0
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, char in enumerate(first, start=1):
        above, row, older = row, [i], before
        for j, other in enumerate(second, start=1):
            steps = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (char != other))
            if i > 1 and j > 1 and char == second[j - 2] and first[i - 2] == other:
                steps = min(steps, older[j - 2] + 1)
            row.append(steps)
        before = above
    return 1 - row[-1] / longest


def is_near(first: Token, second: Token) -> bool:
    """Whether two words may be two spellings of one name."""
    return (
        first.is_capitalised
        and second.is_capitalised
        and min(len(first.norm), len(second.norm)) >= SHORTEST_NEAR
        and likeness(first.norm, second.norm) >= NEAR_LIKENESS
    )


def is_match(first: Token, second: Token) -> bool:
    """Whether two words count as one word."""
    return first.norm == second.norm or is_near(first, second)


def aligned(first: Words, second: Words) -> list[Pair]:
    """Places that stand for each other, both rising; words that replace each other are pairs, too.

    Nothing is aligned unless :data:`GRAM` words in a row stand in both. Work grows with the length of the texts, not
    with its square: runs that stand once in each tie the texts together, and only what lies between two ties is
    weighed word by word, up to :data:`MOST_CELLS`.
    """
    return _Alignment(first, second).pairs()


class _Alignment:
    def __init__(self, first: Words, second: Words) -> None:
        self.a, self.b = first.tokens, second.tokens
        self.first, self.second = first, second

    def pairs(self) -> list[Pair]:
        blocks = self._blocks(self._ties())
        if not blocks:
            return []
        found: list[Pair] = []
        i, j = blocks[0][0], blocks[0][1]
        found += self._before(i, j)
        for start, other, length in blocks:
            found += self._between(i, start, j, other)
            found += ((start + step, other + step) for step in range(length))
            i, j = start + length, other + length
        found += self._behind(i, j)
        return found

    def _ties(self) -> list[Pair]:
        ours, theirs = self.first.grams, self.second.grams
        fewer, more = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
        shared = [gram for gram in fewer if gram in more]
        once = [(ours[gram][0], theirs[gram][0]) for gram in shared if len(ours[gram]) == len(theirs[gram]) == 1]
        return rising(once) if once else self._longest_run()

    def _longest_run(self) -> list[Pair]:
        """The start of the longest common run, for texts in which every run is repeated."""
        best: tuple[int, int, int] | None = None
        tried: set[int] = set()
        for gram, places in self.first.grams.items():
            others = self.second.grams.get(gram, ())[:MOST_PLACES]
            for i in places[:MOST_PLACES]:
                for j in others:
                    if i - j in tried:
                        continue
                    tried.add(i - j)
                    length = self._run(i, j)
                    if best is None or length > best[0]:
                        best = (length, i, j)
            if len(tried) > MOST_PLACES**2:
                break
        return [best[1:]] if best else []

    def _run(self, i: int, j: int) -> int:
        length = 0
        while i + length < len(self.a) and j + length < len(self.b) and self._same(i + length, j + length):
            length += 1
        return length

    def _same(self, i: int, j: int) -> bool:
        return self.a[i].norm == self.b[j].norm

    def _blocks(self, ties: Iterable[Pair]) -> list[tuple[int, int, int]]:
        """Each tie grown forward as far as the words are the same; what an earlier block covers is passed over."""
        blocks: list[tuple[int, int, int]] = []
        i = j = 0
        for start, other in ties:
            if start < i or other < j:
                continue
            while start > i and other > j and self._same(start - 1, other - 1):
                start, other = start - 1, other - 1
            length = self._run(start, other)
            blocks.append((start, other, length))
            i, j = start + length, other + length
        return blocks

    def _between(self, i0: int, i1: int, j0: int, j1: int) -> list[Pair]:
        head: list[Pair] = []
        tail: list[Pair] = []
        while i0 < i1 and j0 < j1 and self._same(i0, j0):
            head.append((i0, j0))
            i0, j0 = i0 + 1, j0 + 1
        while i0 < i1 and j0 < j1 and self._same(i1 - 1, j1 - 1):
            i1, j1 = i1 - 1, j1 - 1
            tail.append((i1, j1))
        if i0 < i1 and j0 < j1:
            if (i1 - i0) * (j1 - j0) <= MOST_CELLS:
                head += self._weighed(range(i0, i1), range(j0, j1))
            else:
                head += self._divided(i0, i1, j0, j1)
        return head + tail[::-1]

    def _divided(self, i0: int, i1: int, j0: int, j1: int) -> list[Pair]:
        """A long stretch tied by shorter and shorter runs that stand once in it on both sides."""
        for size in (GRAM, 2, 1):
            ours = _grams(self.a, size, i0, i1)
            theirs = _grams(self.b, size, j0, j1)
            once = [
                (places[0], theirs[gram][0])
                for gram, places in ours.items()
                if len(places) == 1 and len(theirs.get(gram, ())) == 1
            ]
            if not once:
                continue
            found: list[Pair] = []
            for i, j in rising(once):
                if i >= i0 and j >= j0:
                    found += self._between(i0, i, j0, j)
                    found.append((i, j))
                    i0, j0 = i + 1, j + 1
            return found + self._between(i0, i1, j0, j1)
        return []

    def _weighed(self, rows: range, columns: range, *, open_end: bool = False) -> list[Pair]:
        """Needleman and Wunsch over two stretches; with ``open_end`` up to the best place only."""
        a, b = [self.a[i] for i in rows], [self.b[j] for j in columns]
        score = [[GAP * j for j in range(len(b) + 1)]]
        best = (0.0, 0, 0)
        for i, one in enumerate(a, start=1):
            above, row = score[-1], [GAP * i]
            for j, other in enumerate(b, start=1):
                row.append(max(above[j - 1] + _worth(one, other), above[j] + GAP, row[j - 1] + GAP))
                if open_end and row[j] > best[0]:
                    best = (row[j], i, j)
            score.append(row)
        i, j = best[1:] if open_end else (len(a), len(b))
        found: list[Pair] = []
        while i and j:
            # Ties: diagonal first, then what only the first has, then what only the second has.
            if score[i][j] == score[i - 1][j - 1] + _worth(a[i - 1], b[j - 1]):
                i, j = i - 1, j - 1
                found.append((rows[i], columns[j]))
            elif score[i][j] == score[i - 1][j] + GAP:
                i -= 1
            else:
                j -= 1
        return found[::-1]

    def _before(self, i: int, j: int) -> list[Pair]:
        """What belongs together before the first tie; only as far as it pays."""
        reach = int(MOST_CELLS**0.5)
        rows, columns = range(i - 1, max(-1, i - 1 - reach), -1), range(j - 1, max(-1, j - 1 - reach), -1)
        found = self._weighed(rows, columns, open_end=True)[::-1]
        i, j = found[0] if found else (i, j)
        first, other = self._start_of_sentence(self.a, i), self._start_of_sentence(self.b, j)
        return self._replaced(range(first, i), range(other, j)) + found

    def _behind(self, i: int, j: int) -> list[Pair]:
        reach = int(MOST_CELLS**0.5)
        rows, columns = range(i, min(len(self.a), i + reach)), range(j, min(len(self.b), j + reach))
        found = self._weighed(rows, columns, open_end=True)
        i, j = (found[-1][0] + 1, found[-1][1] + 1) if found else (i, j)
        last, other = self._end_of_sentence(self.a, i), self._end_of_sentence(self.b, j)
        return found + self._replaced(range(last - 1, i - 1, -1), range(other - 1, j - 1, -1))[::-1]

    def _replaced(self, rows: range, columns: range) -> list[Pair]:
        """Two different beginnings (or ends) of one sentence replace each other; a missing one is a later start."""
        if not rows or not columns or len(rows) * len(columns) > MOST_CELLS:
            return []
        return self._weighed(rows, columns)

    @staticmethod
    def _start_of_sentence(tokens: Sequence[Token], place: int) -> int:
        start = place
        while start and not tokens[start].opens and tokens[start - 1].is_word:
            start -= 1
        return start

    @staticmethod
    def _end_of_sentence(tokens: Sequence[Token], place: int) -> int:
        end = place
        while end < len(tokens) and not tokens[end].opens and tokens[end].is_word:
            end += 1
        return end


def _worth(first: Token, second: Token) -> float:
    if first.norm == second.norm:
        return MATCH
    return NEAR_MATCH if is_near(first, second) else MISMATCH


def rising(pairs: Iterable[Pair]) -> list[Pair]:
    """The longest choice of pairs that rises on both sides."""
    ends: list[int] = []
    at: list[int] = []
    ordered = sorted(pairs)
    before: list[int] = []
    for number, (_, j) in enumerate(ordered):
        place = bisect_left(ends, j)
        before.append(at[place - 1] if place else -1)
        ends[place : place + 1] = [j]
        at[place : place + 1] = [number]
    chain: list[Pair] = []
    number = at[-1] if at else -1
    while number >= 0:
        chain.append(ordered[number])
        number = before[number]
    return chain[::-1]
