"""Charts as pages and files want them, drawn once for the same figures.

What is drawn is kept in the cache under a digest of all that the chart holds, so a page that shows the same figures
again neither draws nor imports anything.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from framing.analysis.plots import Chart
from framing.charts.theme import NARROW, WIDE

#: Another number where the same figures are drawn otherwise.
DRAWN_AS = 2
#: Seconds for which a drawing is kept.
KEPT_FOR = 7 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart ready for a page: the drawing for a desk and the one for a phone, of which the page shows one.

    ``files`` is the address of its files up to their ending, ``query`` what follows that.
    """

    chart: Chart
    wide: SafeString
    narrow: SafeString
    files: str
    query: str


def chart_view(chart: Chart, files: str, query: str = "") -> ChartView:
    """The chart with both of its drawings."""
    wide, narrow = _kept(chart, "page", _in_page)
    return ChartView(chart, wide, narrow, files, query)


def svg_file(chart: Chart) -> str:
    """The chart with all its words as a file that stands alone."""
    return str(_kept(chart, "svg", _svg))


def png_file(chart: Chart) -> bytes:
    """The same as a picture."""
    return bytes(_kept(chart, "png", _png))


def digest_of(chart: Chart) -> str:
    """The name of exactly this chart, drawn as it is drawn now."""
    return hashlib.sha256(f"{DRAWN_AS} {chart!r}".encode()).hexdigest()


def _kept(chart: Chart, kind: str, draw: Callable[[Chart], Any]) -> Any:
    return cache.get_or_set(f"chart-{kind}-{digest_of(chart)}", lambda: draw(chart), KEPT_FOR)


def _in_page(chart: Chart) -> tuple[SafeString, SafeString]:
    from lxml import etree

    from framing.charts import drawing, library, markup

    def drawn(width: int, key: str, css: str) -> SafeString:
        made = library.svg_of(drawing.sheet_for_page(chart, width))
        written = markup.in_page(made, key=f"{chart.name}-{key}", title=chart.title, told=chart.told, css=css)
        return _html_of(etree.fromstring(written))

    return drawn(WIDE, "wide", "no-phone"), drawn(NARROW, "narrow", "only-phone")


def _html_of(element: Any) -> SafeString:
    """The element as HTML: its words and the values of its attributes are escaped as those of any template."""
    attributes = format_html_join("", ' {}="{}"', element.attrib.items())
    inside = format_html_join("", "{}", ((_html_of(child),) for child in element))
    return format_html("<{0}{1}>{2}{3}</{0}>", element.tag, attributes, element.text or "", inside)


def _svg(chart: Chart) -> str:
    from framing.charts import drawing, library, markup

    made = library.svg_of(drawing.sheet_for_file(chart))
    return markup.in_file(made, title=chart.title, told=chart.told)


def _png(chart: Chart) -> bytes:
    from framing.charts import drawing, library

    return library.png_of(drawing.sheet_for_file(chart))
