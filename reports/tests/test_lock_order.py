"""Stories are held before outlets and reports, by whoever stores a text too: nobody waits for the other for ever."""

from time import sleep

import pytest

from reports.models import Article, Story
from reports.services.ingest import submit_article, submit_report
from reports.services.keeping import Answers, answers_from, keep_item
from reports.services.story_changes import move_reports
from reports.services.story_holding import StoryChangeRefused
from reports.services.story_merging import merge_stories
from reports.services.undoing import undo_item
from reports.signals import revision_stored
from reports.tests.deliveries import known
from reports.tests.factories import TEXT, SourceFactory, StoryFactory
from reports.tests.story_rows import stood
from reports.tests.test_services_races import _at_once

pytestmark = pytest.mark.django_db(transaction=True)
URL = "https://quay.example/gate"
LATER = TEXT + "\n\nBy evening the rain had stopped and the wall was covered with boards."


@pytest.fixture
def taking_its_time():
    """A stored text is announced slowly: whoever stores it holds the report meanwhile."""

    def wait(sender, **kwargs):
        sleep(0.6)

    revision_stored.connect(wait)
    yield
    revision_stored.disconnect(wait)


@pytest.fixture
def report():
    return submit_article(source=SourceFactory(), text=TEXT, url=URL, story=StoryFactory())


def a_moment_later(work):
    def done():
        sleep(0.3)
        return work()

    return done


def test_newer_text_given_to_a_story_waits_for_who_moves_the_report_there(report, taking_its_time):
    story, shown = StoryFactory(), stood(report)

    submitted, moved = _at_once(
        lambda: submit_report(source=report.source, text=LATER, url=URL, story=story),
        a_moment_later(lambda: _moved(shown, story)),
    )

    assert submitted.outcome == "revision"
    assert "somebody moved it" in moved
    assert Article.objects.get().story == story


def test_text_named_as_newer_by_an_editor_waits_for_who_moves_the_report_there(report, taking_its_time):
    story, shown = StoryFactory(), stood(report)
    item = known(text=LATER)
    before = answers_from(item)
    answers = Answers(
        **{name: getattr(before, name) for name in before.__slots__}
        | {"newer_text_of": report.pk, "story": story.pk, "source": report.source_id}
    )

    submission, moved = _at_once(
        lambda: keep_item(item=item, by=None, answers=answers), a_moment_later(lambda: _moved(shown, story))
    )

    assert submission.outcome == "revision"
    assert "somebody moved it" in moved
    assert Article.objects.get().story == story


def test_text_given_to_a_story_waits_for_who_merges_it(report, taking_its_time):
    story, into = StoryFactory(), StoryFactory()
    Story.objects.filter(pk=report.story_id).update(title="Gate")

    submitted, _ = _at_once(
        lambda: submit_report(source=report.source, text=LATER, url=URL, story=story),
        a_moment_later(lambda: merge_stories(into=into, merged=story)),
    )

    assert submitted.outcome == "revision"
    assert Article.objects.get().story == into


def test_taking_a_report_out_waits_for_a_text_of_the_same_outlet_and_story(taking_its_time):
    story, item = StoryFactory(), known()
    before = answers_from(item)
    answers = Answers(**{name: getattr(before, name) for name in before.__slots__} | {"story": story.pk})
    source = keep_item(item=item, by=None, answers=answers).article.source

    _at_once(
        lambda: submit_report(source=source, text=LATER, url=URL + "/2", story=story),
        a_moment_later(lambda: undo_item(item=item)),
    )

    assert [article.url for article in story.articles.all()] == [URL + "/2"]


def _moved(shown, story):
    try:
        return move_reports(reports=shown, to=story)
    except StoryChangeRefused as refused:
        return refused.message
