"""Whether two names may be one speaker's (docs/method.md, "Same words, several reports")."""

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from framing.analysis.collation.alignment import SHORTEST_NEAR, likeness
from framing.analysis.collation.values import Utterance

#: Likeness of two spellings of one surname; a starting value.
NAME_LIKENESS = 0.8

_TITLE_WORDS = """
    mr mrs ms dr gen general maj major lt lieutenant col colonel capt captain sgt sergeant adm admiral sen senator
    rep representative gov governor prof professor rev sir dame lord lady president premier chancellor prime vice deputy
    minister secretary foreign defence defense interior finance state chief judge justice chairman chairwoman speaker
    ambassador mayor alderman sheriff king queen prince pope former acting the
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_BODY_WORDS = """
    ministry department office government administration army navy force forces command military police guard guards
    council committee commission parliament senate congress house court agency bureau service authority party union
    federation association alliance coalition network movement front group organisation organization foundation
    institute university company bank embassy mission ministry pentagon kremlin palace cabinet presidency board
    secretariat nations team campaign spokesman spokeswoman spokesperson statement staff media channel
"""
_BODIES = frozenset(_BODY_WORDS.split())
_NO_NAMES = frozenset(["he", "she", "they", "it", "we", "i", "who", "which", "that", "one", "the", "a", "an"])
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


class Kinship(IntEnum):
    """How far two speakers may be one, rising."""

    NONE = 0
    BODY = 1
    OPEN = 2
    SHORT = 3
    SAME = 4


def kinship(first: Utterance, second: Utterance) -> Kinship:
    """Equal, a surname and its full name, one of them not resolved, or a body and somebody who may speak for it."""
    if not (_is_name(first) and _is_name(second)):
        return Kinship.OPEN
    found = kinship_of_names(first.speaker or "", second.speaker or "")
    # What no text links firmly to a name may agree with another one, but never speaks against it.
    is_firm = first.is_named and second.is_named
    return found if is_firm or found >= Kinship.SHORT else Kinship.OPEN


def _is_name(utterance: Utterance) -> bool:
    """Whether there is a name at all, if only one in a phrase, or one that a weak rule found."""
    if not utterance.speaker or utterance.anonymous:
        return False
    words = utterance.speaker.split()
    return utterance.is_named or any(word[0].isupper() and word.casefold() not in _NO_NAMES for word in words)


@lru_cache(maxsize=5_000)
def kinship_of_names(first: str, second: str) -> Kinship:
    """The same for two names that the texts resolve."""
    a, b = name_words(first), name_words(second)
    if a == b:
        return Kinship.SAME
    if is_body(first) != is_body(second):
        return Kinship.BODY
    if not a or not b:
        return Kinship.NONE
    if is_body(first):
        return Kinship.SHORT if set(a) <= set(b) or set(b) <= set(a) else Kinship.NONE
    if a[-1] != b[-1] and not (min(len(a[-1]), len(b[-1])) >= SHORTEST_NEAR and _is_like(a[-1], b[-1])):
        return Kinship.NONE
    return Kinship.SHORT if len(a) == 1 or len(b) == 1 or _is_like_first(a[0], b[0]) else Kinship.NONE


def _is_like(first: str, second: str) -> bool:
    return likeness(first, second) >= NAME_LIKENESS


def _is_like_first(first: str, second: str) -> bool:
    """Two first names that may be one: equal, an initial, another spelling."""
    shorter, longer = sorted((first, second), key=len)
    return longer.startswith(shorter) or _is_like(first, second)


@lru_cache(maxsize=5_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without titles, accents and apostrophes."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = [re.sub(r"['’.]", "", word).casefold() for word in _WORD.findall(plain)]
    kept = [word for word in words if word not in _TITLES]
    return tuple(kept or words)


@lru_cache(maxsize=5_000)
def is_body(name: str) -> bool:
    """Whether a name is that of an institution, as far as it tells by itself: "ministry" in it, an acronym."""
    words = name.split()
    if not words:
        return False
    is_acronym = len(words) == 1 and len(name) <= 8 and name.replace(".", "").isupper()
    return is_acronym or words[0] in ("the", "The") or not _BODIES.isdisjoint(word.casefold() for word in words)


def speaker_of(utterances: Sequence[Utterance]) -> tuple[str | None, bool]:
    """Whose statement it is, and whether all texts keep the name back.

    The name of a primary text, else the name that most texts give, else the longest, else a phrase that is no pronoun.
    """
    named = [one for one in utterances if one.speaker and one.is_named]
    if named:
        given = [one.speaker for one in named if one.is_primary] or [one.speaker for one in named]
        return _commonest(given), False
    phrases = [one.speaker for one in utterances if one.speaker and one.speaker.casefold() not in _NO_NAMES]
    return (_commonest(phrases) if phrases else None), any(one.anonymous for one in utterances)


def _commonest(names: Sequence[str | None]) -> str:
    told = [name for name in names if name]
    return min(set(told), key=lambda name: (-told.count(name), -len(name), name))
