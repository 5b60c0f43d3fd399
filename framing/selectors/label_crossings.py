"""Labels whose voice changes from report to report: one report's own word, another's quotation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.analysis.labels.values import CrossingKind
from framing.selectors.label_cells import Spot, Stored, StoredReferent
from framing.selectors.label_passages import PassageMaker, PassageView
from framing.selectors.label_rows import RowMaker
from framing.selectors.reports import Report
from reports.text.voice import Voice

#: So many crossings of a kind stand with their sentences; the others are links to theirs.
MOST_WITH_PASSAGES = {CrossingKind.OWNED_AND_ATTRIBUTED: 8, CrossingKind.EACH_ATTRIBUTES: 4, CrossingKind.BOTH_OWN: 0}
#: So many of a kind are listed at all; a filter brings up the others.
MOST_LISTED = 60
#: Reports of one side that are shown with a sentence each.
MOST_REPORTS = 2
HEADINGS = {
    CrossingKind.OWNED_AND_ATTRIBUTED: (
        "Own voice here, a speaker’s word there",
        "One report says it itself; another lets somebody else say it.",
    ),
    CrossingKind.EACH_ATTRIBUTES: (
        "A speaker’s word in each",
        "No report says it in its own voice; each gives it to somebody.",
    ),
    CrossingKind.BOTH_OWN: ("Own voice in several", "What these reports have in common in their own voice."),
}


@dataclass(frozen=True, slots=True)
class SideView:
    """One report of a crossing with the first sentence of the label."""

    report: Report
    is_owner: bool
    passage: PassageView | None
    more_count: int
    href: str


@dataclass(frozen=True, slots=True)
class CrossingView:
    """One label of one referent; ``sides`` are a few reports that own or attribute it, in the story's order."""

    key: str
    text: str
    referent: StoredReferent
    href: str
    sides: tuple[SideView, ...]
    more_reports: int


@dataclass(frozen=True, slots=True)
class CrossingKindView:
    """All crossings of one kind, the first of them with their sentences."""

    kind: str
    heading: str
    told: str
    shown: tuple[CrossingView, ...]
    listed: tuple[CrossingView, ...]
    count: int

    @property
    def unlisted_count(self) -> int:
        return self.count - len(self.shown) - len(self.listed)


def crossings_of(
    referents: Sequence[StoredReferent], reports: Sequence[Report], rows: RowMaker, passages: PassageMaker
) -> tuple[CrossingKindView, ...]:
    """The crossings by kind, those first whose reports lie furthest apart."""
    by_article = {report.article.pk: report for report in reports}
    ranked = sorted(((found, one) for found in referents for one in found.crossings), key=lambda pair: pair[1]["rank"])
    found = []
    for kind, (heading, told) in HEADINGS.items():
        rest = [pair for pair in ranked if pair[1]["kind"] == kind]
        if not rest:
            continue
        most = MOST_WITH_PASSAGES[kind]
        shown = tuple(_view(referent, one, by_article, rows, passages) for referent, one in rest[:most])
        listed = tuple(_view(referent, one, by_article, rows, None) for referent, one in rest[most:MOST_LISTED])
        found.append(CrossingKindView(kind.value, heading, told, shown, listed, len(rest)))
    return tuple(found)


def _view(
    referent: StoredReferent,
    one: Stored,
    by_article: Mapping[int, Report],
    rows: RowMaker,
    passages: PassageMaker | None,
) -> CrossingView:
    owned = [(pk, True) for pk in one["owned_by"] if pk in by_article]
    attributed = [(pk, False) for pk in one["attributed_by"] if pk in by_article]
    wanted = sorted([*owned[:MOST_REPORTS], *attributed[:MOST_REPORTS]], key=lambda side: by_article[side[0]].position)
    sides = []
    for pk, is_owner in wanted:
        spots = [spot for spot in spots_of(referent, pk, one["key"]) if (spot.voice == Voice.OWN) == is_owner]
        found = passages.passages(pk, spots) if passages else ()
        href = rows.href(referent.number, pk, one["key"])
        sides.append(SideView(by_article[pk], is_owner, found[0] if found else None, max(0, len(found) - 1), href))
    more = len(owned) + len(attributed) - len(wanted)
    return CrossingView(
        one["key"], one["label"], referent, rows.href(referent.number, 0, one["key"]), tuple(sides), more
    )


def spots_of(referent: StoredReferent, article: int, key: str = "") -> list[Spot]:
    """The mentions of a referent in one report, of one label where it is given."""
    labels = referent.cells.get(article, ())
    return [Spot(*mention) for label in labels if key in ("", label["key"]) for mention in label["mentions"]]
