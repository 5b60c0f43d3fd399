"""The part of a page that holds most of its prose, found without trafilatura (docs/method.md, "Pages")."""

from collections import defaultdict

from lxml.html import HtmlElement

from reports.extraction.pages.blocks import Block
from reports.extraction.pages.hints import is_caption, is_comment, is_extra
from reports.text import furniture

# Starting values, see docs/method.md, "Pages".
SHORTEST_PROSE = 10
LINKS_IN_PROSE = 0.4
SHARE_OF_GRANDPARENT = 0.5


def is_prose(block: Block) -> bool:
    """Whether the block reads like a paragraph of a report: sentences, few links, not set apart by the page."""
    return (
        furniture.word_count(block.text) >= SHORTEST_PROSE
        and block.link_share <= LINKS_IN_PROSE
        and not (is_extra(block) or is_caption(block) or is_comment(block))
    )


def container_blocks(blocks: list[Block]) -> set[int]:
    """Numbers of the blocks of prose under the element that holds most words of it."""
    weights: dict[HtmlElement, float] = defaultdict(float)
    prose = [block for block in blocks if is_prose(block)]
    for block in prose:
        words = furniture.word_count(block.text)
        parent = block.element.getparent()
        if parent is None:
            continue
        weights[parent] += words
        if (above := parent.getparent()) is not None:
            weights[above] += SHARE_OF_GRANDPARENT * words
    if not weights:
        return set()
    # Of equals the first one in the order of the page.
    best = max(weights, key=weights.__getitem__)
    return {block.number for block in prose if _lies_in(block.element, best)}


def _lies_in(element: HtmlElement, container: HtmlElement) -> bool:
    here: HtmlElement | None = element
    while here is not None:
        if here is container:
            return True
        here = here.getparent()
    return False
