"""Who said what in a story: one statement in all the reports that carry it, and who speaks how much."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.queries import StatementQuery
from framing.selectors.pins import number_asked
from framing.selectors.statements import Asked, quotes_page
from framing.views.pins import with_releases
from reports.models import Story


@require_safe
@vary_on_htmx
@with_releases
def story_quotes(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The tab Quotes of a story, by speaker and kind where that is asked."""
    story, asked = get_object_or_404(Story, slug=slug), StatementQuery(request.GET).asked()
    template = template_for(request, "framing/story_quotes.html", partial="framing/_story_quotes.html")
    return render(request, template, {"page": quotes_page(story, Asked(**asked, release=number_asked(request.GET)))})
