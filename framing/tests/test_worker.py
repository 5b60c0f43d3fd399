"""A real Celery worker: what it is killed in the middle of is done after it starts again."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from framing.models import AnalysisRun
from framing.models.analysis import RunState
from framing.services.demo import load_starter_lexicon
from reports.services.ingest import submit_article
from reports.tests.factories import SourceFactory, StoryFactory

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("worker")]

ROOT = Path(__file__).resolve().parents[2]
LEASE = 4
SENTENCE = "The closure of the gate went on for another day, and the military regime promised to open it on day {}. "


@pytest.fixture
def environment():
    """What a worker sees: this test's own database and queues, and leases that end soon."""
    row = connection.settings_dict
    address = f"postgres://{row['USER']}:{row['PASSWORD']}@{row['HOST']}:{row['PORT']}/{row['NAME']}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": address,
        "SECRET_KEY": "only-for-this-worker",
        "QUEUE_PREFIX": settings.QUEUE_PREFIX,
        "TASK_TIME_LIMIT": "60",
        "RUN_LEASE": str(LEASE),
        "SWEEP_SECONDS": "1",
    }


@contextmanager
def _process(environment, *words):
    prefix = environment["QUEUE_PREFIX"]
    queues = ",".join(prefix + queue for queue in ("ingest", "analyse", "compare"))
    command = [sys.executable, "-m", "celery", "-A", "config", words[0], *words[1:]]
    if words[0] == "worker":
        command += ["-Q", queues, "-c", "1", "--without-gossip", "--without-mingle"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(state, *, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if AnalysisRun.objects.get().state == state:
            return
        time.sleep(0.02)
    pytest.fail(
        f"still {AnalysisRun.objects.get().state} after {seconds} s: {AnalysisRun.objects.get().failure_message}"
    )


def _stored_report(paragraphs):
    load_starter_lexicon()
    words = "\n\n".join(SENTENCE.format(number) * 3 for number in range(paragraphs))
    return submit_article(source=SourceFactory(), text=f"Harbour gate stays closed\n\n{words}", story=StoryFactory())


def test_report_is_analysed_by_a_real_worker(environment):
    _stored_report(3)

    with _process(environment, "worker"):
        _wait_for(RunState.DONE, seconds=60)

    assert AnalysisRun.objects.get().hits.exists()


def test_killing_the_worker_in_the_middle_of_an_analysis_loses_nothing(environment, tmp_path):
    _stored_report(300)
    with _process(environment, "worker") as worker:
        _wait_for(RunState.RUNNING, seconds=60)
        os.killpg(worker.pid, signal.SIGKILL)
    assert AnalysisRun.objects.get().state == RunState.RUNNING

    with _process(environment, "worker"), _process(environment, "beat", "-s", str(tmp_path / "beat")):
        _wait_for(RunState.DONE, seconds=120)

    run = AnalysisRun.objects.get()
    assert run.attempts == 2
    assert run.figures["own_words"] + run.figures["indirect_words"] > 10_000
