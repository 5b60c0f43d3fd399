"""A draft tried on the stored reports: how far it is, what it finds, and the sentences to keep."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest, Substr

from framing.analysis.example_marks import merged_example, with_marks, without_marks
from framing.models import AnalysisRun, Draft, DryRun, DryRunHit, LexiconRelease, TermHit
from reports.models import Article
from reports.text.spans import Span

HITS_ON_A_PAGE = 20
#: Characters on either side of a hit that are looked through for its sentence; a longer one is cut at whole words.
REACH = 700


@dataclass(frozen=True, slots=True)
class Trial:
    """The newest trial of a draft with what to say about it."""

    run: DryRun
    total: int
    counts: dict[str, int]
    is_current: bool

    @property
    def share(self) -> int:
        """How much is done, in percent."""
        return round(100 * self.run.checked / self.total) if self.total else 100

    @property
    def choices(self) -> list[tuple[str, str, int]]:
        """The kinds of hits that there are, with their words and counts; all of them under the empty name."""
        kinds = [(str(kind), str(kind.label), self.counts[kind]) for kind in DryRunHit.Change if self.counts[kind]]
        return [("", "all", sum(self.counts.values())), *kinds]

    @property
    def first_change(self) -> str:
        """The kind of hits that is shown first: the first that there is, what is as now last."""
        order = ("new", "lost", "judged")
        return next((name for name in order if self.counts[name]), "")


@dataclass(frozen=True, slots=True)
class TrialHit:
    """A hit with its sentence in three parts, the sentence as an example, and what else marks these words now."""

    hit: DryRunHit
    article: Article
    before: str
    after: str
    sentence: str
    others: tuple[TermHit, ...]
    kept: str = ""

    @property
    def marked(self) -> str:
        """The sentence with [[marks]] around the hit."""
        start = len(self.before)
        return with_marks(self.sentence, [Span(start, start + len(self.hit.text))])


def trial_of(draft: Draft, release: LexiconRelease | None) -> Trial | None:
    """The newest trial of the draft; it is current when neither the wording nor the lexicon has changed since."""
    run = DryRun.objects.filter(draft=draft, purpose=DryRun.Purpose.TRIAL).defer("base__content").first()
    if run is None:
        return None
    tried: dict[str, Any] = next((row for row in run.changes if row.get("code") == draft.code), {})
    same = (tried.get("entry"), tried.get("contrast_set")) == (draft.entry, draft.contrast_set)
    retired = draft.kind == Draft.Kind.RETIRE and tried.get("kind") == draft.kind
    is_current = (same or retired) and release is not None and run.base_id == release.pk
    counts = Counter(run.hits.order_by().values_list("change", flat=True))
    return Trial(run, len(run.revisions), {str(change): counts[change] for change in DryRunHit.Change}, is_current)


def hits_of_trial(run: DryRun, change: str = "") -> QuerySet[Any]:
    """The hits of a trial, of one kind or all, with the text around each, by report and place."""
    hits = run.hits.filter(change=change) if change else run.hits.all()
    start = Greatest(F("start") - REACH, 0)
    return (
        hits.select_related("revision__article__source", "dry_run")
        .defer("revision__text", "revision__zones", "revision__problems", "revision__search", "revision__words")
        .defer("dry_run__revisions", "dry_run__changes")
        .annotate(
            lead=Substr("revision__text", start + 1, F("start") - start),
            rest=Substr("revision__text", F("end") + 1, REACH),
        )
        .order_by("revision_id", "start", "pk")
    )


def trial_cards(hits: Iterable[Any], entry: Mapping[str, Any]) -> list[TrialHit]:
    """The annotated hits of a page as cards that know whether the entry keeps them; in two queries for all."""
    rows = list(hits)
    revisions = {hit.revision_id for hit in rows}
    newest = AnalysisRun.objects.filter(revision__in=revisions, state=AnalysisRun.State.DONE)
    runs = newest.order_by("revision_id", "-pk").distinct("revision_id").values_list("revision_id", "pk", "sentences")
    sentences = {revision_id: (pk, spans) for revision_id, pk, spans in runs}
    standing = TermHit.objects.filter(run__in=[pk for pk, _ in sentences.values()])
    marks: dict[int, list[TermHit]] = {}
    for mark in standing:
        marks.setdefault(mark.revision_id, []).append(mark)
    cards = [_card(hit, sentences.get(hit.revision_id, (0, []))[1], marks.get(hit.revision_id, [])) for hit in rows]
    return [replace(card, kept=_kept_as(card, entry)) for card in cards]


def _kept_as(card: TrialHit, entry: Mapping[str, Any]) -> str:
    """In which list of the entry the sentence stands, with this hit marked where it must match."""
    sentence = " ".join(card.sentence.split())
    if sentence in map(without_marks, entry.get("ignores", [])):
        return "ignores"
    marked = " ".join(card.marked.split())
    return "matches" if merged_example(entry.get("matches", []), marked) == entry.get("matches", []) else ""


def _card(hit: Any, sentences: Sequence[Sequence[Any]], marks: Iterable[TermHit]) -> TrialHit:
    before, after = hit.lead.rpartition("\n")[2], hit.rest.partition("\n")[0]
    for _, start, end in sentences:
        if start <= hit.start and hit.end <= end:
            before = before[max(0, len(before) - (hit.start - start)) :]
            after = after[: end - hit.end]
    before = before.partition(" ")[2] if len(before) == REACH else before.lstrip()
    after = after.rpartition(" ")[0] if len(after) == REACH else after.rstrip()
    others = (mark for mark in marks if mark.start < hit.end and hit.start < mark.end and mark.entry != hit.entry)
    return TrialHit(hit, hit.revision.article, before, after, f"{before}{hit.text}{after}", tuple(others))
