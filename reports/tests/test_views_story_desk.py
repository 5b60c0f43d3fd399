"""The maybe list: both sides of each doubt, an answer with and without scripts, an undo beside it."""

import pytest
from django.urls import reverse

from reports.models import Article, Story, StoryProposal
from reports.services.story_proposals import reject_proposal
from reports.tests.factories import ArticleFactory, ReaderFactory, StoryFactory
from reports.tests.story_rows import ArrangerFactory, StoryProposalFactory, proposed

pytestmark = pytest.mark.django_db
DESK = reverse("reports:story_desk")
SWAP = {"HX-Request": "true"}


@pytest.fixture
def editor(client):
    person = ArrangerFactory()
    client.force_login(person)
    return person


def decide(client, proposal, do, **kwargs):
    return client.post(reverse("reports:story_decide", args=[proposal.pk]), {"do": do}, **kwargs)


def test_both_sides_stand_beside_each_other_with_reasons(client, editor):
    proposal = StoryProposalFactory(score=0.37, story__title="Gate shut & barred")
    ArticleFactory(story=proposal.story, headline="Wall broke in the night")

    page = client.get(DESK).text

    assert "somewhat alike</b> · same names · 3 hours apart" in page
    assert "Gate shut &amp; barred" in page
    assert "Wall broke in the night" in page
    assert "The town council of Brennick shut the old harbour gate" in page


@pytest.mark.parametrize("kind", ["", "merge", "split"])
@pytest.mark.parametrize("swaps", [True, False])
def test_accepted_proposal_leaves_the_list_with_an_undo(client, editor, kind, swaps):
    proposal = StoryProposalFactory(**{kind: True} if kind else {})
    ArticleFactory(story=proposal.story)

    answer = decide(client, proposal, "accept", **{"headers": SWAP} if swaps else {"follow": True})

    assert answer.status_code == 200
    assert f'id="maybe-{proposal.pk}"' not in answer.text
    assert 'value="undo"' in answer.text
    assert ("<!DOCTYPE" in answer.text) is not swaps
    answer = decide(client, proposal, "undo", headers=SWAP)
    assert f'id="maybe-{proposal.pk}"' in answer.text


def test_rejected_proposal_moves_nothing(client, editor):
    proposal = StoryProposalFactory()

    decide(client, proposal, "reject")

    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == ("rejected", editor)
    assert proposal.article.story != proposal.story
    assert "Nothing is in doubt" in client.get(DESK).text


def test_filters_are_kept_by_an_answer(client, editor):
    proposal = StoryProposalFactory()

    answer = client.post(reverse("reports:story_decide", args=[proposal.pk]) + "?kind=place&q=gate", {"do": "reject"})

    assert answer.url == f"{DESK}?kind=place&q=gate"


def test_what_was_settled_meanwhile_is_told(client, editor):
    proposal = StoryProposalFactory()
    reject_proposal(proposal=proposal)

    assert "settled meanwhile" in decide(client, proposal, "accept", headers=SWAP).text
    assert "settled meanwhile" in decide(client, proposal, "accept", follow=True).text


def test_list_is_narrowed_by_kind_words_and_state(client, editor):
    place = StoryProposalFactory(story__title="Wall of Brennick")
    merge = StoryProposalFactory(merge=True)
    rejected = StoryProposalFactory(rejected=True)

    def found(**query):
        page = client.get(DESK, query).text
        return [f'id="maybe-{row.pk}"' in page for row in (place, merge, rejected)]

    assert found() == [True, True, False]
    assert found(kind="merge") == [False, True, False]
    assert found(q="brennick") == [True, False, False]
    assert found(state="rejected") == [False, False, True]


@pytest.mark.parametrize("query", ["kind=%00", "state=x", "q=%00", "page=-1", "q=" + "a" * 5000])
def test_odd_questions_are_answered(client, editor, query):
    StoryProposalFactory()

    assert client.get(f"{DESK}?{query}").status_code == 200


@pytest.mark.parametrize("rows", [1, 12])
def test_list_costs_as_many_queries_at_any_length(client, editor, django_assert_num_queries, rows):
    for number in range(rows):
        kind = ("", "merge", "split")[number % 3] if rows > 1 else ""
        proposal = StoryProposalFactory(**{kind: True} if kind else {})
        ArticleFactory.create_batch(2, story=proposal.story)
    StoryProposalFactory(rejected=True, decided_by=editor)

    with django_assert_num_queries(11):
        client.get(DESK)


def test_only_editors_see_and_settle(client):
    proposal = StoryProposalFactory()
    assert client.get(DESK).url.startswith("/sign-in/")
    client.force_login(ReaderFactory())

    assert client.get(DESK).status_code == 403
    assert decide(client, proposal, "accept").status_code == 403
    assert StoryProposal.objects.get().state == "open"


def test_foreign_words_are_escaped(client, editor):
    story = StoryFactory(title="<b>Gate</b>")
    proposed(story, headline="<i>Wall</i>")
    StoryProposalFactory(story=story, reasons=["<u>same</u>"])

    page = client.get(DESK).text

    assert not any(tag in page for tag in ("<b>Gate", "<i>Wall", "<u>same"))


def test_accepting_a_pair_leads_its_address_on(client, editor):
    proposal = StoryProposalFactory(merge=True)
    proposed(proposal.other)

    decide(client, proposal, "accept")

    assert Story.objects.count() == 1
    assert Article.objects.get().story == proposal.story


@pytest.mark.parametrize("sent", [{}, {"do": ""}, {"do": "acept"}])
@pytest.mark.parametrize("headers", [{}, SWAP])
def test_what_is_no_decision_is_refused_and_settles_nothing(client, editor, sent, headers):
    proposal = StoryProposalFactory()

    answer = client.post(reverse("reports:story_decide", args=[proposal.pk]), sent, headers=headers)

    proposal.refresh_from_db()
    assert (answer.status_code, proposal.state) == (400, "open")
    assert "Nothing was stored" in answer.text
