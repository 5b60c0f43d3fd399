"""The acts of harm of a parsed text (docs/method.md, "Agency")."""

from framing.analysis.agency.values import Harm
from reports.text.parse import ParsedText
from reports.text.voice import VoiceMap


def find_harms(parsed: ParsedText, voices: VoiceMap) -> tuple[Harm, ...]:
    """Every act of harm in text order, headlines and captions included, each with its zone."""
    return ()
