"""The "maybe" list: proposed once, settled by whoever decides, never asked again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reports.models import Article, Story, StoryChange, StoryProposal
from reports.services.story_changes import move_proposed, move_reports, pin_reports
from reports.services.story_deciding import accept_proposal, take_decision_back
from reports.services.story_holding import StoryChangeRefused
from reports.services.story_merging import merge_stories
from reports.services.story_proposals import expire_proposals, propose, reject_proposal
from reports.services.story_undoing import undo_change
from reports.tests.factories import ArticleFactory, StoryFactory, UserFactory
from reports.tests.story_rows import StoryProposalFactory, proposed, stood

pytestmark = pytest.mark.django_db
Kind, State = StoryProposal.Kind, StoryProposal.State


def state_of(proposal):
    return StoryProposal.objects.get(pk=proposal.pk).state


def place(story, article, score=0.4):
    return propose(kind=Kind.PLACE, story=story, article=article, score=score, reasons=["same place"])


# proposing


def test_same_proposal_is_one_row_with_the_newest_score():
    story, article = StoryFactory(), proposed(StoryFactory())

    first, second = place(story, article, 0.33), place(story, article, 0.39)

    assert first == second
    assert StoryProposal.objects.get().score == 0.39


def test_two_stories_are_one_pair_in_either_order():
    one, other = StoryFactory.create_batch(2)

    made = [propose(kind=Kind.MERGE, story=a, other=b, score=0.5, reasons=[]) for a, b in ((one, other), (other, one))]

    assert made[0] == made[1]
    assert made[0].story == one


def test_rejected_proposal_is_never_opened_again():
    story, article = StoryFactory(), proposed(StoryFactory())
    reject_proposal(proposal=place(story, article))

    assert place(story, article, 0.41).state == State.REJECTED


def test_proposal_that_settled_itself_may_come_again():
    row = StoryProposalFactory(state="gone", decided_at=timezone.now())

    assert place(row.story, row.article).state == State.OPEN


@pytest.mark.parametrize(
    "given",
    [
        lambda: {"kind": Kind.PLACE, "story": StoryFactory(), "article": ArticleFactory(story=StoryFactory())},
        lambda: {"kind": Kind.PLACE, "story": StoryFactory(takes_proposals=False), "article": ArticleFactory()},
        lambda: {"kind": Kind.PLACE, "story": StoryFactory(merged_into=StoryFactory()), "article": ArticleFactory()},
        lambda: {"kind": Kind.SPLIT, "story": StoryFactory(), "article": proposed(StoryFactory())},
        lambda: {"kind": Kind.MERGE, "story": StoryFactory(), "other": StoryFactory(takes_proposals=False)},
        lambda: {"kind": Kind.MERGE, **dict.fromkeys(("story", "other"), StoryFactory())},
    ],
    ids=["placed by a person", "closed", "merged", "not in it", "other closed", "itself"],
)
def test_what_makes_no_sense_is_not_proposed(given):
    assert propose(**given(), score=0.5, reasons=[]) is None
    assert not StoryProposal.objects.exists()


# accepting and rejecting


def test_accepted_report_is_moved_and_the_row_says_who():
    proposal, person = StoryProposalFactory(), UserFactory()

    change = accept_proposal(proposal=proposal, decided_by=person)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == (State.ACCEPTED, person)
    assert proposal.article.story == proposal.story
    assert change.reason == "same names; 3 hours apart"
    assert accept_proposal(proposal=proposal) == change


def test_accepted_pair_is_one_story():
    proposal = StoryProposalFactory(merge=True)

    accept_proposal(proposal=proposal)

    assert Story.every.get(pk=proposal.other_id).merged_into == proposal.story


def test_report_that_does_not_belong_is_split_off_under_its_headline():
    proposal = StoryProposalFactory(split=True)
    ArticleFactory(story=proposal.story)

    accept_proposal(proposal=proposal)

    story = Article.objects.get(pk=proposal.article_id).story
    assert (story.title, story.is_title_proposed) == (proposal.article.headline, True)


@pytest.mark.parametrize("kind", ["merge", "split", ""])
def test_accepting_is_taken_back_whole(kind):
    proposal = StoryProposalFactory(**{kind: True} if kind else {})
    ArticleFactory(story=proposal.story)
    before = list(Article.objects.order_by("pk").values_list("story", "placement", "placement_score"))
    accept_proposal(proposal=proposal)

    take_decision_back(proposal=proposal)

    assert state_of(proposal) == State.OPEN
    assert list(Article.objects.order_by("pk").values_list("story", "placement", "placement_score")) == before


def test_rejection_is_taken_back():
    proposal = StoryProposalFactory()
    reject_proposal(proposal=proposal)

    take_decision_back(proposal=proposal)

    assert state_of(proposal) == State.OPEN


def test_proposal_settled_meanwhile_is_not_carried_out():
    proposal = StoryProposalFactory()
    reject_proposal(proposal=StoryProposal.objects.get(pk=proposal.pk))

    with pytest.raises(StoryChangeRefused, match="settled meanwhile"):
        accept_proposal(proposal=proposal)
    assert not StoryChange.objects.exists()


def test_rejecting_what_is_settled_changes_nothing():
    proposal = StoryProposalFactory()
    accept_proposal(proposal=proposal)

    assert reject_proposal(proposal=proposal).state == State.ACCEPTED


# settled by other changes


def test_report_moved_by_hand_settles_what_was_proposed_of_it():
    here = StoryProposalFactory()
    there = StoryProposalFactory(article=here.article)

    (change,) = move_reports(reports=stood(here.article), to=here.story)

    assert (state_of(here), state_of(there)) == (State.ACCEPTED, State.GONE)
    undo_change(change=change)
    assert (state_of(here), state_of(there)) == (State.OPEN, State.OPEN)


def test_confirmed_report_belongs_where_it_stands():
    proposal = StoryProposalFactory(split=True)

    pin_reports(reports=stood(proposal.article))

    assert state_of(proposal) == State.REJECTED


def test_machine_settles_only_what_it_carries_out():
    here = StoryProposalFactory()
    there = StoryProposalFactory(article=here.article)

    move_proposed(report=stood(here.article)[0], to=here.story, score=0.6, reason="same place")

    assert (state_of(here), state_of(there)) == (State.ACCEPTED, State.OPEN)


def test_what_waits_about_a_merged_story_waits_about_the_one_it_leads_to():
    into, merged, third = StoryFactory.create_batch(3)
    pair = StoryProposalFactory(merge=True, story=into, other=merged)
    place_here = StoryProposalFactory(story=merged)
    other_pair = StoryProposalFactory(merge=True, story=merged, other=third)

    change = merge_stories(into=into, merged=merged)

    assert [state_of(row) for row in (pair, place_here, other_pair)] == [State.ACCEPTED, State.GONE, State.GONE]
    assert StoryProposal.objects.filter(state="open", kind="place", story=into, article=place_here.article).exists()
    assert StoryProposal.objects.filter(state="open", kind="merge", story=into, other=third).exists()
    undo_change(change=change)
    assert [state_of(row) for row in (pair, place_here, other_pair)] == [State.OPEN] * 3


def test_old_and_overtaken_proposals_expire():
    old, fresh, overtaken = StoryProposalFactory.create_batch(3)
    StoryProposal.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=40))
    Article.objects.filter(pk=overtaken.article_id).update(placement="person")

    assert expire_proposals(before=timezone.now() - timedelta(days=30)) == 2
    assert [state_of(row) for row in (old, fresh, overtaken)] == [State.GONE, State.OPEN, State.GONE]
