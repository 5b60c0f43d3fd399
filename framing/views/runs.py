"""How far the analysis of an article is, and asking for it again."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseStopPolling, trigger_client_event

from framing.selectors.runs import status_of
from framing.services.scoring import retry_analysis
from reports.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from reports.models import Article

RIGHT = "framing.retry_analysis"
PARTIAL = "framing/_run_status.html"
#: Heard by pages that show the article: its marks can be fetched now.
SETTLED = "run-settled"


@require_safe
@never_cache
@vary_on_htmx
def run_status(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """The state of the newest analysis; the answer to a poll ends the polling once nothing more will happen."""
    article = get_object_or_404(Article.objects.with_latest_revision(), pk=pk)
    status = status_of(article)
    template = template_for(request, "framing/run_status.html", partial=PARTIAL)
    if template == PARTIAL and request.GET.get("seen") == status.sign and not status.is_settled:
        return HttpResponse(status=204)  # htmx swaps nothing and asks again: nobody hears the same state twice
    response = render(request, template, {"status": status})
    return last_answer(response, {"article": pk}) if template == PARTIAL and status.is_settled else response


@require_POST
@login_required
def analysis_retry(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Ask for a failed analysis again; the state that follows takes the place of the old one."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("Only editors can ask for an analysis again.")
    article = get_object_or_404(Article.objects.with_latest_revision(), pk=pk)
    retry_analysis(article=article)
    if template_for(request, "", partial=PARTIAL) == PARTIAL:
        return render(request, PARTIAL, {"status": status_of(article)})
    return redirect(article)


def last_answer(response: HttpResponse, settled: dict[str, int]) -> HttpResponse:
    """The answer that ends a poll and tells the page around it what has settled."""
    response.status_code = HttpResponseStopPolling.status_code
    return trigger_client_event(response, SETTLED, settled)
