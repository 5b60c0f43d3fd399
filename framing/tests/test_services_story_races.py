"""Two editors at the same moment: one change is made, the other is told; nothing is lost and nothing waits for ever."""

import pytest

from framing.tests.threads import at_once
from reports.models import Article, Story, StoryChange
from reports.services.ingest import submit_article
from reports.services.primary_texts import attach_primary_text
from reports.services.stories import open_story, place_article
from reports.services.story_changes import move_reports
from reports.services.story_deciding import accept_proposal
from reports.services.story_holding import StoryChangeRefused
from reports.services.story_merging import merge_stories
from reports.services.story_naming import rename_story
from reports.services.story_proposals import reject_proposal
from reports.services.story_undoing import undo_change
from reports.tests.factories import ArticleFactory, SourceFactory, StoryFactory
from reports.tests.story_rows import StoryProposalFactory, proposed, stood

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 4


def refusals(answers):
    return [answer for answer in answers if isinstance(answer, StoryChangeRefused)]


@pytest.mark.parametrize("time", range(TIMES))
def test_report_moved_by_two_editors_at_once_is_moved_by_one(time):
    origin, first, second = StoryFactory.create_batch(3)
    shown = stood(proposed(origin))

    answers = at_once(
        lambda: move_reports(reports=shown, to=first),
        lambda: move_reports(reports=shown, to=second),
        refusal=StoryChangeRefused,
    )

    assert len(refusals(answers)) == 1
    assert "somebody moved it" in refusals(answers)[0].message
    assert StoryChange.objects.get().story == Article.objects.get().story


@pytest.mark.parametrize("time", range(TIMES))
def test_stories_merged_into_each_other_at_once_are_merged_once(time):
    one, other = StoryFactory.create_batch(2)
    for story in (one, other):
        proposed(story)

    answers = at_once(
        lambda: merge_stories(into=one, merged=other),
        lambda: merge_stories(into=other, merged=one),
        refusal=StoryChangeRefused,
    )

    assert len(refusals(answers)) == 1
    assert Story.objects.get().articles.count() == 2
    assert StoryChange.objects.count() == 1


@pytest.mark.parametrize("time", range(TIMES))
def test_ring_of_merges_leaves_one_story_with_every_report(time):
    stories = StoryFactory.create_batch(3)
    for story in stories:
        proposed(story)
    first, second, third = stories

    at_once(
        lambda: merge_stories(into=first, merged=second),
        lambda: merge_stories(into=second, merged=third),
        lambda: merge_stories(into=third, merged=first),
        refusal=StoryChangeRefused,
    )

    standing = Story.objects.all()
    assert sum(story.articles.count() for story in standing) == 3
    assert all(article.story.merged_into_id is None for article in Article.objects.select_related("story"))


@pytest.mark.parametrize("time", range(TIMES))
def test_report_that_comes_in_while_its_story_is_merged_stands_where_that_leads(time):
    into, merged = StoryFactory.create_batch(2)
    article = submit_article(source=SourceFactory(), text="Gate shut\n\nThe gate of Brennick was shut on Monday.")

    at_once(
        lambda: merge_stories(into=into, merged=merged),
        lambda: place_article(article=Article.objects.get(pk=article.pk), story=Story.every.get(pk=merged.pk)),
    )

    assert Article.objects.get().story == into


@pytest.mark.parametrize("time", range(TIMES))
def test_primary_text_attached_while_its_story_is_merged_is_not_lost(time):
    into, merged = StoryFactory.create_batch(2)
    given = {"kind": "document", "speaker": "Mara Quill", "text": "We closed the gate."}

    answers = at_once(
        lambda: merge_stories(into=into, merged=merged),
        lambda: attach_primary_text(story=merged, **given),
        refusal=Story.DoesNotExist,
    )

    is_refused = isinstance(answers[1], Story.DoesNotExist)
    assert into.primary_texts.count() == (0 if is_refused else 1)


@pytest.mark.parametrize("time", range(TIMES))
def test_proposal_accepted_and_rejected_at_once_is_one_of_both(time):
    proposal = StoryProposalFactory()

    answers = at_once(
        lambda: accept_proposal(proposal=proposal),
        lambda: reject_proposal(proposal=proposal),
        refusal=StoryChangeRefused,
    )

    proposal.refresh_from_db()
    assert proposal.state == ("rejected" if refusals(answers) else "accepted")
    assert StoryChange.objects.exists() is (proposal.state == "accepted")


def test_change_undone_twice_at_once_has_one_undo():
    origin, target = StoryFactory.create_batch(2)
    (change,) = move_reports(reports=stood(proposed(origin)), to=target)

    first, second = at_once(*[lambda: undo_change(change=change)] * 2)

    assert first == second


@pytest.mark.parametrize("time", range(TIMES))
def test_address_given_to_a_new_story_and_left_by_another_at_once_is_of_one(time):
    story = StoryFactory(title="Gate", slug="gate")

    at_once(lambda: rename_story(story=story, title="Wall", slug="wall"), lambda: open_story(title="Gate"))

    assert Story.objects.exclude(pk=story.pk).get().slug == "gate-2"


def test_all_that_moves_reports_at_once_comes_to_an_end():
    stories = StoryFactory.create_batch(4)
    articles = [proposed(story) for story in stories for _ in range(2)]
    works = [
        lambda n=n: move_reports(reports=stood(articles[n], articles[-n - 1]), to=stories[(n + 1) % 4])
        for n in range(4)
    ]
    works += [lambda: merge_stories(into=stories[0], merged=stories[3]), lambda: ArticleFactory(story=stories[3])]

    at_once(*works, refusal=(StoryChangeRefused, Exception))

    assert Article.objects.filter(story__isnull=True).count() == 0
    assert not Article.objects.filter(story__merged_into__isnull=False).exists()
