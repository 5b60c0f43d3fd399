"""What two texts have in common, and whose copy a text says it is."""

from dataclasses import dataclass
from enum import StrEnum

from reports.text.spans import Span


class CopyKind(StrEnum):
    """How two texts repeat one another."""

    EXACT = "exact"  # the same body
    NEAR = "near"  # an update or a correction
    SHARES = "shares"  # wire text in both
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One run of words that stands in both texts; ``words`` counts those outside quotations."""

    first: Span
    second: Span
    words: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are, with the words they share; the stretches are in the order of the first text."""

    kind: CopyKind
    jaccard: float
    containment: float
    stretches: tuple[Stretch, ...] = ()

    @property
    def is_copy(self) -> bool:
        """Whether one of them repeats the other, whole or in part."""
        return self.kind is not CopyKind.NONE

    @property
    def shared_words(self) -> int:
        """Words outside quotations in the shared stretches."""
        return sum(stretch.words for stretch in self.stretches)

    def mirrored(self) -> "Likeness":
        """The same with the second text as the first."""
        turned = (Stretch(one.second, one.first, one.words) for one in self.stretches)
        return Likeness(
            self.kind, self.jaccard, self.containment, tuple(sorted(turned, key=lambda one: (one.first, one.second)))
        )


class AgencyRole(StrEnum):
    """What a text says an agency did for it."""

    COPY = "copy"
    CONTRIBUTED = "contributed"


@dataclass(frozen=True, slots=True)
class AgencyMark:
    """An agency that a text names as its origin, or as having helped; ``span`` has the words that say so."""

    agency: str
    role: AgencyRole
    span: Span | None
