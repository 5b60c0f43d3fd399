"""Deciding who and what is one referent and how it is called, the log of it, and taking a decision back."""

from collections.abc import Sequence
from typing import cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from framing.analysis.referents.values import ReferentDecisionKind as Kind
from framing.decision_forms import ReferentDecisionForm
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.models import ReferentDecision
from framing.selectors.referent_decisions import AskedDecision, ReferentDecidePage, names_in, referents_decide_page
from framing.services.referent_decisions import confirm_referent, merge_referents, rename_referent, split_referent
from framing.services.story_decisions import DecisionRefused
from framing.views.deciding import log_shown, require_right, take_back, tell
from reports.models import Story

PARTIAL = "framing/_referents_decide.html"
#: Decisions after which somebody may want to make more of what is known now.
LEADING_ON = frozenset([Kind.MERGE.value, Kind.CONFIRM.value])


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@vary_on_htmx
def referents_decide(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The referents to decide on; what is decided is taken in by a comparison that is asked for at once."""
    require_right(request, "referents")
    story = get_object_or_404(Story, slug=slug)
    is_sent = request.method == "POST"
    given = request.POST if is_sent else request.GET
    page = referents_decide_page(story, _asked(given))
    form = ReferentDecisionForm(request.POST) if is_sent else ReferentDecisionForm(initial=_initial(page, given))
    if is_sent and form.is_valid():
        made = _made(form, page, cast(User, request.user))
        if made:
            tell(request, made, "referents")
            return redirect(_next(story, made))
    ticked = {*given.getlist("labels"), *given.getlist("mentions")} if is_sent else _ticked(page)
    template = template_for(request, "framing/referents_decide.html", partial=PARTIAL)
    return render(request, template, {"page": page, "form": form, "ticked": ticked}, status=422 if is_sent else 200)


@require_safe
def referent_decisions(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """What editors decided about the referents of one story, the newest first."""
    return log_shown(request, slug, ReferentDecision, "framing/referent_decisions.html")


@require_POST
@login_required
def referent_decision_undo(request: HtmxHttpRequest, slug: str, number: int) -> HttpResponse:
    """Take one decision back and go to the log, which says so."""
    take_back(request, slug, number, ReferentDecision, "referents")
    return redirect("framing:referent_decisions", slug=slug)


def _asked(given: QueryDict) -> AskedDecision:
    """What an address or a form that was sent is about; odd values count as not given."""
    kind = given.get("do", "")
    numbers = [int(text) for text in given.getlist("referent") if text.isascii() and text.isdigit() and len(text) < 7]
    return AskedDecision(
        kind=kind if kind in ReferentDecisionForm.KINDS else Kind.MERGE.value,
        numbers=numbers,
        mentions=names_in(name for text in given.getlist("of") for name in text.split()),
        words=given.get("q", "")[:80],
    )


def _initial(page: ReferentDecidePage, given: QueryDict) -> dict[str, str]:
    return {"name": page.chosen[0].name if page.chosen else "", "reason": given.get("reason", "")[:300]}


def _ticked(page: ReferentDecidePage) -> set[str]:
    """A split begins with nothing, everything else with all that is at hand."""
    return set() if page.kind == Kind.SPLIT else page.label_names


def _made(form: ReferentDecisionForm, page: ReferentDecidePage, by: User) -> Sequence[ReferentDecision]:
    """The decisions that were stored; none where one was refused, which then stands at its field."""
    given = form.cleaned_data
    ticked = [*page.mentions_of(given["labels"]), *given["mentions"]]
    whole = page.mentions_of(given["of"])
    story, seen, reason = page.story, given["seen"], given["reason"]
    try:
        if given["do"] == Kind.SPLIT:
            return split_referent(story=story, apart=ticked, others=whole, seen=seen, reason=reason, decided_by=by)
        if given["do"] == Kind.RENAME:
            name = given["name"]
            return [
                rename_referent(story=story, mentions=whole, name=name, seen=seen, reason=reason, decided_by=by),
            ]
        decide = confirm_referent if given["do"] == Kind.CONFIRM else merge_referents
        return [decide(story=story, mentions=ticked, seen=seen, reason=reason, decided_by=by)]
    except DecisionRefused as refused:
        form.add_error(refused.field or None, refused.message)
        return []


def _next(story: Story, made: Sequence[ReferentDecision]) -> str:
    """The log where there is more to make of the decision, else the tab."""
    last = made[-1]
    if last.kind in LEADING_ON:
        return f"{reverse('framing:referent_decisions', args=[story.slug])}#d{last.number}"
    return reverse("framing:story_labels", args=[story.slug])
