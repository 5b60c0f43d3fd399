"""Where an entry meets others of the lexicon: on the same words, inside longer ones, in its examples."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from framing.analysis.entries import ContrastSet, Entry, FormKind
from framing.analysis.example_marks import marked_spans, without_marks
from framing.analysis.inflection import inflected
from framing.analysis.lexicon import Lexicon
from framing.analysis.matching import Matcher
from reports.text.fold import fold
from reports.text.spans import Span

# A blank line, which no form reaches over, so that no find runs from one surface into the next.
_SEPARATOR = "\n\n"
# More than these are no longer read one by one.
MOST_OVERLAPS = 60


class OverlapKind(StrEnum):
    """How two entries meet, the closest first."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another entry, how it meets this one and on which words; ``same_set`` is whether both label one referent."""

    entry: Entry
    kind: OverlapKind
    words: tuple[str, ...]
    same_set: bool


class OverlapIndex:
    """The written forms of a lexicon, looked up for one entry after another."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._entries = {entry.code: entry for entry in lexicon.entries}
        self._matcher = Matcher(lexicon)
        self._owners: dict[str, list[str]] = {}
        for entry in lexicon.entries:
            for surface in surfaces_of(entry):
                self._owners.setdefault(surface, []).append(entry.code)
        self._surfaces = list(self._owners)
        self._text, self._starts = _joined(self._surfaces)

    def overlaps_of(self, entry: Entry) -> tuple[Overlap, ...]:
        """Every other entry that meets this one, closest kinds first, each under its closest kind."""
        found: dict[str, tuple[OverlapKind, dict[str, None]]] = {}

        def keep(code: str, kind: OverlapKind, words: str) -> None:
            if code == entry.code:
                return
            standing = found.setdefault(code, (kind, {}))
            if standing[0] is kind:
                standing[1][words] = None

        surfaces = surfaces_of(entry)
        for surface in surfaces:
            for code in self._owners.get(surface, ()):
                keep(code, OverlapKind.SAME, surface)
        for code, words in self._inside(surfaces):
            keep(code, OverlapKind.INSIDE, words)
        for code, words in self._around(entry):
            keep(code, OverlapKind.AROUND, words)
        for code, words in self._in_examples(entry):
            keep(code, OverlapKind.EXAMPLE, words)
        overlaps = [
            Overlap(self._entries[code], kind, tuple(words), self._entries[code].contrast_set == entry.contrast_set)
            for code, (kind, words) in found.items()
        ]
        order = list(OverlapKind)
        return tuple(sorted(overlaps, key=lambda one: (order.index(one.kind), one.same_set, one.entry.code)))[
            :MOST_OVERLAPS
        ]

    def _inside(self, surfaces: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Entries whose words are a part of these surfaces; the longer find would win over them."""
        text, _ = _joined(list(surfaces))
        for match in self._matcher.find(text):
            yield match.entry.code, match.span.of(text)

    def _around(self, entry: Entry) -> Iterable[tuple[str, str]]:
        """Entries with a longer surface that this one is found in."""
        for match in Matcher(_alone(entry)).find(self._text):
            number = bisect_right(self._starts, match.span.start) - 1
            for code in self._owners[self._surfaces[number]]:
                yield code, self._surfaces[number]

    def _in_examples(self, entry: Entry) -> Iterable[tuple[str, str]]:
        """Entries that find words over the marked ones of an example."""
        for example in entry.matches:
            plain, marked = without_marks(example), marked_spans(example)
            for match in self._matcher.find(plain):
                if any(_overlap(match.span, span) for span in marked):
                    yield match.entry.code, match.span.of(plain)


def surfaces_of(entry: Entry) -> tuple[str, ...]:
    """What the entry finds, written out in lower case; a pattern stands for itself nowhere."""
    written: dict[str, None] = {}
    for form in entry.written_forms:
        if form.kind is FormKind.PATTERN:
            continue
        plain = " ".join(fold(form.text).split())
        for surface in inflected(plain, form.pos) if form.kind is FormKind.LEMMA else (plain,):
            written[surface.lower()] = None
    return tuple(written)


def _alone(entry: Entry) -> Lexicon:
    from_set = ContrastSet(entry.contrast_set or "_", "_")
    plain = Entry(entry.code, from_set.code, entry.term, forms=entry.forms, case=entry.case, hyphen=entry.hyphen)
    return Lexicon((from_set,), (plain,))


def _joined(surfaces: list[str]) -> tuple[str, list[int]]:
    starts, at = [], 0
    for surface in surfaces:
        starts.append(at)
        at += len(surface) + len(_SEPARATOR)
    return _SEPARATOR.join(surfaces), starts


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
