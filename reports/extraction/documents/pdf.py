"""PDF: the lines of each page with their places, and what the file says about itself."""

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from reports.extraction.documents.dates import date_in, plausible_text
from reports.extraction.documents.drafts import Draft, found
from reports.extraction.documents.limits import ReadLimits
from reports.extraction.documents.pdf_layout import Line, Page
from reports.extraction.documents.pdf_report import report_of
from reports.extraction.documents.properties import author_of, day_of_making, title_of
from reports.extraction.documents.values import DocumentRefused, Evidence, Found
from reports.text.intake import MAXIMUM_CHARACTERS

# Starting values, see docs/method.md, "Documents". Lengths are in heights of the line.
GAP_BETWEEN_COLUMNS = 1.2
SAME_LINE = 0.5
FEWEST_CHARACTERS = 20

_BREAKS = frozenset("\r\n")
#: pdfium's sign for a hyphen that only breaks the line.
_HYPHEN_SIGNS = str.maketrans({"\ufffe": "\u00ad", "\x02": "\u00ad"})
_PDF_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:(Z)|([+-]\d{2})'?(\d{2})?'?)?")


def pdf_draft(payload: bytes, *, limits: ReadLimits) -> Draft:
    """The report in a PDF; raises :class:`DocumentRefused`."""
    document = _opened(payload)
    count = len(document)
    if count > limits.pages:
        raise DocumentRefused(
            "too_many_pages",
            f"This PDF has {count:,} pages; {limits.pages:,} are read. Bring the pages of the report alone.",
        )
    pages = list(_pages(document, count))
    if sum(len(line.text) for page in pages for line in page.lines) < FEWEST_CHARACTERS:
        raise _without_text(document, count)
    about = document.get_metadata_dict()
    report = report_of(pages, title=title_of(about.get("Title")))
    return Draft(
        "pdf",
        report.paragraphs,
        headline=report.headline,
        site=found(report.site, Evidence.READ),
        url=Found(report.url, Evidence.READ) if report.url else None,
        published_at=Found(report.day, Evidence.READ) if (report.day and date_in(report.day)) else None,
        author_property=author_of(about.get("Author")),
        date_property=day_of_making(_made(about.get("CreationDate", ""))),
    )


def _opened(payload: bytes) -> Any:
    try:
        document = pypdfium2.PdfDocument(payload)
        len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise DocumentRefused(
                "encrypted", "This PDF is protected by a password. Save it without one and bring that file."
            ) from error
        raise DocumentRefused(
            "unreadable", "This PDF is damaged or cut off and cannot be read. Save or send it again, or paste its text."
        ) from error
    return document


def _without_text(document: Any, count: int) -> DocumentRefused:
    if count == 0:
        return DocumentRefused("unreadable", "This PDF has no pages. Save or send it again.")
    return DocumentRefused(
        "scanned",
        "This PDF holds pictures of pages and no text. Run it through text recognition (OCR) first, or paste its text.",
    )


def _pages(document: Any, count: int) -> Iterator[Page]:
    characters = 0
    for number in range(count):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            continue  # A damaged page does not take the others with it.
        width, height = page.get_size()
        lines = tuple(_lines(page.get_textpage(), height))
        page.close()
        characters += sum(len(line.text) for line in lines)
        if characters > 2 * MAXIMUM_CHARACTERS:
            raise DocumentRefused(
                "too_long",
                f"This PDF has more than {2 * MAXIMUM_CHARACTERS:,} characters; a report may have "
                f"{MAXIMUM_CHARACTERS:,}. Bring the pages of the report alone.",
            )
        yield Page(number, width, height, lines)


def _lines(textpage: Any, page_height: float) -> Iterator[Line]:
    """Runs of characters on one base line without a gap as wide as between columns, in the order of the file."""
    words: list[str] = []
    box: list[float] = []
    for char, left, right, top, bottom in _characters(textpage, page_height):
        if words and (char in _BREAKS or _starts_anew(box, left, top, bottom)):
            yield from _line(words, box)
            words, box = [], []
        if char in _BREAKS:
            continue
        if not box:
            box = [left, right, top, bottom]
        elif not char.isspace():
            box = [min(box[0], left), max(box[1], right), min(box[2], top), max(box[3], bottom)]
        words.append(char)
    yield from _line(words, box)


def _starts_anew(box: list[float], left: float, top: float, bottom: float) -> bool:
    height = max(1.0, box[3] - box[2])
    shared = min(box[3], bottom) - max(box[2], top)
    if shared < SAME_LINE * min(height, max(1.0, bottom - top)):
        return True
    return left - box[1] > GAP_BETWEEN_COLUMNS * height or left < box[0] - height


def _line(words: list[str], box: list[float]) -> Iterator[Line]:
    text = " ".join("".join(words).translate(_HYPHEN_SIGNS).split())
    if text:
        yield Line(text, *box)


def _characters(textpage: Any, page_height: float) -> Iterator[tuple[str, float, float, float, float]]:
    """Each character with left, right, top and bottom, counted from the upper left corner of the page."""
    count = textpage.count_chars()
    handle, rect = textpage.raw, raw.FS_RECTF()
    surrogate = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        if 0xD800 <= code < 0xDC00:
            surrogate = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((surrogate - 0xD800) << 10) + (code - 0xDC00) if surrogate else 0xFFFD
        surrogate = 0
        char = chr(code) if 0 < code < 0x110000 else ""
        if not char:
            continue
        if char in _BREAKS:
            yield char, 0.0, 0.0, 0.0, 0.0
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, rect)
        yield char, rect.left, rect.right, page_height - rect.top, page_height - rect.bottom


def _made(value: str) -> str:
    match = _PDF_DATE.match(value)
    if not match:
        return ""
    year, month, day, hour, minute, second, utc, hours, minutes = match.groups()
    offset = "+00:00" if utc else f"{hours}:{minutes or '00'}" if hours else ""
    time = f"T{hour}:{minute}:{second or '00'}{offset}" if hour else ""
    return plausible_text(f"{year}-{month}-{day}{time}")
