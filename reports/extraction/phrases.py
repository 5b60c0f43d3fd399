"""Reporting words of a parsed paragraph with their speaker phrase and what they report (docs/method.md, "Quotes")."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reports.extraction.subjects import (
    FINITE,
    SUBJECTS,
    Range,
    named_before,
    owner_of,
    speaker_of,
    subtree_range,
)
from reports.text.cues import (
    CALLS_FOR,
    CLAIMED_THINGS,
    CUE_NOUNS,
    NAMING,
    NOT_REPORTED_THINGS,
    NOUN_STANCE,
    ONLY_QUOTED,
    SAYING,
    STANCE,
    WITH_INFINITIVE,
    WITH_OBJECT,
    WITH_PARTICLE,
)
from reports.text.parse import ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A clause before the cue that begins with one of these tells when or why it was said.
_SUBORDINATING = frozenset(
    ["as", "while", "when", "because", "although", "though", "since", "after", "before", "until"]
)
# No paragraph of prose reports as often; the bound keeps the cost of a hostile one in proportion to its length.
MOST_PHRASES = 300
# How many phrases back an enclosing one is looked for.
NEAREST_PHRASES = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """One reporting word: ``token`` is its number, ``words`` its range, ``content`` the range it reports."""

    token: int
    words: Range
    stance: str
    lemma: str
    speaker: Range | None
    content: Range | None
    only_quoted: bool = False


def phrases_of(block: ParsedBlock) -> tuple[Phrase, ...]:
    """All reporting words of a paragraph in text order."""
    return tuple(sorted(islice(_phrases(block.doc), MOST_PHRASES), key=lambda phrase: phrase.token))


def _phrases(doc: "Doc") -> Iterator[Phrase]:
    for token in doc:
        lemma = token.lemma_.lower()
        phrase = None
        if token.lower_ == "according":
            phrase = _according_to(doc, token)
        elif token.pos_ == "VERB" and (stance := stance_of(token, lemma)):
            phrase = _verb_phrase(doc, token, lemma, stance)
        elif lemma in CUE_NOUNS and token.pos_ == "NOUN":
            phrase = _noun_phrase(doc, token, lemma)
        if phrase is not None:
            yield phrase


def stance_of(token: "Token", lemma: str) -> str | None:
    """The stance of a reporting verb, with its particle where that makes it one ("point out"); else None."""
    if lemma in WITH_PARTICLE:
        for child in token.children:
            if child.lower_ in WITH_PARTICLE[lemma]:
                return WITH_PARTICLE[lemma][child.lower_]
    return STANCE.get(lemma)


def _has_particle_behind(token: "Token", lemma: str) -> bool:
    behind = token.i + 1
    return behind < len(token.doc) and token.doc[behind].lower_ in WITH_PARTICLE.get(lemma, {})


def without_absorbed(phrases: Sequence[Phrase], block: ParsedBlock) -> list[Phrase]:
    """The phrases without those inside another's content that only a pronoun speaks: "X says he thinks ..."."""
    kept: list[Phrase] = []
    for phrase in phrases:
        outer = next((other for other in reversed(kept[-NEAREST_PHRASES:]) if _holds(other, phrase)), None)
        if outer is None or phrase.speaker is None or not _is_pronoun(block.doc, phrase.speaker):
            kept.append(phrase)
    return kept


def _holds(outer: Phrase, inner: Phrase) -> bool:
    return outer.content is not None and outer.content[0] <= inner.token < outer.content[1]


def _is_pronoun(doc: "Doc", bounds: Range) -> bool:
    return bounds[1] - bounds[0] == 1 and doc[bounds[0]].pos_ == "PRON"


def _verb_phrase(doc: "Doc", token: "Token", lemma: str, stance: str) -> Phrase | None:
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children)
    speaker = speaker_of(token) or named_before(token)
    content = _content_of(token, lemma, passive=passive)
    if lemma == "claim":
        things = {child.lemma_.lower() for child in token.children if child.dep_ == "dobj"}
        if things & NOT_REPORTED_THINGS:
            return None
        if things & CLAIMED_THINGS:
            thing = next(child for child in token.children if child.dep_ == "dobj")
            stance, content = "neutral", subtree_range(thing)
    if content is None and lemma in SAYING:
        content = _around(token)
    if content is None and lemma in SAYING:
        speaker, content = _put_behind(token, speaker)
    return Phrase(
        token=token.i,
        words=(token.i, token.i + (2 if _has_particle_behind(token, lemma) else 1)),
        stance=stance,
        lemma=lemma,
        speaker=trimmed(doc, speaker) if speaker else None,
        content=content,
        only_quoted=lemma in ONLY_QUOTED and not _gives_a_name(token, lemma),
    )


def _gives_a_name(verb: "Token", lemma: str) -> bool:
    """Whether the verb calls something by a name: "call the raid a crime" reports even without marks."""
    return lemma in NAMING and any(child.dep_ == "oprd" for child in verb.children)


def _around(cue: "Token") -> Range | None:
    """What is reported around an insertion: "And, NAME tells the crowd, the road is long." """
    head = cue.head
    if cue.dep_ not in {"ccomp", "parataxis"} or head.i < cue.i or head.lemma_ in STANCE:
        return None
    comma = cue.right_edge.i + 1
    if comma >= head.i or comma >= len(cue.doc) or cue.doc[comma].text != ",":
        return None
    end = head.right_edge.i + 1
    return trimmed(cue.doc, (comma + 1, end)) if comma + 1 < end else None


