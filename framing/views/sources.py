"""Outlets: the list, and one with what it published."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from framing.analysis.distinctive import LEAST_ARTICLES, LEAST_STORIES, LEAST_USES, LEAST_Z
from framing.analysis.figures import MINIMUM_OWN_WORDS
from framing.analysis.plots import Chart
from framing.charts.kept import ChartView, chart_view
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.queries import SourceMonthsQuery, SourceQuery
from framing.selectors.keyness import key_referents, referents_called
from framing.selectors.pins import number_asked
from framing.selectors.source_page import AskedSource, SourceMonths, facts_of, source_months, uses_of
from framing.selectors.sources import articles_of, reports_of, sources_with_reports
from framing.views.figures import KINDS, chart_file
from framing.views.pins import with_releases
from reports.models import Source

SOURCES_ON_A_PAGE = 50
REPORTS_ON_A_PAGE = 25
MINIMUM = {"uses": LEAST_USES, "articles": LEAST_ARTICLES, "stories": LEAST_STORIES, "z": LEAST_Z}


@require_safe
def source_list(request: HtmxHttpRequest) -> HttpResponse:
    """Outlets in the order of their names, found by words."""
    query = SourceQuery(request.GET)
    asked = query.asked()
    page = Paginator(sources_with_reports(asked["q"]), SOURCES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "framing/source_list.html", {"query": query, "asked": asked, "page": page})


@require_safe
@with_releases
def source_detail(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """One outlet: facts, its months as charts with the uses behind a number, what it calls whom, its reports."""
    source = get_object_or_404(Source, slug=slug)
    facts = facts_of(source)
    shown: dict[str, Any] = {"source": source, "facts": facts, "minimum_words": MINIMUM_OWN_WORDS}
    if facts.reports:
        asked = _asked(request)
        found = source_months(source, asked, facts.reports)
        page = Paginator(articles_of(source), REPORTS_ON_A_PAGE).get_page(request.GET.get("page"))
        shown |= {"page": page, "reports": reports_of(page), "months": found}
        shown |= {"whole": _chart_view(found, found.whole), "of_term": _chart_view(found, found.of_term)}
        shown |= {"uses": uses_of(found, request.GET.get("uses")), "kept": _kept(request)}
    return render(request, "framing/source_detail.html", shown)


@require_safe
@with_releases
def source_chart(request: HttpRequest, slug: str, name: str, kind: str) -> HttpResponse:
    """One chart of a source as a file; whoever has it with the same figures need not load it again."""
    source = get_object_or_404(Source, slug=slug)
    chart = source_months(source, _asked(request), facts_of(source).reports).chart(name)
    if chart is None or kind not in KINDS:
        raise Http404("This source has no such chart.")
    return chart_file(request, chart, kind, f"{slug}-{name}.{kind}")


def _asked(request: HttpRequest) -> AskedSource:
    return AskedSource(**SourceMonthsQuery(request.GET).asked(), release=number_asked(request.GET))


def _chart_view(found: SourceMonths, chart: Chart | None) -> ChartView | None:
    if chart is None:
        return None
    one = reverse("framing:source_chart", args=[found.source.slug, chart.name, "svg"])
    chosen = {"term": found.chosen.code} if found.chosen and chart is found.of_term else {}
    pairs = chosen | ({"release": str(found.pin.number)} if found.pin else {})
    return chart_view(chart, one.removesuffix("svg"), f"?{urlencode(pairs)}" if pairs else "")


def _kept(request: HttpRequest) -> str:
    """What was asked, without the page of the uses."""
    given = request.GET.copy()
    given.pop("uses", None)
    return given.urlencode()


@require_safe
@vary_on_htmx
def source_labels(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """What one outlet calls whom in the stories that it shares with others."""
    source = get_object_or_404(Source, slug=slug)
    page = referents_called(source, request.GET.get("page"))
    shown = {"source": source, "page": page, "key_referents": key_referents(source, page), "minimum": MINIMUM}
    template = template_for(request, "framing/source_labels.html", partial="framing/_source_labels.html")
    return render(request, template, shown)
