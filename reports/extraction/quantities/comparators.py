"""How a figure stands to its number: the words left and right of it (docs/method.md, "Quantities")."""

import re
from dataclasses import dataclass

from reports.extraction.quantities.numerals import Numeral
from reports.extraction.quantities.values import Comparator
from reports.extraction.quantities.words import words

# From the method: how far "about" reaches to either side.
APPROXIMATE = 0.1
# Characters in which a comparator is looked for.
_REACH = 32

_APPROX = (
    "about|around|some|nearly|almost|roughly|approximately|approx\\.|an estimated|estimated|close to|circa|virtually|"
    "just over|just under|just above|just below|slightly more than|slightly less than|slightly over|"
    "a little more than|a little over|in the region of|somewhere around"
)
_MIN = (
    "at least|no fewer than|not fewer than|no less than|not less than|more than|over|upwards of|upward of|in excess of|"
    "well over|well above|above|greater than|as few as|exceeding|a minimum of|far more than|many more than"
)
_MAX = (
    "up to|at most|no more than|not more than|fewer than|less than|under|below|as many as|as much as|a maximum of|"
    "not exceeding|well under|far fewer than|maximum of"
)
_LEFT = re.compile(
    rf"(?:^|(?<=[\s(\"'-]))(?:(?P<approx>{_APPROX})|(?P<min>{_MIN})|(?P<max>{_MAX})|(?P<exact>exactly|precisely))"
    r"(?:\s(?P<article>an?(?:\stotal\sof)?|the|another|an\sadditional))?\s$|(?P<sign>[~≈><])\s?$",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\s?(?:(?P<approx>or so)\b|(?P<min>or more|or over|or above|and above|\+|-plus|and counting)(?!\w)"
    r"|(?P<max>or fewer|or less)\b|(?P<odd>-odd)\b)",
    re.IGNORECASE,
)
_OF_TALK = words("talk speak complain worry wonder think information concern story question debate argument")
# "Handed over 90 bars" tells of no more than 90.
_PHRASAL = re.compile(
    r"\b(?:hand|turn|sign|run|knock|bowl|win)(?:s|ed|ned|ning|ing)?\s$|\b(?:took|taken|taking|takes|ran|won)\s$", re.I
)
# "Went up to 88 dollars" tells of 88 dollars.
_RISING = re.compile(
    r"\b(?:go(?:es|ing|ne)?|went|(?:mov|edg)(?:es?|ed|ing)|(?:tick|push|add|creep|jack|mark)(?:s|es|ed|ing)?|crept|brings?|"
    r"brought|bringing|takes?|took|taken|taking)(?:\sit|\sthem|\sback)?\s$",
    re.IGNORECASE,
)
_PLACED = frozenset(["over", "under", "above", "below", "around"])


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparator with where its words begin and, for one on the right, end."""

    comparator: Comparator
    start: int
    end: int


def comparator_of(numeral: Numeral, text: str, *, is_duration: bool = False, after_talk: bool = False) -> Compared:
    """The comparator of a number in its paragraph; what is no comparator here ("talks about three") is left."""
    start, end = numeral.start, numeral.end
    exact = Comparator.RANGE if numeral.is_range else Comparator.EQ
    default = Comparator.VAGUE if numeral.is_vague else exact
    right = _RIGHT.match(text, end)
    left = _LEFT.search(text, max(start - _REACH, 0), start)
    if left is None:
        if right is None:
            return Compared(default, *_with_between(numeral, text))
        return Compared(_of_right(right), start, right.end())
    word = left[0].strip().lower().split(" ")[0]
    if (is_duration and word in _PLACED) or (after_talk and word in {"about", "over"}):
        return Compared(default, start, end)
    if word == "over" and _PHRASAL.search(text, max(left.start() - 16, 0), left.start()):
        return Compared(default, start, end)
    if word == "up" and _RISING.search(text, max(left.start() - 16, 0), left.start()):
        return Compared(default, start, end)
    kind = _of_left(left)
    if kind is None or (numeral.is_vague and kind is Comparator.APPROX):
        return Compared(default, left.start() if kind else start, end)
    return Compared(kind, left.start(), end)


def _with_between(numeral: Numeral, text: str) -> tuple[int, int]:
    """A range begins with its "between"."""
    if numeral.is_range:
        begin = numeral.start - len("between ")
        if begin >= 0 and text[begin : numeral.start].lower() == "between ":
            return begin, numeral.end
    return numeral.start, numeral.end


def _of_left(found: re.Match[str]) -> Comparator | None:
    if found["sign"]:
        return {"~": Comparator.APPROX, "≈": Comparator.APPROX, ">": Comparator.MIN, "<": Comparator.MAX}[found["sign"]]
    if found["approx"]:
        return Comparator.APPROX
    if found["min"]:
        return Comparator.MIN
    return Comparator.MAX if found["max"] else None


def _of_right(found: re.Match[str]) -> Comparator:
    if found["min"]:
        return Comparator.MIN
    return Comparator.MAX if found["max"] else Comparator.APPROX


def is_about_talk(lemma: str) -> bool:
    """Whether "about" behind this word introduces a subject of talk and no estimate."""
    return lemma in _OF_TALK


def bounds_of(comparator: Comparator, numeral: Numeral) -> tuple[float | None, float | None]:
    """The interval in which the figure lies, as the comparator tells."""
    low, high = numeral.low, numeral.high
    if comparator is Comparator.VAGUE:
        return low, high
    if comparator is Comparator.MIN:
        return low, None
    top = low if high is None else high
    if comparator is Comparator.MAX:
        return None, top
    if comparator is Comparator.APPROX:
        return round(low * (1 - APPROXIMATE), 6), round(top * (1 + APPROXIMATE), 6)
    return low, high
