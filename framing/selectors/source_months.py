"""What one source wrote month by month, and the others in the stories that it shares with them, in numbers.

Counted are stored figures and marks of the analyses that stand, in the months in which the reports were published
(docs/method.md, "Months of a source").
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, F, Func, IntegerField, Max, Min, OuterRef, Q, QuerySet, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, TruncMonth

from framing.analysis.months import bounds_of, months_between
from framing.analysis.scoring import PLAIN_REASON
from framing.models import AnalysisRun, LexiconRelease, TermHit
from framing.selectors.rate_charts import Rate
from framing.selectors.runs import finished_runs
from reports.models import Article, Source, WireReading
from reports.text.zones import Zone

#: A report of which more than this share is copy that counts in another report is left out: its words are another's.
MOST_COPIED = 0.5


@dataclass(frozen=True, slots=True)
class Texts:
    """The analysed reports of one month in one story; without a month where no date is known."""

    month: date | None
    story: int | None
    reports: int
    words: int
    hits: int
    engines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """What was counted in one month."""

    month: date
    reports: int
    rate: Rate


@dataclass(frozen=True)
class SourceTexts:
    """The reports of one source, and those of all others in the same stories."""

    ours: tuple[Texts, ...]
    others: tuple[Texts, ...]

    @cached_property
    def shared(self) -> frozenset[int]:
        """The stories in which both have an analysed report."""
        both = {one.story for one in self.ours} & {one.story for one in self.others}
        return frozenset(story for story in both if story is not None)

    @cached_property
    def months(self) -> tuple[date, ...]:
        """Every month from the first to the last in which the source has a report."""
        return _span(self.ours)

    @cached_property
    def shared_months(self) -> tuple[date, ...]:
        """The same of the shared stories, whoever reported."""
        return _span([*in_stories(self.ours, self.shared), *in_stories(self.others, self.shared)])

    @property
    def undated_count(self) -> int:
        """Reports of the source that stand in no month."""
        return sum(one.reports for one in self.ours if one.month is None)


def source_texts(source: Source, release: LexiconRelease | None) -> SourceTexts:
    """The reports that are analysed under the release, or under any; two queries."""
    return SourceTexts(*(tuple(_texts(articles, release)) for articles in _both_sides(source)))


def uses_by_month(
    source: Source, entries: Iterable[str], release: LexiconRelease | None
) -> tuple[Counter[Any], Counter[Any]]:
    """How often these entries stand in own voice, by month and story: of the source, and of the others; two queries."""
    codes = list(entries)
    sides = (own_uses(articles, release).filter(entry__in=codes) for articles in _both_sides(source))
    first, second = (Counter(_counted(hits)) for hits in sides)
    return first, second


def sets_used(source: Source, release: LexiconRelease | None) -> dict[str, int]:
    """The contrast sets of which the source uses a term in its own voice, those of most uses first; one query."""
    ours, _ = _both_sides(source)
    found = own_uses(ours, release).order_by().values_list("contrast_set").annotate(uses=Count("pk"))
    return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def uses_shown(
    source: Source,
    release: LexiconRelease | None,
    *,
    entries: Sequence[str] | None = None,
    month: date | None = None,
    are_others: bool = False,
    stories: Iterable[int] | None = None,
) -> QuerySet[TermHit]:
    """The own-voice uses behind a number, the newest report first: of these entries, or of all terms that count."""
    hits = own_uses(_both_sides(source)[are_others], release)
    hits = hits.filter(is_counted=True) if entries is None else hits.filter(entry__in=entries)
    if month:
        first, after = bounds_of(month)
        published = "revision__article__published_at"
        hits = hits.filter(**{f"{published}__gte": first, f"{published}__lt": after})
    if stories is not None:
        hits = hits.filter(revision__article__story__in=list(stories))
    newest = F("revision__article__published_at").desc(nulls_last=True)
    return hits.order_by(newest, "revision", "start", "entry")


def own_uses(articles: QuerySet[Article], release: LexiconRelease | None) -> QuerySet[TermHit]:
    """Terms in the bodies of these reports in the outlet's own voice; ordinary names, which never count, among them."""
    hits = TermHit.objects.filter(run__in=_standing(articles, release), zone=Zone.BODY)
    return hits.filter(Q(is_counted=True) | Q(reason=PLAIN_REASON))


