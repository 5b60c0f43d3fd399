"""The feeds on the desk: the list, one feed with what it brought, a new one, pausing and polling."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.forms.feeds import FeedForm, initial_of
from reports.models import Feed
from reports.selectors.feeds import feeds_with_state, last_entries_of, state_of
from reports.services.feeds import FeedRefused, add_feed, change_feed, pause_feed, poll_now, resume_feed
from reports.views.upload import typed

RIGHT = "reports.change_feed"
FEEDS_ON_A_PAGE = 40


def require_feed_editor(request: HttpRequest) -> User:
    """The signed-in editor; everybody else is told whom the page is for."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied("Feeds are kept by editors.")
    return cast(User, request.user)


@require_safe
@login_required
def feed_list(request: HttpRequest) -> HttpResponse:
    """Every feed with what its last poll came to."""
    require_feed_editor(request)
    page = Paginator(feeds_with_state(), FEEDS_ON_A_PAGE).get_page(request.GET.get("page"))
    lines = [(feed, state_of(feed)) for feed in page]
    return render(request, "reports/feed_list.html", {"page": page, "lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def feed_add(request: HttpRequest) -> HttpResponse:
    """The form of a new feed; what is refused comes back as it was typed."""
    user, data = require_feed_editor(request), typed(request)
    form = FeedForm(data, initial={"source": request.GET.get("source", "")})
    if form.is_bound and form.is_valid():
        try:
            feed = add_feed(**form.given(), by=user)
        except FeedRefused as refused:
            form.add_error("address", refused.message)
        else:
            messages.success(request, "The feed is stored and will be asked at once.")
            return redirect("reports:feed_edit", feed.pk)
    return render(request, "reports/feed_add.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def feed_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """One feed with its form, the feeds its page names, and what it brought last."""
    require_feed_editor(request)
    feed, data = _feed(pk), typed(request)
    form = FeedForm(data, initial=initial_of(feed))
    if form.is_bound and form.is_valid():
        try:
            change_feed(feed=feed, **form.given())
        except FeedRefused as refused:
            form.add_error("address", refused.message)
        else:
            messages.success(request, "The feed is changed.")
            return redirect("reports:feed_edit", pk)
    shown: dict[str, Any] = {"feed": feed, "state": state_of(feed), "form": form, "entries": last_entries_of(feed)}
    return render(request, "reports/feed_edit.html", shown, status=422 if form.is_bound else 200)


@require_POST
@login_required
def feed_poll(request: HttpRequest, pk: int) -> HttpResponse:
    """The feed is asked as soon as a worker is free."""
    return _done(request, pk, lambda feed: poll_now(feed=feed), "It will be asked in a moment.")


@require_POST
@login_required
def feed_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """The feed is not asked until somebody resumes it."""
    reason = request.POST.get("reason", "").replace("\x00", "")
    return _done(request, pk, lambda feed: pause_feed(feed=feed, reason=reason), "The feed is paused.")


@require_POST
@login_required
def feed_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """The feed is asked again."""
    return _done(request, pk, lambda feed: resume_feed(feed=feed), "The feed is asked again.")


def _feed(pk: int) -> Feed:
    return get_object_or_404(Feed.objects.select_related("source", "added_by"), pk=pk)


def _done(request: HttpRequest, pk: int, step: Callable[[Feed], object], told: str) -> HttpResponse:
    require_feed_editor(request)
    try:
        step(_feed(pk))
    except FeedRefused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, told)
    return redirect("reports:feed_edit", pk)
