"""Reporting words of a parsed paragraph with their speaker phrase and what they report (docs/method.md, "Quotes")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reports.extraction.contents import content_of, trimmed, without_that
from reports.extraction.subjects import (
    FINITE,
    SUBJECTS,
    Range,
    can_speak,
    is_person,
    named_before,
    owner_of,
    speaker_of,
    subtree_range,
)
from reports.text.cues import (
    CLAIMED_THINGS,
    CUE_NOUNS,
    NAMING,
    NEVER_REPORTING,
    NOT_REPORTED_THINGS,
    NOUN_STANCE,
    ONLY_QUOTED,
    SAYING,
    STANCE,
    WITH_OBJECT,
    WITH_PARTICLE,
)
from reports.text.parse import ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Places of a verb in the parse that make its clause a statement of its own.
_MAIN = frozenset(["ROOT", "ccomp", "conj", "parataxis", "dep"])
# No paragraph of prose reports as often; the bound keeps the cost of a hostile one in proportion to its length.
MOST_PHRASES = 300
# Verbs that report without marks only where they give a name.
MARKED_ONLY = ONLY_QUOTED | (NAMING - WITH_OBJECT)
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
        elif token.lower_ == "words" and token.i > 1 and doc[token.i - 2 : token.i].text.lower() == "in the":
            phrase = _in_the_words_of(doc, token)
        elif token.i and doc[token.i - 1].text == "-":
            continue  # "so-called", "self-declared"
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
    return STANCE.get(lemma) or ("neutral" if _reports_a_clause(token) else None)


def _reports_a_clause(token: "Token") -> bool:
    """Whether a verb outside the lexicon reports all the same: somebody does it, and a clause with "that" follows."""
    clause = next((child for child in token.children if child.dep_ == "ccomp" and child.i > token.i), None)
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    if clause is None or subject is None or token.lemma_.lower() in NEVER_REPORTING:
        return False
    that = next((child.i for child in clause.children if child.dep_ == "mark" and child.lower_ == "that"), None)
    if that is None or any(word.is_punct for word in token.doc[token.i : that]):
        return False
    return is_person(token.doc, subtree_range(subject))


def _has_particle_behind(token: "Token", lemma: str) -> bool:
    behind = token.i + 1
    return behind < len(token.doc) and token.doc[behind].lower_ in WITH_PARTICLE.get(lemma, {})


def without_absorbed(phrases: Sequence[Phrase], block: ParsedBlock) -> list[Phrase]:
    """The phrases that report for the outlet: one inside another's content counts only as a report within a report.

    "X says he thinks ..." is X's; "X says that Y told her ..." holds both.
    """
    kept: list[Phrase] = []
    for phrase in phrases:
        outer = next((other for other in reversed(kept[-NEAREST_PHRASES:]) if _holds(other, phrase)), None)
        if outer is None or outer.only_quoted or outer.speaker is None or _speaks_for_itself(block.doc, phrase):
            kept.append(phrase)
    return kept


def _holds(outer: Phrase, inner: Phrase) -> bool:
    return outer.content is not None and outer.content[0] <= inner.token < outer.content[1]


def _speaks_for_itself(doc: "Doc", phrase: Phrase) -> bool:
    """Whether a phrase inside somebody's reported words is a report of its own: a named speaker, a verb of saying."""
    if phrase.speaker is None or phrase.content is None or phrase.only_quoted:
        return False
    pronoun = phrase.speaker[1] - phrase.speaker[0] == 1 and doc[phrase.speaker[0]].pos_ == "PRON"
    return not pronoun and (phrase.lemma in SAYING or phrase.lemma == "according to")


