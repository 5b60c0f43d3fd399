"""The headlines of a story laid side by side, each cut into actor, verb, target and reason, in its own words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from framing.analysis.headline_records import MISSING, PARTS, placed_parts, stored_headline, wording_words
from framing.analysis.segments import Segment, segmented
from framing.models import Comparison
from framing.selectors.comparisons import HEADLINE_MENTIONS
from framing.selectors.marked_reports import Mark, MarkedReport
from framing.selectors.reports import Report
from reports.extraction.parted_headlines import PartedHeadline
from reports.models import Story
from reports.text.spans import Span
from reports.text.zones import Zone

#: With one headline there is nothing to lay beside it.
FEWEST_HEADLINES = 2


@dataclass(frozen=True, slots=True)
class Thread:
    """A referent that several of the headlines speak of, numbered from 1 by its first appearance in them."""

    number: int
    name: str
    href: str
    report_count: int


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a headline with its marks; ``is_part`` is False for words that belong to none of the four parts."""

    segments: tuple[Segment[Mark], ...]
    is_part: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of one headline with the words around it that belong to no part; ``missing`` says that it has none."""

    part: str
    words: tuple[Words, ...]
    threads: tuple[Thread, ...] = ()
    missing: str = ""

    @property
    def tight_words(self) -> tuple[Words, ...]:
        """The words without the blank that ends them, so that no line breaks before what stands behind them."""
        words = list(self.words)
        while words and not any(segment.text.strip() for segment in words[-1].segments):
            words.pop()
        if words:
            *segments, end = words[-1].segments
            words[-1] = replace(words[-1], segments=(*segments, replace(end, text=end.text.rstrip())))
        return tuple(words)


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """One headline; ``cells`` joined in the order of the text say all of it. Without parts it stands in ``whole``."""

    report: Report
    cells: tuple[Cell, ...] = ()
    wording: str = ""
    whole: Cell | None = None


@dataclass(frozen=True, slots=True)
class HeadlineGrid:
    """The headlines in the order of the reports, and what several of them speak of."""

    rows: tuple[HeadlineRow, ...]
    threads: tuple[Thread, ...]

    @property
    def parted_count(self) -> int:
        return sum(bool(row.cells) for row in self.rows)


def headline_grid(
    story: Story, reports: Sequence[MarkedReport], compared: Comparison | None, *, release: int = 0
) -> HeadlineGrid | None:
    """The grid of the reports' headlines; None where fewer than two reports are shown or no headline has parts.

    ``compared`` has to be read with ``HEADLINE_MENTIONS``. No query.
    """
    if len(reports) < FEWEST_HEADLINES:
        return None
    mentions = getattr(compared, HEADLINE_MENTIONS, None) or []
    threads = _Threads(story, [marked.report for marked in reports], mentions, release)
    rows = tuple(_row(marked, threads) for marked in reports)
    grid = HeadlineGrid(rows, threads.listed)
    return grid if grid.parted_count else None


class _Threads:
    """What several headlines speak of, by the places where they do."""

    def __init__(
        self, story: Story, reports: Sequence[Report], mentions: Iterable[Sequence[Any]], release: int
    ) -> None:
        orders = {str(report.article.pk): report.position for report in reports}
        shown = [mention for mention in mentions if mention[2] in orders]
        shown.sort(key=lambda mention: (orders[mention[2]], mention[3], -mention[4]))
        in_reports: dict[int, set[str]] = {}
        for number, _, article, *_ in shown:
            in_reports.setdefault(number, set()).add(article)
        self._places: dict[str, list[tuple[int, Thread]]] = {}
        self._by_referent: dict[int, Thread] = {}
        query = f"?{urlencode({'release': release})}" if release else ""
        for number, name, article, start, _ in shown:
            if len(in_reports[number]) < FEWEST_HEADLINES:
                continue
            if number not in self._by_referent:
                href = reverse("framing:referent_detail", args=[story.slug, number]) + query
                place = len(self._by_referent) + 1
                self._by_referent[number] = Thread(place, name, href, len(in_reports[number]))
            self._places.setdefault(article, []).append((start, self._by_referent[number]))

    @property
    def listed(self) -> tuple[Thread, ...]:
        return tuple(self._by_referent.values())

    def within(self, report: Report, span: Span) -> tuple[Thread, ...]:
        """Those that begin inside a stretch of a report's text, each once."""
        places = self._places.get(str(report.article.pk), ())
        return tuple(dict.fromkeys(thread for start, thread in places if span.start <= start < span.end))


def _row(marked: MarkedReport, threads: _Threads) -> HeadlineRow:
    report = marked.report
    bounds = _bounds(report)
    parted = stored_headline(report.run.figures) if report.run and bounds else None
    if bounds is None or parted is None:
        found = threads.within(report, bounds) if bounds else ()
        return HeadlineRow(report, whole=Cell("whole", (Words(marked.headline, is_part=True),), found))
    cells = {cell.part: cell for cell in _cells(marked, parted, bounds, threads)}
    shown = tuple(cells.get(part) or Cell(part, (), missing=MISSING[part]) for part in PARTS)
    return HeadlineRow(report, shown, wording_words(parted))


def _bounds(report: Report) -> Span | None:
    zones = report.revision.zone_spans if report.revision else ()
    return next((found.span for found in zones if found.zone is Zone.HEADLINE), None)


def _cells(marked: MarkedReport, parted: PartedHeadline, bounds: Span, threads: _Threads) -> Iterator[Cell]:
    """The parts that the headline has."""
    for part in placed_parts(parted, bounds):
        words = tuple(Words(_segments(marked, stretch), is_part) for stretch, is_part in part.stretches)
        yield Cell(part.name, words, threads.within(marked.report, part.span))


def _segments(marked: MarkedReport, stretch: Span) -> tuple[Segment[Mark], ...]:
    """A stretch of the headline with the marks that the page shows in it."""
    text = marked.report.revision.text if marked.report.revision else ""
    return segmented(text, stretch, [mark for segment in marked.headline for mark in segment.marks])
