"""The list of stories: searched by words and source, with the reports of each and excerpts where words were found."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchVector
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils import timezone

from framing.models import AnalysisRun
from framing.moments import days_in_words, distance_in_words
from framing.selectors.reports import COLOURS, FiguresLine
from framing.selectors.runs import Standing, newest_number, release_held_for, standing_of, wrong_zones
from reports.extraction.language import language_name
from reports.models import Article, ArticleRevision, Story
from reports.selectors.text_search import LANGUAGES_WITHOUT_BLANKS, excerpt_with, piece_around, query_of, texts_with

STORIES_ON_A_PAGE = 12
#: Longer questions are cut: nobody reads an answer to them.
LONGEST_QUESTION = 200
#: Reports whose headlines stand side by side before "and n more".
HEADLINES_SHOWN = 3
EXCERPTS_SHOWN = 2
# Private-use characters around found words; no article is stored with them, and nothing is ever marked safe.
_FOUND, _END = "\ue000", "\ue001"
_GAP = " … "


@dataclass(frozen=True, slots=True)
class Question:
    """Words and a source that a reader asked for; empty where nothing was asked."""

    words: str = ""
    source: str = ""
    was_cut: bool = False

    @classmethod
    def asked(cls, query: QueryDict) -> "Question":
        """The question in a query string, without control characters, cut to a length that can be answered."""
        words = " ".join(_plain(query.get("q", "")).split())
        return cls(
            words[:LONGEST_QUESTION].strip(), _plain(query.get("source", ""))[:80], len(words) > LONGEST_QUESTION
        )

    def address(self, **changes: str) -> str:
        """The query string of this question with some of it asked otherwise."""
        pairs = {"q": self.words, "source": self.source} | changes
        return f"?{urlencode({name: value for name, value in pairs.items() if value})}"


@dataclass(frozen=True, slots=True)
class ListedReport:
    """One report of a story in the list."""

    article: Article
    position: int
    standing: Standing
    figures: FiguresLine | None

    @property
    def colour(self) -> str:
        return f"source-{(self.position - 1) % COLOURS + 1}"

    @property
    def is_english(self) -> bool:
        """Whether its newest text is in a language that is analysed."""
        return self.standing is not Standing.OTHER_LANGUAGE

    @property
    def language(self) -> str:
        """The language of its newest text by its English name."""
        return language_name(self.article.language)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of one report around what was searched; pairs of (text, whether it was found)."""

    report: ListedReport
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ListedStory:
    """One story in the list."""

    story: Story
    reports: tuple[ListedReport, ...]
    excerpts: tuple[Excerpt, ...]

    @property
    def headlines(self) -> tuple[ListedReport, ...]:
        return self.reports[:HEADLINES_SHOWN]

    @property
    def more_count(self) -> int:
        return max(0, len(self.reports) - HEADLINES_SHOWN)

    @property
    def analysed_count(self) -> int:
        return sum(report.figures is not None for report in self.reports)

    @property
    def english_count(self) -> int:
        """How many reports are or will be analysed."""
        return sum(report.is_english for report in self.reports)

    @property
    def other_languages(self) -> str:
        """Reports that are not analysed, in words: “1 report in French”, “2 reports in French and German”."""
        names = [report.language for report in self.reports if not report.is_english]
        told = sorted(set(names))
        listed = " and ".join(filter(None, [", ".join(told[:-1]), *told[-1:]]))
        return f"{len(names)} report{'' if len(names) == 1 else 's'} in {listed}" if names else ""

    @property
    def failed_count(self) -> int:
        return sum(report.standing is Standing.FAILED for report in self.reports)

    @property
    def days(self) -> str:
        return days_in_words(self._moments())

    @property
    def distance(self) -> str:
        return distance_in_words(self._moments())

    def _moments(self) -> list[datetime | None]:
        return [report.article.published_at for report in self.reports]


@dataclass(frozen=True, slots=True)
class SourceFacet:
    """An outlet with the number of stories found that it reports."""

    slug: str
    name: str
    count: int
    is_chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class StoryList:
    """One page of the list."""

    question: Question
    page: "Page[Any]"
    stories: tuple[ListedStory, ...]
    sources: tuple[SourceFacet, ...]

    @property
    def source_name(self) -> str:
        """The name of the outlet asked for; its slug when nothing was found."""
        return next((facet.name for facet in self.sources if facet.is_chosen), self.question.source)

    @property
    def previous_address(self) -> str:
        return self.question.address(page=str(self.page.previous_page_number()))

    @property
    def next_address(self) -> str:
        return self.question.address(page=str(self.page.next_page_number()))

    @property
    def every_source_address(self) -> str:
        return self.question.address(source="")


def story_list(question: Question, page: str | None) -> StoryList:
    """The stories that answer the question, the newest report first; a fixed number of queries."""
    with_words = _stories_with(question)
    found = with_words
    if question.source:
        found = found.filter(pk__in=Article.objects.filter(source__slug=question.source).values("story"))
    newest = Coalesce(Max("articles__published_at"), "created_at")
    listed = found.annotate(newest_at=newest).order_by("-newest_at", "-pk")
    shown = Paginator(listed, STORIES_ON_A_PAGE).get_page(page)
    return StoryList(question, shown, _listed(list(shown), question), _facets(with_words, question))


