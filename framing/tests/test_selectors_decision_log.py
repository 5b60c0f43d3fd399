"""One numbering over all decisions of a story, and the comparison that holds to them."""

import pytest
from django.db.models import OuterRef

from framing.models import ClaimDecision, ReferentDecision
from framing.selectors.comparisons import comparison_status_of
from framing.selectors.decision_log import decision_log, last_number, last_number_of, last_numbers
from framing.services import sweeps
from framing.tests.factories import ClaimDecisionFactory, ComparisonFactory, ReferentDecisionFactory
from framing.tests.referent_stories import referents_story
from reports.models import Story
from reports.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db


def decided(story, *makes):
    for make in makes:
        make(story=story)
    return story


@pytest.mark.parametrize(
    ("makes", "number"),
    [
        ((), 0),
        ((ClaimDecisionFactory,), 1),
        ((ReferentDecisionFactory,), 1),
        ((ReferentDecisionFactory, ClaimDecisionFactory, ReferentDecisionFactory), 3),
        ((ReferentDecisionFactory, ReferentDecisionFactory, ClaimDecisionFactory), 3),
    ],
)
def test_last_number_is_the_largest_of_both_logs(makes, number, django_assert_num_queries):
    story = decided(StoryFactory(), *makes)
    decided(StoryFactory(), *[ClaimDecisionFactory] * 4)

    with django_assert_num_queries(1):
        found = last_number_of(story)

    assert found == number
    assert last_numbers().get(story.pk, 0) == number
    assert Story.objects.annotate(decided=last_number(OuterRef("pk"))).get(pk=story.pk).decided == number


def test_comparison_of_before_a_decision_about_referents_is_behind():
    story = referents_story(2)

    decided(story, ReferentDecisionFactory)

    assert comparison_status_of(story).standing == "pending"
    ComparisonFactory(story=story)
    assert comparison_status_of(story).standing == "done"


def test_status_of_a_comparison_costs_the_same_with_decisions_of_both_kinds(django_assert_num_queries):
    story = decided(referents_story(2), *[ClaimDecisionFactory, ReferentDecisionFactory] * 3)

    with django_assert_num_queries(4):
        comparison_status_of(story)


def test_sweep_asks_for_the_comparison_that_a_decision_about_referents_lacks(compared_again, monkeypatch):
    monkeypatch.setattr(sweeps, "current_engine", lambda: "test-engine 1")
    story = referents_story(2)

    sweeps.sweep()
    decided(story, ReferentDecisionFactory)
    sweeps.sweep()

    assert compared_again == [story.pk]


def test_each_log_shows_its_own_decisions():
    story = decided(StoryFactory(), ClaimDecisionFactory, ReferentDecisionFactory)

    assert [line.decision.number for line in decision_log(ClaimDecision, story)] == [1]
    assert [line.decision.number for line in decision_log(ReferentDecision, story)] == [2]


def test_wordings_of_a_merge_stand_without_articles_and_once_each():
    places = [
        {"article": 1, "revision": 1, "start": at, "end": at + 9, "words": words}
        for at, words in enumerate(("The wardens", "the\nwardens", "A mob", "their guards", "Theirs"))
    ]
    story = StoryFactory()
    ReferentDecisionFactory(story=story, places=places)
    ReferentDecisionFactory(story=story, places=places, kind="split")

    split, merge = decision_log(ReferentDecision, story)

    assert merge.wordings == ["wardens", "mob", "guards", "Theirs"]
    assert split.wordings == []
