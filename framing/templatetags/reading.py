"""The sentences of a text and the blocks of a strip as HTML.

A page of four reports has a thousand of these pieces, and each costs here a fraction of what a template takes for it.
The markup stands in the format strings; everything else goes through ``format_html``, which escapes it.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from framing.analysis.segments import Paragraph, Segment
from framing.analysis.strips import Block, Look
from framing.selectors.marked_reports import Mark, MarkedReport
from reports.text.spans import Span

register = template.Library()
NOTHING = SafeString("")
#: Where an address of some words of a text leads.
ASKED_FOR = "words"


@register.simple_tag
def sentences(marked: MarkedReport, paragraph: Paragraph[Mark]) -> SafeString:
    """The sentences of a paragraph with their marks, the links to the same claim elsewhere, and the words asked for."""
    asked = marked.asked_for
    if asked is None or not asked.overlaps(paragraph.span):
        return _joined(_sentence(marked, piece.sentence, map(_segment, piece.segments)) for piece in paragraph.pieces)
    return _with_words_asked_for(marked, paragraph, asked)


def _with_words_asked_for(marked: MarkedReport, paragraph: Paragraph[Mark], asked: Span) -> SafeString:
    """The same, with the words that an address names lit up; its first piece is where the address leads."""
    position = paragraph.span.start + sum(len(segment.text) for segment in paragraph.dateline)
    is_first = asked.start >= position
    said = []
    for piece in paragraph.pieces:
        parts = []
        for segment in piece.segments:
            start, end = max(asked.start - position, 0), min(asked.end - position, len(segment.text))
            cut = (start, end) if start < end else None
            parts.append(_segment(segment, lit=cut, anchor=ASKED_FOR if cut and is_first else ""))
            is_first = is_first and not cut
            position += len(segment.text)
        said.append(_sentence(marked, piece.sentence, parts))
    return _joined(said)


@register.simple_tag
def strip_blocks(marked: MarkedReport) -> SafeString:
    """The blocks of a strip, each a link to its sentence."""
    if not marked.strip:
        return NOTHING
    before = f"{marked.strip_address}#s{marked.key}-"
    is_compared = marked.strip.is_compared
    return _joined(_block(block, before, is_compared=is_compared) for block in marked.strip.blocks)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _sentence(marked: MarkedReport, number: int | None, parts: Iterable[SafeString]) -> SafeString:
    said = _joined(parts)
    if number is None:
        return format_html('<span class="sentence">{}</span>', said)
    place = f"{marked.key}-{number}"
    look = marked.links.get(number)
    if look is None:
        return format_html('<span class="sentence" id="s{}">{}</span>', place, said)
    link = _link(marked.claims_path, place, look)
    return format_html('<span class="sentence {}" id="s{}"{}>{}{}</span>', look.css, place, _groups(look), link, said)


def _segment(segment: Segment[Mark], *, lit: tuple[int, int] | None = None, anchor: str = "") -> SafeString:
    mark, text = segment.mark, _lit(segment.text, lit, anchor) if lit else segment.text
    if mark is None:
        return format_html("{}", text)
    return format_html(
        '<a class="{css}" id="{anchor}" href="{href}" title="{title}" hx-get="{href}" hx-target="#mark-card"'
        ' hx-swap="outerHTML" hx-replace-url="true">{text}</a>',
        css=mark.css,
        anchor=mark.anchor,
        href=mark.href,
        title=mark.title,
        text=text,
    )


def _lit(text: str, lit: tuple[int, int], anchor: str) -> SafeString:
    start, end = lit
    name = format_html(' id="{}"', anchor) if anchor else NOTHING
    return format_html('{}<mark class="found"{}>{}</mark>{}', text[:start], name, text[start:end], text[end:])


def _link(path: str, place: str, look: Look) -> SafeString:
    css = f"link texture-{look.texture}" if look.texture else "link"
    return format_html(
        '<a class="{}" id="l{}" href="{}#g{}"><span>{}</span></a>', css, place, path, look.groups[0], look.words
    )


def _groups(look: Look) -> SafeString:
    """The numbers by which scripts find the same claim; none for a claim of this report only."""
    if look.fill is None:
        return NOTHING
    return format_html(' data-groups="{}"', " ".join(map(str, look.groups)))


def _block(block: Block, before: str, *, is_compared: bool) -> SafeString:
    look = block.look
    css = f"block block-{block.zone}"
    if look is None:
        title = format_html("<title>{}</title>", "no claim found") if is_compared else NOTHING
        drawn = _rect(f"{css} no-claim" if is_compared else css, block)
        return format_html('<a tabindex="-1" href="{}{}">{}{}</a>', before, block.sentence, title, drawn)
    return format_html(
        '<a tabindex="-1" href="{}{}"{}><title>{}</title>{}{}</a>',
        before,
        block.sentence,
        _groups(look),
        look.words,
        _rect(f"{css} {look.css}", block),
        _lines_over(look, block),
    )


def _lines_over(look: Look, block: Block) -> SafeString:
    """Hatching over a claim of this report only, a texture over the fill of the ninth group and later ones."""
    if look.fill is None:
        return _rect("block-over is-hatched", block, over="hatch")
    return _rect("block-over", block, over=f"texture-{look.texture}") if look.texture else NOTHING


def _rect(css: str, block: Block, *, over: str = "") -> SafeString:
    fill = format_html(' fill="url(#{})"', over) if over else NOTHING
    return format_html('<rect class="{}"{} x="{}" width="{}" y="10" height="15"/>', css, fill, block.x, block.width)
