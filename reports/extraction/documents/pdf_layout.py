"""The order in which a person reads the lines of a page (docs/method.md, "Documents")."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from statistics import median

from reports.text.furniture import same_title

# Starting values. Shares are of the page, lengths in heights of the usual line.
LARGER_TYPE = 1.25
MARGIN_SHARE = 0.09
REPEATED_SHARE = 0.5
NARROWEST_COLUMN = 0.12
MOST_CROSSING = 0.2
FEWEST_LINES = 4
GUTTER = 0.6
SAME_ROW = 0.5
GAP_IN_ROW = 1.2
GAP_IN_COLUMN = 8.0
MOST_COLUMNS = 6
#: A broadsheet full of small type has about a thousand.
MOST_LINES = 2500

_NUMBERS = re.compile(r"\d+")
_PRINTED = re.compile(
    # What browsers print at the edges: number of the page, day and time, address.
    r"(?:page|seite|p\.)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|von|/)\s*\d{1,4})?\s*[-–—|]?"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}[:.]\d{2}(?:\s?[ap]m)?|(?:https?|file)://\S+",
    re.IGNORECASE,
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


def rows_joined(lines: Iterable[Line], *, gap: float = GAP_IN_ROW) -> list[Line]:
    """Lines that a program wrote in pieces, put together where no more than a word's gap is between them.

    What has more pieces than print is left as it is.
    """
    lines = list(lines)
    if len(lines) > MOST_LINES:
        return lines
    joined: list[Line] = []
    for line in sorted(lines, key=lambda line: (round(line.top), line.left)):
        last = _last_of_row(joined, line, gap)
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


def _last_of_row(joined: list[Line], line: Line, gap: float) -> int | None:
    for index in reversed(range(len(joined))):
        if _goes_on(joined[index], line, gap):
            return index
        if line.top - joined[index].top > 2 * max(line.height, joined[index].height):
            return None
    return None


def _goes_on(first: Line, second: Line, most: float) -> bool:
    height = max(1.0, min(first.height, second.height))
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    gap = second.left - first.right
    return shared > SAME_ROW * height and -0.5 * height < gap < most * height


def furniture(pages: list[Page], title: str = "") -> frozenset[tuple[int, Line]]:
    """Headers, footers and page numbers: lines at the edge that most pages repeat, that print the title of the file in
    small type, or that are nothing but what browsers print there."""
    usual = usual_height(line for page in pages for line in page.lines)
    edges = [(page.number, line, _likeness(line.text)) for page in pages for line in page.lines if _is_edge(page, line)]
    on_pages: dict[str, set[int]] = {}
    for number, _, words in edges:
        on_pages.setdefault(words, set()).add(number)
    needed = max(2.0, REPEATED_SHARE * len(pages))
    return frozenset(
        (number, line)
        for number, line, words in edges
        # Large type at the edge of the first page is a headline or a masthead, also when later pages repeat it.
        if (number != pages[0].number or line.height < LARGER_TYPE * usual)
        and (len(on_pages[words]) >= needed or _PRINTED.fullmatch(line.text) or same_title(line.text, title))
    )


def _likeness(text: str) -> str:
    return _NUMBERS.sub("#", text).casefold()


def _is_edge(page: Page, line: Line) -> bool:
    return line.bottom < MARGIN_SHARE * page.height or line.top > (1 - MARGIN_SHARE) * page.height


class Columns:
    """The columns of one page after the other; where they were found on one, they are looked for on the next."""

    def __init__(self) -> None:
        self._known: list[float] = []

    def of(self, page: Page) -> list[list[Line]]:
        """The lines of a page column by column, each from top to bottom."""
        if len(page.lines) > MOST_LINES:
            return [list(page.lines)]
        columns = self._ordered(list(page.lines), page.width, MOST_COLUMNS)
        # In one column even wide gaps are those of a line that was stretched to its width.
        return [rows_joined(column, gap=GAP_IN_COLUMN) for column in columns]

    def _ordered(self, lines: list[Line], width: float, columns: int) -> list[list[Line]]:
        """What crosses all columns ends what stands above it."""
        gutter = self._gutter(lines, width) if columns > 1 else None
        if gutter is None:
            return [sorted(lines, key=lambda line: (line.top, line.left))] if lines else []
        crossing = sorted((line for line in lines if line.left < gutter < line.right), key=lambda line: line.top)
        rest = [line for line in lines if not line.left < gutter < line.right]
        found: list[list[Line]] = []
        for line in crossing:
            above = [other for other in rest if _middle(other) < _middle(line)]
            rest = [other for other in rest if _middle(other) >= _middle(line)]
            found += self._side_by_side(above, gutter, width, columns)
            if found and not above and found[-1][-1] in crossing:
                found[-1].append(line)
            else:
                found.append([line])
        return found + self._side_by_side(rest, gutter, width, columns)

    def _side_by_side(self, lines: list[Line], gutter: float, width: float, columns: int) -> list[list[Line]]:
        left = [line for line in lines if line.right <= gutter]
        right = [line for line in lines if line.right > gutter]
        return self._ordered(left, width, columns - 1) + self._ordered(right, width, columns - 1)

    def _gutter(self, lines: list[Line], width: float) -> float | None:
        lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
        for middle in self._known:
            if _parts(lefts, rights, middle, fewest=1):
                return middle
        if len(lines) < 2 * FEWEST_LINES:
            return None
        found = _new_gutter(lefts, rights, median(line.height for line in lines), width)
        if found is not None:
            self._known = sorted({*self._known, found})
        return found


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _parts(lefts: list[float], rights: list[float], middle: float, *, fewest: int) -> int | None:
    """How many lines cross a white strip, counted from 1, when enough stand on both sides of it."""
    before = bisect_right(rights, middle)
    crossing = bisect_left(lefts, middle) - before
    if crossing > MOST_CROSSING * len(lefts) or min(before, len(lefts) - before - crossing) < fewest:
        return None
    return crossing + 1


def _new_gutter(lefts: list[float], rights: list[float], height: float, width: float) -> float | None:
    """The middle of the white strip between two columns: few lines cross it, enough stand on both sides."""
    best: tuple[int, float, float] | None = None
    for right in sorted({ceil(right) for right in rights}):
        place = bisect_left(lefts, right + GUTTER * height)
        if place == len(lefts):
            break
        start = lefts[place]
        if min(right - lefts[0], rights[-1] - start) < NARROWEST_COLUMN * width:
            continue
        crossing = _parts(lefts, rights, (right + start) / 2, fewest=FEWEST_LINES)
        if crossing is not None:
            rank = (crossing, right - start, (right + start) / 2)
            best = rank if best is None or rank < best else best
    return best[2] if best else None
