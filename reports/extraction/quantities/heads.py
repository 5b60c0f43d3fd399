"""What a number counts: a noun, a measure, or people whose noun is left out (docs/method.md, "Quantities")."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.extraction.quantities.currencies import CURRENCY_OF_WORD
from reports.extraction.quantities.happenings import (
    CANONICAL,
    MATERIAL,
    PERSONAL,
    canonical,
    happening_before,
    happening_to,
)
from reports.extraction.quantities.numerals import Kind, Numeral
from reports.extraction.quantities.reading import Reading, end_of
from reports.extraction.quantities.refusals import is_age, is_point_in_time, is_single_pronoun
from reports.extraction.quantities.unit_words import HAPPENED_TO_PEOPLE, VAGUE_THINGS
from reports.extraction.quantities.units import PERSON, class_of, measure_of
from reports.extraction.quantities.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many words a noun may stand behind its number.
FARTHEST_HEAD = 9
_PASSED = frozenset(["ADJ", "NOUN", "PROPN", "ADV", "PART"])
_PASSED_WORDS = words("\" ' & - / more other others additional further")
_DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march "
    "april june july august september october november december"
)
_LENGTHENING = words("more additional further full whole long consecutive straight extra short")
_UNCHANGED = words(
    "personnel aircraft police staff people troops crew spacecraft sheep fish hovercraft offspring cattle infantry "
    "cavalry folk youth wounded dead injured missing children women men percent warcraft watercraft faculty"
)
_PRONOUNS = frozenset(["them", "those", "whom", "which", "us", "these", "whose"])
_DETERMINERS = words("the these those his her its their our my your all such another")
_STATES = re.compile(
    r"\s(?:(?:more|others?|people|persons|still|were|was|are|is|have|had|has|been|be|being|critically|seriously|gravely|"
    r"severely|badly|fatally|lightly|slightly|reported|reportedly|feared|presumed|confirmed|left|also|unaccounted|"
    r"believed|to|later|now|said|or|listed|as|declared|found|wounded\sand|killed\sand|dead\sand|injured\sand)\s){0,4}"
    r"(?P<state>killed|dead|wounded|injured|hurt|missing|arrested|detained|displaced|hospitali[sz]ed|evacuated|rescued|"
    r"homeless|kidnapped|abducted|executed|trapped|stranded|shot|died)\b",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    r"\b(?P<verb>kill(?:s|ed|ing)?|wound(?:s|ed|ing)|injur(?:e|es|ed|ing)|arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|"
    r"displac(?:e|es|ed|ing)|rescu(?:e|es|ed|ing)|abduct(?:s|ed|ing)?|kidnap(?:s|ped|ping)?|evacuat(?:e|es|ed|ing))\s$",
    re.IGNORECASE,
)
_OF_THE_KIND = re.compile(
    r"\s(?:critically|seriously|gravely|fatally|severely|badly|lightly|slightly|mortally)(?:\s(?:and|so)\b|\s?[,.;)-]|$)"
    r"|\s(?:(?:is|are|was|were|remains?|remained)\s)?in\s(?:an?\s)?(?:critical|serious|grave|stable)\s(?:condition|state)"
)
_TOLL = re.compile(
    r"\b(?:(?P<toll>(?:death|casualty|overall)?\s?toll)|(?:the\s)?dead|death\scount|(?:number|total)\sof\s"
    r"(?P<who>[\w -]+?))\s"
    r"(?:\w+\s){0,6}?(?:of|to|at|by|numbered|reached|reaching|passed|hit|exceeded|exceeds|topped|was|is|stands|stood"
    r"|from|nearing|surpassed)\s(?:[a-z]+\s){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: its unit, the noun (None where it is left out), and what happened to them, if told.

    ``end`` is the character behind the head noun, or behind the number where there is none. ``of_whole`` marks numbers
    of a group that stands before or behind them ("two of them", "41 of the 260").
    """

    unit: str
    end: int
    head: "Token | None" = None
    happened: str | None = None
    currency: str | None = None
    of_whole: bool = False
    needs_unit: bool = False
    #: Where the words begin that say which ones; 0 where none can stand.
    first: int = 0


