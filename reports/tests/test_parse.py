import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.text.fold import fold
from reports.text.parse import LONGEST_BLOCK, PARSED_ZONES
from reports.text.zones import Zone, find_zones

WORDS = st.sampled_from(
    ["“", "”", "'s", "\n\n", ".", "Gen.", "Ada", "said", "piers", "\u00a0", "U.S.", "—", "\ud800", "é"]
)


def sentences(parser, text):
    parsed = parser.parse(text, find_zones(text, first_is_headline=False))
    return [sentence.span.of(text) for sentence in parsed.sentences]


@given(st.lists(WORDS).map(" ".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_blocks_and_sentences_lie_inside_the_text_in_order(parser, text):
    parsed = parser.parse(text, find_zones(text))

    ends = 0
    for sentence in parsed.sentences:
        assert ends <= sentence.span.start
        assert parsed.blocks[sentence.block].span.contains(sentence.span)
        ends = sentence.span.end
    for block in parsed.blocks:
        assert len(block.doc.text) == len(block.span)
        assert block.zone in PARSED_ZONES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maj. Gen. Ada Muster spoke. The pier closed.", ["Maj. Gen. Ada Muster spoke.", "The pier closed."]),
        ("The U.S. Navy came. It left.", ["The U.S. Navy came.", "It left."]),
        ("They met J. R. Muster on Monday. He left.", ["They met J. R. Muster on Monday.", "He left."]),
        (
            '"The pier is closed." Harbour chief Ada Muster said on X.',
            ['"The pier is closed." Harbour chief Ada Muster said on X.'],
        ),
        (
            '"The pier is closed." She said the council had met.',
            ['"The pier is closed."', "She said the council had met."],
        ),
        ('"Why?" she asked. He left.', ['"Why?" she asked.', "He left."]),
        (
            "“We stay. We wait.” The council met again on Monday.",
            ["“We stay.", "We wait.”", "The council met again on Monday."],
        ),
    ],
)
def test_sentences(parser, text, expected):
    assert sentences(parser, text) == expected


def test_a_place_in_the_parse_is_a_place_in_the_text(parser):
    text = "Piers close\n\nThe harbour’s “old\u00a0pier” has closed."
    parsed = parser.parse(text, find_zones(text))
    block = parsed.blocks[1]

    assert block.zone is Zone.BODY
    assert block.doc.text == fold(block.span.of(text))
    assert block.span_of(block.doc[1]).of(text) == "harbour"
    assert block.span_of(block.doc[0:2]).of(text) == "The harbour"
    assert block.span_of([block.doc[2], block.doc[0]]).of(text) == "The harbour’s"


def test_an_endless_paragraph_is_parsed_in_parts(parser):
    text = "The pier is closed today. " * (LONGEST_BLOCK // 13)

    parsed = parser.parse(text, find_zones(text))

    assert len(parsed.blocks) > 1
    assert all(len(block.span) <= LONGEST_BLOCK for block in parsed.blocks)


def test_furniture_is_not_parsed(parser):
    text = "Piers close\n\nBy Ada Example\n\nThe old pier has closed for repairs today.\n\nShare this article"

    assert [block.zone for block in parser.parse(text, find_zones(text)).blocks] == [Zone.HEADLINE, Zone.BODY]


def test_digest_names_the_model(parser):
    assert len(parser.digest) == 64
    assert parser.digest == parser.digest
