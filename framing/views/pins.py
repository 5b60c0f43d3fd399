"""Pages that an address ties to the figures of one release."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from framing.selectors.pins import NoSuchRelease

View = Callable[..., HttpResponse]


def with_releases(view: View) -> View:
    """A view that may be asked for the figures of a release; where there is no such release, that is said with 404."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchRelease as missing:
            return render(request, "framing/no_such_release.html", {"said": str(missing)}, status=404)

    return answered
