"""From the lines of a PDF's pages to headline and paragraphs (docs/method.md, "Documents")."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from reports.extraction.documents.dates import date_in
from reports.extraction.documents.drafts import MOST_HEADLINE_WORDS, clean, found, names_a_medium
from reports.extraction.documents.pdf_layout import (
    LARGER_TYPE,
    Columns,
    Line,
    Page,
    furniture,
    rows_joined,
    usual_height,
)
from reports.extraction.documents.values import Evidence, Found
from reports.text.fold import fold
from reports.text.furniture import ends_a_sentence, is_byline, is_site_line, same_title, word_count

# Starting values. Heights are in the usual height of the type, gaps in the usual gap between lines.
OTHER_TYPE = 1.12
WIDER_GAP = 1.35
#: Between lines of double-spaced text are 2 heights.
WIDEST_GAP = 2.3
INDENT = 0.7
SHORT_LINE = 0.85
LONGEST_UNCUT = 12
SHORTEST_CUT = 4
LONG_PARAGRAPH = 12
LONGEST_MASTHEAD = 8
LONGEST_WORD = 60

# Words whose hyphen is their own, wherever a line breaks.
_COMPOUND = re.compile(
    r"(?:self|well|vice|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|one|two|three|four|five|six|seven|eight|nine|ten)-|"
    r"so-called\b|re-e|\d|.*-.*-|.*-(?:years?|weeks?|days?|months?|hours?|old|led|backed|based|controlled|occupied)\b"
)
_TITLE_BEFORE_NAME = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Prof|Rev|St|Hon|No|vs|[A-Z])\.$"
)
_HYPHENS = "-\u00ad\u2010"
_WORD_BEFORE = re.compile(r"[\w'’-]*[-\u00ad\u2010]$")
_WORD_AFTER = re.compile(r"^[\w'’]+")
# A date of digits alone at the edge is that of the printing.
_LETTERS = re.compile(r"[^\W\d_]{3}")
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
    pages = [replace(page, lines=tuple(rows_joined(page.lines))) for page in pages]
    left_out = furniture(pages, title.value if title else "")
    kept = [
        replace(page, lines=tuple(line for line in page.lines if (page.number, line) not in left_out)) for page in pages
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
        day=next(
            (day for line in [*masthead, *edge.split("\n")] if _LETTERS.search(line) and (day := date_in(line))), ""
        ),
        url=next(iter(_ADDRESS.findall(edge)), ""),
    )


def _is_masthead(text: str) -> bool:
    """A short line above the headline that is no sentence: the paper's name, its section, the day."""
    return word_count(text) <= LONGEST_MASTHEAD and not _ends(text) and not is_byline(fold(text))


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
    columns = Columns()
    for page in pages:
        for column in columns.of(page):
            for place, lines in enumerate(_cut(column)):
                made = _Paragraph(_flowing(lines, words), median(line.height for line in lines), page.number)
                if place == 0 and found_ and _continues(found_[-1], made):
                    made = _Paragraph(_joined(found_[-1].text, made.text, words), found_[-1].height, found_[-1].page)
                    found_.pop()
                found_.append(made)
    return found_


def _cut(column: list[Line]) -> list[list[Line]]:
    """The lines of a column, cut where a paragraph begins.

    A wider gap, other type or an indent shows that; only where none of them ever does, a short line before it.
    """
    gaps = sorted(below.top - above.top for above, below in pairwise(column) if below.top > above.top)
    usual = gaps[len(gaps) // 4] if gaps else 0.0  # Among short paragraphs half of the gaps are between them.
    left = median(line.left for line in column)
    cut = _cut_where(column, lambda lines, line: _begins(lines[-1], line, usual, left))
    if len(column) <= LONGEST_UNCUT * len(cut):
        return cut
    short = left + SHORT_LINE * (max(line.right for line in column) - left)
    return [
        piece
        for lines in cut
        for piece in _cut_where(lines, lambda lines, _: lines[-1].right < short and _ends(lines[-1].text))
    ]


def _cut_where(lines: list[Line], begins: Callable[[list[Line], Line], bool]) -> list[list[Line]]:
    cut: list[list[Line]] = []
    for line in lines:
        if not cut or begins(cut[-1], line):
            cut.append([])
        cut[-1].append(line)
    return cut


def _begins(last: Line, line: Line, usual: float, left: float) -> bool:
    if _stands_alone(last.text) or _stands_alone(line.text):
        return True
    larger, smaller = max(last.height, line.height), max(0.1, min(last.height, line.height))
    if larger > OTHER_TYPE * smaller:
        return True
    if line.top - last.top > min(WIDER_GAP * max(usual, smaller), WIDEST_GAP * larger):
        return True
    indent = left + INDENT * line.height
    return line.left > indent and last.left <= indent


def _ends(text: str) -> bool:
    return ends_a_sentence(fold(text)) and not _TITLE_BEFORE_NAME.search(text)


def _stands_alone(text: str) -> bool:
    """Bylines, dates and addresses are paragraphs of their own, however close they stand to others."""
    folded = fold(text)
    return is_byline(folded) or is_site_line(folded)


def _continues(first: _Paragraph, second: _Paragraph) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    words = len(first.text.split(maxsplit=LONG_PARAGRAPH))
    if abs(first.height - second.height) > 0.5 or words < SHORTEST_CUT:
        return False
    if second.text[0].islower():
        return first.text[-1] in _HYPHENS or not _ends(first.text)
    return words > LONG_PARAGRAPH and not _ends(first.text) and not _stands_alone(second.text)


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
    whole, parted = (bare + after.group()).lower(), f"{bare}-{after.group()}".lower()
    if words[whole] != words[parted]:
        stays = words[parted] > words[whole]
    else:
        stays = not after.group()[0].islower() or bare[0].isupper() or bool(_COMPOUND.match(parted))
    return first[:-1] + ("-" if stays else "") + second
