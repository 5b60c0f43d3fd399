"""The story that a document may belong to, before it is stored."""

from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone

from reports.extraction.documents import ExtractedDocument


def proposal_for(document: ExtractedDocument, *, published_at: Any = None) -> dict[str, Any]:
    """``story`` (or None), ``title``, ``score`` and ``reasons``, and under ``maybe`` rows of the same for others.

    Only workers come here: it reads with the sentence model.
    """
    from reports.services.placing import fit_of_document  # loads numpy, which web processes do without

    return fit_of_document(document, moment=_moment(published_at))


def _moment(given: Any) -> datetime:
    """The time of publication, of a day alone its noon; now where it is not known."""
    if isinstance(given, str):
        try:
            given = datetime.fromisoformat(given)
        except ValueError:
            return timezone.now()
    if isinstance(given, datetime):
        return given if timezone.is_aware(given) else timezone.make_aware(given)
    if isinstance(given, date):
        return datetime(given.year, given.month, given.day, 12, tzinfo=UTC)
    return timezone.now()
