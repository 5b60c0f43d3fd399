"""The zones of a stored report, looked at and put right."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from framing.htmx import HtmxHttpRequest
from framing.selectors.reports import article_with_text
from framing.selectors.runs import status_of
from framing.selectors.zone_page import ZonePage, zone_page
from reports.models import Article
from reports.services.corrections import CorrectionRefused
from reports.services.zone_corrections import correct_zones
from reports.views.upload import typed

RIGHT = "reports.add_zonecorrection"
SAVED = "The zones are stored. The report is being analysed anew."
KEPT = "The zones are stored."


@require_http_methods(["GET", "HEAD", "POST"])
def zones_correct(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Every paragraph with its zone; editors choose others, and the report is analysed anew with them."""
    article, data = get_object_or_404(article_with_text(), pk=pk), typed(request)
    if data is not None and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if data is not None and not request.user.has_perm(RIGHT):
        raise PermissionDenied("Only editors can correct zones.")
    reason = data.get("reason", "") if data is not None else ""
    page = zone_page(article, request.GET.get("from", ""), chosen=data or {})
    refused = ""
    if data is not None:
        try:
            _store(article, page, reason, cast(User, request.user))
        except CorrectionRefused as error:
            refused = error.message
        else:
            messages.success(request, SAVED if status_of(article).run else KEPT)
            return redirect("framing:zones_correct", pk=pk)
    shown = {"article": article, "page": page, "status": status_of(article), "refused": refused}
    shown |= {"is_open": request.user.has_perm(RIGHT) and page.stretches, "reason": reason}
    return render(request, "framing/zones_correct.html", shown, status=422 if refused else 200)


def _store(article: Article, page: ZonePage, reason: str, by: User) -> None:
    if article.latest_revision is None or page.text != article.latest_revision.pk:
        raise CorrectionRefused("", "The report has a newer text by now. Look at its zones, and choose anew.")
    revision = article.latest_revision
    correct_zones(revision=revision, wanted=page.wanted, shown=page.shown, reason=reason, corrected_by=by)
