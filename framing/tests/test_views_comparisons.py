"""How far the comparison of a story is, and asking for it again."""

import pytest
from django.urls import reverse

from framing.models import AnalysisRun, Comparison
from framing.models.analysis import RunState
from framing.models.comparisons import inputs_digest_of
from framing.tests.factories import AnalysisRunFactory, ReleaseFactory
from reports.tests.factories import ArticleFactory, EditorFactory, ReaderFactory, StoryFactory

pytestmark = pytest.mark.django_db

POLL = {"HX-Request": "true"}


@pytest.fixture
def story():
    story, release = StoryFactory(), ReleaseFactory()
    for article in ArticleFactory.create_batch(2, story=story):
        AnalysisRunFactory(revision=article.latest_revision, release=release)
    return story


def _comparison(story, **values):
    runs = list(AnalysisRun.objects.all())
    ids = sorted(run.revision_id for run in runs)
    return Comparison.objects.create(
        story=story,
        release=runs[0].release,
        engine=runs[0].engine,
        revisions=ids,
        inputs_digest=inputs_digest_of([(pk, 0) for pk in ids]),
        **values,
    )


def _done(story, crossings=()):
    return _comparison(story, state=RunState.DONE, finished_at="2026-03-02T12:00Z", crossings=list(crossings))


def _failed(story):
    return _comparison(story, state=RunState.FAILED, failure_code="engine_error", failure_message="It stopped.")


def _address(story):
    return reverse("framing:comparison_status", args=[story.slug])


def test_story_that_waits_for_its_comparison_says_so_and_asks(client, story):
    page = client.get(story.get_absolute_url())

    assert "Being compared" in page.text
    assert f'hx-get="{_address(story)}?seen=pending"' in page.text


def test_poll_hears_nothing_until_the_comparison_is_done_and_then_stops(client, story):
    waiting = client.get(_address(story), {"seen": "pending"}, headers=POLL)
    _done(story)
    settled = client.get(_address(story), {"seen": "pending"}, headers=POLL)

    assert waiting.status_code == 204
    assert settled.status_code == 286
    assert "run-settled" in settled.headers["HX-Trigger"]


def test_story_that_is_compared_asks_no_more(client, story):
    _done(story)

    assert "comparison-status" not in client.get(story.get_absolute_url()).text


def test_comparison_of_fewer_reports_is_not_taken_for_the_whole(client, story):
    _done(story)
    AnalysisRunFactory(
        revision=ArticleFactory(story=story).latest_revision, release=AnalysisRun.objects.first().release
    )

    assert "Being compared" in client.get(story.get_absolute_url()).text


def test_one_report_alone_waits_for_nothing(client):
    story = StoryFactory()
    AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision)

    assert "comparison-status" not in client.get(story.get_absolute_url()).text
    assert "second analysed report" in client.get(_address(story)).text


def test_failed_comparison_tells_its_reason_and_editors_may_ask_again(client, story):
    failed = _failed(story)
    client.force_login(EditorFactory())

    page = client.get(story.get_absolute_url())
    client.post(reverse("framing:comparison_retry", args=[story.slug]))

    assert "It stopped." in page.text
    assert "Try again" in page.text
    failed.refresh_from_db()
    assert failed.state == RunState.QUEUED


def test_readers_may_not_ask_again(client, story):
    _failed(story)
    client.force_login(ReaderFactory())

    assert client.post(reverse("framing:comparison_retry", args=[story.slug])).status_code == 403


def test_state_costs_five_queries_at_any_number_of_reports(client, story, django_assert_max_num_queries):
    for article in ArticleFactory.create_batch(10, story=story):
        AnalysisRunFactory(revision=article.latest_revision, release=AnalysisRun.objects.first().release)

    with django_assert_max_num_queries(5):
        client.get(_address(story))
