"""Comparing the analysed reports of a story; a result belongs to exactly these revisions, release and engine."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter

from django.db import OperationalError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from framing.analysis.aliases import AliasTable
from framing.analysis.alignment import AnalysedReport
from framing.analysis.comparison import ComparisonResult, laid_side_by_side
from framing.analysis.lexicon import Lexicon
from framing.models import AnalysisRun, ClaimDecision, Comparison, LabelUse, ReferentDecision
from framing.models.analysis import RunState
from framing.models.comparisons import inputs_digest_of, inputs_of, is_comparable
from framing.selectors.aliases import alias_table
from framing.selectors.comparisons import BULK, comparison_status_of
from framing.selectors.decision_log import last_number_of
from framing.selectors.runs import without_wrong_zones
from framing.services.analysed import analysed_reports
from framing.services.claim_rows import chronology_json, emphasis_json, given_decision, group_json, ledger_json
from framing.services.engines import current_engine
from framing.services.leases import claimed, fail, give_back, is_ours, requeue
from framing.services.referent_rows import (
    given_referent_decision,
    proposals_json,
    referents_json,
    store_label_uses,
)
from framing.services.releases import lexicon_of
from framing.services.rows import crossing_json, given_text, label_json, speaker_json, statement_json
from framing.services.wording_rows import wording_json
from framing.signals import comparison_requested
from reports.models import PrimaryText, Story
from reports.selectors.zones import lay_over
from reports.text.encoding import load_encoder


def analysed_runs(story: Story) -> list[AnalysisRun]:
    """The analysis by the current engine that stands for each of the story's newest texts, in order of publication."""
    found = _of_newest_texts(story).filter(state=RunState.DONE).select_related("revision__article", "release")
    shown = found.defer("release__content", "revision__search", "revision__words")
    newest = {run.revision_id: run for run in without_wrong_zones(shown).order_by("pk")}
    lay_over((run.revision, run.corrections) for run in newest.values())
    return sorted(newest.values(), key=_publication)


def is_being_rescored(story: Story) -> bool:
    """Whether a release waits for analyses of texts of the story: until then a comparison would be made for nothing."""
    unsettled = _of_newest_texts(story).filter(is_rescoring=True, state__in=[RunState.QUEUED, RunState.RUNNING])
    return unsettled.exists()


def _of_newest_texts(story: Story) -> QuerySet[AnalysisRun]:
    return AnalysisRun.objects.filter(
        revision__article__story=story,
        revision__article__latest_revision_id=F("revision_id"),
        engine=current_engine(),
    )


def _publication(run: AnalysisRun) -> tuple[bool, datetime | None, int]:
    """Reports without a time come last, as in the database."""
    article = run.revision.article
    return article.published_at is None, article.published_at, article.pk


def compare_story(*, story: Story) -> Comparison | None:
    """The stored comparison of the story's analysed texts; None while there is nothing to compare.

    It has the newest release among those of the analyses. While a release is being rescored in the story it waits.
    """
    runs = [] if is_being_rescored(story) else analysed_runs(story)
    primary_texts = list(story.primary_texts.live().order_by("pk"))
    if not is_comparable(len(runs), len(primary_texts)):
        return None
    release = max((run.release for run in runs), key=attrgetter("number"))
    _, analysed = inputs_of((run.revision_id, run.corrections, run.release.number) for run in runs)
    keys = [primary.pk for primary in primary_texts]
    comparison, _ = Comparison.objects.get_or_create(
        story=story,
        inputs_digest=inputs_digest_of(analysed, keys),
        release=release,
        engine=runs[0].engine,
        decisions=last_number_of(story),
        defaults={"revisions": sorted(run.revision_id for run in runs), "primary_texts": keys},
    )
    _bring_back(comparison, runs)
    leased = claimed(comparison)
    if leased is None:
        return comparison
    try:
        reports = analysed_reports(runs, lexicon_of(release))
        aliases = alias_table()
        result = _computed(leased, reports, primary_texts, lexicon_of(release), aliases)
        _store(leased, result, reports, runs, aliases.edition)
    except OperationalError:
        give_back(leased)
        raise
    except Exception as error:
        fail(leased, "engine_error", f"The comparison stopped with an error ({type(error).__name__}). It was logged.")
        raise
    return leased