def counted_by_number(numeral: Numeral, end: int, reading: Reading) -> Counted | None:
    """What the number counts; None where it counts nothing."""
    if numeral.kind is Kind.MONEY:
        return Counted(f"money:{numeral.currency}", numeral.end)
    if numeral.kind in {Kind.PERCENT, Kind.SHARE}:
        return Counted("percent", numeral.end)
    if numeral.kind is Kind.POINTS:
        return Counted("other:percentage point", numeral.end)
    if _OF_THE_KIND.match(reading.text, end):
        return Counted("", numeral.end, needs_unit=True, of_whole=True)
    return _measured(numeral, end, reading) or _nouned(numeral, end, reading) or _elided(numeral, end, reading)


def _measured(numeral: Numeral, end: int, reading: Reading) -> Counted | None:
    token = _next_word(reading, end)
    if token is None:
        return None
    while token.lower_ in _LENGTHENING and token.i + 1 < len(reading.doc):
        token = token.nbor(1)
    currency = _currency(numeral, token)
    if currency:
        stop = end_of(token)
        return Counted(f"money:{currency}", stop, token)
    unit = measure_of(token)
    following = reading.at(token.i + 1)
    if token.lower_ in {"square", "cubic"} and following is not None and measure_of(following):
        unit, token = f"area:{token.lower_} {str(measure_of(following)).partition(':')[2]}", following
    if unit is None or (token.lower_ in {"m", "mi", "second", "ft"} and not _is_short_measure(numeral, token, reading)):
        return None
    if unit.startswith("time:"):
        if is_point_in_time(numeral, end_of(token), reading.text):
            return Counted("", token.idx)
        if numeral.low == 1 and numeral.is_word and unit in {"time:day", "time:night", "time:minute", "time:second"}:
            return Counted("", token.idx)
    return Counted(unit, end_of(token), token)


def _currency(numeral: Numeral, token: "Token") -> str | None:
    lemma = token.lemma_.lower()
    if lemma == "pound" and numeral.scale >= 1_000_000:
        return "GBP"
    if token.text[0].isupper() and lemma not in {"euro", "dollar"} and token.ent_type_ == "PERSON":
        return None
    return CURRENCY_OF_WORD.get(lemma) or CURRENCY_OF_WORD.get(token.lower_.rstrip("s"))


def _is_short_measure(numeral: Numeral, token: "Token", reading: Reading) -> bool:
    return not numeral.is_word and token.lower_ != "second" and reading.text[numeral.end : token.idx] in {"", " "}


def _next_word(reading: Reading, end: int) -> "Token | None":
    """The word behind the number, or behind its hyphen; measures and money may be joined to it by one."""
    start = end + 1 if reading.text[end : end + 1] in {"-", " "} else end
    if start >= len(reading.text):
        return None
    token = reading.first_of(start)
    return token if token.idx + len(token.text) > start else None


def _nouned(numeral: Numeral, end: int, reading: Reading) -> Counted | None:
    """The number with its noun: "12 armed men", "dozens of operations", "three of the soldiers", "41 of them"."""
    if reading.text[end : end + 1] == "-":
        return None
    start = reading.after(end)
    token = reading.at(start)
    if token is None:
        return None
    of_whole = False
    if token.lower_ in {"of", "out"}:
        start, of_whole = _behind_of(numeral, reading, token)
        if start < 0:
            return Counted("", end_of(reading.doc[-start]), of_whole=True, needs_unit=True)
    head = _head_from(reading, start)
    if head is None:
        return None
    if _refuses(numeral, head, reading):
        return Counted("", numeral.end)
    if head.lower_ in {"other", "others", "more"}:
        happened = happening_to(head)
        known = PERSON if happened in PERSONAL else ""
        return Counted(known, end_of(head), head, happened, needs_unit=not known)
    unit = class_of(head)
    return Counted(unit, end_of(head), head, of_whole=of_whole, first=reading.doc[start].idx)


