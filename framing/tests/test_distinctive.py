"""Labels that set one source apart: values worked out by hand, and laws."""

from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.distinctive import (
    LEAST_USES,
    LEAST_Z,
    LabelCount,
    discoveries,
    distinctive_labels,
    keyness,
    label_contrasts,
    odds_of,
    z_of,
)

OURS, THEIRS, THIRD = 1, 2, 3
USES = st.integers(0, 400)
LABELS = st.sampled_from(["dockers", "strikers", "mob", "crews", "pickets"])
COUNTS = st.dictionaries(st.tuples(st.integers(1, 4), LABELS), st.integers(1, 60), max_size=14).map(
    lambda found: [LabelCount(source, label, uses, articles=2) for (source, label), uses in found.items()]
)


def counted(source, **uses):
    return [LabelCount(source, label, count, articles=2, stories=2) for label, count in uses.items()]


def test_z_is_the_one_worked_out_by_hand():
    # 8 of 10 against 2 of 30: the label has 10 of all 40, so the prior of 20 gives each side 5. That makes 13 of 30
    # against 7 of 50, odds of 13/17 against 7/43.
    assert z_of(8, 10, 2, 30) == pytest.approx(log(13 / 17 * 43 / 7) / sqrt(1 / 13 + 1 / 17 + 1 / 7 + 1 / 43))
    assert z_of(8, 10, 2, 30) == pytest.approx(2.8158, abs=1e-4)


@given(st.integers(0, 90), st.integers(0, 90), st.integers(0, 90), st.integers(0, 90))
def test_interval_of_the_odds_leaves_one_out_exactly_where_z_is_beyond_its_bound(one, one_rest, other, other_rest):
    sides = one, one + one_rest, other, other + other_rest
    odds, z = odds_of(*sides), z_of(*sides)

    assert (odds is None) <= (z == 0)
    if odds:
        assert odds.low < odds.times < odds.high
        assert (odds.low > 1 or odds.high < 1) == (abs(z) > LEAST_Z)


def test_odds_are_those_of_the_counts_with_the_prior():
    assert odds_of(8, 10, 2, 30).times == pytest.approx(13 / 17 * 43 / 7)
    assert odds_of(0, 0, 2, 30) is None


def test_z_of_a_label_that_nobody_else_uses_stays_finite():
    # 6 of 12 against 0 of 28: 6 of all 40, a prior of 3; 9 of 32 against 3 of 48, odds of 9/23 against 3/45.
    assert z_of(6, 12, 0, 28) == pytest.approx(log(9 / 23 * 45 / 3) / sqrt(1 / 9 + 1 / 23 + 1 / 3 + 1 / 45))
    assert z_of(6, 12, 0, 28) == pytest.approx(2.4778, abs=1e-4)


def test_one_label_everywhere_or_a_silent_side_tells_nothing():
    assert z_of(10, 10, 30, 30) == z_of(0, 0, 5, 9) == z_of(5, 9, 0, 0) == z_of(0, 9, 0, 9) == 0.0


@given(USES, USES, USES, USES)
def test_swapping_the_sides_flips_the_sign(one, one_rest, other, other_rest):
    z = z_of(one, one + one_rest, other, other + other_rest)

    assert z_of(other, other + other_rest, one, one + one_rest) == -z


@given(USES, USES, USES, USES)
def test_using_a_label_more_is_using_all_others_less(one, one_rest, other, other_rest):
    of, others_of = one + one_rest, other + other_rest

    assert z_of(one_rest, of, other_rest, others_of) == pytest.approx(-z_of(one, of, other, others_of))


@given(USES, USES)
def test_sides_with_the_same_labels_are_not_apart(uses, rest):
    assert z_of(uses, uses + rest, uses, uses + rest) == 0


@given(st.integers(20, 400), st.integers(20, 400), st.integers(1, 19))
def test_sides_of_unlike_length_with_the_same_shares_are_not_set_apart(uses, rest, times):
    assert abs(z_of(uses, uses + rest, uses * times, (uses + rest) * times)) < 1


@given(USES, USES, USES, USES, st.integers(2, 20))
def test_the_same_shares_in_more_text_are_further_apart(one, one_rest, other, other_rest, times):
    sides = (one, one + one_rest, other, other + other_rest)

    few, many = z_of(*sides), z_of(*(side * times for side in sides))

    assert abs(many) >= abs(few) - 1e-9
    assert (few > 1e-9) <= (many > 0)


@given(st.integers(1, 60), st.integers(0, 60), st.integers(1, 60), st.integers(1, 400))
def test_adding_the_same_number_to_both_sides_keeps_the_direction(more, rest, apart, added):
    of = more + apart + rest

    assert z_of(more + apart, of, more, of) > 0
    assert z_of(more + apart + added, of + added, more + added, of + added) > 0
    assert z_of(more + apart, of + added, more, of + added) > 0


