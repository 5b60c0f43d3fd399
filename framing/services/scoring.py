"""Analysing revisions: computed outside the transaction, stored inside it, safe to run twice."""

from functools import lru_cache

from billiard.exceptions import SoftTimeLimitExceeded
from django.db import DatabaseError, OperationalError, transaction
from django.utils import timezone

from framing.analysis.article import Analyser, Analysis
from framing.analysis.engine import engine_version
from framing.analysis.interchange import figures_record
from framing.models import AnalysisRun, LexiconRelease, TermHit
from framing.models.analysis import RunState
from framing.services.leases import claimed, fail, give_back, is_ours, requeue
from framing.services.releases import current_release, lexicon_of
from framing.services.rows import hit_row, quote_row
from framing.signals import analysis_requested
from reports.models import Article, ArticleRevision, Quote
from reports.selectors import correction_count, first_corrections
from reports.services.stories import propose_story
from reports.text.parse import load_parser, model_digest


def current_engine() -> str:
    """The name of the engine that this installation runs."""
    return engine_version(model_digest())


def warm_up() -> None:
    """Load the model and compile the current lexicon, so that the first analysis answers at once."""
    load_parser()
    try:
        release = current_release()
    except DatabaseError:  # a worker may start before the first migration
        return
    if release is not None:
        _analyser(release.digest, release.pk)


def request_analysis(*, revision: ArticleRevision, release: LexiconRelease) -> AnalysisRun:
    """The run of that revision, release and engine with every correction made so far; a new one is queued."""
    with transaction.atomic():
        # Nobody corrects meanwhile: of two runs the one that was asked for later takes in no fewer corrections.
        Article.objects.select_for_update().get(pk=revision.article_id)
        run, created = AnalysisRun.objects.get_or_create(
            revision=revision, release=release, engine=current_engine(), corrections=correction_count(revision)
        )
        if created:
            analysis_requested.send(sender=AnalysisRun, run_id=run.pk)
    return run


def retry_analysis(*, article: Article) -> AnalysisRun | None:
    """The article's newest analysis queued again if it had failed; None without a release or a text."""
    release = current_release()
    if release is None or article.latest_revision is None:
        return None
    run = request_analysis(revision=article.latest_revision, release=release)
    if run.state == RunState.FAILED:
        with transaction.atomic():
            requeue(run)
            analysis_requested.send(sender=AnalysisRun, run_id=run.pk)
    return run


def run_analysis(*, run: AnalysisRun) -> int | None:
    """Analyse and store; the id of the story to compare, or None when there is nothing new.

    An OperationalError gives the run back and is raised for the queue to try again; any other failure is stored with
    its reason before it is raised.
    """
    if run.engine != current_engine():  # figures carry the name of the engine that made them
        return None
    leased = claimed(run)
    if leased is None:
        return _placed_late(run)
    try:
        found = _analyser(leased.release.digest, leased.release_id).analyse(
            leased.revision.text,
            leased.revision.zone_spans,
            first_corrections(leased.revision, leased.corrections),
        )
        _store(leased, found)
    except OperationalError:
        give_back(leased)
        raise
    except (SoftTimeLimitExceeded, MemoryError) as limit:
        reason = "memory" if isinstance(limit, MemoryError) else "time"
        fail(leased, f"{reason}_limit", f"The analysis needed more {reason} than one article may take.")
        return None
    except Exception as error:
        fail(leased, "engine_error", f"The analysis stopped with an error ({type(error).__name__}). It was logged.")
        raise
    return propose_story(article=leased.revision.article).pk


def _placed_late(run: AnalysisRun) -> int | None:
    """The story of an analysed article whose worker ended before it was placed; None when nothing is missing."""
    article = run.revision.article
    if run.state != RunState.DONE or article.placement != Article.Placement.NONE:
        return None
    return propose_story(article=article).pk


@lru_cache(maxsize=2)
def _analyser(digest: str, release_id: int) -> Analyser:
    return Analyser(load_parser(), lexicon_of(LexiconRelease.objects.get(pk=release_id)))


def _store(run: AnalysisRun, found: Analysis) -> None:
    with transaction.atomic():
        locked = AnalysisRun.objects.select_for_update().get(pk=run.pk)
        if not is_ours(run, locked):  # this worker was thought dead, and another one has the run
            return
        _store_quotes(run, found)
        TermHit.objects.bulk_create([hit_row(run, hit) for hit in found.hits])
        run.state = RunState.DONE
        run.lease_until = None
        run.finished_at = timezone.now()
        run.figures = figures_record(found.figures)
        run.sentences = [[str(s.zone), s.span.start, s.span.end] for s in found.sentences]
        run.voices = [[str(part.voice), part.span.start, part.span.end] for part in found.voices.intervals]
        run.problems = [
            {"code": p.code, "message": p.message, "start": p.span and p.span.start, "end": p.span and p.span.end}
            for p in found.problems
        ]
        run.save()


def _store_quotes(run: AnalysisRun, found: Analysis) -> None:
    """Quotes hang on text, engine and corrections alone: another release finds them stored, or stores them just now."""
    rows = [quote_row(run, number, quote) for number, quote in enumerate(found.quotes, start=1)]
    Quote.objects.bulk_create(rows, ignore_conflicts=True)
