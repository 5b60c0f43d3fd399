"""Numbers that count nothing: dates, times, ages, scores, names and numbering (docs/method.md, "Quantities")."""

import re

from reports.extraction.quantities.numerals import Kind, Numeral
from reports.extraction.quantities.reading import Reading

_MONTH = re.compile(
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.?|January|February|March|April|May|June|July|August|"
    r"September|October|November|December"
)
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTH.pattern})\s?(?:\d{{1,2}}(?:\s?-\s?|\sand\s|,\s|\sto\s))?$")
_MONTH_AFTER = re.compile(rf"\s(?:of\s)?(?:{_MONTH.pattern})\b")
_CLOCK_AFTER = re.compile(
    r"\s?(?:[ap]\.?\s?m\.?(?!\w)|o'clock|hrs?\b(?!\s(?:of|to))|GMT|UTC|noon|midnight|in\sthe\s(?:morning|afternoon|evening)"
    r"|past\s(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|EST|EDT|CET|BST|ET)(?!\w)",
    re.IGNORECASE,
)
_DIGITS_BEFORE = re.compile(r"\d[.:/,-]$")
_DIGITS_AFTER = re.compile(r"[:/]\d|\.\d|,\d")
_SCORE_AFTER = re.compile(r"\s?-\s?\d{1,4}\b")
_SCORE_BEFORE = re.compile(r"\d\s?-\s?$")
_PHONE = re.compile(r"\s?-\s?\d{2,4}\s?-\s?\d|\)\s?\d{3}")
_LIST_NUMBER = re.compile(r"[.):](?:\s|$)")
_ADDRESS = re.compile(
    r",?\s(?:[A-Z][\w'.-]*\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Place|Row|Terrace|Way|"
    r"Crescent|Court|Quay|Close)\b"
)
_AGE_AFTER = re.compile(
    r"(?:[- ](?:year|month|week|day)s?[- ]olds?|\s(?:years?|months?|weeks?|days?)\s(?:old|of\sage)|-something)\b", re.I
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|the\sage|turn(?:ed|s|ing)|under-?|over-?)(?:\s(?:between|of|from|about))?\s?$", re.I
)
_NUMBERED = re.compile(
    r"\b(?:section|article|chapter|route|highway|flight|phone|page|paragraph|room|gate|resolution|number|no\.?|clause|rule|"
    r"title|proposition|amendment|grade|level|phase|stage|step|type|model|version|channel|platform|apartment|suite|box|"
    r"ward|precinct|district|zone|episode|season|volume|protocol|tier|category|class|psalm|sector|cell|tram|table|figure|"
    r"fig\.|exhibit|runway|terminal|reactor|interstate|exit|junction|verse|brigade|battalion|regiment|squadron|formula|"
    r"radio|apollo|boeing|airbus|(?-i:Group\sof)|super\sbowl|covid|opus|docket|decree|directive|schedule|annex|appendix|"
    r"top|big|vision|agenda|round|part|day|unit|line|bill)"
    r"\s(?:no\.?\s)?$",
    re.IGNORECASE,
)
# Words that a number may follow by chance: "on that day 12 people".
_MAYBE_NUMBERED = re.compile(r"\b(?:top|big|round|part|day|unit|line|bill|game|week|lot|area|act)\s$", re.IGNORECASE)
_PLURAL_AFTER = re.compile(r"\s(?:[a-z-]+\s){0,3}[a-z]+(?:s|en|ople)\b")
_JOINED_BEFORE = re.compile(r"[\w)]-$|#$|@$|[A-Za-z]/$|№\s?$")
_PERIOD_AFTER = re.compile(r"\s(?:ago|from\snow|hence|since)\b", re.IGNORECASE)
_ONE_AFTER = re.compile(
    r"\s(?:of\b|another\b|or\s(?:the|more|two)\b|who\b|that\b|which\b|in\b|is\b|was\b|day\b(?!s)|way\b|thing\b|side\b"
    r"|hand\b|point\b|can\b|could\b|would\b|must\b|should\b|may\b|might\b|has\b|had\b|to\b|by\sone\b)|[.,;:!?\"')]|-",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    r"\b(?:no|every|each|any|this|that|which|the|another|some|number|day|loved|a|other|only|good|bad|new|first|not)\s$",
    re.IGNORECASE,
)
_HALF_OF_TIME = re.compile(r"\b(?:first|second|latter|other|better|early|last|third|opening|closing|'s)\s$", re.I)
_TIMES = re.compile(r"\stimes?\s(?:as|more|less|the|higher|larger|bigger|greater|faster|over|that|its|their)\b", re.I)
_IDIOMS = re.compile(r"(?:24/7|50-50|9/11|fifty-fifty|20/20|7/7|one-on-one)", re.IGNORECASE)
_AFTER_AGE = re.compile(r"[,.;)]|\s(?:and|who|of|or)\b|$")
# From the method: nobody is older.
OLDEST = 115
_YEARS = range(1500, 2101)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|of|from|until|till|during|the|for|year|early|late|mid|around|through|before|after|to|and|between|"
    r"spring|summer|autumn|fall|winter|election|class|fiscal|circa|a|last|that|[A-Z][a-z]+)\s?[\"'(]?$"
)


