"""The "maybe" list on the desk, and settling what waits there."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reports.forms.stories import STATES_OF_PROPOSALS, MaybeQuery
from reports.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from reports.models import StoryProposal
from reports.selectors.story_desk import maybe_list
from reports.services.story_deciding import accept_proposal, take_decision_back
from reports.services.story_holding import StoryChangeRefused
from reports.services.story_proposals import reject_proposal

RIGHT = "reports.place_article"
PARTIAL = "reports/_story_desk.html"
_DECISIONS: dict[str, Callable[[StoryProposal, User], object]] = {
    "accept": lambda proposal, user: accept_proposal(proposal=proposal, decided_by=user),
    "reject": lambda proposal, user: reject_proposal(proposal=proposal, decided_by=user),
    "undo": lambda proposal, user: take_decision_back(proposal=proposal, undone_by=user),
}


def require_story_editor(request: HttpRequest) -> User:
    """The signed-in editor; everybody else is told whom the page is for."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("Stories are arranged by editors.")
    return cast(User, request.user)


@require_safe
@vary_on_htmx
@login_required
def story_desk(request: HtmxHttpRequest) -> HttpResponse:
    """What may belong together, the most alike first, narrowed by kind, state and words."""
    return _shown(
        request, require_story_editor(request), template_for(request, "reports/story_desk.html", partial=PARTIAL)
    )


@require_POST
@vary_on_htmx
@login_required
def story_decide(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Accept or reject a proposal, or take that back; the list as it is then, or the way back to it."""
    user, told = require_story_editor(request), ""
    settle = _DECISIONS.get(request.POST.get("do", ""))
    if settle is None:
        raise BadRequest("A proposal is accepted, rejected, or what was decided about it is taken back.")
    proposal = get_object_or_404(StoryProposal.objects.select_related("story", "other", "article"), pk=pk)
    try:
        settle(proposal, user)
    except StoryChangeRefused as refused:
        told = refused.message
    if request.htmx:
        return _shown(request, user, PARTIAL, refused=told)
    if told:
        messages.error(request, told)
    query = request.GET.urlencode()
    return redirect(reverse("reports:story_desk") + (f"?{query}" if query else ""))


def _shown(request: HtmxHttpRequest, user: User, template: str, *, refused: str = "") -> HttpResponse:
    query = MaybeQuery(request.GET)
    shown = {"list": maybe_list(query.asked(), request.GET.get("page"), user), "refused": refused}
    shown |= {"kinds": StoryProposal.Kind.choices, "states": STATES_OF_PROPOSALS, "query": request.GET.urlencode()}
    return render(request, template, shown)
