"""The curators' queue of candidates, and the decision about one wording."""

from operator import itemgetter
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from framing.candidate_forms import AcceptForm, DecisionForm
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.models import CandidateDecision, CandidateHit, Draft
from framing.queries import LABELS, CandidateQuery
from framing.selectors import candidate_queue, label_queue
from framing.selectors.candidates import RIGHT_TO_DECIDE
from framing.selectors.label_uses_page import ReportUse
from framing.selectors.story_contrast import contrasts_of
from framing.services.candidates import (
    CandidateRefused,
    accept_candidate,
    decide_later,
    held_wordings,
    reject_candidate,
    sentence_with_mark,
    set_code_of,
)
from framing.services.draft_rules import live_lexicon
from reports.views.upload import typed

_Verdict = CandidateDecision.Verdict
Chosen = CandidateHit | label_queue.LabelExample


@require_safe
@vary_on_htmx
@login_required
def candidate_list(request: HtmxHttpRequest) -> HttpResponse:
    """Wordings that the model proposes, those of most sources first; or labels that set one source apart."""
    _require_right(request)
    query = CandidateQuery(request.GET)
    asked = query.asked()
    state = asked["state"] or candidate_queue.WAITING
    listed = _labels_listed if asked["kind"] == LABELS else _words_listed
    shown = {"query": query, "asked": asked, "state": state, "labels_kind": LABELS}
    template = template_for(request, "framing/candidate_list.html", partial="framing/_candidate_list.html")
    return render(request, template, shown | listed(state, asked, request.GET.get("page")))


def _words_listed(state: str, asked: dict[str, Any], number: str | None) -> dict[str, Any]:
    """A page of wordings."""
    page = candidate_queue.queue(state=state, words=asked["q"], source=asked["source"], page=number)
    shown = {"page": page, "proposals": candidate_queue.proposals_of(page), "counts": candidate_queue.queue_counts()}
    return shown | {
        "sources": candidate_queue.sources_in_queue(),
        "reports_in_queue": candidate_queue.REPORTS_IN_QUEUE,
    }


def _labels_listed(state: str, asked: dict[str, Any], number: str | None) -> dict[str, Any]:
    """A page of labels."""
    queue = label_queue.proposed_labels(held_wordings, state=state, words=asked["q"], source=asked["source"])
    page = Paginator(queue.labels, label_queue.LABELS_ON_A_PAGE).get_page(number)
    labels = label_queue.shown_proposals(list(page), queue.decisions)
    sources = sorted(label_queue.sources_set_apart(), key=itemgetter(1))
    return {"page": page, "labels": labels, "counts": queue.counts, "sources": sources, "is_labels": True}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def candidate_decide(request: HtmxHttpRequest, key: str) -> HttpResponse:
    """The passages of one wording, and what becomes of it: into a set, rejected, or later."""
    _require_right(request)
    data = typed(request)
    given = request.GET if data is None else data
    hit = candidate_queue.candidate_of(key, _whole(given.get("passage", "")))
    labels = label_queue.proposals_for(key) if candidate_queue.may_be_label(hit) else []
    reports = label_queue.uses_proposed(key, labels) if labels else []
    chosen = _chosen(hit, _whole(given.get("use", "")), reports)
    decision = candidate_queue.decision_about(key)
    if chosen is None and decision is None:
        raise Http404("No report proposes this wording.")
    verdict = data.get("verdict", "") if data else ""
    accepting = AcceptForm(
        data if verdict == _Verdict.ACCEPTED else None,
        sets=live_lexicon().contrast_sets,
        initial={"term": chosen.text if chosen else key} | _where(chosen) | _set_of(labels),
    )
    putting_aside = DecisionForm(data if verdict in {_Verdict.REJECTED, _Verdict.LATER} else None)
    form = accepting if verdict == _Verdict.ACCEPTED else putting_aside
    if data is not None and not form.is_bound:
        raise BadRequest("A wording is accepted, rejected or put off.")
    if form.is_bound and form.is_valid() and (address := _settled(request, key, chosen, verdict, form)):
        return redirect(address)
    shown: dict[str, Any] = {
        "key": key,
        "chosen": chosen,
        "decision": decision,
        "accepting": accepting,
        "putting_aside": putting_aside,
    }
    if labels:
        shown |= {"labels": label_queue.told_proposals(labels), "label_reports": reports}
    shown |= _evidence(request, key) if hit else {"contrasts": contrasts_of(key)}
    return render(request, "framing/candidate_decide.html", shown, status=422 if form.is_bound else 200)


