"""A release as a file at a stable address: it never changes, so whoever has it need not ask again."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import condition, require_safe

from framing.analysis.lexicon_csv import dump_csv
from framing.analysis.tables import full_table_of, set_table_of
from framing.models import LexiconRelease
from framing.services.releases import lexicon_of

#: Named in the file and in its tag; another shape is another number (docs/interchange.md).
FORMAT = "parallax-lexicon/1"
_YEAR = 365 * 24 * 60 * 60


def _release(number: int) -> LexiconRelease:
    found = LexiconRelease.objects.select_related("restores").defer("restores__content").filter(number=number).first()
    if found is None:
        raise Http404("There is no release with this number.")
    return found


def _tag(request: HttpRequest, number: int, **kwargs: Any) -> str:
    digest = LexiconRelease.objects.filter(number=number).values_list("digest", flat=True).first()
    return quote_etag(f"{digest}-{FORMAT}") if digest else ""


def _frozen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view with a tag, answered with 304 to whoever has it, and kept for a year."""
    tagged = condition(etag_func=_tag)(view)

    @require_safe
    def answered(request: HttpRequest, number: int) -> HttpResponse:
        response = tagged(request, number)
        who = {"public": True} if settings.READING_IS_OPEN else {"private": True}
        patch_cache_control(response, max_age=_YEAR, immutable=True, **who)
        return response

    return answered


@_frozen
def release_json(request: HttpRequest, number: int) -> HttpResponse:
    """Every set and entry with all their fields, defaults included."""
    release = _release(number)
    lexicon = lexicon_of(release)
    shown = {
        "format": FORMAT,
        "release": {
            "number": release.number,
            "published_at": release.published_at,
            "reason": release.reason,
            "digest": release.digest,
            "restores": release.restores.number if release.restores else None,
        },
        "lexicon": {"title": lexicon.title, "language": lexicon.language},
        "contrast_sets": [{"topic": "", "within": ""} | set_table_of(found) for found in lexicon.contrast_sets],
        "entries": [full_table_of(entry) for entry in lexicon.entries],
    }
    return JsonResponse(shown, json_dumps_params={"ensure_ascii": False})


@_frozen
def release_toml(request: HttpRequest, number: int) -> HttpResponse:
    """The file as it was published, to the byte."""
    release = _release(number)
    return _file(release.content, "application/toml", f"lexicon-{number}.toml")


@_frozen
def release_csv(request: HttpRequest, number: int) -> HttpResponse:
    """The table for spreadsheets, one row an entry."""
    release = _release(number)
    return _file(dump_csv(lexicon_of(release)), "text/csv", f"lexicon-{number}.csv")


def _file(content: str, kind: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8", headers={"Content-Disposition": disposition})
