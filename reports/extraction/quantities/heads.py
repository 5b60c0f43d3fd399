"""The noun that a number counts (docs/method.md, "Quantities")."""

from typing import TYPE_CHECKING

from reports.extraction.quantities.counted import NOTHING, Counted
from reports.extraction.quantities.happenings import MATERIAL, PERSONAL, happening_to
from reports.extraction.quantities.numerals import Numeral
from reports.extraction.quantities.reading import Reading, end_of
from reports.extraction.quantities.unit_words import VAGUE_THINGS
from reports.extraction.quantities.units import PERSON, class_of
from reports.extraction.quantities.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# From the method: how many words behind its number a noun may stand.
FARTHEST_HEAD = 9
_PASSED_WORDS = words("\" ' & - / more other others additional further")
_DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march "
    "april june july august september october november december"
)
_UNCHANGED = words(
    "personnel aircraft police staff people troops crew spacecraft sheep fish hovercraft offspring cattle infantry "
    "cavalry folk youth wounded dead injured missing children women men percent warcraft watercraft faculty"
)
_STATES = frozenset(["dead", "wounded", "injured", "missing"])
_PRONOUNS = frozenset(["them", "those", "whom", "which", "us", "these", "whose"])
_DETERMINERS = words("the these those his her its their our my your all such another")


def nouned(numeral: Numeral, end: int, reading: Reading) -> Counted | None:
    """The number with its noun: "12 armed men", "dozens of operations", "three of the soldiers", "41 of them"."""
    if reading.text[end : end + 1] == "-":
        return None
    start = reading.after(end)
    token = reading.at(start)
    if token is None:
        return None
    of_whole = False
    behind = reading.at(start + 2)
    if token.lower_ == "out" and (behind is None or not (behind.like_num or behind.lower_ in _DETERMINERS)):
        return None
    if token.lower_ in {"of", "out"}:
        start, of_whole = _behind_of(numeral, reading, token)
        if start < 0:
            return _of_pronoun(numeral, reading, -start)
    head = head_from(reading, start)
    if head is None:
        return None
    if _refuses(numeral, head, reading):
        return NOTHING
    if head.lower_ in {"other", "others", "more"}:
        happened = happening_to(head)
        known = PERSON if happened in PERSONAL else ""
        return Counted(known, end_of(head), head, happened, needs_unit=not known, or_unit=PERSON)
    return Counted(class_of(head), end_of(head), head, of_whole=of_whole, first=reading.doc[start].idx)


def _of_pronoun(numeral: Numeral, reading: Reading, place: int) -> Counted | None:
    """ "Two of them", with the noun where it follows: "17 of them police officers", "two of whose drivers"."""
    pronoun = reading.doc[place]
    following = reading.at(place + 1)
    if following is not None and following.pos_ in {"NOUN", "ADJ", "PROPN"}:
        head = head_from(reading, place + 1)
        if head is not None and head.tag_ in {"NNS", "NNPS"} and head.dep_ not in {"dobj", "pobj"}:
            return Counted(class_of(head), end_of(head), head, of_whole=True, first=following.idx)
    if numeral.low == 1 and pronoun.lower_ not in {"them", "whom"}:
        return NOTHING
    return Counted("", end_of(pronoun), of_whole=True, needs_unit=True)


def _behind_of(numeral: Numeral, reading: Reading, of: "Token") -> tuple[int, bool]:
    """Where the noun behind "of" begins; negative, with the pronoun's number, where a pronoun stands there."""
    start = of.i + (2 if of.lower_ == "out" else 1)
    of_whole = not numeral.is_vague
    token = reading.at(start)
    while token is not None and token.lower_ in _DETERMINERS:
        behind = reading.at(start + 1)
        if token.lower_ in _PRONOUNS and (behind is None or behind.pos_ not in {"NOUN", "ADJ", "PROPN", "NUM"}):
            return -start, True
        start += 1
        of_whole = True
        token = behind
    if token is not None and token.lower_ in _PRONOUNS:
        return -start, True
    if token is not None and token.like_num:
        start += 1
    return start, of_whole


