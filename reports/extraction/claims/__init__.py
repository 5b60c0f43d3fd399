"""Checkable clauses of a report with their slots (docs/method.md, "Claims")."""

from reports.extraction.claims.checks import check_worth
from reports.extraction.claims.finding import find_claims
from reports.extraction.claims.values import Certainty, Claim, Polarity, Slot

__all__ = ["Certainty", "Claim", "Polarity", "Slot", "check_worth", "find_claims"]
