"""An earlier text that is its report's newest again: what only newest texts have is brought up to date for it.

While it was not the newest, releases were looked up for the text in its place, and the candidates of that text took the
place of its own.
"""

from django.db import transaction

from framing.analysis.article import Analyser
from framing.models import AnalysisRun, CandidateHit
from framing.models.analysis import RunState
from framing.selectors.runs import run_to_do
from framing.services.candidate_rows import store_candidates
from framing.services.engines import candidates_in_use, current_engine
from framing.services.releases import lexicon_of, steady_current_release
from framing.signals import analysis_requested, standing_again
from reports.extraction.language import ENGLISH
from reports.models import Article, ArticleRevision
from reports.selectors.corrections import correction_count, first_corrections
from reports.selectors.zones import zones_at
from reports.services.stories import propose_story
from reports.text.parse import load_parser


def analyse_standing_again(*, revision: ArticleRevision) -> AnalysisRun | None:
    """The run of that text with the current release and every correction; one that is finished is taken up again.

    None before the first release, and for a text that is not English.
    """
    if revision.language != ENGLISH:
        return None
    with transaction.atomic():
        # As with a new text: nobody corrects meanwhile, and nobody publishes.
        Article.objects.select_for_update().get(pk=revision.article_id)
        release = steady_current_release()
        if release is None:
            return None
        run, is_new = AnalysisRun.objects.get_or_create(
            revision=revision, engine=current_engine(), corrections=correction_count(revision), release=release
        )
        if is_new:
            analysis_requested.send(sender=AnalysisRun, run_id=run.pk)
        elif run.state == RunState.DONE:
            standing_again.send(sender=AnalysisRun, run_id=run.pk)
    return run


def take_up_again(*, run_id: int) -> int | None:
    """The story to compare of a finished run over a newest text, whose candidates are the report's again; else None."""
    run = run_to_do(run_id)
    if run is None or run.state != RunState.DONE:
        return None
    article = run.revision.article
    if article.latest_revision_id != run.revision_id or run.engine != current_engine():
        return None
    if CandidateHit.objects.filter(revision__article=article).exclude(revision=run.revision_id).exists():
        _find_candidates(run)
    return propose_story(article=article).pk


def _find_candidates(run: AnalysisRun) -> None:
    """They are not kept with the run, since they are no evidence of a figure; so the text is read once more."""
    analyser = Analyser(load_parser(), lexicon_of(run.release), candidates_in_use())
    zones, _ = zones_at(run.revision, run.corrections)
    found = analyser.analyse(run.revision.text, zones, first_corrections(run.revision, run.corrections))
    with transaction.atomic():
        store_candidates(run, found.candidates)
