"""Deciding that mentions are one referent, or are not, and what it is called."""

import pytest

from framing.models import ReferentDecision
from framing.models.decisions import LONGEST_REASON, MOST_PLACES
from framing.models.referents import LONGEST_NAME
from framing.selectors.decision_places import Named
from framing.services import story_decisions
from framing.services.claim_decisions import put_together
from framing.services.referent_decisions import confirm_referent, merge_referents, rename_referent, split_referent
from framing.services.story_decisions import DecisionRefused, undo_decision
from framing.tests.claim_stories import claimed
from framing.tests.factories import ClaimDecisionFactory, EditorFactory
from framing.tests.referent_stories import MOB, WARDENS, mentions_in, named_in, referents_story, runs_of, wardens_in
from reports.models import Mention
from reports.tests.factories import RevisionFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return referents_story(2)


@pytest.fixture
def wardens(story):
    return wardens_in(story)


@pytest.fixture
def mob(story):
    return named_in(story, MOB)


def refused(function, **values):
    before = ReferentDecision.objects.count()
    with pytest.raises(DecisionRefused) as caught:
        function(**values)
    assert ReferentDecision.objects.count() == before
    return caught.value


def words_of(decision):
    return [place["words"] for place in decision.places]


def test_merge_is_logged_with_one_mention_of_every_wording_and_the_story_is_compared_anew(
    story, wardens, mob, compared_again
):
    editor = EditorFactory()

    made = merge_referents(story=story, mentions=[*wardens, *mob], seen=0, reason=" One  crew. ", decided_by=editor)

    assert (made.number, made.kind, made.reason, made.decided_by) == (1, "merge", "One crew.", editor)
    assert sorted(words_of(made)) == [MOB, "The gate crew", WARDENS, "the guards"]
    assert made.places[0] == {
        "article": wardens[0].article,
        "revision": wardens[0].revision,
        "start": wardens[0].start,
        "end": wardens[0].end,
        "words": WARDENS,
    }
    assert compared_again == [story.pk]


def test_confirmed_referent_is_logged_as_confirmed(story, wardens):
    assert confirm_referent(story=story, mentions=wardens, seen=0).kind == "confirm"


def test_two_mentions_in_one_wording_may_be_confirmed(story):
    guards = named_in(story, "the guards")

    assert len(confirm_referent(story=story, mentions=guards, seen=0).places) == 2


def test_what_is_split_off_is_one_and_apart_from_every_other_wording(story, wardens):
    guards = named_in(story, "the guards")

    together, apart = split_referent(story=story, apart=guards, others=wardens, seen=0)

    assert (together.kind, words_of(together)) == ("merge", ["the guards", "The guards"])
    assert (apart.kind, words_of(apart)) == ("split", ["the guards", WARDENS, "The gate crew"])
    assert (together.number, apart.number) == (1, 2)


def test_split_of_a_single_mention_is_one_decision(story, wardens):
    made = split_referent(story=story, apart=wardens[-1:], others=wardens, seen=0)

    assert [row.kind for row in made] == ["split"]


def test_name_is_logged_with_a_mention_of_each_report(story, wardens):
    made = rename_referent(story=story, mentions=wardens, name="  Gate   wardens ", seen=0)

    assert (made.kind, made.name) == ("rename", "Gate wardens")
    assert words_of(made) == [WARDENS, "The gate crew"]


def test_what_was_named_can_be_split(story, wardens):
    rename_referent(story=story, mentions=wardens, name="Gate wardens", seen=0)

    made = split_referent(story=story, apart=named_in(story, "the guards"), others=wardens, seen=1)

    assert [row.number for row in made] == [2, 3]


def test_another_name_is_another_decision_and_the_same_name_is_not(story, wardens):
    first = rename_referent(story=story, mentions=wardens, name="Gate wardens", seen=0)
    again = rename_referent(story=story, mentions=wardens, name="Gate wardens", seen=0)
    other = rename_referent(story=story, mentions=wardens, name="Wardens", seen=1)

    assert again == first
    assert (other.number, other.name) == (2, "Wardens")


def test_same_decision_again_gives_the_one_in_force(story, wardens, compared_again):
    first = merge_referents(story=story, mentions=wardens, seen=0)
    again = merge_referents(story=story, mentions=[*wardens[::-1], wardens[0]], seen=0)

    assert again == first
    assert compared_again == [story.pk]


def test_numbers_go_on_after_decisions_about_claims(story, wardens):
    ClaimDecisionFactory(story=story)

    assert merge_referents(story=story, mentions=wardens, seen=0).number == 2


def test_claims_are_numbered_after_referents(story, wardens):
    made = merge_referents(story=story, mentions=wardens, seen=0)
    rows = [claimed(run, words) for run, words in zip(runs_of(story), (WARDENS, "The gate crew"), strict=True)]
    claims = [Named(row.revision.article_id, row.revision_id, row.start, row.end) for row in rows]

    assert put_together(story=story, claims=claims, seen=0).number == made.number + 1


def test_undo_has_the_next_number_of_both_logs(story, wardens):
    made = rename_referent(story=story, mentions=wardens, name="Gate wardens", seen=0)
    ClaimDecisionFactory(story=story)

    undo = undo_decision(decision=made, undone_by=EditorFactory())

    assert (undo.number, undo.undoes, undo.kind, undo.name) == (3, made, "rename", "Gate wardens")
    assert undo_decision(decision=made) == undo
    assert not ReferentDecision.objects.in_force_for(story).exists()
    assert list(ReferentDecision.objects.in_force_for(story, up_to=2)) == [made]


