"""How far labels are apart, how many there are, and what a share can tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.labels.measures import MINIMUM_MENTIONS, divergence, diversity, share_interval

COUNTS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9), max_size=4)


def test_reports_without_a_label_in_common_are_wholly_apart() -> None:
    assert divergence([{"guards": 3}, {"raiders": 1}]) == pytest.approx(1)
    assert divergence([{"guards": 3}, {"raiders": 1}, {"crew": 7}]) == pytest.approx(1)


def test_reports_with_the_same_shares_are_not_apart() -> None:
    assert divergence([{"guards": 1, "crew": 2}, {"guards": 2, "crew": 4}]) == pytest.approx(0)


def test_no_difference_has_no_sign() -> None:
    assert str(divergence([{"guards": 2}, {"guards": 1}])) == "0.0"


def test_divergence_is_that_of_jensen_and_shannon() -> None:
    # H(3/4, 1/4) − (H(1/2, 1/2) + H(1, 0)) / 2 = 0.8113 − 0.5
    assert divergence([{"guards": 1, "crew": 1}, {"guards": 4}]) == pytest.approx(0.3113, abs=1e-4)


def test_report_without_own_labels_changes_nothing() -> None:
    assert divergence([{"guards": 1}, {}, {"crew": 1}]) == pytest.approx(1)
    assert divergence([{"guards": 1}, {}]) == 0
    assert divergence([]) == 0


@given(st.lists(COUNTS, max_size=5))
def test_divergence_lies_between_zero_and_one_in_any_order(counts: list[dict[str, int]]) -> None:
    found = divergence(counts)

    assert 0 <= found <= 1
    assert divergence(counts[::-1]) == pytest.approx(found)


@given(COUNTS, st.integers(1, 5))
def test_a_longer_report_with_the_same_shares_is_not_apart(counts: dict[str, int], times: int) -> None:
    assert divergence([counts, {key: count * times for key, count in counts.items()}]) == pytest.approx(0, abs=1e-9)


def test_diversity_is_how_likely_two_mentions_differ() -> None:
    assert diversity({"guards": 2, "crew": 1}) == pytest.approx(2 / 3)
    assert diversity({"guards": 3}) == 0
    assert diversity({"guards": 1, "crew": 1}) == 1


def test_one_mention_has_no_diversity() -> None:
    assert diversity({"guards": 1}) is None
    assert diversity({}) is None


def test_interval_of_a_share_is_exact() -> None:
    low, high = share_interval(4, 5) or (0, 0)

    assert (low, high) == pytest.approx((0.2836, 0.9949), abs=1e-4)
    assert share_interval(0, 10) == pytest.approx((0, 0.3085), abs=1e-4)
    assert share_interval(10, 10) == pytest.approx((0.6915, 1), abs=1e-4)


def test_too_few_mentions_have_no_interval() -> None:
    assert share_interval(0, MINIMUM_MENTIONS - 1) is None
    assert share_interval(0, MINIMUM_MENTIONS) is not None


@given(st.integers(MINIMUM_MENTIONS, 200), st.data())
def test_share_lies_in_its_interval(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total))

    low, high = share_interval(count, total) or (2, -1)

    assert 0 <= low <= count / total <= high <= 1
