"""Figures in words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.selectors.ledger import happened_in_words, interval_in_words, plain, sum_in_words, unit_in_words
from reports.models import Quantity


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (20, 20, "20"),
        (18, 22, "18–22"),
        (24, None, "24 or more"),
        (None, 300, "300 at most"),
        (2_500_000_000, 2_500_000_000, "2,500,000,000"),
        (3.5, 3.5, "3.5"),
        (0, 0, "0"),
        (None, None, "no number"),
    ],
)
def test_interval_is_said_as_readers_say_it(low, high, words):
    assert interval_in_words(low, high) == words


@given(st.one_of(st.none(), st.floats()))
def test_no_number_stops_a_page(number):
    said = plain(number)

    assert (said == "") is (number is None or not math.isfinite(number))


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_whole_numbers_keep_every_digit(number):
    assert int(plain(float(number)).replace(",", "")) == number


@pytest.mark.parametrize(
    ("unit", "is_one", "words"),
    [
        ("person", False, "people"),
        ("person", True, "person"),
        ("money:USD", False, "USD"),
        ("distance:km", False, "km"),
        ("distance:foot", False, "feet"),
        ("time:day", False, "days"),
        ("time:day", True, "day"),
        ("percent", False, "%"),
        ("other:flood_gate", False, "flood gates"),
        ("event", False, "events"),
        ("other:troops", False, "troops"),
    ],
)
def test_unit_is_told_without_its_class(unit, is_one, words):
    assert unit_in_words(unit, is_one=is_one) == words


@pytest.mark.parametrize(
    ("lemma", "words"),
    [
        ("wound", ", wounded"),
        ("strike", ", struck"),
        ("kill and wound", ", killed and wounded"),
        ("reach", ""),
        ("kill and flee", ""),
        ("", ""),
    ],
)
def test_what_was_done_to_the_counted_is_told_by_the_participle_and_what_they_did_not_at_all(lemma, words):
    assert happened_in_words(lemma) == words


def figure(number, low, high, **details):
    return Quantity(number=number, low=low, high=high, details=details)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([figure(1, 12, 12), figure(2, 7, 7)], "12 + 7 = 19"),
        ([figure(1, 12, 12), figure(2, 7, None)], "12 + 7 or more = 19 or more"),
        ([figure(1, 19, 19)], ""),
        ([figure(1, 19, 19), figure(2, 2, 2, part_of=1)], ""),
        ([figure(1, 19, 19, sum_of=[2, 3]), figure(2, 12, 12), figure(3, 7, 7)], "12 + 7 = 19"),
    ],
)
def test_only_parts_beside_each_other_are_added(rows, words):
    assert sum_in_words(rows) == words
