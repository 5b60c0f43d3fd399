"""Addresses below a story: one that was renamed or merged into another leads on to where it is now."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from reports.models import Story
from reports.selectors.story_addresses import story_led_to

View = Callable[..., HttpResponse]


def story_path(route: str, view: View, *, name: str) -> URLPattern:
    """The pattern of an address below ``/stories/<slug>/``, which leads on for good once the story has another one."""
    return path(f"stories/<slug:slug>/{route}", leading_on(view), name=name)


def leading_on(view: View) -> View:
    """A view that answers 301 for what is found at another address now; nothing is asked while it finds its story.

    What was sent there by a form is not carried over, since it was about another state: its sender is told so.
    """

    @wraps(view)
    def answered(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, slug=slug, **kwargs)
        except (Http404, Story.DoesNotExist):
            story = story_led_to(slug)
            if story is None or story.slug == slug:
                raise
        if request.method not in {"GET", "HEAD"}:
            messages.warning(request, f"Nothing was stored: the story is now part of “{story.title}”, or called so.")
            return redirect(story)
        match = request.resolver_match
        address = reverse(match.view_name, kwargs={"slug": story.slug, **kwargs}) if match else story.get_absolute_url()
        query = request.META.get("QUERY_STRING", "")
        moved = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        # A merge can be taken back: browsers ask again instead of remembering for ever.
        moved.headers["Cache-Control"] = "no-cache"
        return moved

    return answered