def is_refused(numeral: Numeral, reading: Reading) -> bool:
    """Whether the words and marks around a number say that it counts nothing."""
    text = reading.text
    before = text[max(numeral.start - 28, 0) : numeral.start]
    after = text[numeral.end : numeral.end + 44]
    if numeral.kind in {Kind.MONEY, Kind.PERCENT, Kind.POINTS}:
        return bool(_JOINED_BEFORE.search(before) and numeral.kind is not Kind.MONEY)
    if numeral.kind is Kind.SHARE:
        return bool(_HALF_OF_TIME.search(before) or _SCORE_BEFORE.search(before))
    if numeral.is_vague:
        return False
    if _JOINED_BEFORE.search(before) or _NUMBERED.search(before) or _IDIOMS.match(text, numeral.start):
        return True
    if _MAYBE_NUMBERED.search(before) and not _PLURAL_AFTER.match(after):
        return True
    if _AGE_AFTER.match(after) or _TIMES.match(after):
        return True
    return (
        _is_date_or_time(numeral, before, after)
        or _is_code(numeral, before, after)
        or _is_year(numeral, text[numeral.start : numeral.end], before, after)
        or _is_in_name(numeral, reading)
    )


def is_point_in_time(end: int, text: str) -> bool:
    """Whether a measure of time, which ends here, says when and not how long: "two days ago"."""
    return bool(_PERIOD_AFTER.match(text, end))


def is_age(numeral: Numeral, reading: Reading) -> bool:
    """Whether a number without a noun is somebody's age: "NAME, 43, said", "aged 43"."""
    before = reading.text[max(numeral.start - 20, 0) : numeral.start]
    if numeral.low > OLDEST:
        return False
    behind = reading.text[numeral.end : numeral.end + 5]
    return bool(_AGE_BEFORE.search(before) or (before.endswith((", ", "(")) and _AFTER_AGE.match(behind)))


def is_single_pronoun(numeral: Numeral, text: str) -> bool:
    """Whether "one" stands for a thing and counts nothing: "one of the", "no one", "the one who"."""
    before = text[max(numeral.start - 16, 0) : numeral.start]
    return bool(_ONE_AFTER.match(text, numeral.end) or _ONE_BEFORE.search(before))


def _is_date_or_time(numeral: Numeral, before: str, after: str) -> bool:
    if numeral.low <= 31 and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after)):
        return True
    return bool(_CLOCK_AFTER.match(after)) or bool(re.match(r":\d\d", after))


def _is_code(numeral: Numeral, before: str, after: str) -> bool:
    if _DIGITS_BEFORE.search(before) and not before.endswith((", ", "-")):
        return True
    if _DIGITS_AFTER.match(after) or _PHONE.match(after) or _ADDRESS.match(after):
        return True
    if _SCORE_AFTER.match(after) or _SCORE_BEFORE.search(before):
        return True
    return not before.strip() and bool(_LIST_NUMBER.match(after))


def _is_year(numeral: Numeral, digits: str, before: str, after: str) -> bool:
    if (
        numeral.is_word
        or "," in digits
        or numeral.low not in _YEARS
        or numeral.scale != 1.0
        or numeral.low != int(numeral.low)
    ):
        return False
    if numeral.is_range:
        return (numeral.high or 0) in _YEARS
    return not before or bool(_YEAR_BEFORE.search(before)) or not re.match(r"\s[a-z]", after)


def _is_in_name(numeral: Numeral, reading: Reading) -> bool:
    """Whether a number word with a capital inside a sentence is a part of a name: "the Seven Hills"."""
    if reading.is_headline or not numeral.is_word:
        return False
    first = reading.first_of(numeral.start)
    return (
        first.text[0].isupper()
        and not first.is_sent_start
        and first.i > 0
        and first.nbor(-1).text not in {'"', ":", "'"}
    )
