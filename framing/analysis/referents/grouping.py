"""The mentions of all reports of a story, grouped by what they speak of."""

from collections.abc import Sequence

from framing.analysis.aliases import NO_ALIASES, AliasTable
from framing.analysis.alignment.encoding import Encoder
from framing.analysis.alignment.values import AnalysedReport, ClaimGroup
from framing.analysis.collation.values import Statement
from framing.analysis.lexicon import Lexicon
from framing.analysis.referents.values import ReferentDecision, Referents


def referents_of(
    reports: Sequence[AnalysedReport],
    groups: Sequence[ClaimGroup],
    statements: Sequence[Statement],
    lexicon: Lexicon,
    *,
    aliases: AliasTable = NO_ALIASES,
    decisions: Sequence[ReferentDecision] = (),
    encoder: Encoder | None = None,
    every_mention: bool = False,
) -> Referents:
    """Every mention is in exactly one referent; those of one report alone are referents, too.

    ``every_mention`` groups mentions that people gave: then doubtful ties join as well, since each has to go somewhere.
    """
    return Referents()
