"""The order in which a person reads the lines of a page (docs/method.md, "Documents")."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from statistics import median

# Starting values. Shares are of the page, lengths in heights of the usual line.
MARGIN_SHARE = 0.09
REPEATED_SHARE = 0.5
NARROWEST_COLUMN = 0.12
MOST_CROSSING = 0.2
FEWEST_LINES = 4
GUTTER = 0.6
SAME_ROW = 0.5
GAP_IN_ROW = 1.2
MOST_COLUMNS = 6
#: A broadsheet full of small type has about a thousand.
MOST_LINES = 2500

_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|von|/)\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line and their box, counted from the upper left corner of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How high the type is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """One page with its lines, in whatever order."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


def usual_height(lines: Iterable[Line]) -> float:
    """The height of most of the type, by characters."""
    heights = Counter[float]()
    for line in lines:
        heights[round(line.height, 1)] += len(line.text)
    return max(heights, key=lambda height: (heights[height], -height), default=10.0) or 10.0


def rows_joined(lines: Iterable[Line]) -> list[Line]:
    """Lines that a program wrote in pieces, put together where no more than a word's gap is between them."""
    joined: list[Line] = []
    for line in sorted(lines, key=lambda line: (round(line.top), line.left)):
        last = _last_of_row(joined, line)
        if last is None:
            joined.append(line)
            continue
        first = joined[last]
        joined[last] = Line(
            f"{first.text} {line.text}",
            min(first.left, line.left),
            max(first.right, line.right),
            min(first.top, line.top),
            max(first.bottom, line.bottom),
        )
    return joined


def _last_of_row(joined: list[Line], line: Line) -> int | None:
    for index in reversed(range(len(joined))):
        if _goes_on(joined[index], line):
            return index
        if line.top - joined[index].top > 2 * max(line.height, joined[index].height):
            return None
    return None


def _goes_on(first: Line, second: Line) -> bool:
    height = max(1.0, min(first.height, second.height))
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    gap = second.left - first.right
    return shared > SAME_ROW * height and -0.5 * height < gap < GAP_IN_ROW * height


def furniture(pages: list[Page]) -> frozenset[tuple[int, Line]]:
    """Headers, footers and page numbers: lines at the edge that most pages repeat, or that are nothing but a number."""
    edges = [(page.number, line, _likeness(line.text)) for page in pages for line in page.lines if _is_edge(page, line)]
    on_pages: dict[str, set[int]] = {}
    for number, _, words in edges:
        on_pages.setdefault(words, set()).add(number)
    needed = max(2.0, REPEATED_SHARE * len(pages))
    return frozenset(
        (number, line)
        for number, line, words in edges
        if len(on_pages[words]) >= needed or _PAGE_NUMBER.fullmatch(line.text)
    )


def _likeness(text: str) -> str:
    return _NUMBERS.sub("#", text).casefold()


def _is_edge(page: Page, line: Line) -> bool:
    return line.bottom < MARGIN_SHARE * page.height or line.top > (1 - MARGIN_SHARE) * page.height


def columns_of(page: Page) -> list[list[Line]]:
    """The lines of a page in columns; a page of more pieces than print has is left in the order of the file."""
    if len(page.lines) > MOST_LINES:
        return [list(page.lines)]
    return in_reading_order(rows_joined(page.lines), page.width)


def in_reading_order(lines: list[Line], width: float, *, columns: int = MOST_COLUMNS) -> list[list[Line]]:
    """The lines in columns, each from top to bottom: what crosses all columns ends what stands above it."""
    gutter = _gutter(lines, width) if columns > 1 else None
    if gutter is None:
        return [sorted(lines, key=lambda line: (line.top, line.left))] if lines else []
    crossing = sorted((line for line in lines if line.left < gutter < line.right), key=lambda line: line.top)
    rest = [line for line in lines if not line.left < gutter < line.right]
    found: list[list[Line]] = []
    for line in crossing:
        above = [other for other in rest if _middle(other) < _middle(line)]
        rest = [other for other in rest if _middle(other) >= _middle(line)]
        if above:
            found += _side_by_side(above, gutter, width, columns)
            found.append([line])
        elif found and found[-1][-1] in crossing:
            found[-1].append(line)
        else:
            found.append([line])
    return found + _side_by_side(rest, gutter, width, columns)


def _side_by_side(lines: list[Line], gutter: float, width: float, columns: int) -> list[list[Line]]:
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.right > gutter]
    return in_reading_order(left, width, columns=columns - 1) + in_reading_order(right, width, columns=columns - 1)


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _gutter(lines: list[Line], width: float) -> float | None:
    """The middle of the white strip between two columns: few lines cross it, enough stand on both sides."""
    if len(lines) < 2 * FEWEST_LINES:
        return None
    height = median(line.height for line in lines)
    best: tuple[int, float, float] | None = None
    for right in sorted({ceil(line.right) for line in lines}):
        starts = [line.left for line in lines if line.left >= right + GUTTER * height]
        if not starts or right - min(line.left for line in lines) < NARROWEST_COLUMN * width:
            continue
        middle = (right + min(starts)) / 2
        crossing = sum(line.left < middle < line.right for line in lines)
        before = sum(line.right <= middle for line in lines)
        after = len(lines) - before - crossing
        if crossing > MOST_CROSSING * len(lines) or min(before, after) < FEWEST_LINES:
            continue
        if max(line.right for line in lines) - min(starts) < NARROWEST_COLUMN * width:
            continue
        rank = (crossing, -(min(starts) - right), middle)
        best = rank if best is None or rank < best else best
    return best[2] if best else None
