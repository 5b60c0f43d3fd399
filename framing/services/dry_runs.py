"""A changed lexicon tried on the stored reports before anything is published (docs/method.md, "Releases").

The texts that the changes can reach are analysed whole, by the analyser that publishing uses, a few with each message.
How far it is stands in the row, so a killed worker loses no more than its last few texts.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

from billiard.exceptions import SoftTimeLimitExceeded
from django.contrib.auth.models import User
from django.db import OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from framing.analysis.article import Analyser
from framing.analysis.entries import LexiconError
from framing.analysis.lexicon import Lexicon
from framing.analysis.lexicon_changes import lexicon_changes
from framing.analysis.overlay import change_of, with_changes
from framing.models import AnalysisRun, Draft, DryRun, DryRunFigures, DryRunHit, LexiconRelease, TermHit
from framing.models.analysis import RunState
from framing.selectors.reach import revision_ids_reached
from framing.selectors.runs import runs_under
from framing.services.engines import current_engine
from framing.services.leases import claimed, fail, give_back, is_ours
from framing.services.releases import current_release, lexicon_of
from framing.services.rows import figures_stored, hit_row
from framing.signals import dry_run_requested
from reports.models import ArticleRevision
from reports.selectors.corrections import correction_count, first_corrections
from reports.selectors.zones import zones_now
from reports.text.parse import load_parser

#: Texts that one draft is tried on, the newest first; what is left out is told.
MOST_TEXTS_OF_A_TRIAL = 300
#: Texts of one message, and the seconds after which it leaves the rest to the next: a page shows how far it is.
TEXTS_A_MESSAGE = 10
MOST_SECONDS_A_MESSAGE = 4.0
#: A dry run that nobody took up for this long is asked for again.
PATIENCE = timedelta(seconds=20)
#: What would change is soon no longer what would change; old dry runs are forgotten.
KEPT_FOR = timedelta(days=14)

_COMPARED = ("voice", "is_counted", "is_ambiguous", "reason")


class DryRunRefused(ValueError):
    """Nothing can be tried: ``message`` says why and what to do, ``field`` names the form's field it is about."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one text would show: its marks as rows that are not stored, and its figures as they would be."""

    hits: tuple[TermHit, ...]
    figures: dict[str, Any]


def start_trial(*, draft: Draft, by: User | None) -> DryRun:
    """Try one draft on the newest texts that it can reach; one that is at work with this wording is not begun again."""
    return _started([draft], DryRun.Purpose.TRIAL, by)


def start_impact(*, by: User | None) -> DryRun:
    """Try every approved draft at once; the same lexicon on the same texts again gives the stored one."""
    drafts = list(Draft.objects.filter(state=Draft.State.APPROVED).order_by("code"))
    if not drafts:
        raise DryRunRefused("", "No approved draft waits for a release, so nothing would change.")
    return _started(drafts, DryRun.Purpose.IMPACT, by)


def continue_dry_run(*, dry_run: DryRun) -> bool:
    """Try the next few texts; whether there is more to do, and nobody else is doing it."""
    if dry_run.engine != current_engine():
        return False
    leased = claimed(dry_run)
    if leased is None:
        return False
    try:
        done = list(_tried(leased))
        return _store(leased, done)
    except OperationalError:
        give_back(leased)
        raise
    except (SoftTimeLimitExceeded, MemoryError):
        fail(leased, "time_limit", "One of the texts needed more time or memory than a trial may take.")
        return False
    except Exception as error:
        fail(leased, "engine_error", f"The trial stopped with an error ({type(error).__name__}). It was logged.")
        raise


def ask_for_waiting_dry_runs() -> int:
    """Ask again for every dry run that nobody works on; returns how many."""
    now = timezone.now()
    left = Q(lease_until__lt=now) | Q(lease_until__isnull=True, queued_at__lt=now - PATIENCE)
    runs = DryRun.objects.filter(left, state__in=[RunState.QUEUED, RunState.RUNNING], engine=current_engine())
    waiting = list(runs.values_list("pk", flat=True))
    for pk in waiting:
        dry_run_requested.send(sender=DryRun, dry_run_id=pk)
    return len(waiting)


