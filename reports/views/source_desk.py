"""The outlets on the desk: the list, one outlet with its names and domains, a new one, two that are one."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.forms.sources import SourceDeskQuery, SourceForm, SourceMergeForm, initial_of
from reports.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from reports.models import Source
from reports.selectors import source_desk as stored
from reports.services.source_curation import (
    SourceRefused,
    add_curated_source,
    change_source,
    confirm_source,
    merge_sources,
)
from reports.views.upload import typed

RIGHT = "reports.change_source"


def require_source_editor(request: HttpRequest) -> User:
    """The signed-in editor; everybody else is told whom the page is for."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("The list of outlets is kept by editors.")
    return cast(User, request.user)


@require_safe
@vary_on_htmx
@login_required
def source_desk(request: HtmxHttpRequest) -> HttpResponse:
    """Every outlet with what is known of it, narrowed by words and by what is missing."""
    require_source_editor(request)
    asked = SourceDeskQuery(request.GET).asked()
    page = Paginator(stored.sources_asked(asked), stored.SOURCES_ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"asked": asked, "page": page, "states": stored.STATES, "is_narrowed": any(asked.values())}
    template = template_for(request, "reports/source_desk.html", partial="reports/_source_desk.html")
    return render(request, template, shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def source_new(request: HttpRequest) -> HttpResponse:
    """The form of a new outlet; what is refused comes back as it was typed."""
    user, data = require_source_editor(request), typed(request)
    form = SourceForm(data, initial={"language": "en", "name": request.GET.get("name", "")[:120]})
    if form.is_bound and form.is_valid():
        try:
            made = add_curated_source(
                given=form.given(), names=form.lines("names"), domains=form.lines("domains"), by=user
            )
        except SourceRefused as refused:
            _tell(form, refused)
        else:
            messages.success(request, f"{made.name} is in the list.")
            return redirect("reports:source_edit", made.slug)
    return render(request, "reports/source_new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def source_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """One outlet with its form; saving it also says that somebody has looked at it."""
    user, data, source = require_source_editor(request), typed(request), _source(slug)
    form = SourceForm(data, initial=initial_of(source))
    if form.is_bound and form.is_valid():
        try:
            change_source(
                source=source, given=form.given(), names=form.lines("names"), domains=form.lines("domains"), by=user
            )
        except SourceRefused as refused:
            _tell(form, refused)
        else:
            messages.success(request, f"{form.given()['name']} is stored.")
            return redirect("reports:source_edit", slug)
    return _page(request, source, form, status=422 if form.is_bound else 200)


@require_POST
@login_required
def source_confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """This outlet is what it is called."""
    user, source = require_source_editor(request), _source(slug)
    confirm_source(source=source, by=user)
    messages.success(request, f"{source.name} is confirmed.")
    return redirect("reports:source_edit", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def source_merge(request: HttpRequest, slug: str) -> HttpResponse:
    """What laying this outlet together with another one would move, and doing it."""
    user, data, source = require_source_editor(request), typed(request), _source(slug)
    if data is None and "kept" not in request.GET:
        return redirect("reports:source_edit", slug)
    merging = SourceMergeForm(request.GET if data is None else data, source=source)
    if not merging.is_valid():
        return _page(request, source, SourceForm(initial=initial_of(source)), merging=merging, status=422)
    if data is not None:
        try:
            kept = merge_sources(gone=source, kept=merging.cleaned_data["kept"], by=user)
        except SourceRefused as refused:
            merging.add_error("kept", refused.faults["kept"])
        else:
            messages.success(request, f"The reports of {source.name} now stand under {kept.name}.")
            return redirect("reports:source_edit", kept.slug)
    shown = {"merge": stored.outlet_merge(source, _source(merging["kept"].value())), "form": merging}
    return render(request, "reports/source_merge.html", shown, status=200 if data is None else 422)


def _source(slug: str) -> Source:
    return get_object_or_404(Source.objects.prefetch_related("names", "domains", "feeds"), slug=slug)


def _tell(form: SourceForm, refused: SourceRefused) -> None:
    for field, fault in refused.faults.items():
        form.add_error(field, fault)


def _page(
    request: HttpRequest, source: Source, form: SourceForm, *, merging: SourceMergeForm | None = None, status: int = 200
) -> HttpResponse:
    shown: dict[str, Any] = {"source": source, "form": form, "newest": stored.newest_reports(source)}
    shown["merging"] = merging or SourceMergeForm(source=source)
    return render(request, "reports/source_edit.html", shown, status=status)
