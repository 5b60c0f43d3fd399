"""Where each report puts a claim and how many words it gives it (docs/method.md, "Emphasis")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.analysis.alignment.values import AnalysedReport, ClaimGroup


@dataclass(frozen=True, slots=True)
class Emphasis:
    """One group of claims in one report: ``first_position`` is 0 in the headline and 1 at the end of the text."""

    claim_group: int
    first_position: float
    word_share: float
    in_headline: bool
    in_lead: bool
    is_background: bool


def emphasis_of(reports: Sequence[AnalysedReport], groups: Sequence[ClaimGroup]) -> Mapping[str, tuple[Emphasis, ...]]:
    """By report, in the order of the groups; a report that is no news report by its form has none."""
    return {}
