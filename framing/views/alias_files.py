"""The alias table as a file: what one would do, taking it in, and the table in force."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from framing.alias_forms import AliasImportForm
from framing.analysis.aliases.sheet import COLUMNS, REQUIRED
from framing.selectors.aliases import alias_table
from framing.services.alias_import import AliasPlan, exported_aliases, import_aliases, plan_import
from framing.services.aliases import AliasRefused
from framing.views.aliases import reached_in_words, require_alias_curator
from reports.views.upload import typed

#: Faults, sets and shared names that are listed; the counts above tell of all.
MOST_LISTED = 200


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def alias_import(request: HttpRequest) -> HttpResponse:
    """The form; a file is told set by set, and what was told is stored with the second button."""
    require_alias_curator(request)
    form = AliasImportForm(typed(request), request.FILES or None)
    plan: AliasPlan | None = None
    if form.is_bound and form.is_valid():
        try:
            plan = _planned(form)
            if "take" in request.POST:
                return _taken(request, form, plan)
        except AliasRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    shown: dict[str, Any] = {"form": form, "plan": plan, "columns": [(name, name in REQUIRED) for name in COLUMNS]}
    if plan is not None:
        shown |= {"faults": plan.faults[:MOST_LISTED], "sets": plan.sets[:MOST_LISTED]}
        shown |= {"shared": plan.shared[:MOST_LISTED], "name": form.cleaned_data.get("name") or _name(request)}
        shown |= {"text": _text(form)}
    return render(request, "framing/alias_import.html", shown, status=422 if form.errors else 200)


@require_safe
@login_required
def alias_export(request: HttpRequest) -> HttpResponse:
    """The table in force for spreadsheets, one row a name."""
    require_alias_curator(request)
    disposition = f'attachment; filename="aliases-{alias_table().edition}.csv"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return HttpResponse(exported_aliases(), content_type="text/csv; charset=utf-8", headers=headers)


def _planned(form: AliasImportForm) -> AliasPlan:
    given = form.given()
    if given is None:
        raise AliasRefused("file", "Choose a file first.")
    plan = plan_import(given[0])
    form.cleaned_data["content"] = given[0].decode("utf-8-sig")
    return plan


def _taken(request: HttpRequest, form: AliasImportForm, plan: AliasPlan) -> HttpResponse:
    user, given = require_alias_curator(request), form.cleaned_data
    if given["edition"] is not None and given["edition"] != plan.edition:
        message = f"The table was changed since you looked at the file: it is edition {plan.edition} now."
        raise AliasRefused("", f"{message} This is what the file would do to it; take it once more.")
    made = import_aliases(plan=plan, by=user, reason=given["reason"], with_faults=given["with_faults"])
    if made.change is not None:
        count = f"{len(plan.sets):,} set{'' if len(plan.sets) == 1 else 's'}"
        messages.success(request, f"{count} stored as edition {made.change.number}. {reached_in_words(made)}")
    return redirect("framing:alias_list")


def _name(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    return str(getattr(file, "name", "") or "")[:200]


def _text(form: AliasImportForm) -> str:
    return str(form.cleaned_data.get("content", ""))
