"""Taking in a lexicon file: what it would do first, then the drafts."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from framing.analysis.lexicon_csv import COLUMNS, REQUIRED
from framing.release_forms import ImportForm
from framing.services.lexicon_import import MOST_DRAFTS, ImportPlan, ImportRefused, import_drafts, plan_import
from framing.services.releases import current_release
from reports.views.upload import typed

RIGHT = "framing.add_draft"
#: Faults and drafts that are listed; the counts above tell of all.
MOST_FAULTS = 200
MOST_LISTED = 200


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def lexicon_import(request: HttpRequest) -> HttpResponse:
    """The form; a file is told entry by entry, and what was told becomes drafts with the second button."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("Only curators can import a lexicon.")
    form = ImportForm(typed(request), request.FILES or None)
    plan: ImportPlan | None = None
    if form.is_bound and form.is_valid():
        try:
            plan = _planned(form)
            if "take" in request.POST:
                return _taken(request, form, plan)
        except ImportRefused as refused:
            form.add_error(refused.field or None, refused.message)
    shown: dict[str, Any] = {"form": form, "plan": plan, "release": current_release(), "most": MOST_DRAFTS}
    shown |= {"columns": [(name, name in REQUIRED) for name in COLUMNS]}
    if plan is not None:
        shown |= {"faults": plan.faults[:MOST_FAULTS], "drafts": plan.drafts[:MOST_LISTED]}
    return render(request, "framing/lexicon_import.html", shown, status=422 if form.errors else 200)


def _planned(form: ImportForm) -> ImportPlan:
    given = form.given()
    if given is None:
        raise ImportRefused("file", "Choose a file first.")
    return plan_import(content=given[0], name=given[1])


def _taken(request: HttpRequest, form: ImportForm, plan: ImportPlan) -> HttpResponse:
    chosen = {"note": form.cleaned_data["note"], "with_faults": form.cleaned_data["with_faults"]}
    drafts = import_drafts(plan=plan, by=cast(User, request.user), **chosen)
    messages.success(
        request, f"{len(drafts):,} draft{'' if len(drafts) == 1 else 's'} opened from {plan.name or 'the file'}."
    )
    return redirect("framing:draft_list")
