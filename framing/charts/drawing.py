"""From a chart to its drawing: for a page without the words that the page prints, for a file with all of them."""

from collections.abc import Callable, Mapping
from typing import Any

from framing.analysis.plots import Bars, Chart, Clock, Dots, Heat, Months
from framing.charts.bars import draw_bars
from framing.charts.clock import draw_clock
from framing.charts.dots import draw_dots
from framing.charts.heat import draw_heat
from framing.charts.library import wrapped
from framing.charts.months import draw_months
from framing.charts.sheet import Sheet, Words, moved
from framing.charts.theme import SMALL, TEXT, TITLE, WIDE

_MARGIN = 24
_DRAWN: Mapping[type, Callable[[Sheet, Any], None]] = {
    Dots: draw_dots,
    Bars: draw_bars,
    Heat: draw_heat,
    Clock: draw_clock,
    Months: draw_months,
}


def sheet_for_page(chart: Chart, width: int) -> Sheet:
    """The drawing alone, for one of the two widths."""
    sheet = Sheet(width)
    _DRAWN[type(chart.plot)](sheet, chart.plot)
    return sheet


def sheet_for_file(chart: Chart) -> Sheet:
    """The drawing with its title, what it shows, what to mind and what it was made of, on a margin."""
    inner = Sheet(WIDE)
    for line in wrapped(chart.title, WIDE, TITLE):
        inner.add(Words(0, inner.y + 18, line, "ink", TITLE, is_strong=True))
        inner.y += 24
    _prose(inner, chart.says, TEXT, "soft")
    inner.y += 14
    _DRAWN[type(chart.plot)](inner, chart.plot)
    inner.y += 10
    for line in (*chart.notes, chart.source):
        _prose(inner, line, SMALL, "faint")
    return _with_margin(inner)


def _prose(sheet: Sheet, text: str, size: float, role: str) -> None:
    for line in wrapped(text, sheet.width, size):
        sheet.add(Words(0, sheet.y + 14, line, role, size))
        sheet.y += 18


def _with_margin(inner: Sheet) -> Sheet:
    """The same moved inwards."""
    sheet = Sheet(inner.width + 2 * _MARGIN, inner.y + 2 * _MARGIN)
    sheet.add(*(moved(mark, _MARGIN) for mark in inner.marks))
    return sheet
