"""Which sense of an ambiguous verb or noun is meant, by the words beside it (docs/method.md, "Event classes")."""

from typing import TYPE_CHECKING

from reports.extraction.events.sense_rules import Rule
from reports.extraction.events.sense_words import PERSONS

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many words to each side may tell a labour strike from an air strike.
NEARBY_WORDS = 14
# Pronouns and counting words that stand for people.
_STANDING_WORDS = "him her them he she they who whom me us you we i many several some both himself herself themselves"
_STANDING = frozenset(_STANDING_WORDS.split())

_COUNTING = frozenset(["hundred", "thousand", "dozen", "score", "ten", "number", "row", "block", "part", "string"])


def event_by_sense(rules: tuple[Rule, ...], token: "Token", default: str | None) -> str | None:
    """The class that the first rule which holds gives, else ``default``."""
    for rule in rules:
        if _holds(rule, token):
            return rule.event
    return default


def _holds(rule: Rule, token: "Token") -> bool:
    match rule.place:
        case "any":
            return True
        case "object":
            return _acts_on(rule.words, token)
        case "no object":
            # A bare participle is a passive whose object stands elsewhere: "being hit by a stone".
            return not objects_of(token) and (token.tag_ != "VBN" or _is_perfect(token))
        case "person":
            people = [*(objects_of(token) or _headline_object(token)), *_targets(token)]
            return any(is_person_like(_counted(noun)) for noun in people)
        case "person held":
            return _is_held_person(token) and _is_near(rule.words, token)
        case "subject":
            return any(noun.lemma_.lower() in rule.words for noun in subjects_of(token))
        case "by":
            return any(noun.lemma_.lower() in rule.words for noun in _by(token))
        case "after":
            return _is_after(rule.words, token)
        case "near":
            return _is_near(rule.words, token)
        case "particle":
            return any(child.dep_ in {"prt", "advmod"} and child.lower_ in rule.words for child in token.children)
        case "next":
            return token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ in rule.words
        case "clause":
            return any(child.dep_ in {"ccomp", "xcomp"} for child in token.children)
        case "appointed":
            return any(child.dep_ in {"oprd", "attr"} for child in token.children)
    return _holds_for_noun(rule, token)


def _acts_on(words: frozenset[str], verb: "Token") -> bool:
    return any(
        _counted(noun).lemma_.lower() in words for found in objects_of(verb) for noun in (found, *found.conjuncts)
    )


def _is_near(words: frozenset[str], token: "Token") -> bool:
    near = token.doc[max(token.i - NEARBY_WORDS, 0) : token.i + NEARBY_WORDS + 1]
    return any(word.lemma_.lower() in words for word in near if word.i != token.i)


def _is_held_person(verb: "Token") -> bool:
    """Whether somebody undergoes a verb in the passive: "six men are held", "two held after clash"."""
    return (
        verb.tag_ == "VBN"
        and not _is_perfect(verb)
        and any(is_person_like(_counted(noun)) for noun in objects_of(verb))
    )


def _holds_for_noun(rule: Rule, token: "Token") -> bool:
    match rule.place:
        case "modifier":
            return any(
                child.lower_ in rule.words for child in token.children if child.dep_ in {"amod", "compound", "nmod"}
            )
        case "head":
            return token.dep_ == "compound" and token.head.lemma_.lower() in rule.words
        case "governor":
            return token.head.lemma_.lower() in rule.words
        case "of":
            targets = _targets(token)
            return bool(targets) and (not rule.words or any(noun.lemma_.lower() in rule.words for noun in targets))
        case "plural":
            return token.tag_ in {"NNS", "NNPS"}
    return False


