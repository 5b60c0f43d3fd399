"""Two texts of a report laid side by side, as their page shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from framing.selectors.revision_figures import FigureChanges, figure_changes
from framing.selectors.revisions import changes_in_words, diff_of, revisions_of
from reports.extraction.revisions import Change, Counts, Passage, PassageKind
from reports.extraction.revisions.values import Place
from reports.models import Article, ArticleRevision

#: So many unchanged paragraphs around a change are shown; longer runs are folded away.
UNFOLDED = 1
KINDS = {
    PassageKind.SAME: "unchanged",
    PassageKind.CHANGED: "changed",
    PassageKind.MOVED: "moved",
    PassageKind.TAKEN_OUT: "taken out",
    PassageKind.PUT_IN: "put in",
}


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One paragraph in both texts, or in one; ``number`` counts the changes of the page, 0 for none."""

    passage: Passage
    number: int

    @property
    def kind(self) -> str:
        return self.passage.kind.value

    @property
    def kind_words(self) -> str:
        """What became of it: “changed”, “moved from paragraph 4 to 1, and changed”."""
        words = KINDS[self.passage.kind]
        before, after = self.passage.before, self.passage.after
        if self.passage.kind is PassageKind.MOVED and before and after:
            words = f"moved from {_place(before)}"
            if any(one.change is not Change.EQUAL for one in self.passage.segments):
                words += ", and changed"
        if self.passage.is_rezoned and before and after:
            words += f"; {_zone(before)} before, {_zone(after)} now"
        return words

    @property
    def place(self) -> str:
        """Where it stands: in the newer text, else in the older one."""
        found = self.passage.after or self.passage.before
        return _place(found) if found else ""

    @property
    def zone(self) -> str:
        found = self.passage.after or self.passage.before
        return str(found.zone) if found else "body"

    @property
    def told(self) -> list[tuple[str, str]]:
        """Each change of words as (before, after), for the list."""
        return [
            (" ".join(one.before.split()), " ".join(one.after.split()))
            for one in self.passage.segments
            if one.change is not Change.EQUAL
        ]


@dataclass(frozen=True, slots=True)
class DiffStretch:
    """Rows that follow each other; folded where they are unchanged and many."""

    rows: tuple[DiffRow, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class DiffPage:
    """What changed from the older text to the newer one."""

    article: Article
    older: ArticleRevision
    newer: ArticleRevision
    numbers: tuple[int, ...]
    headline: DiffRow | None
    stretches: tuple[DiffStretch, ...]
    furniture: tuple[DiffRow, ...]
    counts: Counts
    figures: FigureChanges
    is_inline: bool

    @property
    def changes(self) -> str:
        return changes_in_words(self.counts)

    @property
    def changed_rows(self) -> list[DiffRow]:
        """Every change of the report, in its order, for the list beside the text."""
        rows = [self.headline] if self.headline else []
        return [row for row in (*rows, *(row for one in self.stretches for row in one.rows)) if row.number]

    @property
    def change_count(self) -> int:
        return len(self.changed_rows)


def diff_page(article: Article, newer: int, older: int, *, is_inline: bool = False) -> DiffPage | None:
    """The page of two texts by their numbers; None where the report has no such texts."""
    by_number = {revision.number: revision for revision in revisions_of(article)}
    if newer not in by_number or older not in by_number:
        return None
    first, last = by_number[older], by_number[newer]
    diff = diff_of(first, last)
    head = diff.headline
    begins_at = 1 + bool(head and head.has_changed)
    return DiffPage(
        article=article,
        older=first,
        newer=last,
        numbers=tuple(sorted(by_number)),
        headline=DiffRow(head, int(head.has_changed)) if head else None,
        stretches=tuple(_stretches(diff.report, begins_at)),
        furniture=tuple(DiffRow(passage, 0) for passage in diff.furniture),
        counts=diff.counts,
        figures=figure_changes(first, last),
        is_inline=is_inline,
    )


def _stretches(passages: Sequence[Passage], begins_at: int) -> Iterator[DiffStretch]:
    number = begins_at
    groups = [list(rows) for _, rows in groupby(passages, key=lambda one: one.has_changed)]
    for place, group in enumerate(groups):
        if group[0].has_changed:
            yield DiffStretch(tuple(DiffRow(one, number + index) for index, one in enumerate(group)), is_folded=False)
            number += len(group)
            continue
        first = 0 if place == 0 else UNFOLDED
        last = len(group) - (0 if place == len(groups) - 1 else UNFOLDED)
        is_long = last - first > UNFOLDED
        parts = [group[:first], group[first:last], group[last:]] if is_long else [[], [], group]
        for part, is_folded in zip(parts, (False, True, False), strict=True):
            if part:
                yield DiffStretch(tuple(DiffRow(one, 0) for one in part), is_folded)


def _place(place: Place) -> str:
    return f"paragraph {place.number}" if place.number else _zone(place)


def _zone(place: Place) -> str:
    return str(place.zone).replace("_", " ")
