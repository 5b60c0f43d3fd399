"""A state folder with servers of its own, away from those that the test run itself uses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from config.localstack import servers
from config.localstack.states import State


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[State]:
    """A new state folder, a blank in its path, and no servers in the environment; afterwards nothing of it is left."""
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    fresh = State(tmp_path / "a state", durable=False)
    yield fresh
    servers.stop(fresh)
    fresh.discard()
