"""Suggesting a term, and what became of it."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from framing.draft_forms import SuggestionForm
from framing.models import Draft
from framing.selectors.drafts import DRAFTS_ON_A_PAGE, RIGHT_TO_SUGGEST, suggestions_of
from framing.selectors.lexicon import sets_to_choose
from framing.services.draft_rules import live_lexicon
from framing.services.drafts import DraftRefused, decline_draft
from framing.services.suggestions import suggest_term
from reports.views.upload import typed

#: Where the form has its own field for what a service refuses.
FIELDS = {name: name for name in ("term", "contrast_set", "sentence", "why", "url")} | {
    "matches": "sentence",
    "code": "term",
}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def suggest(request: HttpRequest) -> HttpResponse:
    """The form; a good suggestion waits for the curators, one that is there already is told."""
    if not request.user.has_perm(RIGHT_TO_SUGGEST):
        raise PermissionDenied("Only accounts with a role can suggest a term.")
    initial = {name: request.GET.get(name, "")[:300] for name in ("term", "contrast_set", "sentence", "url")}
    form = SuggestionForm(typed(request), initial=initial, sets=sets_to_choose(live_lexicon()))
    shown: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        try:
            draft = suggest_term(by=cast(User, request.user), **form.cleaned_data)
        except DraftRefused as refused:
            form.add_error(FIELDS.get(refused.field), refused.message)
            shown |= {"known": refused.entries, "open": refused.draft}
        else:
            messages.success(
                request, f"Thank you. “{draft.entry['term']}” waits for the curators; their answer will stand here."
            )
            return redirect("framing:suggestions")
    return render(request, "framing/suggest.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def suggestions(request: HttpRequest) -> HttpResponse:
    """What became of one's own suggestions; POST withdraws one that nobody has taken up."""
    user = cast(User, request.user)
    if request.method == "POST":
        asked = request.POST.get("draft", "")
        pk = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 0
        draft = get_object_or_404(Draft, pk=pk, opened_by=user, state=Draft.State.SUGGESTED)
        try:
            decline_draft(draft=draft, version=draft.version, by=user)
            messages.success(request, "It is withdrawn.")
        except DraftRefused as refused:
            messages.error(request, refused.message)
        return redirect("framing:suggestions")
    page = Paginator(suggestions_of(user), DRAFTS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "framing/suggestions.html", {"page": page})
