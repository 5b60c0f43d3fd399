"""The figures of one article: terms in the outlet's own voice for its own words, with an exact interval."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scipy.special import gammaincinv

from framing.analysis.scoring import Hit
from reports.text.parse import PARSED_ZONES, ParsedText
from reports.text.voice import Voice, VoiceMap
from reports.text.zones import Zone

# Below it pages say "not enough text to say": one hit more or less would move the rate by more than 3 per 1,000 words
# (docs/method.md, "Figures"). Starting value; not calibrated yet.
MINIMUM_OWN_WORDS = 300
# Level of the interval; 95 % is what readers of statistics expect (docs/method.md, "Figures").
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class ZoneFigures:
    """Words by voice and counted hits of one zone."""

    own_words: int
    quoted_words: int
    indirect_words: int
    own_hits: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of the body paragraphs, the rate with its interval, and the same counts for each zone."""

    own_words: int
    quoted_words: int
    indirect_words: int
    own_hits: int
    rate_per_1000: float | None
    interval: tuple[float, float] | None
    by_zone: Mapping[Zone, ZoneFigures]

    @property
    def is_enough_text(self) -> bool:
        """Whether the rate may be shown; otherwise a page says "not enough text to say"."""
        return self.own_words >= MINIMUM_OWN_WORDS


def figures_of(hits: Iterable[Hit], parsed: ParsedText, voices: VoiceMap) -> Figures:
    """The figures of one text; only the body makes the rate, the other zones stand beside it."""
    counted = Counter(hit.zone for hit in hits if hit.counted)
    by_zone: dict[Zone, ZoneFigures] = {}
    for zone in sorted(PARSED_ZONES):
        spans = [block.span for block in parsed.blocks if block.zone is zone]
        if spans:
            words = voices.words_by_voice(parsed.folded, spans)
            # Words in quotation marks of distance and words of names are chosen by the outlet: its own.
            own = words[Voice.OWN] + words[Voice.SCARE] + words[Voice.NAME]
            by_zone[zone] = ZoneFigures(own, words[Voice.QUOTED], words[Voice.INDIRECT], counted[zone])
    body = by_zone.get(Zone.BODY, ZoneFigures(0, 0, 0, 0))
    return Figures(
        body.own_words,
        body.quoted_words,
        body.indirect_words,
        body.own_hits,
        rate_per_1000(body.own_hits, body.own_words),
        garwood_interval(body.own_hits, body.own_words),
        by_zone,
    )


def rate_per_1000(hits: int, words: int) -> float | None:
    """Hits for each 1,000 words; None when there are no words."""
    return 1000 * hits / words if words else None


def garwood_interval(hits: int, words: int) -> tuple[float, float] | None:
    """The exact Poisson interval of the rate per 1,000 words; None when there are no words."""
    if not words:
        return None
    tail = (1 - CONFIDENCE) / 2
    low = float(gammaincinv(hits, tail)) if hits else 0.0
    high = float(gammaincinv(hits + 1, 1 - tail))
    return 1000 * low / words, 1000 * high / words