def _behind_of(numeral: Numeral, reading: Reading, of: "Token") -> tuple[int, bool]:
    """Where the noun behind "of" begins; negative, with the pronoun's number, where a pronoun stands there."""
    start = of.i + (2 if of.lower_ == "out" else 1)
    of_whole = not numeral.is_vague
    token = reading.at(start)
    while token is not None and token.lower_ in _DETERMINERS:
        start += 1
        of_whole = True
        token = reading.at(start)
    if token is not None and token.lower_ in _PRONOUNS:
        return -start, True
    if token is not None and token.like_num:
        start += 1
    return start, of_whole


def _head_from(reading: Reading, start: int) -> "Token | None":
    """The last noun of the unbroken phrase that begins at this word."""
    head = None
    doc = reading.doc
    for number in range(start, min(start + FARTHEST_HEAD, len(doc))):
        token = doc[number]
        lower = token.lower_
        if lower in _DAYS:
            break
        if token.pos_ in {"NOUN", "PROPN"} or (
            head is None and lower in {"others", "other", "more", "dead", "wounded"}
        ):
            if head is not None and _begins_anew(head, token):
                break
            if head is None or lower not in {"more", "other"}:
                head = token
            continue
        if lower in {"-", "/", "&", '"', "'", "'s"} and (token.whitespace_ == "" or lower != "-"):
            if lower in {'"', "'"} and head is not None and number + 1 < len(doc) and doc[number + 1].pos_ != "NOUN":
                break
            continue
        if not _may_stand_between(token, head):
            break
    if head is not None and head.lower_ == "other":
        return None if head.nbor(1).pos_ == "NOUN" and head.i + 1 < len(doc) else head
    return head


def _begins_anew(head: "Token", token: "Token") -> bool:
    """Whether a noun behind the head begins something else: a verb mistaken in a headline, a name behind a noun."""
    if head.tag_ in {"NNS"} and token.pos_ == "PROPN" and token.head.i != head.i:
        return token.dep_ not in {"compound", "nmod"} or not token.head.i > token.i
    return head.tag_ == "NNS" and token.dep_ in {"nsubj", "dobj", "npadvmod"} and head.dep_ not in {"compound", "nmod"}


def _may_stand_between(token: "Token", head: "Token | None") -> bool:
    if token.pos_ in {"ADJ", "ADV"} or token.tag_ in {"VBN", "VBG", "JJ"}:
        if head is None:
            return token.dep_ not in {"ROOT", "advcl"} or token.pos_ == "ADJ"
        return token.head.i > token.i and token.dep_ in {"amod", "advmod", "compound", "nmod"}
    if token.pos_ == "CCONJ" and token.lower_ in {"and", "or"}:
        joined = token.head
        return joined.dep_ in {"amod", "compound", "nmod"} and token.i + 1 < len(token.doc)
    if token.text == ",":
        return token.head.i > token.i and head is None and token.nbor(-1).pos_ == "ADJ"
    return token.lower_ in _PASSED_WORDS


def _refuses(numeral: Numeral, head: "Token", reading: Reading) -> bool:
    """Whether the noun shows that the number counts nothing: a singular, a name, a thing of no figure."""
    lower, lemma = head.lower_, head.lemma_.lower()
    if numeral.is_vague:
        return (
            lemma in VAGUE_THINGS or lower in VAGUE_THINGS or (head.tag_ in {"NN", "NNP"} and lower not in _UNCHANGED)
        )
    if lemma == "time" and numeral.is_word and numeral.low == 1:
        return True
    if numeral.low == 1 and numeral.high == 1:
        return _is_idle_one(numeral, head, reading)
    if head.tag_ in {"NN", "NNP"} and lower not in _UNCHANGED and lemma not in _UNCHANGED and not lower.endswith("s"):
        return True
    if head.pos_ == "PROPN" and class_of(head).startswith("other:") and head.tag_ != "NNPS":
        return True
    return _is_mere_group(numeral, head, reading)


