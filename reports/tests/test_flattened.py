"""The matcher's reading of a text leads back to the text."""

from hypothesis import given
from hypothesis import strategies as st

from reports.text.flattened import EDGE, flattened

TEXTS = st.text(st.sampled_from("abZ’“-–\u00a0\u2009 \n\t\u00ad\u200b\u2060é."), max_size=40)


def test_gaps_become_one_space_and_invisible_characters_go() -> None:
    assert (
        flattened("Occupation \n \u00a0troops, sol\u00addiers\u200b").text == f"{EDGE}occupation troops, soldiers{EDGE}"
    )


def test_a_single_line_break_is_a_gap_and_a_blank_line_an_edge() -> None:
    assert flattened("a\nb\n\nc \n \n d").text == f"{EDGE}a b{EDGE}c{EDGE}d{EDGE}"


def test_a_range_that_holds_invisible_characters_leads_back_to_all_of_it() -> None:
    text = "the sol\u00addiers  went"

    flat = flattened(text)

    assert flat.span_of(flat.text.index("soldiers"), flat.text.index(" went")).of(text) == "sol\u00addiers"


@given(TEXTS)
def test_every_visible_character_leads_back_to_itself(text: str) -> None:
    flat = flattened(text)

    for position, char in enumerate(flat.text):
        if char not in {" ", EDGE}:
            original = flat.position_of(position)
            assert flattened(text[original]).text == f"{EDGE}{char}{EDGE}"


@given(TEXTS)
def test_ranges_between_visible_characters_lie_inside_the_text(text: str) -> None:
    flat = flattened(text)
    visible = [position for position, char in enumerate(flat.text) if char not in {" ", EDGE}]

    for start in visible:
        span = flat.span_of(start, visible[-1] + 1)
        assert span.end <= len(text)
        assert flattened(span.of(text)).text == f"{EDGE}{flat.text[start : visible[-1] + 1]}{EDGE}"
