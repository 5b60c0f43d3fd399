"""Which matches are hits, in whose voice, and which of them count towards the outlet, each with its reason."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from framing.analysis.contexts import Surroundings, described, has_wanted_tag, holds, surroundings
from framing.analysis.entries import Entry, Negation
from framing.analysis.matching import TermMatch, resolved
from framing.analysis.mentions import Cue, Distance, distance_of
from framing.analysis.naming import Names
from reports.text.parse import ParsedText
from reports.text.spans import Span
from reports.text.voice import Voice, VoiceInterval, VoiceMap
from reports.text.zones import Zone

# A speaker whom the text names only so; the reason must read as a sentence all the same.
_PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "this", "that", "one"])
# Own words of the outlet, but the ordinary name of the referent: told in the tables of labels, no loaded wording.
PLAIN_REASON = "not counted: the ordinary name in its set, listed beside the other labels"


@dataclass(frozen=True, slots=True)
class Hit:
    """A term in a text, with everything that decides whether it counts."""

    span: Span
    text: str
    entry: Entry
    zone: Zone
    voice: Voice
    speaker: str | None
    counted: bool
    reason: str
    ambiguous: bool


def judged(
    matches: Iterable[TermMatch], parsed: ParsedText, voices: VoiceMap, names: Sequence[Span]
) -> tuple[Hit, ...]:
    """The hits among the matches in text order; what stands in no parsed zone, or in a forbidden context, is none.

    A match that lost an overlap to one that is no hit is judged after all.
    """
    reading = _Reading(parsed, voices, names)
    found = list(matches)
    possible = [match for match in found if reading.is_possible(match)]
    if len(possible) < len(found):
        possible = list(resolved(possible))
    standing = [match for match in possible if match.suppressed_by is None]
    hits: list[Hit] = []
    for _, senses in groupby(standing, key=lambda match: match.span):
        hits += reading.hits(list(senses))
    return tuple(hits)


class _Reading:
    """One parsed text while its matches are judged."""

    def __init__(self, parsed: ParsedText, voices: VoiceMap, names: Sequence[Span]) -> None:
        self._parsed = parsed
        self._voices = voices
        self._names = Names(parsed, names)
        self._starts = [block.span.start for block in parsed.blocks]
        self._around: dict[Span, Surroundings] = {}

    def is_possible(self, match: TermMatch) -> bool:
        """Whether the match stands in a parsed zone and nothing around it forbids it."""
        if self._block(match.span) is None:
            return False
        if not match.entry.forbid and match.form.pos is None:
            return True
        around = self._surroundings(match.span)
        return has_wanted_tag(match, around) and not any(holds(context, around) for context in match.entry.forbid)

    def hits(self, senses: list[TermMatch]) -> list[Hit]:
        """The hits at one place: of several senses at most one is the place's own, the one that its context shows."""
        judged_senses = [self._hit(match) for match in senses]
        clear = [hit for hit in judged_senses if not hit.ambiguous]
        if len(senses) == 1 or not clear:
            return judged_senses
        own = min(clear, key=lambda hit: (not hit.entry.require, -hit.entry.priority, hit.entry.code))
        other = f"not counted: these words are read as “{own.entry.term}” of another set here"
        # Within one set the same words are one label, whichever of its entries they were written down in.
        rivals = [hit for hit in clear if hit.entry.contrast_set != own.entry.contrast_set]
        return [own, *(replace(hit, counted=False, reason=other) for hit in rivals)]

    def _hit(self, match: TermMatch) -> Hit:
        block = self._block(match.span)
        assert block is not None
        at = self._voices.at(match.span)
        unmet = [context for context in match.entry.require if not holds(context, self._surroundings(match.span))]
        name = self._names.around(match.span, block) if match.entry.name_guard else None
        cue = distance_of(self._surroundings(match.span)) if at.voice in {Voice.OWN, Voice.INDIRECT} else None
        if cue is not None and cue.distance is Distance.NEGATED and match.entry.negation is Negation.COUNT:
            cue = None
        if name is not None:
            voice, speaker = Voice.NAME, None
        else:
            voice, speaker = _voice(at, cue)
        reason = _reason(voice, speaker, cue, name.of(self._parsed.text) if name else None)
        if reason is None and unmet:
            reason = f"not counted: sense unclear (needs {'; '.join(described(context) for context in unmet)})"
        if reason is None and match.entry.plain:
            reason = PLAIN_REASON
        return Hit(
            match.span,
            match.span.of(self._parsed.text),
            match.entry,
            self._parsed.blocks[block].zone,
            voice,
            speaker,
            reason is None,
            reason or "counted: the outlet's own voice",
            bool(unmet) and name is None,
        )

    def _block(self, span: Span) -> int | None:
        """The number of the parsed block that holds the whole span; None outside the parsed zones."""
        index = bisect_right(self._starts, span.start) - 1
        return index if index >= 0 and self._parsed.blocks[index].span.contains(span) else None

    def _surroundings(self, span: Span) -> Surroundings:
        found = self._around.get(span)
        if found is None:
            block = self._block(span)
            assert block is not None
            found = self._around[span] = surroundings(self._parsed, self._parsed.blocks[block], span)
        return found


def _voice(at: VoiceInterval, cue: Cue | None) -> tuple[Voice, str | None]:
    if cue is not None and cue.distance is Distance.MENTIONED:
        return Voice.SCARE, at.speaker
    if cue is not None and cue.distance is Distance.ATTRIBUTED:
        return Voice.INDIRECT, at.speaker
    return at.voice, at.speaker


def _reason(voice: Voice, speaker: str | None, cue: Cue | None, name: str | None) -> str | None:
    """Why the voice keeps the hit from counting, in words for a reader; None when it does not."""
    if speaker and speaker.lower() in _PRONOUNS:
        speaker = f"somebody the text calls “{speaker.lower()}”"
    whom = f" of {speaker}" if speaker else ""
    if voice is Voice.NAME:
        return f"not counted: part of a name (“{' '.join(name.split())}”)" if name else "not counted: part of a name"
    if voice is Voice.QUOTED:
        return f"not counted: in a quotation{whom}"
    if cue is not None:
        shown = {Distance.MENTIONED: "kept at a distance", Distance.ATTRIBUTED: "told as an accusation"}
        return f"not counted: {shown.get(cue.distance, 'denied')} (“{cue.text}”)"
    if voice is Voice.SCARE:
        return "not counted: the outlet puts the words in quotation marks"
    if voice is Voice.INDIRECT:
        return (
            f"not counted: reported as the words of {speaker}" if speaker else "not counted: reported as said by others"
        )
    return None
