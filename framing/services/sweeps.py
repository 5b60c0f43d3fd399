"""What lost messages and killed workers left behind is found in the rows and asked for again."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from framing.models import AnalysisRun, Comparison
from framing.models.analysis import RunState
from framing.models.comparisons import inputs_digest_of, is_comparable
from framing.services.checks import ask_for_waiting_checks
from framing.services.releases import current_release
from framing.services.scoring import current_engine, request_analysis
from framing.signals import analysis_requested, comparison_requested
from reports.models import Article, ArticleRevision, PrimaryText
from reports.selectors import with_correction_count

#: A message that is younger may still be on its way.
PATIENCE = timedelta(seconds=20)
#: Rows taken up in one sweep; the next one goes on.
MOST_A_SWEEP = 500


def sweep() -> int:
    """Ask again for every analysis, comparison and check of examples that nobody works on; returns how many."""
    checks = ask_for_waiting_checks(most=MOST_A_SWEEP)
    release = current_release()
    if release is None:
        return checks
    missing = _revisions_without_run(release.pk)
    for revision in missing:
        request_analysis(revision=revision, release=release)
    waiting = _waiting_runs()
    for run_id in waiting:
        analysis_requested.send(sender=AnalysisRun, run_id=run_id)
    stories = _stories_without_comparison(release.pk)
    for story_id in stories:
        comparison_requested.send(sender=Comparison, story_id=story_id)
    return len(missing) + len(waiting) + len(stories) + checks


def _revisions_without_run(release_id: int) -> list[ArticleRevision]:
    """Newest texts that no analysis was asked for, or none with every correction made so far."""
    runs = AnalysisRun.objects.filter(
        revision=OuterRef("pk"),
        release=release_id,
        engine=current_engine(),
        corrections=OuterRef("correction_count"),
    )
    newest = with_correction_count(ArticleRevision.objects.filter(article__latest_revision=F("pk")))
    return list(newest.filter(~Exists(runs)).order_by("pk")[:MOST_A_SWEEP])


def _waiting_runs() -> list[int]:
    now = timezone.now()
    lost = Q(state=RunState.QUEUED, queued_at__lt=now - PATIENCE)
    abandoned = Q(state=RunState.RUNNING, lease_until__lt=now)
    unplaced = Q(state=RunState.DONE, finished_at__lt=now - PATIENCE, revision__article__latest_revision=F("revision"))
    unplaced &= Q(revision__article__placement=Article.Placement.NONE)
    runs = AnalysisRun.objects.filter(lost | abandoned | unplaced, engine=current_engine())
    return list(runs.order_by("pk").values_list("pk", flat=True)[:MOST_A_SWEEP])


def _stories_without_comparison(release_id: int) -> list[int]:
    """Stories with something to compare whose comparison is neither settled nor at work, newest first."""
    current: dict[str, Any] = {"release": release_id, "engine": current_engine()}
    done = AnalysisRun.objects.filter(
        state=RunState.DONE,
        revision__article__story__isnull=False,
        revision__article__latest_revision=F("revision"),
        **current,
    )
    analysed: dict[int, dict[int, int]] = defaultdict(dict)
    rows = done.order_by("pk").values_list("revision__article__story_id", "revision_id", "corrections")
    for story_id, revision_id, corrections in rows:
        analysed[story_id][revision_id] = corrections
    primary_texts: dict[int, list[int]] = defaultdict(list)
    for story_id, pk in PrimaryText.objects.live().order_by().values_list("story_id", "pk"):
        primary_texts[story_id].append(pk)
    cared_for = set(
        Comparison.objects.filter(
            Q(state__in=[RunState.DONE, RunState.FAILED]) | Q(state=RunState.RUNNING, lease_until__gte=timezone.now()),
            **current,
        ).values_list("story_id", "inputs_digest")
    )
    lacking = [
        story_id
        for story_id, reports in analysed.items()
        if is_comparable(len(reports), len(primary_texts[story_id]))
        and (story_id, inputs_digest_of(reports.items(), primary_texts[story_id])) not in cared_for
    ]
    return sorted(lacking, reverse=True)[:MOST_A_SWEEP]
