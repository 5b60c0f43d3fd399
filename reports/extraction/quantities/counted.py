"""What a number counts, as the rules for measures, nouns and bare numbers answer it (docs/method.md, "Quantities")."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: its unit, the noun (None where it is left out), and what happened to them, if told.

    ``end`` is the character behind the head noun, or behind the number where there is none. ``of_whole`` marks numbers
    of a group that stands before or behind them ("two of them", "41 of the 260"). An empty unit is that of the figure
    before; ``or_unit`` stands where there is none. A number that counts nothing is ``Counted("", 0)``.
    """

    unit: str
    end: int
    head: "Token | None" = None
    happened: str | None = None
    of_whole: bool = False
    needs_unit: bool = False
    or_unit: str = ""
    #: Where the words begin that say which ones; -1 where none can stand.
    first: int = -1


NOTHING = Counted("", 0)
