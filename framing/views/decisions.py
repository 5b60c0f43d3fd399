"""Deciding which claims are the same, the log of it, and taking a decision back."""

import re
from collections.abc import Sequence
from typing import cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from framing.analysis.alignment.values import DecisionKind
from framing.decision_forms import DecisionForm
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.models import ClaimDecision
from framing.selectors.claim_decisions import decide_page
from framing.services.claim_decisions import put_together, split_off
from framing.services.story_decisions import DecisionRefused
from framing.views.deciding import RIGHT, log_shown, require_right, take_back, tell
from reports.models import Story

__all__ = ["RIGHT", "claim_decision_undo", "claim_decisions", "claims_decide"]
PARTIAL = "framing/_claims_decide.html"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@vary_on_htmx
def claims_decide(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The claims to choose from; what is decided is taken in by a comparison that is asked for at once."""
    require_right(request, "claims")
    story = get_object_or_404(Story, slug=slug)
    is_sent = request.method == "POST"
    form = DecisionForm(request.POST if is_sent else None)
    given = request.POST if is_sent else request.GET
    kind = given.get("kind", "")
    kind = kind if kind in DecisionForm.KINDS else DecisionKind.JOIN.value
    if is_sent and form.is_valid():
        made = _made(form, story, cast(User, request.user))
        if made:
            tell(request, made, "claims")
            return redirect(reverse("framing:story_claims", args=[slug]) + _place(given.get("back", "")))
    # What a split is about stays in sight, whatever of it is ticked.
    names = [*given.getlist("of"), *given.getlist("claims")]
    page = decide_page(story, kind, names, words=given.get("q", "")[:80], gone_from=is_sent)
    ticked = given.getlist("claims") if is_sent or kind != DecisionKind.SPLIT else []
    template = template_for(request, "framing/claims_decide.html", partial=PARTIAL)
    shown = {"page": page, "form": form, "ticked": set(ticked)}
    return render(request, template, shown, status=422 if is_sent else 200)


@require_safe
def claim_decisions(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """What editors decided about the claims of one story, the newest first."""
    return log_shown(request, slug, ClaimDecision, "framing/claim_decisions.html")


@require_POST
@login_required
def claim_decision_undo(request: HtmxHttpRequest, slug: str, number: int) -> HttpResponse:
    """Take one decision back and go to the log, which says so."""
    take_back(request, slug, number, ClaimDecision, "claims")
    return redirect("framing:claim_decisions", slug=slug)


def _made(form: DecisionForm, story: Story, by: User) -> Sequence[ClaimDecision]:
    """The decisions that were stored; none where one was refused, which then stands at its field."""
    given = form.cleaned_data
    claims, reason, seen = given["claims"], given["reason"], given["seen"]
    try:
        if given["kind"] == DecisionKind.SPLIT:
            return split_off(story=story, apart=claims, others=given["of"], seen=seen, reason=reason, decided_by=by)
        is_confirmed = given["kind"] == DecisionKind.CONFIRM
        return [
            put_together(story=story, claims=claims, seen=seen, is_confirmed=is_confirmed, reason=reason, decided_by=by)
        ]
    except DecisionRefused as refused:
        form.add_error(refused.field or None, refused.message)
        return []


def _place(number: str) -> str:
    """The way back to the group that was decided on, in a page of many."""
    return f"#g{number}" if re.fullmatch("[0-9]{1,6}", number) else ""
