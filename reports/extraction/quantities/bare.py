"""Numbers whose noun is left out: "killing four", "20 were wounded", "a toll of 41" (docs/method.md, "Quantities")."""

import re
from typing import TYPE_CHECKING

from reports.extraction.quantities.counted import Counted
from reports.extraction.quantities.happenings import (
    CANONICAL,
    PERSONAL,
    canonical,
    happening_before,
    happening_to,
)
from reports.extraction.quantities.heads import head_from
from reports.extraction.quantities.numerals import Numeral
from reports.extraction.quantities.reading import Reading
from reports.extraction.quantities.refusals import is_age, is_single_pronoun
from reports.extraction.quantities.unit_words import HAPPENED_TO_PEOPLE
from reports.extraction.quantities.units import PERSON, class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# From the method: from this number on, one without a noun counts even where nothing tells what.
LARGE = 1000
_STATES = re.compile(
    r"\s(?:(?:more|others?|people|persons|still|were|was|are|is|have|had|has|been|be|being|critically|seriously|gravely|"
    r"severely|badly|fatally|lightly|slightly|reported|reportedly|feared|presumed|confirmed|left|also|unaccounted|"
    r"believed|to|later|now|said|or|listed|as|declared|found|wounded\sand|killed\sand|dead\sand|injured\sand)\s){0,4}"
    r"(?P<state>killed|dead|wounded|injured|hurt|missing|arrested|detained|displaced|hospitali[sz]ed|evacuated|rescued|"
    r"homeless|kidnapped|abducted|executed|trapped|stranded|shot|died|alive)\b",
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
    r"|\sso\s(?:badly|seriously|severely|gravely)\b"
)
_ABOARD = re.compile(r"\s(?:were\s|was\s|are\s)?(?:on\sboard|aboard)\b")
_TOLL = re.compile(
    r"\b(?:(?:death|casualty|overall)?\s?toll|(?:the\s)?dead|death\scount|(?P<number>number|total)\sof)\s"
    r"(?:[\w'-]+\s){0,20}?(?:of|to|at|by|numbered|reached|reaching|passed|hit|exceeded|exceeds|topped|was|is|stands|stood"
    r"|from|nearing|surpassed)\s(?:[a-z]+\s){0,3}$",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\b(?:groups?|gangs?|bands?|party|squads?|delegation|contingent|cast|family|families|class|panel|jury)"
    r"\sof(?:\s(?:about|around|some|nearly|almost|over|at least|more than|up to|roughly))?\s$|"
    r"\b(?:crowd|town|city|village|population|audience|turnout|gathering|workforce|staff|membership|camp|force|army|"
    r"community|team|crew|congregation)\b(?:\s\w+){0,3}\s$",
    re.IGNORECASE,
)
# "67 came from the north, 63 from the south".
_LISTED = re.compile(r"(?:,|;|\band|\bbut)\s(?:only\s|just\s|another\s)?$")
_WHERE = re.compile(r"\s(?:from|in|at|on|for|to|by|with|near)\b")
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_ROLES = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "ROOT", "npadvmod", "nummod", "dep"])
_REACH = 200


def bare(numeral: Numeral, end: int, reading: Reading) -> Counted | None:
    """What a number without a noun counts, as the words around it tell; None where it counts nothing."""
    text = reading.text
    if _OF_THE_KIND.match(text, end):
        return Counted("", numeral.end, of_whole=True, needs_unit=True)
    before = text[max(numeral.start - _REACH, 0) : numeral.start]
    if text.startswith("-strong", end):
        return Counted(PERSON, end + len("-strong"))
    if _ABOARD.match(text, end) and not is_age(numeral, reading) and numeral.low > 1:
        return Counted(PERSON, numeral.end)
    if text[end : end + 1] == "-" or (numeral.low == 1 and before.lower().endswith(("no ", "every ", "any "))):
        return None
    state = _STATES.match(text, end)
    if state is not None:
        happened = CANONICAL.get(state["state"].lower().replace("hospitalised", "hospitalized"))
        return Counted(PERSON, numeral.end, None, _joint_state(state, happened, text))
    governed = _GOVERNED.search(before)
    if governed is not None:
        return Counted(PERSON, numeral.end, None, happening_before(governed["verb"].lower()))
    if numeral.low == 1 and numeral.is_word and is_single_pronoun(numeral, text):
        return None
    toll = _TOLL.search(before)
    if toll is not None and (numeral.low > 1 or not numeral.is_word):
        return _toll(toll, numeral, reading, max(numeral.start - _REACH, 0))
    return _by_parse(numeral, before, end, reading)


