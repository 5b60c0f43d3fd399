"""Events of several reports on one clock (docs/method.md, "Sequence")."""

from collections.abc import Sequence

from framing.analysis.alignment.values import AnalysedReport, ClaimGroup
from framing.analysis.sequence.values import Chronology


def sequence_of(reports: Sequence[AnalysedReport], groups: Sequence[ClaimGroup]) -> Chronology:
    """Every claim with a time that its words and the time of publication place, and where reports do not meet."""
    return Chronology((), ())
