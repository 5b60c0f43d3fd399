"""When two printed names are one name in two spellings (docs/method.md, "Aliases").

Names of one kind differ in a few habits of transliteration and typing. Everything else, translation and acronyms with
it, is a matter of the table.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from reports.extraction.claims.nations import CAPITALS, NATIONS

#: From the method. Below this many letters a word has to be printed alike, an acronym in capitals.
SHORTEST_RESPELT = 4
#: Below this many letters of its key a word is not compared letter by letter.
SHORTEST_CLOSE = 6
#: Starting value, as published for names: from this likeness on two long keys with the same consonants are one word.
CLOSE = 0.92
#: Longer ones are cut: no name is longer, and the column of keys holds so much.
LONGEST_KEY = 200
LONGEST_PRINTED = 400

_APOSTROPHES = re.compile(r"['`´‘’‚‛ʻʼʽʾʿˈʹ′＇]")
_DASHES = re.compile(r"[‐‑‒–—―−﹘－-]")
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ə": "e",
        "&": " and ",
    }
)
# The Arabic article, as such or with its consonant turned into the one behind it: al-Sadr, as-Sadr, Ash-Sharq.
_TURNED = r"(sh|th|dh|[dnrstz])"
_ARTICLE = re.compile(rf"\b(?:[aeiu]l[-\s]+|[aeiu]{_TURNED}-+(?=\1)|[ae]{_TURNED}\s+(?=\2))(?=\w)")
_WORD = re.compile(r"[^\W_]+")
_SPELLED = {
    "centre": "center", "defence": "defense", "organisation": "organization", "labour": "labor",
    "programme": "program", "theatre": "theater", "harbour": "harbor", "organisations": "organizations",
}  # fmt: skip
# In this order: what one sound is written by, vowels by class, and letters without a sound of their own.
_SOUNDS = (
    ("ck", "k"), ("x", "ks"), ("ph", "f"), ("gh", "g"), ("dh", "d"), ("dj", "j"), ("q", "k"),
    ("ee", "i"), ("oo", "u"), ("ou", "u"), ("ai", "i"), ("ay", "i"), ("ae", "i"), ("ei", "i"), ("ey", "i"),
    ("e", "i"), ("y", "i"), ("o", "u"), ("w", "u"),
)  # fmt: skip
_FINAL_H = re.compile(r"(?<=\w{3})[ae]h$")
_DOUBLED = re.compile(r"(.)\1+")
# What print doubles or leaves out in any name; "ee" and "oo" are sounds of their own in English.
_LOOSE = re.compile(r"([^eo\d])(?=\1)|(?<=\w{3}a)h$")
_VOWELS = re.compile(r"[aiu]")
# Signs that a name was put into Latin letters by somebody's choice: then its vowels say little.
_SIGN = re.compile(
    r"\w\w'\w\w|q(?!u)|kh|gh(?!t)|dh|zh|llah|aa|uu|ii|yy|iy[ae]|[^aeiou]iy\b|sky\b|\b[ae]l[-\s]|\babu\b|\bibn\b"
)
_STEMS = """
    muhamad muhamid muhamat husin hasan ahmad ahmid mustafa ibrahim iusuf isuf iusif kasim abdul sulaiman sulimani
    katib ansar jihad sadam bashar asad saud
"""
#: Keys of names that are transliterated in many ways without one of the signs.
_KNOWN_STEMS = frozenset(_STEMS.split())
# One word in capitals alone, with points or without: "SANA" is not Sanaa, and "WHO" is not "who".
_CAPITALS_ALONE = re.compile(r"(?:[A-Z]\.?){2,6}")


class Spelling(StrEnum):
    """Why two printed names are one, in words for a page."""

    SAME = "the same name"
    RESPELT = "one name in two spellings"
    CLOSE = "one name in two close spellings"


@dataclass(frozen=True, slots=True)
class _Form:
    """A printed name: its words as folded, without doubled letters and by sound, and whether it shows a choice."""

    words: tuple[str, ...]
    single: tuple[str, ...]
    sounds: tuple[str, ...]
    is_transliterated: bool


@lru_cache(maxsize=20_000)
def _form(name: str) -> _Form:
    plain = _plain(name)
    bare = plain if " ".join(_WORD.findall(plain)) in NATIONS else _ARTICLE.sub("", plain)
    words = tuple(_SPELLED.get(word, word) for word in _WORD.findall(bare.replace("'", "")) if word != "the")
    sounds = tuple(_sound(word) for word in words)
    sign = bool(_SIGN.search(plain)) or any(sound in _KNOWN_STEMS for sound in sounds)
    return _Form(words, tuple(_LOOSE.sub("", word) for word in words), sounds, sign)


def _plain(name: str) -> str:
    """Lower case without accents, dots and a possessive ending; every apostrophe and hyphen is the plain one."""
    text = _DASHES.sub("-", _APOSTROPHES.sub("'", name[:LONGEST_PRINTED]))
    text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    text = text.lower().translate(_LETTERS).strip()
    return text.removesuffix("'s").replace(".", "")


def _sound(word: str) -> str:
    """The word with one letter for a sound, vowels by class and nothing doubled; a word with a digit stays."""
    if not word.isalpha():
        return word
    word = _FINAL_H.sub("a", word)
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word)


def folded_words(name: str) -> tuple[str, ...]:
    """The words of a printed name in lower case, without accents, apostrophes, dots and articles."""
    return _form(name).words


def name_key(name: str) -> str:
    """What all spellings of a name share, "" for one without letters; equal keys alone do not make two names one."""
    return _DOUBLED.sub(r"\1", "".join(_form(name).sounds))[:LONGEST_KEY]


def consonants_of(key: str) -> str:
    """A key without its vowels: what close spellings share, too."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", key))


