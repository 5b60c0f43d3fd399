"""Two editors at the same moment: numbers stay apart, one decision is stored once, a contradiction is told."""

import pytest

from framing.models import ClaimDecision, ReferentDecision
from framing.selectors.decision_log import last_number_of
from framing.selectors.decision_places import Named
from framing.services.claim_decisions import put_together
from framing.services.referent_decisions import confirm_referent, merge_referents, split_referent
from framing.services.story_decisions import DecisionRefused, undo_decision
from framing.tests.claim_stories import claimed
from framing.tests.factories import EditorFactory
from framing.tests.referent_stories import WARDENS, named_in, referents_story, runs_of, wardens_in
from framing.tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story():
    return referents_story(2)


@pytest.fixture
def wardens(story):
    return wardens_in(story)


def test_one_decision_of_two_editors_is_stored_once(story, wardens):
    people = [EditorFactory(), EditorFactory()]

    made = at_once(
        *(
            lambda person=person: confirm_referent(story=story, mentions=wardens, seen=0, decided_by=person)
            for person in people
        )
    )

    assert made == [ReferentDecision.objects.get()] * 2


def test_decisions_about_claims_and_referents_get_numbers_of_their_own(story, wardens):
    rows = [claimed(run, words) for run, words in zip(runs_of(story), (WARDENS, "The gate crew"), strict=True)]
    claims = [Named(row.revision.article_id, row.revision_id, row.start, row.end) for row in rows]

    made = at_once(
        lambda: put_together(story=story, claims=claims, seen=0),
        lambda: merge_referents(story=story, mentions=wardens, seen=0),
    )

    assert sorted(row.number for row in made) == [1, 2]
    assert {type(row) for row in made} == {ClaimDecision, ReferentDecision}
    assert last_number_of(story) == 2


def test_of_a_merge_and_a_split_of_the_same_one_is_stored_and_one_is_told(story, wardens):
    guards = named_in(story, "the guards")

    answers = at_once(
        lambda: merge_referents(story=story, mentions=wardens, seen=0),
        lambda: split_referent(story=story, apart=guards, others=wardens, seen=0),
        refusal=DecisionRefused,
    )

    (told,) = (answer for answer in answers if isinstance(answer, DecisionRefused))
    assert "about some of these mentions since the page was shown to you" in told.message
    assert {row.kind for row in ReferentDecision.objects.all()} in ({"merge"}, {"merge", "split"})


def test_decision_that_two_take_back_is_taken_back_once(story, wardens):
    made = merge_referents(story=story, mentions=wardens, seen=0)

    undone = at_once(*[lambda: undo_decision(decision=made)] * 2)

    assert undone == [ReferentDecision.objects.get(undoes=made)] * 2
