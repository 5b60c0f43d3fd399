"""The overview strip of one report: its sentences as blocks by length, ticks for terms, stretches for quotations.

Places and lengths are written as SVG wants them: per cent of the longest report.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reports.text.spans import Span, merged
from reports.text.zones import Zone

#: Zones that a reader reads as the report; furniture has no place in the strip.
READ_ZONES = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION, Zone.BODY})
_DIGITS = 3


#: Fills that can be told apart; from the next one on a texture lies over them.
FILLS = 8
#: Textures, the plain one among them.
TEXTURES = 4


@dataclass(frozen=True, slots=True)
class Look:
    """How a sentence is drawn by the claims in it: ``fill`` counts shared groups from 0, None for claims of one report.

    ``groups`` are the numbers of its groups that other reports carry, the one that it is filled by first.
    """

    fill: int | None
    groups: tuple[int, ...]
    words: str

    @property
    def css(self) -> str:
        """The class of the fill."""
        return "only-here" if self.fill is None else f"fill-{self.fill % FILLS + 1}"

    @property
    def texture(self) -> int:
        """The number of the texture over the fill; 0 for none."""
        return 0 if self.fill is None else self.fill // FILLS % TEXTURES


@dataclass(frozen=True, slots=True)
class Block:
    """One sentence: where it begins, how long it is, and how it is filled; None where it has no claim."""

    sentence: str
    zone: Zone
    x: str
    width: str
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a mark lies on the strip."""

    x: str
    mark: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quotation or a run of shared text on the strip."""

    x: str
    end: str


@dataclass(frozen=True, slots=True)
class Strip:
    """What one report carries, in its order; ``is_compared`` tells a sentence without a claim from one not compared."""

    blocks: tuple[Block, ...]
    ticks: tuple[Tick, ...]
    stretches: tuple[Stretch, ...]
    is_compared: bool = False
    wire: tuple[Stretch, ...] = ()

    @property
    def shared_count(self) -> int:
        """Sentences with a claim that another report makes, too."""
        return sum(block.look is not None and block.look.fill is not None for block in self.blocks)

    @property
    def only_here_count(self) -> int:
        """Sentences whose claims were found in this report only."""
        return sum(block.look is not None and block.look.fill is None for block in self.blocks)


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
    sentences: Sequence[Sentence],
    *,
    ticks: Iterable[tuple[int, int]],
    quoted: Iterable[Span],
    longest: int,
    looks: Mapping[int, Look] | None = None,
    wire: Iterable[Span] = (),
) -> Strip:
    """The strip of one report; ``ticks`` are (position, mark), ``longest`` is the length that fills the whole width.

    ``looks`` are by the number of the sentence; None where there is no comparison. What ``wire`` covers stands in
    other reports, too.
    """
    shown = [sentence for sentence in sentences if sentence.zone in READ_ZONES]
    scale = _Scale(shown, longest)
    given = looks or {}
    blocks = [
        Block(
            str(sentence.number),
            sentence.zone,
            scale.percent(before),
            scale.percent(len(sentence.span)),
            given.get(sentence.number),
        )
        for sentence, (_, before) in zip(shown, scale.starts, strict=True)
    ]
    stretches, shared = (
        [Stretch(scale.place(span.start), scale.place(span.end)) for span in merged(spans)] for spans in (quoted, wire)
    )
    return Strip(
        blocks=tuple(blocks),
        ticks=tuple(Tick(scale.place(position), mark) for position, mark in ticks),
        stretches=tuple(stretch for stretch in stretches if stretch.end != stretch.x),
        is_compared=looks is not None,
        wire=tuple(stretch for stretch in shared if stretch.end != stretch.x),
    )