def is_of_the_kind(end: int, text: str) -> bool:
    """Whether the words behind a number say in what state some of the people before it are: "one critically"."""
    return bool(_OF_THE_KIND.match(text, end))


def _joint_state(state: "re.Match[str]", happened: str | None, text: str) -> str | None:
    said = text[state.start() : state.end() + 14].lower()
    behind = text[state.end() : state.end() + 14].lower()
    if happened == "kill" and re.match(r" (?:and|or) (?:wounded|injured|hurt)\b", behind):
        return "kill and wound"
    if happened == "wound" and re.search(r"\b(?:killed|dead) (?:and|or) ", said):
        return "kill and wound"
    return happened


def _toll(found: "re.Match[str]", numeral: Numeral, reading: Reading, offset: int) -> Counted | None:
    """What "the toll" or "the number of" counts: the dead, those whom the words tell of, or the noun that is named."""
    if not found["number"]:
        return Counted(PERSON, numeral.end, None, "kill")
    for word in found[0].lower().split():
        stem = word.rstrip("s")
        happened = HAPPENED_TO_PEOPLE.get(word) or HAPPENED_TO_PEOPLE.get(stem) or CANONICAL.get(word)
        happened = happened or happening_before(word)
        if happened in PERSONAL or happened == "kill and wound":
            return Counted(PERSON, numeral.end, None, happened)
    named = head_from(reading, reading.after(offset + found.end("number") + len(" of ")))
    if named is None or named.tag_ not in {"NNS", "NNPS"}:
        return None
    return Counted(class_of(named), numeral.end, None, happening_to(reading.last_of(numeral.end)))


def _by_parse(numeral: Numeral, before: str, end: int, reading: Reading) -> Counted | None:
    """A bare number that the parse or its size makes a figure; ages, scores and numbering stay out."""
    token = reading.last_of(numeral.end)
    if is_age(numeral, reading) or numeral.low < 2:
        return None
    if re.match(r"\swh(?:o|om|ose)\b", reading.text[end : end + 6]) or _CROWD.search(before):
        return Counted(PERSON, numeral.end)
    if _LISTED.search(before) and _WHERE.match(reading.text, end):
        return Counted("", numeral.end, needs_unit=True)
    happened = happening_to(token)
    if token.dep_ in _SUBJECTS or (token.dep_ == "dobj" and happened in PERSONAL):
        return _of_subject(numeral, token, happened)
    if numeral.low % 1 and not numeral.is_word and numeral.scale == 1 and numeral.low < LARGE:
        return Counted("", numeral.end, None, happened, needs_unit=True)
    if token.dep_ == "conj" and canonical(token) is None and token.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        return Counted("", numeral.end, needs_unit=True)
    is_large = numeral.low >= LARGE and ("," in reading.text[numeral.start : numeral.end] or numeral.scale > 1)
    if is_large and (named := _what_changed(token)) is not None:
        return Counted(class_of(named), numeral.end, None, happened)
    if (is_large or (numeral.is_vague and numeral.low >= 20)) and token.dep_ in _ROLES:
        return Counted("", numeral.end, None, happened, needs_unit=True, or_unit=PERSON)
    return None


def _what_changed(token: "Token") -> "Token | None":
    """The plural noun of what rose or fell to the number."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"to", "at", "from"} or token.head.head.pos_ != "VERB":
        return None
    subject = next((child for child in token.head.head.children if child.dep_ in _SUBJECTS), None)
    return subject if subject is not None and subject.tag_ == "NNS" else None


def _of_subject(numeral: Numeral, token: "Token", happened: str | None) -> Counted | None:
    verb = token.head
    if happened in PERSONAL:
        return Counted(PERSON, numeral.end, None, happened)
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    if verb.lemma_ == "be":
        named = next((child for child in verb.children if child.dep_ == "attr"), None)
        if named is not None and named.tag_ not in {"NNS", "NNPS"}:
            return None
        if named is not None:
            return Counted(class_of(named), numeral.end, None, happened)
    return Counted("", numeral.end, None, happened, needs_unit=True, or_unit=PERSON)
