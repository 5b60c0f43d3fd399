"""Articles as the batch commands receive them: one text to analyse, and the way back to the fields as given."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from framing.analysis.collation.values import LONGEST_PRIMARY_TEXT, PrimaryText
from reports.extraction.language import refuse_other_languages
from reports.text.fold import NormalisedText
from reports.text.intake import TextRefused, admitted
from reports.text.problems import Problem
from reports.text.spans import Span
from reports.text.zones import ZoneSpan, find_zones

# Stands between headline and body in the combined text, so that the two are paragraphs of their own.
BETWEEN_FIELDS = "\n\n"
#: Of a date without a time, as in 2026-03-04.
LENGTH_OF_A_DAY = 10


class RecordError(ValueError):
    """A record that cannot be read; ``code`` names the case, the message says what is wrong."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Part:
    """One field of the record inside the combined text."""

    field: str
    start: int
    content: NormalisedText


@dataclass(frozen=True, slots=True)
class Document:
    """One article ready for analysis; ``place_of`` answers in the offsets of the record as it was given."""

    id: Any
    text: str
    zones: tuple[ZoneSpan, ...]
    parts: tuple[Part, ...]
    given: Mapping[str, str]
    published_at: datetime | None = None
    notes: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was noticed while the fields were read."""
        return (*self.notes, *(problem for part in self.parts for problem in part.content.problems))

    def place_of(self, span: Span) -> dict[str, Any]:
        """``{"field", "start", "end"}`` of a span of the combined text, in the field as given."""
        part = next(part for part in reversed(self.parts) if part.start <= span.start)
        inside = part.content.to_given(span.shifted(-part.start))
        return {"field": part.field, "start": inside.start, "end": inside.end}

    def span_of(self, field: str, start: int, end: int) -> Span:
        """The span of the combined text for a range of a field as given; the inverse of :meth:`place_of`."""
        part = next(part for part in self.parts if part.field == field)
        return part.content.from_given(Span(start, end)).shifted(part.start)

    def words_of(self, span: Span) -> str:
        """The verbatim slice of the field as given."""
        place = self.place_of(span)
        return self.given[place["field"]][place["start"] : place["end"]]


def document_of(record: object) -> Document:
    """The document of one record; raises :class:`RecordError` with a code and a message for its author."""
    if not isinstance(record, dict):
        raise RecordError("not_an_object", "A record is one JSON object on one line.")
    if "id" not in record or not isinstance(record["id"], str | int):
        raise RecordError("no_id", "A record needs an “id”, a string or a whole number.")
    fields = {name: record.get(name) or "" for name in ("headline", "body", "text")}
    for name, value in fields.items():
        if not isinstance(value, str):
            raise RecordError("not_text", f"“{name}” has to be a string.")
    if bool(fields["text"]) == bool(fields["body"]):
        raise RecordError(
            "empty", "A record needs either “body” (with or without “headline”) or “text”, with words in it."
        )
    try:
        made = _raw(record, fields["text"]) if fields["text"] else _split(record, fields["headline"], fields["body"])
    except TextRefused as refused:
        raise RecordError(refused.code, refused.message) from refused
    return _with_time(made, record.get("published_at"))


def _with_time(document: Document, given: object) -> Document:
    """With the time of publication in UTC: a day alone is its noon, a time without a zone is read as UTC."""
    if given is None or given == "":
        return document
    try:
        time = datetime.fromisoformat(str(given))
        if len(str(given).strip()) <= LENGTH_OF_A_DAY:
            time = time.replace(hour=12)
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        said = "“published_at” is no date or time as in ISO 8601; the article is read as one without a time."
        return replace(document, notes=(Problem("published_at", said),))
    return replace(document, published_at=time)


def primary_text_of(record: object) -> tuple[Document, PrimaryText]:
    """A primary text of a comparison: its document, for the way back to the text as given, and its value."""
    if not isinstance(record, dict):
        raise RecordError("primary_texts", "A primary text is one JSON object.")
    if not isinstance(record.get("id"), str | int):
        raise RecordError("primary_texts", "A primary text needs an “id”, a string or a whole number.")
    text, speaker = record.get("text"), record.get("speaker") or None
    if not isinstance(text, str) or not text.strip():
        raise RecordError("primary_texts", "A primary text needs a “text” with words in it.")
    if not isinstance(speaker, str | None):
        raise RecordError("primary_texts", "The “speaker” of a primary text has to be a string.")
    if len(text) > LONGEST_PRIMARY_TEXT:
        raise RecordError("too_long", f"A primary text may have {LONGEST_PRIMARY_TEXT:,} characters.")
    try:
        content = admitted(text)
    except TextRefused as refused:
        raise RecordError(refused.code, refused.message) from refused
    document = Document(record["id"], content.text, (), (Part("text", 0, content),), {"text": text})
    return document, PrimaryText(str(record["id"]), speaker, content.text)


def _raw(record: Mapping[str, Any], text: str) -> Document:
    content = admitted(text)
    _refuse_language(record, content.text)
    return Document(record["id"], content.text, find_zones(content.text), (Part("text", 0, content),), {"text": text})


def _split(record: Mapping[str, Any], headline: str, body: str) -> Document:
    parts = []
    text = ""
    if headline.strip():
        content = admitted(headline)
        parts.append(Part("headline", 0, content))
        text = content.text + BETWEEN_FIELDS
    lead = Span(0, len(parts[0].content.text)) if parts else None
    content = admitted(body)
    parts.append(Part("body", len(text), content))
    text += content.text
    _refuse_language(record, content.text)
    zones = find_zones(text, headline=lead, first_is_headline=False)
    return Document(record["id"], text, zones, tuple(parts), {"headline": headline, "body": body})


def _refuse_language(record: Mapping[str, Any], text: str) -> None:
    if not str(record.get("language", "")).lower().startswith("en"):
        refuse_other_languages(text)
