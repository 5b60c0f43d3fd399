"""Reports as alignment reads them, and the groups of claims it answers with (docs/method.md, "Aligned claims")."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from framing.analysis.agency.values import Harm
from framing.analysis.candidates.values import Candidate
from framing.analysis.scoring import Hit
from reports.extraction.claims.values import Claim
from reports.extraction.mentions.values import Mention
from reports.extraction.quantities.values import Quantity
from reports.extraction.values import Quote
from reports.text.parse import Sentence
from reports.text.spans import Span
from reports.text.zones import ZoneSpan


@dataclass(frozen=True, slots=True)
class AnalysedReport:
    """One analysed report as comparisons read it; every place in one tuple counts from 0."""

    key: str
    text: str
    zones: tuple[ZoneSpan, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    hits: tuple[Hit, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    harms: tuple[Harm, ...] = ()
    mentions: tuple[Mention, ...] = ()
    #: What comparisons look at as wording that may set the report apart.
    wordings: tuple[Candidate, ...] = ()
    published_at: datetime | None = None


class Relation(StrEnum):
    """What the reports of one group of claims have to do with one another."""

    SAME = "same"
    DIFFERS = "differs"
    CONTRADICTS = "contradicts"
    RELATED = "related"
    ONLY_IN = "only_in"


class Dimension(StrEnum):
    """In what two reports of one claim differ."""

    NUMBER = "number"
    ATTRIBUTION = "attribution"
    AGENCY = "agency"
    CERTAINTY = "certainty"
    LABEL = "label"
    CAUSE = "cause"
    TIME = "time"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Difference:
    """One respect in which members differ: the span that shows it in each report, and in a few words how."""

    dimension: Dimension
    spans: Mapping[str, Span]
    note: str


@dataclass(frozen=True, slots=True)
class Member:
    """The claims of one report that belong to a group, by their places in that report."""

    key: str
    claims: tuple[int, ...]


class Status(StrEnum):
    """Whether the engine proposes a group or an editor decided on it."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    JOINED = "joined"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """One claim in all reports that make it; ``reasons`` say in words why its members were joined, or why it is alone.

    ``score`` is that of its weakest link, 1.0 where quotations or a person fixed it, None for ``only_in``.
    ``qualifiers`` say what to know before reading anything into ``only_in`` (an earlier report, a short one).
    """

    relation: Relation
    members: tuple[Member, ...]
    differences: tuple[Difference, ...] = ()
    reasons: tuple[str, ...] = ()
    score: float | None = None
    status: Status = Status.PROPOSED
    qualifiers: tuple[str, ...] = ()
    check_reasons: tuple[str, ...] = ()


class DecisionKind(StrEnum):
    """What an editor decides about claims."""

    JOIN = "join"
    SPLIT = "split"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Place:
    """A claim as a decision remembers it: its report, its span and its words, so that a later text can be searched."""

    key: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's decision in force: ``places`` belong together (join, confirm), or the first not to the others."""

    number: int
    kind: DecisionKind
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The groups in the order in which pages show them, and what stopped the work where a limit was met."""

    groups: tuple[ClaimGroup, ...]
    problems: tuple[str, ...] = ()
