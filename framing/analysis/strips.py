"""The overview strip of one report: its sentences as blocks by length, ticks for terms, stretches for quotations.

Places and lengths are written as SVG wants them: per cent of the longest report.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.text.spans import Span, merged
from reports.text.zones import Zone

#: Zones that a reader reads as the report; furniture has no place in the strip.
READ_ZONES = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION, Zone.BODY})
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Block:
    """One sentence: where it begins and how long it is."""

    sentence: str
    zone: Zone
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a mark lies on the strip."""

    x: str
    mark: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quotation on the strip."""

    x: str
    end: str


@dataclass(frozen=True, slots=True)
class Strip:
    """What one report carries, in its order."""

    blocks: tuple[Block, ...]
    ticks: tuple[Tick, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in its zone, with its place among all sentences of the text."""

    number: int
    zone: Zone
    span: Span


class _Scale:
    """From code points to per cent, with everything between the sentences left out."""

    def __init__(self, sentences: Sequence[Sentence], longest: int) -> None:
        self.starts: list[tuple[Span, int]] = []
        self.total = 0
        for sentence in sentences:
            self.starts.append((sentence.span, self.total))
            self.total += len(sentence.span)
        self.longest = max(longest, self.total, 1)

    def percent(self, code_points: int) -> str:
        return f"{round(100 * code_points / self.longest, _DIGITS)}%"

    def place(self, position: int) -> str:
        """Where a code point lies; between two sentences, at the end of the first."""
        reached = 0
        for span, before in self.starts:
            if position < span.start:
                break
            reached = before + min(position - span.start, len(span))
        return self.percent(reached)


def read_length(sentences: Iterable[Sentence]) -> int:
    """Code points of the sentences that the strip shows."""
    return sum(len(sentence.span) for sentence in sentences if sentence.zone in READ_ZONES)


def strip_of(
    sentences: Sequence[Sentence], *, ticks: Iterable[tuple[int, int]], quoted: Iterable[Span], longest: int
) -> Strip:
    """The strip of one report; ``ticks`` are (position, mark), ``longest`` is the length that fills the whole width."""
    shown = [sentence for sentence in sentences if sentence.zone in READ_ZONES]
    scale = _Scale(shown, longest)
    blocks = [
        Block(str(sentence.number), sentence.zone, scale.percent(before), scale.percent(len(sentence.span)))
        for sentence, (_, before) in zip(shown, scale.starts, strict=True)
    ]
    stretches = [Stretch(scale.place(span.start), scale.place(span.end)) for span in merged(quoted)]
    return Strip(
        blocks=tuple(blocks),
        ticks=tuple(Tick(scale.place(position), mark) for position, mark in ticks),
        stretches=tuple(stretch for stretch in stretches if stretch.end != stretch.x),
    )