def _bring_back(comparison: Comparison, runs: Sequence[AnalysisRun]) -> None:
    """A finished comparison that another one stood in for meanwhile, because a report left the story and came back:
    it is made anew if the alias table changed since, and otherwise its labels are the ones that are counted again."""
    if comparison.state != RunState.DONE:
        return
    others = Comparison.objects.filter(story=comparison.story_id).exclude(pk=comparison.pk)
    stood_in = others.filter(Q(finished_at__gt=comparison.finished_at) | Q(label_uses__isnull=False)).exists()
    if not stood_in and comparison.label_uses.exists():
        return
    if comparison.aliases != alias_table().edition:
        requeue(comparison, settled=[RunState.DONE])
    else:
        store_label_uses(comparison=comparison, runs=runs)


def retry_comparison(*, story: Story) -> None:
    """The failed comparison of the story's reports queued again, and the story sent to a worker."""
    _compare_again(story, [RunState.FAILED])


def compare_anew(*, story: Story) -> None:
    """The same for a finished one, too: what no digest of its inputs holds has changed, such as a time.

    One that is being compared is begun again; its worker finds its lease gone and stores nothing.
    """
    _compare_again(story, [RunState.FAILED, RunState.DONE, RunState.RUNNING])


def _compare_again(story: Story, settled: Sequence[RunState]) -> None:
    comparison = comparison_status_of(story).comparison
    with transaction.atomic():
        if comparison is not None:
            requeue(comparison, settled=settled)
        comparison_requested.send(sender=Comparison, story_id=story.pk)


def compare_regrouped(*, story_ids: Iterable[int]) -> None:
    """Ask for a comparison of the stories as they are now; of one with nothing to compare no labels are counted.

    What was compared of the same reports once is shown again, see :func:`compare_story`.
    """
    for story in Story.every.filter(pk__in=story_ids):
        status = comparison_status_of(story)
        if not is_comparable(status.report_count, status.primary_count):
            LabelUse.objects.filter(story=story).delete()
        if story.merged_into_id is None:
            comparison_requested.send(sender=Comparison, story_id=story.pk)


def _computed(
    comparison: Comparison,
    reports: Sequence[AnalysedReport],
    primary_texts: Sequence[PrimaryText],
    lexicon: Lexicon,
    aliases: AliasTable,
) -> ComparisonResult:
    story, last = comparison.story, comparison.decisions
    about_claims = ClaimDecision.objects.in_force_for(story, up_to=last)
    about_referents = ReferentDecision.objects.in_force_for(story, up_to=last)
    return laid_side_by_side(
        reports,
        lexicon,
        primary_texts=[given_text(primary) for primary in primary_texts],
        decisions=[given_decision(decision) for decision in about_claims],
        referent_decisions=[given_referent_decision(decision) for decision in about_referents],
        encoder=load_encoder(),
        aliases=aliases,
    )


def _store(
    comparison: Comparison,
    result: ComparisonResult,
    reports: Sequence[AnalysedReport],
    runs: Sequence[AnalysisRun],
    edition: int,
) -> None:
    with transaction.atomic():
        locked = Comparison.objects.select_for_update().defer(*BULK).get(pk=comparison.pk)
        if not is_ours(comparison, locked):  # another worker has it, or what it compares was put right meanwhile
            return
        _fill(comparison, result)
        comparison.aliases = edition
        comparison.referents = referents_json(result, reports)
        comparison.proposals = proposals_json(result)
        comparison.state = RunState.DONE
        comparison.lease_until = None
        comparison.finished_at = timezone.now()
        comparison.save()
        store_label_uses(comparison=comparison, runs=runs)


def _fill(comparison: Comparison, result: ComparisonResult) -> None:
    """Everything that no other report is needed for."""
    comparison.crossings = [crossing_json(crossing) for crossing in result.crossings]
    comparison.labels = [label_json(row) for row in result.labels]
    comparison.speakers = [speaker_json(row) for row in result.speakers]
    comparison.statements = [statement_json(statement) for statement in result.statements]
    comparison.claims = [group_json(number, group) for number, group in enumerate(result.claims, start=1)]
    comparison.quantities = [ledger_json(row) for row in result.quantities]
    comparison.emphasis = {key: [emphasis_json(one) for one in given] for key, given in result.emphasis.items()}
    comparison.chronology = chronology_json(result.chronology)
    comparison.wordings = {key: [wording_json(one) for one in found] for key, found in result.wordings.items()}
    comparison.problems = list(result.problems)
