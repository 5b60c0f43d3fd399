from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reports.text.spans import Span
from reports.text.voice import STRENGTH, Voice, VoiceInterval, VoiceMap

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
INTERVALS = st.lists(st.builds(VoiceInterval, SPANS, st.sampled_from(Voice)))


@given(INTERVALS)
def test_intervals_are_sorted_and_apart(intervals):
    kept = VoiceMap(intervals).intervals

    assert all(first.span.end <= second.span.start for first, second in pairwise(kept))


@given(INTERVALS, st.integers(0, 60))
def test_the_strongest_voice_holds_each_place(intervals, place):
    spot = Span(place, place + 1)

    strongest = max((STRENGTH[i.voice] for i in intervals if i.span.overlaps(spot)), default=0)

    assert STRENGTH[VoiceMap(intervals).at(spot).voice] == strongest


@given(INTERVALS, st.text("ab c-'", max_size=60))
def test_words_are_counted_once(intervals, text):
    counts = VoiceMap(intervals).words_by_voice(text, [Span(0, len(text))] if text else [])

    assert sum(counts.values()) == VoiceMap().words_by_voice(text, [Span(0, len(text))] if text else [])[Voice.OWN]


def test_a_word_keeps_its_hyphens_and_apostrophes():
    text = "The half-built pier isn’t safe"

    counts = VoiceMap([VoiceInterval(Span(4, 14), Voice.QUOTED, "Ada", 0)]).words_by_voice(text, [Span(0, len(text))])

    assert counts[Voice.OWN] == 4
    assert counts[Voice.QUOTED] == 1


def test_without_intervals_everything_is_the_outlets_own():
    assert VoiceMap().at(Span(3, 9)) == VoiceInterval(Span(3, 9), Voice.OWN)
