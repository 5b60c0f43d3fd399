"""What a file, a page or a message turned out to hold."""

from dataclasses import dataclass
from enum import StrEnum

from reports.text.problems import Problem
from reports.text.zones import Zone, ZoneSpan


class Evidence(StrEnum):
    """Where a finding about a document comes from; everything but ``STATED`` and ``PERSON`` is shown as a guess."""

    STATED = "stated"
    """The document says so in a field made for it: structured data, a header, a property of the file."""
    READ = "read"
    """Read from the words or the layout, where a person would look for it."""
    GUESSED = "guessed"
    """Derived from something else: the address, the name of the file, the feed it came with."""
    PERSON = "person"
    """Typed or confirmed by an editor."""
    MISSING = "missing"
    """Nothing tells it."""


@dataclass(frozen=True, slots=True)
class Found:
    """One finding and what it rests on."""

    value: str
    by: Evidence


@dataclass(frozen=True, slots=True)
class ExtractedDocument:
    """The report inside a document: its text with zones, and what the document tells about itself.

    ``text`` holds all kept zones, one paragraph each, a blank line between them; the zones are spans into it, in text
    order. ``published_at`` is an ISO 8601 date, or a moment, which has an offset only when the document tells one.
    """

    text: str
    zones: tuple[ZoneSpan, ...]
    kind: str
    headline: Found | None = None
    byline: Found | None = None
    published_at: Found | None = None
    site: Found | None = None
    url: Found | None = None
    language: str = "und"
    language_confidence: float = 0.0
    problems: tuple[Problem, ...] = ()

    @property
    def body(self) -> str:
        """The paragraphs of the body, a blank line between them."""
        return "\n\n".join(zone.span.of(self.text) for zone in self.zones if zone.zone is Zone.BODY)


class DocumentRefused(Exception):
    """A document that cannot be read, with the reason in the words of the person who brought it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
