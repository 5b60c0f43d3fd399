"""Moments of several reports on one clock, in UTC."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from framing.analysis.plots import Clock, Lane, Moment
from framing.charts.library import cut, width_of
from framing.charts.sheet import Line, Point, Sheet, Words
from framing.charts.theme import NARROW, SMALL

#: What may lie between two marks of the clock, in hours.
STEPS = (1, 2, 3, 6, 12, 24, 48, 7 * 24, 14 * 24, 28 * 24, 91 * 24, 182 * 24, 365 * 24)
_LEAST_STEP, _LABEL_WIDTH = 66, 60
_ROW, _NARROW_ROW, _GAP, _MOST_LABEL, _RADIUS = 27, 43, 14, 176, 5.0


def draw_clock(sheet: Sheet, plot: Clock) -> None:
    """A lane for each report; what happened at its moments stands beside the last one where there is room."""
    is_narrow = sheet.width <= NARROW
    label = 0.0 if is_narrow else min(_MOST_LABEL, max(width_of(lane.label) for lane in plot.lanes)) + _GAP
    moments = [moment.at.astimezone(UTC) for lane in plot.lanes for moment in lane.moments]
    left, right = label + 30, sheet.width - 30
    steps = _steps(min(moments), max(moments), max(2, int((right - left) / _LEAST_STEP)))
    top, before = sheet.y, len(sheet.marks)

    def at(moment: datetime) -> float:
        return left + (right - left) * ((moment - steps[0]) / (steps[-1] - steps[0]))

    for lane in plot.lanes:
        _lane(sheet, lane, label, {moment: at(moment.at) for moment in lane.moments})
    sheet.marks[before:before] = [Line(at(step), top, at(step), sheet.y, "line") for step in steps]
    _foot(sheet, steps, [at(step) for step in steps], label)


def _lane(sheet: Sheet, lane: Lane, label: float, places: dict[Moment, float]) -> None:
    if label:
        sheet.add(Words(0, sheet.y + _ROW / 2 + 4.5, cut(lane.label, label - _GAP)))
        middle = sheet.y + _ROW / 2
    else:
        sheet.add(Words(0, sheet.y + 15, cut(lane.label, sheet.width)))
        middle = sheet.y + 30
    if not lane.moments:
        sheet.add(Words(label + 30, middle + 4.5, lane.words, "faint", SMALL))
    else:
        first, last = min(places.values()), max(places.values())
        sheet.add(Line(first, middle, last, middle, lane.colour, 2, 0.5))
        sheet.add(*(Point(x, middle, _RADIUS, lane.colour, moment.is_full) for moment, x in places.items()))
        _tell(sheet, lane, middle, label, first, last)
    sheet.y += _ROW if label else _NARROW_ROW


def _tell(sheet: Sheet, lane: Lane, middle: float, label: float, first: float, last: float) -> None:
    """The words of the lane on whichever side has room for them."""
    words = lane.words
    width = width_of(words, SMALL)
    if last + 12 + width <= sheet.width:
        sheet.add(Words(last + 12, middle + 4.5, words, "soft", SMALL))
    elif first - 12 - width >= label:
        sheet.add(Words(first - 12, middle + 4.5, words, "soft", SMALL, "right"))


def _steps(first: datetime, last: datetime, most: int) -> list[datetime]:
    """Round moments from before the first to after the last one, as few as fit."""
    for hours in STEPS:
        steps = list(_from(first, last, timedelta(hours=hours)))
        if len(steps) <= most + 1:
            return steps
    return [steps[0], steps[-1]]


def _from(first: datetime, last: datetime, step: timedelta) -> Iterator[datetime]:
    # Days begin on the hour zero of UTC, and weeks on a Monday.
    origin = datetime(1970, 1, 5, tzinfo=UTC)
    at = origin + (first - origin) // step * step
    yield at
    while at <= last or at == first:
        at += step
        yield at


def _foot(sheet: Sheet, steps: list[datetime], places: list[float], label: float) -> None:
    """Hours below their lines, and the day where it begins or changes."""
    has_hours = steps[1] - steps[0] < timedelta(days=1)
    day, shown_to = "", float(-_LABEL_WIDTH)
    for step, x in zip(steps, places, strict=True):
        named = f"{step.day} {step:%b}" if steps[1] - steps[0] < timedelta(days=91) else f"{step:%b %Y}"
        if has_hours:
            sheet.add(Words(x, sheet.y + 15, f"{step:%H:%M}", "soft", SMALL, "center"))
        if named != day and x - shown_to >= _LABEL_WIDTH / 2:
            sheet.add(Words(x, sheet.y + (31 if has_hours else 15), named, "soft", SMALL, "center"))
            day, shown_to = named, x
    below = 15 if label else 47 if has_hours else 31
    sheet.add(Words(0, sheet.y + below, "UTC" if label else "All times UTC", "faint", SMALL))
    sheet.y += (54 if has_hours else 38) if not label else (38 if has_hours else 22)
