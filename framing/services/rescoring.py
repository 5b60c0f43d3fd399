"""After a release: exactly the texts that a changed form can reach are analysed anew, in batches, resumable.

The rows are what has to be done and how far it is; messages carry some of their ids (docs/method.md, "Releases").
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from framing.analysis.lexicon import Lexicon
from framing.models import AnalysisRun, LexiconRelease
from framing.selectors.reach import newest_revisions, revision_ids_reached
from framing.services.engines import current_engine
from framing.signals import rescoring_requested
from reports.models import ArticleRevision
from reports.selectors.corrections import with_correction_count

#: Runs that one message asks for: a second or two of work, and each story among them is compared once.
RUNS_A_MESSAGE = 20
# Rows that are inserted, and ids that are asked for, at a time.
_ROWS_AT_ONCE = 2_000

_Row = TypeVar("_Row")


def queue_rescoring(*, release: LexiconRelease, before: Lexicon | None, after: Lexicon) -> int:
    """Queue a run for every newest text whose marks the release can change; returns how many.

    Called inside the transaction that publishes it. Texts that no analysis was asked for yet are left to the sweep,
    but for the first release, which queues all.
    """
    made, engine = 0, current_engine()
    for some in _batches(_reached(before, after), _ROWS_AT_ONCE):
        runs = AnalysisRun.objects.bulk_create(
            AnalysisRun(
                revision_id=revision_id,
                release=release,
                engine=engine,
                corrections=corrections,
                is_rescoring=before is not None,
            )
            for revision_id, corrections in some
        )
        made += len(runs)
        request_runs([run.pk for run in runs])
    return made


def request_runs(run_ids: Iterable[int]) -> None:
    """Have these queued runs done, some of them with each message."""
    for some in _batches(run_ids, RUNS_A_MESSAGE):
        rescoring_requested.send(sender=AnalysisRun, run_ids=some)


def _reached(before: Lexicon | None, after: Lexicon) -> Iterator[tuple[int, int]]:
    """The texts with the number of their corrections, those of one story together."""
    if before is None:
        yield from _in_order(newest_revisions())
        return
    asked = AnalysisRun.objects.filter(revision=OuterRef("pk"))
    for some in _batches(revision_ids_reached(before, after), _ROWS_AT_ONCE):
        yield from _in_order(newest_revisions().filter(Exists(asked), pk__in=some))


def _in_order(revisions: QuerySet[ArticleRevision]) -> Iterator[tuple[int, int]]:
    for revision in with_correction_count(revisions).only("pk").order_by("article__story", "pk"):
        yield revision.pk, revision.correction_count  # type: ignore[attr-defined]


def _batches(rows: Iterable[_Row], size: int) -> Iterator[list[_Row]]:
    waiting = iter(rows)
    while some := list(islice(waiting, size)):
        yield some
