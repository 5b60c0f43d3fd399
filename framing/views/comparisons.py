"""How far the comparison of a story is, and asking for it again."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from framing.selectors.comparisons import comparison_status_of
from framing.services.comparison import retry_comparison
from framing.views.runs import RIGHT, last_answer
from reports.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from reports.models import Story

PARTIAL = "framing/_comparison_status.html"


@require_safe
@never_cache
@vary_on_htmx
def comparison_status(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The state of the comparison; the answer to a poll ends the polling once nothing more will happen."""
    status = comparison_status_of(get_object_or_404(Story, slug=slug))
    template = template_for(request, "framing/comparison_status.html", partial=PARTIAL)
    if template == PARTIAL and "seen" in request.GET and not status.is_settled:
        return HttpResponse(status=204)
    response = render(request, template, {"status": status})
    return last_answer(response, {"story": status.story.pk}) if template == PARTIAL and status.is_settled else response


@require_POST
@login_required
def comparison_retry(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """Ask for a failed comparison again and go back to the story, which shows how far it is."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("Only editors can ask for a comparison again.")
    story = get_object_or_404(Story, slug=slug)
    retry_comparison(story=story)
    return redirect(story)
