"""Figures month by month: points with whiskers on one measure, joined where nothing lies between them."""

from collections.abc import Iterator
from itertools import pairwise

from framing.analysis.plots import Course, Months, Ranged
from framing.charts.axes import Scale, number_of
from framing.charts.library import cut, steps_to, width_of, wrapped
from framing.charts.sheet import Line, Point, Sheet, Words
from framing.charts.theme import NARROW, SMALL

#: What stands where a month has too little text.
GAP = "–"
_HEIGHT, _NARROW_HEIGHT, _LEAST_STEP = 190, 160, 44
_KEY_LINE, _ABOVE, _LEFT, _LABEL = 22, 12, 10, 34
_RADIUS, _WHISKER, _APART = 4.5, 2.5, 9.0


def draw_months(sheet: Sheet, plot: Months) -> None:
    """What is measured, a key where there are several courses, the points, and the months below them."""
    for line in wrapped(plot.axis, sheet.width, SMALL):
        sheet.add(Words(0, sheet.y + 14, line, "soft", SMALL))
        sheet.y += 18
    if len(plot.courses) > 1:
        _key(sheet, plot)
    height = _NARROW_HEIGHT if sheet.width <= NARROW else _HEIGHT
    top, bottom = sheet.y + _ABOVE, sheet.y + _ABOVE + height
    reach = max((one.high for course in plot.courses for one in course.figures if one), default=0.0)
    scale = Scale(bottom, top, tuple(steps_to(reach, height // _LEAST_STEP)))
    left = max(width_of(number_of(step), SMALL) for step in scale.steps) + _LEFT
    column = (sheet.width - left) / len(plot.months)
    _rule(sheet, scale, left)
    for place, course in enumerate(plot.courses):
        _course(sheet, scale, course, [left + column * at for at in _places(plot, place, column)])
    _gaps(sheet, plot, bottom, [left + column * (number + 0.5) for number in range(len(plot.months))])
    sheet.y = bottom
    _foot(sheet, plot, left, column)


def _places(plot: Months, place: int, column: float) -> Iterator[float]:
    """Where the points of a course stand, in columns: beside those of the other courses."""
    apart = min(_APART, column / (len(plot.courses) + 1)) / column
    aside = (place - (len(plot.courses) - 1) / 2) * apart
    return (number + 0.5 + aside for number in range(len(plot.months)))


def _key(sheet: Sheet, plot: Months) -> None:
    x = 0.0
    for course in plot.courses:
        label = cut(course.label, sheet.width - 18, SMALL)
        width = 16 + width_of(label, SMALL) + 18
        if x and x + width > sheet.width:
            x, sheet.y = 0.0, sheet.y + _KEY_LINE
        sheet.add(Point(x + 6, sheet.y + 9.5, _RADIUS, course.colour, not course.is_hollow))
        sheet.add(Words(x + 16, sheet.y + 14, label, "soft", SMALL))
        x += width
    sheet.y += _KEY_LINE


def _rule(sheet: Sheet, scale: Scale, left: float) -> None:
    for step in scale.steps:
        y = scale.at(step)
        sheet.add(Line(left, y, sheet.width, y, "line" if step else "line-strong"))
        sheet.add(Words(left - 6, y + 4, number_of(step), "soft", SMALL, "right"))


def _course(sheet: Sheet, scale: Scale, course: Course, places: list[float]) -> None:
    found = list(zip(places, course.figures, strict=True))
    radius = _RADIUS if len(places) < 2 else min(_RADIUS, max(2.5, (places[1] - places[0]) / 4))
    for (x, one), (x2, other) in pairwise(found):
        if one and other:
            sheet.add(Line(x, scale.at(one.value), x2, scale.at(other.value), course.colour, 1.25, 0.4))
    for x, one in found:
        if one:
            _whisker(sheet, scale, course, x, one, radius)


def _whisker(sheet: Sheet, scale: Scale, course: Course, x: float, one: Ranged, radius: float) -> None:
    """The interval as a line that stops at a hollow point, so that nothing shows through it."""
    middle = scale.at(one.value)
    aside = radius if course.is_hollow else 0.0
    for end, away in ((one.low, aside), (one.high, -aside)):
        if abs(scale.at(end) - middle) > radius:
            sheet.add(Line(x, middle + away, x, scale.at(end), course.colour, _WHISKER, 0.5))
    sheet.add(Point(x, middle, radius, course.colour, not course.is_hollow))


def _gaps(sheet: Sheet, plot: Months, bottom: float, middles: list[float]) -> None:
    """A sign on the axis where no course has a figure."""
    for number, x in enumerate(middles):
        if not any(course.figures[number] for course in plot.courses):
            sheet.add(Words(x, bottom - 6, GAP, "faint", SMALL, "center"))


def _foot(sheet: Sheet, plot: Months, left: float, column: float) -> None:
    """As many months as there is room for, each year below its first one."""
    every = max(1, -(-_LABEL // max(1, int(column))))
    year = ""
    for number in range(0, len(plot.months), every):
        name, of = plot.months[number]
        x = left + column * (number + 0.5)
        half = max(width_of(name, SMALL), width_of(of, SMALL)) / 2
        x = min(max(x, half), sheet.width - half)
        sheet.add(Words(x, sheet.y + 16, name, "soft", SMALL, "center"))
        if of != year:
            sheet.add(Words(x, sheet.y + 31, of, "faint", SMALL, "center"))
            year = of
    sheet.y += 38
