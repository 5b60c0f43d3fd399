"""Labels across stories: what sets one source apart, and where each counted use stands."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.analysis.distinctive import FALSE_DISCOVERY_RATE, LEAST_ARTICLES, LEAST_USES, LEAST_Z
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.label_queries import ApartQuery, LabelUsesQuery
from framing.selectors import distinctive
from framing.selectors.label_uses import amount_of_text
from framing.selectors.label_uses_page import uses_of_label, with_passages
from reports.models import Source

LABELS_ON_A_PAGE = 40
USES_ON_A_PAGE = 20
MINIMUM = {"uses": LEAST_USES, "articles": LEAST_ARTICLES, "z": LEAST_Z, "rate": round(100 * FALSE_DISCOVERY_RATE)}


@require_safe
@vary_on_htmx
def distinctive_labels(request: HtmxHttpRequest) -> HttpResponse:
    """The labels that set one source apart from the others for one referent."""
    asked = ApartQuery(request.GET).asked()
    page = Paginator(distinctive.labels_apart(**asked), LABELS_ON_A_PAGE).get_page(request.GET.get("page"))
    shown: dict[str, Any] = {
        "asked": asked,
        "page": page,
        "referents": distinctive.referents_of(page),
        "minimum": MINIMUM,
    }
    shown |= distinctive.choices() | {"ways": distinctive.WAYS, "measured_at": distinctive.measured_at()}
    if not page.paginator.count:
        shown["amount"] = amount_of_text()
    template = template_for(request, "framing/distinctive_labels.html", partial="framing/_distinctive_labels.html")
    return render(request, template, shown)


@require_safe
def label_uses(request: HtmxHttpRequest) -> HttpResponse:
    """Every own-voice use of a label for one referent, story by story, with the words around it."""
    asked = LabelUsesQuery(request.GET).asked()
    source = get_object_or_404(Source, slug=asked["source"]) if asked["source"] else None
    uses = uses_of_label(
        referent=asked["referent"],
        labels=asked["labels"],
        source=source,
        are_others=asked["side"] == distinctive.OTHERS,
        is_shared=bool(asked["shared"]),
    )
    page = Paginator(uses, USES_ON_A_PAGE).get_page(request.GET.get("page"))
    if not page.paginator.count:
        raise Http404("No report uses this label now.")
    shown: dict[str, Any] = {
        "asked": asked,
        "source": source,
        "page": page,
        "reports": with_passages(page),
        "first": page[0],
    }
    shown |= {"others": distinctive.OTHERS, "page_address": f"?{_without_page(request)}"}
    return render(request, "framing/label_uses.html", shown)


def _without_page(request: HtmxHttpRequest) -> str:
    given = request.GET.copy()
    given.pop("page", None)
    return given.urlencode()
