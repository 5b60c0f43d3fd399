"""The proof of an entry by its own sentences: asked for once for each wording and engine, given by a worker."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.utils import timezone

from framing.analysis.entries import LexiconError, ReferentKind
from framing.analysis.examples import problems_of
from framing.analysis.proposals import proof_digest, set_of_table
from framing.analysis.tables import entry_of, set_table_of, table_of
from framing.models import EntryCheck
from framing.services.scoring import current_engine
from framing.signals import check_requested
from reports.text.parse import load_parser

#: A check that nobody gave an answer to for this long is asked for again.
PATIENCE = timedelta(seconds=20)
#: A proof can be had again at any time; old ones are forgotten.
KEPT_FOR = timedelta(days=30)


def check_of(*, entry: Mapping[str, Any], contrast_set: Mapping[str, Any]) -> EntryCheck:
    """The check of exactly this wording by the engine that runs here; a new one is handed to a worker.

    Raises LexiconError when the entry or its set cannot be read.
    """
    found = set_of_table(contrast_set)
    read = entry_of(entry, found.kind)
    with transaction.atomic():
        check, created = EntryCheck.objects.get_or_create(
            digest=proof_digest(read, found),
            engine=current_engine(),
            defaults={"entry": table_of(read), "contrast_set": set_table_of(found)},
        )
        if created:
            check_requested.send(sender=EntryCheck, check_id=check.pk)
    if not created:
        _ask_again(check)
    return check


def run_check(*, check: EntryCheck) -> None:
    """Judge the entry's sentences and store what is wrong with them; an answer that is there already stays."""
    if check.problems is not None:
        return
    try:
        kind = ReferentKind(check.contrast_set.get("kind", ReferentKind.OTHER))
        problems = [
            {"code": problem.code, "message": problem.message}
            for problem in problems_of(entry_of(check.entry, kind), load_parser())
        ]
    except LexiconError as error:
        problems = [{"code": "unreadable", "message": str(error)}]
    except SoftTimeLimitExceeded:
        problems = [
            {"code": "time_limit", "message": "The examples took too long to check; keep fewer or shorter ones."}
        ]
    with transaction.atomic():
        EntryCheck.objects.filter(pk=check.pk, problems__isnull=True).update(
            problems=problems, checked_at=timezone.now()
        )
    check.refresh_from_db()


def ask_for_waiting_checks(*, most: int) -> int:
    """Ask again for checks whose message was lost and forget old ones; returns how many were asked for."""
    now = timezone.now()
    with transaction.atomic():
        EntryCheck.objects.filter(asked_at__lt=now - KEPT_FOR).delete()
    waiting = EntryCheck.objects.filter(problems__isnull=True, engine=current_engine(), asked_at__lt=now - PATIENCE)
    ids = list(waiting.order_by("pk").values_list("pk", flat=True)[:most])
    for check_id in ids:
        check_requested.send(sender=EntryCheck, check_id=check_id)
    return len(ids)


def _ask_again(check: EntryCheck) -> None:
    """A message may be lost; whoever looks at a check that waits too long sends another."""
    now = timezone.now()
    if check.problems is not None or check.asked_at > now - PATIENCE:
        return
    with transaction.atomic():
        taken = EntryCheck.objects.filter(pk=check.pk, problems__isnull=True, asked_at=check.asked_at).update(
            asked_at=now
        )
        if taken:
            check_requested.send(sender=EntryCheck, check_id=check.pk)
