"""When each report places each event (docs/method.md, "Sequence")."""

from framing.analysis.sequence.placing import sequence_of
from framing.analysis.sequence.values import Answer, Chronology, Conflict, Event, Moment, Precision, Tally

__all__ = ["Answer", "Chronology", "Conflict", "Event", "Moment", "Precision", "Tally", "sequence_of"]