def forget_old_dry_runs() -> None:
    """Delete what was tried ``KEPT_FOR`` ago."""
    with transaction.atomic():
        DryRun.objects.filter(queued_at__lt=timezone.now() - KEPT_FOR).delete()


def _started(drafts: Sequence[Draft], purpose: DryRun.Purpose, by: User | None) -> DryRun:
    base = current_release()
    if base is None:
        raise DryRunRefused("", "No lexicon is published yet; load one first, then changes of it can be tried.")
    rows = [
        {"code": draft.code, "kind": draft.kind, "entry": draft.entry, "contrast_set": draft.contrast_set}
        for draft in drafts
    ]
    before = lexicon_of(base)
    after = _laid_over(before, rows)
    # Whoever tries a draft wants to see where its entry stands, also when only its reason was rewritten.
    tried = [draft.code for draft in drafts] if purpose == DryRun.Purpose.TRIAL else []
    reached = sorted(revision_ids_reached(before, after, also=tried), reverse=True)
    most = MOST_TEXTS_OF_A_TRIAL if purpose == DryRun.Purpose.TRIAL else len(reached)
    values: dict[str, Any] = {
        "purpose": purpose,
        "base": base,
        "digest": after.digest,
        "engine": current_engine(),
        "draft": drafts[0] if purpose == DryRun.Purpose.TRIAL else None,
    }
    same = DryRun.objects.filter(**values, revisions=reached[:most]).exclude(state=RunState.FAILED)
    if stored := same.exclude(state=RunState.DONE, purpose=DryRun.Purpose.TRIAL).order_by("-pk").first():
        return stored
    if not reached:
        values |= {"state": RunState.DONE, "finished_at": timezone.now()}
    with transaction.atomic():
        made = DryRun.objects.create(
            **values, changes=rows, revisions=reached[:most], left_out=len(reached[most:]), asked_by=by
        )
        dry_run_requested.send(sender=DryRun, dry_run_id=made.pk)
    return made


def _laid_over(lexicon: Lexicon, rows: Sequence[Mapping[str, Any]]) -> Lexicon:
    try:
        return with_changes(lexicon, [change_of(row, lexicon) for row in rows])
    except LexiconError as error:
        raise DryRunRefused("", str(error)) from error


@lru_cache(maxsize=2)
def _analyser_with_changes(digest: str, dry_run_id: int) -> tuple[Analyser, frozenset[str]]:
    """The analyser of the changed lexicon, compiled once a process, and the codes of the entries that it is about."""
    dry_run = DryRun.objects.select_related("base", "draft").defer("base__content").get(pk=dry_run_id)
    before = lexicon_of(dry_run.base)
    after = _laid_over(before, dry_run.changes)
    codes = frozenset(change.code for change in lexicon_changes(before, after) if change.affects_marks)
    return Analyser(load_parser(), after), codes | {draft.code for draft in [dry_run.draft] if draft}


@lru_cache(maxsize=1)
def _analyser_of_base(digest: str, release_id: int) -> Analyser:
    return Analyser(load_parser(), lexicon_of(LexiconRelease.objects.defer("content").get(pk=release_id)))


def _tried(dry_run: DryRun) -> Iterator[tuple[int, list[DryRunHit], DryRunFigures | None, int]]:
    """The next texts: each with its rows, and how often the changed entries are found in it."""
    began = time.monotonic()
    analyser, codes = _analyser_with_changes(dry_run.digest, dry_run.pk)
    waiting = dry_run.revisions[dry_run.checked : dry_run.checked + TEXTS_A_MESSAGE]
    revisions = ArticleRevision.objects.defer("search", "words").in_bulk(waiting)
    for number, pk in enumerate(waiting):
        if number and time.monotonic() - began > MOST_SECONDS_A_MESSAGE:
            return
        if pk not in revisions:  # its article was deleted meanwhile
            yield pk, [], None, 0
            continue
        revision = revisions[pk]
        before, after = _before(dry_run, revision), _seen(analyser, revision)
        hits = list(_changed_hits(dry_run, before.hits, after.hits, codes))
        figures = None
        if before.figures != after.figures:
            figures = DryRunFigures(dry_run=dry_run, revision=revision, before=before.figures, after=after.figures)
        yield pk, hits, figures, sum(hit.entry in codes for hit in after.hits)


