"""Outlets: the list, and one with what it published."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.queries import SourceQuery
from framing.selectors.sources import articles_of, reports_of, sources_with_reports
from reports.htmx import HtmxHttpRequest
from reports.models import Source

SOURCES_ON_A_PAGE = 50
REPORTS_ON_A_PAGE = 25


@require_safe
def source_list(request: HtmxHttpRequest) -> HttpResponse:
    """Outlets in the order of their names, found by words."""
    query = SourceQuery(request.GET)
    asked = query.asked()
    page = Paginator(sources_with_reports(asked["q"]), SOURCES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "framing/source_list.html", {"query": query, "asked": asked, "page": page})


@require_safe
def source_detail(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """One outlet with its reports by story."""
    source = get_object_or_404(Source, slug=slug)
    page = Paginator(articles_of(source), REPORTS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "framing/source_detail.html", {"source": source, "page": page, "reports": reports_of(page)})
