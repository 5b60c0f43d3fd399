"""Real servers for a plain ``pytest``: started before Django's settings are read, stopped when the run ends.

Only the process that a person started does this; the workers of pytest-xdist inherit its environment. Nothing is
started when DATABASE_URL and REDIS_URL are set, or when no test will run.
"""

import atexit
import os
from collections.abc import Callable, Generator

import pytest

WITHOUT_TESTS = frozenset({"-h", "--help", "--version", "-V", "--markers", "--fixtures", "--collect-only", "--co"})
_endings: list[Callable[[], None]] = []


def _start() -> None:
    # Imported here, not above: this file is loaded in every xdist worker, which needs none of it.
    from config.localstack import browser, servers
    from config.localstack.states import claim_passing

    claimed = claim_passing("test")
    owner = os.getpid()

    def end() -> None:
        if os.getpid() == owner:  # a forked child inherits this function, but not the servers
            servers.stop(claimed.state)
            claimed.release()

    _endings.append(end)
    atexit.register(_end)
    os.environ.update(servers.start(claimed.state).as_environment())
    if found := browser.find(thoroughly=False):
        os.environ["PARALLAX_BROWSER"] = found


def _end() -> None:
    while _endings:
        _endings.pop()()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(args: list[str]) -> Generator[None, object, object]:
    """Start the servers; a wrapper, since it must come before pytest-django, which reads the settings here."""
    # A developer's .env must not change what the tests see; a worker inherits this too.
    os.environ.setdefault("ENV_FILE", "none")
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    if not is_worker and not WITHOUT_TESTS & set(args) and not named():
        _start()
    return (yield)


def named() -> bool:
    """Whether the environment names both servers, directly or by file."""
    return all(os.environ.get(name) or os.environ.get(f"{name}_FILE") for name in ("DATABASE_URL", "REDIS_URL"))


def pytest_unconfigure() -> None:
    """Stop what was started."""
    _end()
