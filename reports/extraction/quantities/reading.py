"""One paragraph as the rules for quantities read it: its words by number and by character."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reports.text.parse import ParsedBlock
from reports.text.zones import Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# What a line feed or tab inside a paragraph is to the parser; the text stays as long as it was.
_SPACES = str.maketrans("\n\t\r\x0b\x0c", " " * 5)


def line_of(block: ParsedBlock, folded: str) -> str:
    """The text of a paragraph on one line, offset for offset; cheaper than to ask the parse for it."""
    return block.span.of(folded).translate(_SPACES)


class Reading:
    """A parsed paragraph with its text, as long as the paragraph, ready to be asked for the word at a character."""

    __slots__ = ("_starts", "block", "doc", "is_headline", "text")

    def __init__(self, block: ParsedBlock, text: str) -> None:
        self.block = block
        self.doc: Doc = block.doc
        self.text = text
        self.is_headline = block.zone is Zone.HEADLINE
        # One array for all words: to ask each word for its place takes ten times as long.
        self._starts: list[int] = block.doc.to_array(["IDX"]).tolist()

    def last_of(self, end: int) -> "Token":
        """The word that holds the character before ``end``."""
        return self.doc[max(bisect_left(self._starts, end) - 1, 0)]

    def first_of(self, start: int) -> "Token":
        """The word that holds the character at ``start``."""
        return self.doc[max(bisect_right(self._starts, start) - 1, 0)]

    def at(self, number: int) -> "Token | None":
        """The word of this number, if the paragraph has it."""
        return self.doc[number] if 0 <= number < len(self.doc) else None

    def after(self, end: int) -> int:
        """The number of the first word that begins at ``end`` or behind it."""
        return bisect_left(self._starts, end)


def end_of(token: "Token") -> int:
    """The character behind a word."""
    return int(token.idx) + len(token.text)
