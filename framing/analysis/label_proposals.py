"""Which labels are worth a curator's look: wording that is no name, number or nationality and that no entry holds
(docs/method.md, "Distinctive labels")."""

from collections.abc import Iterable

from framing.analysis.entries import Entry
from framing.analysis.labels.wording import is_plain_name
from framing.analysis.matching import surfaces_of
from reports.extraction.claims.nations import NATIONS
from reports.text.flattened import flattened

_NUMBER_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
    billion billions dozen dozens score scores several some many few first second third both half others another
"""
_NUMBERS = frozenset(_NUMBER_WORDS.split())
_SMALL_WORDS = "a an the of in on at to for from by with and or as its his her their this that these those"
_SMALL = frozenset(_SMALL_WORDS.split())


def is_proposable(key: str, text: str) -> bool:
    """Whether a label is wording: not a name alone, and not made of numbers and nationalities only."""
    plain = as_written(key)
    if is_plain_name(text) or plain in NATIONS:
        return False
    words = [word for word in plain.split() if word not in _SMALL]
    return any(not (word in NATIONS or word in _NUMBERS or any(map(str.isdigit, word))) for word in words)


def held_by(entries: Iterable[Entry]) -> frozenset[str]:
    """Every wording that the entries mark as a whole, as :func:`as_written` gives it; patterns are left out."""
    return frozenset(
        as_written(surface) for entry in entries for form in entry.written_forms for surface in surfaces_of(form)
    )


def as_written(words: str) -> str:
    """Words by which a label and a form of an entry are compared: folded, in small letters, hyphens as spaces."""
    return " ".join(flattened(words.replace("-", " ")).text[1:-1].split())


def is_held(key: str, text: str, held: frozenset[str]) -> bool:
    """Whether one of these wordings is the label, in the number in which it is printed or in the singular."""
    return as_written(key) in held or as_written(text) in held
