"""Putting a quotation right, adding a missed one, and the log of it."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from framing.analysis.readings import in_one_line
from framing.forms import QuoteCorrectionForm
from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.selectors.corrections import (
    bounds_among,
    correction_of,
    log_of,
    paragraphs_to_choose,
    shown_quote,
    speakers_in,
    with_zone_corrections,
    words_around,
)
from framing.selectors.reports import article_with_text
from framing.selectors.runs import status_of
from reports.models import Article, ArticleRevision, Quote, ZoneCorrection
from reports.services.corrections import CorrectionRefused, add_quote, correct_quote, undo_correction
from reports.services.zone_corrections import undo_zone_correction
from reports.views.upload import typed

RIGHT = "reports.add_quotecorrection"
ZONES_RIGHT = "reports.add_zonecorrection"
PARTIAL = "framing/_quote_correct.html"
#: Where the form has its own field for what a service refuses.
FIELDS = {"start": "first", "end": "last"}
SAVED = "The correction is stored. The report is being analysed again."


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@vary_on_htmx
def quote_correct(request: HtmxHttpRequest, pk: int, number: int) -> HttpResponse:
    """The form beside the quotation; what is stored is taken in by an analysis that is asked for at once."""
    _require_right(request)
    article, data = get_object_or_404(article_with_text(), pk=pk), typed(request)
    quote = shown_quote(article, number, _whole(data.get("quote", "")) if data else None)
    if quote is None:
        raise Http404("This quotation is not among those of this text; the analysis may have been repeated.")
    words = words_around(quote.revision, quote.start, quote.end)
    form = QuoteCorrectionForm(data, words=words, initial=_initial(quote) | bounds_among(words))
    if form.is_bound and form.is_valid() and _stored(form, quote, cast(User, request.user)):
        messages.success(request, SAVED)
        return redirect(_after(article))
    shown = {"form": form, "article": article, "quote": quote, "number": number, "names": speakers_in(article)}
    shown |= {"back": _after(article), "quoted": quote.revision.text[quote.start : quote.end]}
    template = template_for(request, "framing/quote_correct.html", partial=PARTIAL)
    return render(request, template, shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def quote_add(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """The paragraphs to choose from, then the form for a quotation that was not found."""
    _require_right(request)
    article, data = get_object_or_404(article_with_text(), pk=pk), typed(request)
    revision, asked = article.latest_revision, _whole(request.GET.get("paragraph", ""))
    paragraphs = paragraphs_to_choose(revision) if revision else []
    chosen = next((found for found in paragraphs if found.number == asked), None)
    if revision and chosen and _whole(request.GET.get("text", "")) not in (None, revision.pk):
        messages.error(request, "The report has a newer text by now. Choose the paragraph there.")
        chosen = None
    shown: dict[str, Any] = {"article": article, "paragraphs": paragraphs, "paragraph": asked, "form": None}
    if revision is None or chosen is None:
        return render(request, "framing/quote_add.html", shown)
    words = words_around(revision, chosen.start, chosen.end)
    form = QuoteCorrectionForm(data, words=words, initial={"kind": Quote.Kind.DIRECT} | bounds_among(words))
    if form.is_bound and form.is_valid() and _added(form, revision, cast(User, request.user)):
        messages.success(request, "The quotation is added. The report is being analysed again.")
        return redirect(_after(article))
    shown |= {"form": form, "names": speakers_in(article)}
    return render(request, "framing/quote_add.html", shown, status=422 if form.is_bound else 200)


@require_safe
def correction_log(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """What editors put right in one report, the newest first."""
    article = get_object_or_404(with_zone_corrections(article_with_text()), pk=pk)
    shown = {"article": article, "log": log_of(article), "status": status_of(article)}
    return render(request, "framing/correction_log.html", shown)


@require_POST
@login_required
def correction_undo(request: HtmxHttpRequest, pk: int, number: int) -> HttpResponse:
    """Take one correction back and go to the log, which says so."""
    article = get_object_or_404(Article, pk=pk)
    correction = correction_of(article, number)
    _require_right(request, ZONES_RIGHT if isinstance(correction, ZoneCorrection) else RIGHT)
    if correction is None:
        raise Http404("This report has no such correction.")
    try:
        if isinstance(correction, ZoneCorrection):
            undo_zone_correction(correction=correction, undone_by=cast(User, request.user))
        else:
            undo_correction(correction=correction, undone_by=cast(User, request.user))
    except CorrectionRefused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, f"Correction {number} is taken back. The report is being analysed again.")
    return redirect("framing:correction_log", pk=pk)


def _require_right(request: HtmxHttpRequest, right: str = RIGHT) -> None:
    if not request.user.has_perm(right):
        raise PermissionDenied("Only editors can correct what was found in a report.")


def _initial(quote: Quote) -> dict[str, Any]:
    # Browsers drop the line breaks of a field of one line.
    speaker = in_one_line(quote.speaker)
    same = {"kind": quote.kind, "speaker_name": speaker, "is_anonymous": quote.is_anonymous}
    return same | {"quote": quote.pk}


def _added(form: QuoteCorrectionForm, revision: ArticleRevision, by: User) -> bool:
    """Whether the quotation was taken; a refusal stands at its field."""
    wanted = {name: form.cleaned_data[name] for name in ("kind", "start", "end", "speaker_name", "is_anonymous")}
    try:
        add_quote(revision=revision, corrected_by=by, reason=form.cleaned_data["reason"], **wanted)
    except CorrectionRefused as refused:
        form.add_error(FIELDS.get(refused.field, refused.field) or None, refused.message)
        return False
    return True


def _stored(form: QuoteCorrectionForm, quote: Quote, by: User) -> bool:
    """Whether the correction was taken; a refusal stands at its field."""
    given, initial = form.cleaned_data, form.initial
    # Bounds that were not touched stay exactly as they are, wherever the words around them begin.
    start = quote.start if given["first"] == initial.get("first") else given["start"]
    end = quote.end if given["last"] == initial.get("last") else given["end"]
    wanted = {name: given[name] for name in ("kind", "speaker_name", "is_anonymous", "removed", "reason")}
    try:
        correct_quote(quote=quote, start=start, end=end, corrected_by=by, **wanted)
    except CorrectionRefused as refused:
        form.add_error(FIELDS.get(refused.field, refused.field) or None, refused.message)
        return False
    return True


def _after(article: Article) -> str:
    return reverse("framing:story_quotes", args=[article.story.slug]) if article.story else article.get_absolute_url()


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
