"""Who wrote the report on a page (docs/method.md, "Pages")."""

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from reports.extraction.documents.values import Evidence, Found
from reports.extraction.pages.blocks import Block
from reports.extraction.pages.hints import is_comment, names_around
from reports.extraction.pages.names import names_in
from reports.extraction.pages.structured import Structured, text_of
from reports.text import furniture
from reports.text.fold import fold

# Starting values, see docs/method.md, "Pages".
BLOCKS_BEFORE_HEADLINE = 8
BLOCKS_BEHIND_HEADLINE = 30
LONGEST_BYLINE = 200

META_FIELDS = (
    "author",
    "article:author",
    "og:article:author",
    "og:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "creator",
    "authors",
    "article.author",
    "cse_author",
    "article_author",
    "twitter:data1",
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|writers?|vcard|p-author|contributors?|reporters?|journalists?|posted-?by|by)(?:$|[\s_-])|"
    r"(?:author|byline)(?:-?_?(?:name|link|list|info|line|title|meta|box|card))|[a-z](?:Author|Byline)|(?:Author|Byline)(?:[A-Z_-]|$)"
)
_NO_BYLINE = re.compile(
    r"bio|description|avatar|comment|image|img|photo|credit|caption|social|follow|related|twitter|email|count|date|time",
    re.I,
)
_BARE_LEAD = re.compile(r"[\W_]*(?:(?:written|posted|published|by|authors?|von|and|on|in)[\W_]*)*", re.IGNORECASE)
_LEADING = re.compile(
    r"^\W*(?:(?:written|posted|reported|story|words|published|reviewed) )?by\b\s*:?\s*\S", re.IGNORECASE
)


def byline_of(facts: Structured, blocks: list[Block], headline: str, sites: frozenset[str]) -> Found | None:
    """The names of those who wrote it, joined by "; ": as stated, else as printed near the headline."""
    for names in _stated(facts, sites):
        if names:
            return Found("; ".join(names), Evidence.STATED)
    for names in _printed(blocks, headline, sites):
        if names:
            return Found("; ".join(names), Evidence.READ)
    return None


def _stated(facts: Structured, sites: frozenset[str]) -> Iterator[list[str]]:
    yield _persons(facts, facts.report.get("author"), sites)
    yield _persons(facts, facts.report.get("creator"), sites)
    if several := facts.meta.get("citation_author"):
        yield list(dict.fromkeys(name for words in several for name in names_in(words, sites, single=True)))
    for field in META_FIELDS:
        found = [name for words in facts.meta.get(field, ()) if "://" not in words for name in names_in(words, sites)]
        if found:
            yield list(dict.fromkeys(found))
    yield _persons(facts, facts.page.get("author"), sites)


def _persons(facts: Structured, value: Any, sites: frozenset[str]) -> list[str]:
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        item = facts.resolved(item)
        words = text_of(item)
        if isinstance(item, dict) and not words:
            words = " ".join(filter(None, (text_of(item.get("givenName")), text_of(item.get("familyName")))))
        if words and "://" not in words:
            # A person's own site bears the person's name.
            own = isinstance(item, dict) and item.get("@type") == "Person" and " " in words
            found += names_in(words, frozenset() if own else sites, single=isinstance(item, dict))
    return list(dict.fromkeys(found))


def _printed(blocks: list[Block], headline: str, sites: frozenset[str]) -> Iterator[list[str]]:
    window = _around_headline(blocks, headline)
    for marked in (True, False):
        for block in window:
            if len(block.text) > LONGEST_BYLINE or is_comment(block):
                continue
            if marked:
                if words := _marked_words(block):
                    yield names_in(words, sites, single=not _LEADING.match(words))
            elif _LEADING.match(block.text) or furniture.is_byline(fold(block.text)):
                yield names_in(block.text, sites)


def headline_at(blocks: list[Block], headline: str) -> int:
    """Where the headline is printed: in a heading if it can be, else the first line that is it, else the first h1."""
    folded = fold(headline)
    same = [index for index, block in enumerate(blocks) if headline and furniture.same_title(fold(block.text), folded)]
    first = next((index for index, block in enumerate(blocks) if block.heading == "h1"), 0)
    return next((index for index in same if blocks[index].heading), same[0] if same else first)


def _around_headline(blocks: list[Block], headline: str) -> list[Block]:
    """The blocks behind the headline first, then those right before it."""
    at = headline_at(blocks, headline)
    behind = blocks[at + 1 : at + 1 + BLOCKS_BEHIND_HEADLINE]
    return behind + blocks[max(0, at - BLOCKS_BEFORE_HEADLINE) : at][::-1]


def _marked_words(block: Block) -> str:
    """What stands in elements that are marked as naming an author, or the whole block when it is marked itself."""
    inner = [piece.words for piece in block.pieces if not piece.is_tail and _names_author(piece.element, block.element)]
    if names := [words.strip() for words in inner if not _BARE_LEAD.fullmatch(words)]:
        return ", ".join(names)
    around = list(names_around(block))[:4]
    if any(_BYLINE.search(name) and not _NO_BYLINE.search(name) for name in around):
        return block.text
    return ""


def _names_author(element: HtmlElement, outer: HtmlElement) -> bool:
    """Whether this inline element, or one between it and its block, carries a mark of authorship."""
    here: HtmlElement | None = element
    while here is not None and here is not outer:
        if "author" in (here.get("rel") or "").split() or "author" in (here.get("itemprop") or "").split():
            return True
        name = here.get("class") or ""
        if _BYLINE.search(name) and not _NO_BYLINE.search(name):
            return True
        here = here.getparent()
    return False
