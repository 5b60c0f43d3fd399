"""The claims of several reports side by side (docs/method.md, "Aligned claims")."""

from framing.analysis.alignment.aligning import aligned
from framing.analysis.alignment.values import Alignment, AnalysedReport, ClaimGroup, Decision

__all__ = ["Alignment", "AnalysedReport", "ClaimGroup", "Decision", "aligned"]
