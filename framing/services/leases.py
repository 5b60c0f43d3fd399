"""Runs are leased: one worker at a time holds a run, and a lease that ran out may be taken by the next."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from framing.models.analysis import Run, RunState

RunRow = TypeVar("RunRow", bound=Run)

#: A run that was started this often without an end kills its workers; it is failed instead of tried for ever.
MOST_ATTEMPTS = 5


def claimed(run: RunRow) -> RunRow | None:
    """The run with a fresh lease of ours, or None when it is settled or another worker has it."""
    now = timezone.now()
    rows = _rows(run)
    free = Q(state=RunState.QUEUED) | Q(state=RunState.RUNNING, lease_until__lt=now)
    with transaction.atomic():
        lost = _failure("worker_lost", f"The analysis ended {MOST_ATTEMPTS} workers without an answer.")
        rows.filter(free, attempts__gte=MOST_ATTEMPTS).update(**lost)
        taken = rows.filter(free).update(
            state=RunState.RUNNING,
            lease_until=now + timedelta(seconds=settings.RUN_LEASE_SECONDS),
            attempts=F("attempts") + 1,
        )
    run.refresh_from_db()
    return run if taken else None


def is_ours(run: Run, stored: Run) -> bool:
    """Whether the stored row still carries the lease that ``run`` was claimed with."""
    return stored.state == RunState.RUNNING and stored.lease_until == run.lease_until


def give_back(run: Run) -> None:
    """The run waits again: what stopped it will pass, for example a database that restarts."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()  # one that died with the work would keep the lease
    _settle(_held(run), run, state=RunState.QUEUED, lease_until=None)


def fail(run: Run, code: str, message: str) -> None:
    """The run has failed for a reason that its readers are told."""
    _settle(_held(run), run, **_failure(code, message))


def requeue(run: Run, *, settled: Sequence[RunState] = (RunState.FAILED,)) -> None:
    """The run, if it is settled in one of these states, starts from the beginning, as often as a new one may."""
    fresh = {"state": RunState.QUEUED, "lease_until": None, "finished_at": None, "attempts": 0}
    _settle(_rows(run).filter(state__in=settled), run, failure_code="", failure_message="", **fresh)


def _failure(code: str, message: str) -> dict[str, object]:
    return {
        "state": RunState.FAILED,
        "lease_until": None,
        "finished_at": timezone.now(),
        "failure_code": code,
        "failure_message": message[:400],
    }


def _rows(run: Run) -> QuerySet[Any]:
    return type(run).objects.filter(pk=run.pk)  # type: ignore[attr-defined]


def _held(run: Run) -> QuerySet[Any]:
    """The row while our lease is on it: a worker that was thought dead must not undo what the next one did."""
    return _rows(run).filter(state=RunState.RUNNING, lease_until=run.lease_until)


def _settle(rows: QuerySet[Any], run: Run, **values: object) -> None:
    with transaction.atomic():
        rows.update(**values)
    run.refresh_from_db()
