"""Figures of one article, with the exact interval of docs/method.md."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.figures import MINIMUM_OWN_WORDS, figures_of, garwood_interval, rate_per_1000
from framing.analysis.lexicon import Lexicon
from framing.analysis.matching import Matcher
from framing.analysis.scoring import judged
from reports.text.parse import Parser
from reports.text.spans import Span
from reports.text.voice import Voice, VoiceInterval, VoiceMap
from reports.text.zones import Zone, ZoneSpan


@pytest.mark.parametrize(
    ("hits", "words", "rate", "low", "high"),
    [(2, 400, 5.0, 0.6, 18.1), (9, 450, 20.0, 9.1, 38.0)],
)
def test_the_worked_example_of_the_method(hits: int, words: int, rate: float, low: float, high: float) -> None:
    interval = garwood_interval(hits, words)

    assert rate_per_1000(hits, words) == rate
    assert interval is not None
    assert [round(bound, 1) for bound in interval] == [low, high]


def test_no_hit_has_a_rate_of_nought_and_an_upper_bound() -> None:
    interval = garwood_interval(0, 1000)

    assert rate_per_1000(0, 1000) == 0.0
    assert interval is not None
    assert interval[0] == 0.0
    assert interval[1] == pytest.approx(3.689, abs=0.001)


def test_without_own_words_there_is_no_rate() -> None:
    assert rate_per_1000(0, 0) is None
    assert garwood_interval(0, 0) is None


@given(st.integers(0, 500), st.integers(1, 100_000))
def test_the_interval_holds_the_rate_and_narrows_with_more_words(hits: int, words: int) -> None:
    low, high = garwood_interval(hits, words) or (0.0, 0.0)

    assert low <= 1000 * hits / words <= high
    more = garwood_interval(hits, words + 1) or (0.0, 0.0)
    assert more[1] < high


def test_only_the_body_makes_the_rate_and_other_zones_stand_beside_it(parser: Parser, small_lexicon: Lexicon) -> None:
    headline, caption, body = (
        "Occupation of port goes on",
        "The occupation began here.",
        "The resistance spoke. Port shut.",
    )
    text = "\n".join([headline, caption, body])
    starts = [0, len(headline) + 1, len(headline) + len(caption) + 2]
    zones = [
        ZoneSpan(zone, Span(start, start + len(part)))
        for zone, start, part in zip(
            [Zone.HEADLINE, Zone.CAPTION, Zone.BODY], starts, [headline, caption, body], strict=True
        )
    ]
    parsed = parser.parse(text, zones)
    voices = VoiceMap([VoiceInterval(Span(len(text) - 10, len(text)), Voice.QUOTED)])

    figures = figures_of(judged(Matcher(small_lexicon).find(text), parsed, voices, ()), parsed, voices)

    assert (figures.own_words, figures.quoted_words, figures.indirect_words, figures.own_hits) == (3, 2, 0, 1)
    assert figures.rate_per_1000 == pytest.approx(333.3, abs=0.1)
    assert figures.by_zone[Zone.HEADLINE].own_hits == figures.by_zone[Zone.CAPTION].own_hits == 1
    assert figures.by_zone[Zone.HEADLINE].own_words == 5


def test_words_of_distance_and_of_names_are_own_words(parser: Parser) -> None:
    text = "The calm port slept on"
    parsed = parser.parse(text, [ZoneSpan(Zone.BODY, Span(0, len(text)))])
    voices = VoiceMap(
        [
            VoiceInterval(Span(4, 8), Voice.SCARE),
            VoiceInterval(Span(9, 13), Voice.NAME),
            VoiceInterval(Span(14, 19), Voice.INDIRECT),
        ]
    )

    figures = figures_of((), parsed, voices)

    assert (figures.own_words, figures.indirect_words) == (4, 1)


def test_an_empty_text_has_no_figures_to_say(parser: Parser) -> None:
    parsed = parser.parse("", [])

    figures = figures_of((), parsed, VoiceMap(()))

    assert (figures.own_words, figures.own_hits, figures.rate_per_1000, figures.interval) == (0, 0, None, None)
    assert not figures.is_enough_text
    assert MINIMUM_OWN_WORDS == 300
