"""Both servers of one state together: started unless the environment names others, stopped again afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from config import env
from config.localstack import postgres, valkey
from config.localstack.states import State


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where database and queue are, passwords included, and which of them are ours to stop."""

    database_url: str
    redis_url: str
    own_database: bool
    own_queue: bool

    def as_environment(self) -> dict[str, str]:
        """The variables that lead a child process to them (an empty ``…_FILE`` counts as unset)."""
        return {
            "DATABASE_URL": self.database_url,
            "DATABASE_URL_FILE": "",
            "REDIS_URL": self.redis_url,
            "REDIS_URL_FILE": "",
        }


def named_in_environment() -> tuple[str | None, str | None]:
    """DATABASE_URL and REDIS_URL as the environment or ``.env`` gives them."""
    return env.named_database_url(), env.named_redis_url()


def start(state: State) -> Addresses:
    """Start what the environment does not name."""
    database, queue = named_in_environment()
    return Addresses(
        database_url=database or postgres.start(state),
        redis_url=queue or valkey.start(state),
        own_database=database is None,
        own_queue=queue is None,
    )


def stop(state: State) -> None:
    """Stop what runs in this state."""
    valkey.stop(state)
    postgres.stop(state)


@contextmanager
def running(state: State) -> Iterator[Addresses]:
    """The servers of the state for the time of the block, whatever ends it."""
    try:
        yield start(state)
    finally:
        stop(state)
