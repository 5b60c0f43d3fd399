"""The design system on one page, for who builds and translates the product: tokens, primitives, components, states."""

from typing import cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.selectors.choices import SHAPES
from framing.selectors.reports import COLOURS

PAPERS = ("paper", "panel", "sunk", "ink", "soft", "faint", "line", "line-strong", "edge", "warn", "good", "found")
SIZES = ("2xs", "xs", "sm", "base", "md", "lg", "xl", "2xl")
SPACES = tuple(range(1, 9))
STANDINGS = {"queued": "waiting for analysis", "running": "analysing…", "done": "analysed", "failed": "analysis failed"}


class SampleForm(forms.Form):
    """A form in all its states; it is never sent."""

    headline = forms.CharField(label="Headline", help_text="As the outlet printed it.", max_length=300)
    outlet = forms.ChoiceField(label="Outlet", choices=[("", "Choose an outlet"), ("1", "The Harbour Bell")])
    text = forms.CharField(label="Text", widget=forms.Textarea(attrs={"rows": 3}))
    when = forms.DateTimeField(label="Published", widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))


@require_safe
@login_required
def style(request: HttpRequest) -> HttpResponse:
    """Every token and component in all its states, drawn with the classes and templates that pages use."""
    if not cast(User, request.user).is_staff:
        raise PermissionDenied
    given = {"faulty-outlet": "7", "faulty-text": "It rained.", "faulty-when": "yesterday"}
    faulty = SampleForm(given, prefix="faulty")
    faulty.full_clean()
    shown = {
        "papers": PAPERS,
        "sizes": SIZES,
        "spaces": SPACES,
        "colours": range(1, COLOURS + 1),
        "shapes": SHAPES,
        "standings": STANDINGS,
        "empty_form": SampleForm(prefix="empty"),
        "faulty_form": faulty,
    }
    return render(request, "framing/style.html", shown)