def _chosen(hit: CandidateHit | None, use: int | None, reports: list[ReportUse]) -> Chosen | None:
    """The passage that becomes the example: the model's candidate, or one of a label."""
    if reports and (use or hit is None):
        return label_queue.example_of(reports, use) or hit
    return hit


def _set_of(labels: list[label_queue.LabelProposal]) -> dict[str, str]:
    """The set of the lexicon for the referent that the label names, where it has one."""
    codes = [one.referent_key.removeprefix("set:") for one in labels if one.referent_key.startswith("set:")]
    return {"contrast_set": codes[0]} if codes else {}


def _where(chosen: Chosen | None) -> dict[str, int]:
    """How the form names the chosen passage."""
    if isinstance(chosen, label_queue.LabelExample):
        return {"use": chosen.use.pk}
    return {"passage": chosen.pk} if chosen else {}


def _settled(
    request: HtmxHttpRequest, key: str, chosen: Chosen | None, verdict: str, form: AcceptForm | DecisionForm
) -> str:
    """Where a decision that was taken leads; empty where it was refused, which stands at its field."""
    given, user = form.cleaned_data, cast(User, request.user)
    try:
        if verdict == _Verdict.ACCEPTED:
            draft = _accepted(key, chosen, given, user)
            messages.success(request, f"“{draft.entry['term']}” is a draft now. Complete it and send it to review.")
            return draft.get_absolute_url()
        decide = reject_candidate if verdict == _Verdict.REJECTED else decide_later
        decide(key=key, by=user, reason=given["reason"])
    except CandidateRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return ""
    told = "rejected; its marks are gone" if verdict == _Verdict.REJECTED else "put off for later"
    messages.success(request, f"“{key}” is {told}.")
    is_label = isinstance(chosen, label_queue.LabelExample)
    return reverse("framing:candidate_list") + (f"?kind={LABELS}" if is_label else "")


def _accepted(key: str, chosen: Chosen | None, given: dict[str, Any], by: User) -> Draft:
    if chosen is None:
        raise CandidateRefused("", "No report proposes this wording any more, so there is no sentence to prove it by.")
    entry = {name: given[name] for name in ("term", "category", "contrast_set")}
    entry |= {"intensity": int(given["intensity"]), "valence": int(given["valence"])}
    new_set = None
    if not given["contrast_set"]:
        new_set = {"code": set_code_of(given["referent"]), "referent": given["referent"]}
        new_set |= {"kind": given["kind"] or "other", "topic": given["topic"]}
    return accept_candidate(
        key=key,
        hit=chosen,
        sentence=sentence_with_mark(chosen),
        entry=entry,
        contrast_set=new_set,
        by=by,
        note=given["note"],
    )


def _evidence(request: HtmxHttpRequest, key: str) -> dict[str, Any]:
    asked = CandidateQuery(request.GET).asked()
    page = candidate_queue.passages_of(key, source=asked["source"], page=request.GET.get("page"))
    return {
        "asked": {"source": asked["source"]},
        "page": page,
        "passages": [candidate_queue.passage_of(hit) for hit in page],
        "reasons": candidate_queue.reasons_of([key]).get(key, ()),
        "sources": candidate_queue.sources_with(key),
        "only_count": candidate_queue.only_in_one_report([key]).get(key, 0),
        "contrasts": contrasts_of(key),
    }


def _require_right(request: HtmxHttpRequest) -> None:
    if not request.user.has_perm(RIGHT_TO_DECIDE):
        raise PermissionDenied("Only curators decide about candidates.")


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
