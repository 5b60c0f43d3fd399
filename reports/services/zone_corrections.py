"""Putting zones right after a report was kept: each change is a new row of a log that the next analysis takes in."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from reports.extraction.zone_changes import ZoneChange, rezoned, zones_in_force
from reports.models import Article, ArticleRevision, ZoneCorrection
from reports.models.articles import spans_of
from reports.models.corrections import MOST_CORRECTIONS
from reports.selectors.corrections import last_number
from reports.selectors.zones import rows_of, zones_now
from reports.services.corrections import CorrectionRefused, reason_given
from reports.services.ingest import LONGEST_HEADLINE
from reports.signals import zones_corrected
from reports.text.zones import Zone, ZoneSpan


def correct_zones(
    *,
    revision: ArticleRevision,
    wanted: Sequence[str],
    shown: int,
    reason: str = "",
    corrected_by: User | None = None,
) -> ZoneCorrection:
    """The stored correction that gives each paragraph its wanted zone; the report is analysed anew with it.

    ``wanted`` has a zone for each paragraph as it was shown, ``shown`` is the number of the newest correction then. The
    same zones again give the correction that made them. Raises ``CorrectionRefused`` before anything is stored.
    """
    with transaction.atomic():
        article = _held(revision)
        before = zones_now(revision)
        made = ZoneCorrection.objects.filter(revision__article=article).order_by("-number").first()
        is_stale = made is not None and made.number > shown
        if made is not None and is_stale:
            asked = _wanted(spans_of(made.before), wanted, revision.text) if made.revision_id == revision.pk else ()
            if asked == before and not made.undoes_id:
                return made
            message = f"Correction {made.number} has changed the zones since they were shown to you."
            raise CorrectionRefused("", f"{message} Look at them again, and choose anew.")
        after = _wanted(before, wanted, revision.text)
        if after == before:
            raise CorrectionRefused("", "The zones stand like this already. Change one, or go back.")
        return _logged(article, revision, before, after, reason=reason_given(reason), corrected_by=corrected_by)


def undo_zone_correction(*, correction: ZoneCorrection, undone_by: User | None = None) -> ZoneCorrection:
    """The stored undo, with which the report is analysed anew; a second undo of one correction gives the first.

    Later corrections of other paragraphs stay. Raises ``CorrectionRefused`` for an undo, and where no headline or
    several would be left.
    """
    if correction.undoes_id:
        raise CorrectionRefused("", "An undo cannot be undone. Make the correction once more.")
    with transaction.atomic():
        revision = correction.revision
        article = _locked(revision)
        if existing := ZoneCorrection.objects.filter(undoes=correction).first():
            return existing
        before, after = zones_now(revision), _without(correction)
        return _logged(article, revision, before, after, undoes=correction, corrected_by=undone_by)


def settle_headline(article: Article) -> None:
    """Call the article by what stands as its headline now; raises ``CorrectionRefused`` where that cannot be."""
    newest = article.latest_revision
    if newest is None:
        return
    zones = zones_now(newest)
    _refuse_odd(zones)
    words = next(" ".join(zone.span.of(newest.text).split()) for zone in zones if zone.zone is Zone.HEADLINE)
    if len(words) > LONGEST_HEADLINE:
        message = f"The headline would have {len(words)} characters; it may have {LONGEST_HEADLINE}."
        raise CorrectionRefused("", message)
    if words != article.headline:
        article.headline = words
        article.save(update_fields=["headline"])


def _held(revision: ArticleRevision) -> Article:
    """The article whose newest text this is, held until the correction is committed."""
    article = _locked(revision)
    if article.latest_revision_id != revision.pk:
        message = "The report has a newer text by now. Go back to the report and correct its zones there."
        raise CorrectionRefused("", message)
    made = ZoneCorrection.objects.filter(revision=revision, undoes__isnull=True).count()
    if made >= MOST_CORRECTIONS:
        raise CorrectionRefused("", f"This text has {MOST_CORRECTIONS} corrections; that is as many as it may have.")
    return article


def _locked(revision: ArticleRevision) -> Article:
    articles = Article.objects.select_for_update(of=["self"]).select_related("latest_revision")
    return articles.get(pk=revision.article_id)


def _wanted(before: Sequence[ZoneSpan], wanted: Sequence[str], text: str) -> tuple[ZoneSpan, ...]:
    if len(wanted) != len(before):
        raise CorrectionRefused("", "The paragraphs are others than were shown to you. Look at them again.")
    unknown = next((zone for zone in wanted if zone not in list(Zone)), None)
    if unknown is not None:
        raise CorrectionRefused("", "Choose one of the zones of the list for each paragraph.")
    after = rezoned(before, [Zone(zone) for zone in wanted], text)
    _refuse_odd(after)
    return after


def _refuse_odd(zones: Sequence[ZoneSpan]) -> None:
    """A report has one headline, and some text."""
    headlines = sum(zone.zone is Zone.HEADLINE for zone in zones)
    if headlines != 1:
        told = f"{headlines} headlines" if headlines else "no headline"
        raise CorrectionRefused("", f"The report would have {told}. Choose exactly one; a second printing has its own.")
    if not any(zone.zone is Zone.BODY for zone in zones):
        raise CorrectionRefused("", "No paragraph would be left as body. Leave at least one.")


def _without(correction: ZoneCorrection) -> tuple[ZoneSpan, ...]:
    """The zones of the corrected text as if the correction had not been made."""
    revision, undo = correction.revision, 0
    rows = ZoneCorrection.objects.in_force_for(revision).select_related("revision").exclude(pk=correction.pk)
    changes = [
        ZoneChange(row.pk, spans_of(row.before), spans_of(row.zones), row.undoes_id, row.revision.text) for row in rows
    ]
    undone = ZoneChange(undo, (), (), correction.pk)
    return zones_in_force(spans_of(revision.zones), [*changes, undone], revision.text)[0]


def _logged(
    article: Article,
    revision: ArticleRevision,
    before: Sequence[ZoneSpan],
    after: Sequence[ZoneSpan],
    *,
    corrected_by: User | None,
    reason: str = "",
    undoes: ZoneCorrection | None = None,
) -> ZoneCorrection:
    row = ZoneCorrection.objects.create(
        revision=revision,
        number=last_number(article) + 1,
        zones=rows_of(after),
        before=rows_of(before),
        reason=reason,
        corrected_by=corrected_by,
        undoes=undoes,
    )
    settle_headline(article)
    zones_corrected.send(sender=ZoneCorrection, revision_id=article.latest_revision_id)
    return row
