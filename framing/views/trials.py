"""A draft tried on the stored reports, and what of it is kept as examples."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from framing.draft_forms import input_name, lines_with
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.models import Draft, DryRun
from framing.selectors.drafts import drafts_with_people
from framing.selectors.trials import TrialHit, hits_of_trial, trial_cards
from framing.services.drafts import DraftRefused, keep_example
from framing.services.dry_runs import DryRunRefused, start_trial
from framing.views.draft_page import require_curator, trial_shown

PARTIAL = "framing/_draft_trial.html"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@vary_on_htmx
def draft_trial(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """How far the trial is and what it found so far; POST starts one."""
    user, draft = require_curator(request), get_object_or_404(drafts_with_people(), pk=pk)
    fault = ""
    if request.method == "POST":
        try:
            start_trial(draft=draft, by=user)
        except DryRunRefused as refused:
            fault = refused.message
        if not request.htmx:
            if fault:
                messages.error(request, fault)
            return redirect(f"{reverse('framing:draft_edit', args=[pk])}#draft-trial")
    shown = {"draft": draft, "trial_fault": fault} | trial_shown(request, draft)
    template = template_for(request, "framing/draft_trial.html", partial=PARTIAL)
    return render(request, template, shown)


@require_POST
@login_required
def draft_example(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Keep the sentence of a trial hit; the open form gets its line and the new version, too."""
    user, draft = require_curator(request), get_object_or_404(drafts_with_people(), pk=pk)
    card, kind = _card_asked(draft, request.POST.get("hit", "")), request.POST.get("kind", "")
    shown: dict[str, Any] = {"hit": card.hit, "kind": kind, "fault": ""}
    kept = draft
    try:
        kept = keep_example(draft=draft, sentence=card.marked, kind=kind, by=user)
    except DraftRefused as refused:
        shown["fault"] = refused.message
    if not request.htmx:
        (messages.error if shown["fault"] else messages.success)(request, shown["fault"] or "Kept as an example.")
        return redirect(f"{reverse('framing:draft_edit', args=[pk])}#draft-trial")
    if "version" in request.POST and not shown["fault"]:
        # A form that somebody else's save has overtaken keeps its version, so that saving it asks about both.
        fresh = request.POST["version"] == str(draft.version)
        shown |= {"version": kept.version if fresh else request.POST["version"]}
        shown |= {"lines": lines_with(request.POST, kind, kept), "input": input_name(kind)}
    return render(request, "framing/draft_kept.html", shown)


def _card_asked(draft: Draft, asked: str) -> TrialHit:
    trials = DryRun.objects.filter(draft=draft)
    if not (asked.isascii() and asked.isdigit() and len(asked) < 16):
        raise Http404("This draft has no such hit.")
    for run in trials.filter(hits__pk=int(asked)):
        for card in trial_cards(hits_of_trial(run).filter(pk=int(asked)), draft.entry):
            return card
    raise Http404("The trial was repeated; its hits are others now.")
