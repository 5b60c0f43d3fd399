"""From the lines of a PDF's pages to headline and paragraphs (docs/method.md, "Documents")."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reports.extraction.documents.dates import date_in
from reports.extraction.documents.drafts import MOST_HEADLINE_WORDS, clean, found, names_a_medium
from reports.extraction.documents.pdf_layout import (
    Line,
    Page,
    columns_of,
    furniture,
    usual_height,
)
from reports.extraction.documents.values import Evidence, Found
from reports.text.furniture import ends_a_sentence, is_byline, same_title, word_count

# Starting values. Heights are in the usual height of the type, gaps in the usual gap between lines.
LARGER_TYPE = 1.25
OTHER_TYPE = 1.12
WIDER_GAP = 1.35
#: Between lines of double-spaced text are 2 heights.
WIDEST_GAP = 2.3
INDENT = 0.7
SHORT_LINE = 0.85
LONGEST_MASTHEAD = 8
LONGEST_WORD = 60

_HYPHENS = "-\u00ad\u2010"
_WORD_BEFORE = re.compile(r"[\w'’-]*[-\u00ad\u2010]$")
_WORD_AFTER = re.compile(r"^[\w'’]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,300}")


@dataclass(frozen=True, slots=True)
class PdfReport:
    """What the pages show."""

    headline: Found | None
    paragraphs: tuple[str, ...]
    site: str = ""
    day: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    height: float
    page: int


def report_of(pages: list[Page], *, title: Found | None) -> PdfReport:
    """The report on the pages; ``title`` is the property of the file, when that is one."""
    usual = usual_height(line for page in pages for line in page.lines)
    # Large type at the edge of the first page is a headline or a masthead, also when later pages repeat it.
    left_out = frozenset(
        (number, line)
        for number, line in furniture(pages)
        if number != pages[0].number or line.height < LARGER_TYPE * usual
    )
    kept = [
        Page(
            page.number,
            page.width,
            page.height,
            tuple(line for line in page.lines if (page.number, line) not in left_out),
        )
        for page in pages
    ]
    every = [line for page in kept for line in page.lines]
    body = usual_height(every)
    words = Counter(word.strip(".,;:!?\"'“”‘’()").lower() for line in every for word in line.text.split())
    paragraphs = _paragraphs(kept, words)
    first, last = _headline(paragraphs, body, title)
    headline = found(" ".join(one.text for one in paragraphs[first:last]), Evidence.READ) if last else None
    above = paragraphs[:first] if last else []
    edge = " \n".join(line.text for _, line in sorted(left_out, key=lambda place: (place[0], place[1].top)))
    masthead = [one.text for one in above if _is_masthead(one.text)]
    rest = [one.text for one in above if not _is_masthead(one.text)] + [one.text for one in paragraphs[last:]]
    if title and (headline is None or same_title(title.value, headline.value)):
        headline = title
    return PdfReport(
        headline,
        tuple(rest),
        site=next((line for line in masthead if names_a_medium(line)), ""),
        day=next((day for line in [*masthead, *edge.split("\n")] if (day := date_in(line))), ""),
        url=next(iter(_ADDRESS.findall(edge)), ""),
    )


def _is_masthead(text: str) -> bool:
    """A short line above the headline that is no sentence: the paper's name, its section, the day."""
    return word_count(text) <= LONGEST_MASTHEAD and not ends_a_sentence(text) and not is_byline(text)


def _headline(paragraphs: list[_Paragraph], body: float, title: Found | None) -> tuple[int, int]:
    """First and last place of the headline: the largest type on the first page, or the words of the title."""
    opening = [one for one in paragraphs if one.page == paragraphs[0].page]
    if title:
        for place, one in enumerate(opening):
            if same_title(one.text, title.value):
                return place, place + 1
    large = [
        place
        for place, one in enumerate(opening)
        if one.height >= LARGER_TYPE * body
        and 2 <= word_count(one.text) <= MOST_HEADLINE_WORDS
        and not names_a_medium(one.text)
    ]
    if not large:
        return 0, 0
    start = max(large, key=lambda place: (round(opening[place].height), -place))
    end = start + 1
    while end < len(opening) and end in large and abs(opening[end].height - opening[start].height) < 1:
        end += 1
    return start, end


def _paragraphs(pages: list[Page], words: Counter[str]) -> list[_Paragraph]:
    found_: list[_Paragraph] = []
    for page in pages:
        for column in columns_of(page):
            for lines in _cut(column):
                made = _Paragraph(_flowing(lines, words), median(line.height for line in lines), page.number)
                if found_ and _continues(found_[-1], made):
                    made = _Paragraph(_joined(found_[-1].text, made.text, words), found_[-1].height, found_[-1].page)
                    found_.pop()
                found_.append(made)
    return found_


def _cut(column: list[Line]) -> list[list[Line]]:
    """The lines of a column, cut where a paragraph begins: a wider gap, other type, an indent, a short line before."""
    gaps = [below.top - above.top for above, below in pairwise(column) if below.top > above.top]
    usual = median(gaps) if gaps else 0.0
    left = median(line.left for line in column)
    right = max(line.right for line in column)
    cut: list[list[Line]] = []
    for line in column:
        if not cut or _begins(cut[-1], line, usual, left, right):
            cut.append([])
        cut[-1].append(line)
    return cut


def _begins(lines: list[Line], line: Line, usual: float, left: float, right: float) -> bool:
    last = lines[-1]
    larger, smaller = max(last.height, line.height), max(0.1, min(last.height, line.height))
    if larger > OTHER_TYPE * smaller:
        return True
    gap = line.top - last.top
    if gap > min(WIDER_GAP * max(usual, smaller), WIDEST_GAP * larger):
        return True
    if line.left > left + INDENT * line.height and last.left <= left + INDENT * line.height:
        return True
    width = right - left
    return ends_a_sentence(last.text) and last.right < left + SHORT_LINE * width and len(lines) > 1


def _continues(first: _Paragraph, second: _Paragraph) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    if abs(first.height - second.height) > 0.5 or len(first.text.split(maxsplit=3)) < 4:
        return False
    if first.text[-1] in _HYPHENS:
        return second.text[0].islower()
    return not ends_a_sentence(first.text) and second.text[0].islower()


def _flowing(lines: list[Line], words: Counter[str]) -> str:
    text = ""
    for line in lines:
        text = _joined(text, line.text, words) if text else line.text
    return clean(text)


def _joined(first: str, second: str, words: Counter[str]) -> str:
    """Two lines as one; a hyphen that only broke a word goes, one that belongs to it stays."""
    before, after = _WORD_BEFORE.search(first[-LONGEST_WORD:]), _WORD_AFTER.match(second)
    if not before or not after or len(before.group()) < 2:
        return f"{first} {second}"
    bare = before.group()[:-1]
    if first.endswith("\u00ad"):
        return first[:-1] + second
    whole, parted = (bare + after.group()).lower(), f"{bare}-{after.group()}".lower()
    stays = words[parted] > words[whole] or not after.group()[0].islower() or bare[0].isupper() or "-" in bare
    if words[whole] > words[parted]:
        stays = False
    return (first if stays else first[:-1]) + second