def _is_idiom(token: "Token", lemma: str) -> bool:
    """Whether nobody speaks: "that said, ...", "it goes without saying"."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    opens = token.i == 1 or (token.i > 1 and token.doc[token.i - 1].is_sent_start is True)
    return lemma == "say" and (before == "without" or (before == "that" and opens))


def _verb_phrase(doc: "Doc", token: "Token", lemma: str, stance: str) -> Phrase | None:
    if _is_idiom(token, lemma):
        return None
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children)
    speaker = speaker_of(token) or named_before(token)
    content = content_of(token, lemma, passive=passive)
    if lemma == "claim":
        things = {child.lemma_.lower() for child in token.children if child.dep_ == "dobj"}
        if things & NOT_REPORTED_THINGS:
            return None
        if things & CLAIMED_THINGS:
            thing = next(child for child in token.children if child.dep_ == "dobj")
            stance, content = "neutral", subtree_range(thing)
    if content is not None and _is_unsaid(token, lemma, speaker):
        content = None
    elif content is None and lemma in SAYING and not passive:
        content = _around(token)
    if content is None and _may_close_sentence(token, lemma, passive=passive):
        speaker, content = _put_behind(token, speaker)
    return Phrase(
        token=token.i,
        words=(token.i, token.i + (2 if _has_particle_behind(token, lemma) else 1)),
        stance=stance,
        lemma=lemma,
        speaker=trimmed(doc, speaker) if speaker else None,
        content=content,
        only_quoted=lemma in MARKED_ONLY and not _gives_a_name(token, lemma),
    )


def _gives_a_name(verb: "Token", lemma: str) -> bool:
    """Whether the verb calls something by a name: "call the raid a crime" reports even without marks.

    "A firm called NAME" does not: nobody is said to call it so.
    """
    children = list(verb.children)
    nobody = verb.dep_ == "acl" and verb.tag_ == "VBN" and not any(child.dep_ == "agent" for child in children)
    itself = any(word.lower_ == "itself" for child in children for word in (child, *child.children))
    gives = any(child.dep_ == "oprd" or (child.dep_ == "prep" and child.lower_ == "as") for child in children)
    return lemma in NAMING and gives and not nobody and not itself


def _around(cue: "Token") -> Range | None:
    """What is reported around an insertion: "And, NAME says, the road is long", "The road, NAME said, is ..." """
    head, doc = cue.head, cue.doc
    if cue.dep_ not in {"ccomp", "parataxis"} or head.i < cue.i or head.lemma_ in SAYING:
        return None
    comma = cue.right_edge.i if cue.right_edge.text == "," else cue.right_edge.i + 1
    if comma >= head.i or doc[comma].text != ",":
        return None
    end = head.right_edge.i + 1
    cut = next((child for child in head.children if child.dep_ in SUBJECTS and child.i < cue.left_edge.i), None)
    start = cut.left_edge.i if cut is not None else comma + 1
    return trimmed(doc, (start, end)) if start < end else None


def _is_unsaid(cue: "Token", lemma: str, speaker: Range | None) -> bool:
    """Whether nobody said what the verb governs: "did not say that", "when asked if", "the vote threatens to"."""
    children = list(cue.children)
    if lemma in SAYING and any(child.dep_ == "neg" for child in children):
        return True
    if cue.tag_ == "VBN" and cue.dep_ in {"advcl", "acl"} and not any(child.dep_ == "agent" for child in children):
        return True
    objects = {child.lemma_.lower() for child in children if child.dep_ == "dobj"}
    unnamed = "anonymity" in objects or (lemma in {"ask", "request"} and _asks_to_stay_unnamed(cue))
    if unnamed or _speaks_for_the_outlet(cue, speaker):
        return True
    return speaker is not None and lemma not in SAYING and not can_speak(cue.doc, speaker)


def _asks_to_stay_unnamed(cue: "Token") -> bool:
    """ "Asked not to be named": how somebody spoke, and nothing that was said."""
    behind = cue.doc[cue.i + 1 : cue.i + 5].text.lower()
    return behind.startswith(("not to be named", "not to be identified", "to remain anonymous"))


def _speaks_for_the_outlet(cue: "Token", speaker: Range | None) -> bool:
    """ "I think", "one could say", "those who say": the writer, the reader, or whoever it may be; nobody is quoted."""
    if speaker is None or speaker[1] - speaker[0] > 1:
        return False
    word = cue.doc[speaker[0]].lower_
    return word in {"i", "we", "you", "one"} or (word == "those" and cue.dep_ == "relcl")


def _may_close_sentence(cue: "Token", lemma: str, *, passive: bool) -> bool:
    """Whether a verb may be the attribution at the end of a sentence: finite, of saying, and without an object."""
    if lemma not in SAYING or passive or cue.tag_ not in FINITE:
        return False
    return not any(child.dep_ in {"dobj", "xcomp", "oprd"} for child in cue.children)


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
    if not any(token.tag_ in FINITE and token.dep_ in _MAIN for token in doc[sentence.start : comma]):
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
    while head.dep_ == "ccomp" and head.head.i < head.i and head.head.pos_ == "VERB":
        head = head.head  # "X said ..., according to Y": Y has all of it
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


def _in_the_words_of(doc: "Doc", token: "Token") -> Phrase | None:
    """ "In the words of NAME, ...": what stands in marks in that sentence is NAME's."""
    of = next((child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"), None)
    target = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    if target is None:
        return None
    speaker = trimmed(doc, subtree_range(target))
    words = (token.i - 2, token.i + 2)
    content = trimmed(doc, (speaker[1], token.sent.end)) if speaker[1] < token.sent.end else None
    return Phrase(token.i, words, "neutral", "in the words of", speaker, content, only_quoted=True)


def _noun_phrase(doc: "Doc", token: "Token", lemma: str) -> Phrase | None:
    """A noun with a clause ("the claim that ..."): the noun is the cue, its owner the speaker."""
    clause = next((child for child in token.children if child.dep_ == "acl" and child.tag_ != "VBG"), None)
    if clause is None or not any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
        return None
    owner = owner_of(token)
    content = without_that(subtree_range(clause), doc)
    stance = NOUN_STANCE.get(lemma, "neutral")
    return Phrase(token.i, (token.i, token.i + 1), stance, lemma, trimmed(doc, owner) if owner else None, content)