def same_spelling(first: str, second: str) -> Spelling | None:
    """Why two printed names are spellings of one name; None where the rules do not say so."""
    one, other = _form(first), _form(second)
    if not one.words or not other.words or _is_other_word(first, second, one, other):
        return None
    if "".join(one.words) == "".join(other.words):
        return Spelling.SAME
    if _differ_as_nations(one, other):
        return None
    if len(one.words) != len(other.words):
        return Spelling.RESPELT if _is_joined_alike(one, other) else None
    return _word_by_word(one, other)


def _is_acronym(name: str) -> bool:
    return bool(_CAPITALS_ALONE.fullmatch(_APOSTROPHES.sub("'", name.strip()).removesuffix("'s")))


def _is_other_word(first: str, second: str, one: _Form, other: _Form) -> bool:
    """Whether one is an acronym and the other not the very same: of few letters only one in capitals is."""
    acronyms = _is_acronym(first), _is_acronym(second)
    if not any(acronyms):
        return False
    return one.words != other.words or (not all(acronyms) and len("".join(one.words)) < SHORTEST_RESPELT)


def _differ_as_nations(one: _Form, other: _Form) -> bool:
    """Niger is not Nigeria and Oman not Uman: the names of states are known."""
    pairs = [(" ".join(one.words), " ".join(other.words))]
    if len(one.words) == len(other.words):
        pairs += zip(one.words, other.words, strict=True)
    return any(left != right and _state(left) != _state(right) for left, right in pairs)


def _state(word: str) -> str | None:
    return NATIONS.get(word) or CAPITALS.get(word)


def _is_joined_alike(one: _Form, other: _Form) -> bool:
    """Ansar Allah and Ansarallah, Kim Jong-un and Kim Jongun: the same letters with other breaks."""
    keys = ["".join(form.sounds) for form in (one, other)]
    if _DOUBLED.sub(r"\1", keys[0]) != _DOUBLED.sub(r"\1", keys[1]) or min(map(len, keys)) < SHORTEST_CLOSE:
        return False
    return one.is_transliterated or other.is_transliterated or "".join(one.single) == "".join(other.single)


def _word_by_word(one: _Form, other: _Form) -> Spelling | None:
    """The weakest reason that any word needs; one that needs vowels to be passed over has to be transliterated."""
    reason = Spelling.SAME
    may_be = one.is_transliterated or other.is_transliterated or _shares_a_word(one, other)
    for place, (left, right) in enumerate(zip(one.words, other.words, strict=True)):
        if left == right:
            continue
        if not (left.isalpha() and right.isalpha()) or min(len(left), len(right)) < SHORTEST_RESPELT:
            return None
        if one.single[place] == other.single[place] or (may_be and one.sounds[place] == other.sounds[place]):
            reason = max(reason, Spelling.RESPELT, key=_ORDER.index)
        elif may_be and _is_close(one.sounds[place], other.sounds[place]):
            reason = Spelling.CLOSE
        else:
            return None
    return reason


_ORDER = [Spelling.SAME, Spelling.RESPELT, Spelling.CLOSE]


def _shares_a_word(one: _Form, other: _Form) -> bool:
    return any(
        left == right and len(left) >= SHORTEST_RESPELT for left, right in zip(one.words, other.words, strict=True)
    )


def _is_close(left: str, right: str) -> bool:
    """Long keys that begin alike and differ in vowels only, and in few."""
    if min(len(left), len(right)) < SHORTEST_CLOSE or left[0] != right[0]:
        return False
    return consonants_of(left) == consonants_of(right) and JaroWinkler.similarity(left, right) >= CLOSE
