"""Acts of harm as one paragraph words them, before they are tied to each other (docs/method.md, "Agency")."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.analysis.agency.trees import Range
from framing.analysis.agency.values import Form

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Act:
    """One act of harm in tokens of its paragraph; ``actor`` is the word by which somebody is named as its agent.

    ``agent`` fills the role in the sentence and may be an instrument or an event; then ``actor`` is whoever stands
    before it ("Karsan jets"), if anybody.
    """

    token: "Token"
    event: str
    form: Form
    predicate: Range
    agent: Range | None = None
    agent_head: "Token | None" = None
    actor: Range | None = None
    actor_head: "Token | None" = None
    patient: Range | None = None
    patient_head: "Token | None" = None
    #: The noun of the event that the act is told with: "wounded in the raid".
    event_noun: "Token | None" = None
    #: Words that this act takes up; they are no acts of their own.
    uses: tuple[int, ...] = ()
