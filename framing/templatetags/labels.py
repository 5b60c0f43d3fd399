"""The cells of the label matrix as HTML: a page of twenty reports has a thousand of them and twice as many labels (why
in Python: ``framing.markup``)."""

from django import template
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from framing.markup import Markup, known
from framing.selectors.label_cells import CellView, DirectionView, RowView, UseView

register = template.Library()
EMPTY = (
    '<td class="label-cell is-empty" role="cell"><span aria-hidden="true">–</span>'
    '<span class="visually-hidden">no mention found</span></td>'
)
ONLY_HERE = '<i class="only-here" title="only here"></i>'


@register.simple_tag
def label_cells(row: RowView, *, is_compact: bool) -> SafeString:
    """A cell for each report: its labels in order of appearance, and where there is room what becomes of them."""
    html = Markup()
    for cell in row.cells:
        if cell.uses:
            _add_cell(html, cell, is_compact=is_compact)
        else:
            html.add(EMPTY)
    return html.html()


@register.simple_tag
def label_uses(cell: CellView) -> SafeString:
    """The labels of one report in order of appearance, each a link to its passages."""
    html = Markup()
    _add_uses(html, cell)
    return html.html()


@register.simple_tag
def directions(cell: CellView) -> SafeString:
    """How many own-voice mentions have a label that harms or helps: a bar with its interval where one is given."""
    html = Markup()
    for found in cell.directions:
        _add_direction(html, found)
    return html.html()


def _add_direction(html: Markup, found: DirectionView) -> None:
    if not found.interval:
        html.add('<p class="direction">{}: not enough mentions to say</p>', capfirst(found.counts))
        return
    low, high = known(found.low), known(found.high)
    html.add('<p class="direction"><svg class="direction-bar" viewBox="0 0 100 8" preserveAspectRatio="none"')
    html.add(' aria-hidden="true"><rect class="share-ground" width="100" height="8"/>')
    html.add('<rect class="share-bar" width="{}" height="8"/>', known(found.share))
    html.add('<rect class="direction-interval" x="{}" y="3" width="{}"', low, known(found.high - found.low))
    html.add(' height="2"/></svg>{} ({} to {} %)</p>', capfirst(found.counts), low, high)


def _add_cell(html: Markup, cell: CellView, *, is_compact: bool) -> None:
    html.add('<td class="label-cell {}" role="cell"', known(cell.report.colour))
    html.add(' data-label="{}">', known(cell.report.source.name))
    _add_uses(html, cell)
    if not is_compact:
        for use in cell.owned_crossings:
            html.add('<p class="crossing-note"><b>{}</b>: {}</p>', use.text, use.crossing)
        # Where there is too little, the passages say so; a matrix that says it in each cell hides what is there.
        for found in cell.directions:
            if found.interval:
                _add_direction(html, found)
    html.add("</td>")


def _add_uses(html: Markup, cell: CellView) -> None:
    html.add('<ol class="uses">')
    for use in cell.uses:
        _add_use(html, use)
    html.add("</ol>")


def _add_use(html: Markup, use: UseView) -> None:
    html.add('<li><a class="use" href="{}"><span class="shape-{}">{}</span>', use.href, known(use.voice), use.text)
    signs = Markup()
    _add_signs(signs, use)
    if said := signs.html():
        html.add('<span aria-hidden="true">{}</span>', said)
    html.add('<span class="visually-hidden">, {}</span></a></li>', use.words)


def _add_signs(html: Markup, use: UseView) -> None:
    """How often, in which other voices, where, whether here only, and whether its voice is another elsewhere."""
    if use.count > 1 or use.others:
        html.add("<sup>{}</sup>", known(use.count))
    for one in use.others:
        html.add(' <span class="use-other"><span class="shape-{}">{}</span>', known(one.voice), known(one.words))
        html.add("<sup>{}</sup></span>", known(one.count))
    if use.zone:
        html.add(' <span class="tag sans">{}</span>', known(use.zone))
    if use.is_only_here:
        html.add(ONLY_HERE)
    if use.crossing:
        html.add('<i class="crossing-sign" title="{}">⇄</i>', use.crossing)
