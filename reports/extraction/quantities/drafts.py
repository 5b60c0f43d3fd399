"""A figure while its parts are being collected (docs/method.md, "Quantities")."""

from dataclasses import dataclass, field

from reports.extraction.quantities.counted import Counted
from reports.extraction.quantities.numerals import Numeral
from reports.extraction.quantities.reading import Reading
from reports.extraction.quantities.values import Comparator


@dataclass(slots=True)
class Draft:
    """One figure of a paragraph; ``start`` and ``end`` are characters of the paragraph, places count in the text."""

    reading: Reading
    numeral: Numeral
    counted: Counted
    comparator: Comparator
    start: int
    end: int
    unit: str
    low: float | None
    high: float | None
    sentence: int
    happened: str | None = None
    population: tuple[int, int] | None = None
    keys: tuple[str, ...] = ()
    #: The paragraph that ``population`` stands in, where that is another one's.
    population_reading: Reading | None = None
    part_of: int | None = None
    sum_of: list[int] = field(default_factory=list)

    @property
    def is_exact(self) -> bool:
        """Whether the figure can be added up."""
        return self.comparator is Comparator.EQ and self.low is not None
