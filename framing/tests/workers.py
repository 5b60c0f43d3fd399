"""A real Celery worker for tests that need one, on the database and the queues of the test that starts it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
QUEUES = ("ingest", "analyse", "compare")
SECONDS_TO_END = 15


@contextmanager
def running_worker() -> Iterator[None]:
    """A worker with one process while the block runs."""
    row = connection.settings_dict
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"postgres://{row['USER']}:{row['PASSWORD']}@{row['HOST']}:{row['PORT']}/{row['NAME']}",
        "SECRET_KEY": "only-for-this-worker",
        "QUEUE_PREFIX": settings.QUEUE_PREFIX,
    }
    queues = ",".join(settings.QUEUE_PREFIX + queue for queue in QUEUES)
    words = ["worker", "-Q", queues, "-c", "1", "--without-gossip", "--without-mingle"]
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "config", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        process.terminate()  # a worker that ends by itself closes its connections, and the test database can go
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_END)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
