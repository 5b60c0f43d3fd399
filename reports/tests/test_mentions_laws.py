"""What holds of mentions whatever the text: spans, order, links, chains; and bounded work on hostile texts."""

from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.extraction.mentions import MentionForm, find_mentions
from reports.extraction.mentions.confidences import SURE
from reports.extraction.mentions.finding import MOST_MENTIONS
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.spans import Span
from reports.text.zones import find_zones

SUBJECTS = [
    "Rebels",
    "The U.S. army",
    "Ada Renn",
    "Mr. Renn",
    "The group",
    "Kata’ib Noor (KN)",
    "She",
    "“Outlaws”",
    "It",
]
VERBS = ["killed", "is a", "was hit by", "is not", "launched strikes on", "also known as", ",", "and", "may be the"]
OBJECTS = [
    "12 people",
    "the town of Orla",
    "“a number of men”",
    "the mayor",
    "the strike",
    "President Renn",
    "(62 miles)",
]
TAILS = [
    ", injuring 30",
    " on Tuesday.",
    ", Ada Renn said.",
    "; so did he",
    ' "today',
    ".\n\n",
    " — and",
    " in Orla & Velda.",
]

sentences = st.builds(
    "".join,
    st.lists(
        st.builds(
            "{} {} {}{} ".format,
            st.sampled_from(SUBJECTS),
            st.sampled_from(VERBS),
            st.sampled_from(OBJECTS),
            st.sampled_from(TAILS),
        ),
        min_size=1,
        max_size=6,
    ),
)
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(parser, text, given_spans=None):
    parsed = parser.parse(text, find_zones(text))
    quotes = find_quotes(parsed).quotes
    return parsed, find_mentions(parsed, quotes, voice_map_of(quotes), given_spans)


def check(parsed, mentions, text):
    """Every law that holds of found and marked mentions alike."""
    for number, mention in enumerate(mentions):
        assert mention.text == mention.span.of(text)
        assert mention.span.contains(mention.head)
        assert mention.key
        assert 0 <= mention.sentence < max(len(parsed.sentences), 1)
        assert all(0 <= link.other < number for link in mention.links)
        assert all(0 < link.confidence <= 1 for link in mention.links)
        assert (mention.name is None) == (mention.form is not MentionForm.NAME)
    check_chains(mentions)


def check_chains(mentions):
    """Chains are numbered as they begin, and only sure links hold a chain together."""
    begun = -1
    for mention in mentions:
        assert mention.chain <= begun + 1
        begun = max(begun, mention.chain)
    members = {}
    tied = {}
    for number, mention in enumerate(mentions):
        members.setdefault(mention.chain, []).append(number)
        for link in mention.links:
            if link.confidence >= SURE:
                assert mentions[link.other].chain == mention.chain
                tied.setdefault(number, set()).add(link.other)
                tied.setdefault(link.other, set()).add(number)
    for numbers in members.values():
        reached, waiting = set(), [numbers[0]]
        while waiting:
            number = waiting.pop()
            if number not in reached:
                reached.add(number)
                waiting += tied.get(number, ())
        assert reached == set(numbers)


@RELAXED
@given(text=sentences)
def test_found_mentions_stand_in_the_text_in_order_and_chains_part_them(parser, text):
    parsed, mentions = read(parser, text)

    check(parsed, mentions, text)
    assert list(mentions) == sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
    assert len({mention.span for mention in mentions}) == len(mentions)


@RELAXED
@given(
    text=sentences,
    places=st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=12),
)
def test_every_marked_span_has_exactly_one_mention_in_its_place(parser, text, places):
    spans = [Span(start, min(start + length, len(text))) for start, length in places if start < len(text)]

    parsed, mentions = read(parser, text, spans)

    assert [mention.span for mention in mentions] == spans
    check(parsed, mentions, text)


@RELAXED
@given(text=st.text(max_size=200))
def test_any_text_is_read(parser, text):
    parsed, mentions = read(parser, text)

    check(parsed, mentions, text)


def test_the_same_text_has_the_same_mentions(parser):
    text = "The Quiet Front (QF) met Ada Renn. She praised the group. The QF is a movement of farmers."

    assert read(parser, text)[1] == read(parser, text)[1]


PROSE = "Ada Renn, head of the Quiet Front, said the raid on the ferry in Orla had wounded three Karsan guards. "
HOSTILE = {
    "numbers": "12 345 6.7 89% 1,234 2020 44 5 66\n\n" * 150,
    "numbers in one line": "12 345 6.7 89% 1,234 2020 44 5 66 " * 150,
    "a table": "\n".join(f"Orla\t{number}\tVelda United\t2.5%\tyes" for number in range(200)),
    "results": "Results\n\n" + "; ".join(f"Orla Rovers {number}, Velda Town 2" for number in range(200)),
    "one paragraph": "Bridge closed\n\n" + PROSE * 190,
    "nested phrases": "Bridge closed\n\n" + "the leader " + "of the group " * 1500,
    "names only": "Bridge closed\n\n" + "Ada Renn and Boris Muster, " * 500,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_time_in_proportion_to_their_length(parser, name):
    text = HOSTILE[name]
    parsed = parser.parse(text, find_zones(text))
    quotes = find_quotes(parsed).quotes
    voices = voice_map_of(quotes)
    tokens = sum(len(block.doc) for block in parsed.blocks)

    start = process_time()
    mentions = find_mentions(parsed, quotes, voices)
    spent = process_time() - start

    assert len(mentions) <= MOST_MENTIONS
    # Prose takes about 10 microseconds a token.
    assert spent < 0.1 + 200e-6 * tokens


def test_a_long_report_takes_time_in_proportion_to_its_length(parser):
    text = "Bridge closed\n\n" + "\n\n".join([PROSE * 3] * 350)
    parsed = parser.parse(text, find_zones(text))

    start = process_time()
    mentions = find_mentions(parsed, (), voice_map_of(()))
    spent = process_time() - start

    assert len(mentions) == MOST_MENTIONS
    assert spent < 0.1 + 200e-6 * sum(len(block.doc) for block in parsed.blocks)


def test_thousands_of_marked_spans_take_time_in_proportion(parser):
    text = "Bridge closed\n\n" + PROSE * 5
    spans = [Span(start, start + length) for start in range(0, 400, 2) for length in (5, 40)] * 5

    start = process_time()
    mentions = read(parser, text, spans)[1]
    spent = process_time() - start

    assert len(mentions) == len(spans)
    assert spent < 3
