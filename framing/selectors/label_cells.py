"""Who is called what, row by row: the labels of one referent in each report, in order of appearance, with voice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote

from framing.analysis.labels.values import CrossingKind
from framing.analysis.referents.values import Standing
from framing.selectors.claim_cells import VOICES
from framing.selectors.reports import Report
from reports.text.voice import Voice
from reports.text.zones import Zone

Stored = Mapping[str, Any]
#: A label in a report: the id of the article and the key of the label.
Use = tuple[int, str]
#: What a referent is, in a reader's words.
KINDS = {
    "actor": "person",
    "group": "group",
    "place": "place",
    "event": "event",
    "action": "action",
    "object": "thing",
    "other": "other",
}
STANDINGS = {
    Standing.PROPOSED.value: "put together by the machine",
    Standing.CONFIRMED.value: "confirmed by an editor",
    Standing.MERGED.value: "joined by an editor",
    Standing.SPLIT.value: "split by an editor",
}
LEAD = "lead"


class Spot(NamedTuple):
    """One mention as a comparison stores it."""

    number: int
    start: int
    end: int
    zone: str
    voice: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class StoredReferent:
    """A row of a comparison with the labels of the reports that are shown, by article in the story's order.

    Plain names are one wording: which of them is printed is no choice of a label.
    """

    row: Stored
    cells: Mapping[int, Sequence[Stored]]
    wordings: frozenset[str]
    mention_count: int
    first: tuple[int, int]

    @property
    def number(self) -> int:
        number: int = self.row["number"]
        return number

    @property
    def name(self) -> str:
        name: str = self.row["name"]
        return name

    @property
    def kind(self) -> str:
        kind: str = self.row["kind"]
        return kind

    @property
    def difference(self) -> float:
        """How far the reports are apart in what they call it, from 0 to 1."""
        difference: float = self.row["difference"]
        return difference

    @property
    def crossings(self) -> Sequence[Stored]:
        crossings: Sequence[Stored] = self.row.get("crossings", ())
        return crossings

    @property
    def is_shared(self) -> bool:
        """Whether several reports speak of it."""
        return len(self.cells) > 1

    @property
    def is_telling(self) -> bool:
        """Whether several reports speak of it, and in more than one wording."""
        return self.is_shared and len(self.wordings) > 1

    @property
    def has_crossing(self) -> bool:
        """Whether a label of it is own voice in one report and somebody's word in another."""
        return any(one["kind"] == CrossingKind.OWNED_AND_ATTRIBUTED for one in self.crossings)


@dataclass(frozen=True, slots=True)
class Voiced:
    """How often a label stands in one voice."""

    voice: str
    count: int

    @property
    def words(self) -> str:
        return VOICES.get(self.voice, self.voice)


@dataclass(frozen=True, slots=True)
class UseView:
    """One label in one report; ``voices`` has its own voice first, and otherwise the most frequent one."""

    key: str
    text: str
    href: str
    voices: tuple[Voiced, ...]
    zone: str
    crossing: str = ""
    is_owned_crossing: bool = False
    is_only_here: bool = False

    @property
    def voice(self) -> str:
        """The voice that its line is drawn in."""
        return self.voices[0].voice

    @property
    def count(self) -> int:
        return self.voices[0].count

    @property
    def others(self) -> tuple[Voiced, ...]:
        return self.voices[1:]

    @property
    def words(self) -> str:
        """What the signs say, in words."""
        said = [f"{one.count} {one.words}" if one.count > 1 or self.others else one.words for one in self.voices]
        said += [f"in the {self.zone}"] if self.zone else []
        said += ["only here"] if self.is_only_here else []
        return ", ".join([*said, self.crossing] if self.crossing else said)


@dataclass(frozen=True, slots=True)
class DirectionView:
    """How many of the own-voice mentions in one report have a label that harms the referent, or helps it; without an
    interval there are too few to say more."""

    verb: str
    count: int
    mentions: int
    interval: tuple[float, float] | None

    @property
    def counts(self) -> str:
        """“6 of 24 own-voice mentions harm”."""
        mentions = f"own-voice mention{'' if self.mentions == 1 else 's'}"
        return f"{self.count} of {self.mentions} {mentions} {self.verb}{'s' if self.count == 1 else ''}"

    @property
    def share(self) -> int:
        """The share in hundredths, like the ends of its interval."""
        return round(100 * self.count / self.mentions)

    @property
    def low(self) -> int:
        return round(100 * self.interval[0]) if self.interval else 0

    @property
    def high(self) -> int:
        return round(100 * self.interval[1]) if self.interval else 0


