"""The one thing that the steps to the first comparison do by themselves: the lexicon to begin with."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from framing.services.demo import begin_with_starter_lexicon


@require_POST
@login_required
def starter_lexicon(request: HttpRequest) -> HttpResponse:
    """Publish the starter lexicon as the first release."""
    if not request.user.has_perm("framing.publish_release"):
        raise PermissionDenied("Only curators publish a lexicon.")
    if begin_with_starter_lexicon(by=cast(User, request.user)):
        messages.success(request, "The starter lexicon is published. Reports are analysed with it from now on.")
    else:
        messages.info(request, "A lexicon has been published already; it stays as it is.")
    return redirect("framing:story_list")
