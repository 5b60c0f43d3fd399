"""The outlets as the desk keeps them: what is known of each and what is missing."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from reports.models import Article, Feed, Source

SOURCES_ON_A_PAGE = 40
STATES = [
    ("", "Any"),
    ("new", "Nobody has looked at it"),
    ("domains", "Without a domain"),
    ("owner", "Without an owner"),
    ("agency", "News agencies"),
]
_STATE_FILTERS = {
    "new": Q(is_confirmed=False),
    "domains": Q(domains__isnull=True),
    "owner": Q(ownership=""),
    "agency": Q(is_agency=True),
}


def sources_asked(asked: Mapping[str, Any]) -> QuerySet[Source]:
    """The outlets that fit a query, those that nobody has looked at first, with ``report_count`` and ``feed_count``."""
    found = Source.objects.prefetch_related("names", "domains").order_by("is_confirmed", "name", "pk")
    if state := _STATE_FILTERS.get(asked.get("state", "")):
        found = found.filter(state)
    for word in str(asked.get("q", "")).split():
        fits = Q(name__icontains=word) | Q(names__name__icontains=word) | Q(domains__domain__icontains=word)
        found = found.filter(pk__in=Source.objects.filter(fits | Q(country__icontains=word)).values("pk"))
    return found.annotate(report_count=_count(Article), feed_count=_count(Feed))


def unconfirmed_count() -> int:
    """Outlets that came in with a report and that nobody has looked at."""
    return Source.objects.filter(is_confirmed=False).count()


def others_to_choose(source: Source) -> QuerySet[Source]:
    """Every other outlet, by name: what a second row of one outlet may be laid together with."""
    return Source.objects.exclude(pk=source.pk).only("pk", "name", "slug").order_by("name", "pk")


def newest_reports(source: Source, most: int = 5) -> list[Article]:
    """The newest reports of an outlet: what an editor looks at to know it."""
    return list(Article.objects.filter(source=source).order_by("-published_at", "-pk")[:most])


def _count(model: type[Article] | type[Feed]) -> Coalesce:
    rows = model._default_manager.filter(source=OuterRef("pk")).order_by().values("source")
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)