def _plain(text: str) -> str:
    return "".join(char if unicodedata.category(char)[0] != "C" else " " for char in text)


def _stories_with(question: Question) -> QuerySet[Story]:
    stories = Story.objects.all()
    if not question.words:
        return stories
    in_texts = Article.objects.filter(texts_with(question.words, at="latest_revision__")).values("story")
    titled = stories.annotate(title_words=SearchVector("title", "place", "summary", config="english"))
    return titled.filter(Q(title_words=query_of(question.words)) | Q(pk__in=in_texts))


def _facets(stories: QuerySet[Story], question: Question) -> tuple[SourceFacet, ...]:
    counts = (
        Article.objects.filter(story__in=stories.values("pk"))
        .values("source__slug", "source__name")
        .annotate(count=Count("story", distinct=True))
        .order_by("source__name")
    )
    return tuple(
        SourceFacet(
            slug=row["source__slug"],
            name=row["source__name"],
            count=row["count"],
            is_chosen=row["source__slug"] == question.source,
            address=question.address(source="" if row["source__slug"] == question.source else row["source__slug"]),
        )
        for row in counts
    )


def _listed(stories: Sequence[Story], question: Question) -> tuple[ListedStory, ...]:
    articles = list(Article.objects.filter(story__in=stories).select_related("source").order_by("published_at", "pk"))
    newest, done = _figures_of([article.latest_revision_id for article in articles if article.latest_revision_id])
    now = timezone.now()
    by_story: dict[int | None, list[ListedReport]] = {}
    for article in articles:
        reports = by_story.setdefault(article.story_id, [])
        key = article.latest_revision_id or 0
        standing = standing_of(newest.get(key), now=now, language=article.language)
        reports.append(ListedReport(article, len(reports) + 1, standing, done.get(key)))
    excerpts = _excerpts([report for reports in by_story.values() for report in reports], question)
    return tuple(
        ListedStory(story, tuple(by_story.get(story.pk, ())), tuple(excerpts.get(story.pk, ())[:EXCERPTS_SHOWN]))
        for story in stories
    )


def _figures_of(revision_ids: Iterable[int]) -> tuple[dict[int, AnalysisRun], dict[int, FiguresLine]]:
    """By revision: the newest run, and the figures of the newest finished one."""
    newest: dict[int, AnalysisRun] = {}
    figures: dict[int, FiguresLine] = {}
    runs = AnalysisRun.objects.filter(revision__in=list(revision_ids)).only(
        "revision", "state", "lease_until", "figures"
    )
    runs = runs.annotate(asked_number=newest_number(), own_number=F("release__number"))
    runs = runs.annotate(has_right_zones=~wrong_zones())
    for run in runs.order_by("-pk"):
        last = newest.setdefault(run.revision_id, run)
        is_right = run.state == AnalysisRun.State.DONE and run.has_right_zones
        if run.figures and is_right and run.revision_id not in figures:
            number = release_held_for(run, last)
            counts = run.figures["own_hits"], run.figures["own_words"]
            figures[run.revision_id] = FiguresLine(*counts, None, None, None, (), number)
    return newest, figures


def _excerpts(reports: Iterable[ListedReport], question: Question) -> dict[int | None, list[Excerpt]]:
    """By story: where the words stand in its reports, in one query."""
    if not question.words:
        return {}
    by_revision = {report.article.latest_revision_id: report for report in reports}
    around = excerpt_with(question.words, found=_FOUND, end=_END, gap=_GAP, max_words=26, min_words=12, max_fragments=2)
    texts = ArticleRevision.objects.filter(texts_with(question.words), pk__in=list(by_revision))
    found: dict[int, tuple[tuple[str, bool], ...]] = {}
    for key, language, excerpt in texts.annotate(excerpt=around).values_list("pk", "language", "excerpt"):
        if language in LANGUAGES_WITHOUT_BLANKS:
            excerpt = piece_around(question.words, excerpt, found=_FOUND, end=_END)
        found[key] = _pieces(excerpt)
    made: dict[int | None, list[Excerpt]] = {}
    for pk, report in by_revision.items():
        if pk in found:
            made.setdefault(report.article.story_id, []).append(Excerpt(report, found[pk]))
    return made


def _pieces(excerpt: str) -> tuple[tuple[str, bool], ...]:
    """The excerpt cut at the sentinels, white space made single."""
    pieces: list[tuple[str, bool]] = []
    for place, part in enumerate(excerpt.split(_FOUND)):
        found, end, after = part.partition(_END)
        if place and end:
            pieces += [(found, True), (after, False)]
        else:
            pieces.append((part.replace(_END, ""), False))
    return tuple((" ".join(text.split()) if is_found else _single(text), is_found) for text, is_found in pieces if text)


def _single(text: str) -> str:
    inner = " ".join(text.split())
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if inner and text[-1].isspace() else ''}"
