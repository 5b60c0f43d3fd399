"""The zones of stored texts with the corrections of editors laid over them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F

from reports.extraction.zone_changes import ZoneChange, zones_in_force
from reports.models import ArticleRevision, ZoneCorrection
from reports.models.articles import spans_of
from reports.selectors.corrections import number_at
from reports.text.problems import Problem
from reports.text.zones import ZoneSpan

Zones = tuple[ZoneSpan, ...]


def zones_at(revision: ArticleRevision, count: int) -> tuple[Zones, tuple[Problem, ...]]:
    """The zones with what the first so many corrections of the report say of them, and what found no place."""
    if not count:
        return spans_of(revision.zones), ()
    taken_in = ZoneCorrection.objects.in_force_for(revision).filter(number__lte=number_at(revision, count))
    return _laid_over(revision, list(taken_in.select_related("revision").defer("revision__search")))


def zones_now(revision: ArticleRevision) -> Zones:
    """The zones with every correction made so far; in one query."""
    made = ZoneCorrection.objects.in_force_for(revision).select_related("revision").defer("revision__search")
    return _laid_over(revision, list(made))[0]


def zones_carried_over(revision: ArticleRevision, text: str, found: Zones) -> Zones:
    """What the corrections of a stored text make of the zones of another one of its article; in one query."""
    rows = ZoneCorrection.objects.in_force_for(revision).select_related("revision").defer("revision__search")
    return zones_in_force(found, [_change(row, text) for row in rows], text)[0]


def lay_over(newest: Iterable[tuple[ArticleRevision, int | None]]) -> None:
    """Give texts the zones with their first so many corrections, all where it is None; in one query.

    None is made where nothing was corrected. The count is taken for the number of the last one, which it is in a newest
    text: numbers have no gaps there.
    """
    waiting = [(revision, count) for revision, count in newest if count is None or count > 0]
    if not waiting:
        return
    articles = {revision.article_id for revision, _ in waiting}
    by_article: dict[int, list[ZoneCorrection]] = {}
    standing: dict[int, int] = {}
    made = ZoneCorrection.objects.filter(revision__article__in=articles).order_by("number")
    made = made.annotate(standing=F("revision__article__latest_revision"))
    for row in made.select_related("revision").defer("revision__search", "revision__words"):
        by_article.setdefault(row.revision.article_id, []).append(row)
        standing[row.revision.article_id] = row.standing
    for revision, count in waiting:
        made_for = by_article.get(revision.article_id, [])
        if standing.get(revision.article_id) != revision.pk:
            made_for = [row for row in made_for if row.revision.number <= revision.number]
        rows = [row for row in made_for if count is None or row.number <= count]
        if rows:
            zones, _ = _laid_over(revision, rows)
            revision.corrected_zones = rows_of(zones)


def rows_of(zones: Iterable[ZoneSpan]) -> list[list[Any]]:
    """Zones as they are stored."""
    return [[str(zone.zone), zone.span.start, zone.span.end] for zone in zones]


def _laid_over(revision: ArticleRevision, rows: Sequence[ZoneCorrection]) -> tuple[Zones, tuple[Problem, ...]]:
    changes = [_change(row, revision.text) for row in rows]
    return zones_in_force(spans_of(revision.zones), changes, revision.text)


def _change(row: ZoneCorrection, text: str) -> ZoneChange:
    earlier = row.revision.text
    before, after = spans_of(row.before), spans_of(row.zones)
    return ZoneChange(row.pk, before, after, row.undoes_id, None if earlier == text else earlier)
