"""Candidates as rows: stored with the analysis that stands, in place of those of earlier ones."""

from collections.abc import Iterable

from framing.analysis.candidates.values import Candidate
from framing.models import AnalysisRun, CandidateHit
from framing.models.analysis import RunState

_LONGEST_KEY = 120
_LONGEST_TEXT = 200


def store_candidates(run: AnalysisRun, candidates: Iterable[Candidate]) -> None:
    """Keep the candidates of a run that is being stored, in place of those of the article's earlier runs.

    Only the run that stands has candidates: they are no evidence of a figure, and the queue counts each place once.
    """
    article = run.revision.article
    later = AnalysisRun.objects.filter(revision=run.revision_id, pk__gt=run.pk, state=RunState.DONE)
    if article.latest_revision_id != run.revision_id or later.exists():
        return
    CandidateHit.objects.filter(revision__article=article).delete()
    rows = [
        CandidateHit(
            run=run,
            revision_id=run.revision_id,
            key=found.key[:_LONGEST_KEY],
            text=found.text[:_LONGEST_TEXT],
            zone=str(found.zone),
            start=found.span.start,
            end=found.span.end,
            voice=str(found.voice),
            score=found.score,
            reasons=list(found.reasons),
        )
        for found in candidates
    ]
    CandidateHit.objects.bulk_create(rows)
