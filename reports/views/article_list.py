"""Every report there is, in one list."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.forms.stories import ArticleListQuery
from reports.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from reports.selectors.article_list import (
    NOT_ANALYSED,
    REPORTS_ON_A_PAGE,
    SORTS,
    STATES,
    languages_stored,
    reports_asked,
)
from reports.selectors.choices import sources_by_name
from reports.views.story_desk import require_story_editor


@require_safe
@vary_on_htmx
@login_required
def article_list(request: HtmxHttpRequest) -> HttpResponse:
    """The reports that fit a question, page by page, with ticks to move them by."""
    require_story_editor(request)
    asked = ArticleListQuery(request.GET).asked()
    page = Paginator(reports_asked(asked), REPORTS_ON_A_PAGE).get_page(request.GET.get("page"))
    shown: dict[str, Any] = {
        "asked": asked,
        "page": page,
        "states": STATES,
        "sorts": SORTS,
        "not_analysed": NOT_ANALYSED,
    }
    shown |= {"sources": sources_by_name(), "languages": languages_stored()}
    shown["is_narrowed"] = any(value for name, value in asked.items() if name != "sort")
    template = template_for(request, "reports/article_list.html", partial="reports/_article_list.html")
    return render(request, template, shown)
