"""Rows of the label matrix, made from what a comparison stored."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from framing.analysis.labels.values import CrossingKind
from framing.selectors.label_cells import (
    CellView,
    DirectionView,
    MaybeSame,
    RowView,
    Stored,
    StoredReferent,
    UseView,
    Voiced,
)
from framing.selectors.reports import Report
from reports.text.voice import Voice
from reports.text.zones import Zone

#: The first paragraph of the body.
LEAD = "lead"
HEADLINE = Zone.HEADLINE.value
OUTSIDE = frozenset([Zone.STANDFIRST.value, Zone.CAPTION.value])
#: A label in a report: the id of the article and the key of the label.
Use = tuple[int, str]


class RowMaker:
    """Makes the rows of one story: knows its reports, where their leads are, and who may be whom."""

    def __init__(
        self,
        path: str,
        reports: Sequence[Report],
        referents: Sequence[StoredReferent],
        proposals: Iterable[Stored],
        *,
        release: int = 0,
    ):
        self._path, self._reports = path, reports
        self._tail = f"&release={release}" if release else ""
        self._names = {report.article.pk: report.source.name for report in reports}
        self._sources = {report.article.pk: report.article.source_id for report in reports}
        self._leads = {report.article.pk: lead_of(report) for report in reports}
        self._referents = {referent.number: referent for referent in referents}
        self._proposals: dict[int, list[MaybeSame]] = {}
        for one in proposals:
            self._propose(one)

    def href(self, number: int, article: int = 0, key: str = "") -> str:
        """The passages of a referent, of one report and label where they are given."""
        query = f"&report={article}" if article else ""
        query += f"&label={_quoted(key)}" if key else ""
        query += self._tail
        return f"{self._path}{number}/?{query[1:]}" if query else f"{self._path}{number}/"

    def row(self, referent: StoredReferent) -> RowView:
        """The referent ready to be shown."""
        sources: dict[str, set[int]] = {}
        for article, labels in referent.cells.items():
            for label in labels:
                if not label["is_name"]:
                    sources.setdefault(label["key"], set()).add(self._sources[article])
        is_of_several = len({self._sources[article] for article in referent.cells}) > 1
        alone = {key for key, found in sources.items() if len(found) == 1} if is_of_several else set()
        crossed = self._crossed(referent)
        return RowView(
            stored=referent,
            href=self.href(referent.number),
            cells=tuple(self._cell(report, referent, alone, crossed) for report in self._reports),
            proposals=tuple(self._proposals.get(referent.number, ())),
        )

    def _cell(
        self, report: Report, referent: StoredReferent, alone: set[str], crossed: Mapping[Use, tuple[str, bool]]
    ) -> CellView:
        article = report.article.pk
        labels = referent.cells.get(article)
        if not labels:
            return CellView(report)
        lead = self._leads[article]
        uses = tuple(
            UseView(
                key=label["key"],
                text=label["text"],
                href=self.href(referent.number, article, label["key"]),
                voices=_voices(label["mentions"]),
                zone=zone_of(label["mentions"], lead),
                crossing=crossed.get((article, label["key"]), ("", False))[0],
                is_owned_crossing=crossed.get((article, label["key"]), ("", False))[1],
                is_only_here=label["key"] in alone,
            )
            for label in labels
        )
        return CellView(report, uses, _directions(referent.row["directions"].get(str(article))))

    def _crossed(self, referent: StoredReferent) -> dict[Use, tuple[str, bool]]:
        """What becomes of a label in the other reports, and whether it is this one that owns it."""
        found = {}
        for one in referent.crossings:
            if one["kind"] != CrossingKind.OWNED_AND_ATTRIBUTED:
                continue
            owned = [pk for pk in one["owned_by"] if pk in self._names]
            attributed = [pk for pk in one["attributed_by"] if pk in self._names]
            for pk in owned if attributed else ():
                found[pk, one["key"]] = (f"own voice here, a speaker’s word in {self._listed(attributed)}", True)
            for pk in attributed if owned else ():
                found[pk, one["key"]] = (f"a speaker’s word here, own voice in {self._listed(owned)}", False)
        return found

    def _listed(self, articles: Sequence[int]) -> str:
        """The first report by name, the others by their number."""
        first = self._names[articles[0]]
        return f"{first} and {len(articles) - 1} more" if len(articles) > 1 else first

    def _propose(self, one: Stored) -> None:
        pair = (one["first"], one["second"])
        if not all(number in self._referents for number in pair):
            return
        for number, other in (pair, pair[::-1]):
            name = self._referents[other].name
            maybe = MaybeSame(other, name, self.href(other), tuple(one["reasons"]), one["confidence"], pair)
            self._proposals.setdefault(number, []).append(maybe)


@lru_cache(maxsize=4096)
def _quoted(key: str) -> str:
    """The key of a label for an address; the reports of a story share most of theirs."""
    return quote(key, safe="")


def lead_of(report: Report) -> tuple[int, int]:
    """Start and end of the first paragraph of the body; an empty stretch where there is none."""
    zones = report.revision.zone_rows if report.revision else ()
    return next(((start, end) for zone, start, end in zones if zone == Zone.BODY), (0, 0))


def zone_of(mentions: Sequence[Sequence[Any]], lead: tuple[int, int]) -> str:
    """The most prominent place of the mentions: “headline”, “lead”, or that all stand outside the body; else empty."""
    zones = [mention[3] for mention in mentions]
    if HEADLINE in zones:
        return HEADLINE
    begin, end = lead
    for mention in mentions:
        if begin <= mention[1] < end:
            return LEAD
    first: str = zones[0]
    return first if first in OUTSIDE and zones.count(first) == len(zones) else ""


def _voices(mentions: Sequence[Sequence[Any]]) -> tuple[Voiced, ...]:
    if len(mentions) == 1:
        return (Voiced(mentions[0][4], 1),)
    counts: dict[str, int] = {}
    for mention in mentions:
        counts[mention[4]] = counts.get(mention[4], 0) + 1
    ranked = sorted(counts, key=lambda voice: (voice != Voice.OWN, -counts[voice]))
    return tuple(Voiced(voice, counts[voice]) for voice in ranked)


def _directions(row: Stored | None) -> tuple[DirectionView, ...]:
    """What is told of a report: nothing where no label harms or helps."""
    if not row:
        return ()
    found = (("harming", row["harms"], row["interval"]), ("helping", row["helps"], row["helps_interval"]))
    return tuple(
        DirectionView(verb, count, row["mentions"], (interval[0], interval[1]) if interval else None)
        for verb, count, interval in found
        if count
    )