def objects_of(verb: "Token") -> list["Token"]:
    """What the verb acts on: its objects, the subject of its passive, or the noun that its participle describes."""
    found = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        found.append(verb.head)
    elif verb.tag_ == "VBN" and not found and not any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        # A bare participle with a subject is a passive cut short: "the other guard hurt".
        found = [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.dep_ in {"acomp", "oprd", "xcomp"} and not found and verb.tag_ in {"VBN", "JJ"}:
        # "Was left paralysed", "reported hurt": whoever the verb above speaks of.
        return _undergoing(verb.head)[-1:]
    if verb.dep_ in {"pcomp", "advcl"} and not found and verb.tag_ == "VBN":
        # "Ill after being poisoned", "hurt when struck": whoever the clause around speaks of.
        return _undergoing(verb.head if verb.dep_ == "advcl" else verb.head.head)[:1]
    if verb.dep_ == "relcl":
        found = [verb.head] if verb.tag_ == "VBN" and not found and not subjects_of(verb) else found
        return [verb.head if noun.lower_ in {"who", "that", "which", "whom"} else noun for noun in found]
    if verb.dep_ == "conj" and not found and (verb.tag_ == "VBN" or (verb.tag_ == "VBD" and _has_auxiliary(verb.head))):
        return objects_of(verb.head) if verb.head.i < verb.i and verb.head.dep_ != "conj" else found
    return found


def _headline_object(verb: "Token") -> list["Token"]:
    """The subject of a past form that opens a headline's reason: "Pensioner mugged outside bank"."""
    if verb.tag_ != "VBD" or verb.dep_ != "ROOT" or verb.i + 1 >= len(verb.doc):
        return []
    if verb.nbor(1).pos_ not in {"ADP", "SCONJ"} or any(child.dep_ == "dobj" for child in verb.children):
        return []
    return [child for child in verb.children if child.dep_ == "nsubj" and child.i == verb.i - 1]


def _undergoing(verb: "Token") -> list["Token"]:
    return [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass", "nsubj"}]


def _has_auxiliary(verb: "Token") -> bool:
    """Whether a verb has the auxiliary of a passive: the next one may share it, "was knocked down and trampled"."""
    return any(child.dep_ == "auxpass" for child in verb.children)


def _counted(noun: "Token") -> "Token":
    """What a counting word counts: the homes of "hundreds of homes"; any other noun itself."""
    if noun.lemma_.lower() in _COUNTING:
        for tie in noun.children:
            if tie.lower_ == "of":
                return next((target for target in tie.children if target.dep_ == "pobj"), noun)
    return noun


def _is_perfect(verb: "Token") -> bool:
    auxiliaries = {child.lemma_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return "have" in auxiliaries and "be" not in auxiliaries


def subjects_of(verb: "Token") -> list["Token"]:
    """The subjects in the active voice, those shared with a verb before it included."""
    found = [child for child in verb.children if child.dep_ == "nsubj"]
    if not found and verb.dep_ in {"conj", "xcomp"} and verb.head.i < verb.i:
        found = [child for child in verb.head.children if child.dep_ == "nsubj"]
    return found


def is_person_like(noun: "Token") -> bool:
    """Whether a noun, number or pronoun stands for people."""
    if noun.lemma_.lower() in PERSONS or noun.ent_type_ in {"PERSON", "NORP"} or noun.like_num:
        return True
    return noun.lower_ in _STANDING


def _by(verb: "Token") -> list["Token"]:
    return [noun for child in verb.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"]


def _targets(noun: "Token") -> list["Token"]:
    """What hangs on an event noun by "of", "on", "against" or "to"."""
    return [
        target
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in {"of", "on", "against", "to", "in"}
        for target in child.children
        if target.dep_ == "pobj"
    ]


def _is_after(words: frozenset[str], verb: "Token") -> bool:
    for child in verb.children:
        if child.dep_ in {"prep", "prt", "oprd", "advmod", "acomp", "dative", "xcomp", "advcl", "dobj"}:
            if child.lower_ in words:
                return True
            if child.dep_ in {"prep", "oprd"} and any(noun.lemma_.lower() in words for noun in child.children):
                return True
    return False
