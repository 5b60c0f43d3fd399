"""Bars of parts: a label, the bar, and its parts in words below it, so that no part has to be told by its tone."""

from framing.analysis.plots import Bar, Bars
from framing.charts.axes import Scale, ruled, scale_to
from framing.charts.library import cut, width_of, wrapped
from framing.charts.sheet import Block, Sheet, Words
from framing.charts.theme import NARROW, SMALL

#: How strong the colour of a part is, by its kind; the last one is an outline.
TONES = (1.0, 0.55, 0.25)
_BAR, _KEY, _WORDS_LINE = 14, 26, 18
_MOST_LABEL, _GAP = 176, 14


def draw_bars(sheet: Sheet, plot: Bars) -> None:
    """A key to the parts, then the bars below one another."""
    is_narrow = sheet.width <= NARROW
    label = 0.0 if is_narrow else min(_MOST_LABEL, max(width_of(bar.label) for bar in plot.bars)) + _GAP
    scale = scale_to(max(sum(bar.parts) for bar in plot.bars), label + 6, sheet.width - 12)
    _key(sheet, plot.kinds)

    def rows() -> None:
        for bar in plot.bars:
            _bar(sheet, scale, bar, label)

    ruled(sheet, scale, plot.axis, rows)


def _key(sheet: Sheet, kinds: tuple[str, ...]) -> None:
    """What each tone stands for, in as many lines as it takes."""
    x = 0.0
    for number, kind in enumerate(kinds):
        width = 18 + width_of(kind, SMALL) + 16
        if x and x + width > sheet.width:
            x, sheet.y = 0.0, sheet.y + 20
        sheet.add(_part(x + 1, sheet.y + 3, 11, 11, "soft", number))
        sheet.add(Words(x + 18, sheet.y + 13, kind, "soft", SMALL))
        x += width
    sheet.y += _KEY


def _bar(sheet: Sheet, scale: Scale, bar: Bar, label: float) -> None:
    is_narrow = not label
    if is_narrow:
        sheet.add(Words(0, sheet.y + 15, cut(bar.label, sheet.width)))
        sheet.y += 21
    else:
        sheet.y += 6
        sheet.add(Words(0, sheet.y + 12, cut(bar.label, label - _GAP)))
    left = scale.left + 1
    total = 0.0
    for number, part in enumerate(bar.parts):
        if part:
            total += part
            right = scale.at(total)
            sheet.add(_part(left, sheet.y, max(right - left - 1, 1), _BAR, bar.colour, number))
            left = right
    sheet.y += _BAR
    begin = 0 if is_narrow else scale.left + 1
    for line in wrapped(bar.words, sheet.width - begin, SMALL):
        sheet.add(Words(begin, sheet.y + 15, line, "soft", SMALL))
        sheet.y += _WORDS_LINE
    sheet.y += 6


def _part(x: float, y: float, width: float, height: float, role: str, number: int) -> Block:
    if number < len(TONES):
        return Block(x, y, width, height, role, TONES[number])
    return Block(x + 0.75, y + 0.75, max(width - 1.5, 0.5), height - 1.5, role, is_filled=False)
