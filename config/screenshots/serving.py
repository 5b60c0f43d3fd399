"""The product, running for the pictures alone: on a port of its own, with the servers that the environment names."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.localstack import children, processes
from config.localstack.errors import LocalStackError
from config.localstack.health import web_answers
from config.localstack.living import wait_until
from config.localstack.ports import LOOPBACK, next_free

FIRST_PORT = 8600
SECONDS_TO_ANSWER = 60


@contextmanager
def served(logs: Path) -> Iterator[str]:
    """The address at which the product answers while the block runs; no worker, so nothing changes meanwhile."""
    port = next_free(FIRST_PORT)
    web = processes.web(bind=f"{LOOPBACK}:{port}", workers=1)
    child = children.start(web, environment=dict(os.environ), logs=logs)
    try:
        up = wait_until(lambda: web_answers(port) or child.popen.poll() is not None, SECONDS_TO_ANSWER)
        if not up or child.popen.poll() is not None:
            raise LocalStackError(f"The web server did not come up:\n{child.last_lines()}")
        yield f"http://{LOOPBACK}:{port}"
    finally:
        children.stop([child])
