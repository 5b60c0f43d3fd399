"""What the search for mentions answers with (docs/method.md, "Mentions")."""

from dataclasses import dataclass
from enum import StrEnum

from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone


class MentionKind(StrEnum):
    """What a mention speaks of; an ``actor`` is one person."""

    ACTOR = "actor"
    GROUP = "group"
    PLACE = "place"
    EVENT = "event"
    ACTION = "action"
    OBJECT = "object"
    OTHER = "other"


class MentionForm(StrEnum):
    """How it speaks of it: by a name, by a noun, by a pronoun, or by a verb and what belongs to it."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    VERBAL = "verbal"


class LinkReason(StrEnum):
    """Why two mentions of one report are taken for the same referent."""

    SAME_NAME = "same_name"
    SHORT_NAME = "short_name"
    ACRONYM = "acronym"
    ALSO_KNOWN = "also_known"
    APPOSITION = "apposition"
    COPULA = "copula"
    OFFICE = "office"
    SAME_HEAD = "same_head"
    DEFINITE = "definite"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class MentionLink:
    """A tie to an earlier mention of the report, by its place; ``confidence``, 0 to 1, is a rule's starting value."""

    other: int
    reason: LinkReason
    confidence: float


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a report speaks of somebody or something.

    ``key`` is what two mentions are compared by: the folded name without title for a name, the lemma of the head for
    the others. ``modifiers`` are the lemmas of the other content words in order, ``nation`` the key of the country it
    is said to belong to. ``chain`` is the number, from 0, of the referent inside this report: mentions of one chain
    were tied by ``links`` that are sure.
    """

    span: Span
    head: Span
    text: str
    kind: MentionKind
    form: MentionForm
    key: str
    zone: Zone
    sentence: int
    voice: Voice
    chain: int
    name: str | None = None
    speaker: str | None = None
    nation: str | None = None
    modifiers: tuple[str, ...] = ()
    is_plural: bool = False
    is_definite: bool = False
    links: tuple[MentionLink, ...] = ()
