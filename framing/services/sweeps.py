"""What lost messages and killed workers left behind is found in the rows and asked for again."""

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from framing.models import AnalysisRun, Comparison
from framing.models.analysis import RunState
from framing.models.comparisons import inputs_digest_of
from framing.services.comparison import analysed_runs
from framing.services.releases import current_release
from framing.services.scoring import current_engine, request_analysis
from framing.signals import analysis_requested, comparison_requested
from reports.models import ArticleRevision, Story

#: A message that is younger may still be on its way.
PATIENCE = timedelta(seconds=20)
#: Rows taken up in one sweep; the next one goes on.
MOST_A_SWEEP = 500


def sweep() -> int:
    """Ask again for every analysis and comparison that nobody works on; returns how many."""
    release = current_release()
    if release is None:
        return 0
    missing = _revisions_without_run(release.pk)
    for revision in missing:
        request_analysis(revision=revision, release=release)
    waiting = _waiting_runs()
    for run_id in waiting:
        analysis_requested.send(sender=AnalysisRun, run_id=run_id)
    stories = [story for story in _stories_with_reports() if _lacks_comparison(story)]
    for story in stories:
        comparison_requested.send(sender=Comparison, story_id=story.pk)
    return len(missing) + len(waiting) + len(stories)


def _revisions_without_run(release_id: int) -> list[ArticleRevision]:
    runs = AnalysisRun.objects.filter(revision=OuterRef("pk"), release=release_id, engine=current_engine())
    newest = ArticleRevision.objects.filter(article__latest_revision=F("pk"))
    return list(newest.filter(~Exists(runs)).order_by("pk")[:MOST_A_SWEEP])


def _waiting_runs() -> list[int]:
    now = timezone.now()
    lost = Q(state=RunState.QUEUED, queued_at__lt=now - PATIENCE)
    abandoned = Q(state=RunState.RUNNING, lease_until__lt=now)
    return list(AnalysisRun.objects.filter(lost | abandoned).order_by("pk").values_list("pk", flat=True)[:MOST_A_SWEEP])


def _stories_with_reports() -> list[Story]:
    return list(Story.objects.annotate(reports=Count("articles")).filter(reports__gte=2).order_by("-pk")[:MOST_A_SWEEP])


def _lacks_comparison(story: Story) -> bool:
    runs = analysed_runs(story)
    if len(runs) < 2:
        return False
    settled = Comparison.objects.filter(
        Q(state__in=[RunState.DONE, RunState.FAILED]) | Q(state=RunState.RUNNING, lease_until__gte=timezone.now()),
        story=story,
        inputs_digest=inputs_digest_of(run.revision_id for run in runs),
        release=runs[0].release,
        engine=runs[0].engine,
    )
    return not settled.exists()
