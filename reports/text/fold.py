"""Views of a text that keep every offset, and the one normalisation that does not (docs/method.md, "Text")."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from reports.text.problems import Problem
from reports.text.spans import Span

SINGLE_MARKS = "’‘‚‛ʼʹ′´‹›＇"
DOUBLE_MARKS = "“”„‟«»″「」『』＂"
DASHES = "‐‑‒–—―−﹘－"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r"

FOLD = str.maketrans(
    dict.fromkeys(SINGLE_MARKS, "'")
    | dict.fromkeys(DOUBLE_MARKS, '"')
    | dict.fromkeys(DASHES, "-")
    | dict.fromkeys(SPACES, " ")
)

# The same, for looking a text through for each: several times as fast as translating every character of it.
_FOLDED = tuple((chr(old), new) for old, new in FOLD.items())
_FOLDED_ASCII = tuple((old, new) for old, new in _FOLDED if old.isascii())

# Line ends of other systems and of page layout; each becomes one line feed.
LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))

# Marks without a glyph that only steer the direction of writing or the breaking of lines. Left in, they cut words
# and hide terms, and a text may carry them on purpose. ZWJ and ZWNJ stay: they spell words in several scripts.
INVISIBLE = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_DROP = str.maketrans(dict.fromkeys(INVISIBLE, ""))

# Nothing below U+0300 changes under NFC or joins what stands before it, so a change is confined to one such run.
_RUN = re.compile("\r\n?|[\x0b\x0c\x85]|[^\u0300-\U0010ffff\r\x0b\x0c\x85]?[\u0300-\U0010ffff]+")
_SUSPECT = re.compile(f"[\r\x0b\x0c\x85\u2028\u2029{INVISIBLE}]")
_SIMPLE = re.compile(f"\r\n?|[\x0b\x0c\x85\u2028\u2029]|[{INVISIBLE}]+")
_INVISIBLE_RUN = re.compile(f"[{INVISIBLE}]+")

# Characters of combining class 0 that still compose with the character before them; a test recomputes the list.
_COMPOSING = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35"
    "\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)
_FIRST_JOINING_JAMO, _LAST_JOINING_JAMO = "\u1161", "\u11c2"

# Sorting combining marks takes quadratic time; Unicode's stream-safe format allows 30, ordinary text has 1 to 4.
LONGEST_CLUSTER = 1000


def fold(text: str) -> str:
    """The text with quotation marks, dashes and spaces in their ASCII shape; every offset stays valid."""
    for old, new in _FOLDED_ASCII if text.isascii() else _FOLDED:
        if old in text:
            text = text.replace(old, new)
    return text


def lowered(text: str) -> str:
    """The text in lower case, character by character; a letter whose lower case is longer stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A text as it is stored, and the way back to the text as it was given."""

    text: str
    problems: tuple[Problem, ...] = ()
    # Changed stretches in text order: where each starts and ends in ``text`` and in the text as given.
    _starts: tuple[int, ...] = field(default=(), repr=False)
    _ends: tuple[int, ...] = field(default=(), repr=False)
    _given_starts: tuple[int, ...] = field(default=(), repr=False)
    _given_ends: tuple[int, ...] = field(default=(), repr=False)

    def to_given(self, span: Span) -> Span:
        """The range of the given text that became ``span``; a character cut in two is taken whole."""
        if not self._starts:
            return span
        return Span(self._given_start(span.start), self._given_end(span.end))

    def from_given(self, span: Span) -> Span:
        """The range of ``text`` that came from this range of the given text.

        Of a range that was removed altogether it is the character behind, or the last one.
        """
        if not self._starts:
            return span
        first = bisect_right(self._given_starts, span.start) - 1
        last = bisect_right(self._given_starts, span.end - 1) - 1
        start = self._stored(first, span.start, self._starts) if first >= 0 else span.start
        end = self._stored(last, span.end, self._ends) if last >= 0 else span.end
        if start < end:
            return Span(start, end)
        start = min(start, len(self.text) - 1)
        return Span(start, start + 1)

    def _stored(self, number: int, position: int, inside: tuple[int, ...]) -> int:
        """Where a place of the given text lies behind the start of that change; ``inside`` it, its edge."""
        given_end = self._given_ends[number]
        return inside[number] if position < given_end else self._ends[number] + position - given_end

    def _given_start(self, position: int) -> int:
        last = bisect_right(self._starts, position) - 1
        if last < 0:
            return position
        if position < self._ends[last]:
            return self._given_starts[last]
        return self._given_ends[last] + position - self._ends[last]

    def _given_end(self, position: int) -> int:
        # An end is the place behind the last character: marks that were removed right there stay outside.
        last = bisect_right(self._starts, position - 1) - 1
        if last < 0:
            return position
        if position <= self._ends[last]:
            return self._given_ends[last]
        return self._given_ends[last] + position - self._ends[last]


def normalised(raw: str) -> NormalisedText:
    """The text to store: NFC, line feeds as line ends, no invisible direction marks."""
    if raw.isascii() and not _SUSPECT.search(raw):
        return NormalisedText(raw)
    if not _SUSPECT.search(raw) and unicodedata.is_normalized("NFC", raw):
        return NormalisedText(raw)
    pieces: list[str] = []
    rows: list[tuple[int, int, int, int]] = []
    length = copied = 0
    for start, end, new in _all_changes(raw):
        pieces += (raw[copied:start], new)
        length += start - copied
        rows.append((length, length + len(new), start, end))
        length += len(new)
        copied = end
    pieces.append(raw[copied:])
    columns = tuple(zip(*rows, strict=True)) or ((), (), (), ())
    return NormalisedText("".join(pieces), _problems(raw), *columns)


def _all_changes(raw: str) -> Iterator[tuple[int, int, str]]:
    """What normalisation replaces, in text order; usually that is known without looking at single letters."""
    if unicodedata.is_normalized("NFC", raw.translate(_DROP)):
        for match in _SIMPLE.finditer(raw):
            yield match.start(), match.end(), "" if match.group()[0] in INVISIBLE else "\n"
        return
    for run in _RUN.finditer(raw):
        yield from _changes(run.group(), run.start())


def _changes(run: str, offset: int) -> list[tuple[int, int, str]]:
    """What normalisation replaces in one run: start and end in the given text, and the new characters."""
    if run[0] in "\r\x0b\x0c\x85":
        return [(offset, offset + len(run), "\n")]
    if not _SUSPECT.search(run) and unicodedata.is_normalized("NFC", run):
        return []
    changes: list[tuple[int, int, str]] = []
    for start, end in _clusters(run):
        old = run[start:end]
        # Marks at the edges are removed by themselves, so that a span of the letters between them leaves them out.
        first = start + len(old) - len(old.lstrip(INVISIBLE))
        last = max(first, end - len(old) + len(old.rstrip(INVISIBLE)))
        core = run[first:last]
        new = core.translate(_DROP).translate(LINE_ENDS)
        if len(new) <= LONGEST_CLUSTER:
            new = unicodedata.normalize("NFC", new)
        for left, right, words in ((start, first, ""), (first, last, new), (last, end, "")):
            if words != run[left:right]:
                changes.append((offset + left, offset + right, words))
    return changes


def _clusters(run: str) -> list[tuple[int, int]]:
    """Stretches that normalise independently of each other: a character with what may join it."""
    bounds = [0]
    kept = False
    for index, char in enumerate(run):
        if kept and not _joins(char):
            bounds.append(index)
        # Removed marks do not separate: the accent behind a direction mark belongs to the letter before it.
        kept = kept or char not in INVISIBLE
    bounds.append(len(run))
    return [(start, end) for start, end in pairwise(bounds) if start < end]


def _joins(char: str) -> bool:
    return (
        unicodedata.combining(char) != 0
        or char in INVISIBLE
        or char in _COMPOSING
        or _FIRST_JOINING_JAMO <= char <= _LAST_JOINING_JAMO
    )


def _problems(raw: str) -> tuple[Problem, ...]:
    found = [match for match in _INVISIBLE_RUN.finditer(raw) if match.start() or raw[0] != "\ufeff"]
    if not found:
        return ()
    count = sum(len(match.group()) for match in found)
    first = Span(found[0].start(), found[0].end())
    message = f"{count} invisible direction marks or joiners were removed; spans are answered in the text as given."
    return (Problem("direction_marks_removed", message, first),)
