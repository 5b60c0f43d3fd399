"""Analysing revisions: computed outside the transaction, stored inside it, safe to run twice."""

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from billiard.exceptions import SoftTimeLimitExceeded
from django.db import DatabaseError, OperationalError, transaction
from django.utils import timezone

from framing.analysis.article import Analyser, Analysis
from framing.models import AnalysisRun, Comparison, HarmReport, LexiconRelease, TermHit
from framing.models.analysis import RunState
from framing.selectors.runs import run_to_do
from framing.services.candidate_rows import store_candidates
from framing.services.claim_rows import claim_row, harm_row, quantity_row
from framing.services.engines import candidates_in_use, current_engine
from framing.services.leases import claimed, fail, give_back, is_ours, requeue
from framing.services.mention_rows import mention_row
from framing.services.releases import current_release, lexicon_of, steady_current_release
from framing.services.rows import figures_stored, hit_row, quote_row
from framing.services.wording_rows import wording_row
from framing.signals import analysis_requested, comparison_requested, rescoring_requested
from reports.extraction.language import ENGLISH
from reports.models import Article, ArticleRevision, Claim, Mention, Quantity, Quote
from reports.selectors.corrections import correction_count, first_corrections
from reports.selectors.zones import zones_at
from reports.services.stories import propose_story
from reports.text.parse import load_parser

# A message that took this long hands the rest of its runs on: each may need as long as a task may run.
MOST_SECONDS_A_MESSAGE = 10.0


def warm_up() -> None:
    """Load the model and compile the current lexicon, so that the first analysis answers at once."""
    load_parser()
    try:
        release = current_release()
    except DatabaseError:  # a worker may start before the first migration
        return
    if release is not None:
        _analyser(release.digest, release.pk)


def request_analysis(*, revision: ArticleRevision) -> AnalysisRun | None:
    """The run of that revision by this engine with every correction made so far; None before the first release.

    None for a text that is not English, too: no engine here reads it.

    A new one is queued with the current release. One of an earlier release stands as long as no later release reached
    the text, since that would have queued another.
    """
    if revision.language != ENGLISH:
        return None
    with transaction.atomic():
        # Nobody corrects meanwhile: of two runs the one that was asked for later takes in no fewer corrections.
        Article.objects.select_for_update().get(pk=revision.article_id)
        # Nor does anybody publish: a release that comes later sees this run and queues another where it must.
        release = steady_current_release()
        asked = {"revision": revision, "engine": current_engine(), "corrections": correction_count(revision)}
        run = AnalysisRun.objects.filter(**asked).order_by("-pk").first()
        if run is None and release is not None:
            run = AnalysisRun.objects.create(**asked, release=release)
            analysis_requested.send(sender=AnalysisRun, run_id=run.pk)
    return run


def retry_analysis(*, article: Article) -> AnalysisRun | None:
    """The article's newest analysis queued again if it had failed; None without a release or a text."""
    run = request_analysis(revision=article.latest_revision) if article.latest_revision else None
    if run is not None and run.state == RunState.FAILED:
        with transaction.atomic():
            requeue(run)
            analysis_requested.send(sender=AnalysisRun, run_id=run.pk)
    return run


def run_analyses(*, run_ids: Sequence[int]) -> None:
    """Do these runs one after the other, then have each story among them compared once.

    What is left after ``MOST_SECONDS_A_MESSAGE``, or behind a run that raised, is asked for again.
    """
    began = time.monotonic()
    waiting, stories = deque(run_ids), set[int]()
    try:
        while waiting and time.monotonic() - began < MOST_SECONDS_A_MESSAGE:
            run = run_to_do(waiting.popleft())
            if run and (story_id := run_analysis(run=run)):
                stories.add(story_id)
    finally:
        for story_id in sorted(stories):
            comparison_requested.send(sender=Comparison, story_id=story_id)
        if waiting:
            rescoring_requested.send(sender=AnalysisRun, run_ids=list(waiting))


def run_analysis(*, run: AnalysisRun) -> int | None:
    """Analyse and store; the id of the story to compare, or None when there is nothing new.

    An OperationalError gives the run back and is raised for the queue to try again; any other failure is stored with
    its reason before it is raised.
    """
    if run.engine != current_engine():  # figures carry the name of the engine that made them
        return None
    digest, revision = run.release.digest, run.revision  # neither ever changes, and claiming forgets what was read
    leased = claimed(run)
    if leased is None:
        return _placed_late(run)
    try:
        zones, problems = zones_at(revision, leased.corrections)
        corrections = first_corrections(revision, leased.corrections)
        found = _analyser(digest, leased.release_id).analyse(revision.text, zones, corrections)
        _store(leased, replace(found, problems=(*problems, *found.problems)))
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
    return propose_story(article=revision.article).pk


def place_unread(*, article: Article) -> int | None:
    """The id of the story of a report that is not analysed, found or opened by names and date; None for others.

    To be compared then: a report whose newest text is in another language leaves the comparison.
    """
    newest = article.latest_revision
    if newest is None or newest.language == ENGLISH:
        return None
    return propose_story(article=article).pk


def _placed_late(run: AnalysisRun) -> int | None:
    """The story of an analysed article whose worker ended before it was placed; None when nothing is missing."""
    article = run.revision.article
    if run.state != RunState.DONE or article.placement != Article.Placement.NONE:
        return None
    return propose_story(article=article).pk


@lru_cache(maxsize=2)
def _analyser(digest: str, release_id: int) -> Analyser:
    lexicon = lexicon_of(LexiconRelease.objects.get(pk=release_id))
    return Analyser(load_parser(), lexicon, candidates_in_use())


def _store(run: AnalysisRun, found: Analysis) -> None:
    with transaction.atomic():
        locked = AnalysisRun.objects.select_for_update().get(pk=run.pk)
        if not is_ours(run, locked):  # this worker was thought dead, and another one has the run
            return
        _store_findings(run, found)
        TermHit.objects.bulk_create([hit_row(run, hit) for hit in found.hits])
        store_candidates(run, found.candidates)
        run.state = RunState.DONE
        run.lease_until = None
        run.finished_at = timezone.now()
        run.figures = figures_stored(found)
        run.sentences = [[str(s.zone), s.span.start, s.span.end] for s in found.sentences]
        run.voices = [[str(part.voice), part.span.start, part.span.end] for part in found.voices.intervals]
        run.wordings = [wording_row(wording) for wording in found.wordings]
        run.problems = [
            {"code": p.code, "message": p.message, "start": p.span and p.span.start, "end": p.span and p.span.end}
            for p in found.problems
        ]
        run.save()


def _store_findings(run: AnalysisRun, found: Analysis) -> None:
    """What hangs on text, engine and corrections alone: another release finds it stored, or stores it just now."""
    quotes = [quote_row(run, number, quote) for number, quote in enumerate(found.quotes, start=1)]
    quantities = [quantity_row(run, number, one) for number, one in enumerate(found.quantities, start=1)]
    claims = [claim_row(run, number, claim) for number, claim in enumerate(found.claims, start=1)]
    harms = [harm_row(run, number, harm) for number, harm in enumerate(found.harms, start=1)]
    mentions = [mention_row(run, number, mention) for number, mention in enumerate(found.mentions, start=1)]
    Quote.objects.bulk_create(quotes, ignore_conflicts=True)
    Quantity.objects.bulk_create(quantities, ignore_conflicts=True)
    Claim.objects.bulk_create(claims, ignore_conflicts=True)
    HarmReport.objects.bulk_create(harms, ignore_conflicts=True)
    Mention.objects.bulk_create(mentions, ignore_conflicts=True)
