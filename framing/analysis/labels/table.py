"""The labels of each referent in each report."""

from collections.abc import Sequence

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.labels.values import LabelTable
from framing.analysis.lexicon import Lexicon
from framing.analysis.referents.values import Referent


def label_tables(
    reports: Sequence[AnalysedReport], referents: Sequence[Referent], lexicon: Lexicon
) -> tuple[LabelTable, ...]:
    """One table for each referent, in their order."""
    return ()
