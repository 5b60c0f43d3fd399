"""The body of a text as a row of words, with the quotations marked (docs/method.md, "Copies")."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reports.text.flattened import flattened_fold
from reports.text.fold import fold
from reports.text.marks import find_marks
from reports.text.spans import Span, merged
from reports.text.words import RUN
from reports.text.zones import Zone, ZoneSpan

# Long enough that two writers seldom hit upon the same row, short enough to lie between two changed words.
SHINGLE_WORDS = 5
#: Characters of a post that stands in a report without quotation marks, as the network that sets them in allows.
LONGEST_POST = 280
_SIGNED = re.compile(r"(?:pic\.twitter\.com/\w+ ?)?- ?[^\n()]{1,60} ?\(@\w{1,30}\)|pic\.twitter\.com/\w+")


@dataclass(frozen=True)
class CopyText:
    """The words of one body in lower case with their places; ``is_quoted`` tells which stand in a quotation, and
    ``parts`` counts up where something other than body stands between two words."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    is_quoted: tuple[bool, ...]
    parts: tuple[int, ...]
    digest: str

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def shingles(self) -> dict[str, list[int]]:
        """Every five words outside quotations, with the numbers of the words that they begin at."""
        found: dict[str, list[int]] = {}
        free = 0
        for number, quoted in enumerate(self.is_quoted):
            free = 0 if quoted else free + 1
            if free >= SHINGLE_WORDS:
                start = number - SHINGLE_WORDS + 1
                found.setdefault(" ".join(self.words[start : number + 1]), []).append(start)
        return found


def copy_text(text: str, zones: Sequence[ZoneSpan]) -> CopyText:
    """The body of that text, ready to be compared; for any language that parts its words with blanks."""
    folded = fold(text)
    blocks = [zone.span for zone in zones if zone.zone is Zone.BODY]
    quoted = _quotations(text, folded, blocks)
    flat = flattened_fold(folded)
    words, starts, ends, marked, parts = [], [], [], [], []
    block_starts, block_parts = [block.start for block in blocks], _parts(zones)
    quote_starts = [span.start for span in quoted]
    for match in RUN.finditer(flat.text):
        start = flat.position_of(match.start())
        block = bisect_right(block_starts, start) - 1
        if block < 0 or start >= blocks[block].end:
            continue
        quote = bisect_right(quote_starts, start) - 1
        words.append(match.group())
        starts.append(start)
        ends.append(flat.position_of(match.end() - 1) + 1)
        marked.append(quote >= 0 and start < quoted[quote].end)
        parts.append(block_parts[block])
    return CopyText(
        text, tuple(words), tuple(starts), tuple(ends), tuple(marked), tuple(parts), _digest(folded, blocks)
    )


def _quotations(text: str, folded: str, blocks: Sequence[Span]) -> tuple[Span, ...]:
    """Stretches between quotation marks that could fill a shingle; shorter ones are words of the sentence around."""
    stretches = find_marks(text, folded, blocks).stretches
    marked = [one.outer for one in stretches if len(RUN.findall(folded, one.span.start, one.span.end)) >= SHINGLE_WORDS]
    return merged([*marked, *(post for block in blocks for post in _posts(folded, block))])


def _posts(folded: str, block: Span) -> Iterator[Span]:
    """Posts of a network set into a report without quotation marks, known by the signature that follows them."""
    for match in _SIGNED.finditer(folded, block.start, block.end):
        yield Span(max(block.start, match.start() - LONGEST_POST), match.end())


def _parts(zones: Sequence[ZoneSpan]) -> list[int]:
    """For every paragraph of the body the number of the part it is in: captions and furniture stand between parts."""
    numbers: list[int] = []
    part, is_apart = 0, False
    for zone in zones:
        if zone.zone is Zone.BODY:
            part += is_apart and bool(numbers)
            numbers.append(part)
        is_apart = zone.zone is not Zone.BODY
    return numbers


def _digest(folded: str, blocks: Sequence[Span]) -> str:
    """Of the folded body, whatever its paragraphs and blanks; empty for a text without one."""
    body = " ".join(word for block in blocks for word in block.of(folded).split())
    return hashlib.sha256(body.encode()).hexdigest() if body else ""
