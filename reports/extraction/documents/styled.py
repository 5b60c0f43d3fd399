"""What paragraphs with styles, as office programs write them, make of a document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from reports.extraction.documents.drafts import (
    BETWEEN_PARAGRAPHS,
    MOST_HEADLINE_WORDS,
    Draft,
    clean,
    found,
    refuse_length,
)
from reports.extraction.documents.properties import author_of, day_of_making, title_of
from reports.extraction.documents.values import Evidence, Found
from reports.text.furniture import same_title
from reports.text.problems import Problem

#: A row of a table whose cells have more words is a layout and not a row of figures.
MOST_WORDS_OF_A_CELL = 20
#: A heading below so many paragraphs stands inside the report.
HEADLINE_WITHIN = 6
_NO_HEADLINE = 3
TRACKED = Problem("tracked_changes", "The document holds tracked changes; it was read with all of them accepted.")

_TITLE = re.compile(r"title|headline|titel|titre|título|titolo", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)[ _]?1", re.IGNORECASE)
_CAPTION = re.compile(r"(?:caption|beschriftung|légende|illustration|figure|bildunterschrift)\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Styled:
    """A paragraph and the name of its style."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself; the day of making is in ISO 8601."""

    title: str = ""
    author: str = ""
    made: str = ""
    problems: tuple[Problem, ...] = field(default=())


def styled_draft(kind: str, paragraphs: Iterable[Styled], about: Properties) -> Draft:
    """The draft of an office document: its headline by style, by the title property, or left to the words."""
    kept: list[Styled] = []
    count = 0
    for one in paragraphs:
        if words := clean(one.text):
            kept.append(Styled(words, one.style))
            count += len(words) + len(BETWEEN_PARAGRAPHS)
            refuse_length(count)
    title = title_of(about.title)
    place = _headline_place(kept, title)
    headline: Found | None = None
    if place is not None:
        headline = found(kept.pop(place).text, Evidence.READ)
        headline = title if title and headline and same_title(title.value, headline.value) else headline
    return Draft(
        kind,
        tuple(one.text for one in kept),
        headline=headline,
        author_property=author_of(about.author),
        date_property=day_of_making(about.made),
        captions=frozenset(number for number, one in enumerate(kept) if _CAPTION.fullmatch(one.style)),
        problems=about.problems,
    )


def _headline_place(paragraphs: list[Styled], title: Found | None) -> int | None:
    top = [one for one in paragraphs[:HEADLINE_WITHIN] if len(one.text.split()) <= MOST_HEADLINE_WORDS]
    ranks = [(_rank(one, title), place) for place, one in enumerate(top)]
    best, place = min(ranks, default=(_NO_HEADLINE, 0))
    return paragraphs.index(top[place]) if best < _NO_HEADLINE else None


def _rank(one: Styled, title: Found | None) -> int:
    """How sure it is that the paragraph is the headline; the smallest is the surest."""
    if _TITLE.fullmatch(one.style):
        return 0
    if _HEADING.fullmatch(one.style):
        return 1
    return 2 if title and same_title(one.text, title.value) else _NO_HEADLINE


def row_texts(cells: list[str]) -> list[str]:
    """A row of a table: one line when its cells are short, else a paragraph for each cell."""
    cells = [cell for cell in cells if cell]
    if any(len(cell.split()) > MOST_WORDS_OF_A_CELL for cell in cells) or len(cells) == 1:
        return cells
    return [" | ".join(cells)] if cells else []
