"""How it was worded: the lexicon and its releases, analysis runs with their hits, comparisons."""

from framing.models.analysis import AnalysisRun, TermHit
from framing.models.comparisons import Comparison
from framing.models.lexicon import ContrastSet, LexiconRelease, Referent, Term

__all__ = ["AnalysisRun", "Comparison", "ContrastSet", "LexiconRelease", "Referent", "Term", "TermHit"]
