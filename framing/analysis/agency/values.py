"""Who acts on whom in a report of harm (docs/method.md, "Agency")."""

from dataclasses import dataclass
from enum import StrEnum

from reports.extraction.claims.values import Slot
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone


class Form(StrEnum):
    """How a sentence packs an act of harm; the names are those of the interchange format."""

    ACTIVE = "active"
    ACTIVE_EVENT_SUBJECT = "active_event_subject"
    ACTIVE_INSTRUMENT = "active_instrument"
    PASSIVE_WITH_AGENT = "passive_with_agent"
    PASSIVE_AGENTLESS = "passive_agentless"
    UNDERGOER_SUBJECT = "undergoer_subject"
    NOMINAL_WITH_AGENT = "nominal_with_agent"
    NOMINAL_AGENTLESS = "nominal_agentless"
    REFLEXIVE_OR_CLAIMED = "reflexive_or_claimed"


@dataclass(frozen=True, slots=True)
class Harm:
    """One act of harm as one clause or noun phrase words it; ``span`` runs from the first to the last of its parts.

    ``agent_first_named`` says where the report first names who did it: ``headline``, ``lead``, ``sentence`` (this very
    one), ``paragraph n``, or None where it never does; ``agent_voice`` is in whose voice that is.
    """

    span: Span
    event: str
    form: Form
    predicate: Slot
    zone: Zone
    sentence: int
    voice: Voice
    agent: Slot | None = None
    patient: Slot | None = None
    agent_first_named: str | None = None
    agent_voice: Voice | None = None