def _is_idle_one(numeral: Numeral, head: "Token", reading: Reading) -> bool:
    """ "One" counts where somebody or something came to harm, or where a comparator stands with it."""
    before = reading.text[max(numeral.start - 12, 0) : numeral.start].lower()
    if before.endswith(("at least ", "only ", "just ", "exactly ", "than ")):
        return False
    if not numeral.is_word:
        return head.tag_ not in {"NN"} and lower_is_plural(head)
    unit = class_of(head)
    happened = happening_to(head)
    if unit == PERSON:
        return happened not in PERSONAL
    return not (unit in {"site", "vehicle", "weapon"} and happened in MATERIAL)


def lower_is_plural(head: "Token") -> bool:
    return head.tag_ in {"NNS", "NNPS"}


def _is_mere_group(numeral: Numeral, head: "Token", reading: Reading) -> bool:
    """ "The two leaders" points back at people the text has named and tells no figure, unless harm came to them."""
    if numeral.low != 2 or not numeral.is_word:
        return False
    before = reading.text[max(numeral.start - 8, 0) : numeral.start].lower()
    if not before.endswith(("the ", "these ", "those ", "both ", "other ", "our ", "their ", "his ", "her ", "its ")):
        return False
    return happening_to(head) not in PERSONAL


def _elided(numeral: Numeral, end: int, reading: Reading) -> Counted | None:
    """People whose noun is left out: "killing four", "20 were wounded", "12 dead", "a toll of 41", "one critically"."""
    text = reading.text
    before = text[max(numeral.start - 60, 0) : numeral.start]
    if text[end : end + 1] == "-" or (numeral.low == 1 and before.lower().endswith(("no ", "every ", "any "))):
        return None
    state = _STATES.match(text, end)
    if state is not None:
        happened = CANONICAL.get(state["state"].lower().replace("hospitalised", "hospitalized"))
        return Counted(PERSON, numeral.end, None, _joint_state(state, happened, text))
    governed = _GOVERNED.search(before)
    if governed is not None and not _is_followed_by_thing(reading, end):
        return Counted(PERSON, numeral.end, None, happening_before(governed["verb"].lower()))
    if numeral.low == 1 and numeral.is_word and is_single_pronoun(numeral, text):
        return None
    toll = _TOLL.search(before)
    if toll is not None:
        return _toll(toll, numeral)
    return _by_parse(numeral, reading)


def _joint_state(state: "re.Match[str]", happened: str | None, text: str) -> str | None:
    words = text[state.start() : state.end() + 14].lower()
    behind = text[state.end() :].lower()
    if happened == "kill" and re.match(r" (?:and|or) (?:wounded|injured|hurt)\b", behind):
        return "kill and wound"
    if happened == "wound" and re.search(r"\b(?:killed|dead) (?:and|or) ", words):
        return "kill and wound"
    return happened


def _is_followed_by_thing(reading: Reading, end: int) -> bool:
    token = reading.at(reading.after(end))
    return token is not None and token.pos_ in {"NOUN", "PROPN"} and token.lower_ not in _DAYS


def _toll(found: "re.Match[str]", numeral: Numeral) -> Counted | None:
    who = (found["who"] or "").lower().split()
    if not who:
        return Counted(PERSON, numeral.end, None, "kill")
    for word in who:
        happened = HAPPENED_TO_PEOPLE.get(word) or HAPPENED_TO_PEOPLE.get(word.rstrip("s")) or CANONICAL.get(word)
        if happened in PERSONAL or happened == "kill and wound":
            return Counted(PERSON, numeral.end, None, happened)
    return None


def _by_parse(numeral: Numeral, reading: Reading) -> Counted | None:
    """A bare number that the parse makes the subject or object of harm to people."""
    token = reading.last_of(numeral.end)
    if token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr"}:
        return None
    if is_age(numeral, reading):
        return None
    happened = happening_to(token)
    if token.dep_ in {"nsubj", "nsubjpass", "dobj"} and happened in PERSONAL:
        return Counted(PERSON, numeral.end, None, happened)
    if token.dep_ == "conj" and canonical(token) is None:
        return Counted("", numeral.end, None, None, needs_unit=True)
    return None
