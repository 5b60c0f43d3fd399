"""The blocks, stretches and ticks of an overview strip as SVG (why in Python: ``framing.markup``)."""

from django import template
from django.utils.safestring import SafeString

from framing.analysis.strips import Block, Strip
from framing.markup import NOTHING, Markup, known
from framing.selectors.marked_reports import MarkedReport
from framing.templatetags.reading import add_groups

register = template.Library()


@register.simple_tag
def strip_blocks(marked: MarkedReport) -> SafeString:
    """The blocks of a strip, each a link to its sentence."""
    if not marked.strip:
        return NOTHING
    html = Markup()
    before = known(f"{marked.strip_address}#s{marked.key}-")
    for block in marked.strip.blocks:
        _add_block(html, block, before, is_compared=marked.strip.is_compared)
    return html.html()


@register.simple_tag
def strip_lines(strip: Strip) -> SafeString:
    """Quotations below the blocks, shared text below these, a tick over the blocks for each counted term."""
    html = Markup()
    for quoted in strip.stretches:
        html.add('<line class="strip-quote" x1="{}" x2="{}" y1="31" y2="31"/>', known(quoted.x), known(quoted.end))
    for wire in strip.wire:
        for y in ("36.5", "39"):
            html.add('<line class="strip-wire" x1="{}" x2="{}"', known(wire.x), known(wire.end))
            html.add(' y1="{}" y2="{}"/>', known(y), known(y))
    for tick in strip.ticks:
        place = known(tick.x)
        html.add('<line class="strip-tick" x1="{}" x2="{}" y1="0" y2="8"/>', place, place)
    return html.html()


def _add_block(html: Markup, block: Block, before: str, *, is_compared: bool) -> None:
    look = block.look
    css = f"block block-{block.zone}"
    html.add('<a tabindex="-1" href="{}{}"', before, known(block.sentence))
    if look is None:
        html.add("><title>no claim found</title>" if is_compared else ">")
        _add_rect(html, f"{css} no-claim" if is_compared else css, block)
    else:
        add_groups(html, look)
        html.add("><title>{}</title>", known(look.words))
        _add_rect(html, f"{css} {look.css}", block)
        # Hatching over a claim of this report only, a texture over the fill of the ninth group and later ones.
        if look.fill is None:
            _add_rect(html, "block-over is-hatched", block, over="hatch")
        elif look.texture:
            _add_rect(html, "block-over", block, over=f"texture-{look.texture}")
    html.add("</a>")


def _add_rect(html: Markup, css: str, block: Block, *, over: str = "") -> None:
    html.add('<rect class="{}"', known(css))
    if over:
        html.add(' fill="url(#{})"', known(over))
    html.add(' x="{}" width="{}" y="10" height="15"/>', known(block.x), known(block.width))
