"""The cells of the label matrix as HTML.

A page of twenty reports has a thousand cells and twice as many labels, and each costs here a fraction of what a
template takes for it. What comes from reports, and every address, goes through ``escape``.
"""

from collections.abc import Iterator
from html import escape

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from framing.selectors.label_cells import CellView, DirectionView, RowView, UseView

register = template.Library()
NOTHING = SafeString("")
EMPTY = SafeString(
    '<td class="label-cell is-empty" role="cell"><span aria-hidden="true">–</span>'
    '<span class="visually-hidden">no mention found</span></td>'
)
ONLY_HERE = '<i class="only-here" title="only here"></i>'


@register.simple_tag
def label_cells(row: RowView, *, is_compact: bool) -> SafeString:
    """A cell for each report: its labels in order of appearance, and where there is room what becomes of them."""
    return _joined([_cell(cell, is_compact=is_compact) if cell.uses else EMPTY for cell in row.cells])


@register.simple_tag
def label_uses(cell: CellView) -> SafeString:
    """The labels of one report in order of appearance, each a link to its passages."""
    return SafeString(f'<ol class="uses">{"".join([_use(use) for use in cell.uses])}</ol>')


@register.simple_tag
def directions(cell: CellView) -> SafeString:
    """How many own-voice mentions have a label that harms or helps: a bar with its interval where one is given."""
    return _joined([_direction(found) for found in cell.directions])


def _direction(found: DirectionView) -> SafeString:
    if not found.interval:
        return format_html('<p class="direction">{}: not enough mentions to say</p>', capfirst(found.counts))
    bar = format_html(
        '<svg class="direction-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="share-ground" width="100" height="8"/><rect class="share-bar" width="{}" height="8"/>'
        '<rect class="direction-interval" x="{}" y="3" width="{}" height="2"/></svg>',
        found.share,
        found.low,
        found.high - found.low,
    )
    return format_html('<p class="direction">{}{} ({} to {} %)</p>', bar, capfirst(found.counts), found.low, found.high)


def _joined(parts: list[SafeString]) -> SafeString:
    return SafeString("".join(parts))


def _cell(cell: CellView, *, is_compact: bool) -> SafeString:
    below = NOTHING
    if not is_compact:
        notes = format_html_join(
            "", '<p class="crossing-note"><b>{}</b>: {}</p>', ((use.text, use.crossing) for use in cell.owned_crossings)
        )
        # Where there is too little, the passages say so; a matrix that says it in each cell hides what is there.
        below = notes + _joined([_direction(found) for found in cell.directions if found.interval])
    source = escape(cell.report.source.name)
    return SafeString(
        f'<td class="label-cell {cell.report.colour}" role="cell" data-label="{source}">{label_uses(cell)}{below}</td>'
    )


def _use(use: UseView) -> str:
    signs = "".join(_signs(use))
    return (
        f'<li><a class="use" href="{escape(use.href)}"><span class="shape-{use.voice}">{escape(use.text)}</span>'
        f'{signs and f"""<span aria-hidden="true">{signs}</span>"""}'
        f'<span class="visually-hidden">, {escape(use.words)}</span></a></li>'
    )


def _signs(use: UseView) -> Iterator[str]:
    """How often, in which other voices, where, whether here only, and whether its voice is another elsewhere."""
    if use.count > 1 or use.others:
        yield f"<sup>{use.count}</sup>"
    for one in use.others:
        shape = f'<span class="shape-{one.voice}">{one.words}</span>'
        yield f' <span class="use-other">{shape}<sup>{one.count}</sup></span>'
    if use.zone:
        yield f' <span class="tag sans">{use.zone}</span>'
    if use.is_only_here:
        yield ONLY_HERE
    if use.crossing:
        yield f'<i class="crossing-sign" title="{escape(use.crossing)}">⇄</i>'