def test_undo_cannot_be_undone(story, wardens):
    undo = undo_decision(decision=merge_referents(story=story, mentions=wardens, seen=0))

    assert "cannot be undone" in refused(undo_decision, decision=undo).message


@pytest.mark.parametrize("decide", [merge_referents, confirm_referent])
@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_mentions_are_refused(story, wardens, decide, count):
    told = refused(decide, story=story, mentions=wardens[:count], seen=0)

    assert told.field == "mentions"
    assert "at least two" in told.message


def test_split_needs_mentions_on_both_sides(story, wardens):
    none = refused(split_referent, story=story, apart=[], others=wardens, seen=0)
    every = refused(split_referent, story=story, apart=wardens, others=wardens, seen=0)

    assert "Tick the words" in none.message
    assert "Leave something unticked" in every.message


@pytest.mark.parametrize(("name", "told"), [(" \0 ", "Write the name"), ("x" * (LONGEST_NAME + 1), "may have 200")])
def test_odd_names_are_refused_at_their_field(story, wardens, name, told):
    found = refused(rename_referent, story=story, mentions=wardens, name=name, seen=0)

    assert found.field == "name"
    assert told in found.message


def test_nothing_cannot_be_named(story):
    assert "Choose whom" in refused(rename_referent, story=story, mentions=[], name="Gate wardens", seen=0).message


def test_mention_of_another_story_is_refused(story, wardens):
    foreign = named_in(referents_story(1), WARDENS)

    told = refused(merge_referents, story=story, mentions=[wardens[0], *foreign], seen=0)

    assert "Some of the chosen mentions are not in this story any more" in told.message


def test_mention_of_an_earlier_text_is_refused(story, wardens):
    RevisionFactory(article=story.articles.get(pk=wardens[0].article), text="Another headline\n\nAnother text.")

    assert "has changed" in refused(confirm_referent, story=story, mentions=wardens, seen=0).message


def test_mention_that_the_analysis_does_not_find_any_more_is_refused(story, wardens):
    Mention.objects.filter(start=wardens[0].start).update(engine="an engine before this")

    assert "has changed" in refused(confirm_referent, story=story, mentions=wardens, seen=0).message


def test_frequent_mentions_leave_room_for_other_wordings(story):
    mentions_in(runs_of(story)[0], "e")
    every = [name for words in ("e", WARDENS, "the gate crew") for name in named_in(story, words)]

    together, apart = split_referent(
        story=story, apart=named_in(story, "e"), others=[*every, *named_in(story, MOB)], seen=0
    )

    assert len(together.places) <= MOST_PLACES
    assert set(words_of(apart)[1:]) == {WARDENS, "The gate crew", MOB}


def test_too_many_decisions_of_both_kinds_are_refused(story, wardens, mob, monkeypatch):
    monkeypatch.setattr(story_decisions, "MOST_DECISIONS", 2)
    ClaimDecisionFactory(story=story)
    merge_referents(story=story, mentions=wardens, seen=0)

    told = refused(merge_referents, story=story, mentions=[*wardens, *mob], seen=2)

    assert "This story has 2 decisions, and 2 are as many as it may have." in told.message


def test_long_reason_is_refused_at_its_field(story, wardens):
    told = refused(merge_referents, story=story, mentions=wardens, seen=0, reason="x" * (LONGEST_REASON + 1))

    assert told.field == "reason"


def test_merge_of_what_was_split_is_refused_with_the_number_of_the_decision(story, wardens):
    split_referent(story=story, apart=wardens[-1:], others=wardens, seen=0)

    told = refused(merge_referents, story=story, mentions=[wardens[0], wardens[-1]], seen=1)

    assert "Decision 1 says of some of these mentions that they do not belong together." in told.message


def test_split_of_what_was_confirmed_is_refused(story, wardens):
    confirm_referent(story=story, mentions=wardens, seen=0)

    told = refused(split_referent, story=story, apart=named_in(story, "the guards"), others=wardens, seen=1)

    assert "Decision 1 says of some of these mentions that they belong together." in told.message


def test_split_of_what_is_one_through_another_that_is_ticked_is_refused(story, wardens, mob):
    guards = named_in(story, "the guards")
    merge_referents(story=story, mentions=[guards[1], wardens[0]], seen=0)

    told = refused(split_referent, story=story, apart=guards, others=wardens[:2], seen=1)

    assert "Decision 1 says" in told.message


def test_what_was_taken_back_contradicts_nothing(story, wardens):
    undo_decision(decision=confirm_referent(story=story, mentions=wardens, seen=0))

    made = split_referent(story=story, apart=named_in(story, "the guards"), others=wardens, seen=2)

    assert [row.number for row in made] == [3, 4]


def test_decision_that_was_not_seen_about_these_mentions_is_told_first(story, wardens, mob):
    merge_referents(story=story, mentions=wardens, seen=0)

    told = refused(merge_referents, story=story, mentions=[*wardens, *mob], seen=0)

    assert "Decision 1 was made about some of these mentions since the page was shown to you." in told.message


def test_decision_about_claims_or_other_mentions_does_not_stand_in_the_way(story, wardens):
    ClaimDecisionFactory(story=story)
    confirm_referent(story=story, mentions=named_in(story, "fishermen"), seen=0)

    assert confirm_referent(story=story, mentions=wardens, seen=0).number == 3


def test_decisions_of_two_stories_are_numbered_apart(story, wardens):
    ClaimDecisionFactory(story=StoryFactory())

    assert merge_referents(story=story, mentions=wardens, seen=0).number == 1
