"""The figures of a story as charts, each with a table, and each a file at an address of its own."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_safe

from framing.analysis.plots import Chart, csv_of
from framing.charts.kept import ChartView, chart_view, digest_of, png_file, svg_file
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.queries import FiguresQuery
from framing.selectors.pins import number_asked
from framing.selectors.story_figures import AskedFigures, FiguresPage, figures_page
from framing.views.pins import with_releases
from reports.models import Story

#: What a chart can be had as, with the type that each is sent with.
KINDS = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}


@require_safe
@vary_on_htmx
@with_releases
def story_figures(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The tab Figures of a story, with the marks of one figure where they are asked for."""
    story = get_object_or_404(Story, slug=slug)
    page = figures_page(story, AskedFigures(**FiguresQuery(request.GET).asked(), release=number_asked(request.GET)))
    template = template_for(request, "framing/story_figures.html", partial="framing/_story_figures.html")
    columns = [[_view(page, chart) for chart in charts] for charts in (page.whole, page.grouped) if charts]
    return render(request, template, {"page": page, "columns": columns, "chart_count": sum(map(len, columns))})


def _view(page: FiguresPage, chart: Chart) -> ChartView:
    one = reverse("framing:story_chart", args=[page.story.slug, chart.name, "svg"])
    return chart_view(chart, one.removesuffix("svg"), f"?release={page.frame.release}" if page.frame.release else "")


@require_safe
@with_releases
def story_chart(request: HttpRequest, slug: str, name: str, kind: str) -> HttpResponse:
    """One chart of a story as a file; whoever has it with the same figures need not load it again."""
    story = get_object_or_404(Story, slug=slug)
    page = figures_page(story, AskedFigures(release=number_asked(request.GET)))
    chart = page.chart(name)
    if chart is None or kind not in KINDS:
        raise Http404("This story has no such chart.")
    return chart_file(request, chart, kind, f"{slug}-{name}.{kind}")


def chart_file(request: HttpRequest, chart: Chart, kind: str, filename: str) -> HttpResponse:
    """A chart as SVG, PNG or CSV; 304 where the reader has exactly this one."""
    tag = quote_etag(f"{digest_of(chart)}-{kind}")
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers={"ETag": tag})
    content = {"svg": svg_file, "png": png_file, "csv": csv_of}[kind](chart)
    disposition = f'{"attachment" if kind == "csv" else "inline"}; filename="{filename}"'
    response = HttpResponse(
        content, content_type=KINDS[kind], headers={"ETag": tag, "Content-Disposition": disposition}
    )
    patch_cache_control(response, no_cache=True)
    return response
