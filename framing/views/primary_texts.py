"""Attaching what was said to a story, and taking it back."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from framing.forms import PrimaryTextForm, WithdrawalForm
from reports.models import PrimaryText, Story
from reports.services.primary_texts import PrimaryTextRefused, attach_primary_text, withdraw_primary_text
from reports.views.upload import typed

ADD, CHANGE = "reports.add_primarytext", "reports.change_primarytext"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def primary_text_add(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; a good text is attached and the story compared anew, a refused one comes back as it was typed."""
    if not request.user.has_perm(ADD):
        raise PermissionDenied("Only editors can attach primary texts.")
    story = get_object_or_404(Story, slug=slug)
    form = PrimaryTextForm(typed(request), initial={"speaker": request.GET.get("speaker", "")[:200]})
    if form.is_bound and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("kind", "speaker", "text", "url", "published_at")}
        try:
            primary = attach_primary_text(story=story, added_by=cast(User, request.user), **given)
        except PrimaryTextRefused as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            messages.success(request, f"The words of {primary.speaker} are attached. The story is compared anew.")
            return redirect(f"{_tab(story)}#primary-{primary.pk}")
    shown = {"form": form, "story": story}
    return render(request, "framing/primary_text_add.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def primary_text_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Asks for the reason; with one, the text leaves the comparison and the story is compared anew."""
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied("Only editors can withdraw primary texts.")
    primary = get_object_or_404(PrimaryText.objects.live().select_related("story"), pk=pk, story__slug=slug)
    form = WithdrawalForm(typed(request))
    if form.is_bound and form.is_valid():
        try:
            withdraw_primary_text(primary_text=primary, withdrawn_by=cast(User, request.user), **form.cleaned_data)
        except PrimaryTextRefused as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            messages.success(request, f"The text of {primary.speaker} is withdrawn. The story is compared anew.")
            return redirect(f"{_tab(primary.story)}#primary-texts")
    shown = {"form": form, "primary": primary, "story": primary.story}
    return render(request, "framing/primary_text_withdraw.html", shown, status=422 if form.is_bound else 200)


def _tab(story: Story) -> str:
    return reverse("framing:story_quotes", args=[story.slug])
