"""Words as the stored text needs them: one line, no characters that steer or break it (docs/method.md, "Pages")."""

import re

from reports.text.fold import normalised

# Layout of the page: soft hyphens and zero-width spaces only offer a place to break a word.
_DROPPED = re.compile("[\u00ad\u200b\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")


_NOT_IN_TREES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def storable(words: str) -> str:
    """The words without the characters that a tree refuses to take."""
    return _NOT_IN_TREES.sub("", words)


def line_of(words: str) -> str:
    """The words in one line; no-break spaces stay, since they say which words belong together."""
    words = _BREAKS.sub(" ", _DROPPED.sub("", words))
    words = normalised(words).text if not words.isascii() else words
    return words.strip()
