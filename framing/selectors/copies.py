"""The page of an article's copies: what it shares with other reports, laid side by side word for word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from framing.selectors.runs import finished_runs
from framing.selectors.wire import WireText, covered, wire_of
from reports.extraction.revisions import Change, PassageKind, Segment, Version, compared
from reports.models import Article, ArticleRevision, SharedText
from reports.selectors.copies import shared_by
from reports.text.spans import Span, merged
from reports.text.zones import Zone, ZoneSpan

#: Other reports on one page.
COPIES_ON_A_PAGE = 4
#: A sentence belongs to the wire text when so much of it stands in a shared stretch.
LEAST_SHARED = 0.2
#: How two reports repeat one another, in a reader's words.
KINDS = {"exact": "the same text", "near": "the same text with changes", "shares": "the same text in part"}


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One sentence of the wire text in both reports, or in one; the segments give it back."""

    here: str
    there: str
    segments: tuple[Segment, ...]

    @property
    def is_same(self) -> bool:
        return all(segment.change is Change.EQUAL for segment in self.segments)

    @property
    def in_both(self) -> bool:
        return bool(self.here and self.there)


@dataclass(frozen=True, slots=True)
class Copy:
    """Another report with the same words: how much of it, who counts them, and each sentence in both."""

    article: Article
    kind: str
    jaccard: float
    containment: float
    word_count: int
    is_counted_here: bool
    is_one_outlet: bool
    rows: tuple[CopyRow, ...]
    only_here: int
    only_there: int

    @property
    def told(self) -> str:
        """What kind of copy it is."""
        return KINDS[self.kind]

    @property
    def changed_count(self) -> int:
        """Sentences that one of the two words otherwise."""
        return sum(not row.is_same for row in self.rows)


@dataclass(frozen=True, slots=True)
class CopiesPage:
    """An article with the reports that repeat it or that it repeats."""

    article: Article
    wire: WireText
    listed: Page[Any]
    copies: tuple[Copy, ...]

    @property
    def revision(self) -> ArticleRevision | None:
        return self.article.latest_revision

    @property
    def agency_words(self) -> str:
        """The words that name the agency, where the text has them."""
        reading = getattr(self.revision, "wire", None) if self.revision else None
        if reading is None or reading.agency_start is None or self.revision is None:
            return ""
        return self.revision.text[reading.agency_start : reading.agency_end]


def copies_page(article: Article, page: str | None) -> CopiesPage:
    """What an article of ``article_with_text`` shares, the reports with most of it first; four queries."""
    revision = article.latest_revision_id or 0
    listed = Paginator(_shared(revision), COPIES_ON_A_PAGE).get_page(page)
    rows = list(listed.object_list)
    texts = [one for row in rows for one in (row.earlier, row.later)]
    sentences = _sentences({text.pk for text in texts} | {revision})
    return CopiesPage(article, wire_of(article), listed, tuple(_copy(row, revision, sentences) for row in rows))


def _shared(revision: int) -> QuerySet[SharedText]:
    loaded = shared_by([revision]).select_related("earlier__article__source", "later__article__source")
    unread = [f"{side}__{name}" for side in ("earlier", "later") for name in ("search", "words", "problems")]
    return loaded.defer(*unread).order_by("-containment", "-jaccard", "pk")


def _sentences(revision_ids: Iterable[int]) -> dict[int, list[Span]]:
    """The stored sentences of the bodies of analysed texts; one query."""
    runs = finished_runs().filter(revision__in=list(revision_ids)).order_by("revision", "-pk").distinct("revision")
    stored = runs.values_list("revision", "sentences")
    return {pk: [Span(start, end) for zone, start, end in rows if zone == Zone.BODY] for pk, rows in stored}


def _copy(row: SharedText, revision: int, sentences: dict[int, list[Span]]) -> Copy:
    is_first = row.earlier_id == revision
    here, there = (row.earlier, row.later) if is_first else (row.later, row.earlier)
    pairs = [(stretch[:2], stretch[2:]) if is_first else (stretch[2:], stretch[:2]) for stretch in row.stretches]
    ours, theirs = (merged(Span(*pair[side]) for pair in pairs) for side in (0, 1))
    is_one_outlet = here.article.source_id == there.article.source_id
    rows, only_here, only_there = _rows(
        _version(here, sentences.get(here.pk, ())), _version(there, sentences.get(there.pk, ())), ours, theirs
    )
    return Copy(
        article=there.article,
        kind=row.kind,
        jaccard=row.jaccard,
        containment=row.containment,
        word_count=sum(len(span.of(here.text).split()) for span in ours),
        is_counted_here=is_first,
        is_one_outlet=is_one_outlet,
        rows=rows,
        only_here=only_here,
        only_there=only_there,
    )


def _version(revision: ArticleRevision, sentences: Sequence[Span]) -> Version:
    """The body cut into its sentences, into paragraphs where it was not analysed."""
    body = [zone.span for zone in revision.zone_spans if zone.zone is Zone.BODY]
    return Version(revision.text, tuple(ZoneSpan(Zone.BODY, span) for span in sentences or body))


def _rows(
    here: Version, there: Version, ours: Sequence[Span], theirs: Sequence[Span]
) -> tuple[tuple[CopyRow, ...], int, int]:
    """The sentences that both have, as each prints them; and how many stand in one of the two only."""
    rows: list[CopyRow] = []
    only = {PassageKind.TAKEN_OUT: 0, PassageKind.PUT_IN: 0}
    for passage in compared(here, there).passages:
        if passage.before is None or passage.after is None:
            only[passage.kind] += 1
            continue
        shared = covered(passage.before.span, ours) / len(passage.before.span)
        shared = max(shared, covered(passage.after.span, theirs) / len(passage.after.span))
        if shared < LEAST_SHARED:  # alike, as reports of one event are, and no copy
            only[PassageKind.TAKEN_OUT] += 1
            only[PassageKind.PUT_IN] += 1
            continue
        rows.append(CopyRow(passage.before.span.of(here.text), passage.after.span.of(there.text), passage.segments))
    return tuple(rows), only[PassageKind.TAKEN_OUT], only[PassageKind.PUT_IN]