def head_from(reading: Reading, start: int) -> "Token | None":
    """The last noun of the unbroken phrase that begins at this word."""
    head = None
    doc = reading.doc
    for number in range(start, min(start + FARTHEST_HEAD, len(doc))):
        token = doc[number]
        lower = token.lower_
        if lower in _DAYS:
            break
        if head is not None and _is_spelt_on(head, token):
            head = head if lower == "-" else token
        elif _is_noun(token, head):
            if head is not None and _begins_anew(head, token):
                break
            if head is None or lower not in {"more", "other"}:
                head = token
        elif lower in {'"', "'"}:
            if head is not None and (number + 1 == len(doc) or doc[number + 1].pos_ != "NOUN"):
                break
        elif lower == "-":
            # A dash between two spaces ends the phrase; a hyphen does not.
            if token.whitespace_:
                break
        elif lower not in {"/", "&", "'s"} and not _may_stand_between(token, head):
            break
    return head


def _is_spelt_on(head: "Token", token: "Token") -> bool:
    """Whether a single letter goes on behind its hyphen: "e-mails", "X-rays"."""
    hyphen = head.nbor(1)
    return len(head.text) == 1 and hyphen.text == "-" and not hyphen.whitespace_ and token.i <= hyphen.i + 1


def _is_noun(token: "Token", head: "Token | None") -> bool:
    if token.pos_ in {"NOUN", "PROPN"}:
        return True
    if head is not None or token.lower_ not in {"others", "other", "more", *_STATES}:
        return False
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return behind is None or behind.pos_ not in {"NOUN", "PROPN", "ADJ"}


def _begins_anew(head: "Token", token: "Token") -> bool:
    """Whether a noun behind the head begins something else: a verb mistaken in a headline, a name behind a noun."""
    if head.tag_ == "NNS" and token.pos_ == "PROPN" and token.head.i != head.i:
        return token.dep_ not in {"compound", "nmod"} or not token.head.i > token.i
    return head.tag_ == "NNS" and token.dep_ in {"nsubj", "dobj", "npadvmod"} and head.dep_ not in {"compound", "nmod"}


def _may_stand_between(token: "Token", head: "Token | None") -> bool:
    if token.pos_ in {"ADJ", "ADV"} or token.tag_ in {"VBN", "VBG", "JJ"}:
        if head is None:
            return token.dep_ not in {"ROOT", "advcl"} or token.pos_ == "ADJ"
        return token.head.i > token.i and token.dep_ in {"amod", "advmod", "compound", "nmod"}
    if token.pos_ == "CCONJ" and token.lower_ in {"and", "or"}:
        return token.head.dep_ in {"amod", "compound", "nmod"} and token.i + 1 < len(token.doc)
    if token.text == ",":
        return token.head.i > token.i and head is None and token.nbor(-1).pos_ == "ADJ"
    return token.lower_ in _PASSED_WORDS


def _refuses(numeral: Numeral, head: "Token", reading: Reading) -> bool:
    """Whether the noun shows that the number counts nothing: a singular, a name, a thing of no figure."""
    lower, lemma = head.lower_, head.lemma_.lower()
    is_unchanged = lower in _UNCHANGED or lemma in _UNCHANGED
    if numeral.is_vague:
        return lemma in VAGUE_THINGS or lower in VAGUE_THINGS or (head.tag_ in {"NN", "NNP"} and not is_unchanged)
    if numeral.is_word and numeral.low <= 3 and lemma in VAGUE_THINGS:
        return True
    if numeral.low == 1 and numeral.high == 1:
        return lemma == "time" or _is_idle_one(numeral, head, reading)
    if head.tag_ in {"NN", "NNP"} and not is_unchanged and not lower.endswith("s"):
        return True
    return head.pos_ == "PROPN" and class_of(head).startswith("other:") and head.tag_ != "NNPS"


def _is_idle_one(numeral: Numeral, head: "Token", reading: Reading) -> bool:
    """ "One" counts people and things that came to harm, people who only are there, and what a comparator marks."""
    before = reading.text[max(numeral.start - 12, 0) : numeral.start].lower()
    if before.endswith(("at least ", "only ", "just ", "exactly ", "than ")):
        return False
    if not numeral.is_word:
        return head.tag_ not in {"NNS", "NNPS"}
    unit = class_of(head)
    happened = happening_to(head)
    if unit == PERSON:
        return happened not in PERSONAL and happened != "have" and happened is not None
    return not (unit in {"site", "vehicle", "weapon"} and happened in MATERIAL)
