"""What holds of any mentions: each has one place in the table, and a crossing tells the voices as they are."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.labels import CrossingKind, LabelTable, label_crossings, label_tables
from framing.analysis.labels.values import OWN_VOICES
from framing.analysis.referents import Place, Referent
from framing.tests.labelling import NO_WORDS, mention, report
from reports.extraction.mentions import MentionForm, MentionKind
from reports.text.voice import Voice

WORDS = st.sampled_from(
    ["the guards", "guards", "The raiders", "two raiders", "Ada Lind", "Lind", "TDU", "the town’s crew"]
)
MENTIONS = st.builds(mention, WORDS, form=st.sampled_from(MentionForm), voice=st.sampled_from(Voice))


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[AnalysedReport], list[Referent]]:
    """Up to four reports whose mentions are put into up to three referents in any way."""
    reports = [report(key, *draw(st.lists(MENTIONS, max_size=6))) for key in "abcd"[: draw(st.integers(1, 4))]]
    places = [Place(one.key, number) for one in reports for number in range(len(one.mentions))]
    numbers = draw(st.lists(st.integers(0, 2), min_size=len(places), max_size=len(places)))
    kinds = st.sampled_from([MentionKind.ACTOR, MentionKind.GROUP])
    referents = [
        Referent(
            "Ada Lind", draw(kinds), tuple(place for place, of in zip(places, numbers, strict=True) if of == number)
        )
        for number in range(3)
    ]
    return reports, referents


def tables_of(story: tuple[list[AnalysedReport], list[Referent]]) -> Sequence[LabelTable]:
    return label_tables(*story, NO_WORDS)


@settings(max_examples=60)
@given(stories())
def test_cells_and_pronouns_part_the_mentions_of_a_referent(story) -> None:
    reports, referents = story
    forms = {Place(one.key, n): said.form for one in reports for n, said in enumerate(one.mentions)}

    for found, referent in zip(tables_of(story), referents, strict=True):
        labelled = [place for cell in found.cells.values() for use in cell for place in use.mentions]
        unlabelled = [place for places in found.pronouns.values() for place in places]
        assert sorted(labelled + unlabelled) == sorted(referent.mentions)
        assert all(forms[place] is not MentionForm.PRONOUN for place in labelled)
        assert all(forms[place] is MentionForm.PRONOUN for place in unlabelled)


@settings(max_examples=60)
@given(stories())
def test_voices_and_shares_of_a_label_are_those_of_its_mentions(story) -> None:
    reports, _ = story
    voices = {Place(one.key, n): said.voice for one in reports for n, said in enumerate(one.mentions)}

    for found in tables_of(story):
        assert 0 <= found.difference <= 1
        for key, cell in found.cells.items():
            said = [voices[place] for use in cell for place in use.mentions]
            assert all(place.key == key for use in cell for place in use.mentions)
            assert all(sum(use.voices.values()) == len(use.mentions) for use in cell)
            assert len({use.key for use in cell}) == len(cell)
            assert found.directions[key].mentions == sum(voice in OWN_VOICES for voice in said)
            firsts = [use.mentions[0] for use in cell]
            assert firsts == sorted(firsts)


@settings(max_examples=60)
@given(stories())
def test_voices_of_a_crossing_are_true(story) -> None:
    reports, _ = story
    voices = {Place(one.key, n): said.voice for one in reports for n, said in enumerate(one.mentions)}

    for found in label_crossings(reports, tables_of(story)):
        own = {key: any(voices[place] in OWN_VOICES for place in places) for key, places in found.mentions.items()}
        assert len(own) >= 2
        assert set(found.owned_by) == {key for key, is_own in own.items() if is_own}
        assert set(found.attributed_by) == {key for key, is_own in own.items() if not is_own}
        assert (found.kind is CrossingKind.BOTH_OWN) == all(own.values())
        assert (found.kind is CrossingKind.EACH_ATTRIBUTES) == (not any(own.values()))


@settings(max_examples=40)
@given(stories())
def test_order_of_the_reports_changes_no_figure(story) -> None:
    reports, referents = story

    there, back = tables_of(story), tables_of((reports[::-1], referents))

    assert [round(one.difference, 9) for one in there] == [round(one.difference, 9) for one in back]
    assert [dict(one.directions) for one in there] == [dict(one.directions) for one in back]
