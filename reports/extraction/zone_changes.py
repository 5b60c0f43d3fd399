"""What editors put right in the zones of a text, laid over the zones that were found (docs/method.md, "Zones")."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.text.paragraphs import paragraphs
from reports.text.problems import Problem
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

# As much of the words of a change that found no place as names it to a reader.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class ZoneChange:
    """One correction: the zones as they were shown and as they are wanted.

    ``text`` is what the spans count in, where that is an earlier text of the article. ``undoes`` is the key of the
    change that this one takes back.
    """

    key: int
    before: tuple[ZoneSpan, ...]
    after: tuple[ZoneSpan, ...]
    undoes: int | None = None
    text: str | None = None

    @property
    def wanted(self) -> list[ZoneSpan]:
        """The paragraphs that another zone was chosen for."""
        known = set(self.before)
        return [zone for zone in self.after if zone not in known]


def zones_in_force(
    found: Sequence[ZoneSpan], changes: Sequence[ZoneChange], text: str
) -> tuple[tuple[ZoneSpan, ...], tuple[Problem, ...]]:
    """The zones with the changes in their order, and what found no place in a changed text.

    Each change speaks only of the paragraphs that it gave another zone, so that one that is taken back leaves the
    others standing. In a later text it holds for paragraphs that are the same.
    """
    undone = {change.undoes for change in changes}
    zones, problems = list(found), list[Problem]()
    for change in changes:
        if change.undoes is not None or change.key in undone:
            continue
        for wanted in change.wanted:
            span = _place(wanted.span, change, zones, text)
            if span is None:
                problems.append(_lost(wanted, change))
            else:
                zones = _painted(zones, ZoneSpan(wanted.zone, span), text)
    return tuple(zones), tuple(problems)


def rezoned(zones: Sequence[ZoneSpan], wanted: Sequence[Zone], text: str) -> tuple[ZoneSpan, ...]:
    """The zones with the wanted kind for each; a dateline that becomes the kind of the words behind it joins them."""
    made: list[ZoneSpan] = []
    for old, zone in zip(zones, wanted, strict=True):
        last = made[-1] if made else None
        joins = last and last.zone is zone and "\n" not in text[last.span.end : old.span.start]
        if last and joins:
            made[-1] = ZoneSpan(zone, Span(last.span.start, old.span.end))
        else:
            made.append(ZoneSpan(zone, old.span))
    return tuple(made)


def _place(span: Span, change: ZoneChange, zones: Iterable[ZoneSpan], text: str) -> Span | None:
    """Where the paragraph stands in the text: the same words, and of several the one in the same turn."""
    old = change.text
    if old is None or old == text:
        return span
    words = span.of(old)
    turn = [one.span for one in change.after if one.span.of(old) == words].index(span)
    here = sorted({place for place in (*(zone.span for zone in zones), *paragraphs(text)) if place.of(text) == words})
    return here[turn] if turn < len(here) else None


def _painted(zones: Sequence[ZoneSpan], wanted: ZoneSpan, text: str) -> list[ZoneSpan]:
    """The zones with that one laid over them; of what it covers in part the rest keeps its zone."""
    made, span = [wanted], wanted.span
    for zone in zones:
        if not zone.span.overlaps(span):
            made.append(zone)
            continue
        for start, end in ((zone.span.start, span.start), (span.end, zone.span.end)):
            words = text[start:end]
            if start < end and words.strip():
                first = start + len(words) - len(words.lstrip())
                made.append(ZoneSpan(zone.zone, Span(first, first + len(words.strip()))))
    return sorted(made, key=lambda zone: zone.span)


def _lost(wanted: ZoneSpan, change: ZoneChange) -> Problem:
    words = " ".join(wanted.span.of(change.text or "").split())
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"
    kind = str(wanted.zone).replace("_", " ")
    message = f"A paragraph that an editor marked as {kind} in an earlier text does not stand here: “{shown}”"
    return Problem("zone_correction_lost", message)
