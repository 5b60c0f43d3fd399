"""Works that begin at the same moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection


def at_once(*works: Callable[[], Any], refusal: type[Exception] | tuple[type[Exception], ...] = ()) -> list[Any]:
    """What the works answer, or how they are refused."""
    start = Barrier(len(works))

    def done(work: Callable[[], Any]) -> Any:
        start.wait(timeout=10)
        try:
            return work()
        except refusal as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(done, works))
