"""What stands between the headline and the first paragraph: standfirst and byline (docs/method.md, "Pages")."""

import re

from reports.extraction.pages.blocks import Block
from reports.extraction.pages.hints import is_caption, is_comment, names_around
from reports.extraction.pages.structured import Structured, text_of
from reports.text import furniture
from reports.text.fold import fold
from reports.text.zones import LONGEST_STANDFIRST

# Starting values, see docs/method.md, "Pages".
SHORTEST_STANDFIRST = 5
BLOCKS_TO_STANDFIRST = 8
LONGEST_BYLINE_WORDS = 25

_STANDFIRST = re.compile(
    r"stand-?first|(?:^|[\s_-])de(?:c?k)(?:$|[\s_-])|sub-?(?:title|head|line)|summary|lede|strap-?line|"
    r"(?:article|story|post|entry|page|news|content|header)[\w-]*?(?:description|excerpt|intro|abstract|teaser|"
    r"lead(?!er))",
    re.I,
)
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")


def standfirst_block(facts: Structured, blocks: list[Block], at: int, body: list[Block]) -> Block | None:
    """The block that sums the report up: marked as such, or the stated description above the first paragraph."""
    first = body[0].number if body else 0
    for block in blocks[at + 1 : at + 1 + BLOCKS_TO_STANDFIRST]:
        words = furniture.word_count(block.text)
        if not SHORTEST_STANDFIRST <= words <= LONGEST_STANDFIRST or block.number > first or block.link_share > 0.5:
            continue
        if is_caption(block) or is_comment(block) or furniture.is_byline(fold(block.text)) or block.heading == "h1":
            continue
        if furniture.is_site_line(fold(block.text)) or "nav" in block.places or "aside" in block.places:
            continue
        if _is_marked(block) or (block.number < first and _is_description(block, facts)):
            return block
        if block.heading and (block.number == first or furniture.ends_a_sentence(block.text)):
            return block
    return None


def byline_block(blocks: list[Block], at: int, names: str) -> Block | None:
    """The short line near the headline that prints the first of the names."""
    first = names.split("; ")[0].lower()
    for block in [*blocks[at + 1 : at + 25], *blocks[max(0, at - 5) : at]]:
        if first and first in block.text.lower() and furniture.word_count(block.text) <= LONGEST_BYLINE_WORDS:
            return None if is_caption(block) or is_comment(block) else block
    return None


def _is_marked(block: Block) -> bool:
    own = [name for name in (block.element.get("class"), block.element.get("itemprop")) if name]
    around = list(names_around(block))[: 2 if len(block.element) == 0 else 1]
    return any(_STANDFIRST.search(name) for name in (*own, *around))


def _is_description(block: Block, facts: Structured) -> bool:
    stated = [facts.first_meta(name) for name in _DESCRIPTIONS]
    stated += [text_of(facts.report.get("description")), text_of(facts.report.get("alternativeHeadline"))]
    bare = _bare(block.text)
    return any(
        bare == _bare(words) or (words.endswith(("...", "…")) and bare.startswith(_bare(words)))
        for words in stated
        if words
    )


def _bare(words: str) -> str:
    return re.sub(r"\W+", " ", words.lower()).strip()
