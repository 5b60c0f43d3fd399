"""Every mention of one report, and which of them speak of the same."""

from collections.abc import Sequence

from reports.extraction.mentions.describing import Describer, Draft
from reports.extraction.mentions.reading import Reading
from reports.extraction.mentions.values import Mention
from reports.extraction.quotes import Quote
from reports.text.parse import ParsedText
from reports.text.spans import Span
from reports.text.voice import VoiceMap
from reports.text.zones import Zone


def find_mentions(
    parsed: ParsedText, quotes: Sequence[Quote], voices: VoiceMap, given: Sequence[Span] | None = None
) -> tuple[Mention, ...]:
    """The mentions in text order; with ``given`` spans exactly one for each of them, in their order."""
    reading = Reading(parsed)
    describer = Describer(reading)
    drafts = [describer.given(span) for span in given] if given is not None else []
    return tuple(_mention(draft, number, reading, voices) for number, draft in enumerate(drafts))


def _mention(draft: Draft, chain: int, reading: Reading, voices: VoiceMap) -> Mention:
    voice = voices.at(draft.span)
    zone = reading.parsed.blocks[draft.block].zone if draft.block >= 0 else Zone.BODY
    return Mention(
        span=draft.span,
        head=draft.head_span,
        text=draft.span.of(reading.parsed.text),
        kind=draft.kind,
        form=draft.form,
        key=draft.key,
        zone=zone,
        sentence=draft.sentence,
        voice=voice.voice,
        chain=chain,
        name=draft.name,
        speaker=voice.speaker,
        nation=draft.nation,
        modifiers=draft.modifiers,
        is_plural=draft.is_plural,
        is_definite=draft.is_definite,
    )
