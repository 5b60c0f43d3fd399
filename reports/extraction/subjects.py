"""Who performs a reporting verb, found along the parse and not guessed (docs/method.md, "Speakers")."""

from typing import TYPE_CHECKING

from reports.text.cues import CUE_NOUNS
from reports.text.people import BODIES, PEOPLE, SPEAKING_ENTITIES, STANDING_FOR_PEOPLE, TEXTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Half-open range of token numbers in one paragraph."""

FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
_RELATIVE = frozenset(["who", "which", "that", "whom"])
_INHERITING = frozenset(["conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "prep"])
# How far a subject is looked for up the tree: a bound for odd parses.
LONGEST_CLIMB = 8


def owner_of(noun: "Token") -> Range | None:
    """Whose statement it is: "X's statement", "a statement by X", "a statement from X"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ not in {"its", "their", "his", "her"}:
            start, end = subtree_range(child)
            return (start, end - 1 if child.doc[end - 1].lower_ in {"'s", "'"} else end)
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            for target in child.children:
                if target.dep_ == "pobj":
                    return subtree_range(target)
    return None


def speaker_of(cue: "Token") -> Range | None:
    """The phrase of whoever performs the reporting verb, found along the clause and not guessed."""
    token = cue
    for _ in range(LONGEST_CLIMB):
        found = _own_speaker(token)
        if found is not None:
            return _speaker_behind(found, cue)
        if token.dep_ == "relcl":
            return subtree_until(token.head, token)
        if token.dep_ == "acl":
            if any(child.dep_ == "agent" for child in token.children):
                return None
            return subtree_until(token.head, token)
        if token.dep_ not in _INHERITING or token.head.i == token.i:
            return None
        if token.dep_ == "ccomp" and token.head.i > token.i:
            return None
        token = token.head
    return None


def can_speak(doc: "Doc", bounds: Range) -> bool:
    """Whether a phrase names people, a body, a text or somebody's pronoun: what "can say" something at all."""
    head = head_of(doc, bounds)
    lemma = head.lemma_.lower()
    if lemma in PEOPLE or lemma in BODIES or lemma in TEXTS or head.lower_ in STANDING_FOR_PEOPLE:
        return True
    # A capital behind another word makes a name, whatever the model takes it for.
    named = head.pos_ == "PROPN" or (head.i > bounds[0] and head.text[0].isupper())
    return named or head.ent_type_ in SPEAKING_ENTITIES or head.lower_ == "it"


def is_person(doc: "Doc", bounds: Range) -> bool:
    """Whether a phrase names or stands for people."""
    head = head_of(doc, bounds)
    if head.ent_type_ in {"PERSON", "NORP"} or head.lemma_.lower() in PEOPLE:
        return True
    return head.lower_ in STANDING_FOR_PEOPLE


def head_of(doc: "Doc", bounds: Range) -> "Token":
    """The word of the phrase on which all others hang."""
    for token in doc[bounds[0] : bounds[1]]:
        if not bounds[0] <= token.head.i < bounds[1] or token.head.i == token.i:
            return token
    return doc[bounds[1] - 1]


def named_before(cue: "Token") -> Range | None:
    """The person named right before the verb: a long apposition often takes the subject's place in the parse."""
    if cue.tag_ not in FINITE or cue.i == 0:
        return None
    end = cue.i - 1 if cue.doc[cue.i - 1].text == "," else cue.i
    person = next((name for name in cue.sent.ents if name.label_ == "PERSON" and name.end == end), None)
    return (person.start, person.end) if person else None


def _own_speaker(token: "Token") -> "Token | None":
    """The subject that belongs to this verb, or the agent of its passive."""
    for child in token.children:
        if child.dep_ == "agent":
            return next((target for target in child.children if target.dep_ == "pobj"), None)
    passive = any(child.dep_ == "auxpass" for child in token.children)
    for child in token.children:
        if child.dep_ in SUBJECTS:
            if passive and token.lemma_ not in {"quote", "cite", "hear", "see", "commit", "concern", "worry"}:
                continue
            if child.lower_ in _RELATIVE and token.dep_ == "relcl":
                return _antecedent(child, token.head)
            if child.lower_ in {"it", "there"} and child.dep_ == "expl":
                return None
            return child
    return None


def _antecedent(pronoun: "Token", head: "Token") -> "Token":
    """What "that" or "which" stands for: the name right before it, or the noun the parser chose."""
    before = pronoun.i - 1
    while before > head.i and pronoun.doc[before].is_punct:
        before -= 1
    nearest = pronoun.doc[before]
    return nearest if nearest.pos_ == "PROPN" and nearest.i > head.i else head


def _speaker_behind(subject: "Token", cue: "Token") -> Range:
    """The subject's phrase; "a statement by X said" is X speaking."""
    if subject.lemma_.lower() in CUE_NOUNS and (owner := owner_of(subject)):
        return owner
    bounds = subtree_range(subject)
    # A relative clause that holds the cue is no part of the speaker it leads to.
    for child in subject.children:
        if child.dep_ == "relcl" and child.left_edge.i <= cue.i <= child.right_edge.i:
            return (bounds[0], max(subject.i + 1, child.left_edge.i))
    return bounds


def subtree_range(token: "Token") -> Range:
    """First and last-but-one token of everything below ``token``."""
    return (token.left_edge.i, token.right_edge.i + 1)


def subtree_until(head: "Token", clause: "Token") -> Range:
    """The phrase of ``head`` up to the relative clause that speaks of it."""
    start, end = subtree_range(head)
    return (start, max(min(end, clause.left_edge.i), head.i + 1))
