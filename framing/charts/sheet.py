"""What a drawing is made of before anything draws it: words, lines, blocks and points in pixels, from the top."""

from dataclasses import dataclass, field, replace
from typing import Literal

from framing.charts.theme import TEXT

Anchor = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words whose baseline is at ``y``."""

    x: float
    y: float
    text: str
    role: str = "ink"
    size: float = TEXT
    anchor: Anchor = "left"
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; a faint one lets what is below it through."""

    x: float
    y: float
    x2: float
    y2: float
    role: str = "line"
    width: float = 1.0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle; without a fill it has an outline."""

    x: float
    y: float
    width: float
    height: float
    role: str
    opacity: float = 1.0
    is_filled: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """A round point; a hollow one has an outline."""

    x: float
    y: float
    radius: float
    role: str
    is_filled: bool = True


def moved(mark: "Mark", by: float) -> "Mark":
    """The same mark further right and further down."""
    if isinstance(mark, Line):
        return replace(mark, x=mark.x + by, y=mark.y + by, x2=mark.x2 + by, y2=mark.y2 + by)
    return replace(mark, x=mark.x + by, y=mark.y + by)


Mark = Words | Line | Block | Point


@dataclass(slots=True)
class Sheet:
    """A sheet of one width that grows downwards while it is drawn on; ``y`` is where the next thing goes."""

    width: float
    y: float = 0.0
    marks: list[Mark] = field(default_factory=list)

    def add(self, *marks: Mark) -> None:
        """Put marks on the sheet, the later ones over the earlier ones."""
        self.marks += marks
