"""Every use of a label across stories with its passages: what the counts of labels open into."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, F, Func, JSONField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from framing.analysis.labels.values import OWN_VOICES
from framing.models import LabelUse
from framing.selectors.label_uses import own_uses
from framing.selectors.wire import is_inside
from reports.models import Article, ArticleRevision, Source
from reports.text.spans import Span

#: Passages of one report on the page; the report's own page has all.
PASSAGES_OF_A_REPORT = 3
# Characters of context on each side of a passage.
_CONTEXT = 130
# How far behind the stored place the words may begin: an article or a number word stands before them.
_SLACK = 60


@dataclass(frozen=True, slots=True)
class LabelPassage:
    """A label with the words around it in its paragraph."""

    revision: ArticleRevision
    start: int
    end: int
    left: str
    text: str
    right: str


@dataclass(frozen=True, slots=True)
class ReportUse:
    """One report that uses a label in its own voice."""

    use: LabelUse
    passages: tuple[LabelPassage, ...]
    more_count: int

    @property
    def article(self) -> Article:
        """Where it stands."""
        return self.use.article


def in_shared_stories(uses: QuerySet[LabelUse], source: Source) -> QuerySet[LabelUse]:
    """Those of stories in which the source and at least one other speak of the referent in their own voice."""
    same = own_uses().filter(referent_key=OuterRef("referent_key"), story=OuterRef("story"))
    ours, others = same.filter(source=source), same.filter(~Q(source=source))
    stories = own_uses().filter(source=source).values("story")
    return uses.filter(Exists(ours), Exists(others), story__in=stories)


def uses_of_label(
    *, referent: str, labels: Sequence[str], source: Source | None, are_others: bool = False, is_shared: bool = False
) -> QuerySet[LabelUse]:
    """Own-voice uses of these labels for the referent, story by story, the newest story first.

    By that source, or by all but that one; everybody's without a source.
    """
    uses = own_uses().filter(referent_key=referent, label_key__in=labels)
    if source:
        uses = uses.filter(~Q(source=source)) if are_others else uses.filter(source=source)
    if source and is_shared:
        uses = in_shared_stories(uses, source)
    loaded = uses.select_related("source", "story", "article__source")
    published = F("article__published_at").asc(nulls_last=True)
    return loaded.order_by(F("story__created_at").desc(), "story", published, "article", "first")


def with_passages(uses: Iterable[LabelUse]) -> list[ReportUse]:
    """The uses of a page, each with the first of its passages; in two queries."""
    listed = list(uses)
    cells = _cells(listed)
    texts = _texts(cells.values())
    return [_report_use(use, cells[use.pk], texts) for use in listed]


def _cells(uses: Sequence[LabelUse]) -> dict[int, Any]:
    """By use: the revisions that its comparison read, and the labels of the referent in the report as stored there."""
    path = [F("comparison__referents"), F("referent") - 1, Value("cells"), Cast("article_id", CharField())]
    cell = Func(*path, template="(%(expressions)s)", arg_joiner=" -> ", output_field=JSONField())
    rows = LabelUse.objects.filter(pk__in=[use.pk for use in uses]).annotate(cell=cell)
    return {row.pk: row for row in rows.annotate(revisions=F("comparison__revisions"))}


def _texts(rows: Iterable[Any]) -> dict[int, ArticleRevision]:
    """By article: the text that was compared."""
    listed = list(rows)
    ids = {pk for row in listed for pk in row.revisions}
    wanted = ArticleRevision.objects.filter(pk__in=ids, article__in=[row.article_id for row in listed])
    wanted = wanted.select_related("wire").defer("search", "words", "zones", "wire__signature")
    return {revision.article_id: revision for revision in wanted.order_by("pk")}


def _report_use(use: LabelUse, row: Any, texts: dict[int, ArticleRevision]) -> ReportUse:
    revision = texts.get(use.article_id)
    copied = [Span(*ends) for ends in revision.wire.uncounted] if revision and hasattr(revision, "wire") else []
    spans = [one for one in _spans(row, revision.text) if not is_inside(one.start, one.end, copied)] if revision else []
    shown = tuple(passage_at(revision, span) for span in spans[:PASSAGES_OF_A_REPORT]) if revision else ()
    return ReportUse(use, shown, max(use.own - len(shown), 0))


def _spans(row: Any, text: str) -> list[Span]:
    """Its own-voice mentions; the first one of all where the comparison has no more than that."""
    mentions = [
        Span(start, end)
        for label in row.cell or []
        if label["key"] == row.label_key
        for _, start, end, _, voice, _ in label["mentions"]
        if voice in OWN_VOICES and end <= len(text)
    ]
    if mentions:
        return mentions
    start = text.lower().find(row.text.lower(), row.first, row.first + len(row.text) + _SLACK)
    return [Span(start, start + len(row.text))] if start >= 0 else []


def passage_at(revision: ArticleRevision, span: Span) -> LabelPassage:
    """The words with what stands around them in their paragraph, cut at whole words."""
    text = revision.text
    left = text[max(0, span.start - _CONTEXT) : span.start].rpartition("\n")[2]
    right = text[span.end : span.end + _CONTEXT].partition("\n")[0]
    if len(left) == _CONTEXT:
        left = f"…\u00a0{left.partition(' ')[2]}"
    if len(right) == _CONTEXT:
        right = f"{right.rpartition(' ')[0]}\u00a0…"
    return LabelPassage(revision, span.start, span.end, left, span.of(text), right)
