"""How it was worded: the lexicon, how it changes and its releases, analysis runs with their hits, comparisons."""

from framing.models.agency import HarmReport
from framing.models.analysis import AnalysisRun, TermHit
from framing.models.candidates import CandidateDecision, CandidateHit
from framing.models.comparisons import Comparison
from framing.models.curation import Dispute, Draft, DraftEvent, EntryCheck
from framing.models.decisions import ClaimDecision
from framing.models.dry_runs import DryRun, DryRunFigures, DryRunHit
from framing.models.lexicon import ContrastSet, LexiconRelease, Referent, Term
from framing.models.referents import (
    Alias,
    AliasChange,
    AliasSet,
    DistinctiveLabel,
    LabelUse,
    ReferentDecision,
)
from framing.models.symmetry import SymmetryMeasurement

__all__ = [
    "Alias",
    "AliasChange",
    "AliasSet",
    "AnalysisRun",
    "CandidateDecision",
    "CandidateHit",
    "ClaimDecision",
    "Comparison",
    "ContrastSet",
    "Dispute",
    "DistinctiveLabel",
    "Draft",
    "DraftEvent",
    "DryRun",
    "DryRunFigures",
    "DryRunHit",
    "EntryCheck",
    "HarmReport",
    "LabelUse",
    "LexiconRelease",
    "Referent",
    "ReferentDecision",
    "SymmetryMeasurement",
    "Term",
    "TermHit",
]
