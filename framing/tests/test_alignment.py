"""What alignment groups, and what it says of the groups."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from framing.analysis.alignment import AnalysedReport, aligned
from framing.analysis.alignment.values import Dimension, Relation, Status
from framing.analysis.collation.values import Statement, Witness
from framing.tests.alignments import claims_of, groups_of, partition, relations, report, with_claim, with_quantity
from reports.extraction.claims.values import Certainty, Polarity

STRUCK = "Jets struck a depot near Karsa on Monday."
STRUCK_TOO = "On Monday jets struck a depot near the town of Karsa."


def test_one_claim_in_two_reports_is_one_group() -> None:
    groups = groups_of(report("a", STRUCK, "Rain fell in the south."), report("b", "Farmers cheered.", STRUCK_TOO))

    assert relations(groups) == [Relation.SAME, Relation.ONLY_IN, Relation.ONLY_IN]
    assert claims_of(groups[0]) == {"a": (0,), "b": (1,)}
    assert groups[0].status is Status.PROPOSED
    assert groups[0].score is not None
    assert groups[0].score > 0.9


def test_reasons_say_in_words_what_both_share() -> None:
    first = with_claim(report("a", STRUCK), event="STRIKE")
    second = with_claim(report("b", STRUCK_TOO), event="STRIKE")

    (group,) = groups_of(first, second)

    assert group.reasons == ("same event: strike", "both name Karsa and Monday", "5 of 5 content words shared")


def test_more_detail_on_one_side_is_still_the_same() -> None:
    first = with_claim(report("a", STRUCK), time="Monday", place="near Karsa")
    second = report("b", "Jets struck a depot.")

    (group,) = groups_of(first, second)

    assert group.relation in (Relation.SAME, Relation.RELATED)
    assert group.differences == ()


def test_a_term_of_marks_alone_says_nothing() -> None:
    first = report("a", STRUCK)
    first = with_claim(first, terms=("\u0301\u0301", *first.claims[0].terms))

    (group,) = groups_of(first, report("b", STRUCK_TOO))

    assert group.relation is Relation.SAME


def test_a_possessive_of_nothing_is_no_word() -> None:
    (group,) = groups_of(report("a", STRUCK.replace("depot", "depot ª ŉ ’s ʼ’s")), report("b", STRUCK_TOO))

    assert group.relation in (Relation.SAME, Relation.RELATED)


def test_different_figures_for_one_count_differ_and_show_both_spans() -> None:
    first = with_quantity(report("a", "The raid on Karsa wounded 12 guards."), "12 guards", 12)
    second = with_quantity(report("b", "The raid on Karsa wounded 20 guards."), "20 guards", 20)

    (group,) = groups_of(first, second)

    assert group.relation is Relation.DIFFERS
    (difference,) = group.differences
    assert difference.dimension is Dimension.NUMBER
    assert {key: first.text[span.start : span.end] for key, span in list(difference.spans.items())[:1]} == {
        "a": "12 guards"
    }
    assert second.text[difference.spans["b"].start : difference.spans["b"].end] == "20 guards"


def test_parts_that_add_up_to_the_other_figure_do_not_differ() -> None:
    first = with_quantity(report("a", "The raid on Karsa wounded 19 guards."), "19 guards", 19)
    second = report("b", "The raid on Karsa wounded 12 guards and 7 clerks.")
    second = with_quantity(with_quantity(second, "12 guards", 12), "7 clerks", 7)

    (group,) = groups_of(first, second)

    assert [difference.dimension for difference in group.differences] == []


def test_a_fact_and_a_reservation_differ() -> None:
    first = report("a", "The raid on Karsa wounded guards.")
    second = with_claim(report("b", "The raid on Karsa wounded guards."), certainty=Certainty.HEDGED)

    (group,) = groups_of(first, second)

    assert group.relation is Relation.DIFFERS
    assert [difference.dimension for difference in group.differences] == [Dimension.CERTAINTY]
    assert group.differences[0].note == "told as a fact, with a reservation"


def test_opposite_polarity_of_one_deed_contradicts() -> None:
    first = with_claim(report("a", "The council approved the Karsa pipeline."), agent="council", patient="pipeline")
    denied = report("b", "The council approved the Karsa pipeline.")
    second = with_claim(denied, agent="council", patient="pipeline", polarity=Polarity.NEGATIVE)

    (group,) = groups_of(first, second)

    assert group.relation is Relation.CONTRADICTS
    assert "one says that it is so, the other that it is not" in group.reasons


def test_opposite_polarity_without_a_common_actor_does_not_contradict() -> None:
    first = with_claim(report("a", "The council approved the Karsa pipeline."), patient="pipeline")
    second = with_claim(report("b", "The council approved the Karsa pipeline."), polarity=Polarity.NEGATIVE)

    (group,) = groups_of(first, second)

    assert group.relation is not Relation.CONTRADICTS


def test_turned_roles_are_never_one_claim() -> None:
    first = with_claim(report("a", "Laume attacked Dorn."), agent="Laume", patient="Dorn")
    second = with_claim(report("b", "Dorn attacked Laume."), agent="Dorn", patient="Laume")

    assert relations(groups_of(first, second)) == [Relation.ONLY_IN, Relation.ONLY_IN]


def test_the_same_noun_phrase_for_two_populations_is_never_one_claim() -> None:
    first = with_quantity(
        report("a", "The blast wounded 3 service members of Laume."), "3 service members", 3, population_keys=("laume",)
    )
    second = with_quantity(
        report("b", "The blast wounded 12 service members of Dorn."),
        "12 service members",
        12,
        population_keys=("dorn",),
    )

    assert relations(groups_of(first, second)) == [Relation.ONLY_IN, Relation.ONLY_IN]


def test_places_that_one_report_keeps_apart_are_never_one_claim() -> None:
    first = report("a", "Jets struck a depot near Karsa.", "Jets struck a depot near Dorn.")
    first = with_claim(with_claim(first, 0, event="STRIKE", place="Karsa"), 1, event="STRIKE", place="Dorn")
    second = with_claim(report("b", "Jets struck a depot near Dorn."), event="STRIKE", place="Dorn")

    groups = groups_of(first, second)

    assert partition(groups) == {frozenset({("a", 0)}), frozenset({("a", 1), ("b", 0)})}


def test_the_same_quoted_words_are_fixed_first() -> None:
    first = with_claim(report("a", "We will rebuild the harbour of Dorn."), quote=0)
    second = with_claim(report("b", "We will rebuild the harbour of Dorn.", "Dorn will rebuild the harbour."), quote=0)
    witnesses = tuple(Witness(one.key, False, (0,), (one.claims[0].span,), False) for one in (first, second))
    statement = Statement("Ada Renn", False, "quoted", witnesses, (), ())

    groups = groups_of(first, second, statements=[statement])

    together = next(group for group in groups if len(group.members) == 2)
    assert together.score == 1.0 or "the same quoted words" in together.reasons
    assert "the same quoted words" in together.reasons


def test_one_sentence_here_and_two_there_are_one_group() -> None:
    first = report("a", "Jets struck a depot and a bridge near Karsa on Monday.")
    second = report("b", "On Monday jets struck a depot near Karsa.", "Jets struck a bridge near Karsa on Monday.")

    groups = groups_of(first, second)

    assert partition(groups) == {frozenset({("a", 0), ("b", 0), ("b", 1)})}


def test_groups_do_not_chain_over_a_claim_in_the_middle() -> None:
    first = report("a", "Jets struck a depot near Karsa.")
    second = report("b", "Jets struck a depot near Karsa, where farmers demand grain subsidies in Laume.")
    third = report("c", "Farmers demand grain subsidies in Laume.")

    groups = groups_of(first, second, third)

    assert not any({"a", "c"} <= set(claims_of(group)) for group in groups)


def test_what_stands_in_one_report_tells_of_earlier_and_shorter_ones() -> None:
    early = report("a", "Rain fell.", published_at=datetime(2026, 5, 1, 8, tzinfo=UTC))
    late = report("b", *[f"Sentence {n} tells of matters in Karsa." for n in range(9)])
    late = replace(late, published_at=datetime(2026, 5, 1, 11, tzinfo=UTC))
    other = replace(late, key="c", published_at=None)

    groups = aligned([early, late, other]).groups

    (alone,) = [group for group in groups if set(claims_of(group)) == {"a"}]
    assert alone.qualifiers == ()
    extra = report("d", "Farmers demand a subsidy.", *[f"Sentence {n} tells of matters in Karsa." for n in range(9)])
    groups = aligned([early, replace(extra, published_at=late.published_at), other]).groups
    told = next(group.qualifiers for group in groups if claims_of(group) == {"d": (0,)})
    assert told == (
        "one of the 2 other reports was published more than an hour earlier",
        "one of the 2 other reports is short, below 40 % of the median length",
    )


def test_groups_of_more_reports_and_with_more_to_check_come_first() -> None:
    first = report("a", "Rain fell in the south.", STRUCK)
    first = with_claim(first, 1, check_reasons=("a figure", "an act of harm"))

    groups = groups_of(first, report("b", STRUCK_TOO))

    assert groups[0].check_reasons == ("a figure", "an act of harm")
    assert relations(groups) == [Relation.SAME, Relation.ONLY_IN]


def test_no_report_or_one_has_nothing_to_align() -> None:
    assert aligned([]).groups == ()
    assert relations(aligned([report("a", STRUCK)])) == [Relation.ONLY_IN]


def test_statements_of_two_sentences_stay_two_groups() -> None:
    words = ("We struck three depots of the Front near Karsa.", "The Front had struck our guards near Karsa.")
    first, second = report("a", *words), report("b", *words)

    groups = groups_of(first, second)

    assert partition(groups) == {frozenset({("a", 0), ("b", 0)}), frozenset({("a", 1), ("b", 1)})}


def test_rounded_figures_do_not_differ_and_small_counts_do() -> None:
    def told(count: float, other: float) -> list[Dimension]:
        first = with_quantity(report("a", "The flood in Dorn drove people out."), "people", count)
        second = with_quantity(report("b", "The flood in Dorn drove people out."), "people", other)
        (group,) = groups_of(first, second)
        return [difference.dimension for difference in group.differences]

    assert told(59_619, 60_000) == []
    assert told(120, 121) == [Dimension.NUMBER]


def with_filler(made: AnalysedReport) -> AnalysedReport:
    """The report with so many more claims that it is no excerpt."""
    more = report(made.key, *[f"Matter {made.key}{number} was settled at {number} sharp." for number in range(6)])
    start, sentence = len(made.text), len(made.sentences)
    claims = [
        replace(
            one,
            span=one.span.shifted(start),
            sentence=one.sentence + sentence,
            predicate=replace(one.predicate, span=one.predicate.span.shifted(start)),
        )
        for one in more.claims
    ]
    sentences = [replace(one, span=one.span.shifted(start)) for one in more.sentences]
    return replace(
        made,
        text=made.text + more.text,
        sentences=(*made.sentences, *sentences),
        claims=(*made.claims, *claims),
    )


def test_own_words_against_somebodys_differ_in_reports_and_not_in_excerpts() -> None:
    own = report("a", "Jets struck a depot near Karsa on Monday.")
    said = with_claim(report("b", "Jets struck a depot near Karsa on Monday."), attributed_by="the ministry")

    (excerpt,) = groups_of(own, said)
    whole = next(
        group for group in groups_of(with_filler(own), with_filler(said)) if claims_of(group) == {"a": (0,), "b": (0,)}
    )

    assert excerpt.relation is Relation.SAME
    assert whole.relation is Relation.DIFFERS
    assert [difference.dimension for difference in whole.differences] == [Dimension.ATTRIBUTION]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("the SEC", "the Securities and Exchange Commission", False),
        ("Adda Renn", "Minister Renn", False),
        ("Ada Renn", "Bo Lund", True),
        ("the Defence Ministry", "Bo Lund", True),
    ],
)
def test_names_that_may_be_one_are_no_other_speaker(first: str, second: str, *, differ: bool) -> None:
    made = [
        with_filler(with_claim(report(key, "Jets struck a depot near Karsa."), attributed_by=name))
        for key, name in (("a", first), ("b", second))
    ]

    group = next(group for group in groups_of(*made) if claims_of(group) == {"a": (0,), "b": (0,)})

    assert bool(group.differences) == differ


def test_a_not_in_both_sentences_is_no_contradiction() -> None:
    first = with_claim(
        report("a", "The council has not approved the Karsa pipeline."), agent="council", predicate="approved"
    )
    second = with_claim(
        report("b", "The council has not approved the Karsa pipeline."),
        agent="council",
        predicate="approved",
        polarity=Polarity.NEGATIVE,
    )

    (group,) = groups_of(first, second)

    assert group.relation is not Relation.CONTRADICTS
