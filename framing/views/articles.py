"""One article with every zone of its text."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.selectors.choices import Choice
from framing.selectors.pages import article_page
from framing.selectors.reports import article_with_text
from framing.selectors.revisions import last_number_of, text_before
from framing.views.pins import with_releases


@require_safe
@vary_on_htmx
@with_releases
def article_detail(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """The marked text of one article, its figures, its quotations and its revision."""
    article = get_object_or_404(article_with_text(), pk=pk)
    template = template_for(request, "framing/article_detail.html", partial="framing/_article_detail.html")
    shown = {"text_before": text_before(article), "last_number": last_number_of(article)}
    page = article_page(article, Choice.asked(request.GET), at=request.GET.get("at", ""))
    return render(request, template, shown | {"page": page})
