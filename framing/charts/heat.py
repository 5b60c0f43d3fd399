"""Counts in rows and columns: every number stands in its field, whose tone only helps the eye."""

from framing.analysis.plots import Field, Heat
from framing.charts.library import cut, width_of, wrapped
from framing.charts.sheet import Block, Line, Sheet, Words
from framing.charts.theme import NARROW, SMALL, TEXT

#: The tone of the field with the greatest count, and of one with the least above nothing; words stay readable on both.
STRONGEST, FAINTEST = 0.4, 0.08
_ROW, _MOST_LABEL, _GAP, _LEAST_COLUMN = 27, 196, 14, 62


def draw_heat(sheet: Sheet, plot: Heat) -> None:
    """A row for each thing counted; columns too narrow for a name have the number of the report."""
    is_narrow = sheet.width <= NARROW
    label = 0.0 if is_narrow else min(_MOST_LABEL, max(width_of(name) for name, _ in plot.rows)) + _GAP
    column = (sheet.width - label) / len(plot.columns)
    _head(sheet, plot, label, column)
    greatest = max((field.count or 0 for _, fields in plot.rows for field in fields), default=0)
    for name, fields in plot.rows:
        if is_narrow:
            sheet.add(Words(0, sheet.y + 17, cut(name, sheet.width)))
            sheet.y += 23
        else:
            sheet.add(Words(0, sheet.y + _ROW / 2 + 4.5, cut(name, label - _GAP)))
        for number, field in enumerate(fields):
            left = label + number * column
            _field(sheet, left, column, plot.columns[number][1], field, greatest)
        sheet.y += _ROW
    sheet.y += 2
    if column < _LEAST_COLUMN:
        _key(sheet, plot)


def _head(sheet: Sheet, plot: Heat, label: float, column: float) -> None:
    for number, (name, colour) in enumerate(plot.columns):
        middle = label + (number + 0.5) * column
        shown = cut(name, column - 8, SMALL) if column >= _LEAST_COLUMN else str(number + 1)
        sheet.add(Words(middle, sheet.y + 14, shown, "soft", SMALL, "center"))
        sheet.add(
            Line(label + number * column + 1, sheet.y + 21, label + (number + 1) * column - 1, sheet.y + 21, colour, 3)
        )
    sheet.y += 26


def _key(sheet: Sheet, plot: Heat) -> None:
    """Which report each number is."""
    names = " · ".join(f"{number} {name}" for number, (name, _) in enumerate(plot.columns, start=1))
    sheet.y += 6
    for line in wrapped(names, sheet.width, SMALL):
        sheet.add(Words(0, sheet.y + 14, line, "soft", SMALL))
        sheet.y += 18


def _field(sheet: Sheet, left: float, width: float, colour: str, field: Field, greatest: int) -> None:
    middle, baseline = left + width / 2, sheet.y + _ROW / 2 + 4.5
    if not field.count:
        sheet.add(Words(middle, baseline, "–" if field.count is None else "0", "faint", SMALL, "center"))
        return
    tone = FAINTEST + (STRONGEST - FAINTEST) * (field.count / greatest)
    sheet.add(Block(left + 1, sheet.y + 1, width - 2, _ROW - 2, colour, round(tone, 3)))
    both = f"{field.count} {field.beside}"
    shown = both if field.beside and width_of(both) <= width - 12 else str(field.count)
    sheet.add(Words(middle, baseline, shown, "ink", TEXT, "center"))
