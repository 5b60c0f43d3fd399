"""What the names of classes and the elements around a block say about it (docs/method.md, "Pages")."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.html import HtmlElement

from reports.extraction.pages.blocks import Block

# How far up the names of enclosing elements still speak of the block itself.
LEVELS_ABOVE = 3
NAMES_REMEMBERED = 8_192

_CAPTION = re.compile(
    r"caption|(?:photo|image|img|media|picture)[-_]*(?:credit|copyright)|(?:^|[\s_-])credit(?:s|$|[\s_-])", re.I
)
_POST = re.compile(r"twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed|tweet", re.I)
_EXTRA = re.compile(
    r"related|recirc|recommend|newsletter|subscribe|sign-?up|promo|teaser|share|social|sponsor|advert|"
    r"pull-?quote|gallery|slide|byline|dateline|publish-?date|update-?time|timestamp|taboola|outbrain|breadcrumb|"
    r"popular|trending|most-?read|sidebar|banner|toolbar|tooltip|cookie|consent|modal|print-(?:header|footer)",
    re.I,
)

_COMMENT = re.compile(r"comment|disqus|discussion|respond", re.I)


def is_comment(block: Block) -> bool:
    """Whether a reader wrote it."""
    return any(_says(_COMMENT, name) for name in names_around(block))


def is_caption(block: Block) -> bool:
    """Whether the block stands under a picture."""
    if "figcaption" in block.places or "figure" in block.places:
        return True
    return any(_says(_CAPTION, name) for name in names_around(block))


def is_embedded_post(block: Block) -> bool:
    """Whether the block belongs to a post from a social network that the report shows."""
    return any(_says(_POST, name) for name in names_around(block))


def is_extra(block: Block) -> bool:
    """Whether the page itself calls the block something other than the report."""
    if "nav" in block.places or "aside" in block.places or "footer" in block.places:
        return True
    return any(_says(_EXTRA, name) for name in names_around(block))


@lru_cache(maxsize=NAMES_REMEMBERED)
def _says(pattern: re.Pattern[str], name: str) -> bool:
    """Whether the name speaks so; a page repeats few names many times."""
    return bool(pattern.search(name))


def names_around(block: Block) -> Iterator[str]:
    """Class and id of the block's element and of the elements around it, innermost first."""
    element: HtmlElement | None = block.element
    for _ in range(LEVELS_ABOVE):
        if element is None or element.tag in ("body", "article", "main", "html"):
            return
        if name := element.get("class"):
            yield name
        if name := element.get("id"):
            yield name
        element = element.getparent()
