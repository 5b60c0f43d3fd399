"""What collation is given and answers with (docs/method.md, "Same words, several reports")."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from reports.text.spans import Span

#: Stands where two stretches of one witness meet when its words are shown in one line. It is never part of an edit's
#: texts: an edit ends where a stretch of any witness ends, so pages can tell seams from the spans.
SEAM = " … "

#: A choice: characters of a primary text, about an hour and a half of speech.
LONGEST_PRIMARY_TEXT = 100_000

Form = Literal["quoted", "reported"]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quotation of an article, or a primary text as a whole.

    ``spans`` is what stands inside marks, or the content where there are none. ``number`` counts the quotations of the
    article from 0; ``block`` is the number of the paragraph. ``speaker`` is the name, else the phrase.
    """

    key: str
    number: int
    spans: tuple[Span, ...]
    speaker: str | None = None
    is_named: bool = False
    anonymous: bool = False
    is_primary: bool = False
    is_reported: bool = False
    block: int = 0


@dataclass(frozen=True, slots=True)
class PrimaryText:
    """What was said, as somebody published it: the only thing that can tell who changed what."""

    key: str
    speaker: str | None
    text: str


class EditOp(StrEnum):
    """Whether all witnesses agree, only some have words here, or they have other words."""

    EQUAL = "equal"
    ONLY_IN = "only_in"
    REPLACE = "replace"


class EditClass(StrEnum):
    """What kind of difference it is."""

    EQUAL = "equal"
    STYLE = "style"
    TRANSLITERATION = "transliteration"
    PUNCTUATION = "punctuation"
    EDGE = "edge"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of the collation.

    ``texts`` has a key for every witness, ``""`` where it has nothing; joined in order, without anything between them,
    they give the words of each witness's spans. ``spans`` has the same keys: no span or one. ``marked`` is true where
    an ellipsis or square brackets own up to the difference. ``touches`` names what a ``wording`` edit touches:
    "actor", "sponsor", "negation", "modal", "hedge", "quantifier", "number".
    """

    op: EditOp
    cls: EditClass
    marked: bool
    texts: Mapping[str, str]
    spans: Mapping[str, tuple[Span, ...]]
    touches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """One text that carries the statement.

    ``numbers`` are its quotations that do, from 0; ``spans`` are the stretches that are collated, in the order of the
    statement. A quotation that repeats words of another one in the same article is in ``numbers`` only.
    """

    key: str
    is_primary: bool
    numbers: tuple[int, ...]
    spans: tuple[Span, ...]
    is_reported: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as several texts carry it; ``reasons`` say in words why these were joined."""

    speaker: str | None
    anonymous: bool
    form: Form
    witnesses: tuple[Witness, ...]
    edits: tuple[Edit, ...]
    reasons: tuple[str, ...]
