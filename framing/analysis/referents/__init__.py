"""Referents across the reports of a story (docs/method.md, "Referents")."""

from framing.analysis.referents.grouping import referents_of
from framing.analysis.referents.values import (
    Passage,
    Place,
    Proposal,
    Referent,
    ReferentDecision,
    ReferentDecisionKind,
    ReferentLink,
    Referents,
    Standing,
    Tie,
)

__all__ = [
    "Passage",
    "Place",
    "Proposal",
    "Referent",
    "ReferentDecision",
    "ReferentDecisionKind",
    "ReferentLink",
    "Referents",
    "Standing",
    "Tie",
    "referents_of",
]
