"""A headline in its parts: as it is stored beside the figures of its analysis, both ways, and as it is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.extraction.parted_headlines import PartedHeadline, Wording
from reports.text.spans import Span

Record = dict[str, Any]
#: Under this name the parts stand among the figures.
KEY = "headline"
PARTS = ("actor", "verb", "target", "reason")
#: What is said of a part that a headline does not have.
MISSING = {"actor": "no actor named", "verb": "", "target": "none named", "reason": "none given"}
_WORDINGS = {Wording.ACTIVE: "active", Wording.PASSIVE: "passive", Wording.STATE: "says what is"}


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """One part of a headline; ``stretches`` are its words and, marked False, those beside it that belong to none."""

    name: str
    span: Span
    stretches: tuple[tuple[Span, bool], ...]


def headline_record(parted: PartedHeadline) -> Record:
    """The parts as [start, end] or null, with how the clause is built."""
    spans: dict[str, Span | None] = {part: getattr(parted, part) for part in PARTS}
    places = {part: [span.start, span.end] if span else None for part, span in spans.items()}
    return {**places, "wording": str(parted.wording), "planned": parted.is_planned}


def stored_headline(figures: Mapping[str, Any]) -> PartedHeadline | None:
    """The value that was stored; None where the headline was not cut into parts."""
    record = figures.get(KEY)
    if record is None:
        return None
    spans = {part: Span(*record[part]) for part in PARTS if record[part]}
    return PartedHeadline(**spans, wording=Wording(record["wording"]), is_planned=record["planned"])


def wording_words(parted: PartedHeadline) -> str:
    """How the clause is built, in words."""
    return "planned" if parted.is_planned else _WORDINGS[parted.wording]


def placed_parts(parted: PartedHeadline, bounds: Span) -> tuple[PlacedPart, ...]:
    """The parts in the order of the text; their stretches are the headline without gap or overlap.

    What stands between two parts goes with the one before it. A part that is not inside the headline, or reaches into
    another, is left out.
    """
    parts = _in_order(parted, bounds)
    placed = []
    for place, (name, span) in enumerate(parts):
        start = span.start if place else bounds.start
        end = parts[place + 1][1].start if place + 1 < len(parts) else bounds.end
        cuts = ((start, span.start, False), (span.start, span.end, True), (span.end, end, False))
        stretches = tuple((Span(first, last), is_part) for first, last, is_part in cuts if first < last)
        placed.append(PlacedPart(name, Span(start, end), stretches))
    return tuple(placed)


def _in_order(parted: PartedHeadline, bounds: Span) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    places: dict[str, Span | None] = {part: getattr(parted, part) for part in PARTS}
    end = bounds.start
    for name, span in sorted(((name, span) for name, span in places.items() if span), key=lambda item: item[1].start):
        if span.start >= end and span.end <= bounds.end:
            found.append((name, span))
            end = span.end
    return found
