"""A headline in its parts as it is stored beside the figures of its analysis, both ways."""

from collections.abc import Mapping
from typing import Any

from reports.extraction.parted_headlines import PartedHeadline, Wording
from reports.text.spans import Span

Record = dict[str, Any]
#: Under this name the parts stand among the figures.
KEY = "headline"
PARTS = ("actor", "verb", "target", "reason")


def headline_record(parted: PartedHeadline) -> Record:
    """The parts as [start, end] or null, with how the clause is built."""
    spans: dict[str, Span | None] = {part: getattr(parted, part) for part in PARTS}
    places = {part: [span.start, span.end] if span else None for part, span in spans.items()}
    return {**places, "wording": str(parted.wording), "planned": parted.is_planned}


def stored_headline(figures: Mapping[str, Any]) -> PartedHeadline | None:
    """The value that was stored; None where the headline was not cut into parts."""
    record = figures.get(KEY)
    if record is None:
        return None
    spans = {part: Span(*record[part]) for part in PARTS if record[part]}
    return PartedHeadline(**spans, wording=Wording(record["wording"]), is_planned=record["planned"])
