"""Who and what the reports of one story speak of (docs/method.md, "Referents")."""

from dataclasses import dataclass
from enum import StrEnum

from reports.extraction.mentions.values import MentionKind
from reports.text.spans import Span


class Tie(StrEnum):
    """What joins mentions of two reports, or of one."""

    ALIAS = "alias"
    SAME_NAME = "same_name"
    SPELLING = "spelling"
    ACRONYM = "acronym"
    SAME_WORDS = "same_words"
    SAME_HEAD = "same_head"
    CONTRAST_SET = "contrast_set"
    SAME_ROLE = "same_role"
    SAME_SPEAKER = "same_speaker"
    NATION = "nation"
    WITHIN = "within"
    LIKENESS = "likeness"
    DECISION = "decision"


class Standing(StrEnum):
    """Whether the engine joined the mentions of a referent or an editor decided on it."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One mention: the key of its report and its place among the mentions of the report, from 0."""

    key: str
    mention: int


@dataclass(frozen=True, slots=True)
class ReferentLink:
    """Why two mentions speak of the same: the kind of evidence, in words, and how far it can be trusted, 0 to 1."""

    first: Place
    second: Place
    tie: Tie
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Referent:
    """One person, group, place, thing, event or action with everything the reports say of it, in report and text order.

    ``key`` names it across stories where an alias set, a contrast set or a full name does ("alias:…", "set:…",
    "name:…"), else it is empty. ``contrast_set`` is the code of the set of the lexicon whose labels stand for it.
    """

    name: str
    kind: MentionKind
    mentions: tuple[Place, ...]
    links: tuple[ReferentLink, ...] = ()
    key: str = ""
    contrast_set: str | None = None
    standing: Standing = Standing.PROPOSED


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two referents, by their places, that may be one: not joined until an editor says so."""

    first: int
    second: int
    reasons: tuple[str, ...]
    confidence: float


class ReferentDecisionKind(StrEnum):
    """What an editor decides about referents."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Passage:
    """A mention as a decision remembers it: its report, span and words, so that a later text can be searched."""

    key: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class ReferentDecision:
    """A decision in force: its passages are one referent (merge, confirm, rename), or the first is not the others'."""

    number: int
    kind: ReferentDecisionKind
    passages: tuple[Passage, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Referents:
    """The referents in the order in which pages show them, what may be one, and what stopped the work at a limit."""

    referents: tuple[Referent, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    problems: tuple[str, ...] = ()
