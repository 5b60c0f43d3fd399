"""Labels that one report owns and another puts into a mouth."""

from collections.abc import Sequence

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.labels.values import LabelCrossing, LabelTable


def label_crossings(reports: Sequence[AnalysedReport], tables: Sequence[LabelTable]) -> tuple[LabelCrossing, ...]:
    """The crossings of all referents, those that lie furthest apart first."""
    return ()