@given(COUNTS, st.randoms())
def test_the_order_of_the_counts_changes_nothing(counts, random):
    shuffled = random.sample(counts, len(counts))

    assert label_contrasts(shuffled) == label_contrasts(counts)


@given(COUNTS)
def test_what_sets_apart_has_enough_text_and_a_clear_difference(counts):
    for one in distinctive_labels(counts):
        assert one.uses >= LEAST_USES
        assert abs(one.z) >= LEAST_Z
        assert 0 < one.uses <= one.of
        assert one.others <= one.others_of


@given(COUNTS)
def test_counts_of_all_sources_add_up(counts):
    total = sum(one.uses for one in counts)

    for one in label_contrasts(counts):
        assert one.of + one.others_of == total
        assert one.uses + one.others == sum(count.uses for count in counts if count.label == one.label)


def test_two_sources_that_part_ways_are_set_apart_by_their_own_words():
    counts = [*counted(OURS, mob=12, dockers=4), *counted(THEIRS, dockers=20), *counted(THIRD, dockers=15, crews=2)]

    found = distinctive_labels(counts)

    assert {(one.source, one.label, one.z > 0) for one in found} == {
        (OURS, "mob", True),
        (OURS, "dockers", False),
        (THEIRS, "dockers", True),
    }
    (mob,) = [one for one in found if one.label == "mob"]
    assert (mob.uses, mob.of, mob.others, mob.others_of) == (12, 16, 0, 37)


def test_two_uses_or_one_report_are_too_little():
    rest = counted(THEIRS, dockers=40)

    def told(uses, articles):
        return [one.label for one in distinctive_labels([LabelCount(OURS, "mob", uses, articles), *rest])]

    assert "mob" not in told(2, 2)
    assert "mob" not in told(30, 1)
    assert "mob" in told(30, 2)


def test_a_label_that_everybody_has_does_not_set_anybody_apart_by_chance():
    # With the short variance 18 of 18 against 46 of 50 would be eight standard errors apart.
    counts = [*counted(OURS, dockers=18), *counted(THEIRS, dockers=46, crews=4)]

    assert distinctive_labels(counts) == ()


def test_one_source_alone_has_nobody_to_be_set_apart_from():
    assert label_contrasts(counted(OURS, mob=9, dockers=3)) == label_contrasts([]) == ()


def test_false_discoveries_are_held_down_as_in_the_paper():
    # The fifteen p values of the example of Benjamini and Hochberg (1995): at 5 % the first four hold.
    given_values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    given_values += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]

    assert discoveries(given_values, 0.05) == (True,) * 4 + (False,) * 11
    assert discoveries([]) == ()


@given(st.lists(st.floats(0, 1), max_size=30))
def test_a_looser_rate_never_takes_a_discovery_back(p_values):
    strict, loose = discoveries(p_values, 0.05), discoveries(p_values, 0.2)

    assert all(later or not earlier for earlier, later in zip(strict, loose, strict=True))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_a_smaller_p_value_is_never_passed_over(p_values):
    held = discoveries(p_values)

    assert all(held[i] for i in range(len(held)) if p_values[i] <= 0.1 / len(held))
    assert all(held[i] or not held[j] for i in range(len(held)) for j in range(len(held)) if p_values[i] <= p_values[j])


def test_keyness_sets_the_source_against_all_others_together():
    counts = [*counted(OURS, mob=12, dockers=4), *counted(THEIRS, dockers=20), *counted(THIRD, dockers=15, crews=2)]

    found = {one.label: one for one in keyness(counts, source=OURS, stories=3)}

    mob, dockers, crews = found["mob"], found["dockers"], found["crews"]
    assert (mob.z, mob.sets_apart) == (pytest.approx(z_of(12, 16, 0, 37)), True)
    assert (dockers.uses, dockers.of, dockers.others, dockers.others_of) == (4, 16, 35, 37)
    assert (crews.uses, crews.others, crews.sets_apart) == (0, 2, False)


def test_one_shared_story_gives_counts_without_z():
    counts = [*counted(OURS, mob=12), *counted(THEIRS, dockers=20)]

    found = keyness(counts, source=OURS, stories=1)

    assert [(one.label, one.uses, one.others, one.z, one.sets_apart) for one in found] == [
        ("mob", 12, 0, None, False),
        ("dockers", 0, 20, None, False),
    ]


@given(COUNTS, st.integers(1, 4))
def test_keyness_is_the_same_statistic_as_that_of_all_sources(counts, source):
    whole = {one.label: one.z for one in label_contrasts(counts) if one.source == source}

    found = {one.label: one.z for one in keyness(counts, source=source, stories=5) if one.uses}

    if whole:
        assert found == pytest.approx(whole)


@given(COUNTS)
def test_of_two_sources_each_is_the_mirror_of_the_other(counts):
    two = [one for one in counts if one.source <= 2]

    ours = {one.label: one.z for one in keyness(two, source=1, stories=5)}
    theirs = {one.label: one.z for one in keyness(two, source=2, stories=5)}

    assert ours == {label: -z for label, z in theirs.items()}
