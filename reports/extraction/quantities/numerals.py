"""Numbers as written: digits, words, magnitudes, signs of money, shares and ranges (docs/method.md, "Quantities").

Everything here reads characters alone; what a number counts is found in the parse.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from reports.extraction.quantities.currencies import CURRENCY_OF_SIGN

# From the method: what the words of no exact number stand for at least.
VAGUE_DOZENS = 24.0
VAGUE_SCORES = 40.0
VAGUE_HUNDREDS = 200.0
VAGUE_THOUSANDS = 2000.0
VAGUE_MILLIONS = 2_000_000.0
VAGUE_SEVERAL = 2.0
# From the method: a larger number is a code or noise, and digits without end are no number of a computer's.
LARGEST = 1e15


class Kind(StrEnum):
    """What the number itself says of its unit: nothing, money, or a share of a whole."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as written, or a range of two; ``start`` and ``end`` are characters of the paragraph.

    ``scale`` is what its magnitude word multiplies by, ``is_word`` says that no digit stands in it.
    """

    start: int
    end: int
    low: float
    high: float | None
    kind: Kind = Kind.COUNT
    currency: str | None = None
    scale: float = 1.0
    is_word: bool = False
    is_vague: bool = False
    is_range: bool = False


_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_SMALL = {word: value for value, word in enumerate(f"{_ONES} eighteen nineteen".split(), 1)} | {"zero": 0}
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: value * 10 for value, word in enumerate(_TENS_WORDS.split(), 2)}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 1000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mil": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
_VAGUE = {
    "dozens": VAGUE_DOZENS,
    "scores": VAGUE_SCORES,
    "hundreds": VAGUE_HUNDREDS,
    "thousands": VAGUE_THOUSANDS,
    "millions": VAGUE_MILLIONS,
    "billions": VAGUE_MILLIONS * 1000,
}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip

_SIGN = r"(?:(?:US|C|A|NZ|HK|S|CA|AU)?\$|[€£¥₹₽₪₩₺₴]|(?:USD|EUR|GBP|JPY|CHF|INR|CNY|RUB|CAD|AUD) ?)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_LARGE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_WORD = (
    rf"(?:{'|'.join(sorted([*_SMALL, *_TENS], key=len, reverse=True))}|hundred|thousand|million|billion|trillion|dozen)"
)
_CHAIN = rf"{_WORD}(?:[ -]{_WORD}\b|(?:(?<=hundred)|(?<=thousand)|(?<=million))\ and\ {_WORD}\b)*"
_PART = rf"(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))})"
# "Low scores" are no number.
_VAGUE_WORD = rf"(?:{'|'.join(word for word in _VAGUE if word != 'scores')}|scores(?=\ (?:of|more|were)\b))"

# How every number begins: most words are passed by at their first letters.
_BEGINNING = (
    r"[\d.$€£¥₹₽₪₩₺₴]|an?\b|any\b|one|tw[oe]|thr|thi|tho|fou|for|fi[fv]|six|sev|eig|nin|ten|ele|hun|mil|bil|tri|doz|hal|"
    r"sco|mul|num|man|unt|cou|zer|lar|sma|(?:us|c|a|nz|hk|s|ca|au)\$|(?:usd|eur|gbp|jpy|chf|inr|cny|rub|cad|aud)\b"
)
_ATOM = re.compile(
    rf"""(?<![\w$€£.])(?={_BEGINNING})(?:
    (?P<ratio>(?P<of>{_WORD}|\d+)(?:-|\ )(?:in|out\ of)(?:-|\ )(?:every\ )?
        (?P<all>{_WORD}|\d{{1,3}}(?:,\d{{3}})*)\b(?![.,:/]\d))
    |(?P<fraction>(?:(?P<times>an?|one|two|three|four|five|seven|nine)[ -](?P<part>{_PART})|(?P<bare>half))
        \b(?=\ (?:of\ (?!an?\ {_LARGE})|the|its|their|his|her|our|all)\b))
    |(?P<half>(?:half\ an?|(?:a|three)\ quarters?\ of\ an?|an?)[ -]{_LARGE}\b)
    |(?P<vague>(?:(?:many|several|a\ few|untold|countless)\ )?
        (?:tens|dozens|scores|hundreds|thousands)\ of\ (?:hundreds|thousands|millions|billions)\b
        |(?:many\ |untold\ |countless\ )?{_VAGUE_WORD}\b
        |(?:several|a\ few|many|multiple)\ (?:dozen|hundred|thousand|million|billion)\b
        |several|multiple|numerous|a\ few|a\ handful\ of|a\ couple\ (?:of|more)\b|(?:a|any|large|small|sm)\ number\ of)
    |(?P<sign>{_SIGN})?\ ?(?P<digits>{_DIGITS})(?P<half2>\ and\ a\ half|\ ?½)?
        (?P<scale>[ -]?(?:{_LARGE}|mln|mn|bln|bn|trn|tn)\b|[km](?![\w]))?
    |(?P<words>{_CHAIN})(?P<half3>\ and\ a\ half(?:\ (?P<scale3>{_LARGE}))?)?
    )(?P<share>\ ?%|[ -]?per\ ?cent\b)?(?P<points>[ -](?:percentage\ )?points?\b)?
    (?:(?!\w)|(?<=\d)(?=(?-i:km|kg|cm|mm|ft|mph|kph|kmh|MW|GW|kWh|MWh|GWh|lbs?|ha|g|C|F)\b))""",
    re.IGNORECASE | re.VERBOSE,
)


def numerals_of(text: str) -> Iterator[Numeral]:
    """Every number of a paragraph in text order, two that make a range as one."""
    waiting: Numeral | None = None
    for found in _ATOM.finditer(text):
        numeral = _numeral(found)
        if numeral is None or not max(numeral.low, numeral.high or 0.0) <= LARGEST:
            continue
        if waiting is not None:
            joined = _joined(waiting, numeral, text)
            if joined is not None:
                waiting = joined
                continue
            yield waiting
        waiting = numeral
    if waiting is not None:
        yield waiting


def _numeral(found: re.Match[str]) -> Numeral | None:
    start, end = found.start(), found.end()
    if found["share"] is None and found["points"]:
        end = found.start("points")
    while found.string[start] == " ":
        start += 1
    kind = Kind.COUNT
    if found["share"]:
        kind = Kind.POINTS if found["points"] else Kind.PERCENT
    elif found["points"] and "percentage" in found["points"].lower():
        kind, end = Kind.POINTS, found.end()
    if found["ratio"]:
        return _ratio(found)
    if found["fraction"]:
        value = _share(found["times"], found["part"]) if found["part"] else 50.0
        return Numeral(start, end, value, value, Kind.SHARE, is_word=True)
    if found["vague"]:
        return Numeral(start, end, _vague(found["vague"].lower()), None, kind, is_word=True, is_vague=True)
    if found["half"]:
        value = _half(found["half"].lower())
        return Numeral(start, end, value, value, kind, is_word=True)
    if found["words"]:
        return _words(found, start, end, kind)
    return _digits(found, start, end, kind)


def _digits(found: re.Match[str], start: int, end: int, kind: Kind) -> Numeral:
    value = float(found["digits"].replace(",", "")) + (0.5 if found["half2"] else 0.0)
    scale = float(_SCALES[found["scale"].lower().strip(" -")]) if found["scale"] else 1.0
    currency = None
    if found["sign"]:
        sign = found["sign"].strip().upper()
        kind, currency = Kind.MONEY, CURRENCY_OF_SIGN.get(sign, sign)
    return Numeral(start, end, _clean(value * scale), _clean(value * scale), kind, currency, scale)


def _words(found: re.Match[str], start: int, end: int, kind: Kind) -> Numeral | None:
    words = found["words"].lower()
    value, scale = _value_of(words)
    if value is None:
        return None
    if found["half3"]:
        value += 0.5 * (scale if scale > 1 else 1)
        if found["scale3"]:
            scale = float(_SCALES[found["scale3"].lower()])
            value *= scale
    return Numeral(start, end, value, value, kind, scale=scale, is_word=True)


def _value_of(words: str) -> tuple[float | None, float]:
    """What number words come to, and their last magnitude; None where they are no number together."""
    total = current = 0.0
    scale = 1.0
    for word in re.split(r"[ -]", words):
        if word == "and":
            continue
        if word in _SMALL:
            if current % 10 or (current % 100 and _SMALL[word] > 9):
                return None, 1.0
            current += _SMALL[word]
        elif word in _TENS:
            if current % 100:
                return None, 1.0
            current += _TENS[word]
        elif word in {"hundred", "dozen"}:
            scale = float(_SCALES[word])
            current = (current or 1) * scale
        else:
            scale = float(_SCALES[word])
            total += (current or 1) * scale
            current = 0.0
    return total + current, scale


def _ratio(found: re.Match[str]) -> Numeral | None:
    """ "Nine in 10", "one out of every five" as a share of a hundred; "four in 2019" and "three in one" are none."""
    part, whole = _plain(found["of"]), _plain(found["all"])
    if part is None or whole is None or not part < whole or whole > 1000 or (whole > 10 and whole % 10):
        return None
    share = _clean(100 * part / whole)
    return Numeral(found.start(), found.end("ratio"), share, share, Kind.SHARE, is_word=not found["of"].isdigit())


def _plain(word: str) -> float | None:
    digits = word.replace(",", "")
    return float(digits) if digits.isdigit() else _value_of(word.lower())[0]


def _share(times: str, part: str) -> float:
    many = 1.0 if times.lower() in {"a", "an"} else float(_SMALL[times.lower()])
    return _clean(100 * many / _PARTS[part.lower()])


def _half(words: str) -> float:
    scale = float(_SCALES[re.split(r"[ -]", words)[-1]])
    if words.startswith("half"):
        return scale / 2
    if "quarter" in words:
        return scale * (3 if words.startswith("three") else 1) / 4
    return scale


def _vague(words: str) -> float:
    parts = words.split()
    if " of " in words and len(parts) >= 3 and parts[-1] in _VAGUE:
        first = 20.0 if parts[-3] == "tens" else _VAGUE[parts[-3]]
        return first * _VAGUE[parts[-1]] / 2
    if parts[-1] in _SCALES:
        return VAGUE_SEVERAL * _SCALES[parts[-1]]
    return _VAGUE.get(parts[-1], VAGUE_SEVERAL)


def _clean(value: float) -> float:
    """The value without the dust of binary fractions: 14.3 times a billion is 14,300,000,000."""
    return round(value, 6)


_TO = re.compile(r" ?- ?| to | or | up to ", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:from|(?:rose|fell|gained|lost|climbed|dropped|jumped|slipped|slid|edged|sank|surged|up|down|rises|falls|rise|fall|"
    r"increased|decreased|cut|raised)(?: (?:by|up|down|nearly|about|almost|another))?) $",
    re.IGNORECASE,
)


def _joined(first: Numeral, second: Numeral, text: str) -> Numeral | None:
    """The range that two numbers make: "10 to 15", "$5-10 million", "between 10 and 15", "two or three"."""
    gap = text[first.end : second.start].lower()
    if first.is_range or first.is_vague or second.is_vague or second.high is None or second.kind is Kind.SHARE:
        return None
    if gap == " to " and _CHANGED.search(text, max(first.start - 24, 0), first.start):
        # "Rose from 30 to 41" and "rose $1.25 to $21.75" tell of two figures.
        return None
    between = _BETWEEN.search(text, max(first.start - 10, 0), first.start)
    if not (_TO.fullmatch(gap) or (gap == " and " and between is not None)):
        return None
    if first.kind is not second.kind and first.kind is not Kind.COUNT and second.kind is not Kind.COUNT:
        return None
    if first.kind is not Kind.COUNT and second.kind is Kind.COUNT and (first.kind is not Kind.MONEY or gap == " or "):
        return None
    low = first.low
    if first.scale == 1.0 and second.scale > 1.0 and low * second.scale < second.high:
        low *= second.scale
    if low >= second.high:
        return None
    if gap == " or " and second.high > 2 * low + 1:
        return None
    return replace(
        second,
        start=first.start,
        low=low,
        is_range=True,
        is_word=first.is_word and second.is_word,
        kind=first.kind if second.kind is Kind.COUNT else second.kind,
        currency=second.currency or first.currency,
    )
