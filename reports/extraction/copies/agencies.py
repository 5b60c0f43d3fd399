"""Whose copy a text says it is, by its byline, its dateline or a line of credit (docs/method.md, "Agency text").

An agency that the report only quotes ("told Reuters") says nothing of the kind."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reports.extraction.copies.values import AgencyMark, AgencyRole
from reports.text.fold import fold
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

AGENCIES_FILE = Path(__file__).with_name("agencies.toml")
#: What a byline means that names agencies without saying which.
UNNAMED = "agencies"
#: Lines of credit stand among so many last paragraphs.
CLOSING_LINES = 6
#: A line of credit is short, but for the sentence that says who helped.
LONGEST_CREDIT = 300

_UNNAMED = re.compile(
    r"\b(?:news )?agencies\b|\bwire (?:services|reports)\b|\bagency (?:report|staff)\b|\bby agency\b", re.IGNORECASE
)
#: Any agency that nobody has put into the table calls itself so.
_OTHER = re.compile(r"\b(?:[^\W\d_a-z][\w-]+ ){1,4}(?:News|Press|Telegraph) (?:Agency|Association)\b")
_HELPED = re.compile(
    r"\bcontribut\w*\b[^.]{0,30}\b(?:report|reporting|story|article|coverage)\b"
    r"|^\W*(?:with (?:additional |further )?(?:reporting|reports?|inputs?|files|material|information|agenc|wire)"
    r"|additional (?:reporting|material|information)|including (?:reports|material)|(?:inputs|files) from\b"
    r"|(?:this|the) (?:report|story|article) (?:includes|contains|uses)\b)",
    re.IGNORECASE,
)
_ADDED = re.compile(r"(?:\bwith|\band|&|\+) ?(?:the )?$", re.IGNORECASE)
_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_ORIGIN = re.compile(
    r"^\W*(?:source|from|via|by|credit|news source)\W+(?:the )?$|"
    r"\b(?:first |originally )?(?:published|provided|distributed|supplied|syndicated) (?:by|via|from)\W+(?:the )?$",
    re.IGNORECASE,
)
_START = re.compile(r"(?!(?:The|A|An|In|On|At) )[^()\n.!?]{0,60}\(([^()\n]{2,40})\) ?(?:-{1,2}|:)")
_END = re.compile(r"(?:[(\[]([^()\[\]\n]{2,40})[)\]]|- ?([^-\n.!?]{2,40}))[.\s]*$")
_SENTENCE = re.compile(r"[^.!?\n]*(?:\.(?!\s|$)[^.!?\n]*)*[.!?]?")


class _Named(NamedTuple):
    """An agency by the name under which it is counted, where it was read."""

    agency: str
    start: int
    end: int


@lru_cache(maxsize=1)
def agency_names() -> dict[str, str]:
    """Every spelling in the table with the name under which the agency is counted."""
    table = tomllib.loads(AGENCIES_FILE.read_text(encoding="utf-8"))
    return {
        spelling: agency["name"]
        for agency in table["agency"]
        for spelling in (agency["name"], *agency["names"], *agency["codes"])
    }


def agency_of(text: str, zones: Sequence[ZoneSpan], byline: str = "", known: Sequence[str] = ()) -> AgencyMark | None:
    """Whose copy the text says it is, else who helped with it; None where it says nothing.

    ``known`` are names of further agencies. A given ``byline`` that is not in the text has no span.
    """
    finder = _finder(tuple(known))
    marks = list(_marks(text, fold(text), zones, fold(byline), finder))
    return next((mark for mark in marks if mark.role is AgencyRole.COPY), marks[0] if marks else None)


class _Finder:
    """Looks for the names of agencies in a line of a kind that names them."""

    def __init__(self, known: Iterable[str]) -> None:
        by_spelling = agency_names() | {name: name for name in known}
        spellings = sorted(by_spelling, key=lambda spelling: (-len(spelling), spelling))
        # Short codes are words in small letters; whole names are printed in capitals, too.
        exact = [fold(one) for one in spellings if len(one) <= 4 or one.isupper()]
        loose = [fold(one) for one in spellings if not (len(one) <= 4 or one.isupper())]
        self.pattern = re.compile(
            rf"(?<![\w])(?:(?i:{'|'.join(map(re.escape, loose))})|{'|'.join(map(re.escape, exact))})(?![\w])"
        )
        self.folded = {fold(spelling).casefold(): name for spelling, name in by_spelling.items()}

    def named(self, line: str, offset: int = 0) -> list[_Named]:
        """The agencies in a folded line; one that is in no table where it calls itself an agency."""
        found = [
            _Named(self.folded[match.group().casefold()], offset + match.start(), offset + match.end())
            for match in self.pattern.finditer(line)
        ]
        others = [
            _Named(match.group(), offset + match.start(), offset + match.end()) for match in _OTHER.finditer(line)
        ]
        return found or others

    def whole(self, words: str) -> str:
        """The agency that these words are and nothing else; empty for none."""
        found = [one for one in self.named(words) if not re.search(r"\w", words[: one.start] + words[one.end :])]
        return found[0].agency if found else ""


@lru_cache(maxsize=8)
def _finder(known: tuple[str, ...]) -> _Finder:
    return _Finder(known)


def _marks(text: str, folded: str, zones: Sequence[ZoneSpan], byline: str, finder: _Finder) -> Iterator[AgencyMark]:
    for zone in zones:
        if zone.zone is Zone.DATELINE and (found := finder.named(zone.span.of(folded), zone.span.start)):
            yield AgencyMark(found[-1].agency, AgencyRole.COPY, Span(found[-1].start, found[-1].end))
    body = [zone.span for zone in zones if zone.zone is Zone.BODY]
    if body:
        yield from _at_start(folded, body[0], finder)
    lines = [zone.span for zone in zones if zone.zone is Zone.BYLINE]
    for span in lines:
        yield from _in_byline(span.of(folded), span.start, finder)
    if byline and not any(byline.strip() in span.of(folded) for span in lines):
        for mark in _in_byline(byline, 0, finder):
            yield AgencyMark(mark.agency, mark.role, None)
    for span in _closing(zones):
        yield from _in_credit(folded, span, finder)
    if body:
        yield from _at_end(folded, body[-1], finder)


def _at_start(folded: str, first: Span, finder: _Finder) -> Iterator[AgencyMark]:
    """(AGENCY) and a dash at the start of the body, in whatever language the place is written."""
    match = _START.match(folded, first.start, min(first.end, first.start + 120))
    if match and (agency := finder.whole(match.group(1))):
        yield AgencyMark(agency, AgencyRole.COPY, Span(match.start(1), match.end(1)))


def _at_end(folded: str, last: Span, finder: _Finder) -> Iterator[AgencyMark]:
    """(AGENCY) or a dash and AGENCY behind the last sentence of the body."""
    start = max(last.start, last.end - 60)
    if match := _END.search(folded, start, last.end):
        group = 1 if match.group(1) else 2
        if agency := finder.whole(match.group(group).strip()):
            yield AgencyMark(agency, AgencyRole.COPY, Span(match.start(group), match.end(group)))


def _in_byline(line: str, offset: int, finder: _Finder) -> Iterator[AgencyMark]:
    """The agency a writer is of, or that is the writer; one that is added to a writer of the outlet helped."""
    if _HELPED.search(line):
        yield from _in_sentence(line, offset, finder)
        return
    found = finder.named(line)
    for one in found[:1]:
        before = line[: one.start]
        # "Staff and AFP": the outlet wrote it too; "Mara Quill, AFP" and "AFP and Reuters" are agency copy.
        is_added = bool(_ADDED.search(before))
        role = AgencyRole.CONTRIBUTED if is_added else AgencyRole.COPY
        yield AgencyMark(one.agency, role, Span(offset + one.start, offset + one.end))
    if not found and (match := _UNNAMED.search(line)):
        is_added = bool(_ADDED.search(line[: match.start()]))
        role = AgencyRole.CONTRIBUTED if is_added else AgencyRole.COPY
        yield AgencyMark(UNNAMED, role, Span(offset + match.start(), offset + match.end()))


def _closing(zones: Sequence[ZoneSpan]) -> list[Span]:
    """Lines of furniture wherever they stand, and the last paragraphs of the text."""
    kinds = (Zone.BODY, Zone.BOILERPLATE)
    last = [zone for zone in zones if zone.zone in kinds][-CLOSING_LINES:]
    furniture = [zone for zone in zones if zone.zone is Zone.BOILERPLATE]
    spans = {zone.span for zone in (*last, *furniture) if len(zone.span) <= LONGEST_CREDIT}
    return sorted(spans)


def _in_credit(folded: str, line: Span, finder: _Finder) -> Iterator[AgencyMark]:
    """Rights, origin, thanks, or the bare name of an agency."""
    words = line.of(folded)
    if agency := finder.whole(words.strip(" .-()[]*")):
        yield AgencyMark(agency, AgencyRole.COPY, line)
        return
    for match in _SENTENCE.finditer(words):
        sentence, offset = match.group(), line.start + match.start()
        if _HELPED.search(sentence):
            yield from _in_sentence(sentence, offset, finder)
            continue
        for one in finder.named(sentence)[:1]:
            before, after = sentence[: one.start], sentence[one.end :]
            if after.lstrip().startswith("/"):  # a photographer's credit
                continue
            if _ORIGIN.search(before) or (_RIGHTS.search(before) and len(before.split()) <= 5):
                yield AgencyMark(one.agency, AgencyRole.COPY, Span(offset + one.start, offset + one.end))


def _in_sentence(sentence: str, offset: int, finder: _Finder) -> Iterator[AgencyMark]:
    """Who helped: an agency that is thanked, not one that is spoken of."""
    named = finder.named(sentence)
    for one in named[:1]:
        yield AgencyMark(one.agency, AgencyRole.CONTRIBUTED, Span(offset + one.start, offset + one.end))
    if not named and (match := _UNNAMED.search(sentence)):
        yield AgencyMark(UNNAMED, AgencyRole.CONTRIBUTED, Span(offset + match.start(), offset + match.end()))
