"""Real Celery processes for tests that need them, on the database and the queues of the test that starts them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
QUEUES = ("ingest", "analyse", "compare")
SECONDS_TO_END = 15


def running_worker(**environment: str) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """A worker with one process while the block runs; ``environment`` overrides its settings."""
    queues = ",".join(settings.QUEUE_PREFIX + queue for queue in QUEUES)
    return _running("worker", "-Q", queues, "-c", "1", "--without-gossip", "--without-mingle", **environment)


def running_beat(schedule: Path, **environment: str) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """The clock that asks for sweeps, with its notes in the file ``schedule``."""
    return _running("beat", "-s", str(schedule), **environment)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and its children as a power cut would."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def _running(*words: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    row = connection.settings_dict
    seen = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"postgres://{row['USER']}:{row['PASSWORD']}@{row['HOST']}:{row['PORT']}/{row['NAME']}",
        "SECRET_KEY": "only-for-this-worker",
        "QUEUE_PREFIX": settings.QUEUE_PREFIX,
        **environment,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "config", *words],
        cwd=ROOT,
        env=seen,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.terminate()  # a worker that ends by itself closes its connections, and the test database can go
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_END)
        kill(process)
