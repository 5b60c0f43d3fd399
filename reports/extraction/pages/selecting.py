"""From what trafilatura keeps to the blocks that are the report (docs/method.md, "Pages")."""

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from reports.extraction.pages.appeals import is_appeal
from reports.extraction.pages.blocks import Block
from reports.extraction.pages.containers import container_blocks
from reports.extraction.pages.hints import is_caption, is_comment, is_embedded_post, is_extra
from reports.text import furniture
from reports.text.fold import fold

# Starting values, see docs/method.md, "Pages".
SHARE_OF_LINKS_IN_TEASER = 0.8
SHARE_OF_PARENT = 0.3
LINKS_IN_FILLING = 0.5
LINKS_AT_EDGE = 0.3
SHORTEST_REPEATED = 60
THIN_SHARE = 0.5

_TEASER = re.compile(
    r"(?:related|see (?:more|also)|read (?:more|also|next|this)|also read|more on this|more from|don'?t miss|watch|"
    r"listen|click here|view gallery|photos|in pictures|recommended|up next|what to read next)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"""[.!?…:;]["'”’)\]]*$""")


@dataclass(slots=True)
class Chosen:
    """Blocks of the report's body and its captions, in the order of the page."""

    body: list[Block] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)


def chosen_blocks(blocks: list[Block], strict: set[int], wide: set[int], headline: str, at: int) -> Chosen:
    """The blocks of the report: the strict reading without teasers and appeals, and what it left out in between.

    ``headline`` is the report's, ``at`` the index of the block that prints it: captions count from there on.
    """
    strict = _or_container(blocks, strict, wide)
    folded = fold(headline)
    kept = [block for block in blocks if block.number in strict and not _is_headline(block, folded)]
    kept = _trimmed([block for block in kept if not _is_refuse(block)])
    captions = {block.number for block in blocks if is_caption(block)}
    if sum(block.number in captions for block in kept) > len(kept) / 2:
        # A page that calls everything a caption tells nothing by it.
        captions = set()
    kept = [block for block in kept if block.number not in captions]
    if not kept:
        return Chosen()
    region = _Region(kept, wide)
    first, last = region.stretched(blocks)
    numbers = {block.number for block in kept}
    opening = min(first, blocks[at].number)
    body = [
        block
        for block in blocks
        if first <= block.number <= last
        and block.number not in captions
        and (
            block.number in numbers
            or (region.holds(block) and not _is_headline(block, folded) and not _is_refuse(block))
        )
    ]
    shown = [block for block in blocks if block.number in captions and opening <= block.number <= last]
    return Chosen(_without_repeats(body, set()), _without_repeats(shown, {block.text for block in body}))


def _without_repeats(blocks: list[Block], seen: set[str]) -> list[Block]:
    """Each longer line once: pages for several widths of screen print their paragraphs more than once."""
    found = []
    for block in blocks:
        if len(block.text) >= SHORTEST_REPEATED:
            if block.text in seen:
                continue
            seen.add(block.text)
        found.append(block)
    return found


def _or_container(blocks: list[Block], strict: set[int], wide: set[int]) -> set[int]:
    """The strict reading, or a wider one when it misses most of the prose that the page holds in one place."""
    container = container_blocks(blocks)
    words = {block.number: furniture.word_count(block.text) for block in blocks}
    bound = THIN_SHARE * sum(words[number] for number in container)
    for candidate in (strict, wide):
        if candidate and sum(words[number] for number in candidate) >= bound:
            return candidate
    return container


class _Region:
    """The part of the page between the first and the last kept block, and the elements that hold them."""

    def __init__(self, kept: list[Block], wide: set[int]) -> None:
        self.kept = kept
        self.wide = wide
        self.parents: Counter[HtmlElement | None] = Counter()
        for block in kept:
            self.parents[block.element.getparent()] += len(block.text)
        self.total = sum(self.parents.values())

    def stretched(self, blocks: list[Block]) -> tuple[int, int]:
        """First and last number, with the paragraphs at its edges that only the wide reading keeps."""
        at = {block.number: index for index, block in enumerate(blocks)}
        ends = []
        for edge, step in ((self.kept[0], -1), (self.kept[-1], 1)):
            index = at[edge.number]
            while 0 <= index + step < len(blocks) and self._continues(blocks[index + step]):
                index += step
            ends.append(blocks[index].number)
        return ends[0], ends[1]

    def holds(self, block: Block) -> bool:
        """Whether a block between two kept ones is part of the report although the strict reading left it out."""
        if is_embedded_post(block):
            return True
        if is_extra(block) or is_comment(block):
            return False
        if block.number in self.wide:
            return block.link_share <= SHARE_OF_LINKS_IN_TEASER or bool(block.heading)
        if "blockquote" in block.places:
            return True
        share = self.parents[block.element.getparent()] / self.total
        return share >= SHARE_OF_PARENT and block.link_share < LINKS_IN_FILLING and _ends_sentence(block)

    def _continues(self, block: Block) -> bool:
        return (
            block.number in self.wide
            and block.element.getparent() in self.parents
            and block.link_share < LINKS_AT_EDGE
            and _ends_sentence(block)
            and not (is_extra(block) or is_comment(block))
        )


def _ends_sentence(block: Block) -> bool:
    return bool(_SENTENCE_END.search(block.text))


def _is_headline(block: Block, folded_headline: str) -> bool:
    return block.heading == "h1" or (bool(folded_headline) and furniture.same_title(fold(block.text), folded_headline))


def _is_refuse(block: Block) -> bool:
    """Teasers of other reports, appeals and lines about the site."""
    line = fold(block.text)
    if block.link_share > SHARE_OF_LINKS_IN_TEASER and not block.heading:
        return True
    if _TEASER.match(line) and ":" in line[:25] and block.link_share > 0.3:
        return True
    return is_appeal(line)


def _trimmed(kept: list[Block]) -> list[Block]:
    """Without the lists of links at the end."""
    while kept and _ends_outside(kept[-1]):
        kept.pop()
    return kept


def _ends_outside(block: Block) -> bool:
    if block.link_share > SHARE_OF_LINKS_IN_TEASER:
        return True
    return bool(block.heading) and not furniture.is_sentence(fold(block.text))
