"""What earlier decisions say of claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.alignment.values import DecisionKind
from framing.models import ClaimDecision
from framing.selectors.decision_places import Named, contradicted, named, touching

NUMBERS = st.integers(min_value=0, max_value=5)
DECISIONS = st.lists(
    st.tuples(st.sampled_from(["join", "confirm", "split"]), st.lists(NUMBERS, min_size=2, max_size=4, unique=True)),
    max_size=8,
)


def place(number, revision=1, words=""):
    return {"article": 1, "revision": revision, "start": number, "end": number + 1, "words": words or f"claim {number}"}


def decisions(rows):
    return [
        ClaimDecision(number=number, kind=kind, places=[place(one) for one in places])
        for number, (kind, places) in enumerate(rows, start=1)
    ]


@pytest.mark.parametrize("text", ["", "1-2-3", "1-2-3-4-5", "1-2-3-x", "1-2-3--4", "١-2-3-4", f"1-2-3-{'9' * 16}", "a"])
def test_other_texts_name_no_claim(text):
    assert named(text) is None


@given(st.tuples(*[st.integers(min_value=0, max_value=10**9)] * 4))
def test_name_is_read_back(parts):
    claim = Named(*parts)

    assert named(claim.name) == claim


@given(DECISIONS, NUMBERS, NUMBERS)
def test_two_claims_can_be_together_or_apart_unless_a_decision_says_the_other(rows, one, other):
    in_force = decisions(rows)
    places = [place(one), place(other)]

    together = contradicted(DecisionKind.JOIN, places, [row for row in in_force if row.kind != "split"])
    apart = contradicted(DecisionKind.SPLIT, places, [row for row in in_force if row.kind == "split"])

    assert together is None
    assert apart is None


@given(DECISIONS, st.permutations(range(6)))
def test_contradiction_is_the_same_whichever_claim_is_named_first(rows, order):
    in_force, places = decisions(rows), [place(number) for number in order[:2]]

    for kind in (DecisionKind.JOIN, DecisionKind.SPLIT):
        one, other = contradicted(kind, places, in_force), contradicted(kind, places[::-1], in_force)
        assert (one is None) == (other is None)


def test_claim_of_an_earlier_text_is_known_by_its_words():
    in_force = decisions([("split", [0, 1])])
    later = [place(10, 2, "claim 0"), place(20, 2, "claim 1")]

    assert contradicted(DecisionKind.JOIN, later, in_force) == in_force[0]
    assert touching(later, in_force) == in_force[0]


def test_other_words_of_another_text_are_another_claim():
    in_force = decisions([("split", [0, 1])])

    assert touching([place(0, 2, "something else")], in_force) is None
