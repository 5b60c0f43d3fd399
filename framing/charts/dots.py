"""Dots with whiskers: one figure a row, the same measure for all of them."""

from framing.analysis.plots import Dot, Dots
from framing.charts.axes import Scale, ruled, scale_to
from framing.charts.library import cut, width_of, wrapped
from framing.charts.sheet import Line, Point, Sheet, Words
from framing.charts.theme import HEADING, NARROW, SMALL

_ROW, _NARROW_ROW, _HEADING_HEIGHT, _HEADING_LINE = 25, 41, 27, 18
_MOST_LABEL, _GAP = 176, 14
_RADIUS, _WHISKER = 4.5, 2.5


def draw_dots(sheet: Sheet, plot: Dots) -> None:
    """The groups below one another; on a narrow sheet each label stands above its dot."""
    dots = [dot for _, group in plot.groups for dot in group]
    reach = max((dot.high or dot.value or 0 for dot in dots), default=0)
    is_narrow = sheet.width <= NARROW
    label = 0.0 if is_narrow else min(_MOST_LABEL, max(width_of(dot.label) for dot in dots)) + _GAP
    told = [width_of(dot.words, SMALL) for dot in dots if dot.value is not None]
    words = max(told, default=0.0) if not is_narrow else 0.0
    scale = scale_to(reach, label + 6, sheet.width - (words + _GAP if words else 10))

    def rows() -> None:
        for title, group in plot.groups:
            _heading(sheet, title)
            for dot in group:
                (_narrow if is_narrow else _wide)(sheet, scale, dot, label)

    if told:
        ruled(sheet, scale, plot.axis, rows)
    else:
        rows()


def _heading(sheet: Sheet, title: str) -> None:
    if title:
        for line in wrapped(title, sheet.width, HEADING, is_strong=True):
            sheet.add(Words(0, sheet.y + 18, line, "ink", HEADING, is_strong=True))
            sheet.y += _HEADING_LINE
        sheet.y += _HEADING_HEIGHT - _HEADING_LINE


def _wide(sheet: Sheet, scale: Scale, dot: Dot, label: float) -> None:
    middle = sheet.y + _ROW / 2
    sheet.add(Words(0, middle + 4.5, cut(dot.label, label - _GAP)))
    if dot.value is None:
        sheet.add(Words(scale.left + 6, middle + 4.5, dot.words, "faint", SMALL))
    else:
        _dot(sheet, scale, dot, middle)
        sheet.add(Words(sheet.width, middle + 4.5, dot.words, "soft", SMALL, "right"))
    sheet.y += _ROW


def _narrow(sheet: Sheet, scale: Scale, dot: Dot, label: float) -> None:
    """The label above, the dot below it; words that say why there is none go below, too, where they do not fit."""
    both = width_of(dot.label) + _GAP + width_of(dot.words, SMALL)
    role, has_dot = ("faint", False) if dot.value is None else ("soft", True)
    is_below = not has_dot and both > sheet.width
    sheet.add(Words(0, sheet.y + 15, cut(dot.label, sheet.width - (0 if is_below else both - width_of(dot.label)))))
    if is_below:
        sheet.add(Words(0, sheet.y + 32, dot.words, role, SMALL))
    else:
        sheet.add(Words(sheet.width, sheet.y + 15, dot.words, role, SMALL, "right"))
    if has_dot:
        _dot(sheet, scale, dot, sheet.y + 28)
    sheet.y += _NARROW_ROW if has_dot or is_below else _NARROW_ROW - 14


def _dot(sheet: Sheet, scale: Scale, dot: Dot, y: float) -> None:
    if dot.low is not None and dot.high is not None:
        sheet.add(Line(scale.at(dot.low), y, scale.at(dot.high), y, dot.colour, _WHISKER, 0.5))
    sheet.add(Point(scale.at(dot.value or 0), y, _RADIUS, dot.colour))
