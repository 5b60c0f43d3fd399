"""What the extraction of quotes answers with."""

from dataclasses import dataclass
from enum import StrEnum

from reports.text.problems import Problem
from reports.text.spans import Span
from reports.text.zones import Zone


class QuoteKind(StrEnum):
    """How words are reported: in marks, partly in marks, without marks, or in marks without a speaker."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    SCARE = "scare"


class SpeakerLink(StrEnum):
    """What links a quotation to the name of its speaker (docs/method.md, "Speakers")."""

    STATED = "stated"
    SURNAME = "surname"
    PRONOUN = "pronoun"
    ROLE = "role"
    CONTINUED = "continued"
    CORRECTED = "corrected"


class Confidence(StrEnum):
    """How far a rule that named a speaker can be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The phrase that says whose words they are; ``name`` only where the article links it to a person or body.

    ``how`` says what made the link: the phrase states the name itself, or a rule led from a surname, a pronoun or a
    role to it; ``confidence`` is how far that rule can be trusted.
    """

    span: Span
    text: str
    name: str | None
    how: SpeakerLink = SpeakerLink.STATED
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting word and how it presents what it reports."""

    span: Span
    text: str
    stance: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Reported words: ``span`` is the content without its outer marks, ``fragments`` what stands inside marks."""

    kind: QuoteKind
    span: Span
    fragments: tuple[Span, ...]
    speaker: Speaker | None
    anonymous: bool
    cue: Cue | None
    channel: str | None
    zone: Zone
    relayed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Every quote that was found, and what was wrong with the text's marks."""

    quotes: tuple[Quote, ...]
    problems: tuple[Problem, ...]
