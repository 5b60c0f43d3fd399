"""What waits for the next release, the figures that it would change, and publishing it."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseStopPolling

from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.models import Draft, DryRun
from framing.release_forms import PublishForm
from framing.selectors.impact import (
    MOST_REPORTS,
    STORIES_ON_A_PAGE,
    newest_impact,
    rows_of,
    sources_in,
    stories_in,
    told_stories,
)
from framing.selectors.releases import changes_between
from framing.services.dry_runs import DryRunRefused, start_impact
from framing.services.engines import current_engine
from framing.services.publishing import NextRelease, next_release, publish_drafts
from framing.services.releases import ReleaseRefused
from reports.views.upload import typed

RIGHT = "framing.publish_release"
PARTIAL = "framing/_impact.html"
DRAFTS_ON_A_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def publish(request: HtmxHttpRequest) -> HttpResponse:
    """The approved drafts with what blocks them; with a reason they become the next release."""
    user, waiting = _require_right(request), next_release()
    form = PublishForm(typed(request))
    if form.is_bound and form.is_valid():
        try:
            made = publish_drafts(
                drafts=_as_shown(form.cleaned_data["drafts"]), reason=form.cleaned_data["reason"], by=user
            )
        except ReleaseRefused as refused:
            for line in (refused.message, *refused.lines):
                form.add_error(refused.field or None, line)
        else:
            messages.success(request, f"Release {made.number} is published.")
            return redirect("framing:release_detail", made.number)
    shown = {"form": form} | _waiting_shown(request, waiting) | _impact_shown(request, waiting)
    return render(request, "framing/publish.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
@vary_on_htmx
def impact(request: HtmxHttpRequest) -> HttpResponse:
    """How far the impact is reckoned and what it says; POST asks for it."""
    user, fault = _require_right(request), ""
    if request.method == "POST":
        try:
            start_impact(by=user)
        except DryRunRefused as refused:
            fault = refused.message
        if not request.htmx:
            if fault:
                messages.error(request, fault)
            return redirect(f"{reverse('framing:publish')}#impact")
    template = template_for(request, "framing/impact.html", partial=PARTIAL)
    shown = _impact_shown(request, next_release()) | {"impact_fault": fault}
    response = render(request, template, shown)
    run: DryRun | None = shown["run"]
    if template == PARTIAL and request.method == "GET" and run is not None and run.is_settled:
        response.status_code = HttpResponseStopPolling.status_code
    return response


def _require_right(request: HttpRequest) -> User:
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("Only curators can publish and roll back releases.")
    return cast(User, request.user)


def _as_shown(versions: dict[int, int]) -> list[Draft]:
    """The drafts with the versions that the page showed."""
    found = Draft.objects.in_bulk(versions)
    if len(found) < len(versions):
        raise ReleaseRefused("", "One of the drafts is not there any more. Open the page again.")
    for draft in found.values():
        draft.version = versions[draft.pk]
    return list(found.values())


def _waiting_shown(request: HttpRequest, waiting: NextRelease) -> dict[str, Any]:
    """The drafts of a page, each with its change told field by field, and the sets that change with them."""
    page = Paginator(waiting.ready, DRAFTS_ON_A_PAGE).get_page(request.GET.get("drafts"))
    told, sets = {}, []
    if waiting.after is not None:
        changes = changes_between(waiting.before, waiting.after)
        codes = {row.draft.code for row in page}
        rows = [row for row in changes.found if row[1] or row[0].code in codes]
        live = frozenset(entry.code for entry in waiting.before.entries)
        for change in changes.told(rows, live=live, drafts={}):
            if change.is_set:
                sets.append(change)
            else:
                told[change.code] = change
    return {
        "waiting": waiting,
        # After a refusal too: what is sent next are the drafts as the page shows them now.
        "shown_drafts": " ".join(f"{row.draft.pk}:{row.draft.version}" for row in waiting.ready),
        "drafts": [(row, told.get(row.draft.code)) for row in page],
        "drafts_page": page,
        "sets": sets,
        "blocked_count": sum(bool(row.blocks) for row in waiting.ready),
    }


def _impact_shown(request: HttpRequest, waiting: NextRelease) -> dict[str, Any]:
    """The newest impact; its stories and sources once it is done."""
    run = newest_impact() if waiting.ready else None
    if run is None:
        return {"run": None, "waiting": waiting}
    is_current = (
        waiting.after is not None
        and waiting.release is not None
        and (run.digest, run.base_id, run.engine) == (waiting.after.digest, waiting.release.pk, current_engine())
    )
    shown: dict[str, Any] = {"run": run, "total": len(run.revisions), "is_current": is_current, "waiting": waiting}
    if run.state != DryRun.State.DONE:
        return shown
    rows = rows_of(run)
    page = Paginator(stories_in(rows), STORIES_ON_A_PAGE).get_page(request.GET.get("page"))
    shown |= {"page": page, "stories": told_stories(run, list(page)), "sources": sources_in(rows, run)}
    return shown | {"report_count": len(rows), "is_cut": len(rows) >= MOST_REPORTS}
