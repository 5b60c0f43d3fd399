"""Who is called what: the labels of a referent in each report, in which voice, and whether they help or harm it."""

import pytest

from framing.analysis.entries import Slot
from framing.analysis.labels import label_tables
from framing.analysis.labels.measures import MINIMUM_MENTIONS
from framing.tests.labelling import (
    INDIRECT,
    NAME,
    OWN,
    QUOTED,
    SCARE,
    hit,
    lexicon,
    mention,
    referent,
    report,
    table,
    texts,
)
from reports.extraction.mentions import MentionForm, MentionKind
from reports.text.voice import Voice


def name(words: str, **values):
    return mention(words, form=MentionForm.NAME, **values)


def test_labels_stand_in_order_of_first_appearance() -> None:
    made = report("a", "the guards", "the armed guards", "guards", "the crew", "the armed guards")

    found = table(made)

    assert texts(found, "a") == ["guards", "armed guards", "crew"]
    assert [[place.mention for place in use.mentions] for use in found.cells["a"]] == [[0, 2], [1, 4], [3]]


def test_label_is_shown_as_each_report_first_prints_it() -> None:
    found = table(report("a", "The Gate Crew"), report("b", "a gate crew"))

    assert [found.cells[key][0].text for key in "ab"] == ["Gate Crew", "gate crew"]
    assert found.cells["a"][0].key == found.cells["b"][0].key


def test_voices_of_a_label_are_counted_apart() -> None:
    uses = [("the guards", voice) for voice in (OWN, QUOTED, QUOTED, INDIRECT, SCARE, NAME)]

    (use,) = table(report("a", *uses)).cells["a"]

    assert use.voices == {OWN: 1, QUOTED: 2, INDIRECT: 1, SCARE: 1, NAME: 1}
    assert (use.own, use.attributed) == (2, 4)


def test_pronouns_are_no_labels_and_are_kept_apart() -> None:
    they = mention("they", form=MentionForm.PRONOUN)

    found = table(report("a", "the guards", they), report("b", they))

    assert texts(found, "a") == ["guards"]
    assert "b" not in found.cells
    assert [[place.mention for place in places] for places in found.pronouns.values()] == [[1], [0]]


def test_report_that_does_not_speak_of_it_has_no_cell() -> None:
    one, other = report("a", "the guards"), report("b", "the crew")

    (found,) = label_tables([one, other], [referent([one])], lexicon([]))

    assert list(found.cells) == ["a"]


@pytest.mark.parametrize("words", ["Lind", "Ada Lind", "Mayor Ada Lind"])
def test_every_form_of_a_persons_name_is_a_name(words: str) -> None:
    made = report("a", name(words, kind=MentionKind.ACTOR))

    (use,) = table(made, name="Ada Lind", kind=MentionKind.ACTOR).cells["a"]

    assert use.is_name


def test_name_with_a_describing_word_is_a_label() -> None:
    made = report("a", name("embattled Ada Lind", kind=MentionKind.ACTOR))

    (use,) = table(made, name="Ada Lind", kind=MentionKind.ACTOR).cells["a"]

    assert not use.is_name


def test_another_name_for_a_place_is_a_label() -> None:
    made = report("a", name("Gulf of Tarn"), name("Gulf of Vessen"))

    found = table(made, name="Gulf of Tarn", kind=MentionKind.PLACE).cells["a"]

    assert [use.is_name for use in found] == [True, False]


def test_surnames_and_full_names_are_no_difference() -> None:
    ada = [report(key, name(words, kind=MentionKind.ACTOR)) for key, words in (("a", "Lind"), ("b", "Ada Lind"))]

    assert table(*ada, name="Ada Lind", kind=MentionKind.ACTOR).difference == 0


def test_difference_counts_own_voice_alone() -> None:
    one = report("a", "the guards", ("the raiders", QUOTED))
    other = report("b", "the guards", "a guard", ("the crew", SCARE))

    assert table(one, other).difference == 0
    assert table(one, report("b", "the raiders")).difference == pytest.approx(1)


