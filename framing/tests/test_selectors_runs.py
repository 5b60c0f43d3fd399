"""What can be said of an analysis while somebody waits for it."""

from datetime import UTC, datetime, timedelta

import pytest

from framing.models import AnalysisRun
from framing.selectors.runs import (
    Standing,
    newest_finished_runs,
    newest_runs,
    quotes_of,
    standing_of,
    status_of,
)
from framing.tests.factories import AnalysisRunFactory
from reports.tests.factories import ArticleFactory, QuoteFactory, RevisionFactory

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
RUNNING = AnalysisRun.State.RUNNING


@pytest.mark.parametrize(
    ("run", "standing"),
    [
        (None, Standing.NOT_ASKED),
        (AnalysisRun(state=AnalysisRun.State.QUEUED), Standing.QUEUED),
        (AnalysisRun(state=RUNNING, lease_until=NOW + timedelta(seconds=1)), Standing.RUNNING),
        (AnalysisRun(state=RUNNING, lease_until=NOW - timedelta(seconds=1)), Standing.ABANDONED),
        (AnalysisRun(state=AnalysisRun.State.DONE), Standing.DONE),
        (AnalysisRun(state=AnalysisRun.State.FAILED), Standing.FAILED),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_standing(run, standing):
    assert standing_of(run, now=NOW) == standing


@pytest.mark.django_db
def test_status_is_that_of_the_newest_run_over_the_newest_text():
    article = ArticleFactory()
    AnalysisRunFactory(revision=article.latest_revision, engine="test-engine 1")
    newest = AnalysisRunFactory(revision=article.latest_revision, engine="test-engine 2", failed=True)

    status = status_of(article)

    assert (status.run, status.standing, status.is_settled) == (newest, Standing.FAILED, True)


@pytest.mark.django_db
def test_a_new_text_waits_for_its_own_run():
    article = AnalysisRunFactory().revision.article
    RevisionFactory(article=article, text="Gate open\n\nThe gate is open.")

    assert status_of(article).standing == Standing.NOT_ASKED


@pytest.mark.django_db
def test_each_attempt_has_its_own_sign():
    run = AnalysisRunFactory(queued=True)
    before = status_of(run.revision.article).sign

    AnalysisRun.objects.update(attempts=1)

    assert before != status_of(run.revision.article).sign


@pytest.mark.django_db
@pytest.mark.parametrize("made", [1, 12])
def test_newest_runs_cost_one_query(made, django_assert_num_queries):
    runs = AnalysisRunFactory.create_batch(made)
    newer = [AnalysisRunFactory(revision=run.revision, engine="test-engine 2") for run in runs]

    with django_assert_num_queries(1):
        found = newest_runs([run.revision_id for run in runs])

    assert found == {run.revision_id: run for run in newer}


@pytest.mark.django_db
def test_run_that_is_at_work_hides_no_finished_one(django_assert_num_queries):
    run = AnalysisRunFactory()
    AnalysisRunFactory(queued=True, revision=run.revision, corrections=1)
    AnalysisRunFactory(failed=True, revision=run.revision, corrections=2)
    other = AnalysisRunFactory(corrections=1)

    with django_assert_num_queries(1):
        found = newest_finished_runs([run.revision_id, other.revision_id])

    assert found == {run.revision_id: run, other.revision_id: other}


@pytest.mark.django_db
def test_quotes_of_a_run_are_those_found_with_its_corrections():
    run = AnalysisRunFactory(corrections=1)
    second, first = (QuoteFactory(revision=run.revision, corrections=1, number=number) for number in (2, 1))
    QuoteFactory(revision=run.revision, corrections=0, number=1)
    QuoteFactory(revision=run.revision, corrections=1, engine="test-engine 2", number=1)

    assert list(quotes_of(run)) == [first, second]
