"""Where the analysis of an article stands, and which one stands for its figures.

The run that stands for a text under a release is the newest finished one among those of that release and of earlier
ones: a release that could have changed it has queued another (docs/method.md, "Releases").
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils import timezone

from framing.models import AnalysisRun, LexiconRelease
from reports.extraction.language import ENGLISH, is_english, language_name
from reports.models import Article, Quote, ZoneCorrection

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
    LATER = "later"
    OTHER_LANGUAGE = "other_language"


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
        return self.standing in {Standing.DONE, Standing.FAILED, Standing.LATER, Standing.OTHER_LANGUAGE}

    @property
    def language(self) -> str:
        """The language of the newest text by its English name."""
        return language_name(self.article.language)


def status_of(article: Article) -> RunStatus:
    """The newest run over the newest text of the article, in one query."""
    runs = AnalysisRun.objects.filter(revision=article.latest_revision_id).select_related("release")
    run = runs.defer(*BULK, "release__content").order_by("-pk").first()
    return RunStatus(article, run, standing_of(run, now=timezone.now(), language=article.language))


def standing_of(run: AnalysisRun | None, *, now: datetime, language: str = ENGLISH) -> Standing:
    """What to say about a run over a text in that language; no other than English is analysed.

    One whose worker has let its lease run out is abandoned until another takes it.
    """
    if not is_english(language):
        return Standing.OTHER_LANGUAGE
    if run is None:
        return Standing.NOT_ASKED
    if run.state == AnalysisRun.State.RUNNING and run.lease_until and run.lease_until < now:
        return Standing.ABANDONED
    return Standing(run.state)


def newest_runs(revision_ids: list[int]) -> dict[int, AnalysisRun]:
    """The newest run of each revision by the id of the revision, in one query."""
    return _newest(AnalysisRun.objects.filter(revision__in=revision_ids))


def newest_finished_runs(revision_ids: list[int]) -> dict[int, AnalysisRun]:
    """The run that stands for each revision, a later one that is still at work left aside; in one query."""
    finished = finished_runs().filter(revision__in=revision_ids)
    return _newest(finished.select_related("release").defer("release__content"))


def finished_runs(release: LexiconRelease | None = None) -> QuerySet[AnalysisRun]:
    """The finished runs of that release and the earlier ones, or of all; of each revision the one with the highest
    key stands."""
    return without_wrong_zones(runs_under(release).filter(state=AnalysisRun.State.DONE))


def without_wrong_zones(runs: QuerySet[AnalysisRun]) -> QuerySet[AnalysisRun]:
    """Those over newest texts that took in every correction of zones: no figure of another one is ever shown."""
    return runs.filter(~wrong_zones())


def wrong_zones() -> Exists:
    """Whether a run over a newest text lacks a correction of its zones; a condition on runs."""
    unseen = ZoneCorrection.objects.filter(
        revision__article__latest_revision=OuterRef("revision"), number__gt=OuterRef("corrections")
    )
    return Exists(unseen)


def runs_under(release: LexiconRelease | None = None) -> QuerySet[AnalysisRun]:
    """The runs of that release and the earlier ones, or all, in whatever state."""
    runs = AnalysisRun.objects.all()
    return runs.filter(release__number__lte=release.number) if release else runs


def run_to_do(run_id: int) -> AnalysisRun | None:
    """A run with what an analysis needs; None when it is gone."""
    runs = AnalysisRun.objects.select_related("revision__article__story", "release")
    return runs.defer("release__content", "revision__search", "revision__words").filter(pk=run_id).first()


def newest_number() -> Subquery:
    """The number of the newest release, for annotating rows that are read anyway."""
    return Subquery(LexiconRelease.objects.order_by("-number").values("number")[:1])


def release_held_for(run: Any, newest: AnalysisRun | None) -> int | None:
    """The number of the release that the figures of the run hold for; None without one.

    It is the one asked for (annotated as ``asked_number``), since no release up to it reached the text later than the
    run, unless a newer run is still at work: then it is the run's own (annotated as ``own_number``).
    """
    if run is None:
        return None
    number: int = run.asked_number if newest is not None and run.pk == newest.pk else run.own_number
    return number


def attributed(quotes: QuerySet[Quote]) -> QuerySet[Quote]:
    """Those that report what somebody said: words in scare quotes are the outlet's own."""
    return quotes.exclude(kind=Quote.Kind.SCARE)


def quote_count() -> Coalesce:
    """How many attributed quotations a run found, for annotating runs that are read anyway."""
    same = {name: OuterRef(name) for name in ("revision", "engine", "corrections")}
    found = attributed(Quote.objects.filter(**same)).order_by().values("revision")
    return Coalesce(Subquery(found.annotate(count=Count("pk")).values("count")), 0)


def quotes_of(run: AnalysisRun) -> QuerySet[Quote]:
    """The quotations that the run found, its corrections taken in, in text order."""
    quotes = Quote.objects.filter(revision=run.revision_id, engine=run.engine, corrections=run.corrections)
    return quotes.order_by("number")


def _newest(found: QuerySet[AnalysisRun]) -> dict[int, AnalysisRun]:
    place = Window(RowNumber(), partition_by="revision_id", order_by=F("pk").desc())
    runs = found.defer(*BULK).annotate(asked_number=newest_number(), own_number=F("release__number"))
    return {run.revision_id: run for run in runs.annotate(place=place).filter(place=1)}
