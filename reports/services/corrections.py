"""Putting quotations right: every change is a new row of a log, and the next analysis takes it in."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from reports.extraction.corrections import nearest, trimmed
from reports.extraction.values import QuoteKind
from reports.models import Article, ArticleRevision, Quote, QuoteCorrection
from reports.models.corrections import LONGEST_REASON, MOST_CORRECTIONS
from reports.selectors.corrections import last_number, number_at
from reports.selectors.zones import zones_now
from reports.signals import quotes_corrected
from reports.text.spans import Span
from reports.text.zones import Zone

LONGEST_SPEAKER = 200
#: Zones that hold no prose; nothing is quoted there.
FURNITURE = frozenset([Zone.DATELINE, Zone.BYLINE, Zone.BREADCRUMB, Zone.DUPLICATE_HEADLINE, Zone.BOILERPLATE])
#: What the log keeps of a quotation as it was.
KEPT = ["kind", "start", "end", "fragments", "speaker_start", "speaker_end", "speaker_text", "speaker_name"]
KEPT += ["is_anonymous", "cue_start", "cue_end", "cue_text", "stance", "channel", "relayed_by"]


class CorrectionRefused(ValueError):
    """A correction that cannot be taken: ``message`` says why and what to do, ``field`` what it is about.

    ``field`` is empty where it is about the quotation as a whole.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class _Given:
    """What an editor wrote into the form."""

    kind: str
    start: int
    end: int
    speaker_name: str
    is_anonymous: bool


@dataclass(frozen=True, slots=True)
class _State:
    """What an editor wants a quotation to be."""

    kind: QuoteKind
    span: Span
    speaker_name: str
    speaker_span: Span | None
    is_anonymous: bool = False
    removed: bool = False

    def row(self) -> dict[str, Any]:
        """The columns of the log."""
        return {
            "kind": str(self.kind),
            "start": self.span.start,
            "end": self.span.end,
            "speaker_name": self.speaker_name,
            "speaker_start": self.speaker_span and self.speaker_span.start,
            "speaker_end": self.speaker_span and self.speaker_span.end,
            "is_anonymous": self.is_anonymous,
            "removed": self.removed,
        }


def correct_quote(
    *,
    quote: Quote,
    kind: str,
    start: int,
    end: int,
    speaker_name: str,
    is_anonymous: bool = False,
    removed: bool = False,
    reason: str = "",
    corrected_by: User | None = None,
) -> QuoteCorrection:
    """The stored correction of a quotation that was shown; the report is analysed anew with it.

    ``speaker_name`` is who speaks as the report prints it, or ``quote.speaker`` for no change; blank is nobody. The
    same correction again gives the one that waits. Raises :class:`CorrectionRefused` before anything is stored.
    """
    was = _state_of(quote)
    with transaction.atomic():
        article = _held(quote.revision)
        if removed:
            wanted = replace(was, removed=True)
        else:
            given = _Given(kind, start, end, speaker_name, is_anonymous)
            wanted = _wanted(quote.revision, quote, given)
        if wanted == was:
            raise CorrectionRefused("", "The quotation stands like this already. Change something, or go back.")
        if waiting := _waiting(quote):
            if all(getattr(waiting, name) == value for name, value in wanted.row().items()):
                return waiting
            message = f"Correction {waiting.number} has changed this quotation since it was shown to you."
            raise CorrectionRefused("", f"{message} Wait until the report is analysed again, and correct it then.")
        before = {name: getattr(quote, name) for name in KEPT}
        row = wanted.row() | _target(was.span) | {"before": before, "reason": reason_given(reason)}
        return _logged(article, revision=quote.revision, corrected_by=corrected_by, **row)


def add_quote(
    *,
    revision: ArticleRevision,
    kind: str,
    start: int,
    end: int,
    speaker_name: str,
    is_anonymous: bool = False,
    reason: str = "",
    corrected_by: User | None = None,
) -> QuoteCorrection:
    """The stored correction that adds a quotation where none was found; the report is analysed anew with it.

    Raises :class:`CorrectionRefused` before anything is stored.
    """
    with transaction.atomic():
        article = _held(revision)
        wanted = _wanted(revision, None, _Given(kind, start, end, speaker_name, is_anonymous))
        row = wanted.row() | {"reason": reason_given(reason)}
        return _logged(article, revision=revision, corrected_by=corrected_by, **row)


def undo_correction(*, correction: QuoteCorrection, undone_by: User | None = None) -> QuoteCorrection:
    """The stored undo, with which the report is analysed anew; a second undo of one correction gives the first.

    Corrections of an earlier text can be undone too. Raises :class:`CorrectionRefused` for an undo.
    """
    if correction.undoes_id:
        raise CorrectionRefused("", "An undo cannot be undone. Make the correction once more.")
    with transaction.atomic():
        article = _locked(correction.revision)
        if existing := QuoteCorrection.objects.filter(undoes=correction).first():
            return existing
        same = ["revision_id", "target_start", "target_end", "removed", "kind", "start", "end", "speaker_name"]
        same += ["speaker_start", "speaker_end", "is_anonymous", "before"]
        state = {name: getattr(correction, name) for name in same}
        return _logged(article, undoes=correction, corrected_by=undone_by, **state)


