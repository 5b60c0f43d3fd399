"""The hourly look at all stories of the last days."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reports.models import Article, ArticleKeys, Story, StoryChange, StoryProposal
from reports.services.ingest import submit_article
from reports.services.placing import place
from reports.services.regrouping import Repaired, regroup
from reports.services.stories import open_story, place_article
from reports.services.story_proposals import propose, reject_proposal
from reports.tasks import regroup_task
from reports.tests.factories import SourceFactory
from reports.tests.grouping_reports import BALLOT, COURT, COURT_TOO, FERRY, FERRY_TOO

pytestmark = pytest.mark.django_db

FERRY_THREE = (
    "Passengers of the Aurora tell of engine fault off Sorrel Point",
    "Passengers of the ferry Aurora, 340 in all, were brought back to Brennick on Monday when an engine fault stopped "
    "it off Sorrel Point. Mara Quill, a teacher from Maldon, said they heard a bang before the lights went out.",
)


def _placed(report, story, *, hours=1, by_person=False):
    """A report that stands in that story."""
    when = timezone.now() - timedelta(hours=hours)
    article = submit_article(source=SourceFactory(), text="\n\n".join(report), published_at=when)
    if by_person:
        place_article(article=article, story=story)
    else:
        Article.objects.filter(pk=article.pk).update(story=story, placement="proposed", placement_score=0.3)
    article.refresh_from_db()
    place(article=article)
    return article


def _machine_story(title):
    return open_story(title=title, is_proposed=True)


def _where(*articles):
    return [Article.objects.get(pk=article.pk).story for article in articles]


def test_without_reports_there_is_nothing_to_do():
    assert regroup() == Repaired()


def test_two_stories_of_one_report_each_become_the_older_one():
    older, newer = _machine_story("Ferry"), _machine_story("Aurora")
    first, second = _placed(FERRY, older), _placed(FERRY_TOO, newer)

    assert regroup().moved == 1
    assert _where(first, second) == [older, older]
    change = StoryChange.objects.get()
    assert (change.kind, change.changed_by) == ("moved", None)
    assert "Aurora" in Article.objects.get(pk=second.pk).placement_reason
    assert Story.every.get(pk=newer.pk).merged_into == older


def test_report_moves_to_the_story_it_fits_better():
    ferry, court = _machine_story("Ferry"), _machine_story("Well")
    _placed(FERRY, ferry), _placed(FERRY_TOO, ferry), _placed(COURT, court)
    lost = _placed(COURT_TOO, ferry)

    regroup()

    assert _where(lost) == [court]


def test_what_was_repaired_once_is_not_repaired_again():
    ferry, court = _machine_story("Ferry"), _machine_story("Well")
    _placed(FERRY, ferry), _placed(COURT, court), _placed(COURT_TOO, ferry)
    regroup()
    before = list(Article.objects.order_by("pk").values_list("story", flat=True))

    assert regroup().moved == 0
    assert list(Article.objects.order_by("pk").values_list("story", flat=True)) == before


def test_what_a_person_placed_never_moves():
    ferry, court = _machine_story("Ferry"), _machine_story("Well")
    _placed(FERRY, ferry), _placed(COURT, court)
    fixed = _placed(COURT_TOO, ferry, by_person=True)

    regroup()

    assert _where(fixed) == [ferry]


def test_reports_of_a_story_that_a_person_opened_stay():
    theirs, court = open_story(title="All of Monday"), _machine_story("Well")
    _placed(FERRY, theirs), _placed(COURT, court)
    kept = _placed(COURT_TOO, theirs)

    regroup()

    assert _where(kept) == [theirs]


def test_rejected_place_is_not_taken():
    older, newer = _machine_story("Ferry"), _machine_story("Aurora")
    _, second = _placed(FERRY, older), _placed(FERRY_TOO, newer)
    reject_proposal(proposal=propose(kind="place", story=older, article=second, score=0.2, reasons=[]))

    assert regroup().moved == 0
    assert _where(second) == [newer]


def test_confirmed_report_is_not_moved():
    ferry, court = _machine_story("Ferry"), _machine_story("Well")
    _placed(FERRY, ferry), _placed(COURT, court)
    confirmed = _placed(COURT_TOO, ferry)
    reject_proposal(proposal=propose(kind="split", story=ferry, article=confirmed, score=0.2, reasons=[]))

    regroup()

    assert _where(confirmed) == [ferry]


def test_two_larger_stories_of_one_event_wait_for_an_editor():
    one, other = open_story(title="Ferry"), open_story(title="Aurora")
    _placed(FERRY, one), _placed(FERRY_TOO, other), _placed(FERRY_THREE, other)

    assert regroup().merges == 1
    proposal = StoryProposal.objects.get()
    assert (proposal.kind, proposal.story, proposal.other) == ("merge", one, other)
    assert any("Aurora" in reason for reason in proposal.reasons)


def test_rejected_merge_is_not_proposed_again():
    one, other = open_story(title="Ferry"), open_story(title="Aurora")
    _placed(FERRY, one), _placed(FERRY_TOO, other), _placed(FERRY_THREE, other)
    regroup()
    reject_proposal(proposal=StoryProposal.objects.get())

    assert regroup().merges == 0


def test_report_unlike_the_rest_of_its_story_waits_for_an_editor():
    story = _machine_story("Ferry")
    _placed(FERRY, story), _placed(FERRY_TOO, story)
    stranger = _placed(BALLOT, story)

    assert regroup().splits == 1
    assert StoryProposal.objects.get(kind="split").article == stranger


def test_closed_stories_and_old_reports_are_left_alone():
    closed, open_ = _machine_story("Ferry"), _machine_story("Aurora")
    Story.objects.filter(pk=closed.pk).update(takes_proposals=False)
    _placed(FERRY, closed), _placed(FERRY_TOO, open_), _placed(FERRY_THREE, _machine_story("Old"), hours=24 * 9)

    assert regroup() == Repaired()


def test_time_of_publication_that_was_put_right_holds():
    article = _placed(FERRY, _machine_story("Ferry"))
    moved = timezone.now() - timedelta(days=30)
    Article.objects.filter(pk=article.pk).update(published_at=moved)

    regroup_task()

    assert ArticleKeys.objects.get().moment == moved
