"""The label matrix, its directions and crossings (docs/method.md, "Labels")."""

from framing.analysis.labels.crossing import label_crossings
from framing.analysis.labels.table import label_tables
from framing.analysis.labels.values import CrossingKind, Direction, LabelCrossing, LabelTable, LabelUse

__all__ = ["CrossingKind", "Direction", "LabelCrossing", "LabelTable", "LabelUse", "label_crossings", "label_tables"]
