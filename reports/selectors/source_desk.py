"""The outlets as the desk keeps them: what is known of each and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from reports.models import Article, DeliveredItem, Feed, Source

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


@dataclass(frozen=True, slots=True)
class OutletMerge:
    """What laying one outlet together with another one would move."""

    gone: Source
    kept: Source
    report_count: int
    story_count: int
    waiting_count: int
    newest: tuple[Article, ...]
    #: A report that both have at one address; with one they cannot be laid together.
    twice: Article | None

    @property
    def names(self) -> list[str]:
        """The names under which reports of the outlet that is left will be found, too: its own first."""
        return [self.gone.name, *(name.name for name in self.gone.names.all())]

    @property
    def more_count(self) -> int:
        return self.report_count - len(self.newest)


def outlet_merge(gone: Source, kept: Source) -> OutletMerge:
    """What would move if the one outlet went under the other."""
    reports = Article.objects.filter(source=gone)
    counts = reports.aggregate(reports=Count("pk"), stories=Count("story", distinct=True))
    waiting = DeliveredItem.objects.filter(found__outlet__source=gone.pk, state=DeliveredItem.State.FOUND)
    return OutletMerge(
        gone=gone,
        kept=kept,
        report_count=counts["reports"],
        story_count=counts["stories"],
        waiting_count=waiting.count(),
        newest=tuple(newest_reports(gone)),
        twice=report_of_both(gone, kept),
    )


def report_of_both(one: Source, other: Source) -> Article | None:
    """A report of the one that stands at the same address as one of the other."""
    addresses = Article.objects.filter(source=other).exclude(url="").values("url")
    return Article.objects.filter(source=one, url__in=addresses).order_by("pk").first()


def _count(model: type[Article] | type[Feed]) -> Coalesce:
    rows = model._default_manager.filter(source=OuterRef("pk")).order_by().values("source")
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)
