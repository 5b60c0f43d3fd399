"""Comparing the analysed reports of a story; a result belongs to exactly these revisions, release and engine."""

from collections.abc import Sequence
from datetime import datetime

from django.db import OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from framing.analysis.comparison import ComparisonResult, laid_side_by_side
from framing.analysis.lexicon import Lexicon
from framing.analysis.scoring import Hit
from framing.models import AnalysisRun, Comparison, TermHit
from framing.models.analysis import RunState
from framing.models.comparisons import inputs_digest_of, is_comparable
from framing.selectors.comparisons import comparison_status_of
from framing.services.leases import claimed, fail, give_back, requeue
from framing.services.releases import current_release, lexicon_of
from framing.services.rows import (
    crossing_json,
    found_hit,
    found_quote,
    given_text,
    label_json,
    speaker_json,
    statement_json,
)
from framing.services.scoring import current_engine
from framing.signals import comparison_requested
from reports.extraction.quotes import Quote as FoundQuote
from reports.models import PrimaryText, Quote, Story


def analysed_runs(story: Story) -> list[AnalysisRun]:
    """The newest finished analysis of each of the story's newest texts by the current release and engine, in order of
    publication."""
    release = current_release()
    if release is None:
        return []
    found = AnalysisRun.objects.filter(
        revision__article__story=story,
        revision__article__latest_revision_id=F("revision_id"),
        release=release,
        engine=current_engine(),
        state=RunState.DONE,
    ).select_related("revision__article")
    newest = {run.revision_id: run for run in found.order_by("pk")}
    return sorted(newest.values(), key=_publication)


def _publication(run: AnalysisRun) -> tuple[bool, datetime | None, int]:
    """Reports without a time come last, as in the database."""
    article = run.revision.article
    return article.published_at is None, article.published_at, article.pk


def compare_story(*, story: Story) -> Comparison | None:
    """The stored comparison of the story's analysed texts; None while there is nothing to compare."""
    runs = analysed_runs(story)
    primary_texts = list(story.primary_texts.live().order_by("pk"))
    if not is_comparable(len(runs), len(primary_texts)):
        return None
    release = runs[0].release
    keys = [primary.pk for primary in primary_texts]
    comparison, _ = Comparison.objects.get_or_create(
        story=story,
        inputs_digest=inputs_digest_of([(run.revision_id, run.corrections) for run in runs], keys),
        release=release,
        engine=runs[0].engine,
        defaults={"revisions": sorted(run.revision_id for run in runs), "primary_texts": keys},
    )
    leased = claimed(comparison)
    if leased is None:
        return comparison
    try:
        result = _computed(runs, primary_texts, lexicon_of(release))
        _store(leased, result)
    except OperationalError:
        give_back(leased)
        raise
    except Exception as error:
        fail(leased, "engine_error", f"The comparison stopped with an error ({type(error).__name__}). It was logged.")
        raise
    return leased


def retry_comparison(*, story: Story) -> None:
    """The failed comparison of the story's reports queued again, and the story sent to a worker."""
    comparison = comparison_status_of(story).comparison
    with transaction.atomic():
        if comparison is not None:
            requeue(comparison)
        comparison_requested.send(sender=Comparison, story_id=story.pk)


def _computed(runs: Sequence[AnalysisRun], primary_texts: Sequence[PrimaryText], lexicon: Lexicon) -> ComparisonResult:
    articles = {run.pk: str(run.revision.article_id) for run in runs}
    by_revision = {run.revision_id: str(run.revision.article_id) for run in runs}
    entries = {entry.code: entry for entry in lexicon.entries}
    hits: dict[str, list[Hit]] = {key: [] for key in articles.values()}
    for hit in TermHit.objects.filter(run__in=articles).order_by("start", "-end", "entry"):
        hits[articles[hit.run_id]].append(found_hit(hit, entries[hit.entry]))
    quotes: dict[str, list[FoundQuote]] = {key: [] for key in articles.values()}
    corrections = {run.revision_id: run.corrections for run in runs}
    for quote in Quote.objects.filter(revision__in=by_revision, engine=runs[0].engine).order_by("number"):
        if quote.corrections != corrections[quote.revision_id]:
            continue
        quotes[by_revision[quote.revision_id]].append(found_quote(quote))
    texts = {str(run.revision.article_id): run.revision.text for run in runs}
    return laid_side_by_side(
        hits, quotes, texts, lexicon, primary_texts=[given_text(primary) for primary in primary_texts]
    )


def _store(comparison: Comparison, result: ComparisonResult) -> None:
    with transaction.atomic():
        comparison.state = RunState.DONE
        comparison.lease_until = None
        comparison.finished_at = timezone.now()
        comparison.crossings = [crossing_json(crossing) for crossing in result.crossings]
        comparison.labels = [label_json(row) for row in result.labels]
        comparison.speakers = [speaker_json(row) for row in result.speakers]
        comparison.statements = [statement_json(statement) for statement in result.statements]
        comparison.save()
