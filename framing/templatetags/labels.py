"""The cells of the label matrix as HTML.

A page of twenty reports has a thousand cells and more labels, and each costs here a fraction of what a template takes
for it. The markup stands in the format strings; everything else goes through ``format_html``, which escapes it.
"""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from framing.selectors.label_cells import CellView, DirectionView, RowView, UseView

register = template.Library()
NOTHING = SafeString("")
EMPTY = SafeString(
    '<td class="label-cell is-empty" role="cell"><span aria-hidden="true">–</span>'
    '<span class="visually-hidden">no mention found</span></td>'
)
ONLY_HERE = SafeString('<i class="only-here" title="only here" aria-hidden="true"></i>')


@register.simple_tag
def label_cells(row: RowView, *, is_compact: bool) -> SafeString:
    """A cell for each report: its labels in order of appearance, and where there is room what becomes of them."""
    return _joined([_cell(cell, is_compact=is_compact) if cell.uses else EMPTY for cell in row.cells])


@register.simple_tag
def label_uses(cell: CellView) -> SafeString:
    """The labels of one report in order of appearance, each a link to its passages."""
    return format_html('<ol class="uses">{}</ol>', _joined([_use(use) for use in cell.uses]))


@register.simple_tag
def directions(cell: CellView) -> SafeString:
    """How many own-voice mentions have a label that harms or helps: a bar with its interval where one is given."""
    return _joined([_direction(found) for found in cell.directions])


def _direction(found: DirectionView) -> SafeString:
    if not found.interval:
        return format_html('<p class="direction">{}: not enough mentions to say</p>', found.counts)
    bar = format_html(
        '<svg class="direction-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="direction-all" width="100" height="8"/><rect class="direction-share" width="{}" height="8"/>'
        '<rect class="direction-interval" x="{}" y="3" width="{}" height="2"/></svg>',
        found.share,
        found.low,
        found.high - found.low,
    )
    return format_html('<p class="direction">{}{} ({} to {} %)</p>', bar, found.counts, found.low, found.high)


def _joined(parts: list[SafeString]) -> SafeString:
    return SafeString("".join(parts))


def _cell(cell: CellView, *, is_compact: bool) -> SafeString:
    below = NOTHING
    if not is_compact:
        notes = format_html_join(
            "", '<p class="crossing-note"><b>{}</b>: {}</p>', ((use.text, use.crossing) for use in cell.owned_crossings)
        )
        below = notes + directions(cell)
    return format_html(
        '<td class="label-cell {}" role="cell"><p class="cell-source" aria-hidden="true"><i class="dot"></i>{}</p>'
        "{}{}</td>",
        cell.report.colour,
        cell.report.source.name,
        label_uses(cell),
        below,
    )


def _use(use: UseView) -> SafeString:
    count = format_html("<sup>{}</sup>", use.count) if use.count > 1 or use.others else NOTHING
    others = format_html_join(
        "", ' <span class="use-other"><span class="shape-{}">{}</span><sup>{}</sup></span>', _others(use)
    )
    zone = format_html('<span class="use-zone">{}</span>', use.zone) if use.zone else NOTHING
    crossing = format_html('<i class="crossing-sign" title="{}">⇄</i>', use.crossing) if use.crossing else NOTHING
    return format_html(
        '<li><a class="use" href="{}"><span class="shape-{}">{}</span><span aria-hidden="true">{}{}{}{}{}</span>'
        '<span class="visually-hidden">, {}</span></a></li>',
        use.href,
        use.voice,
        use.text,
        count,
        others,
        zone,
        ONLY_HERE if use.is_only_here else NOTHING,
        crossing,
        use.words,
    )


def _others(use: UseView) -> list[tuple[str, str, int]]:
    return [(one.voice, one.words, one.count) for one in use.others]
