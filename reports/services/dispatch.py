"""Sending work after the commit, so that a worker finds the rows it is sent for."""

from collections.abc import Callable

from django.db import transaction


def after_commit(send: Callable[[], object]) -> None:
    """Call ``send`` once the transaction is committed; when the queue is down the sweep sends it later."""

    def sending() -> None:  # Django logs a failure under the name of the function, and a partial has none
        send()

    transaction.on_commit(sending, robust=True)
