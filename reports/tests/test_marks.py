import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.fold import fold
from reports.text.marks import find_marks
from reports.text.paragraphs import paragraphs


def stretches(text):
    return [stretch.span.of(text) for stretch in marks(text).stretches]


def marks(text):
    return find_marks(text, fold(text), paragraphs(text))


@given(st.text("ab .,\n'\"“”‘’«»„`", max_size=80))
def test_stretches_lie_inside_their_marks_and_apart(text):
    found = marks(text).stretches

    assert all(stretch.outer.contains(stretch.span) for stretch in found)
    assert all(first.outer.end <= second.outer.start for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we go" and "they stay".', ["we go", "they stay"]),
        ("“We go,” she said. “They stay.”", ["We go,", "They stay."]),
        ("Sie sagte: „Wir gehen.“ Dann schwieg sie.", ["Wir gehen."]),
        ("Elle a dit : « Nous partons ». Puis rien.", ["Nous partons"]),
        ("Er sagte »Nein« und ging.", ["Nein"]),
        ("彼は「行く」と言った。", ["行く"]),
        ("Han sa ”vi går” i dag.", ["vi går"]),
        ("``We go,'' she said.", ["We go,"]),
        ('The board is 6" wide and 4" deep.', []),
        ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
        ("The workers' rights and the '90s aren't Shi'a or rock 'n' roll.", []),
        ("The so-called 'safe pier' closed, and \"nobody\" knew.", ["safe pier", "nobody"]),
        ("'We go,' she said. 'The workers' rights come first.'", ["We go,", "The workers' rights come first."]),
        ('""  " "', []),
    ],
)
def test_pairs(text, expected):
    assert stretches(text) == expected


def test_a_quotation_over_two_paragraphs_goes_on():
    text = "“We go on.\n\n“And on,” she said."

    found = marks(text)

    assert [(stretch.span.of(text), stretch.goes_on) for stretch in found.stretches] == [
        ("We go on.", True),
        ("And on,", False),
    ]
    assert found.problems == ()


def test_an_open_mark_closes_with_its_paragraph_and_is_told():
    text = 'He said "we go.\n\nThen he left.'

    found = marks(text)

    assert [stretch.span.of(text) for stretch in found.stretches] == ["we go."]
    assert [(problem.code, problem.span.of(text)) for problem in found.problems] == [("unclosed_quotation_mark", '"')]


def test_a_quotation_left_open_in_the_headline_does_not_run_into_the_body():
    text = "Mayor: “We can wait\n\nThe gate is shut,” she said."

    found = find_marks(text, fold(text), paragraphs(text), headlines=frozenset([0]))

    assert [stretch.span.of(text) for stretch in found.stretches] == ["We can wait"]
    assert not found.stretches[0].goes_on


def test_a_closing_mark_without_partner_is_told():
    assert [problem.code for problem in marks("We go” she said.").problems] == ["stray_quotation_mark"]


@pytest.mark.parametrize("text", ['"' * 10_000, '"a" ' * 5_000, "'a " * 10_000, "“" + "on and on " * 20_000])
def test_ten_thousand_marks_take_less_than_two_seconds(text):
    began = time.perf_counter()

    marks(text)

    assert time.perf_counter() - began < 2
