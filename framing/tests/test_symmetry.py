"""The symmetry report counts what a reader who suspects a lexicon would count."""

from dataclasses import replace

import pytest

from framing.analysis.entries import Category, ContrastSet, Entry
from framing.analysis.lexicon import Lexicon
from framing.analysis.symmetry import FEWEST_FOR_LEAN, FEWEST_MENTIONS, SymmetryReport, symmetry_report
from framing.lexicons import starter_lexicon

SETS = (ContrastSet("s", "Troops", topic="conflict"), ContrastSet("t", "Votes", topic="elections"))
OWN = Entry("s.own", "s", "defenders", intensity=2, valence=1, mirror="s.foe")
FOE = Entry("s.foe", "s", "invaders", intensity=3, valence=-1, mirror="s.own")
NAME = Entry("s.name", "s", "troops", plain=True)


def told(report: SymmetryReport) -> list[tuple[str, str]]:
    return [(finding.code, finding.place) for finding in report.findings]


def test_labels_stand_by_valence_with_their_mean_intensity() -> None:
    strong = Entry("s.strong", "s", "butchers", intensity=2, valence=-1)

    (balance,) = symmetry_report(Lexicon(SETS[:1], (OWN, FOE, NAME, strong))).sets

    assert [(side.valence, side.entries, side.mean_intensity) for side in balance.sides] == [
        (-1, ("s.foe", "s.strong"), 2.5),
        (0, ("s.name",), 1.0),
        (1, ("s.own",), 2.0),
    ]
    assert (balance.labels, balance.plain, balance.is_one_sided) == (4, 1, False)
    assert [side.hits for side in balance.sides] == [None, None, None]


def test_mirrored_pairs_are_told_once_with_their_hits_per_thousand_mentions() -> None:
    report = symmetry_report(Lexicon(SETS[:1], (OWN, FOE, NAME)), {"s.own": 1, "s.foe": 3, "s.name": 16})

    (pair,) = report.pairs
    assert (pair.codes, pair.intensities, pair.rates) == (("s.foe", "s.own"), (3, 2), (150.0, 50.0))
    assert pair.is_mutual
    assert [side.hits for side in report.sets[0].sides] == [3, 16, 1]
    assert told(report) == []


@pytest.mark.parametrize(
    ("valences", "intensities", "is_told"),
    [((-1, 1), (3, 2), False), ((-1, 1), (3, 1), True), ((-1, -1), (3, 3), False), ((-1, -1), (3, 2), True)],
)
def test_mirrors_of_one_valence_must_be_alike_and_opposed_ones_nearly(
    valences: tuple[int, int], intensities: tuple[int, int], is_told: bool
) -> None:
    one = replace(OWN, valence=valences[0], intensity=intensities[0])
    other = replace(FOE, valence=valences[1], intensity=intensities[1])

    found = told(symmetry_report(Lexicon(SETS[:1], (one, other, NAME))))

    assert (("uneven_mirror", "s.foe") in found) is is_told


def test_a_pair_without_mentions_has_no_rate() -> None:
    (pair,) = symmetry_report(Lexicon(SETS[:1], (OWN, FOE)), {}).pairs

    assert pair.rates == (None, None)


def test_a_pair_with_few_mentions_has_no_rate() -> None:
    (pair,) = symmetry_report(Lexicon(SETS[:1], (OWN, FOE)), {"s.own": 1, "s.foe": FEWEST_MENTIONS - 2}).pairs

    assert pair.rates == (None, None)


def test_small_and_one_sided_sets_are_found() -> None:
    lexicon = Lexicon(SETS, (FOE_ALONE, Entry("s.more", "s", "hordes", valence=-1), Entry("t.a", "t", "poll")))

    assert told(symmetry_report(lexicon)) == [("one_sided", "s"), ("few_labels", "t")]


FOE_ALONE = Entry("s.foe", "s", "invaders", valence=-1)


def test_an_alignment_label_without_a_mirror_is_found_and_a_plain_one_is_none() -> None:
    backed, led = (
        Entry(f"s.{term}", "s", f"{term}-wing", category=Category.ALIGNMENT_LABEL, valence=valence, plain=plain)
        for term, valence, plain in (("left", -1, False), ("right", 0, True))
    )

    assert told(symmetry_report(Lexicon(SETS[:1], (backed, led)))) == [("no_mirror", "s.left")]


def test_a_mirror_that_is_not_returned_is_found() -> None:
    report = symmetry_report(Lexicon(SETS[:1], (OWN, Entry("s.foe", "s", "invaders", intensity=2, valence=-1))))

    assert told(report) == [("one_sided_mirror", "s.own")]
    assert not report.pairs[0].is_mutual


def test_a_topic_with_labels_of_one_side_only_is_told() -> None:
    entries = tuple(Entry(f"s.e{n}", "s", f"word{n}", valence=-1) for n in range(FEWEST_FOR_LEAN))

    report = symmetry_report(Lexicon(SETS[:1], (*entries, NAME)))

    assert told(report) == [("leaning_topic", "conflict")]
    (topic,) = report.topics
    assert (topic.sets, topic.entries, topic.plain, topic.valences) == (1, 11, 1, {-1: 10, 0: 1, 1: 0})
    assert topic.categories[Category.ACTOR_LABEL] == 11


def test_an_empty_lexicon_has_an_empty_report() -> None:
    assert symmetry_report(Lexicon((), ())) == SymmetryReport((), (), (), ())


def test_every_set_of_the_starter_lexicon_shows_a_choice_between_sides() -> None:
    found = symmetry_report(starter_lexicon())

    balance = {"few_labels", "one_sided", "leaning_topic", "no_mirror", "one_sided_mirror"}
    assert [finding for finding in found.findings if finding.code in balance] == []
