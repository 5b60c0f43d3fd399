"""What a report shares with others, word for word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.selectors.copies import copies_page
from framing.selectors.reports import article_with_text


@require_safe
def article_copies(request: HttpRequest, pk: int) -> HttpResponse:
    """The reports that print the same words as one, with every difference."""
    article = get_object_or_404(article_with_text().select_related("latest_revision__wire"), pk=pk)
    return render(request, "framing/article_copies.html", {"page": copies_page(article, request.GET.get("page"))})
