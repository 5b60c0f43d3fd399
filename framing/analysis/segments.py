"""A stored text cut into paragraphs, sentences and marked segments; joined again they give the text back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan


class Marked(Protocol):
    """Anything that lies on a stretch of the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


M = TypeVar("M", bound=Marked)


@dataclass(frozen=True, slots=True)
class Segment(Generic[M]):
    """Words that carry the same marks; none for plain text."""

    text: str
    marks: tuple[M, ...] = ()

    @property
    def mark(self) -> M | None:
        """The mark to show: the one that begins first, and of those the longest."""
        return self.marks[0] if self.marks else None


@dataclass(frozen=True, slots=True)
class Piece(Generic[M]):
    """The segments of one sentence; ``sentence`` is its place among all sentences of the text, from 0."""

    sentence: int | None
    segments: tuple[Segment[M], ...]

    @property
    def name(self) -> str:
        """The place as a name for an anchor; empty between sentences."""
        return "" if self.sentence is None else str(self.sentence)


@dataclass(frozen=True, slots=True)
class Paragraph(Generic[M]):
    """One paragraph or line with its zone; body paragraphs are numbered, a dateline stands before its paragraph."""

    zone: Zone
    number: int | None
    span: Span
    dateline: tuple[Segment[M], ...]
    pieces: tuple[Piece[M], ...]

    @property
    def name(self) -> str:
        """The number as a name for an anchor; empty where the zone is not numbered."""
        return "" if self.number is None else str(self.number)

    @property
    def text(self) -> str:
        """What the segments say when they are joined."""
        said = [segment.text for segment in self.dateline]
        said += [segment.text for piece in self.pieces for segment in piece.segments]
        return "".join(said)


def segmented(text: str, span: Span, marks: Iterable[M]) -> tuple[Segment[M], ...]:
    """The stretch cut at its marks; a mark that begins inside another joins it, one that reaches out is cut."""
    cut: list[Segment[M]] = []
    position = span.start
    inside = [mark for mark in marks if mark.start < span.end and mark.end > span.start]
    for mark in sorted(inside, key=lambda mark: (mark.start, -mark.end)):
        start, end = max(mark.start, span.start), min(mark.end, span.end)
        if start < position and cut and cut[-1].marks:
            cut[-1] = Segment(cut[-1].text, (*cut[-1].marks, mark))
            continue
        if position < start:
            cut.append(Segment(text[position:start]))
        cut.append(Segment(text[start:end], (mark,)))
        position = end
    if position < span.end:
        cut.append(Segment(text[position : span.end]))
    return tuple(cut)


def clear_stretch(text: str, wanted: Span, taken: Iterable[Marked]) -> Span | None:
    """The longest stretch of ``wanted`` that no mark lies on, ending in a letter or digit; None where none is left."""
    clear: list[Span | None] = []
    position = wanted.start
    for mark in sorted(taken, key=lambda mark: mark.start):
        if mark.end <= wanted.start or mark.start >= wanted.end:
            continue
        clear.append(_words_between(text, position, mark.start))
        position = max(position, mark.end)
    clear.append(_words_between(text, position, wanted.end))
    return max((stretch for stretch in clear if stretch), key=len, default=None)


def paragraphs_of(
    text: str, zones: Sequence[ZoneSpan], marks: Sequence[M], sentences: Sequence[Span] = ()
) -> tuple[Paragraph[M], ...]:
    """The paragraphs in text order; each one's segments join to exactly ``text`` over its span."""
    made: list[Paragraph[M]] = []
    number = 0
    dateline: Span | None = None
    for place, found in enumerate(zones):
        if found.zone is Zone.DATELINE and _is_before_body(text, found, zones[place + 1 : place + 2]):
            dateline = found.span
            continue
        if found.zone is Zone.BODY:
            number += 1
        whole = Span(dateline.start, found.span.end) if dateline else found.span
        before = segmented(text, Span(dateline.start, found.span.start), marks) if dateline else ()
        pieces = _pieces(text, found.span, marks, sentences)
        made.append(Paragraph(found.zone, number if found.zone is Zone.BODY else None, whole, before, pieces))
        dateline = None
    return tuple(made)


def _words_between(text: str, start: int, end: int) -> Span | None:
    """The stretch without what is neither letter nor digit at its two ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None


def _is_before_body(text: str, dateline: ZoneSpan, following: Sequence[ZoneSpan]) -> bool:
    return any(
        later.zone is Zone.BODY and "\n" not in text[dateline.span.end : later.span.start] for later in following
    )


def _pieces(text: str, span: Span, marks: Sequence[M], sentences: Sequence[Span]) -> tuple[Piece[M], ...]:
    inside = [mark for mark in marks if mark.start < span.end and mark.end > span.start]
    within = [(place, found) for place, found in enumerate(sentences) if span.start <= found.start < span.end]
    if not within:
        return (Piece(None, segmented(text, span, inside)),)
    pieces: list[Piece[M]] = []
    position = span.start
    for (place, _), later in zip(within, [*within[1:], None], strict=True):
        end = span.end if later is None else _clear_of(later[1].start, inside, span.end)
        if end > position:
            pieces.append(Piece(place, segmented(text, Span(position, end), inside)))
            position = end
    return tuple(pieces)


def _clear_of(cut: int, marks: Iterable[M], end: int) -> int:
    """The first place from ``cut`` on that splits no mark."""
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.start < cut < mark.end:
            cut = min(mark.end, end)
    return cut
