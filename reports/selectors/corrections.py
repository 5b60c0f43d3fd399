"""Named reads of what editors put right in a report."""

from typing import Any

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from reports.extraction.corrections import Correction
from reports.extraction.values import QuoteKind, Speaker, SpeakerLink
from reports.models import Article, ArticleRevision, QuoteCorrection, ZoneCorrection
from reports.models.corrections import held_for
from reports.text.spans import Span


def corrections_of(article: Article) -> QuerySet[QuoteCorrection]:
    """The log of an article through all its texts, the newest first, each with ``is_undone``."""
    log = QuoteCorrection.objects.filter(revision__article=article).with_undone()
    return log.select_related("corrected_by", "undoes", "revision").defer("revision__search").order_by("-number")


def correction_count(revision: ArticleRevision) -> int:
    """How many corrections an analysis of that text takes in now; an analysis with fewer is out of date.

    Those of quotations and those of zones share one numbering, and both count.
    """
    zones = ZoneCorrection.objects.in_force_for(revision).count()
    return QuoteCorrection.objects.in_force_for(revision).count() + zones


def last_number(article: Article) -> int:
    """The number of the newest correction of the report, of whatever kind; 0 where none was made."""
    logs = (model.objects.filter(revision__article=article) for model in (QuoteCorrection, ZoneCorrection))
    return max(log.aggregate(last=Max("number"))["last"] or 0 for log in logs)


def number_at(revision: ArticleRevision, count: int) -> int:
    """The number of the last of the first so many corrections that hold for a text; 0 for none."""
    if count < 1:
        return 0
    ours = QuoteCorrection.objects.in_force_for(revision).order_by().values_list("number")
    zones = ZoneCorrection.objects.in_force_for(revision).order_by().values_list("number")
    numbers = ours.union(zones).order_by("number")[:count]
    return max((number for (number,) in numbers), default=0)


def with_correction_count(revisions: QuerySet[ArticleRevision]) -> QuerySet[ArticleRevision]:
    """The texts, each with ``correction_count``: how many corrections an analysis of it takes in now."""
    quotes, zones = (Coalesce(Subquery(_counted(model)), 0) for model in (QuoteCorrection, ZoneCorrection))
    return revisions.annotate(correction_count=quotes + zones)


def _counted(model: type[QuoteCorrection] | type[ZoneCorrection]) -> QuerySet[Any, Any]:
    of_report = model._default_manager.filter(revision__article=OuterRef("article"))
    ours = of_report.filter(held_for(OuterRef("number"), OuterRef("pk")))
    return ours.order_by().values("revision__article").annotate(count=Count("pk")).values("count")


def first_corrections(revision: ArticleRevision, count: int) -> tuple[Correction, ...]:
    """What the first so many corrections that hold for a text say of its quotations, as values, in order."""
    if not count:
        return ()
    taken_in = QuoteCorrection.objects.in_force_for(revision).filter(number__lte=number_at(revision, count))
    rows = list(taken_in)
    others = {row.revision_id for row in rows} - {revision.pk}
    earlier = ArticleRevision.objects.filter(pk__in=others) if others else ArticleRevision.objects.none()
    texts = dict(earlier.values_list("pk", "text"))
    return tuple(_correction(row, revision.text, texts.get(row.revision_id)) for row in rows)


def _correction(row: QuoteCorrection, newest: str, earlier: str | None) -> Correction:
    speaker = None
    if row.speaker_start is not None and row.speaker_end is not None:
        place = Span(row.speaker_start, row.speaker_end)
        name = None if row.is_anonymous else row.speaker_name or None
        speaker = Speaker(place, place.of(newest if earlier is None else earlier), name, SpeakerLink.CORRECTED)
    target = None
    if row.target_start is not None and row.target_end is not None:
        target = Span(row.target_start, row.target_end)
    return Correction(
        key=row.pk,
        target=target,
        kind=QuoteKind(row.kind),
        span=Span(row.start, row.end),
        speaker=speaker,
        anonymous=row.is_anonymous,
        removed=row.removed,
        undoes=row.undoes_id,
        text=earlier,
    )
