"""Pages that an address ties to the figures of one release."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from framing.selectors.pins import NoSuchRelease
from reports.models import ArticleRevision

View = Callable[..., HttpResponse]


def with_releases(view: View) -> View:
    """A view that may be asked for the figures of a release; where there is no such release, that is said with 404."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ArticleRevision.DoesNotExist as missing:
            raise Http404("This report has no such text.") from missing
        except NoSuchRelease as missing:
            return render(request, "framing/no_such_release.html", {"said": str(missing)}, status=404)

    return answered
