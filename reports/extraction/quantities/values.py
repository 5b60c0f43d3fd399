"""What the extraction of quantities answers with (docs/method.md, "Quantities")."""

from dataclasses import dataclass
from enum import StrEnum

from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone


class Comparator(StrEnum):
    """How a figure stands to its number: exactly, about, at least, at most, between two, or in words alone."""

    EQ = "eq"
    APPROX = "approx"
    MIN = "min"
    MAX = "max"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a report: ``span`` runs from the comparator or number to the head noun of what is counted.

    ``low`` and ``high`` are inclusive, in the unit; None where the side is open. ``unit`` is a class in the singular
    (``person``, ``money:USD``, ``distance:km``, ``time:day``, ``percent``, ``other:<head noun>``), ``counted`` the
    lemma of what happened to them, ``population`` the words of the text that say which ones. ``part_of`` is the place
    of the whole in the tuple that holds both, ``sum_of`` those of the parts that the sentence itself adds up.
    """

    span: Span
    low: float | None
    high: float | None
    comparator: Comparator
    unit: str
    zone: Zone
    sentence: int
    voice: Voice
    counted: str | None = None
    population: str = ""
    population_span: Span | None = None
    #: Lemmas and name keys of the population without those of the unit, for comparing populations.
    population_keys: tuple[str, ...] = ()
    speaker: str | None = None
    #: Who counted, as the report says ("the ministry", "a monitor"), and who passed the figure on.
    counted_by: str | None = None
    relayed_by: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    part_of: int | None = None
    sum_of: tuple[int, ...] = ()
