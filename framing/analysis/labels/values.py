"""Who is called what: the labels of one referent in each report (docs/method.md, "Labels")."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from framing.analysis.referents.values import Place
from reports.text.voice import Voice


@dataclass(frozen=True, slots=True)
class LabelUse:
    """One wording a report uses for a referent, with its mentions in text order.

    ``key`` compares wordings over reports: folded words without article; ``text`` is as first printed.
    """

    key: str
    text: str
    mentions: tuple[Place, ...]
    voices: Mapping[Voice, int]


@dataclass(frozen=True, slots=True)
class Direction:
    """Own-voice mentions of a referent whose label helps or harms it, of all its own-voice mentions in a report.

    ``interval`` is that of the share that harms; None below the stated minimum.
    """

    mentions: int
    helps: int
    harms: int
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class LabelTable:
    """One referent, by its place among those of the comparison: its labels in each report in order of appearance.

    ``difference`` from 0 to 1 says how far the reports' own-voice labels are apart, for sorting.
    """

    referent: int
    cells: Mapping[str, tuple[LabelUse, ...]]
    directions: Mapping[str, Direction]
    difference: float


class CrossingKind(StrEnum):
    """How the voices of one label lie across the reports."""

    OWNED_AND_ATTRIBUTED = "owned_and_attributed"
    BOTH_OWN = "both_own"
    EACH_ATTRIBUTES = "each_attributes"


@dataclass(frozen=True, slots=True)
class LabelCrossing:
    """One label of one referent that reports own, or only put into a mouth; mentions by report."""

    kind: CrossingKind
    referent: int
    key: str
    text: str
    owned_by: tuple[str, ...]
    attributed_by: tuple[str, ...]
    mentions: Mapping[str, tuple[Place, ...]]
