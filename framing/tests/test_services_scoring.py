"""Analysing revisions: stored once, failed with a reason, tried again, never twice at a time."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from psycopg import connect

from framing.models import AnalysisRun, TermHit
from framing.models.analysis import RunState
from framing.services import scoring
from framing.services.leases import MOST_ATTEMPTS, claimed, fail, give_back
from framing.services.rows import found_quote
from framing.services.scoring import request_analysis, retry_analysis, run_analysis
from framing.tests.factories import ReleaseFactory
from reports.models import Article, Quote
from reports.services.ingest import submit_article
from reports.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db

REPORT = """Harbour gate at Brennick stays closed

The closure of the gate began on Monday, and a mob stood at the gate until the evening.

“This is a siege,” said Edda Roon, who sells fish on the lower quay.
"""


@pytest.fixture
def run() -> AnalysisRun:
    ReleaseFactory()
    article = submit_article(source=SourceFactory(), text=REPORT)
    return request_analysis(revision=article.latest_revision)


def test_analysis_stores_hits_with_voice_quotes_and_figures(run):
    run_analysis(run=run)

    run.refresh_from_db()
    assert run.state == RunState.DONE
    assert {hit.text: (hit.voice, hit.is_counted) for hit in run.hits.all()} == {
        "closure": ("own", True),
        "mob": ("own", True),
        "siege": ("quoted", False),
    }
    assert run.figures["own_hits"] == 2
    assert Quote.objects.get(kind="direct").speaker_name == "Edda Roon"


def test_stored_spans_are_the_words_of_the_revision(run):
    run_analysis(run=run)

    for hit in run.hits.select_related("revision"):
        assert hit.revision.text[hit.start : hit.end] == hit.text


def test_running_twice_stores_once(run):
    run_analysis(run=run)
    again = run_analysis(run=AnalysisRun.objects.get(pk=run.pk))

    assert again is None
    assert TermHit.objects.count() == 3


def test_run_that_another_worker_holds_is_left_alone(run):
    AnalysisRun.objects.update(state=RunState.RUNNING, lease_until=timezone.now() + timedelta(minutes=1))

    assert run_analysis(run=run) is None
    assert not TermHit.objects.exists()


def test_run_of_a_dead_worker_is_taken_over_after_its_lease(run):
    AnalysisRun.objects.update(state=RunState.RUNNING, lease_until=timezone.now() - timedelta(seconds=1), attempts=1)

    run_analysis(run=run)

    run.refresh_from_db()
    assert (run.state, run.attempts) == (RunState.DONE, 2)


def test_run_that_kills_its_workers_is_failed_at_last(run):
    AnalysisRun.objects.update(
        state=RunState.RUNNING, lease_until=timezone.now() - timedelta(seconds=1), attempts=MOST_ATTEMPTS
    )

    assert run_analysis(run=run) is None
    run.refresh_from_db()
    assert (run.state, run.failure_code) == (RunState.FAILED, "worker_lost")


def test_error_of_the_engine_is_told_and_can_be_tried_again(run, monkeypatch):
    def broken(*args):
        raise ZeroDivisionError

    monkeypatch.setattr(scoring, "_analyser", broken)
    with pytest.raises(ZeroDivisionError):
        run_analysis(run=run)
    run.refresh_from_db()
    assert (run.state, run.failure_code) == (RunState.FAILED, "engine_error")
    monkeypatch.undo()

    again = retry_analysis(article=run.revision.article)
    run_analysis(run=again)

    again.refresh_from_db()
    assert (again.pk, again.state, again.failure_code) == (run.pk, RunState.DONE, "")


def test_database_that_goes_away_gives_the_run_back(run, monkeypatch):
    def away(*args):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(scoring, "_store", away)
    with pytest.raises(OperationalError):
        run_analysis(run=run)

    run.refresh_from_db()
    assert (run.state, run.lease_until) == (RunState.QUEUED, None)


def test_article_without_a_story_is_given_one(run):
    story_id = run_analysis(run=run)

    run.revision.article.refresh_from_db()
    assert run.revision.article.story_id == story_id


def test_same_request_again_is_the_same_run(run):
    assert request_analysis(revision=run.revision) == run


def test_run_of_an_earlier_release_stands_while_no_later_one_reached_the_text(run):
    ReleaseFactory()

    assert request_analysis(revision=run.revision) == run
    assert AnalysisRun.objects.count() == 1


def test_text_stored_before_the_first_release_is_not_asked_for():
    article = submit_article(source=SourceFactory(), text=REPORT)

    assert request_analysis(revision=article.latest_revision) is None


def test_retry_of_a_finished_analysis_changes_nothing(run):
    run_analysis(run=run)

    assert retry_analysis(article=run.revision.article).state == RunState.DONE


@pytest.mark.parametrize("ending", [give_back, lambda run: fail(run, "time_limit", "Too slow.")])
def test_worker_that_was_thought_dead_undoes_nothing(run, ending):
    late = claimed(AnalysisRun.objects.get(pk=run.pk))
    AnalysisRun.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    run_analysis(run=run)

    ending(late)

    assert late.state == RunState.DONE


def test_worker_that_was_thought_dead_leaves_storing_to_the_next(run, monkeypatch):
    store = scoring._store

    def after_the_next_took_over(leased, found):
        AnalysisRun.objects.update(lease_until=timezone.now() + timedelta(minutes=5))
        store(leased, found)

    monkeypatch.setattr(scoring, "_store", after_the_next_took_over)
    run_analysis(run=run)

    run.refresh_from_db()
    assert (run.state, run.hits.count()) == (RunState.RUNNING, 0)


def test_run_of_another_engine_is_left_to_it(run):
    AnalysisRun.objects.update(engine="0.0.1+other")

    assert run_analysis(run=AnalysisRun.objects.get()) is None
    assert AnalysisRun.objects.get().state == RunState.QUEUED


def test_analysed_article_whose_worker_ended_too_soon_is_placed_at_the_next_try(run, monkeypatch):
    def away(**kwargs):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(scoring, "propose_story", away)
    with pytest.raises(OperationalError):
        run_analysis(run=run)
    monkeypatch.undo()

    story_id = run_analysis(run=AnalysisRun.objects.get(pk=run.pk))

    assert story_id == Article.objects.get().story_id is not None


def test_quotes_that_another_release_stores_meanwhile_are_no_error(run, monkeypatch):
    first = run_analysis(run=run)
    other = AnalysisRun.objects.create(revision=run.revision, release=ReleaseFactory(), engine=run.engine)
    nothing_seen = Quote.objects.none()
    monkeypatch.setattr(Quote.objects, "filter", lambda **kwargs: nothing_seen)

    assert run_analysis(run=other) == first
    monkeypatch.undo()
    assert Quote.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_connection_that_was_cut_during_the_analysis_gives_the_run_back(run, monkeypatch):
    analyser = scoring._analyser

    def cut(*args):
        pid = connection.connection.info.backend_pid
        with connect(**connection.get_connection_params() | {"autocommit": True}) as other:
            other.execute("SELECT pg_terminate_backend(%s)", [pid])
        return analyser(*args)

    monkeypatch.setattr(scoring, "_analyser", cut)
    with pytest.raises(OperationalError):
        run_analysis(run=run)

    assert AnalysisRun.objects.get(pk=run.pk).state == RunState.QUEUED


def test_stored_quotes_are_read_as_they_were_found(run):
    run_analysis(run=run)
    found = scoring._analyser(run.release.digest, run.release_id).analyse(run.revision.text, run.revision.zone_spans)

    assert [found_quote(row) for row in Quote.objects.order_by("number")] == list(found.quotes)
