"""The lines of a page's report laid out as one text with its zones (docs/method.md, "Pages")."""

import re

from reports.extraction.pages.lines import line_of
from reports.text import furniture
from reports.text.fold import fold
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan, find_zones

# Starting value, see docs/method.md, "Pages".
LONGEST_CLOSING_RUN = 5

_CREDITED = re.compile(
    r"(?:additional )?(?:reporting|editing|writing|compiled|translated)(?: and \w+)? by\b.{3,200}|"
    r".{3,160}\bcontributed (?:to|reporting)\b.{0,60}|.{2,30}\bcontributed to this (?:report|story|article)\.?",
    re.IGNORECASE,
)

Line = tuple[Zone, str]


def laid_out(lines: list[Line]) -> tuple[str, tuple[ZoneSpan, ...]]:
    """The text of all lines, a blank line between two, and where each lies; the body's own rules are applied to it."""
    cleaned = [(zone, line) for zone, words in lines if (line := line_of(words))]
    parts: list[str] = []
    zones: list[ZoneSpan] = []
    length = 0
    has_headline = any(zone is Zone.HEADLINE for zone, _ in cleaned)
    inner = _inner_zones([line for zone, line in cleaned if zone is Zone.BODY], first_is_headline=not has_headline)
    for zone, line in cleaned:
        length += 2 if parts else 0
        if zone is Zone.BODY:
            zones += [ZoneSpan(found.zone, found.span.shifted(length)) for found in inner.pop(0)]
        else:
            zones.append(ZoneSpan(zone, Span(length, length + len(line))))
        parts.append(line)
        length += len(line)
    return "\n\n".join(parts), tuple(zones)


def _inner_zones(body: list[str], *, first_is_headline: bool) -> list[list[ZoneSpan]]:
    """For each line of the body its zones within itself, by the rules for texts whose layout is not known."""
    text = "\n\n".join(body)
    found = list(find_zones(text, first_is_headline=first_is_headline))
    rows: list[list[ZoneSpan]] = []
    start = 0
    for line in body:
        end = start + len(line)
        own = [zone for zone in found if start <= zone.span.start and zone.span.end <= end]
        if _CREDITED.fullmatch(line):
            own = [ZoneSpan(Zone.BYLINE, Span(start, end))]
        rows.append(
            [ZoneSpan(zone.zone, zone.span.shifted(-start)) for zone in own]
            or [ZoneSpan(Zone.BODY, Span(0, len(line)))]
        )
        start = end + 2
    return _with_lists(body, rows)


def _with_lists(body: list[str], rows: list[list[ZoneSpan]]) -> list[list[ZoneSpan]]:
    """Many short lines in a row are a list of the report: furniture that the layout has not shown already is short."""
    short = [
        index
        for index, row in enumerate(rows)
        if row[0].zone is Zone.BOILERPLATE and not furniture.is_site_line(fold(body[index]))
    ]
    if len(short) > LONGEST_CLOSING_RUN:
        for index in short:
            rows[index] = [ZoneSpan(Zone.BODY, rows[index][0].span)]
    return rows
