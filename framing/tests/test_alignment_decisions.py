"""Editors' decisions about claims, in the text they were made on and in later ones."""

from framing.analysis.alignment import AnalysedReport, aligned
from framing.analysis.alignment.values import Decision, DecisionKind, Place, Relation, Status
from framing.tests.alignments import claims_of, partition, relations, report
from reports.text.spans import Span

LEFT = report("a", "Jets struck a depot near Karsa.", "The council of Dorn passed its budget.")
RIGHT = report("b", "A blast shook the warehouse.", "The council of Dorn passed its budget.")


def at(made: AnalysedReport, number: int) -> Place:
    span = made.claims[number].span
    return Place(made.key, span, span.of(made.text))


def decided(kind: DecisionKind, *places: Place, number: int = 1) -> Decision:
    return Decision(number, kind, places)


def test_joined_claims_are_one_claim_whatever_the_engine_thinks() -> None:
    found = aligned([LEFT, RIGHT], decisions=[decided(DecisionKind.JOIN, at(LEFT, 0), at(RIGHT, 0))])

    joined = next(group for group in found.groups if claims_of(group) == {"a": (0,), "b": (0,)})
    assert (joined.relation, joined.status, joined.score) == (Relation.SAME, Status.JOINED, 1.0)
    assert joined.reasons[0] == "an editor put them together"


def test_split_claims_are_never_together() -> None:
    found = aligned([LEFT, RIGHT], decisions=[decided(DecisionKind.SPLIT, at(LEFT, 1), at(RIGHT, 1))])

    assert relations(found) == [Relation.ONLY_IN] * 4
    assert [group.status for group in found.groups].count(Status.SPLIT) == 2


def test_confirmed_groups_say_so() -> None:
    found = aligned([LEFT, RIGHT], decisions=[decided(DecisionKind.CONFIRM, at(LEFT, 1), at(RIGHT, 1))])

    assert (found.groups[0].relation, found.groups[0].status) == (Relation.SAME, Status.CONFIRMED)


def test_a_place_is_found_again_by_its_words_in_a_later_text() -> None:
    later = report("b", "It rained.", "A blast shook the old warehouse.", "The council of Dorn passed its budget.")

    found = aligned([LEFT, later], decisions=[decided(DecisionKind.JOIN, at(LEFT, 0), at(RIGHT, 0))])

    assert frozenset({("a", 0), ("b", 1)}) in partition(found.groups)
    assert found.problems == ()


def test_of_equal_words_the_nearest_place_is_meant() -> None:
    twice = report("b", "A blast shook the warehouse.", "Rain fell for days.", "A blast shook the warehouse.")
    moved = Place("b", Span(55, 80), "A blast shook the warehouse.")

    found = aligned([LEFT, twice], decisions=[decided(DecisionKind.JOIN, at(LEFT, 0), moved)])

    assert any({("a", 0), ("b", 2)} <= group and ("b", 0) not in group for group in partition(found.groups))


def test_a_decision_whose_words_are_gone_is_dropped_and_told() -> None:
    later = report("b", "It rained.")

    found = aligned([LEFT, later], decisions=[decided(DecisionKind.JOIN, at(LEFT, 0), at(RIGHT, 0), number=7)])

    assert found.problems == ("decision 7 (join) is not applied: “A blast shook the warehouse.” is no longer found",)
    assert set(relations(found)) == {Relation.ONLY_IN}


def test_of_decisions_that_disagree_the_later_one_holds() -> None:
    join = decided(DecisionKind.JOIN, at(LEFT, 1), at(RIGHT, 1), number=1)
    split = decided(DecisionKind.SPLIT, at(LEFT, 1), at(RIGHT, 1), number=2)

    found = aligned([LEFT, RIGHT], decisions=[join, split])

    assert frozenset({("a", 1), ("b", 1)}) not in partition(found.groups)
    assert found.problems == ("decision 1 (join) gives way to a later one",)


def test_a_split_holds_over_the_claims_of_a_third_report() -> None:
    third = report("c", "The council of Dorn passed its budget.")

    found = aligned([LEFT, RIGHT, third], decisions=[decided(DecisionKind.SPLIT, at(LEFT, 1), at(RIGHT, 1))])

    assert not any({("a", 1), ("b", 1)} <= group for group in partition(found.groups))


def test_a_decision_with_one_place_left_says_that_it_names_too_few() -> None:
    found = aligned([LEFT, RIGHT], decisions=[decided(DecisionKind.JOIN, at(LEFT, 1))])

    assert found.problems == ("decision 1 (join) is not applied: it names fewer than two claims",)
