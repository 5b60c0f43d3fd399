"""Which stretch of a text is headline, body or furniture (docs/method.md, "Zones")."""

from dataclasses import dataclass
from enum import StrEnum

from reports.text import furniture
from reports.text.datelines import dateline_length
from reports.text.fold import fold
from reports.text.paragraphs import paragraphs
from reports.text.spans import Span


class Zone(StrEnum):
    """A part of the layout; what each means for the figures is told in docs/method.md."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"
    BREADCRUMB = "breadcrumb"
    DUPLICATE_HEADLINE = "duplicate_headline"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class ZoneSpan:
    """One paragraph, line or dateline and its zone."""

    zone: Zone
    span: Span


# Starting values; not calibrated yet.
LONGEST_STANDFIRST = 45
LONGEST_HEADLINE = 30
LAST_DUPLICATE = 6
SHORTEST_LEAD = 12


def find_zones(text: str, *, headline: Span | None = None, first_is_headline: bool = True) -> tuple[ZoneSpan, ...]:
    """Every paragraph with its zone, in text order.

    ``headline`` tells where the headline is; without it the first fitting line is taken, unless
    ``first_is_headline`` says that the text is a bare body.
    """
    reading = _Reading(text, headline)
    reading.mark_furniture()
    if headline is None and first_is_headline:
        reading.mark_first_line_as_headline()
    reading.mark_duplicates()
    reading.mark_top()
    reading.mark_closing_run()
    reading.keep_one_body()
    return tuple(reading.zone_spans())


class _Reading:
    """The paragraphs of one text while their zones are being decided; rules run in the order of docs/method.md."""

    def __init__(self, text: str, headline: Span | None) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.zones: list[Zone | None] = []
        for paragraph in paragraphs(text):
            self._add(paragraph, headline)
        self.folded = [fold(span.of(text)) for span in self.spans]
        self.dateline: tuple[int, int] | None = None

    def _add(self, paragraph: Span, headline: Span | None) -> None:
        if headline is None or not paragraph.overlaps(headline):
            self.spans.append(paragraph)
            self.zones.append(None)
            return
        inner = Span(max(paragraph.start, headline.start), min(paragraph.end, headline.end))
        bounds = ((paragraph.start, inner.start, None), (inner.start, inner.end, Zone.HEADLINE))
        for start, end, zone in (*bounds, (inner.end, paragraph.end, None)):
            words = self.text[start:end]
            if words.strip():
                start += len(words) - len(words.lstrip())
                self.spans.append(Span(start, start + len(words.strip())))
                self.zones.append(zone)

    def open(self) -> list[int]:
        """Paragraphs without a zone so far."""
        return [index for index, zone in enumerate(self.zones) if zone is None]

    def mark_furniture(self) -> None:
        """Lines that are furniture wherever they stand."""
        for index in self.open():
            line = self.folded[index]
            if furniture.is_breadcrumb(self.spans[index].of(self.text)):
                self.zones[index] = Zone.BREADCRUMB
            elif furniture.is_site_line(line):
                self.zones[index] = Zone.BOILERPLATE
            elif furniture.is_marked_caption(line):
                self.zones[index] = Zone.CAPTION
        for index in self.open():
            following = self.folded[index + 1] if index + 1 < len(self.folded) else ""
            if furniture.introduces_addresses(self.folded[index], following):
                self.zones[index] = Zone.BOILERPLATE

    def mark_first_line_as_headline(self) -> None:
        waiting = [index for index in self.open() if not furniture.is_byline(self.folded[index])]
        if len(waiting) > 1 and self._is_section(waiting):
            self.zones[waiting.pop(0)] = Zone.BREADCRUMB
        if not waiting:
            return
        first = self.folded[waiting[0]]
        if len(waiting) == 1 and furniture.ends_a_sentence(first):
            return
        if furniture.word_count(first) <= LONGEST_HEADLINE and not dateline_length(first):
            self.zones[waiting[0]] = Zone.HEADLINE

    def _is_section(self, waiting: list[int]) -> bool:
        """Whether the first line names a section: by its words, or since the line below it is printed twice."""
        first, second, *rest = (self.folded[index] for index in waiting[:3])
        if furniture.is_section_name(first):
            return True
        return bool(rest) and furniture.word_count(first) <= 3 and furniture.same_title(second, rest[0])

    def mark_duplicates(self) -> None:
        if Zone.HEADLINE not in self.zones:
            return
        first = self.zones.index(Zone.HEADLINE)
        title = self.folded[first]
        for index in range(min(len(self.spans), first + 1 + LAST_DUPLICATE)):
            if self.zones[index] is None and furniture.same_title(self.folded[index], title):
                self.zones[index] = Zone.DUPLICATE_HEADLINE

    def mark_top(self) -> None:
        """Captions, bylines, the standfirst and the dateline: all stand before the second paragraph of the body."""
        leads = 0
        for index in self.open():
            line = self.folded[index]
            following = self.folded[index + 1] if index + 1 < len(self.folded) else ""
            if furniture.is_byline(line) or (leads == 0 and furniture.is_name_line(line, following)):
                self.zones[index] = Zone.BYLINE
            elif furniture.is_credited_caption(line) and not dateline_length(line):
                self.zones[index] = Zone.CAPTION
            elif self.dateline is None and (length := dateline_length(line)):
                self.dateline = (index, length)
                leads += 1
            else:
                leads += furniture.word_count(line) >= SHORTEST_LEAD
            if leads > 1:
                break
        self._mark_standfirst()

    def _mark_standfirst(self) -> None:
        """The one short paragraph between the headline and the byline or dateline."""
        if Zone.HEADLINE not in self.zones:
            return
        first = self.zones.index(Zone.HEADLINE)
        before: list[int] = []
        for index in range(first + 1, len(self.spans)):
            if self.zones[index] is Zone.BYLINE or (self.dateline and self.dateline[0] == index):
                if len(before) == 1 and furniture.word_count(self.folded[before[0]]) <= LONGEST_STANDFIRST:
                    self.zones[before[0]] = Zone.STANDFIRST
                return
            if self.zones[index] is None:
                before.append(index)
            if len(before) > 1:
                return

    def mark_closing_run(self) -> None:
        """Short lines and furniture at the very end, as long as a paragraph of the body stays above them."""
        waiting = self.open()
        for index in reversed(waiting[1:]):
            if furniture.is_byline(self.folded[index]):
                self.zones[index] = Zone.BYLINE
            elif furniture.is_closing_line(self.folded[index]) or furniture.is_appeal(self.folded[index]):
                self.zones[index] = Zone.BOILERPLATE
            else:
                return

    def keep_one_body(self) -> None:
        """A text of nothing but furniture keeps its longest paragraph as body: it was given for its words."""
        if any(zone is None or zone is Zone.HEADLINE for zone in self.zones) or not self.spans:
            return
        longest = max(range(len(self.spans)), key=lambda index: len(self.spans[index]))
        if furniture.is_sentence(self.folded[longest]):
            self.zones[longest] = None

    def zone_spans(self) -> list[ZoneSpan]:
        found: list[ZoneSpan] = []
        for index, span in enumerate(self.spans):
            zone = self.zones[index] or Zone.BODY
            if zone is Zone.BODY and self.dateline and self.dateline[0] == index:
                words = span.of(self.text)[: self.dateline[1]]
                end = span.start + len(words.rstrip())
                found.append(ZoneSpan(Zone.DATELINE, Span(span.start, end)))
                rest = self.text[end : span.end]
                span = Span(end + len(rest) - len(rest.lstrip()), span.end)
            found.append(ZoneSpan(zone, span))
        return found
