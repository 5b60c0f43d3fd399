"""Who is called what, row by row: the labels of one referent in each report, in order of appearance, with voice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from framing.analysis.labels.values import OWN_VOICES, CrossingKind
from framing.analysis.referents.values import Standing
from framing.models.comparisons import wordings_of
from framing.selectors.claim_cells import VOICES
from framing.selectors.reports import Report

Stored = Mapping[str, Any]
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
_OWN = frozenset(map(str, OWN_VOICES))


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
    own_count: int
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

    effect: str
    count: int
    mentions: int
    interval: tuple[float, float] | None

    @property
    def counts(self) -> str:
        """“harming label in 6 of 24 own-voice mentions”."""
        mentions = f"own-voice mention{'' if self.mentions == 1 else 's'}"
        return f"{self.effect} label in {self.count} of {self.mentions} {mentions}"

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
    return [found for row in stored if (found := _stored_referent(row, keys))]


def _stored_referent(row: Stored, keys: Sequence[tuple[str, int]]) -> StoredReferent | None:
    cells: dict[int, Sequence[Stored]] = {}
    count, own, first = 0, 0, (0, 0)
    for place, (key, pk) in enumerate(keys):
        labels = row["cells"].get(key)
        if not labels:
            continue
        first = first if cells else (place, labels[0]["mentions"][0][1])
        cells[pk] = labels
        count += len(row["pronouns"].get(key, ()))
        for label in labels:
            count += len(label["mentions"])
            for mention in label["mentions"]:
                own += mention[4] in _OWN
    return StoredReferent(row, cells, frozenset(wordings_of(cells)), count, own, first) if cells else None
