"""The figures of a parsed text (docs/method.md, "Quantities")."""

from collections.abc import Sequence

from reports.extraction.quantities.values import Quantity
from reports.extraction.values import Quote
from reports.text.parse import ParsedText
from reports.text.voice import VoiceMap


def find_quantities(parsed: ParsedText, quotes: Sequence[Quote], voices: VoiceMap) -> tuple[Quantity, ...]:
    """Every figure that counts or measures, in text order; dates, ages, ordinals and numbers in names do not."""
    return ()