def counted_months(
    texts: Iterable[Texts], months: Iterable[date], uses: Counter[Any] | None = None
) -> tuple[Month, ...]:
    """Each of the months with its reports, words and uses; of all terms that count, unless uses are given."""
    found: dict[date, list[int]] = {}
    for one in texts:
        if one.month:
            sums = found.setdefault(one.month, [0, 0, 0])
            hits = one.hits if uses is None else uses[one.month, one.story]
            sums[:] = sums[0] + one.reports, sums[1] + one.words, sums[2] + hits
    rows = ((month, *found.get(month, (0, 0, 0))) for month in months)
    return tuple(Month(month, reports, Rate(hits, words)) for month, reports, words, hits in rows)


def in_stories(texts: Iterable[Texts], stories: frozenset[int]) -> list[Texts]:
    """Those of the texts that belong to one of the stories."""
    return [one for one in texts if one.story in stories]


def _span(texts: Iterable[Texts]) -> tuple[date, ...]:
    known = [one.month for one in texts if one.month]
    return tuple(months_between(min(known), max(known))) if known else ()


def _both_sides(source: Source) -> tuple[QuerySet[Article], QuerySet[Article]]:
    ours = Article.objects.order_by().filter(source=source)
    stories = ours.filter(story__isnull=False).values("story")
    return ours, Article.objects.order_by().filter(~Q(source=source), story__in=stories)


def _standing(articles: QuerySet[Article], release: LexiconRelease | None) -> QuerySet[AnalysisRun, Any]:
    """The ids of the runs that stand for the newest texts of these reports, without copies that count elsewhere."""
    runs = finished_runs(release).filter(revision__in=articles.values("latest_revision"))
    newest = runs.filter(~_is_copied()).order_by().values("revision").annotate(newest=Max("pk"))
    return newest.values("newest")


def _is_copied() -> Exists:
    """Whether most of the text of a run counts in another report."""
    length = Func(
        F("uncounted"),
        template="(SELECT sum((one->>1)::int - (one->>0)::int) FROM jsonb_array_elements(%(expressions)s) AS one)",
        output_field=IntegerField(),
    )
    readings = WireReading.objects.filter(revision=OuterRef("revision")).exclude(uncounted=[]).annotate(length=length)
    return Exists(readings.filter(length__gt=F("revision__text_length") * MOST_COPIED))


def _texts(articles: QuerySet[Article], release: LexiconRelease | None) -> Iterable[Texts]:
    runs = AnalysisRun.objects.order_by().filter(pk__in=_standing(articles, release))
    month = TruncMonth("revision__article__published_at", tzinfo=UTC)
    rows = runs.annotate(month=month).values_list("month", "revision__article__story")
    rows = rows.annotate(reports=Count("pk"), own_words=_sum("own_words"), own_hits=_sum("own_hits"))
    for month, story, reports, words, hits, *engines in rows.annotate(
        first_engine=Min("engine"), last_engine=Max("engine")
    ):
        yield Texts(_day(month), story, reports, words or 0, hits or 0, tuple(engines))


def _sum(name: str) -> Sum:
    return Sum(Cast(KT(f"figures__{name}"), IntegerField()))


def _counted(hits: QuerySet[TermHit]) -> dict[tuple[date | None, int | None], int]:
    month = TruncMonth("revision__article__published_at", tzinfo=UTC)
    rows = hits.order_by().annotate(month=month).values_list("month", "revision__article__story")
    return {(_day(month), story): uses for month, story, uses in rows.annotate(uses=Count("pk"))}


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
