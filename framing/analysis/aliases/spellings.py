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
#: Below this many letters it is not compared by sound, unless another word of the name is the same.
SHORTEST_SOUNDED = 5
#: From this many letters on a doubled letter more or less needs no other sign.
SHORTEST_DOUBLED = 7
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
_ARTICLE = re.compile(rf"\b(?:[aeiu]l[-\s]+|(?!us-)[aeiu]{_TURNED}-+(?=\1)|[ae]{_TURNED}\s+(?=\2))(?=\w)(?!the\b)")
# Stands where an article stood, so that its word is known by it.
_MARK = "\x01"
_WORD = re.compile(r"\x01?(?:[^\W_]|')+")
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
# What print doubles in any name; "ee" and "oo" are sounds of their own in English.
_LOOSE = re.compile(r"([^eo\d])(?=\1)")
_LAST_H = re.compile(r"(?<=\w{3}a)h$")
_VOWELS = re.compile(r"[aiu]")
# Signs that a word was put into Latin letters by somebody's choice: then its vowels say little.
_SIGN = re.compile(
    rf"{_MARK}|\w\w'(?!(?:ll|re|ve)\b)\w\w|q(?!u)|kh|(?<![eiou])gh(?!t)|dh|zh|llah|aa|uu|ii|yy|iy[ae]|[^aeiou]iy\b|sky\b"
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
class _Word:
    """A word of a name as folded, without what print doubles, and by sound; whether it was put into Latin letters."""

    text: str
    single: str
    sound: str
    is_transliterated: bool

    @property
    def is_plain(self) -> bool:
        """Whether it may be printed otherwise at all."""
        return self.text.isalpha() and len(self.text) >= SHORTEST_RESPELT


Name = tuple[_Word, ...]


@lru_cache(maxsize=20_000)
def _form(name: str) -> Name:
    plain = _plain(name)
    bare = plain if " ".join(_WORD.findall(plain)) in NATIONS else _ARTICLE.sub(_MARK, plain)
    words = (_word(token) for token in _WORD.findall(bare))
    return tuple(word for word in words if word.text and word.text != "the")


@lru_cache(maxsize=50_000)
def _word(token: str) -> _Word:
    text = token.replace("'", "").replace(_MARK, "")
    text = _SPELLED.get(text, text)
    sound = _sound(text)
    return _Word(text, _LOOSE.sub("", text), sound, bool(_SIGN.search(token)) or sound in _KNOWN_STEMS)


def _plain(name: str) -> str:
    """Lower case without accents, dots and a possessive ending; every apostrophe and hyphen is the plain one."""
    text = _DASHES.sub("-", _APOSTROPHES.sub("'", name))
    if not text.isascii():
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
    return tuple(word.text for word in _form(name[:LONGEST_PRINTED]))


def name_key(name: str) -> str:
    """What all spellings of a name share, "" for one without letters; equal keys alone do not make two names one."""
    sounds = "".join(word.sound for word in _form(name[:LONGEST_PRINTED]))
    return _DOUBLED.sub(r"\1", sounds)[:LONGEST_KEY]


def consonants_of(key: str) -> str:
    """A key without its vowels: what close spellings share, too."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", key))


def same_spelling(first: str, second: str) -> Spelling | None:
    """Why two printed names are spellings of one name; None where the rules do not say so."""
    one, other = _form(first[:LONGEST_PRINTED]), _form(second[:LONGEST_PRINTED])
    if not one or not other or _is_other_word(first, second, one, other):
        return None
    if _joined(one) == _joined(other):
        return Spelling.SAME
    if _differ_as_nations(one, other):
        return None
    if len(one) != len(other):
        return Spelling.RESPELT if _is_joined_alike(one, other) else None
    return _word_by_word(list(zip(one, other, strict=True)))


def _joined(words: Name) -> str:
    return "".join(word.text for word in words)


def _is_acronym(name: str) -> bool:
    return bool(_CAPITALS_ALONE.fullmatch(_APOSTROPHES.sub("'", name.strip()).removesuffix("'s")))


def _is_other_word(first: str, second: str, one: Name, other: Name) -> bool:
    """Whether one is an acronym and the other not the very same: of few letters only one in capitals is."""
    acronyms = _is_acronym(first), _is_acronym(second)
    if not any(acronyms):
        return False
    return _joined(one) != _joined(other) or (not all(acronyms) and len(_joined(one)) < SHORTEST_RESPELT)


def _differ_as_nations(one: Name, other: Name) -> bool:
    """Niger is not Nigeria and Oman not Uman: the names of states are known."""
    pairs = [(" ".join(word.text for word in one), " ".join(word.text for word in other))]
    if len(one) == len(other):
        pairs += ((left.text, right.text) for left, right in zip(one, other, strict=True))
    return any(left != right and _state(left) != _state(right) for left, right in pairs)


def _state(word: str) -> str | None:
    return NATIONS.get(word) or CAPITALS.get(word)


def _is_joined_alike(one: Name, other: Name) -> bool:
    """Ansar Allah and Ansarallah, Kim Jong-un and Kim Jongun: the same letters with other breaks."""
    keys = ["".join(word.sound for word in words) for words in (one, other)]
    if keys[0] != keys[1] or len(keys[0]) < SHORTEST_CLOSE:
        return False
    singles = ["".join(word.single for word in words) for words in (one, other)]
    return singles[0] == singles[1] or any(word.is_transliterated for word in (*one, *other))


def _word_by_word(pairs: list[tuple[_Word, _Word]]) -> Spelling | None:
    """The weakest reason that any pair needs; None where one of them is not one word."""
    same = [left.text == right.text for left, right in pairs]
    shares = any(is_same and left.is_plain for is_same, (left, _) in zip(same, pairs, strict=True))
    reason = Spelling.SAME
    for is_same, (left, right) in zip(same, pairs, strict=True):
        if is_same:
            continue
        if not (left.is_plain and right.is_plain):
            return None
        if _is_respelt(left, right, shares=shares):
            reason = reason if reason is Spelling.CLOSE else Spelling.RESPELT
        elif _is_close(left, right):
            reason = Spelling.CLOSE
        else:
            return None
    return reason


def _is_respelt(left: _Word, right: _Word, *, shares: bool) -> bool:
    """Whether two words sound alike; ``shares`` says that another word of their names is the same."""
    shortest = min(len(left.text), len(right.text))
    signed = left.is_transliterated or right.is_transliterated
    if _LAST_H.sub("", left.text) == _LAST_H.sub("", right.text):
        return True
    if left.single == right.single and (signed or shares or shortest >= SHORTEST_DOUBLED):
        return True
    if left.sound != right.sound:
        return False
    return (signed and shares) or ((signed or shares) and shortest >= SHORTEST_SOUNDED)


def _is_close(left: _Word, right: _Word) -> bool:
    """Transliterations that begin alike, have the same consonants and differ in few vowels."""
    one, other = left.sound, right.sound
    if not (left.is_transliterated or right.is_transliterated) or len(one) != len(other):
        return False
    if len(one) < SHORTEST_CLOSE or one[0] != other[0] or consonants_of(one) != consonants_of(other):
        return False
    return JaroWinkler.similarity(one, other) >= CLOSE