@dataclass(frozen=True, slots=True)
class CellView:
    """What one report calls the referent; no uses where it does not speak of it."""

    report: Report
    uses: tuple[UseView, ...] = ()
    directions: tuple[DirectionView, ...] = ()

    @property
    def owned_crossings(self) -> list[UseView]:
        """Its own words that are a speaker's elsewhere."""
        return [use for use in self.uses if use.is_owned_crossing]


@dataclass(frozen=True, slots=True)
class MaybeSame:
    """Another referent that may be this one, with reasons in words."""

    number: int
    name: str
    href: str
    reasons: tuple[str, ...]
    confidence: float
    pair: tuple[int, int]


@dataclass(frozen=True, slots=True)
class RowView:
    """One referent with a cell for each report of the story."""

    stored: StoredReferent
    href: str
    cells: tuple[CellView, ...]
    proposals: tuple[MaybeSame, ...]

    @property
    def number(self) -> int:
        return self.stored.number

    @property
    def name(self) -> str:
        return self.stored.name

    @property
    def kind(self) -> str:
        return KINDS.get(self.stored.kind, self.stored.kind)

    @property
    def standing(self) -> str:
        standing: str = self.stored.row["standing"]
        return standing

    @property
    def standing_words(self) -> str:
        return STANDINGS.get(self.standing, self.standing)

    @property
    def is_decided(self) -> bool:
        """Whether an editor decided on it."""
        return self.standing != Standing.PROPOSED

    @property
    def mention_count(self) -> int:
        return self.stored.mention_count

    @property
    def report_count(self) -> int:
        return len(self.stored.cells)

    @property
    def named_cells(self) -> list[CellView]:
        """The reports that speak of it."""
        return [cell for cell in self.cells if cell.uses]


def stored_referents(stored: Iterable[Stored], reports: Sequence[Report]) -> list[StoredReferent]:
    """The referents of a comparison in their order; those of reports that are gone are left out."""
    keys = [(str(report.article.pk), report.article.pk) for report in reports]
    found = []
    for row in stored:
        cells = {pk: labels for key, pk in keys if (labels := row["cells"].get(key))}
        if not cells:
            continue
        wordings = frozenset("" if label["is_name"] else label["key"] for labels in cells.values() for label in labels)
        count = sum(len(label["mentions"]) for labels in cells.values() for label in labels)
        count += sum(len(row["pronouns"].get(str(pk), ())) for pk in cells)
        place = next(at for at, (_, pk) in enumerate(keys) if pk in cells)
        start = min(label["mentions"][0][1] for label in cells[keys[place][1]])
        found.append(StoredReferent(row, cells, wordings, count, (place, start)))
    return found


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
        query += f"&label={quote(key, safe='')}" if key else ""
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


def lead_of(report: Report) -> tuple[int, int]:
    """Start and end of the first paragraph of the body; an empty stretch where there is none."""
    zones = report.revision.zones if report.revision else ()
    return next(((start, end) for zone, start, end in zones if zone == Zone.BODY), (0, 0))


def zone_of(mentions: Sequence[Sequence[Any]], lead: tuple[int, int]) -> str:
    """The most prominent place of the mentions: “headline”, “lead”, or that all stand outside the body; else empty."""
    zones = {mention[3] for mention in mentions}
    if Zone.HEADLINE in zones:
        return "headline"
    if any(lead[0] <= mention[1] < lead[1] for mention in mentions):
        return LEAD
    outside = [zone for zone in (Zone.STANDFIRST, Zone.CAPTION) if zones == {zone.value}]
    return str(outside[0]) if outside else ""


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
    found = (("harm", row["harms"], row["interval"]), ("help", row["helps"], row["helps_interval"]))
    return tuple(
        DirectionView(verb, count, row["mentions"], (interval[0], interval[1]) if interval else None)
        for verb, count, interval in found
        if count
    )
