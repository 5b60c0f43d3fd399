"""What changed between two texts of one report (docs/method.md, "Revisions")."""

from reports.extraction.revisions.comparing import compared, is_same_report
from reports.extraction.revisions.values import (
    Change,
    Counts,
    Passage,
    PassageKind,
    RevisionDiff,
    Segment,
    Version,
)

__all__ = [
    "Change",
    "Counts",
    "Passage",
    "PassageKind",
    "RevisionDiff",
    "Segment",
    "Version",
    "compared",
    "is_same_report",
]
