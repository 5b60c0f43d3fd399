"""Labels whose voice changes from report to report: one report's own word, another's quotation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.analysis.labels.values import OWN_VOICES, CrossingKind
from framing.selectors.label_cells import Spot, Stored, StoredReferent
from framing.selectors.label_passages import PassageMaker, PassageView
from framing.selectors.label_rows import RowMaker
from framing.selectors.reports import Report

#: So many crossings of a kind stand with their sentences; the others are links to theirs.
MOST_WITH_PASSAGES = {CrossingKind.OWNED_AND_ATTRIBUTED: 8, CrossingKind.EACH_ATTRIBUTES: 4, CrossingKind.BOTH_OWN: 0}
#: So many of a kind are listed at all; a filter brings up the others.
MOST_LISTED = 60
#: Reports of one side that are shown with a sentence each.
MOST_REPORTS = 2
#: Reports that a line names before it counts the others.
MOST_NAMES = 3
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

    text: str
    referent: str
    href: str
    sides: tuple[SideView, ...]
    more_reports: int


@dataclass(frozen=True, slots=True)
class CrossingLine:
    """One label in a line: whose word it is where."""

    text: str
    referent: str
    href: str
    where: str


@dataclass(frozen=True, slots=True)
class CrossingKindView:
    """All crossings of one kind, the first of them with their sentences."""

    kind: str
    heading: str
    told: str
    shown: tuple[CrossingView, ...]
    listed: tuple[CrossingLine, ...]
    count: int

    @property
    def unlisted_count(self) -> int:
        return self.count - len(self.shown) - len(self.listed)


def crossings_of(
    referents: Sequence[StoredReferent], reports: Sequence[Report], rows: RowMaker, passages: PassageMaker
) -> tuple[CrossingKindView, ...]:
    """The crossings by kind, those first whose reports lie furthest apart."""
    by_article = {report.article.pk: report for report in reports}
    names = {pk: report.source.name for pk, report in by_article.items()}
    ranked = sorted(((found, one) for found in referents for one in found.crossings), key=lambda pair: pair[1]["rank"])
    found = []
    for kind, (heading, told) in HEADINGS.items():
        rest = [pair for pair in ranked if pair[1]["kind"] == kind]
        if not rest:
            continue
        most = MOST_WITH_PASSAGES[kind]
        shown = tuple(_view(referent, one, by_article, rows, passages) for referent, one in rest[:most])
        listed = tuple(_line(referent, one, names, rows) for referent, one in rest[most:MOST_LISTED])
        found.append(CrossingKindView(kind.value, heading, told, shown, listed, len(rest)))
    return tuple(found)


def _view(
    referent: StoredReferent, one: Stored, by_article: Mapping[int, Report], rows: RowMaker, passages: PassageMaker
) -> CrossingView:
    owned = [pk for pk in one["owned_by"] if pk in by_article]
    attributed = [pk for pk in one["attributed_by"] if pk in by_article]
    wanted = sorted([*owned[:MOST_REPORTS], *attributed[:MOST_REPORTS]], key=lambda pk: by_article[pk].position)
    sides = []
    for pk in wanted:
        is_owner = pk in owned
        spots = [spot for spot in spots_of(referent, pk, one["key"]) if (spot.voice in OWN_VOICES) == is_owner]
        found = passages.passages(pk, spots)
        href = rows.href(referent.number, pk, one["key"])
        sides.append(SideView(by_article[pk], is_owner, found[0] if found else None, max(0, len(found) - 1), href))
    more = len(owned) + len(attributed) - len(wanted)
    return CrossingView(one["label"], referent.name, rows.href(referent.number, 0, one["key"]), tuple(sides), more)


def _line(referent: StoredReferent, one: Stored, names: Mapping[int, str], rows: RowMaker) -> CrossingLine:
    owned = [names[pk] for pk in one["owned_by"] if pk in names]
    attributed = [names[pk] for pk in one["attributed_by"] if pk in names]
    parts = [f"own voice in {_listed(owned)}"] if owned else []
    parts += [f"a speaker’s word in {_listed(attributed)}"] if attributed else []
    return CrossingLine(one["label"], referent.name, rows.href(referent.number, 0, one["key"]), "; ".join(parts))


def _listed(names: Sequence[str]) -> str:
    """“A and B”, “A, B and 4 more”."""
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[: MOST_NAMES - 1])} and {len(names) - MOST_NAMES + 1} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def spots_of(referent: StoredReferent, article: int, key: str = "") -> list[Spot]:
    """The mentions of a referent in one report, of one label where it is given."""
    labels = referent.cells.get(article, ())
    return [Spot(*mention) for label in labels if key in ("", label["key"]) for mention in label["mentions"]]
