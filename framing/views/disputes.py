"""Disputing a mark from its card, what became of it, and the answer of a curator."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from framing.dispute_forms import AnswerForm, DisputeForm
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.models import Dispute, TermHit
from framing.queries import DisputeQuery
from framing.selectors import disputes
from framing.selectors.choices import SHAPES, shape_of
from framing.selectors.marks import CardPlace, hit_in_article
from framing.selectors.reports import article_with_text
from framing.services.disputes import DisputeRefused, answer_dispute, mark_seen, open_dispute
from reports.views.upload import typed

GONE = "This mark is not among those of this text; the analysis may have been repeated."
STORED = "Thank you. A curator will answer; the answer will stand among your disputes."
FORM = "framing/_dispute_open.html"


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_htmx
def dispute_open(request: HtmxHttpRequest, pk: int, hit_id: int) -> HttpResponse:
    """The form inside the card, or as a page; afterwards the card says that the mark is disputed."""
    if not request.user.is_authenticated:
        sign_in = redirect_to_login(request.get_full_path())
        # A sign-in that has run out meanwhile: its page must not be swapped into the card.
        return HttpResponseClientRedirect(sign_in.url) if request.htmx else sign_in
    _require(request, disputes.RIGHT_TO_DISPUTE, "Only readers with a role can dispute a mark.")
    article = get_object_or_404(article_with_text(), pk=pk)
    hit = hit_in_article(article, hit_id)
    if not hit:
        raise Http404(GONE)
    template = template_for(request, "framing/dispute_open.html", partial=FORM)
    place, user = CardPlace.asked(request.GET, article), request.user
    form = DisputeForm(typed(request))
    shown = {"form": form, "hit": hit, "shape": shape_of(hit), "shape_words": SHAPES[shape_of(hit)]}
    shown |= {"here": place.dispute_address(hit), "back": place.card_address(hit)}
    if form.is_bound and form.is_valid() and (stored := _stored(form, hit, user)):
        if template == FORM:
            return render(request, FORM, shown | {"mine": stored, "is_new": True})
        messages.success(request, STORED)
        return redirect(place.card_address(hit))
    if not form.is_bound:
        shown |= {"mine": disputes.open_dispute_about(hit, user), "pieces": disputes.pieces_of_sentence(hit)}
    # htmx swaps no answer with the status of an error.
    return render(request, template, shown, status=422 if form.is_bound and template != FORM else 200)


@require_safe
@vary_on_htmx
@login_required
def dispute_list(request: HtmxHttpRequest) -> HttpResponse:
    """A reader's own disputes with the answers; all of them for those who answer."""
    user, query = cast(User, request.user), DisputeQuery(request.GET)
    asked = query.asked()
    visible = disputes.disputes_seen_by(user)
    found = disputes.asked_for(visible, asked, user)
    chosen = found.filter(state=asked["state"]) if asked["state"] else found
    page = Paginator(disputes.to_read(chosen), disputes.DISPUTES_ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"query": query, "asked": asked, "page": page, "lines": [disputes.line_of(row) for row in page]}
    shown |= {"counts": disputes.counts_by_state(found), "answers": user.has_perm(disputes.RIGHT_TO_ANSWER)}
    shown |= {"sources": disputes.sources_of(visible) if shown["answers"] else []}
    template = template_for(request, "framing/dispute_list.html", partial="framing/_dispute_list.html")
    return render(request, template, shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def dispute_detail(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """One dispute with its passage and the others of its entry; a reporter who opens it has read the answer."""
    user = cast(User, request.user)
    line = disputes.dispute_to_read(user, pk)
    if line is None:
        raise Http404("There is no such dispute among yours.")
    may_answer = user.has_perm(disputes.RIGHT_TO_ANSWER)
    if request.method == "POST" and not may_answer:
        raise PermissionDenied("Only curators can answer a dispute.")
    form = AnswerForm(typed(request), initial={"keep": Dispute.Kept.NOT})
    if form.is_bound and form.is_valid() and (answered := _answered(form, line.dispute, user)):
        messages.success(request, _told(answered))
        return redirect(answered)
    is_new = request.method == "GET" and line.is_new and mark_seen(dispute=line.dispute, by=user)
    shown = {"line": line, "others": disputes.others_about(line.dispute, user), "is_new": is_new}
    shown |= {"is_live": disputes.is_live(line.dispute.entry)}
    shown |= {"form": form if may_answer and line.dispute.state == Dispute.State.OPEN else None}
    return render(request, "framing/dispute_detail.html", shown, status=422 if form.is_bound else 200)


def _require(request: HtmxHttpRequest, right: str, words: str) -> None:
    if not request.user.has_perm(right):
        raise PermissionDenied(words)


def _stored(form: DisputeForm, hit: TermHit, by: User) -> Dispute | None:
    """The dispute; None where it was refused, which stands at its field."""
    given = form.cleaned_data
    try:
        return open_dispute(hit=hit, fault=given["fault"], complaint=given["complaint"], by=by)
    except DisputeRefused as refused:
        form.add_error(refused.field or None, refused.message)
        return None


def _answered(form: AnswerForm, dispute: Dispute, by: User) -> Dispute | None:
    """The dispute with its answer; None where it was refused, which stands at its field."""
    given = form.cleaned_data
    try:
        return answer_dispute(dispute=dispute, state=given["state"], answer=given["answer"], keep=given["keep"], by=by)
    except DisputeRefused as refused:
        form.add_error(refused.field or None, refused.message)
        return None


def _told(dispute: Dispute) -> str:
    kept = " The sentence stands in the draft of the entry." if dispute.draft_id else ""
    return f"The answer is stored; its reader will see it.{kept}"
