"""What editors put right, applied to whatever an engine finds (docs/method.md, "Corrections")."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reports.extraction.values import Extraction, Quote, QuoteKind, Speaker
from reports.text.problems import Problem
from reports.text.spans import Span, merged
from reports.text.zones import Zone, ZoneSpan

# Characters on either side that tell one place of the same words from another in a changed text.
SURROUNDINGS = 20
# As much of the words of a lost correction as names it to a reader.
SHOWN = 60
_MARKED = frozenset([QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.SCARE])
_EDGES = ' \t\r\n\u00a0"“”„‟«»'
# A single mark at one end alone is an apostrophe.
_SINGLE = re.compile(r"['‘‹].*['’›]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Correction:
    """The whole state that somebody wants one quotation to have.

    ``target`` is the quotation as it was shown, None where none was; ``text`` is what all places count in, where that
    is an earlier text of the article. ``undoes`` is the key of the correction that this one takes back.
    """

    key: int
    target: Span | None
    kind: QuoteKind
    span: Span
    speaker: Speaker | None = None
    anonymous: bool = False
    removed: bool = False
    undoes: int | None = None
    text: str | None = None


@dataclass(slots=True)
class _Entry:
    """A quotation while corrections are applied, with every place it had; a removed one may come back."""

    quote: Quote
    spans: list[Span]
    removed: bool = False


def corrected(
    quotes: Sequence[Quote],
    corrections: Sequence[Correction],
    text: str,
    zones: Iterable[ZoneSpan],
    marked: Sequence[Span] = (),
) -> Extraction:
    """The quotes with the corrections in their order, and what could not be placed; ``marked`` stands inside marks.

    A correction finds its quotation by the largest overlap, whichever engine found it. Where there is none it is added:
    what somebody stated does not depend on what the next engine sees.
    """
    if not corrections:
        return Extraction(tuple(quotes), ())
    reading = _Reading(quotes, text, tuple(zones), marked)
    undone = {correction.undoes for correction in corrections}
    for correction in corrections:
        if correction.undoes is not None:
            continue
        placed = anchored(correction, text)
        if correction.key in undone:
            if placed:
                reading.taken_back.append(placed)
        elif placed is None:
            reading.problems.append(_lost(correction))
        else:
            reading.apply(placed)
    return Extraction(reading.quotes(), tuple(reading.problems))


def anchored(correction: Correction, text: str) -> Correction | None:
    """The correction with its places in ``text``, found by the verbatim words; None when its words are not there."""
    if correction.text is None or correction.text == text:
        return correction
    old = correction.text
    span = _same_words(correction.span, old, text)
    if span is None:
        return None
    target = correction.target and _same_words(correction.target, old, text)
    speaker = correction.speaker
    if speaker is not None:
        place = nearest(speaker.text, text, span) or (nearest(speaker.name, text, span) if speaker.name else None)
        if place is None:
            return None
        speaker = replace(speaker, span=place, text=place.of(text))
    return replace(correction, span=span, target=target, speaker=speaker, text=None)


def nearest(words: str, text: str, to: Span) -> Span | None:
    """Where the words stand nearest to ``to`` and, if there is a choice, outside of it; any case when in no other."""
    for flags in (re.NOFLAG, re.IGNORECASE):
        if found := _occurrences(words, text, flags):
            return min(found, key=lambda span: (span.overlaps(to), max(span.start - to.end, to.start - span.end), span))
    return None


def trimmed(span: Span, text: str, kind: QuoteKind) -> Span | None:
    """The span without white space, and without quotation marks at its ends where the kind has its content in marks."""
    words = span.of(text)
    inner = words.strip()
    if kind in (QuoteKind.DIRECT, QuoteKind.SCARE):
        inner = words.strip(_EDGES)
        inner = inner[1:-1].strip() if _SINGLE.fullmatch(inner) else inner
    start = span.start + words.find(inner)
    return Span(start, start + len(inner)) if inner else None


class _Reading:
    """The quotes of one text while corrections are applied."""

    def __init__(self, quotes: Sequence[Quote], text: str, zones: tuple[ZoneSpan, ...], marked: Sequence[Span]) -> None:
        self._entries = [_Entry(quote, [quote.span]) for quote in quotes]
        self._text, self._zones, self._marked = text, zones, marked
        self.taken_back: list[Correction] = []
        self.problems: list[Problem] = []

    def quotes(self) -> tuple[Quote, ...]:
        """What stands, in text order."""
        standing = [entry.quote for entry in self._entries if not entry.removed]
        return tuple(sorted(standing, key=lambda quote: (quote.span.start, -len(quote.span))))

    def apply(self, correction: Correction) -> None:
        """Bring the quotation that is meant into the state that is wanted."""
        entry = self._meant(correction)
        if correction.removed:
            if entry is not None:
                entry.removed = True
            return
        swallowed = [other for other in self._entries if other is not entry and _swallows(correction, entry, other)]
        fragments = self._fragments(correction, entry, swallowed)
        for other in swallowed:
            other.removed = True
        if entry is None:
            entry = _Entry(_bare(correction, fragments, self._zone(correction.span)), [])
            self._entries.append(entry)
        entry.removed = False
        entry.spans.append(correction.span)
        entry.quote = self._wanted(entry.quote, correction, fragments)

    def _wanted(self, quote: Quote, correction: Correction, fragments: tuple[Span, ...]) -> Quote:
        is_scare = correction.kind is QuoteKind.SCARE
        speaker, known = correction.speaker, quote.speaker
        if speaker and known and (known.name, known.span) == (speaker.name, speaker.span):
            speaker = known
        return replace(
            quote,
            kind=correction.kind,
            span=correction.span,
            fragments=fragments,
            speaker=speaker,
            anonymous=correction.anonymous,
            cue=None if is_scare else quote.cue,
            channel=None if is_scare else quote.channel,
            relayed_by=() if is_scare else quote.relayed_by,
            zone=self._zone(correction.span),
        )

    def _meant(self, correction: Correction) -> _Entry | None:
        """The quotation shown to the editor; else one that stands where the editor wants it already."""
        targets = [correction.target] if correction.target else []
        for undone in reversed(self.taken_back):  # what it had made of a quotation may be what was shown
            if undone.target and undone.span in targets:
                targets.append(undone.target)
        for target in (*targets, correction.span):
            best = max(self._entries, key=lambda entry: _likeness(entry, target), default=None)
            if best and _likeness(best, target)[0]:
                return best
        return None

    def _fragments(self, correction: Correction, entry: _Entry | None, swallowed: Sequence[_Entry]) -> tuple[Span, ...]:
        """What stands inside marks within the new bounds; all of it where the text has no marks there."""
        span, known = correction.span, entry.quote if entry else None
        if correction.kind not in _MARKED:
            return ()
        if known and known.fragments and (known.kind, known.span) == (correction.kind, span):
            return known.fragments
        inside = [fragment for other in swallowed for fragment in other.quote.fragments]
        inside += known.fragments if known else ()
        is_new = [part for part in self._marked if not (known and known.fragments and known.span.contains(part))]
        found = merged(part for whole in (*inside, *is_new) if (part := _common(whole, span)))
        if not found:
            return (span,)
        if correction.kind is QuoteKind.MIXED:
            return found
        return merged([Span(span.start, found[0].end), *found[1:-1], Span(found[-1].start, span.end)])

    def _zone(self, span: Span) -> Zone:
        zones = (zone.zone for zone in self._zones if zone.span.overlaps(span))
        return next(zones, Zone.BODY)


def _bare(correction: Correction, fragments: tuple[Span, ...], zone: Zone) -> Quote:
    return Quote(
        correction.kind, correction.span, fragments, correction.speaker, correction.anonymous, None, None, zone
    )


def _likeness(entry: _Entry, target: Span) -> tuple[float, bool]:
    """How much of both the entry and the target is common, 0 below half of the longer; what stands goes first."""
    shares = []
    for span in entry.spans:
        common = _common(span, target)
        is_enough = common is not None and 2 * len(common) >= max(len(span), len(target))
        shares.append(len(common) / (len(span) + len(target) - len(common)) if common and is_enough else 0.0)
    return max(shares, default=0.0), not entry.removed


def _swallows(correction: Correction, entry: _Entry | None, other: _Entry) -> bool:
    """Whether the new bounds take in another quotation that the engine had parted from this one."""
    if other.removed or not correction.span.contains(other.quote.span):
        return False
    if entry is not None and entry.quote.span.overlaps(other.quote.span):
        return False  # it was inside or across the quotation before, and the editor saw both
    return correction.kind in _MARKED or (entry is not None and other.quote.kind is QuoteKind.INDIRECT)


def _common(one: Span, other: Span) -> Span | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None


def _same_words(span: Span, old: str, new: str) -> Span | None:
    """The words of ``span`` in a changed text: where their surroundings are the same, else nearest to the old place."""
    before = old[max(0, span.start - SURROUNDINGS) : span.start]
    after = old[span.end : span.end + SURROUNDINGS]

    def rank(found: Span) -> tuple[bool, int, Span]:
        is_kept = new[: found.start].endswith(before) if before.strip() else False
        is_kept = is_kept or (bool(after.strip()) and new.startswith(after, found.end))
        return not is_kept, abs(found.start - span.start), found

    return min(_occurrences(span.of(old), new), key=rank, default=None)


def _occurrences(words: str, text: str, flags: re.RegexFlag = re.NOFLAG) -> list[Span]:
    parts = words.split()
    if not parts:
        return []
    pattern = r"\s+".join(map(re.escape, parts))
    left = r"(?<!\w)" if parts[0][0].isalnum() else ""
    right = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    return [Span(*match.span()) for match in re.finditer(left + pattern + right, text, flags)]


def _lost(correction: Correction) -> Problem:
    words = " ".join(correction.span.of(correction.text or "").split())
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"
    message = f"A correction made in an earlier text of this report found no place: “{shown}” does not stand here."
    return Problem("correction_lost", message)
