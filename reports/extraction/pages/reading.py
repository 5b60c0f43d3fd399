"""From the HTML of a page to the report on it (docs/method.md, "Pages")."""

from reports.extraction.documents.values import DocumentRefused, Evidence, ExtractedDocument, Found
from reports.extraction.language import language_of
from reports.extraction.pages.blocks import blocks_of
from reports.extraction.pages.choosing import kept_by_trafilatura, number_blocks
from reports.extraction.pages.decoding import characters_of
from reports.extraction.pages.parsing import tree_of
from reports.text.fold import normalised
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan


def read_page(html: bytes, *, url: str = "", charset: str = "") -> ExtractedDocument:
    """The report on the page; raises :class:`DocumentRefused` when there is none to be found."""
    tree = tree_of(characters_of(html, charset))
    from trafilatura.metadata import extract_metadata

    about = extract_metadata(tree, url or None)
    blocks = blocks_of(tree)
    number_blocks(blocks)
    kept = kept_by_trafilatura(tree, focus="precision")
    lines = [(Zone.BODY, block.text) for block in blocks if block.number in kept and block.text != about.title]
    if not lines:
        raise DocumentRefused("no_report", "There is no report on this page. Bring the page of one report.")
    if about.title:
        lines.insert(0, (Zone.HEADLINE, about.title))
    text, zones = _laid_out(lines)
    language, confidence = language_of(text)
    return ExtractedDocument(
        text=text,
        zones=zones,
        kind="html",
        headline=_found(about.title),
        byline=_found(about.author),
        published_at=_found(about.date),
        site=_found(about.sitename),
        url=_found(about.url),
        language=language,
        language_confidence=confidence,
    )


def _found(value: str | None) -> Found | None:
    return Found(value, Evidence.READ) if value else None


def _laid_out(lines: list[tuple[Zone, str]]) -> tuple[str, tuple[ZoneSpan, ...]]:
    """The text of all lines, a blank line between two, and where each lies."""
    parts: list[str] = []
    zones: list[ZoneSpan] = []
    length = 0
    for zone, words in lines:
        words = normalised(words).text.strip()
        if not words:
            continue
        length += 2 if parts else 0
        zones.append(ZoneSpan(zone, Span(length, length + len(words))))
        parts.append(words)
        length += len(words)
    return "\n\n".join(parts), tuple(zones)
