"""What a reporting word reports: the bounds of its content in the parse (docs/method.md, "Reported speech")."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reports.extraction.subjects import FINITE, SUBJECTS, Range, subtree_range
from reports.text.cues import CALLS_FOR, NAMING, SAYING, TOLD, WITH_INFINITIVE, WITH_OBJECT
from reports.text.people import BODIES, PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A clause before the cue that begins with one of these tells when or why it was said.
_AFTERTHOUGHT_WORDS = """
    which where even though although while whereas despite opposed compared according
"""
_AFTERTHOUGHT = frozenset(_AFTERTHOUGHT_WORDS.split())
_SETS_OFF = frozenset([",", "-", "--"])
_ARTICLES = frozenset(["a", "an", "one"])
# "..., a bridge that nobody wanted to pay for": longer than this an apposition is an afterthought.
LONGEST_APPOSITION = 7
# No sentence reports at such length; the bound keeps the cost of a hostile one in proportion to its length.
FARTHEST_END = 200
# A content of fewer words is never cut.
SHORTEST_CONTENT = 3
# "Denied the report" reports nothing that could be read; an object of this many words does.
SHORTEST_OBJECT = 3
_SUBORDINATING = frozenset(
    ["as", "while", "when", "because", "although", "though", "since", "after", "before", "until"]
)


def trimmed(doc: "Doc", bounds: Range) -> Range:
    """The range without punctuation and spaces at its ends; closed brackets stay."""
    start, end = bounds
    while start < end - 1 and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end - 1 > start and (
        doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in {")", "."})
    ):
        end -= 1
    return (start, end)


def without_afterthought(doc: "Doc", bounds: Range, root: int) -> Range:
    """The content up to a clause that a comma or dash sets off at its end: that one is mostly the outlet's.

    Which words begin such a clause was chosen on the development part of PolNeAR (docs/method.md).
    """
    start, end = bounds
    for index in range(max(start + SHORTEST_CONTENT, root), min(end - 2, start + FARTHEST_END)):
        if doc[index].text not in _SETS_OFF:
            continue
        first = doc[index + 1]
        apposed = first.lower_ in _ARTICLES and end - index > LONGEST_APPOSITION
        if (first.lower_ in _AFTERTHOUGHT or first.tag_ == "VBG" or apposed) and not _closes(doc, index, end):
            return (start, index)
    return bounds


def _closes(doc: "Doc", index: int, end: int) -> bool:
    """Whether the clause behind this comma is an insertion: the sentence goes on behind its second comma."""
    clause = doc[index + 1]
    edge = clause.head.right_edge.i + 1 if clause.dep_ != "ROOT" else end
    return edge < end - 1


def content_of(token: "Token", lemma: str, *, passive: bool) -> Range | None:
    """What the verb reports: its clause, for some verbs its object, its infinitive or the name it gives."""
    children = list(token.children)
    spoken = any(child.dep_ in SUBJECTS and child.i < token.i for child in children)
    for child in sorted(children, key=lambda child: spoken and child.i < token.i):
        if child.dep_ == "ccomp" and (lemma in WITH_INFINITIVE or _is_finite(child)):
            return None if _has_its_object(token, lemma) else _clause_range(child, token)
    if passive and lemma not in {"describe", "call", "quote", "reject", "denounce", "condemn", "dismiss"}:
        return None
    if lemma in WITH_INFINITIVE:
        for child in children:
            if child.dep_ == "xcomp" and child.i > token.i:
                found = _after(subtree_range(child), token)
                return without_afterthought(token.doc, found, child.i) if found else None
    if lemma in WITH_OBJECT and (found := _object_range(token, lemma, children)):
        return found
    if lemma in NAMING:
        for child in children:
            if child.dep_ in {"oprd", "xcomp"} and child.i > token.i and child.pos_ != "PROPN":
                return _after(subtree_range(child), token)
            if child.dep_ == "prep" and child.lower_ == "as":
                return _behind_preposition(child)
            if child.dep_ == "ccomp" and child.i > token.i:
                return _behind_subject(child)
    return _called_for(lemma, children)


def _has_its_object(verb: "Token", lemma: str) -> bool:
    """ "Claimed allegiance": with an object of its own a verb takes no clause, unless it tells somebody something."""
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i]
    return lemma not in TOLD and any(is_thing(child) for child in objects)


def is_thing(noun: "Token") -> bool:
    """Whether an object is no person that could be told: a common noun outside the list of people."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() not in PEOPLE | BODIES


