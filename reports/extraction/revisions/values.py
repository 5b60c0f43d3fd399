"""What a comparison of two texts of one report answers with."""

from dataclasses import dataclass
from enum import StrEnum

from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

#: Zones that hold what the outlet reports; the others are the site around it.
KEPT_ZONES = frozenset([Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION, Zone.BODY])


class Change(StrEnum):
    """What became of a stretch of words."""

    EQUAL = "equal"
    TAKEN_OUT = "taken_out"
    PUT_IN = "put_in"
    CHANGED = "changed"


class PassageKind(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    TAKEN_OUT = "taken_out"
    PUT_IN = "put_in"


@dataclass(frozen=True, slots=True)
class Version:
    """One text with the zones that hold for it."""

    text: str
    zones: tuple[ZoneSpan, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch as it was and as it is, verbatim; equal ones may differ in white space and in the shape of marks."""

    change: Change
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph in one of the texts; ``number`` counts the paragraphs of the body, None for other zones."""

    zone: Zone
    span: Span
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph in both texts, or in one; the joined segments give it back verbatim."""

    kind: PassageKind
    before: Place | None
    after: Place | None
    segments: tuple[Segment, ...]

    @property
    def is_furniture(self) -> bool:
        """Whether it is the site's and not the report's, in every text that has it."""
        return all(place.zone not in KEPT_ZONES for place in (self.before, self.after) if place)

    @property
    def is_headline(self) -> bool:
        """Whether it is the headline of a text that has it."""
        return any(place.zone is Zone.HEADLINE for place in (self.before, self.after) if place)

    @property
    def is_rezoned(self) -> bool:
        """Whether it is another part of the layout now."""
        return bool(self.before and self.after and self.before.zone is not self.after.zone)

    @property
    def has_changed(self) -> bool:
        """Whether its words or its place did."""
        return self.kind is not PassageKind.SAME


@dataclass(frozen=True, slots=True)
class Counts:
    """How much changed, of the report itself; ``furniture`` counts lines of the site around it.

    A word that was replaced counts once in ``words``, and both in ``words_out`` and ``words_in``.
    """

    words: int = 0
    words_out: int = 0
    words_in: int = 0
    changed: int = 0
    moved: int = 0
    taken_out: int = 0
    put_in: int = 0
    headline: bool = False
    furniture: int = 0

    @property
    def passages(self) -> int:
        """How many paragraphs changed in any way, the headline among them."""
        return self.changed + self.moved + self.taken_out + self.put_in + self.headline


@dataclass(frozen=True, slots=True)
class RevisionDiff:
    """Two texts of one report laid side by side, in the order of the newer one."""

    passages: tuple[Passage, ...]
    counts: Counts

    @property
    def headline(self) -> Passage | None:
        """The headline apart; None where neither text has one."""
        return next((passage for passage in self.passages if passage.is_headline), None)

    @property
    def report(self) -> tuple[Passage, ...]:
        """What the outlet reports, without headline and furniture."""
        return tuple(one for one in self.passages if not one.is_furniture and not one.is_headline)

    @property
    def furniture(self) -> tuple[Passage, ...]:
        """Changed lines of the site around the report."""
        return tuple(one for one in self.passages if one.is_furniture and one.has_changed)
