"""The figures that the reports of a story give, in one ledger."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.queries import NumberQuery
from framing.selectors.numbers import AskedNumbers, numbers_page
from framing.selectors.pins import number_asked
from framing.views.pins import with_releases
from reports.models import Story


@require_safe
@vary_on_htmx
@with_releases
def story_numbers(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The tab Numbers of a story, by verdict where that is asked."""
    story = get_object_or_404(Story, slug=slug)
    asked = AskedNumbers(**NumberQuery(request.GET).asked(), release=number_asked(request.GET))
    template = template_for(request, "framing/story_numbers.html", partial="framing/_story_numbers.html")
    return render(request, template, {"page": numbers_page(story, asked)})