def test_drift_inside_a_report_raises_its_diversity() -> None:
    found = table(report("a", "the guards", "the raiders"), report("b", "the guards", "guards"), report("c", "guards"))

    assert found.diversity == {"a": 1, "b": 0, "c": None}


def direction(made, *hits):
    with_hits = report(made.key, *made.mentions, hits=hits)
    return label_tables([with_hits], [referent([with_hits])], lexicon(hits))[0].directions[made.key]


GUARDS = ("the raiders", "the guards", "the brave guards", "guards", "the crew")


def test_label_that_is_a_word_of_the_lexicon_harms_who_is_called_so() -> None:
    made = report("a", *GUARDS)

    found = direction(made, hit(made, "raiders", -1))

    assert (found.mentions, found.helps, found.harms) == (5, 0, 1)
    assert found.interval is not None
    assert found.interval[0] < 1 / 5 < found.interval[1]


def test_word_before_the_head_helps_the_head() -> None:
    made = report("a", *GUARDS)

    found = direction(made, hit(made, "brave", 1, Slot.HEAD))

    assert (found.helps, found.harms) == (1, 0)


@pytest.mark.parametrize("slot", [Slot.SUBJECT, Slot.OBJECT])
def test_valence_of_subject_and_object_is_not_that_of_the_label(slot: Slot) -> None:
    made = report("a", *GUARDS)

    assert direction(made, hit(made, "raiders", -1, slot)).harms == 0


def test_noun_before_the_head_labels_itself_and_not_the_head() -> None:
    made = report("a", mention("the raiders quarter", "quarter"))

    assert direction(made, hit(made, "raiders", -1)).harms == 0


def test_noun_before_the_head_labels_what_its_set_speaks_of() -> None:
    made = report("a", mention("the raiders quarter", "quarter"))
    found = hit(made, "raiders", -1)

    with_hits = report("a", *made.mentions, hits=(found,))
    of_the_set = referent([made], contrast_set=found.entry.contrast_set)
    of_another = referent([made], contrast_set="quarters")
    tables = label_tables([with_hits], [of_the_set, of_another], lexicon([found]))

    assert [one.directions["a"].harms for one in tables] == [1, 0]


def test_hit_that_does_not_count_harms_nobody() -> None:
    made = report("a", *GUARDS)

    assert direction(made, hit(made, "raiders", -1, counted=False)).harms == 0


def test_innermost_mention_is_the_one_that_is_labelled() -> None:
    outer, inner = mention("guards of the raiders", "guards"), mention("the raiders", start=10)
    text = "guards of the raiders"
    made = report("a", outer)
    both = type(made)("a", text, mentions=(outer, inner), hits=(hit(made, "raiders", -1),))

    found = label_tables([both], [referent([made])], lexicon(both.hits))[0].directions["a"]

    assert found.harms == 0


def test_attributed_mentions_are_not_in_the_share() -> None:
    made = report("a", "guards", ("raiders", QUOTED), ("crew", INDIRECT))

    assert direction(made).mentions == 1


def test_too_few_own_mentions_have_no_interval() -> None:
    few = report("a", *["the guards"] * (MINIMUM_MENTIONS - 1))

    assert direction(few).interval is None
    assert direction(report("a", *["the guards"] * MINIMUM_MENTIONS)).interval is not None


def test_every_referent_has_its_table_in_order() -> None:
    made = report("a", "the guards", "the mayor")
    first, second = (referent([made], mentions=(place,)) for place in referent([made]).mentions)

    found = label_tables([made], [second, first], lexicon([]))

    assert [one.referent for one in found] == [0, 1]
    assert [texts(one, "a") for one in found] == [["mayor"], ["guards"]]
    assert all(set(use.voices) == set(Voice) for one in found for use in one.cells["a"])


@pytest.mark.parametrize(("words", "counts"), [("northern Orla", False), ("besieged Orla", True)])
def test_where_a_place_lies_sets_no_reports_apart(words: str, counts: bool) -> None:
    place = {"form": MentionForm.NAME, "kind": MentionKind.PLACE}

    found = table(
        report("a", mention("Orla", **place)), report("b", mention(words, **place)), name="Orla", kind=MentionKind.PLACE
    )

    assert (found.difference > 0) is counts
