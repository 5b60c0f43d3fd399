"""The sweep finds what lost messages and killed workers left behind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from framing.models import AnalysisRun
from framing.models.analysis import RunState
from framing.services.scoring import run_analysis
from framing.services.sweeps import PATIENCE, sweep
from framing.signals import analysis_requested, comparison_requested
from framing.tests.factories import ReleaseFactory
from reports.models import Article
from reports.services.ingest import submit_article
from reports.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

TEXTS = [
    f"Harbour gate stays shut for day {word}\n\nThe closure of the gate went on for day {word}, the town hall said."
    for word in ("two", "three")
]


@pytest.fixture
def asked():
    """What is asked for while the test runs, by kind."""
    heard = {"runs": [], "stories": []}

    def hear_run(run_id, **kwargs):
        heard["runs"].append(run_id)

    def hear_story(story_id, **kwargs):
        heard["stories"].append(story_id)

    analysis_requested.connect(hear_run)
    comparison_requested.connect(hear_story)
    yield heard
    analysis_requested.disconnect(hear_run)
    comparison_requested.disconnect(hear_story)


def test_text_stored_before_the_first_release_is_analysed_after_it(asked):
    article = submit_article(source=SourceFactory(), text=TEXTS[0])
    assert sweep() == 0
    ReleaseFactory()

    sweep()

    assert asked["runs"] == [AnalysisRun.objects.get(revision=article.latest_revision).pk]


@pytest.mark.parametrize(
    ("state", "age", "lease", "is_asked"),
    [
        (RunState.QUEUED, PATIENCE * 2, None, True),
        (RunState.QUEUED, timedelta(0), None, False),
        (RunState.RUNNING, PATIENCE * 2, timedelta(seconds=-1), True),
        (RunState.RUNNING, PATIENCE * 2, timedelta(minutes=1), False),
    ],
)
def test_only_runs_that_nobody_works_on_are_asked_for_again(asked, state, age, lease, is_asked):
    ReleaseFactory()
    submit_article(source=SourceFactory(), text=TEXTS[0])
    now = timezone.now()
    AnalysisRun.objects.update(state=state, queued_at=now - age, lease_until=lease and now + lease)
    asked["runs"].clear()

    sweep()

    assert bool(asked["runs"]) is is_asked


def test_story_whose_comparison_was_lost_is_asked_for_until_it_is_compared(asked):
    ReleaseFactory()
    story = StoryFactory()
    for text in TEXTS:
        article = submit_article(source=SourceFactory(), text=text, story=story)
        run_analysis(run=AnalysisRun.objects.get(revision=article.latest_revision))

    sweep()

    assert asked["stories"] == [story.pk]


def test_run_of_another_engine_is_not_asked_for(asked):
    ReleaseFactory()
    submit_article(source=SourceFactory(), text=TEXTS[0])
    AnalysisRun.objects.update(engine="0.0.1+other", queued_at=timezone.now() - PATIENCE * 2)
    asked["runs"].clear()

    sweep()

    assert asked["runs"] == [AnalysisRun.objects.latest("pk").pk]
    assert AnalysisRun.objects.count() == 2


def test_analysed_article_that_no_worker_placed_is_asked_for_until_it_is(asked):
    ReleaseFactory()
    article = submit_article(source=SourceFactory(), text=TEXTS[0])
    run = AnalysisRun.objects.get()
    run_analysis(run=run)
    Article.objects.update(story=None, placement=Article.Placement.NONE)
    AnalysisRun.objects.update(finished_at=timezone.now() - PATIENCE * 2)
    asked["runs"].clear()

    sweep()

    assert asked["runs"] == [run.pk]
    run_analysis(run=AnalysisRun.objects.get())
    article.refresh_from_db()
    assert article.story is not None
