"""Laws of alignment that hold for any reports."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis.alignment import AnalysedReport, aligned
from framing.analysis.alignment.values import Decision, DecisionKind, Place, Relation
from framing.tests.alignments import partition, report

WORDS = [
    "jets",
    "struck",
    "depot",
    "Karsa",
    "Dorn",
    "council",
    "12",
    "guards",
    "wounded",
    "on",
    "Monday",
    "budget",
    "fell",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=7).map(lambda words: " ".join(words) + ".")
TEXTS = st.lists(st.lists(SENTENCES, min_size=0, max_size=4), min_size=2, max_size=4)


def reports_of(texts: list[list[str]]) -> list[AnalysedReport]:
    return [report(f"r{number}", *sentences) for number, sentences in enumerate(texts)]


def place_of(made: AnalysedReport, number: int) -> Place:
    span = made.claims[number].span
    return Place(made.key, span, span.of(made.text))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_claim_is_in_exactly_one_group(texts: list[list[str]]) -> None:
    reports = reports_of(texts)

    groups = aligned(reports).groups

    placed = sorted((one.key, place) for group in groups for one in group.members for place in one.claims)
    assert placed == [(one.key, place) for one in reports for place in range(len(one.claims))]
    for group in groups:
        assert (group.relation is Relation.ONLY_IN) == (len(group.members) == 1)
        assert (group.score is None) == (group.relation is Relation.ONLY_IN)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_order_of_the_reports_orders_the_members_and_nothing_else(texts: list[list[str]]) -> None:
    reports = reports_of(texts)
    given_order = aligned(reports).groups

    for order in list(permutations(reports))[:4]:
        found = aligned(order).groups

        assert [partition([group]) for group in found] == [partition([group]) for group in given_order]
        assert [group.relation for group in found] == [group.relation for group in given_order]
        assert [group.score for group in found] == [group.score for group in given_order]
        places = {one.key: place for place, one in enumerate(order)}
        assert all(
            [places[one.key] for one in group.members] == sorted(places[one.key] for one in group.members)
            for group in found
        )


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_reports_give_the_same_groups(texts: list[list[str]]) -> None:
    assert aligned(reports_of(texts)) == aligned(reports_of(texts))


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.data())
def test_decisions_of_editors_hold(texts: list[list[str]], data: st.DataObject) -> None:
    reports = reports_of(texts)
    every = [(one, number) for one in reports for number in range(len(one.claims))]
    if len(every) < 2:
        return
    first, second = data.draw(st.lists(st.sampled_from(range(len(every))), min_size=2, max_size=2, unique=True))
    places = (place_of(*every[first]), place_of(*every[second]))
    kind = data.draw(st.sampled_from(DecisionKind))

    found = aligned(reports, decisions=[Decision(1, kind, places)])

    ids = {(every[number][0].key, every[number][1]) for number in (first, second)}
    is_together = any(ids <= group for group in partition(found.groups))
    assert is_together == (kind is not DecisionKind.SPLIT)
    assert found.problems == ()
