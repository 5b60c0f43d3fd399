"""One stretch of a collated statement as pages read it: who has words there, who has none, and what that is called.

Two reports can only tell that words stand in the one and not in the other. Only a primary text can tell that words of
the speaker were left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reports.text.voice import WORD

#: What lies between two stretches of one paragraph.
NEARBY = "further on"
_WHITE = re.compile(r"\s+")


class Absence(StrEnum):
    """Why a witness has no words where others have some."""

    LATER = "later"
    EARLIER = "earlier"
    SEAM = "seam"
    CUT = "cut"
    GAP = "gap"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Carrier:
    """A witness as it is named on a page."""

    name: str
    is_primary: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One edit, its texts in the order of the witnesses.

    ``seams`` say for each witness what lies between its words here and those before; empty where they run on.
    """

    op: str
    cls: str
    texts: tuple[str, ...]
    marked: bool = False
    seams: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()

    def seam(self, place: int) -> str:
        """What one witness has between these words and those before."""
        return self.seams[place] if self.seams else ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A reading with what its absences mean; ``None`` where the witness has words."""

    reading: Reading
    absences: tuple[Absence | None, ...]

    @property
    def having(self) -> tuple[int, ...]:
        """The witnesses that have words here."""
        return tuple(place for place, text in enumerate(self.reading.texts) if text)

    @property
    def is_edge(self) -> bool:
        """Whether whoever has nothing here begins later or ends earlier."""
        missing = [absence for absence in self.absences if absence]
        outside = all(absence in {Absence.LATER, Absence.EARLIER} for absence in missing)
        return self.reading.cls == "edge" or (bool(missing) and outside and self.reading.op == "only_in")


def stretches_of(readings: Sequence[Reading]) -> tuple[Stretch, ...]:
    """Every reading with the meaning of its absences."""
    if not readings:
        return ()
    filled = [
        [number for number, reading in enumerate(readings) if reading.texts[place].strip()]
        for place in range(len(readings[0].texts))
    ]
    bounds = [(numbers[0], numbers[-1]) if numbers else (len(readings), len(readings)) for numbers in filled]
    return tuple(
        Stretch(reading, tuple(_absence(reading, place, number, bounds[place]) for place in range(len(bounds))))
        for number, reading in enumerate(readings)
    )


def _absence(reading: Reading, place: int, number: int, bounds: tuple[int, int]) -> Absence | None:
    if reading.texts[place]:
        return None
    if not any(map(word_count, reading.texts)):
        return Absence.NOTHING
    if number < bounds[0]:
        return Absence.LATER
    if number > bounds[1]:
        return Absence.EARLIER
    if reading.cls not in {"wording", "edge"}:
        return Absence.NOTHING
    if reading.cls == "edge":
        return Absence.SEAM
    return Absence.CUT if reading.marked else Absence.GAP


def in_one_line(text: str) -> str:
    """The text with single blanks: a paragraph that ends inside a quotation ends no line of the page."""
    return _WHITE.sub(" ", text)


def word_count(text: str) -> int:
    """Words as the figures count them."""
    return len(WORD.findall(text))


def counted_words(count: int) -> str:
    """“1 word”, “12 words”."""
    return f"{count} word{'' if count == 1 else 's'}"


def named(carriers: Sequence[Carrier], places: Iterable[int]) -> str:
    """“Alpha”, “Alpha and Beta”, “Alpha, Beta and Gamma”."""
    names = ["the primary text" if carriers[place].is_primary else carriers[place].name for place in places]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def gap_in_words(carriers: Sequence[Carrier], place: int, having: Sequence[int], count: int) -> str:
    """What the gap of one witness says about the words that others have there."""
    words = counted_words(count)
    if carriers[place].is_primary:
        return f"{words} not in the primary text"
    if any(carriers[other].is_primary for other in having):
        return f"{words} of the primary text left out"
    if len(having) == 1:
        return f"{words} in {carriers[having[0]].name}, not here"
    are = "is" if count == 1 else "are"
    if len(having) == len(carriers) - 1:
        return f"{words} of the others {are} not here"
    return f"{words} of {len(having)} others {are} not here"
