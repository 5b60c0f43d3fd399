"""Whether a text has the form of a news report; elsewhere a place says little (docs/method.md, "Emphasis")."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reports.extraction.values import Quote
from reports.text.spans import Span, merged
from reports.text.voice import WORD
from reports.text.zones import Zone, ZoneSpan

#: Body words below which a text is too short for a place in it to mean anything.
LEAST_WORDS = 80
#: Body paragraphs below which nothing comes first.
LEAST_PARAGRAPHS = 3
#: Share of "I", "we", "our" among the words outside quotations from which somebody speaks of himself.
FIRST_PERSON_SHARE = 0.012
#: And how many of them there must be.
LEAST_FIRST_PERSON = 4
#: Paragraphs that begin with a time of day from which a text is a ticker.
LEAST_TIMED_PARAGRAPHS = 4

_LABELS = (
    r"opinions?|op-?ed|editorials?|leader|columns?|columnists?|comment(?:ary)?|viewpoint|perspectives?|essay|letters?"
    r"(?: to the editor)?|blogs?|analysis|explainer|interview|q\s?&\s?a|reviews?"
)
# "Opinion", "Opinion: ...", "Opinion | ...", "... - Opinion"
_LABELLED = re.compile(rf"^\W*(?:{_LABELS})\s*(?:$|[:|–—]|-\s)|(?:\s[|–—-])\s*(?:{_LABELS})\s*$", re.IGNORECASE)
_IS_LABEL = re.compile(rf"^\W*(?:{_LABELS})\W*$", re.IGNORECASE)
_CRUMB = re.compile(r"[/|›»>·]")
_LIVE = re.compile(
    r"^\W*LIVE\b|^\W*(?i:live)\s*[:|–—]|\b(?i:live (?:updates?|blog|coverage|ticker))\b|(?i:\bas it happened\b)"
    r"|\s[|–—-]\s*(?i:live)\s*$"
)
_TIME_OF_DAY = re.compile(r"\W{0,2}(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)")
_BEFORE_APOSTROPHE = re.compile("['’]")
_SELF_WORDS = "I me Me my My myself we We us our Our ours ourselves"
_FIRST_PERSON = frozenset(_SELF_WORDS.split())


def other_form_of(text: str, zones: Sequence[ZoneSpan], quotes: Sequence[Quote] = ()) -> str:
    """Why the text is no news report by its form, in words; empty where nothing speaks against one."""
    headlines = [zone.span.of(text) for zone in zones if zone.zone is Zone.HEADLINE]
    if any(map(_LIVE.search, headlines)) or _timed_paragraphs(text, zones) >= LEAST_TIMED_PARAGRAPHS:
        return "a live report"
    if any(map(_LABELLED.search, headlines)) or any(map(_IS_LABEL.match, _section_lines(text, zones))):
        return "labelled as opinion or analysis"
    body = [zone.span for zone in zones if zone.zone is Zone.BODY]
    words = [word for span in body for word in WORD.finditer(text, span.start, span.end)]
    if len(words) < LEAST_WORDS or len(body) < LEAST_PARAGRAPHS:
        return "too short"
    said = _Said(quotes)
    own = [_BEFORE_APOSTROPHE.split(word.group())[0] for word in words if not said.covers(word.start())]
    of_self = sum(word in _FIRST_PERSON for word in own)
    if of_self >= LEAST_FIRST_PERSON and of_self >= FIRST_PERSON_SHARE * len(own):
        return "written in the first person"
    return ""


class _Said:
    """The stretches that others are quoted with."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._spans: tuple[Span, ...] = merged(quote.span for quote in quotes)
        self._ends = [span.end for span in self._spans]

    def covers(self, position: int) -> bool:
        place = bisect_left(self._ends, position + 1)
        return place < len(self._spans) and self._spans[place].start <= position


def _timed_paragraphs(text: str, zones: Sequence[ZoneSpan]) -> int:
    return sum(zone.zone is Zone.BODY and bool(_TIME_OF_DAY.match(text, zone.span.start)) for zone in zones)


def _section_lines(text: str, zones: Sequence[ZoneSpan]) -> Iterator[str]:
    """Where the section of a site stands: crumbs of a path, the standfirst, the byline."""
    for zone in zones:
        if zone.zone is Zone.BREADCRUMB:
            yield from _CRUMB.split(zone.span.of(text))
        elif zone.zone in (Zone.STANDFIRST, Zone.BYLINE):
            yield zone.span.of(text)
