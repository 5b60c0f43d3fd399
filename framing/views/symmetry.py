"""Whether the lexicon treats the sides alike, counted and tested in public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.queries import SymmetryQuery
from framing.selectors.symmetry import symmetry_page
from framing.services.releases import current_release, lexicon_of


@require_safe
def symmetry(request: HttpRequest) -> HttpResponse:
    """Labels by side per topic and set, mirrored pairs, what to look at, and the swap test as it was last run."""
    release, asked = current_release(), SymmetryQuery(request.GET).asked()
    page = None
    if release:
        page = symmetry_page(release, lexicon_of(release), topic=asked["topic"], page=request.GET.get("page"))
    return render(request, "framing/symmetry.html", {"page": page, "release": release, "asked": asked})
