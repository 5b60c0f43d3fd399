"""The releases of the lexicon: what each changed, any two beside each other, and rolling back."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseStopPolling

from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.models import LexiconRelease
from framing.release_forms import KINDS, ReasonForm, ReleaseQuery
from framing.selectors.releases import (
    Changes,
    numbers_to_compare,
    release_before,
    release_with,
    releases_for_list,
    rescoring_of_all,
)
from framing.selectors.rescoring import Rescoring
from framing.services.releases import ReleaseRefused, changes_of, current_release, lexicon_of, restore_release
from reports.views.upload import typed

RIGHT = "framing.publish_release"
PARTIAL = "framing/_release_progress.html"
RELEASES_ON_A_PAGE = 30
CHANGES_ON_A_PAGE = 40


@require_safe
def release_list(request: HttpRequest) -> HttpResponse:
    """Every release with its date, author, reason and size, the newest first."""
    page = Paginator(releases_for_list(), RELEASES_ON_A_PAGE).get_page(request.GET.get("page"))
    progress = rescoring_of_all(page)
    rows = [(release, progress[release.pk]) for release in page]
    return render(request, "framing/release_list.html", {"page": page, "rows": rows})


@require_safe
@never_cache
@vary_on_htmx
def release_detail(request: HtmxHttpRequest, number: int) -> HttpResponse:
    """What one release changed against the one before; a swap gives how far the rescoring is."""
    release = _found(number)
    progress = rescoring_of_all([release])[release.pk]
    template = template_for(request, "framing/release_detail.html", partial=PARTIAL)
    if template == PARTIAL:
        response = render(request, PARTIAL, {"release": release} | _progress_shown(progress))
        if progress.is_finished:
            response.status_code = HttpResponseStopPolling.status_code
        return response
    asked = ReleaseQuery(request.GET).asked()
    if asked["against"] and asked["against"] != number:
        return redirect("framing:release_diff", number, _found(asked["against"]).number)
    before = release_before(release)
    shown = {"release": release, "before": before, "choices": numbers_to_compare(release)} | _progress_shown(progress)
    shown |= {"current": current_release()} | _changes_shown(request, changes_of(before, release), asked, release)
    return render(request, template, shown)


@require_safe
def release_diff(request: HttpRequest, number: int, other: int) -> HttpResponse:
    """What differs between any two releases; the one named second is the one before."""
    release, before = _found(number), _found(other)
    asked = ReleaseQuery(request.GET).asked()
    shown = {"release": release, "before": before}
    shown |= _changes_shown(request, changes_of(before, release), asked, None)
    return render(request, "framing/release_diff.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def release_restore(request: HttpRequest, number: int) -> HttpResponse:
    """What rolling back would change, and doing it for a reason."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("Only curators can publish and roll back releases.")
    release, current = _found(number), current_release()
    form = ReasonForm(typed(request))
    if form.is_bound and form.is_valid():
        by = cast(User, request.user)
        try:
            made = restore_release(release=release, reason=form.cleaned_data["reason"], by=by)
        except ReleaseRefused as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            messages.success(request, f"Release {made.number} is published with the lexicon of release {number}.")
            return redirect("framing:release_detail", made.number)
    shown = {"form": form, "release": release, "current": current}
    asked = ReleaseQuery(request.GET).asked()
    shown |= _changes_shown(request, changes_of(current, release), asked, None)
    return render(request, "framing/release_restore.html", shown, status=422 if form.is_bound else 200)


def _found(number: int) -> LexiconRelease:
    release = release_with(number)
    if release is None:
        raise Http404("There is no release with this number.")
    return release


def _progress_shown(progress: Rescoring) -> dict[str, Any]:
    return {"progress": progress, "settled": progress.done + progress.failed}


def _changes_shown(
    request: HttpRequest, changes: Changes, asked: dict[str, Any], release: LexiconRelease | None
) -> dict[str, Any]:
    """A page of changes with how many there are of each kind, and the drafts that they come from."""
    page = Paginator(changes.of(asked["kind"]), CHANGES_ON_A_PAGE).get_page(request.GET.get("page"))
    current = current_release()
    live = frozenset(entry.code for entry in lexicon_of(current).entries) if current else frozenset()
    drafts = {draft.code: draft for draft in getattr(release, "published_drafts", ())}
    counts = changes.counted()
    return {
        "page": page,
        "told": changes.told(page, live=live, drafts=drafts),
        "kinds": [(kind, name, counts.get(kind, len(changes.found))) for kind, name in KINDS],
        "summary": _summary(counts),
        "asked": {"kind": asked["kind"]},
    }


def _summary(counts: dict[str, int]) -> str:
    """“2 changed, 1 new; 1 contrast set”; empty when nothing differs."""
    words = {"changed": "changed", "added": "new", "removed": "retired"}
    entries = ", ".join(f"{counts[kind]:,} {name}" for kind, name in words.items() if counts[kind])
    sets = f"{counts['sets']:,} contrast set{'' if counts['sets'] == 1 else 's'}" if counts["sets"] else ""
    return "; ".join(filter(None, [entries, sets]))
