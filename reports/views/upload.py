"""The desk where an editor brings in reports: files, an address, or a pasted text."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from reports.extraction.language import is_english
from reports.forms.bringing import BringInForm
from reports.forms.upload import ArticleUploadForm
from reports.models import Delivery
from reports.selectors.choices import address_with
from reports.services.deliveries import Incoming, open_delivery
from reports.services.ingest import Outcome, Submission, stored_text
from reports.services.uploads import AddressStored, upload_report
from reports.text.intake import TextRefused
from reports.views.bounded_uploads import bound_uploads, bytes_of

RIGHT = "reports.add_article"
#: Faults that are mended in the field of the headline.
HEADLINE_FAULTS = {"no_headline", "long_headline"}
#: The button of the files and the address; a pasted report has none.
BRING = "bring"


def require_uploader(request: HttpRequest) -> User:
    """The signed-in editor; everybody else is told who can bring in reports."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("Only editors can upload reports.")
    return cast(User, request.user)


# The token is checked by the inner view: what is posted must be bounded before anything reads it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def article_upload(request: HttpRequest) -> HttpResponse:
    """The forms; what is good is stored and then shown, what is refused comes back as it was typed."""
    require_uploader(request)
    bound_uploads(
        request,
        each_mb=settings.UPLOAD_FILE_MB,
        together_mb=settings.UPLOAD_DELIVERY_MB,
        most=settings.UPLOAD_FILES,
    )
    return _upload(request)


@csrf_protect
def _upload(request: HttpRequest) -> HttpResponse:
    data = typed(request)
    if data is not None and BRING in data:
        return _bring_in(request, data)
    form = ArticleUploadForm(data, **_preset(request))
    if form.is_bound and form.is_valid():
        try:
            return _stored(request, upload_report(report=form.cleaned_data, by=cast(User, request.user)))
        except TextRefused as refused:
            form.add_error("headline" if refused.code in HEADLINE_FAULTS else "text", refused.message)
        except AddressStored as stored:  # in the meantime, by somebody else
            form.ask_for_version(stored.article)
    elif form.offers_version:
        _tell_same(form)
    return _page(request, form)


def _stored(request: HttpRequest, submission: Submission) -> HttpResponse:
    """To where the report is read; to what changed when it is a newer text of a stored one."""
    article, revision = submission.article, submission.revision
    follows = "Its analysis follows." if is_english(article.language) else "Its language is not analysed."
    if submission.outcome is Outcome.SAME:
        words = f"“{article.headline}” has this very text already, as version {revision.number}; nothing was added."
        messages.info(request, words)
    elif submission.outcome is Outcome.REVISION:
        messages.success(request, f"“{article.headline}” is stored as version {revision.number}. {follows}")
        if before := article.revisions.filter(pk=submission.instead_of or 0).first():
            return redirect("framing:revision_diff", article.pk, revision.number, before.number)
    else:
        messages.success(request, f"“{article.headline}” is stored. {follows}")
    return redirect(address_with(article))


def _tell_same(form: ArticleUploadForm) -> None:
    """Nobody is asked whether a text is newer that is stored."""
    given = form.cleaned_data
    if form.stored_article is None or not {"text", "headline"} <= given.keys():
        return
    try:
        stored = form.stored_article
        same = stored_text(source=stored.source, url=stored.url, text=given["text"], headline=given["headline"])
    except TextRefused:
        return
    if same:
        form.tell_same(same)


def _bring_in(request: HttpRequest, data: QueryDict) -> HttpResponse:
    """Files become one delivery that workers read, an address another one that is fetched first."""
    form = ArticleUploadForm(**_preset(request))
    bring = BringInForm(data, request.FILES, sources=form.sources, stories=form.stories)
    if not bring.is_valid():
        return _page(request, form, bring)
    given = bring.cleaned_data
    shared = {"source": given["source"], "story": given["story"], "by": cast(User, request.user)}
    opened = []
    if given["address"]:
        piece = Incoming(name=given["address"], address=given["address"])
        opened.append(open_delivery(kind=Delivery.Kind.ADDRESS, pieces=[piece], **shared))
    if given["documents"]:
        pieces = [incoming(file) for file in given["documents"]]
        opened.append(open_delivery(kind=Delivery.Kind.FILES, pieces=pieces, **shared))
    if len(opened) > 1:
        return redirect("reports:delivery_list")
    return redirect("reports:delivery_detail", opened[0].pk)


def incoming(file: UploadedFile) -> Incoming:
    """An uploaded file as the service takes it."""
    return Incoming(
        name=file.name or "", payload=bytes_of(file), size=file.size or 0, media_type=file.content_type or ""
    )


def _page(request: HttpRequest, form: ArticleUploadForm, bring: BringInForm | None = None) -> HttpResponse:
    told = {name: form.fields[name].initial for name in ("source", "story")}  # by the page that led here
    shown = {
        "form": form,
        "bring": bring or BringInForm(sources=form.sources, stories=form.stories, initial=told),
        "limits": {
            "files": settings.UPLOAD_FILES,
            "file_mb": settings.UPLOAD_FILE_MB,
            "delivery_mb": settings.UPLOAD_DELIVERY_MB,
        },
    }
    is_faulty = form.is_bound or (bring is not None and bring.is_bound)
    return render(request, "reports/article_upload.html", shown, status=422 if is_faulty else 200)


def _preset(request: HttpRequest) -> dict[str, str]:
    return {"story_slug": request.GET.get("story", ""), "source_slug": request.GET.get("source", "")}


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent with POST; a request in an odd encoding may hold characters that no answer can hold."""
    if request.method != "POST":
        return None
    if (request.encoding or "utf-8").lower().replace("_", "-") not in {"utf-8", "utf8"}:
        raise BadRequest("Forms are read in UTF-8 only.")
    return request.POST
