"""Which blocks of a page are its report, as trafilatura sees it (docs/method.md, "Pages")."""

import logging
import re

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Extractor

from reports.extraction.pages.blocks import Block
from reports.extraction.pages.lines import storable

# What it gives up is told as a refusal, not as a line in a log for every page.
for _name in ("trafilatura", "htmldate", "charset_normalizer"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

# Each block is numbered with two letters of Tangut, a script that nobody has written for five hundred years, so that
# what trafilatura keeps can be read back block by block, with the words as the page has them.
FIRST_LETTER = 0x17000
LETTERS = 6136
# Choices of this product, see docs/method.md, "Pages": pages beyond them are read by their prose alone.
ELEMENTS_FOR_TRAFILATURA = 15_000
CHILDREN_FOR_TRAFILATURA = 2_000
_MARK = re.compile(f"[{chr(FIRST_LETTER)}-{chr(FIRST_LETTER + LETTERS - 1)}]{{2}}")


def number_blocks(blocks: list[Block]) -> None:
    """Write the number of each block behind its longest stretch of words, into the tree itself."""
    for block in blocks:
        piece = max(block.pieces, key=lambda piece: len(piece.words))
        mark = _mark(block.number)
        if piece.is_tail:
            piece.element.tail = _marked(piece.element.tail or "", mark)
        else:
            piece.element.text = _marked(piece.element.text or "", mark)


def is_readable(tree: HtmlElement) -> bool:
    """Whether trafilatura reads the page in good time: it takes the square of the elements that stand in a row."""
    return not any(
        count > ELEMENTS_FOR_TRAFILATURA or len(element) > CHILDREN_FOR_TRAFILATURA
        for count, element in enumerate(tree.iter(), start=1)
    )


def kept_by_trafilatura(tree: HtmlElement, *, focus: str) -> set[int]:
    """Numbers of the blocks that trafilatura takes for the main text; empty when it finds none."""
    options = Extractor(
        output_format="python",
        comments=False,
        precision=focus == "precision",
        recall=focus == "recall",
    )
    found = trafilatura.bare_extraction(tree, options=options)
    if found is None or isinstance(found, dict):
        return set()
    return {_number(match.group()) for match in _MARK.finditer("".join(found.body.itertext()))}


def _marked(words: str, mark: str) -> str:
    kept = storable(words).rstrip()
    return f"{kept}{mark}{' ' if words[-1:].isspace() else ''}"


def _mark(number: int) -> str:
    high, low = divmod(number, LETTERS)
    return chr(FIRST_LETTER + high) + chr(FIRST_LETTER + low)


def _number(mark: str) -> int:
    return (ord(mark[0]) - FIRST_LETTER) * LETTERS + ord(mark[1]) - FIRST_LETTER
