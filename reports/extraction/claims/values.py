"""What the extraction of claims answers with (docs/method.md, "Claims")."""

from dataclasses import dataclass
from enum import StrEnum

from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone


class Certainty(StrEnum):
    """How far the words themselves vouch for what they say."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    PLANNED = "planned"
    CONDITIONAL = "conditional"


class Polarity(StrEnum):
    """Whether the clause says that it is so or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Slot:
    """What fills a role of a claim: its words, and ``key`` by which two fillers are compared (a lemma or name key)."""

    span: Span
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause with a finite predicate, verbatim; ``sentence`` is the place of its sentence in the parsed text.

    ``quote`` is the place of the quotation it belongs to among those of the article, ``quantities`` are places in the
    tuple of quantities. ``terms`` are the lemmas of its content words in order, numbers as digits, ``names`` the keys
    of the names in it. ``check_reasons`` say why somebody may want to check it; they are no probability.
    """

    span: Span
    zone: Zone
    sentence: int
    block: int
    voice: Voice
    predicate: Slot
    quote: int | None = None
    speaker: str | None = None
    attributed_by: str | None = None
    stance: str | None = None
    event: str | None = None
    agent: Slot | None = None
    patient: Slot | None = None
    place: Slot | None = None
    time: Slot | None = None
    cause: Slot | None = None
    certainty: Certainty = Certainty.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    quantities: tuple[int, ...] = ()
    check_reasons: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_opinion: bool = False
    is_background: bool = False
