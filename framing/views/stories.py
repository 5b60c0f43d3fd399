"""The list of stories, and one story read side by side."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.selectors import stories
from framing.selectors.choices import Choice
from framing.selectors.first_run import first_run
from framing.selectors.pages import story_page
from framing.selectors.tour import tour_story
from framing.views.pins import with_releases
from reports.models import Story


@require_safe
@vary_on_htmx
def story_list(request: HtmxHttpRequest) -> HttpResponse:
    """Stories by the time of their newest report, searched by words and source."""
    question = stories.Question.asked(request.GET)
    listed = stories.story_list(question, request.GET.get("page"))
    template = template_for(request, "framing/story_list.html", partial="framing/_story_list.html")
    shown: dict[str, object] = {"list": listed}
    if not question.words and not question.source:
        shown["first_run"] = steps = first_run(request.user)
        shown["tour"] = None if steps else tour_story()
    return render(request, template, shown)


@require_safe
@vary_on_htmx
@with_releases
def story_read(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The reports of a story side by side with their marks."""
    story = get_object_or_404(Story, slug=slug)
    template = template_for(request, "framing/story_read.html", partial="framing/_story_read.html")
    return render(request, template, {"page": story_page(story, Choice.asked(request.GET))})
