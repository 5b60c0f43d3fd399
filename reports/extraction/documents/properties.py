"""Which of a file's own properties (title, author, day of making) tell something about the report in it."""

import re

from reports.extraction.documents.drafts import clean, found
from reports.extraction.documents.values import Evidence, Found

MOST_WORDS_OF_A_NAME = 12

_FILE_NAME = re.compile(
    r"\.(?:docx?|dotx?|odt|rtf|pdf|txt|indd|qxp|pages|tmp|html?|eml)$|^(?:microsoft word|pages|writer) - ",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:untitled|no title|title|document|dokument|new document|slide|presentation|press release|normal|"
    r"template|pdf|word)[ _-]?\d{0,3}",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:microsoft office|office|windows|local|admin(?:istrator)?|user|owner|author|unknown|root|python-docx|default|"
    r"pc|hp|lenovo|dell|acer|asus|guest|anonymous|test|home|work|none|editor|desk)(?: user)?\s?\d{0,4}",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")


def title_of(value: str | None) -> Found | None:
    """The title property, unless a program filled it: the name of a file, “Untitled”, a code."""
    words = clean(value or "")
    if not _LETTERS.search(words) or _FILE_NAME.search(words) or _NO_TITLE.fullmatch(words) or " " not in words:
        return None
    return found(words, Evidence.STATED)


def author_of(value: str | None) -> Found | None:
    """The author property, unless it names a computer or its program."""
    words = clean(value or "").strip(";, ")
    if not _LETTERS.search(words) or _NO_AUTHOR.fullmatch(words) or "@" in words or "\\" in words:
        return None
    if len(words.split()) > MOST_WORDS_OF_A_NAME:
        return None
    return found(words.replace(";", ",").replace(" ,", ","), Evidence.STATED)


def day_of_making(moment: str) -> Found | None:
    """When the file was made: near the day of publication, but nobody says that it is that day."""
    return Found(moment, Evidence.GUESSED) if moment else None
