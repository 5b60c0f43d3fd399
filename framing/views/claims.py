"""What the reports of a story claim, laid side by side."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.queries import ClaimQuery
from framing.selectors.claims import AskedClaims, claims_page
from framing.selectors.pins import number_asked
from framing.views.decisions import RIGHT
from framing.views.pins import with_releases
from reports.models import Story


@require_safe
@vary_on_htmx
@with_releases
def story_claims(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The tab Claims of a story, by kind, report and speaker where that is asked."""
    story = get_object_or_404(Story, slug=slug)
    asked = AskedClaims(**ClaimQuery(request.GET).asked(), release=number_asked(request.GET))
    template = template_for(request, "framing/story_claims.html", partial="framing/_story_claims.html")
    page = claims_page(story, asked)
    may_decide = page.may_be_decided and request.user.has_perm(RIGHT)
    return render(request, template, {"page": page, "may_decide": may_decide})
