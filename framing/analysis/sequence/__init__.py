"""When each report places each event (docs/method.md, "Sequence")."""

from framing.analysis.sequence.placing import sequence_of
from framing.analysis.sequence.values import Chronology, Conflict, Event, Moment, Precision

__all__ = ["Chronology", "Conflict", "Event", "Moment", "Precision", "sequence_of"]
