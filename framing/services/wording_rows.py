"""Wordings that may set a report apart, as they are stored with its analysis and with the comparison of its story."""

from collections.abc import Iterable
from typing import Any

from framing.analysis.candidates.values import Candidate
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

#: Scores are kept with so many decimals.
DECIMALS = 4


def wording_row(found: Candidate) -> list[Any]:
    """A wording as its analysis keeps it."""
    place = [found.span.start, found.span.end, str(found.zone), str(found.voice)]
    return [*place, round(found.score, DECIMALS), found.key, list(found.reasons)]


def found_wordings(rows: Iterable[list[Any]], text: str) -> tuple[Candidate, ...]:
    """The values these rows were made of; ``text`` is that of their revision."""
    return tuple(
        Candidate(Span(start, end), text[start:end], score, tuple(reasons), Zone(zone), Voice(voice), key)
        for start, end, zone, voice, score, key, reasons in rows
    )


def wording_json(found: Candidate) -> dict[str, Any]:
    """A wording that sets its report apart, as the comparison keeps it."""
    return {
        "start": found.span.start,
        "end": found.span.end,
        "text": found.text,
        "zone": str(found.zone),
        "voice": str(found.voice),
        "score": round(found.score, DECIMALS),
        "reasons": list(found.reasons),
    }
