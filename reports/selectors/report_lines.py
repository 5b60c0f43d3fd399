"""Reports as lists show them: who published what and when, where it stands, and how it begins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, Left, RowNumber

from reports.models import Article, Story

#: Characters of a text that are read for its first sentences, and as many as are shown of them.
OPENING = 2_400
LONGEST_LEAD = 260
#: Words of a question that are looked at, and how far around a report the stories of its days reach.
MOST_WORDS = 8
AROUND = timedelta(days=3)
#: From so much likeness on (0 to 1), in words; see docs/method.md, "Stories".
LIKENESS_IN_WORDS = ((0.6, "very alike"), (0.42, "alike"), (0.32, "somewhat alike"), (0.0, "hardly alike"))


@dataclass(frozen=True, slots=True)
class Stood:
    """A report and the story in which it stood when somebody chose it; None for none."""

    article: int
    story: int | None


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report in a list of a story's; ``lead`` is empty where it was not asked for."""

    article: Article
    lead: str = ""

    @property
    def stood(self) -> str:
        """The report and where it stands, as a form sends them."""
        return f"{self.article.pk}:{self.article.story_id or 0}"

    @property
    def likeness(self) -> str:
        score = self.article.placement_score
        return "" if score is None else likeness_in_words(score)


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story with its first reports and how many it has."""

    story: Story
    reports: tuple[ReportLine, ...]
    report_count: int

    @property
    def more_count(self) -> int:
        return self.report_count - len(self.reports)


def likeness_in_words(score: float) -> str:
    """How alike reports are, in words."""
    return next(words for least, words in LIKENESS_IN_WORDS if score >= least)


def lead_of(opening: str, zones: Sequence[Sequence[Any]]) -> str:
    """The first sentences of the body, cut between words; empty where the opening holds none."""
    start = next((start for zone, start, _ in zones if zone == "body"), None)
    words = " ".join(opening[start:].split()) if start is not None else ""
    if len(words) <= LONGEST_LEAD:
        return words
    return f"{words[:LONGEST_LEAD].rpartition(' ')[0].rstrip(' ,;:–—-')} …"


def newest_first(articles: QuerySet[Article]) -> QuerySet[Article]:
    """The reports by publication, those without a time by when they were brought in; an index holds this order."""
    return articles.order_by(published_or_stored().desc(), "-id")


def published_or_stored() -> Coalesce:
    """When a report was published, or else brought in."""
    return Coalesce("published_at", "created_at")


def with_leads(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Each report with its source and what its first sentences are read from."""
    opening = Left("latest_revision__text", OPENING)
    return articles.select_related("source").annotate(opening=opening, opening_zones=F("latest_revision__zones"))


def line_of(article: Article) -> ReportLine:
    """The line of a report that was read with :func:`with_leads`."""
    opening, zones = getattr(article, "opening", None), getattr(article, "opening_zones", None)
    return ReportLine(article, lead_of(opening or "", zones or ()))


def story_lines(stories: Iterable[Story], *, shown: int) -> Mapping[int, StoryLine]:
    """By number: each story with its first reports in order of publication, all in one query."""
    found = {story.pk: story for story in stories}
    rank = Window(RowNumber(), partition_by="story", order_by=[F("published_at").asc(nulls_last=True), "pk"])
    count = Window(Count("pk"), partition_by="story")
    ranked = with_leads(Article.objects.filter(story__in=found)).annotate(rank=rank, report_count=count)
    reports: dict[int, list[ReportLine]] = {}
    counts: dict[int, int] = {}
    for article in ranked.filter(rank__lte=shown).order_by("rank"):
        key = article.story_id or 0
        reports.setdefault(key, []).append(line_of(article))
        counts[key] = article.report_count
    return {pk: StoryLine(story, tuple(reports.get(pk, ())), counts.get(pk, 0)) for pk, story in found.items()}


def stories_found(words: str, *, but: Sequence[int] = (), near: datetime | None = None, most: int) -> list[Story]:
    """Stories with all the words in their title, place or headlines, each with ``report_count``; the newest first.

    Without words those with reports of the days around that time; without either the newest ones.
    """
    stories = Story.objects.exclude(pk__in=but)
    for word in words.split()[:MOST_WORDS]:
        headlines = Article.objects.filter(headline__icontains=word, story__isnull=False)
        told = Q(title__icontains=word) | Q(place__icontains=word) | Q(pk__in=headlines.values("story"))
        stories = stories.filter(told)
    if near and not words.strip():
        around = Article.objects.annotate(moment=published_or_stored())
        around = around.filter(moment__range=(near - AROUND, near + AROUND), story__isnull=False)
        stories = stories.filter(pk__in=around.values("story"))
    count = Article.objects.filter(story=OuterRef("pk")).order_by().values("story").annotate(of=Count("pk"))
    listed = stories.annotate(report_count=Coalesce(Subquery(count.values("of")), 0))
    return list(listed.order_by("-created_at", "-pk")[:most])
