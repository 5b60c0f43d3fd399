"""One edit of many entries: choosing them, what it would change, and doing it."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from framing.models import Draft
from framing.release_forms import BatchForm, BatchQuery
from framing.selectors.lexicon import label_sets, sets_to_choose, tags_of
from framing.services.batch_edits import MOST_ENTRIES, BatchRefused, apply_batch, plan_batch
from framing.services.draft_rules import live_lexicon
from reports.views.upload import typed

RIGHT = "framing.change_draft"
#: Live entries that are offered; the filter finds the others.
MOST_OFFERED = 200


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def drafts_batch(request: HttpRequest) -> HttpResponse:
    """Entries and what to set in them; then what that would change; then a draft for each."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("Only curators can edit the lexicon.")
    data = typed(request) or QueryDict()
    step = next((name for name in ("do", "show") if name in data), "")
    form = BatchForm(data if step else None)
    chosen = _chosen(data)
    if step and form.is_valid():
        try:
            if step == "do":
                return _done(request, form, data)
            rows = plan_batch(codes=chosen, edit=form.edit())
        except BatchRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return render(request, "framing/drafts_batch_confirm.html", _told(form, rows))
    shown = {"form": form, "chosen": chosen, "most": MOST_ENTRIES} | _offered(request, chosen)
    return render(request, "framing/drafts_batch.html", shown, status=422 if form.errors else 200)


def _done(request: HttpRequest, form: BatchForm, data: QueryDict) -> HttpResponse:
    shown = {}
    for pair in data.getlist("shown"):
        code, _, version = pair.rpartition(":")
        if not (code and version.isascii() and version.isdigit() and len(version) < 10):
            raise BatchRefused("", "The page was changed on its way. Choose the entries again.")
        shown[code] = int(version)
    by, note = cast(User, request.user), form.cleaned_data["note"]
    drafts = apply_batch(shown=shown, edit=form.edit(), note=note, by=by)
    messages.success(request, f"{len(drafts):,} draft{'' if len(drafts) == 1 else 's'} with the edit.")
    return redirect("framing:draft_list")


def _told(form: BatchForm, rows: list[Any]) -> dict[str, Any]:
    changed = [row for row in rows if row.fields and not row.problem]
    return {
        "form": form,
        "changed": changed,
        "unchanged_count": sum(not row.fields and not row.problem for row in rows),
        "problems": [row for row in rows if row.problem],
        "back_count": sum(row.goes_back for row in changed),
        "chosen": [row.code for row in rows],
    }


def _chosen(data: QueryDict) -> list[str]:
    """The codes that were chosen, those of drafts among them."""
    keys = [key for key in data.getlist("draft") if key.isascii() and key.isdigit() and len(key) < 10]
    drafts = Draft.objects.filter(pk__in=keys[: MOST_ENTRIES + 1]).order_by("code") if keys else ()
    codes = [*(draft.code for draft in drafts), *(code.replace("\x00", "")[:120] for code in data.getlist("code"))]
    codes += [pair.replace("\x00", "").rpartition(":")[0][:120] for pair in data.getlist("shown")]
    return list(dict.fromkeys(filter(None, codes)))


def _offered(request: HttpRequest, chosen: list[str]) -> dict[str, Any]:
    """The live entries to choose from, and what they can be narrowed by."""
    lexicon, query = live_lexicon(), BatchQuery(request.GET)
    asked = query.asked()
    found = label_sets(lexicon, {}, q=asked["q"], tag=asked["tag"])
    entries = [
        (found_set.contrast_set, label.entry)
        for found_set in found
        if not asked["set"] or found_set.contrast_set.code == asked["set"]
        for label in found_set.labels
        if label.entry.code not in chosen
    ]
    offered = entries[:MOST_OFFERED] if any(asked.values()) else []
    return {
        "asked": asked,
        "offered": offered,
        "offered_count": len(entries) if offered else 0,
        "sets": sets_to_choose(lexicon).items(),
        "tags": tags_of(lexicon),
    }
