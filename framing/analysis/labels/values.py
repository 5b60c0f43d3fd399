"""Who is called what: the labels of one referent in each report (docs/method.md, "Labels")."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from framing.analysis.referents.values import Place
from reports.text.voice import Voice

#: Voices in which a report calls a referent so by itself; the others put the words into a mouth or in marks.
OWN_VOICES = (Voice.OWN, Voice.NAME)


@dataclass(frozen=True, slots=True)
class LabelUse:
    """One wording a report uses for a referent, with its mentions in text order.

    ``key`` compares wordings over reports: folded words without article; ``text`` is as first printed. ``is_name`` says
    that it is no more than the name: listed, but no choice of a label.
    """

    key: str
    text: str
    mentions: tuple[Place, ...]
    voices: Mapping[Voice, int]
    is_name: bool = False

    @property
    def own(self) -> int:
        """Mentions in the outlet's own voice; what stands in a name is its own wording, too."""
        return sum(self.voices.get(voice, 0) for voice in OWN_VOICES)

    @property
    def attributed(self) -> int:
        """Mentions that are somebody else's words, or held at a distance."""
        return sum(self.voices.values()) - self.own


@dataclass(frozen=True, slots=True)
class Direction:
    """Own-voice mentions of a referent whose label helps or harms it, of all its own-voice mentions in a report.

    ``interval`` is that of the share that harms, from 0 to 1; None below the stated minimum. ``helps_interval`` is that
    of the share that helps.
    """

    mentions: int
    helps: int
    harms: int
    interval: tuple[float, float] | None
    helps_interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class LabelTable:
    """One referent, by its place among those of the comparison: its labels in each report in order of appearance.

    ``difference`` from 0 to 1 says how far the reports' own-voice labels are apart, for sorting. ``diversity`` is, for
    each report, how likely two of its own-voice mentions are called differently; None below two of them. ``pronouns``
    are the mentions without a label.
    """

    referent: int
    cells: Mapping[str, tuple[LabelUse, ...]]
    directions: Mapping[str, Direction]
    difference: float
    diversity: Mapping[str, float | None] = field(default_factory=dict)
    pronouns: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)


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
