"""Words that keep a term at a distance: the writer mentions it, denies it or leaves it to somebody else.

A term behind "so-called" is not the outlet's own label, behind "accused of" it is somebody's accusation, behind "is not
a" it is denied (docs/method.md, "Loaded terms").
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from framing.analysis.contexts import Surroundings


class Distance(StrEnum):
    """How a term is kept at a distance."""

    MENTIONED = "mentioned"
    ATTRIBUTED = "attributed"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that make the distance."""

    distance: Distance
    text: str


_GAP = r"(?:(?:an?|the|its|their|his|her|any|such|being|as)\s)*"
# The bracketed part is what a reason shows. At most so many words may stand between the cue and the term.
_MENTIONED = (
    re.compile(
        rf"\b(so-called|self-styled|self-proclaimed|self-described)\s{_GAP}(?P<between>(?:[\w'-]+\s){{0,2}})['\"]?$"
    ),
    re.compile(
        r"\b(what\s(?:[\w'.-]+\s){1,8}?(?:calls?|called|terms?|termed|dubs?|dubbed|labels?|labell?ed|brands?|branded"
        rf"|(?:describes?|described|refers?\sto|referred\sto)\sas))\s{_GAP}(?P<between>(?:[\w'-]+\s){{0,1}})['\"]?$"
    ),
    re.compile(rf"\b(described\s(?:[\w'.-]+\s){{0,8}}?by\s(?:[\w'.-]+\s){{1,6}}?as)\s{_GAP}(?P<between>)['\"]?$"),
    re.compile(rf"\b(described\sby\s(?:[\w'.-]+\s){{1,6}}?as)\s{_GAP}(?P<between>(?:[\w'-]+\s){{0,1}})['\"]?$"),
)
_ATTRIBUTED = (
    re.compile(rf"\b((?:accused|charged|convicted|acquitted)\s(?:of|with))\s{_GAP}(?P<between>(?:[\w'-]+\s){{0,3}})$"),
    re.compile(rf"\b(accus(?:e|es|ed|ing)\s(?:[\w'.-]+\s){{1,8}}?of)\s{_GAP}(?P<between>(?:[\w'-]+\s){{0,3}})$"),
    re.compile(r"\b(alleged(?:ly)?|purported(?:ly)?)\s(?P<between>(?:[\w'-]+\s){0,2})$"),
)
_DENYING = (
    r"(?:not|never|hardly|no longer)(?:\s(?:an?|the|any))?",
    r"far from(?!\sthe\b)(?:\sbeing)?(?:\san?)?",
    r"anything but(?:\san?)?",
    r"den(?:y|ies|ied|ying)\s(?:that\s\w+\s(?:is|are|was|were)|being|to be)(?:\san?)?",
)
_NEGATED = (re.compile(rf"((?<!\w)(?:{'|'.join(_DENYING)})|n't(?:\san?)?)\s(?P<between>(?:[\w'-]+\s){{0,1}})$"),)
# "not only a terrorist" denies nothing.
_NOT_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
_GOVERNING_TAGS = frozenset({"VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PART", "PRON"})
# Places where a noun says what something is: there a negation of the verb denies the label, elsewhere only the event.
_PREDICATE_RELATIONS = frozenset({"attr", "acomp", "oprd"})


def distance_of(around: Surroundings) -> Cue | None:
    """The cue that keeps the match at a distance, the strongest first; None when the words are used plainly."""
    for distance, patterns in ((Distance.MENTIONED, _MENTIONED), (Distance.ATTRIBUTED, _ATTRIBUTED)):
        for pattern in patterns:
            found = pattern.search(around.left)
            if found and not _belongs_to_name(around, found["between"]):
                return Cue(distance, found[1])
    return _negation(around)


def _belongs_to_name(around: Surroundings, between: str) -> bool:
    """Whether the words between cue and term hold a name, which the cue then speaks of instead."""
    count = len(between.split())
    doc, start = around.tokens.doc, around.tokens.start
    return any(token.pos_ == "PROPN" for token in doc[max(around.sentence.start, start - count) : start])


def _is_governed(around: Surroundings, between: str) -> bool:
    """Whether the word between denial and term is what is denied: "did not fear terrorists"."""
    if not between:
        return False
    before = around.tokens.doc[around.tokens.start - 1]
    return before.pos_ in _GOVERNING_TAGS and before.dep_ != "amod"


def _negation(around: Surroundings) -> Cue | None:
    for pattern in _NEGATED:
        found = pattern.search(around.left)
        if found and found["between"].strip() not in _NOT_ONLY and not _is_governed(around, found["between"]):
            return Cue(Distance.NEGATED, found[1])
    head = around.head
    governor = head.head if head.dep_ in _PREDICATE_RELATIONS else head if head.pos_ == "VERB" else None
    if governor is None:
        return None
    for child in governor.children:
        following = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
        if child.dep_ == "neg" and following not in _NOT_ONLY:
            return Cue(Distance.NEGATED, child.lower_)
    return None
