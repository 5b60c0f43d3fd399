"""Every mention of one report, and which of them speak of the same."""

from collections.abc import Sequence

from reports.extraction.mentions.values import Mention
from reports.extraction.quotes import Quote
from reports.text.parse import ParsedText
from reports.text.spans import Span
from reports.text.voice import VoiceMap


def find_mentions(
    parsed: ParsedText, quotes: Sequence[Quote], voices: VoiceMap, given: Sequence[Span] | None = None
) -> tuple[Mention, ...]:
    """The mentions in text order; with ``given`` spans exactly one for each of them, in their order."""
    return ()
