"""What lost messages and killed workers left behind is found in the rows and asked for again."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from framing.models import AnalysisRun, Comparison
from framing.models.analysis import RunState
from framing.models.comparisons import inputs_digest_of, inputs_of, is_comparable
from framing.selectors.decision_log import last_numbers
from framing.selectors.reach import newest_revisions
from framing.selectors.runs import without_wrong_zones
from framing.services.checks import ask_for_waiting_checks
from framing.services.dry_runs import ask_for_waiting_dry_runs, forget_old_dry_runs
from framing.services.engines import current_engine
from framing.services.releases import current_release
from framing.services.rescoring import RUNS_A_MESSAGE, request_runs
from framing.services.scoring import request_analysis
from framing.services.symmetry import ask_for_symmetry
from framing.signals import analysis_requested, comparison_requested, placing_requested
from reports.extraction.language import ENGLISH
from reports.models import Article, ArticleRevision, PrimaryText
from reports.selectors.corrections import with_correction_count

#: A message that is younger may still be on its way.
PATIENCE = timedelta(seconds=20)
#: Rows taken up in one sweep; the next one goes on.
MOST_A_SWEEP = 500


def sweep() -> int:
    """Ask again for every analysis, comparison, trial and check of examples that nobody works on; returns how many."""
    forget_old_dry_runs()
    checks = ask_for_waiting_checks(most=MOST_A_SWEEP) + ask_for_waiting_dry_runs()
    unplaced = _unread_without_story()
    for article_id in unplaced:
        placing_requested.send(sender=Article, article_id=article_id)
    if current_release() is None:
        return checks + len(unplaced)
    ask_for_symmetry()
    missing = _revisions_without_run()
    for revision in missing:
        request_analysis(revision=revision)
    waiting = _waiting_runs()
    for run_id in waiting:
        analysis_requested.send(sender=AnalysisRun, run_id=run_id)
    rescoring = _waiting_rescoring()
    request_runs(rescoring)
    stories = _stories_without_comparison()
    for story_id in stories:
        comparison_requested.send(sender=Comparison, story_id=story_id)
    return len(missing) + len(waiting) + len(rescoring) + len(unplaced) + len(stories) + checks


def _revisions_without_run() -> list[ArticleRevision]:
    """Newest texts that no analysis was asked for, or none with every correction made so far.

    One of an earlier release will do: a later release that could change it has queued another.
    """
    runs = AnalysisRun.objects.filter(
        revision=OuterRef("pk"), engine=current_engine(), corrections=OuterRef("correction_count")
    )
    newest = with_correction_count(newest_revisions())
    return list(newest.filter(~Exists(runs)).order_by("pk")[:MOST_A_SWEEP])


def _unread_without_story() -> list[int]:
    """Reports in other languages that no worker has placed: no analysis will bring them to it."""
    stored = Q(latest_revision__stored_at__lt=timezone.now() - PATIENCE) & ~Q(latest_revision__language=ENGLISH)
    unplaced = Article.objects.filter(stored, placement=Article.Placement.NONE)
    return list(unplaced.order_by("pk").values_list("pk", flat=True)[:MOST_A_SWEEP])


def _waiting_runs() -> list[int]:
    now = timezone.now()
    lost = Q(state=RunState.QUEUED, queued_at__lt=now - PATIENCE, is_rescoring=False)
    abandoned = Q(state=RunState.RUNNING, lease_until__lt=now)
    unplaced = Q(state=RunState.DONE, finished_at__lt=now - PATIENCE, revision__article__latest_revision=F("revision"))
    unplaced &= Q(revision__article__placement=Article.Placement.NONE)
    runs = AnalysisRun.objects.filter(lost | abandoned | unplaced, engine=current_engine())
    return list(runs.order_by("pk").values_list("pk", flat=True)[:MOST_A_SWEEP])


def _waiting_rescoring() -> list[int]:
    """The analyses that a release waits for, once nobody has settled one of them for a while.

    Many of them wait in the queue for long; only their standing still tells that their messages are lost.
    """
    quiet_since = timezone.now() - PATIENCE
    runs = AnalysisRun.objects.filter(is_rescoring=True, engine=current_engine())
    waiting = runs.filter(state=RunState.QUEUED, queued_at__lt=quiet_since)
    at_work = Q(state=RunState.RUNNING, lease_until__gte=timezone.now()) | Q(finished_at__gte=quiet_since)
    if not waiting.exists() or runs.filter(at_work).exists():
        return []
    return list(waiting.order_by("pk").values_list("pk", flat=True)[: MOST_A_SWEEP * RUNS_A_MESSAGE])


def _stories_without_comparison() -> list[int]:
    """Stories with something to compare whose comparison is neither settled nor at work, newest first.

    Those that a release is being rescored in are compared when that is done.
    """
    primary_texts: dict[int, list[int]] = defaultdict(list)
    for story_id, pk in PrimaryText.objects.live().order_by().values_list("story_id", "pk"):
        primary_texts[story_id].append(pk)
    cared_for = set(
        Comparison.objects.filter(
            Q(state__in=[RunState.DONE, RunState.FAILED]) | Q(state=RunState.RUNNING, lease_until__gte=timezone.now()),
            engine=current_engine(),
        ).values_list("story_id", "release__number", "inputs_digest", "decisions")
    )
    decided = last_numbers()
    lacking = []
    for story_id, reports in _analysed(primary_texts).items():
        number, analysed = inputs_of(reports.values())
        digest = inputs_digest_of(analysed, primary_texts[story_id])
        wanted = (story_id, number, digest, decided.get(story_id, 0))
        if is_comparable(len(analysed), len(primary_texts[story_id])) and wanted not in cared_for:
            lacking.append(story_id)
    return sorted(lacking, reverse=True)[:MOST_A_SWEEP]


def _analysed(with_primary: Iterable[int]) -> dict[int, dict[int, tuple[int, int, int]]]:
    """By story that may be comparable: the analysis of each newest text as (revision, corrections, release)."""
    of_newest = Q(revision__article__latest_revision=F("revision"), engine=current_engine())
    ours = AnalysisRun.objects.filter(of_newest, revision__article__story__isnull=False)
    runs = without_wrong_zones(ours).order_by()
    unsettled = runs.filter(is_rescoring=True, state__in=[RunState.QUEUED, RunState.RUNNING])
    stories = runs.filter(state=RunState.DONE).values("revision__article__story")
    several = stories.annotate(texts=Count("revision", distinct=True)).filter(texts__gt=1)
    done = runs.filter(
        Q(revision__article__story__in=several.values("revision__article__story"))
        | Q(revision__article__story__in=list(with_primary)),
        state=RunState.DONE,
    ).exclude(revision__article__story__in=unsettled.values("revision__article__story"))
    found: dict[int, dict[int, tuple[int, int, int]]] = defaultdict(dict)
    columns = ("revision__article__story_id", "revision_id", "corrections", "release__number")
    for story_id, *row in done.order_by("pk").values_list(*columns):
        found[story_id][row[0]] = (row[0], row[1], row[2])
    return found