def _held(revision: ArticleRevision) -> Article:
    """The article whose newest text this is, held until the correction is committed."""
    article = _locked(revision)
    if article.latest_revision_id != revision.pk:
        message = "The report has a newer text by now. Go back to the report and correct the quotation there."
        raise CorrectionRefused("", message)
    made = QuoteCorrection.objects.filter(revision=revision, undoes__isnull=True).count()
    if made >= MOST_CORRECTIONS:
        raise CorrectionRefused("", f"This text has {MOST_CORRECTIONS} corrections; that is as many as it may have.")
    return article


def _locked(revision: ArticleRevision) -> Article:
    return Article.objects.select_for_update().get(pk=revision.article_id)


def _waiting(quote: Quote) -> QuoteCorrection | None:
    """The newest correction of the quotation that it was shown without: the whole state of another would undo it."""
    shown_with = number_at(quote.revision, quote.corrections)
    unseen = list(QuoteCorrection.objects.in_force_for(quote.revision).filter(number__gt=shown_with))
    shown = (quote.revision_id, quote.start, quote.end)
    ours = [row for row in unseen if (row.revision_id, row.target_start, row.target_end) == shown]
    undone = {row.undoes_id for row in unseen}
    return next((row for row in reversed(ours) if not row.undoes_id and row.pk not in undone), None)


def _target(span: Span) -> dict[str, int]:
    return {"target_start": span.start, "target_end": span.end}


def reason_given(given: str) -> str:
    """The reason in one line; raises :class:`CorrectionRefused` where it is too long."""
    reason = " ".join(given.replace("\x00", "").split())
    if len(reason) > LONGEST_REASON:
        message = f"The reason has {len(reason):,} characters; it may have {LONGEST_REASON:,}."
        raise CorrectionRefused("reason", message)
    return reason


def _logged(article: Article, **values: Any) -> QuoteCorrection:
    """The next row of the article's log; numbers go on through all its texts, so one names a correction for good."""
    row = QuoteCorrection.objects.create(number=last_number(article) + 1, **values)
    quotes_corrected.send(sender=QuoteCorrection, revision_id=article.latest_revision_id)
    return row


def _state_of(quote: Quote) -> _State:
    span, phrase = Span(quote.start, quote.end), _phrase(quote)
    name = quote.speaker_name if phrase else ""
    return _State(QuoteKind(quote.kind), span, name, phrase, is_anonymous=quote.is_anonymous)


def _phrase(quote: Quote | None) -> Span | None:
    if quote is None or quote.speaker_start is None or quote.speaker_end is None:
        return None
    return Span(quote.speaker_start, quote.speaker_end)


def _wanted(revision: ArticleRevision, quote: Quote | None, given: _Given) -> _State:
    if given.kind not in Quote.Kind.values:
        raise CorrectionRefused("kind", f"Choose what it is: {', '.join(Quote.Kind.labels)}.")
    kind = QuoteKind(given.kind)
    span = _bounds(revision, kind, given.start, given.end)
    if kind is QuoteKind.SCARE:  # such words are the outlet's own: it holds them at a distance, nobody says them
        return _State(kind, span, "", None)
    name, place = _speaker(revision.text, quote, span, given)
    return _State(kind, span, name, place, is_anonymous=given.is_anonymous)


def _bounds(revision: ArticleRevision, kind: QuoteKind, start: int, end: int) -> Span:
    if not 0 <= start < end <= len(revision.text):
        raise CorrectionRefused("start", "Choose words of the report, from the first to the last one.")
    span = trimmed(Span(start, end), revision.text, kind)
    if span is None:
        raise CorrectionRefused("start", "There are no words between these bounds. Choose words of the report.")
    zones = [zone for zone in zones_now(revision) if zone.span.overlaps(span)]
    if not zones or any(zone.zone in FURNITURE for zone in zones):
        message = "Choose words of the headline, the text or a caption; bylines and the like hold no quotations."
        raise CorrectionRefused("start", message)
    if any(zone.zone is not zones[0].zone for zone in zones):
        raise CorrectionRefused("end", f"A quotation that begins in the {zones[0].zone} ends there too.")
    return span


def _speaker(text: str, quote: Quote | None, span: Span, given: _Given) -> tuple[str, Span | None]:
    """The name as the report prints it and where the speaker is named; no name where a phrase is kept as it was."""
    words, phrase = " ".join(given.speaker_name.replace("\x00", "").split()), _phrase(quote)
    if not words:
        if given.is_anonymous and phrase is None:
            message = "Write what the report calls the speaker, for example “a senior official”."
            raise CorrectionRefused("speaker_name", message)
        return "", phrase if given.is_anonymous else None
    if quote is not None and phrase is not None and words == " ".join(quote.speaker.split()):
        return quote.speaker_name, phrase
    if len(words) > LONGEST_SPEAKER:
        message = f"The name has {len(words):,} characters; it may have {LONGEST_SPEAKER:,}."
        raise CorrectionRefused("speaker_name", message)
    place = nearest(words, text, span)
    if place is None:
        message = f"“{words}” does not stand in this report. Write the name as the report prints it."
        raise CorrectionRefused("speaker_name", message)
    name = " ".join(place.of(text).split())
    keeps_phrase = quote is not None and phrase is not None and not given.is_anonymous and not _prints_its_name(quote)
    return name, phrase if keeps_phrase else place


def _prints_its_name(quote: Quote) -> bool:
    """Whether the phrase holds the surname of who was taken for the speaker: somebody else is named elsewhere then."""
    return bool(quote.speaker_name) and quote.speaker_name.split()[-1] in quote.speaker_text
