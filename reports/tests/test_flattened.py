"""The matcher's reading of a text leads back to the text."""

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from reports.text import flattened as module
from reports.text.flattened import EDGE, INVISIBLE, flattened

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


ANY_TEXT = st.text(st.characters() | st.sampled_from(" \n\x0b\x1c\x85\u2028\u3000\u00ad\u200b\ufeff"), max_size=60)
PLAINLY = re.compile(rf"[{INVISIBLE}]+[\s{INVISIBLE}]*|\s(?=[\s{INVISIBLE}])[\s{INVISIBLE}]+")


@given(TEXTS | ANY_TEXT)
def test_changed_stretches_are_gaps_of_several_characters_and_whatever_is_invisible(text: str) -> None:
    assert [m.span() for m in module._CHANGED.finditer(text)] == [m.span() for m in PLAINLY.finditer(text)]


def test_every_space_of_unicode_is_a_gap() -> None:
    spaces = [chr(code) for code in range(sys.maxunicode + 1) if re.match(r"\s", chr(code))]

    assert sorted(module._SPACES) == spaces


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
