"""The claims of a parsed text (docs/method.md, "Claims")."""

from collections.abc import Sequence

from reports.extraction.claims.values import Claim
from reports.extraction.quantities.values import Quantity
from reports.extraction.values import Quote
from reports.text.parse import ParsedText
from reports.text.voice import VoiceMap


def find_claims(
    parsed: ParsedText, quotes: Sequence[Quote], voices: VoiceMap, quantities: Sequence[Quantity]
) -> tuple[Claim, ...]:
    """The claims in text order; captions make none."""
    return ()
