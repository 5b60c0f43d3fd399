"""What one source wrote month by month, and the others in the stories that it shares with them, in numbers.

Counted are stored figures and marks of the analyses that stand, in the months in which the reports were published
(docs/method.md, "Months of a source").
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from functools import cached_property

from django.db.models import Count, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, ExtractMonth, ExtractYear

from framing.analysis.months import months_between
from framing.analysis.scoring import PLAIN_REASON
from framing.models import AnalysisRun, LexiconRelease, TermHit
from framing.selectors.rate_charts import Rate
from framing.selectors.runs import finished_runs
from reports.models import Source, WireReading
from reports.text.zones import Zone

#: A report of which more than this share is copy that counts in another report is left out: its words are another's.
MOST_COPIED = 0.5


@dataclass(frozen=True, slots=True)
class Text:
    """An analysed report: the run that stands for it, its month (none without a date), its story, what was counted."""

    run: int
    month: date | None
    story: int | None
    words: int
    hits: int
    engine: str


@dataclass(frozen=True, slots=True)
class Month:
    """What was counted in one month."""

    month: date
    reports: int
    rate: Rate


@dataclass(frozen=True)
class SourceTexts:
    """The reports of one source, and those of all others in the same stories."""

    ours: tuple[Text, ...]
    others: tuple[Text, ...]

    @cached_property
    def shared(self) -> frozenset[int]:
        """The stories in which both have an analysed report."""
        return frozenset(one.story for one in self.others if one.story is not None)

    @cached_property
    def shared_ours(self) -> tuple[Text, ...]:
        """The reports of the source in these stories."""
        return tuple(one for one in self.ours if one.story in self.shared)

    @cached_property
    def months(self) -> tuple[date, ...]:
        """Every month from the first to the last in which the source has a report."""
        return _span(self.ours)

    @cached_property
    def shared_months(self) -> tuple[date, ...]:
        """The same of the shared stories, whoever reported."""
        return _span([*self.shared_ours, *self.others])

    @property
    def undated_count(self) -> int:
        """Reports of the source that stand in no month."""
        return sum(one.month is None for one in self.ours)


def source_texts(source: Source, release: LexiconRelease | None, *, with_others: bool = True) -> SourceTexts:
    """The reports that are analysed under the release, or under any; one query, and one for those of the others."""
    ours = _standing(finished_runs(release).filter(revision__article__source=source))
    stories = {one.story for one in ours if one.story is not None}
    if not with_others or not stories:
        return SourceTexts(ours, ())
    others = ~Q(revision__article__source=source)
    same = finished_runs(release).filter(others, revision__article__story__in=_any_of(stories))
    return SourceTexts(ours, _standing(same))


def uses_by_run(texts: Iterable[Text], entries: Iterable[str]) -> dict[int, int]:
    """How often these entries stand in the own voice of each text, by its run; one query."""
    found = own_uses(texts).filter(entry__in=list(entries)).order_by().values_list("run")
    return dict(found.annotate(uses=Count("pk")))


def sets_used(texts: Iterable[Text]) -> dict[str, int]:
    """The contrast sets of which these texts use a term in their own voice, those of most uses first; one query."""
    found = own_uses(texts).order_by().values_list("contrast_set").annotate(uses=Count("pk"))
    return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def uses_shown(texts: Iterable[Text], month: date | None, entries: Sequence[str] | None) -> QuerySet[TermHit]:
    """The own-voice uses behind a number, the newest report first: of these entries, or of all terms that count."""
    hits = own_uses(one for one in texts if month in (None, one.month))
    hits = hits.filter(is_counted=True) if entries is None else hits.filter(entry__in=entries)
    newest = F("revision__article__published_at").desc(nulls_last=True)
    return hits.order_by(newest, "revision", "start", "entry")


def own_uses(texts: Iterable[Text]) -> QuerySet[TermHit]:
    """Terms in the bodies of these reports in the outlet's own voice; ordinary names, which never count, among them."""
    hits = TermHit.objects.filter(run__in=_any_of(one.run for one in texts), zone=Zone.BODY)
    return hits.filter(Q(is_counted=True) | Q(reason=PLAIN_REASON))


def counted_months(
    texts: Iterable[Text], months: Iterable[date], uses: Mapping[int, int] | None = None
) -> tuple[Month, ...]:
    """Each of the months with its reports, words and uses; of all terms that count, unless uses are given."""
    found: dict[date | None, list[int]] = {}
    for one in texts:
        sums = found.setdefault(one.month, [0, 0, 0])
        hits = one.hits if uses is None else uses.get(one.run, 0)
        sums[:] = sums[0] + 1, sums[1] + one.words, sums[2] + hits
    rows = ((month, *found.get(month, (0, 0, 0))) for month in months)
    return tuple(Month(month, reports, Rate(hits, words)) for month, reports, words, hits in rows)


def _span(texts: Iterable[Text]) -> tuple[date, ...]:
    known = {one.month for one in texts if one.month}
    return tuple(months_between(min(known), max(known))) if known else ()


def _standing(runs: QuerySet[AnalysisRun]) -> tuple[Text, ...]:
    """Of these runs the ones that stand for the newest texts, without copies that count elsewhere."""
    at = "revision__article__published_at"
    month = ExtractYear(at, tzinfo=UTC) * 12 + ExtractMonth(at, tzinfo=UTC) - 1
    newest = runs.filter(revision=F("revision__article__latest_revision")).filter(~_is_copied()).order_by("pk")
    rows = newest.annotate(month=month, own_words=_number("own_words"), own_hits=_number("own_hits")).values_list(
        "revision", "pk", "month", "revision__article__story", "own_words", "own_hits", "engine"
    )
    days: dict[int | None, date | None] = {None: None}
    found: dict[int, Text] = {}
    for revision, run, number, story, words, hits, engine in rows:
        if number not in days:
            days[number] = date(number // 12, number % 12 + 1, 1)
        found[revision] = Text(run, days[number], story, words or 0, hits or 0, engine)
    return tuple(found.values())


def _any_of(ids: Iterable[int]) -> RawSQL:
    """These ids as one value: each by itself would take longer to send than the rows to find."""
    return RawSQL("SELECT unnest(%s::bigint[])", ([*ids],))


def _is_copied() -> Exists:
    """Whether most of the text of a run counts in another report."""
    length = Func(
        F("uncounted"),
        template="(SELECT sum((one->>1)::int - (one->>0)::int) FROM jsonb_array_elements(%(expressions)s) AS one)",
        output_field=IntegerField(),
    )
    readings = WireReading.objects.filter(revision=OuterRef("revision")).exclude(uncounted=[]).annotate(length=length)
    return Exists(readings.filter(length__gt=F("revision__text_length") * MOST_COPIED))


def _number(name: str) -> Cast:
    return Cast(KT(f"figures__{name}"), IntegerField())
