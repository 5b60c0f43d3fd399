"""A document as JSON, the same in the database, between processes and in the answers of ``extract``."""

from collections.abc import Mapping
from typing import Any

from reports.extraction.documents.values import Evidence, ExtractedDocument, Found
from reports.text.problems import Problem
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

#: The findings that carry their evidence.
FINDINGS = ("headline", "byline", "published_at", "site", "url")
#: Of a date without a time, as in 2026-03-04.
LENGTH_OF_A_DAY = 10


def as_json(document: ExtractedDocument) -> dict[str, Any]:
    """The document in the shape of docs/interchange.md; :func:`from_json` gives it back."""
    found: dict[str, Found | None] = {name: getattr(document, name) for name in FINDINGS}
    values = {name: one.value if one else None for name, one in found.items()}
    moment = values["published_at"]
    return {
        "kind": document.kind,
        "headline": values["headline"],
        "body": document.body,
        "text": document.text,
        "byline": values["byline"],
        "published_at": moment[:LENGTH_OF_A_DAY] if moment else None,
        "published_moment": moment if moment and len(moment) > LENGTH_OF_A_DAY else None,
        "site": values["site"],
        "url": values["url"],
        "language": document.language,
        "language_confidence": document.language_confidence,
        "zones": [{"zone": str(one.zone), **_place(one.span)} for one in document.zones],
        "evidence": {name: str(one.by if one else Evidence.MISSING) for name, one in found.items()},
        "problems": [_problem(problem) for problem in document.problems],
    }


def from_json(record: Mapping[str, Any]) -> ExtractedDocument:
    """The document that :func:`as_json` wrote down."""
    values = {name: record[name] for name in FINDINGS}
    values["published_at"] = record["published_moment"] or record["published_at"]
    found = {
        name: Found(value, Evidence(record["evidence"][name])) for name, value in values.items() if value is not None
    }
    return ExtractedDocument(
        text=record["text"],
        zones=tuple(ZoneSpan(Zone(one["zone"]), Span(one["start"], one["end"])) for one in record["zones"]),
        kind=record["kind"],
        language=record["language"],
        language_confidence=record["language_confidence"],
        problems=tuple(_problem_of(one) for one in record["problems"]),
        **found,
    )


def _place(span: Span) -> dict[str, Any]:
    return {"field": "text", "start": span.start, "end": span.end}


def _problem(problem: Problem) -> dict[str, Any]:
    place = _place(problem.span) if problem.span else {}
    return {"code": problem.code, "message": problem.message, **place}


def _problem_of(record: Mapping[str, Any]) -> Problem:
    span = Span(record["start"], record["end"]) if "start" in record else None
    return Problem(record["code"], record["message"], span)
