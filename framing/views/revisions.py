"""The texts of a report and what changed between two of them."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.htmx import HtmxHttpRequest
from framing.selectors.reports import article_with_text
from framing.selectors.revision_page import diff_page
from framing.selectors.revisions import revision_lines

NO_SUCH_TEXT = "This report has no such text. Its list of revisions has the ones that are stored."


@require_safe
def revision_list(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Every stored text of a report, the newest first, with what changed."""
    article = get_object_or_404(article_with_text(), pk=pk)
    return render(request, "framing/revision_list.html", {"article": article, "lines": revision_lines(article)})


@require_safe
def revision_diff(request: HtmxHttpRequest, pk: int, newer: int, older: int) -> HttpResponse:
    """Two texts side by side, or as one with what was taken out and put in."""
    article = get_object_or_404(article_with_text(), pk=pk)
    page = diff_page(article, newer, older, is_inline=request.GET.get("view") == "inline")
    if page is None:
        raise Http404(NO_SUCH_TEXT)
    return render(request, "framing/revision_diff.html", {"page": page})
