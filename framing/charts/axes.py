"""The measure below a drawing: round steps, light lines through them, and what is measured."""

from collections.abc import Callable
from dataclasses import dataclass

from framing.charts.library import steps_to, width_of
from framing.charts.sheet import Line, Sheet, Words
from framing.charts.theme import SMALL

#: Pixels that one step of a scale takes at least.
_LEAST_STEP = 64
_BELOW = 40


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from 0 on between two places of a sheet."""

    left: float
    right: float
    steps: tuple[float, ...]

    def at(self, value: float) -> float:
        """Where a value stands."""
        return self.left + (self.right - self.left) * value / self.steps[-1]


def scale_to(greatest: float, left: float, right: float) -> Scale:
    """A scale whose last step is not below the greatest value."""
    return Scale(left, right, tuple(steps_to(greatest, max(2, int((right - left) / _LEAST_STEP)))))


def ruled(sheet: Sheet, scale: Scale, title: str, draw: Callable[[], None]) -> None:
    """What ``draw`` puts on the sheet, with the steps of the scale behind it and their values below it."""
    top, before = sheet.y, len(sheet.marks)
    draw()
    lines = [
        Line(scale.at(step), top, scale.at(step), sheet.y, "line" if step else "line-strong") for step in scale.steps
    ]
    sheet.marks[before:before] = lines
    for step in scale.steps:
        sheet.add(Words(scale.at(step), sheet.y + 15, number_of(step), "soft", SMALL, "center"))
    middle = (scale.left + scale.right) / 2
    half = width_of(title, SMALL) / 2
    sheet.add(Words(min(max(middle, half), sheet.width - half), sheet.y + 33, title, "soft", SMALL, "center"))
    sheet.y += _BELOW


def number_of(value: float) -> str:
    """A number without needless decimals, thousands parted."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
