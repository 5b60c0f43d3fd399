"""The desk where an editor pastes a report."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reports.forms.upload import ArticleUploadForm
from reports.selectors.choices import address_with
from reports.services.uploads import upload_report
from reports.text.intake import TextRefused

RIGHT = "reports.add_article"
#: Faults that are mended in the field of the headline.
HEADLINE_FAULTS = {"no_headline", "long_headline"}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def article_upload(request: HttpRequest) -> HttpResponse:
    """The form; a good report is stored and then shown, a refused one comes back as it was typed."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("Only editors can upload reports.")
    preset = {"story_slug": request.GET.get("story", ""), "source_slug": request.GET.get("source", "")}
    form = ArticleUploadForm(typed(request), **preset)
    if form.is_bound and form.is_valid():
        try:
            article = upload_report(report=form.cleaned_data, by=cast(User, request.user))
        except TextRefused as refused:
            form.add_error("headline" if refused.code in HEADLINE_FAULTS else "text", refused.message)
        else:
            messages.success(request, f"“{article.headline}” is stored. Its analysis follows.")
            return redirect(address_with(article))
    return render(request, "reports/article_upload.html", {"form": form}, status=422 if form.is_bound else 200)


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent with POST; a request in an odd encoding may hold characters that no answer can hold."""
    if request.method != "POST":
        return None
    if (request.encoding or "utf-8").lower().replace("_", "-") not in {"utf-8", "utf8"}:
        raise BadRequest("Forms are read in UTF-8 only.")
    return request.POST
