"""A real Celery worker: what it is killed in the middle of is done after it starts again."""

import time
from dataclasses import replace

import pytest
from django.utils import timezone

from framing.lexicons import starter_lexicon
from framing.models import AnalysisRun
from framing.models.analysis import RunState
from framing.selectors.rescoring import Rescoring, rescoring_of
from framing.services.demo import load_starter_lexicon
from framing.services.releases import publish_release
from framing.tests.workers import kill, running_beat, running_worker
from reports.services.ingest import submit_article
from reports.tests.factories import SourceFactory, StoryFactory

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("worker")]

SHORT_LEASES = {"RUN_LEASE": "4", "SWEEP_SECONDS": "1"}
SENTENCE = "The closure of the gate went on for another day, and the military regime promised to open it on day {}. "


def _wait_for(state, *, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if AnalysisRun.objects.get().state == state:
            return
        time.sleep(0.02)
    pytest.fail(
        f"still {AnalysisRun.objects.get().state} after {seconds} s: {AnalysisRun.objects.get().failure_message}"
    )


def test_killing_the_worker_in_the_middle_of_rescoring_loses_nothing(tmp_path):
    load_starter_lexicon()
    story = StoryFactory()
    for number in range(30):
        words = "\n\n".join(SENTENCE.format(f"{number}-{part}") * 3 for part in range(12))
        submit_article(source=SourceFactory(), text=f"Harbour gate {number} stays closed\n\n{words}", story=story)
    AnalysisRun.objects.update(state=RunState.DONE, finished_at=timezone.now())
    starter = starter_lexicon()
    regime = tuple(replace(one, intensity=1) if one.term == "regime" else one for one in starter.entries)
    release, _ = publish_release(lexicon=replace(starter, entries=regime), reason="It weighs less.")

    with running_worker(**SHORT_LEASES) as worker:
        _wait_for_share(release, lambda found: found.done > 2)
        kill(worker)
    between = rescoring_of(release)
    with running_worker(**SHORT_LEASES), running_beat(tmp_path / "beat", **SHORT_LEASES):
        _wait_for_share(release, lambda found: found.is_finished)

    assert (between.total, between.is_finished) == (30, False)
    assert rescoring_of(release) == Rescoring(total=30, done=30, failed=0)


def _wait_for_share(release, is_enough):
    end = time.monotonic() + 120
    while not is_enough(rescoring_of(release)):
        assert time.monotonic() < end, rescoring_of(release)
        time.sleep(0.02)


def _stored_report(paragraphs):
    load_starter_lexicon()
    words = "\n\n".join(SENTENCE.format(number) * 3 for number in range(paragraphs))
    return submit_article(source=SourceFactory(), text=f"Harbour gate stays closed\n\n{words}", story=StoryFactory())


def test_report_is_analysed_by_a_real_worker():
    _stored_report(3)

    with running_worker():
        _wait_for(RunState.DONE, seconds=60)

    assert AnalysisRun.objects.get().hits.exists()


def test_killing_the_worker_in_the_middle_of_an_analysis_loses_nothing(tmp_path):
    _stored_report(300)
    with running_worker(**SHORT_LEASES) as worker:
        _wait_for(RunState.RUNNING, seconds=60)
        kill(worker)
    assert AnalysisRun.objects.get().state == RunState.RUNNING

    with running_worker(**SHORT_LEASES), running_beat(tmp_path / "beat", **SHORT_LEASES):
        _wait_for(RunState.DONE, seconds=120)

    run = AnalysisRun.objects.get()
    assert run.attempts == 2
    assert run.figures["own_words"] + run.figures["indirect_words"] > 10_000
