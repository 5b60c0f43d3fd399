"""From the HTML of a page to the report on it (docs/method.md, "Pages")."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from reports.extraction.documents.values import DocumentRefused, Evidence, ExtractedDocument, Found
from reports.extraction.language import language_of
from reports.extraction.pages.blocks import Block, blocks_of
from reports.extraction.pages.bodies import is_better, stated_body
from reports.extraction.pages.bylines import byline_of, headline_at
from reports.extraction.pages.choosing import is_readable, kept_by_trafilatura, number_blocks
from reports.extraction.pages.decoding import characters_of
from reports.extraction.pages.headings import headline_of
from reports.extraction.pages.moments import published_of
from reports.extraction.pages.parsing import MAXIMUM_PAGE_BYTES, tree_of
from reports.extraction.pages.refusals import may_be_cut, refuse_without_report
from reports.extraction.pages.selecting import Chosen, chosen_blocks
from reports.extraction.pages.sites import address_of, site_names, site_of
from reports.extraction.pages.structured import Structured, structured
from reports.extraction.pages.tops import byline_block, standfirst_block
from reports.extraction.pages.zoning import Line, laid_out
from reports.text.intake import TextRefused, admitted
from reports.text.problems import Problem
from reports.text.zones import Zone, ZoneSpan

# A choice of this product, see docs/method.md, "Pages".
MAXIMUM_PAGE_CHARACTERS = 1_000_000

_FROM_DATA = Problem("body_from_data", "The words come from the data of the page, since its layout does not show them.")
_LIVE = Problem("live_blog", "This is a live page: its entries are kept in the order in which it prints them.")
_CUT = Problem("maybe_cut", "The site keeps part of its reports for subscribers: this may be only the beginning.")


@dataclass(frozen=True, slots=True)
class _About:
    """What the page tells about its report, and where its headline is printed."""

    headline: Found | None
    byline: Found | None
    published_at: Found | None
    site: Found | None
    url: Found | None
    at: int


def read_page(html: bytes, *, url: str = "", charset: str = "") -> ExtractedDocument:
    """The report on the page; raises :class:`DocumentRefused` when there is none to be found."""
    if len(html) > MAXIMUM_PAGE_BYTES:
        raise DocumentRefused(
            "too_large",
            f"This page has {len(html):,} bytes; a page may have {MAXIMUM_PAGE_BYTES:,}. Copy the report and paste it.",
        )
    page = characters_of(html, charset)
    tree = tree_of(page)
    facts = structured(tree)
    blocks = blocks_of(tree)
    if sum(len(block.text) for block in blocks) > MAXIMUM_PAGE_CHARACTERS:
        raise DocumentRefused(
            "too_long",
            f"This page shows more than {MAXIMUM_PAGE_CHARACTERS:,} characters. Save the report without comments.",
        )
    about = _about(tree, facts, blocks, url)
    lines, problems = _lines(tree, facts, blocks, about, page)
    text, zones = laid_out(lines)
    try:
        admitted(text)
    except TextRefused as refused:
        raise DocumentRefused(refused.code, refused.message) from refused
    language, confidence = language_of("\n".join(words for zone, words in lines if zone is Zone.BODY))
    return ExtractedDocument(
        text=text,
        zones=zones,
        kind="html",
        headline=about.headline or _first(text, zones, Zone.HEADLINE),
        byline=about.byline,
        published_at=about.published_at,
        site=about.site,
        url=about.url,
        language=language,
        language_confidence=confidence,
        problems=problems,
    )


def _first(text: str, zones: tuple[ZoneSpan, ...], zone: Zone) -> Found | None:
    """The first stretch of that zone, read from the layout."""
    return next((Found(found.span.of(text), Evidence.READ) for found in zones if found.zone is zone), None)


def _about(tree: HtmlElement, facts: Structured, blocks: list[Block], given: str) -> _About:
    url = address_of(tree, facts, given)
    address = url.value if url else ""
    site = site_of(facts, address)
    names = site_names(facts, site, address)
    headline = headline_of(tree, facts, blocks, names)
    title = headline.value if headline else ""
    at = headline_at(blocks, title)
    return _About(
        headline=headline,
        byline=byline_of(facts, blocks, title, names),
        published_at=published_of(tree, facts, blocks, address, at),
        site=site,
        url=url,
        at=at,
    )


def _lines(
    tree: HtmlElement, facts: Structured, blocks: list[Block], about: _About, page: str
) -> tuple[list[Line], tuple[Problem, ...]]:
    """The lines to keep, top first, and what a reader should know about them."""
    strict, wide = _readings(tree, blocks)
    title = about.headline.value if about.headline else ""
    chosen = chosen_blocks(blocks, strict, wide, title, about.at)
    printed = [block.text for block in chosen.body]
    stated = stated_body(facts)
    if is_better(stated, printed):
        refuse_without_report(blocks, stated, page)
        problem = Problem(
            "body_from_data", "The words come from the data of the page, since its layout does not show them."
        )
        return [*_top(facts, blocks, about, Chosen()), *((Zone.BODY, words) for words in stated)], (problem,)
    refuse_without_report(blocks, printed, page)
    problems = [_LIVE] if "LiveBlogPosting" in str(facts.report.get("@type")) else []
    is_free = str(facts.report.get("isAccessibleForFree", True)).lower() != "false"
    if may_be_cut(blocks, printed, is_free=is_free):
        problems.append(_CUT)
    return _in_order(facts, blocks, about, chosen), tuple(problems)


def _readings(tree: HtmlElement, blocks: list[Block]) -> tuple[set[int], set[int]]:
    """What trafilatura keeps when it is strict and when it is not; nothing of a page too large for it."""
    if not is_readable(tree):
        return set(), set()
    number_blocks(blocks)
    return kept_by_trafilatura(tree, focus="precision"), kept_by_trafilatura(tree, focus="balanced")


def _in_order(facts: Structured, blocks: list[Block], about: _About, chosen: Chosen) -> list[Line]:
    top = _top(facts, blocks, about, chosen)
    used = {words for _, words in top}
    rows = [(block.number, Zone.BODY, block.text) for block in chosen.body if block.text not in used]
    rows += [(block.number, Zone.CAPTION, block.text) for block in chosen.captions]
    return top + [(zone, words) for _, zone, words in sorted(rows, key=lambda row: row[0])]


def _top(facts: Structured, blocks: list[Block], about: _About, chosen: Chosen) -> list[Line]:
    """Headline, standfirst and byline."""
    lines: list[Line] = []
    if about.headline:
        lines.append((Zone.HEADLINE, about.headline.value))
    if standfirst := standfirst_block(facts, blocks, about.at, chosen.body):
        lines.append((Zone.STANDFIRST, standfirst.text))
    if about.byline and (byline := byline_block(blocks, about.at, about.byline.value)):
        lines.append((Zone.BYLINE, byline.text))
    return lines
