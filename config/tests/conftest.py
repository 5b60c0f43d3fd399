"""A state folder with servers of its own, away from those that the test run itself uses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from config.localstack import servers
from config.localstack.states import State


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """A new state folder, blanks in its path; whatever runs in it is stopped and removed afterwards."""
    fresh = State(tmp_path / "a state", durable=False)
    yield fresh
    servers.stop(fresh)
    fresh.discard()
