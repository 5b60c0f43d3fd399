"""When each report of a story places each event, on one clock."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.selectors.pins import number_asked
from framing.selectors.sequence import sequence_page
from framing.views.pins import with_releases
from reports.models import Story


@require_safe
@vary_on_htmx
@with_releases
def story_sequence(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The tab Sequence of a story."""
    story = get_object_or_404(Story, slug=slug)
    template = template_for(request, "framing/story_sequence.html", partial="framing/_story_sequence.html")
    return render(request, template, {"page": sequence_page(story, number_asked(request.GET))})
