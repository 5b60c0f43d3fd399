"""Finding what a new text repeats, and keeping which of two reports counts it (docs/method.md, "Copies").

A text makes its keys known in one transaction and looks for others in the next: of two that come in at once the one
that looks later finds the other, whichever that is.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from reports.extraction.copies import (
    METHOD,
    AgencyMark,
    AgencyRole,
    CopyKind,
    CopyText,
    Likeness,
    Signature,
    agency_of,
    compared,
    copy_text,
    minhash_of,
)
from reports.models import Article, ArticleRevision, SharedText, Source, TextBand, WireReading
from reports.selectors.copies import candidates_for, shared_by, texts_not_compared, texts_to_compare
from reports.signals import copies_changed, copies_waiting
from reports.text.spans import Span, merged
from reports.text.zones import ZoneSpan

#: Rows taken up in one sweep; the next one goes on.
MOST_A_SWEEP = 200
#: Stored reports that are shown for a text that is not stored yet.
MOST_LIKENESSES = 10


def find_copies(*, revision_id: int) -> None:
    """What an article's newest text repeats, stored; done again it gives the same rows. An older text has none."""
    revision = next(iter(texts_to_compare([revision_id])), None)
    if revision is None:
        return
    text = copy_text(revision.text, revision.zone_spans)
    signature = minhash_of(text)
    known = Source.objects.filter(is_agency=True).values_list("name", flat=True).order_by("name")
    agency = agency_of(revision.text, revision.zone_spans, revision.article.byline, tuple(known))
    if _make_known(revision, signature, agency):
        _look_for_others(revision, text, signature)


def likeness_of_text(
    text: str, zones: Sequence[ZoneSpan], *, source: Source | None = None, url: str = ""
) -> list[dict[str, Any]]:
    """What a text that is not stored yet repeats: rows of article, headline, source, kind, jaccard, containment,
    stretches [start, end, start, end] (here, there) and ``would_be``: "same", "revision" or "copy" of that report.

    The most alike first. An article of that source at that address would be another revision, whatever its words.
    """
    mine = copy_text(text, zones)
    found = []
    for other in texts_to_compare(candidates_for(minhash_of(mine).keys)):
        is_ours = source is not None and other.article.source_id == source.pk
        likeness = compared(mine, copy_text(other.text, other.zone_spans), is_one_outlet=is_ours)
        if likeness.is_copy:
            found.append(
                _likeness_row(other.article, likeness, is_ours=is_ours, is_there=is_ours and other.article.url == url)
            )
    found.sort(key=lambda row: (-row["containment"], -row["jaccard"], row["article"]))
    return found[:MOST_LIKENESSES]


def _likeness_row(article: Article, likeness: Likeness, *, is_ours: bool, is_there: bool) -> dict[str, Any]:
    would_be = "copy"
    if is_ours and likeness.kind is CopyKind.EXACT:
        would_be = "same"
    elif is_there or (is_ours and likeness.kind is CopyKind.NEAR):
        would_be = "revision"
    return {
        "article": article.pk,
        "headline": article.headline,
        "source": article.source.name,
        "source_id": article.source_id,
        "kind": likeness.kind.value,
        "jaccard": round(likeness.jaccard, 3),
        "containment": round(likeness.containment, 3),
        "stretches": _rows(likeness),
        "would_be": would_be,
    }


def _rows(likeness: Likeness) -> list[list[int]]:
    return [[one.first.start, one.first.end, one.second.start, one.second.end] for one in likeness.stretches]


def _make_known(revision: ArticleRevision, signature: Signature, agency: AgencyMark | None) -> bool:
    """Keep the text's keys in the place of those of its article's older texts; False when it is older itself now."""
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).filter(pk=revision.article_id).first()
        if article is None or article.latest_revision_id != revision.pk:
            return False
        older = ArticleRevision.objects.filter(article=article).exclude(pk=revision.pk)
        TextBand.objects.filter(revision__article=article).delete()
        WireReading.objects.filter(revision__in=older).delete()
        settle_counts(revision_ids=_separated(older.values_list("pk", flat=True)))
        WireReading.objects.update_or_create(
            revision=revision,
            defaults={
                "agency": agency.agency if agency else "",
                "agency_role": agency.role if agency else "",
                "agency_start": agency.span.start if agency and agency.span else None,
                "agency_end": agency.span.end if agency and agency.span else None,
                "signature": list(signature.values),
                "shingle_count": signature.shingle_count,
                "method": "",
            },
        )
        keys = sorted(set(signature.keys))
        TextBand.objects.bulk_create([TextBand(revision=revision, band=band, value=value) for band, value in keys])
        copy_of = agency.agency if agency and agency.role is AgencyRole.COPY else ""
        if article.agency != copy_of:
            Article.objects.filter(pk=article.pk).update(agency=copy_of)
    return True