def _put_behind(cue: "Token", speaker: Range | None) -> tuple[Range | None, Range | None]:
    """Speaker and content where the attribution ends the sentence: "..., General NAME, head of ORG, said on TV."

    The parser often leaves such a verb without subject or clause; then the commas decide.
    """
    doc, sentence = cue.doc, cue.sent
    if sentence.end - cue.i > 15 or any(token.pos_ == "VERB" for token in doc[cue.i + 1 : sentence.end]):
        return speaker, None
    if speaker is None:
        people = [entity for entity in sentence.ents if entity.label_ == "PERSON" and entity.end <= cue.i]
        if not people:
            return None, None
        start = people[-1].start
        while start > sentence.start and doc[start - 1].text not in {",", ";", '"'}:
            start -= 1
        speaker = (start, cue.i)
    start = min(speaker[0], cue.i)
    comma = start - 1
    if comma <= sentence.start + 2 or doc[comma].text != "," or speaker[1] > cue.i + 12:
        return speaker, None
    if not any(token.tag_ in FINITE for token in doc[sentence.start : comma]):
        return speaker, None
    return speaker, trimmed(doc, (sentence.start, comma))


def _according_to(doc: "Doc", token: "Token") -> Phrase | None:
    to = token.i + 1
    if to >= len(doc) or doc[to].lower_ != "to":
        return None
    target = next((child for child in doc[to].children if child.dep_ == "pobj"), None)
    if target is None:
        return None
    speaker = trimmed(doc, subtree_range(target))
    head = token.head if token.head.i != token.i else doc[to].head
    content = None
    if head.i not in (token.i, to) and head.pos_ in {"VERB", "AUX"}:
        content = subtree_range(head)
        # What is reported is the clause without the phrase itself; in the middle it stays a hole for the voice.
        if content[0] <= token.i < content[1]:
            inner_end = speaker[1]
            if token.i - content[0] < 2:
                content = (inner_end, content[1])
            elif content[1] - inner_end < 3:
                content = (content[0], token.i)
    ranged = trimmed(doc, content) if content and content[0] < content[1] else None
    return Phrase(token.i, (token.i, to + 1), "neutral", "according to", speaker, ranged)


def _noun_phrase(doc: "Doc", token: "Token", lemma: str) -> Phrase | None:
    """A noun with a clause ("the claim that ..."): the noun is the cue, its owner the speaker."""
    clause = next((child for child in token.children if child.dep_ == "acl" and child.tag_ != "VBG"), None)
    if clause is None or not any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
        return None
    owner = owner_of(token)
    content = _without_that(subtree_range(clause), doc)
    stance = NOUN_STANCE.get(lemma, "neutral")
    return Phrase(token.i, (token.i, token.i + 1), stance, lemma, trimmed(doc, owner) if owner else None, content)


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


def _content_of(token: "Token", lemma: str, *, passive: bool) -> Range | None:
    """What the verb reports: its clause, for some verbs its object, its infinitive or the name it gives."""
    children = list(token.children)
    for child in children:
        if child.dep_ == "ccomp" and (lemma in WITH_INFINITIVE or _is_finite(child)):
            return _clause_range(child, token)
    if passive and lemma not in {"describe", "call", "quote", "reject", "denounce", "condemn", "dismiss"}:
        return None
    if lemma in WITH_INFINITIVE:
        for child in children:
            if child.dep_ == "xcomp" and child.i > token.i:
                return _after(subtree_range(child), token)
    if lemma in WITH_OBJECT and (found := _object_range(token, lemma, children)):
        return found
    if lemma in NAMING:
        for child in children:
            if child.dep_ in {"oprd", "xcomp"} and child.i > token.i:
                return _after(subtree_range(child), token)
            if child.dep_ == "prep" and child.lower_ == "as":
                return _behind_preposition(child)
            if child.dep_ == "ccomp" and child.i > token.i:
                return _behind_subject(child)
    return _called_for(lemma, children)


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
            return _after(subtree_range(child), token)
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
        if clause.doc[start].lower_ in _SUBORDINATING:
            return None
    # Subject and adverbs of the cue itself never belong to the clause.
    for child in cue.children:
        if child.dep_ in SUBJECTS:
            left, right = subtree_range(child)
            if start <= left < end:
                start, end = (right, end) if left - start < end - right else (start, left)
    # ", while others said": the contrast is the outlet's, and often another speaker's.
    for index in range(max(start, clause.i), end - 1):
        if clause.doc[index].text == "," and clause.doc[index + 1].lower_ == "while":
            end = index
            break
    return _without_that((start, end), clause.doc) if start < end else None


def _after(bounds: Range, token: "Token") -> Range | None:
    start, end = max(bounds[0], token.i + 1), bounds[1]
    return trimmed(token.doc, (start, end)) if start < end else None


def _without_that(bounds: Range, doc: "Doc") -> Range | None:
    start, end = trimmed(doc, bounds)
    if doc[start].lower_ == "that" and doc[start].dep_ == "mark" and end - start > 1:
        start += 1
    while end - 1 > start and doc[end - 1].text in {".", ","}:
        end -= 1
    return (start, end) if end - start > 1 else None
