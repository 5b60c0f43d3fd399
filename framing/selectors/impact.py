"""What publishing would change: stories and sources with their figures before and after, and the marks behind them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Exists, F, IntegerField, OuterRef, Q, Subquery, Sum, Window
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Greatest, JSONObject, RowNumber, Substr

from framing.models import DryRun, DryRunFigures, DryRunHit, LexiconRelease
from framing.selectors.impact_copies import NOTHING, Count, Elsewhere, counted_elsewhere
from framing.selectors.runs import finished_runs
from reports.models import Article, ArticleRevision, Source, WireReading

STORIES_ON_A_PAGE = 12
#: Sources listed; with more of them nobody reads the last.
MOST_SOURCES = 50
#: Marks of one report that are shown beside its figures.
MOST_MARKS = 30
#: Reports whose figures are looked at; a term that touches more is told as such.
MOST_REPORTS = 20_000
#: Characters on either side of a mark.
AROUND = 60
_IN_NO_STORY = "In no story yet"


@dataclass(frozen=True, slots=True)
class Shift:
    """The body's figures now and as they would be; ``beside`` is how many hits of headline and captions come or go."""

    before: Count
    after: Count
    beside: int = 0

    @property
    def difference(self) -> int:
        """Own-voice terms more, or fewer."""
        return self.after.hits - self.before.hits

    @property
    def beside_told(self) -> str:
        """“+1” or “−2”."""
        return f"{self.beside:+,}".replace("-", "−")

    @property
    def size(self) -> tuple[int, int]:
        """What a list is ordered by."""
        return abs(self.difference), abs(self.beside)


@dataclass(frozen=True, slots=True)
class MarkShift:
    """A mark that is new, lost or judged otherwise, with the words around it."""

    hit: DryRunHit
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ReportShift:
    """A report whose figures would change; ``marks`` are the first of ``mark_count``."""

    article: Article
    shift: Shift
    marks: tuple[MarkShift, ...]
    mark_count: int


@dataclass(frozen=True, slots=True)
class StoryShift:
    """A story with its reports whose figures would change, the largest change first."""

    title: str
    address: str
    reports: tuple[ReportShift, ...]


@dataclass(frozen=True, slots=True)
class SourceShift:
    """A source summed over all its newest texts, but for what in them counts in another report: ``left_out``."""

    source: Source
    shift: Shift
    report_count: int
    left_out: Count = NOTHING


@dataclass(frozen=True, slots=True)
class Row:
    """A report whose figures would change, as far as a list needs it."""

    revision_id: int
    story: tuple[int | None, str, str]
    source_id: int
    shift: Shift


def newest_impact() -> DryRun | None:
    """The impact that was asked for last."""
    runs = DryRun.objects.filter(purpose=DryRun.Purpose.IMPACT).select_related("base").defer("base__content")
    return runs.order_by("-pk").first()


def rows_of(impact: DryRun) -> list[Row]:
    """Every report whose figures would change, the largest change first."""
    article = "revision__article__"
    rows = DryRunFigures.objects.filter(dry_run=impact).values_list(
        "revision_id",
        f"{article}story_id",
        f"{article}story__title",
        f"{article}story__slug",
        f"{article}source_id",
        "before",
        "after",
    )
    found = [
        Row(revision, (story, title or "", slug or ""), source, _shift(before, after))
        for revision, story, title, slug, source, before, after in rows.order_by("pk")[:MOST_REPORTS]
    ]
    return sorted(found, key=lambda row: (*(-part for part in row.shift.size), row.revision_id))