def _look_for_others(revision: ArticleRevision, text: CopyText, signature: Signature) -> None:
    others = texts_to_compare(candidates_for(signature.keys, article=revision.article_id))
    rows = []
    for other in others:
        is_ours = other.article.source_id == revision.article.source_id
        likeness = compared(text, copy_text(other.text, other.zone_spans), is_one_outlet=is_ours)
        if likeness.is_copy:
            rows.append(_shared(revision, other, likeness))
    with transaction.atomic():
        concerned = _separated([revision.pk])
        newest = _newest_among({pk for row in rows for pk in (row.earlier_id, row.later_id)})
        kept = [row for row in rows if {row.earlier_id, row.later_id} <= newest]
        SharedText.objects.bulk_create(kept, ignore_conflicts=True)
        concerned |= {revision.pk} | {pk for row in kept for pk in (row.earlier_id, row.later_id)}
        settle_counts(revision_ids=concerned)
        WireReading.objects.filter(revision=revision).update(method=METHOD)


def _separated(revision_ids: Iterable[int]) -> set[int]:
    """The texts that shared something with these, which they do no longer: their rows are gone."""
    rows = shared_by(revision_ids)
    concerned = {pk for pair in rows.values_list("earlier_id", "later_id") for pk in pair}
    rows.delete()
    return concerned


def _newest_among(revision_ids: Collection[int]) -> set[int]:
    """Those that are their articles' newest texts, and stay so until this transaction ends."""
    articles = Article.objects.select_for_update(of=("self",)).filter(latest_revision__in=revision_ids)
    return {pk for pk in articles.order_by("pk").values_list("latest_revision", flat=True) if pk}


def _shared(revision: ArticleRevision, other: ArticleRevision, likeness: Likeness) -> SharedText:
    """The row of two texts; the stretches are those of the one that counts first."""
    is_first = _rank(revision.article) < _rank(other.article)
    turned = likeness if is_first else likeness.mirrored()
    earlier, later = (revision, other) if is_first else (other, revision)
    return SharedText(
        earlier=earlier,
        later=later,
        kind=likeness.kind,
        jaccard=likeness.jaccard,
        containment=likeness.containment,
        stretches=_rows(turned),
    )


def _rank(article: Article) -> tuple[bool, datetime, datetime, int]:
    """The lowest counts: an agency's own report, then what was published first, then what was brought in first."""
    brought_in = article.created_at
    return not article.source.is_agency, article.published_at or brought_in, brought_in, article.pk


def rank_again(*, articles: Iterable[int]) -> None:
    """Who counts, decided anew for these articles: a time of publication or the kind of an outlet was put right."""
    concerned = list(articles)
    with transaction.atomic():
        rows = SharedText.objects.filter(earlier__article__in=concerned) | SharedText.objects.filter(
            later__article__in=concerned
        )
        rows = rows.select_related("earlier__article__source", "later__article__source").order_by("pk")
        turned = [row for row in rows if _rank(row.later.article) < _rank(row.earlier.article)]
        for row in turned:
            row.earlier, row.later = row.later, row.earlier
            row.stretches = [[*stretch[2:], *stretch[:2]] for stretch in row.stretches]
            row.save()
        settle_counts(revision_ids={pk for row in turned for pk in (row.earlier_id, row.later_id)})


def settle_counts(*, revision_ids: Collection[int]) -> None:
    """Which stretches of these texts count in another report, written down; whoever sums them is told of a change."""
    with transaction.atomic():
        readings = WireReading.objects.select_for_update(of=("self",)).filter(revision__in=sorted(revision_ids))
        locked = list(
            readings.select_related("revision").only("uncounted", "revision__article_id").order_by("revision")
        )
        spans: dict[int, list[Span]] = {reading.revision_id: [] for reading in locked}
        shared = SharedText.objects.filter(later__in=spans).values_list("later_id", "stretches")
        for later, stretches in shared:
            spans[later] += [Span(start, end) for _, _, start, end in stretches]
        changed = []
        for reading in locked:
            uncounted = [[span.start, span.end] for span in merged(spans[reading.revision_id])]
            if uncounted != reading.uncounted:
                reading.uncounted = uncounted
                changed.append(reading)
        WireReading.objects.bulk_update(changed, ["uncounted"])
        if changed:
            copies_changed.send(
                sender=WireReading, article_ids=sorted({reading.revision.article_id for reading in changed})
            )


def sweep_copies() -> int:
    """Ask again for every newest text that was not compared with the others; returns how many."""
    waiting = list(texts_not_compared().values_list("pk", flat=True)[:MOST_A_SWEEP])
    for revision_id in waiting:
        copies_waiting.send(sender=ArticleRevision, revision_id=revision_id)
    return len(waiting)
