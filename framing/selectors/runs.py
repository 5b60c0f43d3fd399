"""Where the analysis of an article stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from framing.models import AnalysisRun
from reports.models import Article, Quote

#: Read by nobody who only wants to know how far a run is.
BULK = ("sentences", "voices", "problems")


class Standing(StrEnum):
    """What can be said of an analysis to a person who waits for it."""

    NOT_ASKED = "not_asked"
    QUEUED = "queued"
    RUNNING = "running"
    ABANDONED = "abandoned"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RunStatus:
    """An article with its newest run and what to say about it."""

    article: Article
    run: AnalysisRun | None
    standing: Standing

    @property
    def sign(self) -> str:
        """What tells this state from the one before, for a page that asks whether anything is new."""
        return f"{self.standing}-{self.run.attempts if self.run else 0}"

    @property
    def is_settled(self) -> bool:
        """Whether nothing more will happen unless somebody asks."""
        return self.standing in {Standing.DONE, Standing.FAILED}


def status_of(article: Article) -> RunStatus:
    """The newest run over the newest text of the article, in one query."""
    runs = AnalysisRun.objects.filter(revision=article.latest_revision_id).select_related("release")
    run = runs.defer(*BULK, "release__content").order_by("-pk").first()
    return RunStatus(article, run, standing_of(run, now=timezone.now()))


def standing_of(run: AnalysisRun | None, *, now: datetime) -> Standing:
    """What to say about a run; one whose worker has let its lease run out is abandoned until another takes it."""
    if run is None:
        return Standing.NOT_ASKED
    if run.state == AnalysisRun.State.RUNNING and run.lease_until and run.lease_until < now:
        return Standing.ABANDONED
    return Standing(run.state)


def newest_runs(revision_ids: list[int]) -> dict[int, AnalysisRun]:
    """The newest run of each revision by the id of the revision, in one query."""
    return _newest(AnalysisRun.objects.filter(revision__in=revision_ids))


def newest_finished_runs(revision_ids: list[int]) -> dict[int, AnalysisRun]:
    """The run that is shown for each revision, a later one that is still at work left aside; in one query."""
    return _newest(AnalysisRun.objects.filter(revision__in=revision_ids, state=AnalysisRun.State.DONE))


def quotes_of(run: AnalysisRun) -> QuerySet[Quote]:
    """The quotations that the run found, its corrections taken in, in text order."""
    quotes = Quote.objects.filter(revision=run.revision_id, engine=run.engine, corrections=run.corrections)
    return quotes.order_by("number")


def _newest(found: QuerySet[AnalysisRun]) -> dict[int, AnalysisRun]:
    place = Window(RowNumber(), partition_by="revision_id", order_by=F("pk").desc())
    runs = found.defer(*BULK)
    return {run.revision_id: run for run in runs.annotate(place=place).filter(place=1)}
