"""A new entry of the lexicon, begun from a label that stands on another page."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from framing.analysis.entries import MAX_NAME, MAX_PROSE, MAX_TERM, ReferentKind
from framing.candidate_forms import NewDraftForm
from framing.models import Draft
from framing.services.draft_rules import DraftRefused, live_lexicon
from framing.services.new_drafts import draft_for_label
from reports.models import Story
from reports.views.upload import typed

RIGHT = "framing.add_draft"
#: What an address may fill in, with how much of it is taken.
_CARRIED = {"term": MAX_TERM, "referent": MAX_NAME, "topic": 60, "sentence": MAX_PROSE}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def draft_new(request: HttpRequest) -> HttpResponse:
    """The form, filled in from the query string; what is refused comes back as it was typed."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("Only curators begin entries. You can suggest a term instead.")
    sets = live_lexicon().contrast_sets
    codes = frozenset(found.code for found in sets)
    form = NewDraftForm(typed(request), initial=_asked(request, codes), sets=sets)
    if form.is_bound and form.is_valid():
        try:
            draft = _opened(form.cleaned_data, cast(User, request.user))
        except DraftRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, f"“{draft.entry['term']}” is a draft now. Complete it and send it to review.")
            return redirect(draft.get_absolute_url())
    shown = {"form": form, "story": _story(request)}
    return render(request, "framing/draft_new.html", shown, status=422 if form.is_bound else 200)


def _asked(request: HttpRequest, codes: frozenset[str]) -> dict[str, str]:
    found = {
        key: " ".join(request.GET.get(key, "").replace("\x00", "").split())[:most] for key, most in _CARRIED.items()
    }
    asked_set, kind = request.GET.get("set", ""), request.GET.get("kind", "")
    found["contrast_set"] = asked_set if asked_set in codes else ""
    found["kind"] = kind if kind in {str(one) for one in ReferentKind} else str(ReferentKind.OTHER)
    if story := _story(request):
        found["note"] = f"From “{story.title[:150]}”."
    return found


def _story(request: HttpRequest) -> Story | None:
    slug = request.GET.get("story", "")[:80]
    return Story.objects.filter(slug=slug).first() if slug and "\x00" not in slug else None


def _opened(given: dict[str, Any], by: User) -> Draft:
    values = {"category": given["category"], "intensity": int(given["intensity"]), "valence": int(given["valence"])}
    new_set = {"referent": given["referent"], "kind": given["kind"] or str(ReferentKind.OTHER), "topic": given["topic"]}
    return draft_for_label(
        term=given["term"],
        contrast_set=given["contrast_set"],
        new_set=new_set,
        values=values,
        sentence=given["sentence"],
        note=given["note"],
        by=by,
    )
