"""Outlets: the list, and one with what it published."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.analysis.distinctive import LEAST_ARTICLES, LEAST_STORIES, LEAST_USES, LEAST_Z
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.queries import SourceQuery
from framing.selectors.keyness import key_referents, referents_called
from framing.selectors.sources import articles_of, reports_of, sources_with_reports
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
def source_detail(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """One outlet with its reports by story, and the way to what it calls whom."""
    source = get_object_or_404(Source, slug=slug)
    page = Paginator(articles_of(source), REPORTS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "framing/source_detail.html", {"source": source, "page": page, "reports": reports_of(page)})


@require_safe
@vary_on_htmx
def source_labels(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """What one outlet calls whom in the stories that it shares with others."""
    source = get_object_or_404(Source, slug=slug)
    page = referents_called(source, request.GET.get("page"))
    shown = {"source": source, "page": page, "key_referents": key_referents(source, page), "minimum": MINIMUM}
    template = template_for(request, "framing/source_labels.html", partial="framing/_source_labels.html")
    return render(request, template, shown)
