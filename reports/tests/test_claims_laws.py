"""What holds of claims whatever the text: spans, order, places; and bounded work on hostile texts."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.extraction.claims import find_claims
from reports.extraction.claims.clauses import MOST_IN_SENTENCE
from reports.extraction.quantities import find_quantities
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.zones import find_zones

SUBJECTS = ["Rebels", "The U.S. army", "She", "It", "Kata’ib Noor", "Two of the guards", "Nobody", "“Outlaws”"]
VERBS = ["killed", "said that", "was hit by", "launched strikes on", "has not denied", "will", "claimed", ",", "is"]
OBJECTS = ["12 people", "the town of Orla", "“a number of men”", "which fell", "nine, two of them badly", "(62 miles)"]
TAILS = [
    ", injuring 30",
    " on Tuesday.",
    ", Ada Renn said.",
    "; so did he",
    ' "today',
    ".\n\n",
    " — and",
    " after the raid.",
]

sentences = st.builds(
    "".join,
    st.lists(
        st.builds(
            "{} {} {}{}".format,
            st.sampled_from(SUBJECTS),
            st.sampled_from(VERBS),
            st.sampled_from(OBJECTS),
            st.sampled_from(TAILS),
        ),
        min_size=1,
        max_size=6,
    ),
)


def read(parser, text):
    parsed = parser.parse(text, find_zones(text, first_is_headline=False))
    quotes = find_quotes(parsed).quotes
    voices = voice_map_of(quotes)
    quantities = find_quantities(parsed, quotes, voices)
    return parsed, quotes, quantities, find_claims(parsed, quotes, voices, quantities)


def check(parser, text):
    parsed, quotes, quantities, claims = read(parser, text)
    counts = {}
    for claim in claims:
        sentence = parsed.sentences[claim.sentence]
        assert sentence.span.contains(claim.span)
        assert claim.span.of(text).strip() == claim.span.of(text)
        assert sentence.block == claim.block
        assert parsed.blocks[claim.block].zone is claim.zone
        assert claim.quote is None or 0 <= claim.quote < len(quotes)
        assert all(claim.span.contains(quantities[place].span) for place in claim.quantities)
        for slot in (claim.predicate, claim.agent, claim.patient, claim.place, claim.time, claim.cause):
            assert slot is None or (slot.text == slot.span.of(text) and sentence.span.contains(slot.span))
        counts[claim.sentence] = counts.get(claim.sentence, 0) + 1
    assert all(count <= MOST_IN_SENTENCE for count in counts.values())
    assert all(one.sentence <= other.sentence for one, other in pairwise(claims))
    assert all(one.span.start <= other.span.start for one, other in pairwise(claims) if one.sentence == other.sentence)
    assert len({(claim.span, claim.predicate.span) for claim in claims}) == len(claims)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=sentences)
def test_claims_lie_in_their_sentence_in_order_and_point_to_what_is_there(parser, text):
    check(parser, text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_no_text_raises(parser, text):
    check(parser, text)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=sentences)
def test_the_same_text_has_the_same_claims(parser, text):
    assert read(parser, text)[3] == read(parser, text)[3]


HOSTILE = {
    "numbers": " ".join(str(number) for number in range(2_000)),
    "table": "\n".join(f"Orla {number}\t{number * 3}\t{number / 7:.2f}" for number in range(300)),
    "results": "\n".join(f"Orla {number % 7} Halvan {number % 5}" for number in range(200)),
    "one sentence": "the guard who saw the raid that killed the man and " * 350 + "fell.",
    "joined": "Rebels killed six men and " * 700 + "fled.",
    "commas": "a, " * 6_000,
    "marks": '"' * 3_000 + "said" + '"' * 3_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_texts_take_time_in_proportion_to_their_length(parser, name):
    text = HOSTILE[name][:20_000]
    parsed = parser.parse(text, find_zones(text, first_is_headline=False))
    quotes = find_quotes(parsed).quotes
    voices = voice_map_of(quotes)
    began = process_time()

    claims = find_claims(parsed, quotes, voices, ())

    assert process_time() - began < 2
    assert len(claims) <= MOST_IN_SENTENCE * max(len(parsed.sentences), 1)


def test_nothing_makes_no_claims(parser):
    assert read(parser, "")[3] == ()
