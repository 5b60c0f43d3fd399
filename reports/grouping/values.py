"""What grouping reads of a report, and what it answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The language of reports whose words and meaning are read; "und" is a text too short to tell.
READ_LANGUAGES = frozenset({"en", "und"})


@dataclass(frozen=True, slots=True, eq=False)
class ReportFeatures:
    """The features of one report; the arrays of one letter stand side by side and are sorted by number."""

    words: "NDArray[np.uint32]"
    counts: "NDArray[np.uint8]"
    #: Whether the word stands in headline or lead; whether it is a name or a number.
    in_lead: "NDArray[np.bool_]"
    is_name: "NDArray[np.bool_]"
    pairs: "NDArray[np.uint32]"
    pair_counts: "NDArray[np.uint8]"
    #: Four words in a row from inside quotation marks.
    quoted: "NDArray[np.uint32]"
    told: "Told"
    #: Two reports with one digest are the same words.
    digest: int
    language: str = "en"
    moment: datetime | None = None
    #: The meaning of headline and lead as the sentence model puts it, a unit vector.
    vector: "NDArray[np.float32] | None" = None


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a report that reasons are told with, as they are written."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    place: str = ""