def _before(dry_run: DryRun, revision: ArticleRevision) -> _Seen:
    """What the text shows under the base; analysed here where its stored analysis is not the one to compare with."""
    newest = runs_under(dry_run.base).filter(revision=revision).order_by("-pk").first()
    is_comparable = (
        newest is not None
        and (newest.state, newest.engine) == (RunState.DONE, dry_run.engine)
        and newest.corrections == correction_count(revision)
    )
    if newest is None or not is_comparable:
        return _seen(_analyser_of_base(dry_run.base.digest, dry_run.base_id), revision)
    return _Seen(tuple(newest.hits.all()), newest.figures)


def _seen(analyser: Analyser, revision: ArticleRevision) -> _Seen:
    corrections = first_corrections(revision, correction_count(revision))
    found = analyser.analyse(revision.text, zones_now(revision), corrections)
    nowhere = AnalysisRun(revision_id=revision.pk)
    figures = json.loads(json.dumps(figures_stored(found)))
    return _Seen(tuple(hit_row(nowhere, hit) for hit in found.hits), figures)


def _changed_hits(
    dry_run: DryRun, before: Sequence[TermHit], after: Sequence[TermHit], codes: frozenset[str]
) -> Iterator[DryRunHit]:
    """The marks of the changed entries, and those of others that come, go or count otherwise because of them."""
    old = {(hit.start, hit.end, hit.entry): hit for hit in before}
    new = {(hit.start, hit.end, hit.entry): hit for hit in after}
    for place in sorted(old.keys() | new.keys()):
        was, will = old.get(place), new.get(place)
        change = _change(was, will)
        shown = will or was
        if shown is not None and (shown.entry in codes or change is not DryRunHit.Change.SAME):
            yield _dry_run_hit(dry_run, shown, change)


def _change(was: TermHit | None, will: TermHit | None) -> DryRunHit.Change:
    if was is None or will is None:
        return DryRunHit.Change.NEW if was is None else DryRunHit.Change.LOST
    differs = any(getattr(was, name) != getattr(will, name) for name in _COMPARED)
    return DryRunHit.Change.JUDGED if differs else DryRunHit.Change.SAME


def _dry_run_hit(dry_run: DryRun, hit: TermHit, change: DryRunHit.Change) -> DryRunHit:
    shared = ("entry", "text", "zone", "start", "end", "voice", "is_counted", "is_ambiguous", "reason")
    values = {name: getattr(hit, name) for name in shared}
    return DryRunHit(dry_run=dry_run, revision_id=hit.revision_id, change=change, **values)


def _store(dry_run: DryRun, done: Sequence[tuple[int, list[DryRunHit], DryRunFigures | None, int]]) -> bool:
    """Store the rows of these texts and how far it is, all or nothing; whether there is more to do."""
    now = timezone.now()
    with transaction.atomic():
        locked = DryRun.objects.select_for_update().get(pk=dry_run.pk)
        if not is_ours(dry_run, locked):
            return False
        DryRunHit.objects.bulk_create(hit for _, hits, _, _ in done for hit in hits)
        DryRunFigures.objects.bulk_create(figures for _, _, figures, _ in done if figures)
        locked.checked += len(done)
        locked.found += sum(count for *_, count in done)
        locked.attempts = 0  # they count the tries without an end, and this one had one
        is_done = locked.checked >= len(locked.revisions)
        locked.state = RunState.DONE if is_done else RunState.QUEUED
        locked.finished_at = now if is_done else None
        locked.lease_until = None if is_done else now + PATIENCE  # until then the next message is on its way
        locked.save()
    return not is_done
