"""Outlets with what they published, for reading; nothing here puts one before another."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet
from django.utils import timezone

from framing.analysis.figures import MINIMUM_OWN_WORDS
from framing.models import AnalysisRun
from framing.selectors.runs import Standing, newest_finished_runs, newest_runs, release_held_for, standing_of
from reports.models import Article, Source


@dataclass(frozen=True, slots=True)
class Report:
    """An article of a source with the run that counted its words, and the release that its figures hold for."""

    article: Article
    run: AnalysisRun | None
    standing: Standing
    release: int | None = None

    @property
    def is_enough_text(self) -> bool:
        """Whether the outlet's own words are enough to say something by their number of terms."""
        return self.run is not None and self.run.figures.get("own_words", 0) >= MINIMUM_OWN_WORDS


def sources_with_reports(words: str = "") -> QuerySet[Source]:
    """Outlets in the order of their names, with the number of their reports and the time of the newest."""
    sources = Source.objects.annotate(
        report_count=Count("articles"),
        story_count=Count("articles__story", distinct=True),
        newest_at=Max("articles__published_at"),
    ).order_by("name", "pk")
    for word in words.split():
        sources = sources.filter(Q(name__icontains=word) | Q(country__icontains=word) | Q(note__icontains=word))
    return sources


def articles_of(source: Source) -> QuerySet[Article]:
    """The articles of one outlet, those of one story together, the newest story first, those in no story last."""
    newest_story = F("story__created_at").desc(nulls_last=True)
    return (
        Article.objects.filter(source=source)
        .select_related("story")
        .order_by(newest_story, "story", F("published_at").asc(nulls_last=True), "pk")
    )


def reports_of(articles: Iterable[Article]) -> list[Report]:
    """Each article with the run that stands for it, else its newest; in one query, or two while some are at work."""
    listed = list(articles)
    newest = newest_runs([article.latest_revision_id for article in listed if article.latest_revision_id])
    unsettled = [pk for pk, run in newest.items() if run.state != AnalysisRun.State.DONE]
    runs = newest | (newest_finished_runs(unsettled) if unsettled else {})
    now = timezone.now()
    found = [(article, article.latest_revision_id or 0) for article in listed]
    return [
        Report(
            article,
            runs.get(pk),
            standing_of(runs.get(pk), now=now, language=article.language),
            release_held_for(runs.get(pk), newest.get(pk)),
        )
        for article, pk in found
    ]
