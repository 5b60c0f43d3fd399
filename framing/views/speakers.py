"""People and bodies that are quoted: the list, and one with every statement across stories."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.htmx import HtmxHttpRequest
from framing.queries import SpeakerQuery
from framing.selectors.speakers import introduction_in, lines_of, quotes_of_speaker, speaker_page, speakers_named

SPEAKERS_ON_A_PAGE = 50
QUOTES_ON_A_PAGE = 25


@require_safe
def speaker_list(request: HtmxHttpRequest) -> HttpResponse:
    """Named speakers in the order of their names, found by name."""
    query = SpeakerQuery(request.GET)
    asked = query.asked()
    page = Paginator(speakers_named(asked["q"]), SPEAKERS_ON_A_PAGE).get_page(request.GET.get("page"))
    lines = [(row, introduction_in(row)) for row in page]
    shown = {"query": query, "asked": asked, "page": page, "lines": lines}
    return render(request, "framing/speaker_list.html", shown)


@require_safe
def speaker_detail(request: HtmxHttpRequest, key: str) -> HttpResponse:
    """Everything that reports attribute to one named speaker, by story."""
    speaker = None if "\0" in key else speaker_page(key)
    if speaker is None:
        raise Http404("No report names a speaker like this.")
    page = Paginator(quotes_of_speaker(key), QUOTES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "framing/speaker_detail.html", {"speaker": speaker, "page": page, "lines": lines_of(page)})
