"""Runs are leased: one worker at a time holds a run, and a lease that ran out may be taken by the next."""

from datetime import timedelta
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from framing.models.analysis import Run, RunState

RunRow = TypeVar("RunRow", bound=Run)

#: A run that was started this often without an end kills its workers; it is failed instead of tried for ever.
MOST_ATTEMPTS = 5


def claimed(run: RunRow) -> RunRow | None:
    """The run with a fresh lease of ours, or None when it is settled or another worker has it."""
    now = timezone.now()
    rows = type(run).objects.filter(pk=run.pk)  # type: ignore[attr-defined]
    free = Q(state=RunState.QUEUED) | Q(state=RunState.RUNNING, lease_until__lt=now)
    with transaction.atomic():
        if rows.filter(free, attempts__gte=MOST_ATTEMPTS).exists():
            fail(run, "worker_lost", f"The analysis ended {MOST_ATTEMPTS} workers without an answer.")
            return None
        taken = rows.filter(free).update(
            state=RunState.RUNNING,
            lease_until=now + timedelta(seconds=settings.RUN_LEASE_SECONDS),
            attempts=F("attempts") + 1,
        )
    if not taken:
        return None
    run.refresh_from_db()
    return run


def give_back(run: Run) -> None:
    """The run waits again: what stopped it will pass, for example a database that restarts."""
    _settle(run, state=RunState.QUEUED, lease_until=None)


def fail(run: Run, code: str, message: str) -> None:
    """The run has failed for a reason that its readers are told."""
    _settle(
        run,
        state=RunState.FAILED,
        lease_until=None,
        finished_at=timezone.now(),
        failure_code=code,
        failure_message=message[:400],
    )


def requeue(run: Run) -> None:
    """The run starts from the beginning, as often as a new one may."""
    _settle(
        run, state=RunState.QUEUED, lease_until=None, finished_at=None, failure_code="", failure_message="", attempts=0
    )


def _settle(run: Run, **values: object) -> None:
    with transaction.atomic():
        type(run).objects.filter(pk=run.pk).update(**values)  # type: ignore[attr-defined]
    run.refresh_from_db()
