"""Labels that one report owns and another puts into a mouth, both own, or each leaves to somebody else."""

import pytest

from framing.analysis.labels import CrossingKind, label_crossings, label_tables
from framing.analysis.labels.crossing import MOST_CROSSINGS
from framing.analysis.referents import Place, Referent
from framing.tests.labelling import INDIRECT, NO_WORDS, OWN, QUOTED, SCARE, hit, mention, referent, report
from reports.extraction.mentions import MentionForm, MentionKind


def crossings(*reports, **values):
    return label_crossings(reports, label_tables(reports, [referent(reports, **values)], NO_WORDS))


def test_label_owned_in_one_report_and_quoted_in_another_crosses() -> None:
    (found,) = crossings(report("a", "the raiders"), report("b", ("raiders", QUOTED), "the crew"))

    assert found.kind is CrossingKind.OWNED_AND_ATTRIBUTED
    assert (found.text, found.owned_by, found.attributed_by) == ("raiders", ("a",), ("b",))
    assert found.mentions == {"a": (Place("a", 0),), "b": (Place("b", 0),)}


def test_report_that_owns_and_quotes_a_label_owns_it() -> None:
    (found,) = crossings(report("a", "the raiders", ("raiders", QUOTED)), report("b", ("raiders", INDIRECT)))

    assert (found.owned_by, found.attributed_by) == (("a",), ("b",))
    assert len(found.mentions["a"]) == 2


def test_label_that_both_own_is_told() -> None:
    (found,) = crossings(report("a", "the raiders"), report("b", "raiders"))

    assert (found.kind, found.owned_by, found.attributed_by) == (CrossingKind.BOTH_OWN, ("a", "b"), ())


def test_label_that_each_puts_into_a_mouth_is_told() -> None:
    (found,) = crossings(report("a", ("the raiders", QUOTED)), report("b", ("raiders", SCARE)))

    assert (found.kind, found.owned_by, found.attributed_by) == (CrossingKind.EACH_ATTRIBUTES, (), ("a", "b"))


def test_label_of_one_report_makes_no_crossing() -> None:
    assert crossings(report("a", "the raiders", ("raiders", QUOTED)), report("b", "the crew")) == ()


def test_plain_name_makes_no_crossing() -> None:
    lind = {"form": MentionForm.NAME, "kind": MentionKind.ACTOR}
    reports = report("a", mention("Ada Lind", **lind)), report("b", mention("Ada Lind", voice=QUOTED, **lind))

    assert crossings(*reports, name="Ada Lind", kind=MentionKind.ACTOR) == ()


@pytest.mark.parametrize("kind", [MentionKind.OTHER, MentionKind.OBJECT, MentionKind.PLACE])
def test_one_plain_word_for_a_thing_makes_no_crossing(kind) -> None:
    reports = report("a", mention("the quay", kind=kind)), report("b", mention("the quay", kind=kind, voice=QUOTED))

    assert crossings(*reports) == ()


def test_word_of_the_lexicon_for_a_thing_crosses() -> None:
    quay = mention("the quay", kind=MentionKind.PLACE)
    one, other = report("a", quay), report("b", mention("the quay", kind=MentionKind.PLACE, voice=QUOTED))
    marked = report("a", *one.mentions, hits=(hit(one, "quay", -1),))

    assert len(crossings(marked, other)) == 1


def test_several_words_for_a_thing_cross_only_where_some_own_them() -> None:
    def told(voice):
        return mention("the rigged scheme", kind=MentionKind.OTHER, voice=voice)

    assert len(crossings(report("a", told(OWN)), report("b", told(QUOTED)))) == 1
    assert crossings(report("a", told(OWN)), report("b", told(OWN))) == ()
    assert crossings(report("a", told(QUOTED)), report("b", told(QUOTED))) == ()


def test_word_in_marks_of_distance_crosses() -> None:
    scheme = {"kind": MentionKind.OTHER}
    one, other = report("a", mention("the scheme", **scheme)), report("b", mention("scheme", voice=SCARE, **scheme))

    assert len(crossings(one, other)) == 1


def test_crossings_that_lie_furthest_apart_come_first() -> None:
    one = report("a", "the crew", "the raiders", ("the pirates", QUOTED), "the wardens", ("wardens", QUOTED))
    other = report("b", "the crew", ("the raiders", QUOTED), ("the pirates", INDIRECT), ("the wardens", QUOTED))

    found = crossings(one, other)

    assert [crossing.text for crossing in found] == ["raiders", "wardens", "pirates", "crew"]


def test_label_of_several_words_or_of_the_lexicon_comes_before_a_bare_noun() -> None:
    words = ("the crew", "the raiders", "the armed wardens")
    one, other = report("a", *words), report("b", *((word, QUOTED) for word in words))
    marked = report("a", *one.mentions, hits=(hit(one, "raiders", -1),))

    assert [crossing.text for crossing in crossings(marked, other)] == ["armed wardens", "raiders", "crew"]
    assert [crossing.text for crossing in crossings(one, other)] == ["armed wardens", "crew", "raiders"]


def test_what_one_speaker_says_in_both_reports_comes_last_of_its_kind() -> None:
    def said(words, speaker):
        return mention(words, voice=QUOTED, speaker=speaker)

    one = report("a", said("the armed crew", "Ada Lind"), said("the wardens", "Ada Lind"), said("raiders", None))
    other = report("b", said("the armed crew", "Lind"), said("the wardens", "Bram Oss"), said("raiders", None))
    marked = report("a", *one.mentions, hits=(hit(one, "wardens", -1),))

    assert [crossing.text for crossing in crossings(marked, other)] == ["wardens", "armed crew", "raiders"]


def test_another_name_crosses_where_a_report_keeps_away_from_it_alone() -> None:
    bay = {"form": MentionForm.NAME, "kind": MentionKind.PLACE}
    one, both = mention("Bay of Vessen", **bay), {"name": "Bay of Tarn", "kind": MentionKind.PLACE}
    quoted = mention("Bay of Vessen", voice=QUOTED, **bay)

    assert len(crossings(report("a", one), report("b", quoted), **both)) == 1
    assert crossings(report("a", one), report("b", one), **both) == ()


def test_number_of_crossings_is_bounded() -> None:
    words = [f"the crew {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(MOST_CROSSINGS + 5)]
    reports = report("a", *words), report("b", *words)

    assert len(crossings(*reports)) == MOST_CROSSINGS


def test_same_label_of_two_referents_is_no_crossing() -> None:
    one, other = report("a", "the raiders"), report("b", ("the raiders", QUOTED))
    apart = [Referent("x", MentionKind.GROUP, (Place("a", 0),)), Referent("y", MentionKind.GROUP, (Place("b", 0),))]

    assert label_crossings([one, other], label_tables([one, other], apart, NO_WORDS)) == ()
