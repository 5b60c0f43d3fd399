"""Whether a short name is made of the letters of a long one (docs/method.md, "Aliases")."""

import re

from framing.analysis.aliases.spellings import folded_words
from reports.extraction.claims.nations import NATIONS

#: From the method: letters of an acronym.
SHORTEST_ACRONYM = 2
LONGEST_ACRONYM = 8
#: Letters that a word gives to a name such as CENTCOM, at least.
SHORTEST_SYLLABLE = 3
_SMALL_WORDS = "of the and for in on to al el de la du des at"
_SMALL = frozenset(_SMALL_WORDS.split())
_SHORT = re.compile(r"[A-Z][A-Z&]*[A-Z]|(?:[A-Z]\.){2,}[A-Z]?")


def acronym_of(long: str, short: str) -> bool:
    """Whether ``short``, in capitals, stands for ``long`` by its initials or by the beginnings of its last words.

    Small words may count or not, and the name of a state in front of the rest may be left out.
    """
    letters = re.sub(r"[.&]", "", short.removesuffix("’s").removesuffix("'s")).lower()
    if not _SHORT.fullmatch(short.removesuffix("’s").removesuffix("'s")):
        return False
    if not SHORTEST_ACRONYM <= len(letters) <= LONGEST_ACRONYM:
        return False
    words = folded_words(long)
    starts = [words] + [words[count:] for count in (1, 2) if " ".join(words[:count]) in NATIONS and words[count:]]
    return any(_has_initials(part, letters) or _has_syllables(part, letters) for part in starts)


def _has_initials(words: tuple[str, ...], letters: str) -> bool:
    """Every word of weight gives its first letter, in order; a small word gives it or does not."""
    if sum(word not in _SMALL for word in words) < 2:
        return False
    reached = {0}
    for word in words:
        passed = reached if word in _SMALL else set()
        reached = passed | {at + 1 for at in reached if at < len(letters) and letters[at] == word[0]}
    return len(letters) in reached


def _has_syllables(words: tuple[str, ...], letters: str) -> bool:
    """The letters are the beginnings of two or three words at the end of the name."""
    weighty = [word for word in words if word not in _SMALL]
    return any(_begin_with(weighty[-count:], letters) for count in (2, 3) if len(weighty) >= count)


def _begin_with(words: list[str], letters: str) -> bool:
    if not words:
        return not letters
    first, rest = words[0], words[1:]
    lengths = range(SHORTEST_SYLLABLE, len(letters) + 1)
    return any(first.startswith(letters[:length]) and _begin_with(rest, letters[length:]) for length in lengths)
