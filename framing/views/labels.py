"""Who and what the reports of a story speak of, and what each report calls them."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.queries import LabelQuery, ReferentQuery
from framing.selectors.labels import AskedLabels, labels_page
from framing.selectors.pins import number_asked
from framing.selectors.referent_page import AskedReferent, referent_page
from framing.views.deciding import RIGHT
from framing.views.pins import with_releases
from reports.models import Story

GONE = "This referent is not among those of this story; the comparison may have been repeated."


@require_safe
@vary_on_htmx
@with_releases
def story_labels(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The tab Labels of a story, by kind, difference and words where that is asked."""
    story = get_object_or_404(Story, slug=slug)
    asked = AskedLabels(**LabelQuery(request.GET).asked(), release=number_asked(request.GET))
    template = template_for(request, "framing/story_labels.html", partial="framing/_story_labels.html")
    page = labels_page(story, asked)
    may_decide = page.may_be_decided and request.user.has_perm(RIGHT)
    return render(request, template, {"page": page, "may_decide": may_decide})


@require_safe
@vary_on_htmx
@with_releases
def referent_detail(request: HtmxHttpRequest, slug: str, number: int) -> HttpResponse:
    """The passages of a referent, of one report and label where that is asked."""
    story = get_object_or_404(Story, slug=slug)
    asked = AskedReferent(**ReferentQuery(request.GET).asked(), release=number_asked(request.GET))
    page = referent_page(story, number, asked)
    if page is None:
        raise Http404(GONE)
    template = template_for(request, "framing/referent_detail.html", partial="framing/_referent_detail.html")
    may_decide = page.may_be_decided and request.user.has_perm(RIGHT)
    return render(request, template, {"page": page, "may_decide": may_decide})
