"""Who speaks where in a text (docs/method.md, "Voice")."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from reports.text.spans import Span


class Voice(StrEnum):
    """Whose words a stretch of text is."""

    OWN = "own"
    QUOTED = "quoted"
    INDIRECT = "indirect"
    SCARE = "scare"
    NAME = "name"


# Where stretches overlap the stronger voice holds.
STRENGTH = {Voice.OWN: 0, Voice.INDIRECT: 1, Voice.SCARE: 2, Voice.QUOTED: 3, Voice.NAME: 4}

# A word: letters or digits, with hyphens and apostrophes inside. The same pattern counts words everywhere.
WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True, slots=True)
class VoiceInterval:
    """A stretch in one voice; ``quote`` is the number of the quote it belongs to."""

    span: Span
    voice: Voice
    speaker: str | None = None
    quote: int | None = None


class VoiceMap:
    """The voice of every place of a text; what no interval covers is the outlet's own."""

    __slots__ = ("_starts", "intervals")

    def __init__(self, intervals: Iterable[VoiceInterval] = ()) -> None:
        self.intervals = _without_overlap(intervals)
        self._starts = [interval.span.start for interval in self.intervals]

    def at(self, span: Span) -> VoiceInterval:
        """The strongest voice that ``span`` touches; where it touches none, the outlet's own over ``span``."""
        found: VoiceInterval | None = None
        for index in range(max(bisect_right(self._starts, span.start) - 1, 0), len(self.intervals)):
            interval = self.intervals[index]
            if interval.span.start >= span.end:
                break
            if interval.span.overlaps(span) and (found is None or STRENGTH[interval.voice] > STRENGTH[found.voice]):
                found = interval
        return found or VoiceInterval(span, Voice.OWN)

    def words_by_voice(self, text: str, spans: Iterable[Span]) -> dict[Voice, int]:
        """How many words of ``spans`` stand in each voice; a word belongs to the voice of its first character."""
        counts = dict.fromkeys(Voice, 0)
        for span in spans:
            index = max(bisect_right(self._starts, span.start) - 1, 0)
            for match in WORD.finditer(text, span.start, span.end):
                place = match.start()
                while index < len(self.intervals) and self.intervals[index].span.end <= place:
                    index += 1
                inside = index < len(self.intervals) and self.intervals[index].span.start <= place
                counts[self.intervals[index].voice if inside else Voice.OWN] += 1
        return counts


def _without_overlap(intervals: Iterable[VoiceInterval]) -> tuple[VoiceInterval, ...]:
    """Intervals in text order, where the stronger voice cuts its piece out of the weaker one."""
    ranked = sorted(intervals, key=lambda interval: (-STRENGTH[interval.voice], interval.span))
    kept: list[VoiceInterval] = []
    for _, layer in _by_strength(ranked):
        kept = _beneath(kept, layer)
    return tuple(kept)


def _by_strength(ranked: list[VoiceInterval]) -> Iterable[tuple[int, list[VoiceInterval]]]:
    layers: dict[int, list[VoiceInterval]] = {}
    for interval in ranked:
        layers.setdefault(STRENGTH[interval.voice], []).append(interval)
    return layers.items()


def _beneath(kept: list[VoiceInterval], layer: list[VoiceInterval]) -> list[VoiceInterval]:
    """``kept`` with the parts of ``layer`` that it leaves free; both in text order."""
    free: list[VoiceInterval] = []
    ends = [interval.span.end for interval in kept]
    reached = 0
    for interval in layer:
        start = max(interval.span.start, reached)
        index = bisect_right(ends, start)
        while start < interval.span.end:
            following = kept[index].span if index < len(kept) else None
            stop = min(interval.span.end, following.start) if following else interval.span.end
            if start < stop:
                free.append(VoiceInterval(Span(start, stop), interval.voice, interval.speaker, interval.quote))
            start = following.end if following and following.end > stop else stop
            index += 1
        reached = max(reached, interval.span.end)
    return sorted(kept + free, key=attrgetter("span"))
