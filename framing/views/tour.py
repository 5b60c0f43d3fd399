"""A walk over the real pages of one story: each step leads to its page, which then says what is shown there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from framing.selectors.tour import STEPS, page_of_step, tour_story

NO_TOUR = "There is no story here to walk through."


@require_safe
@never_cache
def tour_step(request: HttpRequest, step: int = 1) -> HttpResponse:
    """Lead to the page of a step; 404 where there is no such step, or no story to show it on."""
    story = tour_story(request.GET.get("story", "").replace("\x00", "")[:80])
    if story is None:
        raise Http404(NO_TOUR)
    if not 1 <= step <= len(STEPS):
        raise Http404("The tour has no such step.")
    return redirect(page_of_step(step, story))
