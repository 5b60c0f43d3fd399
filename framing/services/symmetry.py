"""Measuring the symmetry of a release: the swap test needs the language model, so a worker runs it and stores it."""

from datetime import timedelta
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from framing.analysis.matching import Matcher
from framing.analysis.swaps import SwapResult, swap_failures
from framing.lexicons import starter_swap_test
from framing.models import LexiconRelease, SymmetryMeasurement, TermHit
from framing.selectors.runs import finished_runs
from framing.selectors.wire import in_counted_copy
from framing.services.engines import current_engine
from framing.services.releases import current_release, lexicon_of
from framing.signals import symmetry_requested
from reports.extraction.language import ENGLISH
from reports.models import Article
from reports.text.parse import load_parser

#: A measurement that nobody has made for this long is asked for again.
PATIENCE = timedelta(minutes=2)
#: Reports come in all the time; the hits are counted anew after this.
RECOUNT_AFTER = timedelta(hours=6)
#: Failures of the swap test that are kept word for word; all are counted.
FAILURES_KEPT = 50


def ask_for_symmetry() -> int:
    """Ask a worker to measure the newest release where that is missing or old; returns how many were asked for."""
    release, now = current_release(), timezone.now()
    if release is None:
        return 0
    with transaction.atomic():
        row, is_new = SymmetryMeasurement.objects.get_or_create(
            release=release, engine=current_engine(), defaults={"asked_at": now}
        )
        due = row.counted_at is None or row.counted_at < now - RECOUNT_AFTER or _has_doubled(row)
        if not is_new and (not due or row.asked_at > now - PATIENCE):
            return 0
        SymmetryMeasurement.objects.filter(pk=row.pk).update(asked_at=now)
        symmetry_requested.send(sender=SymmetryMeasurement, measurement_id=row.pk)
    return 1


def _has_doubled(row: SymmetryMeasurement) -> bool:
    """Whether there are twice the reports that were counted: a new installation fills fast."""
    return Article.objects.filter(latest_revision__language=ENGLISH).count() > 2 * row.report_count


def measure_symmetry(*, measurement: SymmetryMeasurement) -> SymmetryMeasurement:
    """The measurement with the swap test, which is run once, and with the hits of now; safe to do twice."""
    if measurement.engine != current_engine():  # the engine that the row names is the one that ran
        return measurement
    found: dict[str, Any] = {}
    if measurement.swap is None:
        found = {"swap": _swapped(measurement.release), "swapped_at": timezone.now()}
    hits = hits_by_entry()
    found |= {"hits": hits, "report_count": _standing().count(), "counted_at": timezone.now()}
    with transaction.atomic():
        SymmetryMeasurement.objects.filter(pk=measurement.pk).update(**found)
    measurement.refresh_from_db()
    return measurement


def hits_by_entry() -> dict[str, int]:
    """How often each entry is found in the newest texts, in any voice, where its sense is clear; wire text counts in
    one of the reports that print it."""
    hits = TermHit.objects.filter(run__in=_standing().values("pk"), is_ambiguous=False).filter(~in_counted_copy())
    return dict(hits.order_by().values_list("entry").annotate(found=Count("pk")))


def _standing() -> Any:
    """The run that stands for the newest text of each report."""
    newest = finished_runs().filter(revision=F("revision__article__latest_revision"))
    return newest.order_by("revision_id", "-pk").distinct("revision_id")


def _swapped(release: LexiconRelease) -> dict[str, Any]:
    try:
        return _told(swap_failures(starter_swap_test(), Matcher(lexicon_of(release)), load_parser()))
    except SoftTimeLimitExceeded:
        return {"error": "The test took longer than one task may take."}


def _told(result: SwapResult) -> dict[str, Any]:
    failures = [
        {
            "sentence": one.sentence,
            "swapped": one.swapped,
            "found": list(one.found),
            "found_swapped": list(one.found_swapped),
        }
        for one in result.failures[:FAILURES_KEPT]
    ]
    return {
        "sentences": result.sentences,
        "exchanges": result.exchanges,
        "hits": result.hits,
        "failure_count": len(result.failures),
        "failures": failures,
    }
