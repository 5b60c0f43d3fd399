"""What deciding about claims and about referents share: who may, what is told, and taking back."""

from collections.abc import Sequence
from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from framing.models.decisions import Row, StoryDecision
from framing.selectors.decision_log import decision_log, decision_of, merged_logs
from framing.services.story_decisions import DecisionRefused, undo_decision
from reports.models import Story
from reports.selectors.story_addresses import with_was_joined

#: Who may decide about claims may decide about referents.
RIGHT = "framing.add_claimdecision"


def require_right(request: HttpRequest, things: str) -> None:
    """Refuses everybody who may not decide."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied(f"Only editors can decide about {things}.")


def tell(request: HttpRequest, made: Sequence[StoryDecision], things: str) -> None:
    """Say on the next page what was stored."""
    numbers = " and ".join(str(row.number) for row in made)
    said = f"Decision {numbers} is" if len(made) == 1 else f"Decisions {numbers} are"
    messages.success(request, f"{said} stored. The {things} are being compared again.")


def log_shown(request: HttpRequest, slug: str, log: type[Row], template: str) -> HttpResponse:
    """The page of one log of a story."""
    story = get_object_or_404(with_was_joined(), slug=slug)
    merged = merged_logs(log, story) if getattr(story, "was_joined", False) else []
    shown = {"story": story, "log": decision_log(log, story), "merged_logs": merged}
    return render(request, template, shown)


def take_back(request: HttpRequest, slug: str, number: int, log: type[Row], things: str) -> None:
    """Take one decision back and say so on the next page, or why not; Http404 for one that the story does not have."""
    require_right(request, things)
    decision = decision_of(log, get_object_or_404(Story, slug=slug), number)
    if decision is None:
        raise Http404("This story has no such decision.")
    try:
        undo_decision(decision=decision, undone_by=cast(User, request.user))
    except DecisionRefused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, f"Decision {number} is taken back. The {things} are being compared again.")
