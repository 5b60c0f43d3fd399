"""The reports of a story or a single article with the analysis that is shown for each; a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet, Value
from django.utils import timezone

from framing.analysis.figures import MINIMUM_OWN_WORDS
from framing.models import AnalysisRun, LexiconRelease, TermHit
from framing.selectors.revisions import Update
from framing.selectors.runs import (
    RunStatus,
    Standing,
    newest_number,
    quote_count,
    release_held_for,
    runs_under,
    standing_of,
    without_wrong_zones,
)
from framing.selectors.wire import SharedFigures, WireText, shared_figures, wire_of, with_wire
from reports.models import Article, ArticleRevision, Source, Story
from reports.selectors.zones import lay_over

#: Source colours there are; a ninth report takes the first again.
COLOURS = 8


@dataclass(frozen=True, slots=True)
class FiguresLine:
    """Own-voice terms for own-voice words of one body, with the rate where there is enough text; terms of the other
    zones stand in ``beside``, the number of the release that the figures hold for in ``release``, and what of them
    stands in other reports, too, in ``shared``."""

    own_hits: int
    own_words: int
    rate: float | None
    low: float | None
    high: float | None
    beside: tuple[tuple[str, int], ...] = ()
    release: int | None = None
    shared: SharedFigures | None = None

    @property
    def is_enough_text(self) -> bool:
        """Whether a rate may be told."""
        return self.rate is not None and self.own_words >= MINIMUM_OWN_WORDS

    @property
    def least(self) -> int:
        """Own words below which no rate is told."""
        return MINIMUM_OWN_WORDS


@dataclass(frozen=True, slots=True)
class Report:
    """One article with the finished analysis that stands for its newest text; ``run`` is None while there is none.

    Its figures hold for ``release``: for the one asked for, or for that of the run while a later one is at work.
    """

    article: Article
    position: int
    run: AnalysisRun | None
    status: RunStatus
    hits: tuple[TermHit, ...]
    release: int | None = None
    update: Update | None = None

    @property
    def source(self) -> Source:
        return self.article.source

    @property
    def revision(self) -> ArticleRevision | None:
        return self.article.latest_revision

    @property
    def wire(self) -> WireText:
        """What of its text other reports print, too."""
        return wire_of(self.article)

    @property
    def colour(self) -> str:
        """The class that sets the colour of the source."""
        return f"source-{(self.position - 1) % COLOURS + 1}"

    @property
    def state(self) -> str:
        """The class of the state, for a dot beside the source."""
        waits = dict.fromkeys((Standing.NOT_ASKED, Standing.LATER, Standing.OTHER_LANGUAGE), "none")
        return (waits | {Standing.ABANDONED: "queued"}).get(self.status.standing, self.status.standing.value)

    @property
    def is_english(self) -> bool:
        """Whether its newest text is in a language that is analysed."""
        return self.status.standing is not Standing.OTHER_LANGUAGE

    @property
    def quote_count(self) -> int:
        """How many attributed quotations the analysis found."""
        return getattr(self.run, "quote_count", 0)

    @property
    def missing(self) -> str:
        """Provenance that nobody has given yet, in words."""
        facts = {"byline": self.article.byline, "time": self.article.published_at, "address": self.article.url}
        return " and ".join(", ".join(name for name, given in facts.items() if not given).rsplit(", ", 1))

    @property
    def figures(self) -> FiguresLine | None:
        """The stored figures; None while nothing is analysed."""
        stored = self.run.figures if self.run else {}
        if not stored:
            return None
        low, high = stored.get("interval") or (None, None)
        zones = stored.get("by_zone", {}).items()
        beside = tuple((zone, counts["own_hits"]) for zone, counts in zones if zone != "body" and counts["own_hits"])
        rate = stored.get("rate_per_1000")
        shared = (
            shared_figures(self.revision.text, self.run, self.hits, self.wire) if self.run and self.revision else None
        )
        return FiguresLine(stored["own_hits"], stored["own_words"], rate, low, high, beside, self.release, shared)


def article_with_text() -> QuerySet[Article]:
    """Articles with source, story and newest text."""
    articles = Article.objects.with_last_number()
    articles = articles.select_related("source", "story", "latest_revision", "submitted_by")
    return with_wire(articles.defer("latest_revision__search"))


def articles_in(story: Story) -> list[Article]:
    """The articles of a story with sources and newest texts, in the order in which they were published."""
    articles = with_wire(Article.objects.filter(story=story).with_latest_revision().with_last_number())
    return list(articles.defer("latest_revision__search").order_by("published_at", "pk"))


def reports_of(
    articles: Sequence[Article],
    *,
    positions: Sequence[int] = (),
    with_hits: bool = True,
    release: LexiconRelease | None = None,
) -> tuple[Report, ...]:
    """Each article with its analysis and hits, in two queries, or three when an analysis is being repeated.

    With a release, as they stood under that one.
    """
    newest, shown = _runs([article.latest_revision_id for article in articles if article.latest_revision_id], release)
    hits = _hits([run.pk for run in shown.values()]) if with_hits else {}
    lay_over(_corrected(articles, newest, shown))
    now = timezone.now()
    made = []
    for position, article in zip(positions or range(1, len(articles) + 1), articles, strict=True):
        key = article.latest_revision_id or 0
        run, last = shown.get(key), newest.get(key)
        standing = standing_of(last, now=now, language=article.language)
        if release and not last and standing is Standing.NOT_ASKED:
            standing = Standing.LATER
        found = tuple(hits.get(run.pk, ())) if run else ()
        made.append(
            Report(article, position, run, RunStatus(article, last, standing), found, release_held_for(run, last))
        )
    return tuple(made)


def _corrected(
    articles: Sequence[Article], newest: dict[int, Any], shown: dict[int, Any]
) -> Iterable[tuple[ArticleRevision, int | None]]:
    """The texts that may have corrected zones with how many corrections their shown analysis took in; all where none
    is shown."""
    for revision in (article.latest_revision for article in articles):
        if revision is not None and (revision.pk not in newest or newest[revision.pk].corrections):
            run = shown.get(revision.pk)
            yield revision, run.corrections if run else None


def _runs(revision_ids: list[int], release: LexiconRelease | None) -> tuple[dict[int, Any], dict[int, Any]]:
    """By revision: the newest run, and the newest finished one, each with ``asked_number`` and ``quote_count``."""
    asked_number = Value(release.number) if release else newest_number()
    runs = runs_under(release).filter(revision__in=revision_ids)
    runs = runs.annotate(asked_number=asked_number, own_number=F("release__number"), quote_count=quote_count())
    runs = runs.select_related("release").defer("release__content").order_by("revision_id", "-pk")
    runs = without_wrong_zones(runs.distinct("revision_id")) if release else runs.distinct("revision_id")
    newest = {run.revision_id: run for run in runs}
    shown = {key: run for key, run in newest.items() if run.state == AnalysisRun.State.DONE}
    unfinished = newest.keys() - shown.keys()
    if unfinished:
        done = without_wrong_zones(runs.filter(revision__in=unfinished, state=AnalysisRun.State.DONE))
        shown |= {run.revision_id: run for run in done}
    return newest, shown


def _hits(run_ids: Iterable[int]) -> dict[int, list[TermHit]]:
    found: dict[int, list[TermHit]] = {}
    for hit in TermHit.objects.filter(run__in=list(run_ids)).order_by("run", "start", "-end", "entry"):
        found.setdefault(hit.run_id, []).append(hit)
    return found
