"""A text as the matcher reads it: folded, in lower case, gaps of one space, nothing invisible, and the way back."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from reports.text.fold import fold, lowered
from reports.text.spans import Span

# What may stand inside a word without being seen: soft hyphen, zero-width space and joiners, direction marks.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
# Ends a reading: before the text, behind it, and where a blank line separates paragraphs. No form holds it.
EDGE = "\x00"

# Stretches whose length changes: gaps of several characters, and whatever is invisible. A single line break keeps its
# place: a term may be broken over a line. Written out and led by one class, the expression is searched for quickly.
_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_GAP = f"[{re.escape(_SPACES)}{INVISIBLE}]"
_CHANGED = re.compile(f"{_GAP}(?:{_GAP}+|(?<=[{INVISIBLE}]))")
_INVISIBLE_RUN = re.compile(f"[{INVISIBLE}]+")
_BLANK_LINE = re.compile(r"\n[^\n]*\n")


@dataclass(frozen=True, slots=True)
class Flattened:
    """The flat text between two edges, and where each changed stretch ends in it and in the original."""

    text: str
    _flat_starts: tuple[int, ...]
    _starts: tuple[int, ...]

    def span_of(self, start: int, end: int) -> Span:
        """The original range of ``text[start:end]``, which must not begin or end with a gap."""
        index = bisect_right(self._flat_starts, start)
        moved = self._starts[index - 1] - self._flat_starts[index - 1]
        if index == len(self._flat_starts) or self._flat_starts[index] >= end:
            return Span(start + moved, end + moved)
        return Span(start + moved, self.position_of(end - 1) + 1)

    def position_of(self, position: int) -> int:
        """The original place of the character at ``position``."""
        index = bisect_right(self._flat_starts, position) - 1
        return position - self._flat_starts[index] + self._starts[index]


def flattened(text: str) -> Flattened:
    """The text as the matcher reads it."""
    return flattened_fold(fold(text))


def flattened_fold(folded: str) -> Flattened:
    """The same for a text that is folded already."""
    low = lowered(folded)
    pieces = [EDGE]
    flat_starts, starts = [1], [0]
    length, copied = 1, 0
    for gap in _CHANGED.finditer(low):
        kept = "" if _INVISIBLE_RUN.fullmatch(gap.group()) else EDGE if _BLANK_LINE.search(gap.group()) else " "
        pieces += (low[copied : gap.start()], kept)
        length += gap.start() - copied + len(kept)
        copied = gap.end()
        flat_starts.append(length)
        starts.append(copied)
    pieces += (low[copied:], EDGE)
    flat = "".join(pieces).replace("\n", " ")
    return Flattened(flat, tuple(flat_starts), tuple(starts))
