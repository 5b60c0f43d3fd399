"""Hits of one entry in the newest texts: each with its surroundings, counted by source and voice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest, Substr

from framing.models import AnalysisRun, LexiconRelease, TermHit
from framing.selectors.runs import finished_runs
from framing.selectors.wire import in_counted_copy
from reports.extraction.language import ENGLISH
from reports.models import Article
from reports.text.voice import Voice

# Characters of context on each side of a line: what fits beside the word on a wide page.
CONTEXT = 110
#: Lines on a page of the concordance.
LINES = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One hit with the words around it in its paragraph."""

    hit: TermHit
    left: str
    right: str

    @property
    def is_counted_elsewhere(self) -> bool:
        """Whether it stands in wire text that counts in another report."""
        return bool(getattr(self.hit, "is_copy", False))

    @property
    def article(self) -> Article:
        """Where it stands."""
        return self.hit.revision.article


@dataclass(frozen=True, slots=True)
class VoiceCounts:
    """How often one source has the entry in each voice; ``copied`` more stand in wire text that counts in another
    report."""

    name: str
    slug: str
    counts: tuple[tuple[str, int], ...]
    copied: int = 0


def hits_of_entry(code: str, release: LexiconRelease, *, voice: str = "", source: str = "") -> QuerySet[TermHit]:
    """The hits of an entry in the newest text of each article, as the run has them that stands under this release."""
    newest_run = finished_runs(release).filter(revision=OuterRef("revision")).order_by("-pk").values("pk")[:1]
    hits = TermHit.objects.filter(
        entry=code, revision=F("revision__article__latest_revision"), run=Subquery(newest_run)
    ).order_by("revision__article__source__name", "voice", "revision__article__published_at", "revision", "start")
    if voice:
        hits = hits.filter(voice=voice)
    return hits.filter(revision__article__source__slug=source) if source else hits


def lines_of(hits: QuerySet[TermHit]) -> QuerySet[TermHit]:
    """The hits with article, source and the words around them; the texts themselves stay in the database."""
    start = Greatest(F("start") - CONTEXT, 0)
    return (
        hits.select_related("revision__article__source")
        .defer("revision__text", "revision__zones", "revision__problems", "revision__search")
        .annotate(
            before=Substr("revision__text", start + 1, F("start") - start),
            after=Substr("revision__text", F("end") + 1, CONTEXT),
            is_copy=in_counted_copy(),
        )
    )


def concordance(hits: Iterable[Any]) -> list[Line]:
    """The annotated hits of ``lines_of`` as lines for reading: cut at the paragraph, and at whole words."""
    return [Line(hit, _tail(hit.before), _head(hit.after)) for hit in hits]


def voices_by_source(code: str, release: LexiconRelease) -> list[VoiceCounts]:
    """The number of hits in each voice for each source, wire text once, sources by name, in one query."""
    rows = (
        hits_of_entry(code, release)
        .order_by()
        .annotate(is_copy=in_counted_copy())
        .values_list("revision__article__source__name", "revision__article__source__slug", "voice")
        .annotate(hit_count=Count("pk", filter=Q(is_copy=False)), copy_count=Count("pk", filter=Q(is_copy=True)))
    )
    found: dict[tuple[str, str], dict[str, int]] = {}
    copied: Counter[tuple[str, str]] = Counter()
    for name, slug, voice, hit_count, copy_count in rows:
        found.setdefault((name, slug), {})[voice] = hit_count
        copied[name, slug] += copy_count
    return [
        VoiceCounts(name, slug, tuple((voice.value, counts.get(voice, 0)) for voice in Voice), copied[name, slug])
        for (name, slug), counts in sorted(found.items())
    ]


def waiting_count(release: LexiconRelease) -> int:
    """How many stored reports are not analysed as that release wants it yet: their hits are missing or older ones."""
    runs = AnalysisRun.objects.filter(revision=OuterRef("latest_revision"), release__number__lte=release.number)
    newest_state = Subquery(runs.order_by("-pk").values("state")[:1])
    stored = Article.objects.filter(latest_revision__language=ENGLISH).annotate(newest_state=newest_state)
    return stored.filter(~Q(newest_state=AnalysisRun.State.DONE) | Q(newest_state__isnull=True)).count()


def _tail(before: str) -> str:
    line = before.rpartition("\n")[2]
    return line.partition(" ")[2] if len(line) == CONTEXT else line


def _head(after: str) -> str:
    line = after.partition("\n")[0]
    return line.rpartition(" ")[0] if len(line) == CONTEXT else line