def _behind_subject(clause: "Token") -> Range | None:
    """ "call the raid a crime": of the clause without a verb only the name that it gives."""
    subject = next((child for child in clause.children if child.dep_ in SUBJECTS and child.i < clause.i), None)
    start, end = subtree_range(clause)
    if subject is not None:
        start = subject.right_edge.i + 1
    return trimmed(clause.doc, (start, end)) if start < end else None


def _is_finite(clause: "Token") -> bool:
    return clause.tag_ in FINITE or any(child.tag_ in FINITE for child in clause.children)


def _called_for(lemma: str, children: Iterable["Token"]) -> Range | None:
    """ "call for restraint", "warn of war": what stands behind the preposition."""
    prepositions = CALLS_FOR.get(lemma, frozenset())
    for child in children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            return _behind_preposition(child)
    return None


def _object_range(token: "Token", lemma: str, children: Iterable["Token"]) -> Range | None:
    for child in children:
        if lemma == "accuse" and child.dep_ == "prep" and child.lower_ == "of":
            return _behind_preposition(child)
        if lemma == "blame" and child.dep_ == "prep" and child.lower_ == "for":
            return _behind_preposition(child)
    if lemma in {"accuse", "blame"}:
        return None
    for child in children:
        # "denounce the raid" reports a judgement of the raid; "denounce Smith" holds nothing but a name.
        if child.dep_ == "dobj" and child.i > token.i and child.pos_ not in {"PRON", "PROPN"}:
            found = _after(subtree_range(child), token)
            found = without_afterthought(token.doc, found, child.i) if found else None
            return found if found and found[1] - found[0] >= SHORTEST_OBJECT else None
    return None


def _behind_preposition(preposition: "Token") -> Range | None:
    start, end = subtree_range(preposition)
    start = preposition.i + 1
    return trimmed(preposition.doc, (start, end)) if start < end else None


def _clause_range(clause: "Token", cue: "Token") -> Range | None:
    """The clause without "that", and without the cue where the parse lays the one over the other."""
    start, end = subtree_range(clause)
    if clause.i > cue.i:
        start = max(start, cue.i + 1)
    else:
        end = min(end, cue.i)
        if any(token.text in {":", ";"} for token in clause.doc[clause.i : cue.i]):
            return None
        if clause.doc[start].lower_ in _SUBORDINATING or not _is_set_off(clause.doc, end, cue):
            return None
    # Subject and adverbs of the cue itself never belong to the clause.
    for child in cue.children:
        if child.dep_ in SUBJECTS:
            left, right = subtree_range(child)
            if start <= left < end:
                start, end = (right, end) if left - start < end - right else (start, left)
    end = _before_next_report(clause.doc, start, end, cue)
    # ", while others said": the contrast is the outlet's, and often another speaker's.
    for index in range(max(start, clause.i), min(end - 1, start + FARTHEST_END)):
        if clause.doc[index].text == "," and clause.doc[index + 1].lower_ == "while":
            end = index
            break
    if start >= end:
        return None
    if clause.i > cue.i:
        start, end = without_afterthought(clause.doc, (start, end), clause.i)
    return without_that((start, end), clause.doc)


def _before_next_report(doc: "Doc", start: int, end: int, cue: "Token") -> int:
    """The end of the content before "... and said that": the next verb of saying belongs to the same speaker."""
    for index in range(start + SHORTEST_CONTENT, min(end - 1, start + FARTHEST_END)):
        verb = doc[index + 1]
        if doc[index].lower_ in {"and", "but"} and verb.tag_ == cue.tag_ == "VBD" and verb.lemma_.lower() in SAYING:
            tense = next((token.tag_ for token in doc[start:index] if token.tag_ in FINITE), None)
            if tense != "VBD":
                return index
    return end


def _is_set_off(doc: "Doc", end: int, cue: "Token") -> bool:
    """Whether a comma, dash or mark stands between the words before and the attribution: "..., NAME said"."""
    subject = next((child.left_edge.i for child in cue.children if child.dep_ in SUBJECTS and child.i < cue.i), cue.i)
    return any(token.is_punct for token in doc[max(min(end, subject) - 2, 0) : max(subject, end)])


def _after(bounds: Range, token: "Token") -> Range | None:
    start, end = max(bounds[0], token.i + 1), bounds[1]
    return trimmed(token.doc, (start, end)) if start < end else None


def without_that(bounds: Range, doc: "Doc") -> Range | None:
    start, end = trimmed(doc, bounds)
    if doc[start].lower_ == "that" and (doc[start].dep_ == "mark" or doc[start].tag_ == "IN") and end - start > 1:
        start += 1
    while end - 1 > start and doc[end - 1].text in {".", ","}:
        end -= 1
    while end - 1 > start and doc[end - 1].lower_ in {"and", "but", "or"}:
        end -= 1
    return (start, end) if end - start > 1 else None
