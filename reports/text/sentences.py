"""Sentences from a parse, repaired where the parser breaks them (docs/method.md, "Sentences")."""

import re
from typing import TYPE_CHECKING

from reports.text.cues import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Maj|Lt|Col|Capt|Sgt|Cpl|Pvt|Adm|Cmdr|Brig|Sen|Rep|Gov|Hon|Rev|Fr|St|Amb|Pres|Sec|"
    r"Supt|Det|Insp|Messrs|No|Nos|vs|Op|Art|Fig|approx|cf|e\.g|i\.e)\.|[A-Z]\."
)
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}|(?:Inc|Corp|Ltd|Co|Bros|Jr|Sr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|a\.m|p\.m)\.")
_ENDINGS = (".", "!", "?", "…", "...")
_CLOSERS = frozenset(['"', "'", "''", ")", "]", "}"])
_STARTER_WORDS = """
    The A An This That These Those It He She They We I You In On At But And However Meanwhile While When After Before As
    If For His Her Their Its There Some Many Most Both
"""
# Capitalised because a sentence begins, behind an abbreviation that may or may not have ended one.
_STARTERS = frozenset(_STARTER_WORDS.split())
LONGEST_ATTRIBUTION = 20


def sentence_ranges(doc: "Doc") -> list[tuple[int, int]]:
    """Start and end of each sentence, as characters of the paragraph, without the white space around it."""
    starts: list[int] = []
    for sentence in doc.sents:
        start = _start_behind_closers(doc, sentence.start)
        if start >= sentence.end:
            continue
        if not starts or (_breaks_before(doc, start) and not _is_attribution(doc, sentence)):
            starts.append(start)
    ranges: list[tuple[int, int]] = []
    for number, start in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else len(doc)
        first = doc[start].idx if number else 0
        last = doc[stop - 1]
        words = doc.text[first : last.idx + len(last)]
        if words.strip():
            first += len(words) - len(words.lstrip())
            ranges.append((first, first + len(words.strip())))
    return ranges


def _start_behind_closers(doc: "Doc", start: int) -> int:
    """A closing mark belongs to the sentence before it: it follows without a space."""
    while 0 < start < len(doc) and doc[start].text in _CLOSERS and not doc[start - 1].whitespace_:
        start += 1
    while start < len(doc) and doc[start].is_space:
        start += 1
    return start


def _breaks_before(doc: "Doc", start: int) -> bool:
    """Whether a sentence may begin here: something ended before it, and it looks like a beginning."""
    if start >= len(doc):
        return False
    before = start - 1
    while before > 0 and (doc[before].text in _CLOSERS or doc[before].is_space):
        before -= 1
    last, first = doc[before].text, doc[start].text
    if not last.endswith(_ENDINGS):
        return False
    if first[0].islower():
        return False
    if before == start - 1 and _TITLE.fullmatch(last):
        return False
    return not (before == start - 1 and _DOTTED.fullmatch(last) and first not in _STARTERS and first[0].isalpha())


def _is_attribution(doc: "Doc", sentence: "DocSpan") -> bool:
    """Whether a short sentence behind a closing mark only says whose words those were."""
    start = _start_behind_closers(doc, sentence.start)
    if start < 1 or doc[start - 1].text not in {'"', "''"} or sentence.end - start > LONGEST_ATTRIBUTION:
        return False
    root: Token = sentence.root
    if root.lemma_ not in SAYING or root.pos_ != "VERB":
        return False
    kinds = {child.dep_ for child in root.children}
    if not kinds & {"nsubj", "nsubjpass"} or kinds & {"ccomp", "xcomp"}:
        return False
    return '"' not in doc.text[doc[start].idx : sentence.end_char] and (root.lemma_ == "tell" or "dobj" not in kinds)
