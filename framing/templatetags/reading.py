"""The sentences of a text and the blocks of a strip as HTML.

A page of four reports has a thousand of these pieces, and each costs here a tenth of what a template takes for it.
Everything that is not ours goes through ``escape``.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from framing.analysis.segments import Paragraph, Segment
from framing.analysis.strips import Block, Look
from framing.selectors.marked_reports import Mark, MarkedReport

register = template.Library()
_SWAP = ' hx-target="#mark-card" hx-swap="outerHTML" hx-replace-url="true"'


@register.simple_tag
def sentences(marked: MarkedReport, paragraph: Paragraph[Mark]) -> SafeString:
    """The sentences of a paragraph with their marks and the links to the same claim elsewhere."""
    return mark_safe("".join(_sentence(marked, piece.sentence, piece.segments) for piece in paragraph.pieces))


@register.simple_tag
def strip_blocks(marked: MarkedReport) -> SafeString:
    """The blocks of a strip, each a link to its sentence."""
    if not marked.strip:
        return SafeString("")
    before = f"{escape(marked.strip_address)}#s{marked.key}-"
    is_compared = marked.strip.is_compared
    return mark_safe("".join(_block(block, before, is_compared=is_compared) for block in marked.strip.blocks))


def _sentence(marked: MarkedReport, number: int | None, segments: Iterable[Segment[Mark]]) -> str:
    said = "".join(map(_segment, segments))
    if number is None:
        return f'<span class="sentence">{said}</span>'
    place = f"{marked.key}-{number}"
    look = marked.links.get(number)
    if look is None:
        return f'<span class="sentence" id="s{place}">{said}</span>'
    link = _link(marked.claims_path, place, look)
    return f'<span class="sentence {look.css}" id="s{place}"{_groups(look)}>{link}{said}</span>'


def _segment(segment: Segment[Mark]) -> str:
    mark, text = segment.mark, escape(segment.text)
    if mark is None:
        return text
    href = escape(mark.href)
    return (
        f'<a class="{mark.css}" id="{mark.anchor}" href="{href}" title="{escape(mark.title)}"'
        f' hx-get="{href}"{_SWAP}>{text}</a>'
    )


def _link(path: str, place: str, look: Look) -> str:
    texture = f" texture-{look.texture}" if look.texture else ""
    href = f"{escape(path)}#g{look.groups[0]}"
    return f'<a class="link{texture}" id="l{place}" href="{href}"><span>{escape(look.words)}</span></a>'


def _groups(look: Look) -> str:
    """The numbers by which scripts find the same claim; none for a claim of this report only."""
    return "" if look.fill is None else f' data-groups="{" ".join(map(str, look.groups))}"'


def _block(block: Block, before: str, *, is_compared: bool) -> str:
    place = f'x="{block.x}" width="{block.width}" y="10" height="15"'
    link = f'<a tabindex="-1" href="{before}{block.sentence}"'
    look, css = block.look, f"block block-{block.zone}"
    if look is None:
        title = "<title>no claim found</title>" if is_compared else ""
        return f'{link}>{title}<rect class="{css}{" no-claim" if is_compared else ""}" {place}/></a>'
    over = "hatch" if look.fill is None else f"texture-{look.texture}" if look.texture else ""
    drawn = " is-hatched" if look.fill is None else ""
    lines = f'<rect class="block-over{drawn}" fill="url(#{over})" {place}/>' if over else ""
    title = f"<title>{escape(look.words)}</title>"
    return f'{link}{_groups(look)}>{title}<rect class="{css} {look.css}" {place}/>{lines}</a>'
