"""The stretches of words a page is laid out in, and where in its structure each stands (docs/method.md, "Pages")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from reports.extraction.pages.lines import line_of

_INLINE = """
    a abbr acronym amp-anchor b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output q
    ruby rb s samp small span strike strong sub sup time tt u var wbr
"""
INLINE = frozenset(_INLINE.split())
# Nothing in these is part of the words of a page.
_UNREAD = """
    script style template svg math canvas iframe object embed audio video applet select option datalist textarea
    button input meter progress map head title link meta noscript noframes dialog rp rt
"""
UNREAD = frozenset(_UNREAD.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Enclosing elements that a block remembers.
_PLACES = "nav aside footer header figure figcaption form table ul ol dl blockquote article main address pre caption"
PLACES = frozenset(_PLACES.split())

# Starting value, see docs/method.md, "Pages".
FEWEST_CHARACTERS_SHOWN = 400

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Behind these a single line break parts paragraphs; elsewhere it only wraps a line.
_ENDS = (".", "!", "?", ":", "…", '"', "”", "’", ")", "»", "“")


@dataclass(slots=True)
class Piece:
    """One text node of a block: the element that holds it, and whether as its text or as its tail."""

    element: HtmlElement
    words: str
    is_tail: bool
    is_link: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, line, heading or cell as it is laid out; ``element`` is what holds it."""

    number: int
    text: str
    element: HtmlElement
    places: tuple[str, ...]
    """Names of the enclosing elements in :data:`PLACES`, headings and list items, outermost first."""
    linked: int
    """How many of its characters lead elsewhere."""
    pieces: tuple[Piece, ...]

    @property
    def heading(self) -> str:
        """The name of the heading element around it, or an empty string."""
        return next((place for place in reversed(self.places) if place in HEADINGS), "")

    @property
    def link_share(self) -> float:
        """Which share of its characters leads elsewhere."""
        return self.linked / max(1, len(self.text))


def blocks_of(tree: HtmlElement) -> list[Block]:
    """Every block of the page in its order; what a browser would not show is left out, unless that is nearly all."""
    shown = list(_Walk(tree, with_hidden=False).blocks())
    if sum(len(block.text) for block in shown) >= FEWEST_CHARACTERS_SHOWN:
        return shown
    # Some pages hide everything until a script has run.
    return list(_Walk(tree, with_hidden=True).blocks())


class _Walk:
    """One pass through the tree that collects text nodes until a block boundary."""

    def __init__(self, tree: HtmlElement, *, with_hidden: bool) -> None:
        self.tree = tree
        self.with_hidden = with_hidden
        self.places: list[str] = []
        self.holders: list[HtmlElement] = []
        self.pieces: list[Piece] = []
        self.links = 0
        self.number = 0

    def blocks(self) -> Iterator[Block]:
        walk = etree.iterwalk(self.tree, events=("start", "end"))
        for event, element in walk:
            name = element.tag
            if event == "start":
                if self._is_left_out(element):
                    walk.skip_subtree()
                    continue
                if name not in INLINE:
                    yield from self._start(element)
                self.links += name == "a"
                self._add(element, element.text, is_tail=False)
            else:
                if not self._is_left_out(element):
                    self.links -= name == "a"
                    if name not in INLINE:
                        yield from self._end(element)
                if element is not self.tree:
                    self._add(element, element.tail, is_tail=True)
        yield from self._flush()

    def _is_left_out(self, element: HtmlElement) -> bool:
        return element.tag in UNREAD or (not self.with_hidden and _is_hidden(element))

    def _start(self, element: HtmlElement) -> Iterator[Block]:
        if element.tag == "br":
            return
        yield from self._flush()
        self.holders.append(element)
        self.places.append(element.tag)

    def _end(self, element: HtmlElement) -> Iterator[Block]:
        if element.tag == "br":
            self.pieces.append(Piece(element, "\n", is_tail=True, is_link=False))
            return
        yield from self._flush()
        self.holders.pop()
        self.places.pop()

    def _add(self, element: HtmlElement, words: str | None, *, is_tail: bool) -> None:
        if words:
            self.pieces.append(Piece(element, _SPACE.sub(" ", words), is_tail=is_tail, is_link=self.links > 0))

    def _flush(self) -> Iterator[Block]:
        pieces, self.pieces = self.pieces, []
        for line in _lines(pieces):
            text = line_of("".join(piece.words for piece in line))
            if not text or not any(char.isalnum() for char in text):
                continue
            linked = sum(len(piece.words.strip()) for piece in line if piece.is_link)
            places = tuple(place for place in self.places if place in PLACES or place in HEADINGS or place == "li")
            self.number += 1
            yield Block(self.number, text, self.holders[-1], places, linked, tuple(line))


def _is_hidden(element: HtmlElement) -> bool:
    if not element.attrib:
        return False
    if "hidden" in element.attrib:
        return True
    style = element.get("style")
    return bool(style and _HIDING.search(style))


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces cut where a line break parts paragraphs: two in a row, or one behind the end of a sentence."""
    line: list[Piece] = []
    breaks = 0
    for piece in pieces:
        if piece.words == "\n":
            breaks += 1
            continue
        if not piece.words.strip():
            if line and not breaks:
                line.append(piece)
            continue
        if breaks and line:
            before = "".join(other.words for other in line).rstrip()
            if breaks > 1 or before.endswith(_ENDS):
                yield line
                line = []
            else:
                line.append(Piece(piece.element, " ", is_tail=piece.is_tail, is_link=False))
        breaks = 0
        line.append(piece)
    if line:
        yield line
