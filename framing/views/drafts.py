"""The workbench of one draft: its form, its problems as they are typed, its steps."""

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from framing.analysis.entries import LexiconError
from framing.analysis.merging import merged_table
from framing.analysis.tables import entry_of
from framing.draft_forms import TomlForm, toml_of
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.models import Draft, EntryCheck
from framing.selectors.drafts import drafts_with_people
from framing.services.draft_looks import Look, look_again, look_at
from framing.services.draft_rules import live_entry
from framing.services.drafts import (
    DraftConflict,
    DraftRefused,
    approve_draft,
    decline_draft,
    rebase_draft,
    return_draft,
    save_draft,
    submit_draft,
    take_draft,
)
from framing.views.draft_page import conflict_shown, draft_page, look_at_form, require_curator, typed_form
from reports.views.upload import typed

STEPS = {
    "take": (take_draft, "It is yours to work on now."),
    "submit": (submit_draft, "Sent to review. Somebody else has to approve it."),
    "approve": (approve_draft, "Approved. It comes with the next release."),
    "return": (return_draft, "Sent back with your comment."),
    "decline": (decline_draft, "Closed. It stays in the history."),
}
CHECK = "framing/_draft_check.html"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def draft_edit(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """The whole entry in a form; what is refused comes back as it was typed."""
    user, draft, data = require_curator(request), get_object_or_404(drafts_with_people(), pk=pk), typed(request)
    if data is None:
        return draft_page(request, draft, toml=_toml(draft) if request.GET.get("as") == "toml" else None)
    if "merge" in data:
        return _merged(request, draft, data)
    if "toml" in data:
        return _saved_toml(request, draft, data)
    form, entry, contrast_set = typed_form(draft, data)
    if draft.kind == Draft.Kind.RETIRE:
        entry, contrast_set, form.faults = draft.entry, draft.contrast_set, {}
    note, version = form.cleaned_data.get("note", ""), form.cleaned_data.get("version") or 0
    try:
        if not form.faults:
            saved = save_draft(draft=draft, version=version, entry=entry, contrast_set=contrast_set, note=note, by=user)
            return _after_saving(request, saved, draft)
    except DraftConflict as conflict:
        shown = conflict_shown(conflict.stored, version, entry=entry, contrast_set=contrast_set, note=note)
        return draft_page(request, draft, form=form, status=409, **shown)
    except DraftRefused as refused:
        form.take_faults(refused.faults)
    return draft_page(request, draft, form=form, look=Look(form.listed_faults), status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@vary_on_htmx
def draft_check(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """The problems of what is typed (POST), of a wording that was looked at before, or of the stored draft."""
    require_curator(request)
    draft, data = get_object_or_404(drafts_with_people(), pk=pk), typed(request)
    if data is None:
        look = look_again(draft=draft, check=check) if (check := _check_asked(request)) else None
        look = look or look_at(draft=draft, entry=draft.entry, contrast_set=draft.contrast_set)
        template = template_for(request, "framing/draft_check.html", partial=CHECK)
        return render(request, template, {"draft": draft, "look": look})
    form, entry, contrast_set = typed_form(draft, data)
    look = look_at_form(draft, form, entry, contrast_set)
    if not request.htmx:
        return draft_page(request, draft, form=form, look=look)
    return render(request, "framing/draft_checked.html", {"draft": draft, "look": look, "form": form})


@require_POST
@login_required
def draft_step(request: HtmxHttpRequest, pk: int, step: str) -> HttpResponse:
    """One step of the draft's life; what is refused is told on its page, with the comment as it was typed."""
    user, draft = require_curator(request), get_object_or_404(drafts_with_people(), pk=pk)
    if step not in STEPS:
        raise Http404("There is no such step.")
    act, done = STEPS[step]
    version, comment = _whole(request.POST.get("version")), request.POST.get("comment", "")
    try:
        act(draft=draft, version=version, by=user, comment=comment)
    except DraftRefused as refused:
        told = refused.message.replace(" Nothing of yours is lost.", " Read it again before you decide.")
        return draft_page(
            request, get_object_or_404(drafts_with_people(), pk=pk), step_fault=told, comment=comment, status=409
        )
    messages.success(request, done)
    return redirect("framing:draft_edit", pk=pk)


def _after_saving(request: HtmxHttpRequest, saved: Draft, before: Draft) -> HttpResponse:
    if saved.version == before.version:
        messages.info(request, "Nothing differs from what was saved.")
    else:
        messages.success(request, f"Saved as version {saved.version}.")
    return redirect("framing:draft_edit", pk=saved.pk)


def _merged(request: HtmxHttpRequest, draft: Draft, data: QueryDict) -> HttpResponse:
    """Two wordings put together as chosen: theirs and mine, or the live entry and the draft."""
    user = require_curator(request)
    chosen = {
        name.removeprefix("take_") for name, value in data.items() if name.startswith("take_") and value == "mine"
    }
    version = _whole(data.get("version"))
    mine = _mine(data, draft)
    try:
        if data["merge"] == "live":
            live, own = live_entry(draft.code), entry_of(draft.entry)
            table = merged_table(live, own, chosen) if live else draft.entry
            saved = rebase_draft(draft=draft, version=version, entry=table, by=user)
        else:
            saved = save_draft(
                draft=draft,
                version=version,
                entry=merged_table(entry_of(draft.entry), entry_of(mine["entry"]), chosen),
                contrast_set=mine["contrast_set"] if "set" in chosen else draft.contrast_set,
                note=mine["note"] if "note" in chosen else draft.note,
                by=user,
            )
    except DraftConflict as conflict:
        if data["merge"] == "live":
            return draft_page(request, conflict.stored, step_fault=conflict.message, status=409)
        return draft_page(request, conflict.stored, status=409, **conflict_shown(conflict.stored, version, **mine))
    except DraftRefused as refused:
        return draft_page(request, draft, step_fault=refused.message, status=422)
    return _after_saving(request, saved, draft)


def _mine(data: QueryDict, draft: Draft) -> dict[str, Any]:
    """My wording as the form of a conflict carried it."""
    if "mine" not in data:
        return {"entry": draft.entry, "contrast_set": draft.contrast_set, "note": draft.note}
    try:
        mine = json.loads(str(data["mine"]))
        entry_of(mine["entry"])
    except (ValueError, KeyError, TypeError, LexiconError, RecursionError) as error:
        raise BadRequest("This form did not come from here.") from error
    return {"entry": mine["entry"], "contrast_set": mine.get("contrast_set"), "note": str(mine.get("note", ""))}


def _toml(draft: Draft) -> TomlForm:
    return TomlForm(initial={"toml": toml_of(draft.entry), "version": draft.version}, auto_id="t-%s")


def _saved_toml(request: HtmxHttpRequest, draft: Draft, data: QueryDict) -> HttpResponse:
    form, user = TomlForm(data, auto_id="t-%s"), require_curator(request)
    try:
        if form.is_valid():
            table, version = form.table(), form.cleaned_data["version"]
            own = draft.contrast_set
            saved = save_draft(draft=draft, version=version, entry=table, contrast_set=own, note=draft.note, by=user)
            return _after_saving(request, saved, draft)
    except LexiconError as error:
        form.add_error("toml", str(error))
    except DraftConflict as conflict:
        kept: dict[str, Any] = {"contrast_set": draft.contrast_set, "note": draft.note}
        shown = conflict_shown(conflict.stored, version, entry=table, **kept)
        return draft_page(request, draft, toml=form, status=409, **shown)
    except DraftRefused as refused:
        for fault in refused.faults:
            form.add_error("toml", f"{fault.field}: {fault.message}" if fault.field else fault.message)
    return draft_page(request, draft, toml=form, status=422)


def _check_asked(request: HtmxHttpRequest) -> EntryCheck | None:
    return EntryCheck.objects.filter(pk=_whole(request.GET.get("check"))).first()


def _whole(text: Any) -> int:
    """The number that was sent; 0, which nothing has, for whatever is none."""
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 10 else 0