def stories_in(rows: Iterable[Row]) -> list[tuple[tuple[int | None, str, str], list[Row]]]:
    """The rows by story, the story with the largest change first."""
    by_story: dict[tuple[int | None, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_story[row.story].append(row)
    return sorted(by_story.items(), key=lambda item: _size(item[1]), reverse=True)


def told_stories(
    impact: DryRun, stories: Sequence[tuple[tuple[int | None, str, str], Sequence[Row]]]
) -> list[StoryShift]:
    """Those stories with articles and marks; three queries for all of them."""
    revisions = [row.revision_id for _, rows in stories for row in rows]
    marks, counts = _marks(impact, revisions)
    articles = _articles(revisions)
    return [
        StoryShift(
            story[1] or _IN_NO_STORY,
            story[2],
            tuple(
                ReportShift(
                    articles[row.revision_id], row.shift, tuple(marks[row.revision_id]), counts[row.revision_id]
                )
                for row in rows
            ),
        )
        for story, rows in stories
    ]


def sources_in(rows: Sequence[Row], impact: DryRun) -> list[SourceShift]:
    """The sources of these reports, each summed over all its newest texts, the largest change first.

    Two queries, three more where texts that others print are among them.
    """
    by_source: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[row.source_id].append(row)
    largest = sorted(by_source, key=lambda key: _size(by_source[key]), reverse=True)[:MOST_SOURCES]
    sources = Source.objects.in_bulk(largest)
    others, copies = _stored_counts(largest, [row.revision_id for row in rows], impact.base)
    elsewhere = counted_elsewhere(impact, {revision: run for runs in copies.values() for revision, run in runs.items()})
    told = []
    for key in largest:
        left_out = reduce(Elsewhere.plus, (elsewhere[pk] for pk in copies[key] if pk in elsewhere), Elsewhere())
        shift = _without(_summed(by_source[key], others[key]), left_out)
        told.append(SourceShift(sources[key], shift, len(by_source[key]), left_out.after))
    return sorted(told, key=lambda one: one.shift.size, reverse=True)


def _size(rows: Iterable[Row]) -> tuple[int, int]:
    parts = [row.shift.size for row in rows]
    return sum(part[0] for part in parts), sum(part[1] for part in parts)


def _shift(before: Mapping[str, Any], after: Mapping[str, Any]) -> Shift:
    counts = [Count(row.get("own_hits", 0), row.get("own_words", 0)) for row in (before, after)]
    return Shift(counts[0], counts[1], _beside(after) - _beside(before))


def _beside(figures: Mapping[str, Any]) -> int:
    zones = figures.get("by_zone", {})
    return sum(zone.get("own_hits", 0) for name, zone in zones.items() if name != "body")


def _summed(rows: Iterable[Row], others: Count) -> Shift:
    shifts = [row.shift for row in rows]
    before = Count(others.hits + sum(s.before.hits for s in shifts), others.words + sum(s.before.words for s in shifts))
    after = Count(others.hits + sum(s.after.hits for s in shifts), others.words + sum(s.after.words for s in shifts))
    return Shift(before, after, sum(shift.beside for shift in shifts))


def _without(shift: Shift, left_out: Elsewhere) -> Shift:
    return replace(shift, before=shift.before.without(left_out.before), after=shift.after.without(left_out.after))


def _stored_counts(
    sources: Sequence[int], revisions: Sequence[int], base: LexiconRelease
) -> tuple[dict[int, Count], dict[int, dict[int, int]]]:
    """By source the hits and words of its newest texts that would not change, as their standing analyses have them;
    and of all its texts that others print, too, the standing analysis of each."""
    runs = finished_runs(base).filter(revision=OuterRef("latest_revision")).order_by("-pk")
    articles = Article.objects.filter(source__in=sources).annotate(
        run=Subquery(runs.values("pk")[:1]),
        found=Subquery(runs.values("figures")[:1]),
        is_copied=Exists(WireReading.objects.filter(revision=OuterRef("latest_revision")).exclude(uncounted=[])),
    )
    stays = ~Q(latest_revision__in=revisions)
    copies = JSONBAgg(JSONObject(revision="latest_revision", run="run"), filter=Q(is_copied=True, run__isnull=False))
    sums = articles.order_by().values_list("source")
    found = sums.annotate(hits=_total("own_hits", stays), words=_total("own_words", stays), copies=copies)
    counts: dict[int, Count] = defaultdict(lambda: NOTHING)
    copied: dict[int, dict[int, int]] = defaultdict(dict)
    for source, hits, words, rows in found:
        counts[source] = Count(hits, words)
        copied[source] = {row["revision"]: row["run"] for row in rows or ()}
    return counts, copied


def _total(name: str, those: Q) -> Coalesce:
    return Coalesce(Sum(Cast(KeyTextTransform(name, "found"), IntegerField()), filter=those), 0)


def _articles(revisions: Sequence[int]) -> dict[int, Article]:
    """The article of each text."""
    texts = ArticleRevision.objects.filter(pk__in=revisions).select_related("article__source")
    return {text.pk: text.article for text in texts.defer("text", "zones", "problems", "search", "words")}


def _marks(impact: DryRun, revisions: Sequence[int]) -> tuple[dict[int, list[MarkShift]], Counter[int]]:
    """The first marks that would change in each text, and how many there are."""
    hits = DryRunHit.objects.filter(dry_run=impact, revision__in=revisions).exclude(change=DryRunHit.Change.SAME)
    counts = Counter(hits.order_by().values_list("revision_id", flat=True))
    start = Greatest(F("start") - AROUND, 0)
    numbered = hits.annotate(
        place=Window(RowNumber(), partition_by="revision", order_by=["start", "pk"]),
        left=Substr("revision__text", start + 1, F("start") - start),
        right=Substr("revision__text", F("end") + 1, AROUND),
    )
    shown: dict[int, list[MarkShift]] = defaultdict(list)
    rows: Iterable[Any] = numbered.filter(place__lte=MOST_MARKS).order_by("revision", "start", "pk")
    for hit in rows:
        shown[hit.revision_id].append(MarkShift(hit, _to_left(hit.left), _to_right(hit.right)))
    return shown, counts


def _to_left(text: str) -> str:
    """The end of what stands before a mark, begun at a whole word of its paragraph."""
    line = text.rpartition("\n")[2]
    return line if len(line) < AROUND else f"… {line.partition(' ')[2]}"


def _to_right(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) < AROUND else f"{line.rpartition(' ')[0]} …"
