"""The class of the event that a word names (docs/method.md, "Event classes")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reports.extraction.events.harm_senses import HARM_PHRASES, HARM_SENSES, HYPHENATED
from reports.extraction.events.sense_rules import NOUN_SENSES, PHRASAL_SENSES, VERB_SENSES
from reports.extraction.events.senses import event_by_sense
from reports.extraction.events.words import CLASS_OF_NOUN, CLASS_OF_VERB, LIGHT, NOUN_OF, PARTICLES, VERB_OF

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Classes whose events do harm to somebody or something; agency is told for these alone.
HARM = frozenset(["KILL", "WOUND", "STRIKE", "ATTACK", "DESTROY", "DETAIN", "DISPLACE"])

_VERBAL = frozenset(["VERB", "AUX"])
_NOMINAL = frozenset(["NOUN", "PROPN"])
# In a name ("Operation Iron Strike", "Attack Squadron") no event is told.
_NAMES = frozenset(["PERSON", "ORG", "FAC", "WORK_OF_ART", "PRODUCT", "LAW"])
# Nouns that stand for the event before them: "bombing campaign", "shooting spree", "peace talks".
_HEADS = "campaign wave spree incident operation series round process attempt threat plan order case"
EVENT_HEADS = frozenset(_HEADS.split())
# Words that make a verb's own event a kill, and adjectives that tell the state of whoever is "left" or "found" so.
DEAD = frozenset(["dead"])
_HURT_WORDS = "wounded injured hurt maimed paralysed paralyzed crippled disfigured"
HURT = frozenset(_HURT_WORDS.split())
HOMELESS = frozenset(["homeless"])
_STATES = DEAD | HURT | HOMELESS
_VERB_RULES = VERB_SENSES | HARM_SENSES
_PHRASE_RULES = PHRASAL_SENSES | HARM_PHRASES
# Light verbs that need a preposition before the event's noun: "come under attack", "go on trial", "hold in custody".
WITH_PREPOSITION = {
    "come": frozenset(["under"]),
    "go": frozenset(["on", "into"]),
    "take": frozenset(["into"]),
    "put": frozenset(["under"]),
}
# Nouns that only count the events behind their "of".
_COUNTING = "series number wave string spate dozen score hundred couple barrage round set handful succession lot"
COUNTS = frozenset(_COUNTING.split())
_STRIKING = frozenset(["air", "drone", "missile", "rocket", "artillery"])
RESPONSIBLE = frozenset(["claim", "accept", "take"])


def event_of(token: "Token") -> str | None:
    """The class of the event that a verb or noun names, by its lemma, part of speech and neighbours; else None."""
    words = token.lower_
    if words not in VERB_OF and words not in NOUN_OF:
        return None
    if token.i and token.nbor(-1).tag_ == "HYPH" and token.pos_ not in _NOMINAL:
        # "Star-struck" names nothing.
        return HYPHENATED.get(f"{token.doc[max(token.i - 2, 0)].lower_}-{words}")
    pos = token.pos_
    if words in NOUN_OF and token.tag_ == "VBZ" and _is_noun_after_all(token):
        return _noun_event(token)
    if words in VERB_OF and (pos in _VERBAL or (token.tag_ in {"VBN", "JJ"} and _is_participle(token))):
        return verb_event(token)
    if words in NOUN_OF and pos in _NOMINAL:
        return _noun_event(token)
    # "Retaliatory bombing" may pass for a verb without subject or object.
    if words in NOUN_OF and token.tag_ == "VBG" and token.dep_ in {"pobj", "compound"}:
        return _noun_event(token)
    return None


def _is_noun_after_all(token: "Token") -> bool:
    """Whether a word tagged as a verb closes a noun phrase: "condemned the air strikes"."""
    if token.i < 2 or token.doc[token.i - 1].lower_ not in _STRIKING:
        return False
    return token.doc[token.i - 2].pos_ in {"DET", "ADJ", "NUM"} or token.doc[token.i - 1].lower_ == "air"


def verb_event(token: "Token") -> str | None:
    """The class of a word taken as a verb, whatever the tagger made of it; headlines need that."""
    verb = VERB_OF.get(token.lower_)
    if verb is None:
        return None
    if verb in LIGHT and (carried := _carried(token, verb)):
        return carried
    if verb in PARTICLES and (particle := _particle_event(token, PARTICLES[verb])):
        return particle
    event = CLASS_OF_VERB.get(verb)
    rules = _VERB_RULES.get(verb)
    return event_by_sense(rules, token, event) if rules else event


def _is_participle(token: "Token") -> bool:
    """Whether a word tagged as adjective is a participle in a verb's place: "six people wounded in the raid"."""
    if (token.dep_ == "amod" and token.i < token.head.i) or token.lower_.endswith("ing"):
        return False
    return (
        token.dep_ in {"acl", "ROOT", "acomp", "conj", "advcl", "ccomp", "relcl", "oprd", "xcomp"}
        and VERB_OF[token.lower_] != token.lower_
    )


def _particle_event(token: "Token", particles: dict[str, str]) -> str | None:
    for child in token.children:
        if child.dep_ in {"prt", "advmod", "prep"} and child.lower_ in particles:
            return _phrasal(token, child.lower_, particles[child.lower_])
    if "fire" in particles and any(child.lower_ == "fire" and child.dep_ == "dobj" for child in token.children):
        return particles["fire"]
    return None


def _phrasal(token: "Token", particle: str, event: str) -> str | None:
    """The event of a verb with its particle; "shot down the idea" and "brought down prices" are no harm."""
    rules = _PHRASE_RULES.get(f"{VERB_OF[token.lower_]}_{particle}")
    return event_by_sense(rules, token, event) if rules else event


def _carried(token: "Token", verb: str) -> str | None:
    """The event that a light verb carries: the noun it has as object, or behind its preposition."""
    if verb == "leave":
        return _left_so(token)
    for noun in carried_nouns(token):
        if noun.lower_ == "responsibility" and verb in RESPONSIBLE:
            return "CLAIM_RESPONSIBILITY" if verb == "claim" or _for_harm(noun) else None
        if noun.lower_ == "fire" and verb in {"come", "take"}:
            return "ATTACK"
        if noun.lemma_.lower() == "operation" and any(tie.lower_ in {"on", "against"} for tie in noun.children):
            return "ATTACK"
        if noun.pos_ in _NOMINAL and noun.lower_ in NOUN_OF and (event := _noun_event(noun)):
            return event
    return None


def carried_nouns(token: "Token") -> Iterator["Token"]:
    """The nouns that a light verb may carry; "a series of strikes" counts as strikes."""
    wanted = WITH_PREPOSITION.get(VERB_OF.get(token.lower_, ""))
    for child in token.children:
        if child.dep_ in {"dobj", "nsubjpass"} and (wanted is None or "into" in wanted):
            # "The strike, which was carried out by night": the pronoun stands for the noun before the clause.
            yield token.head if child.lower_ in {"which", "that"} and token.dep_ == "relcl" else child
            if child.lemma_.lower() in COUNTS:
                yield from (noun for tie in child.children if tie.lower_ == "of" for noun in tie.children)
        elif child.dep_ == "prep" and wanted and child.lower_ in wanted:
            yield from (target for target in child.children if target.dep_ == "pobj")


def left_state(token: "Token") -> "Token | None":
    """The word for the state in which a verb leaves people: "left 12 dead", "left two wounded"."""
    for child in token.children:
        if child.lower_ in _STATES and child.dep_ in {
            "oprd",
            "advcl",
            "acomp",
            "ccomp",
            "conj",
            "amod",
            "dobj",
            "nmod",
        }:
            return child
        if child.dep_ in {"dobj", "ccomp"}:
            for below in child.children:
                if below.i > child.i and below.lower_ in _STATES:
                    return below
    return None


def _left_so(token: "Token") -> str | None:
    state = left_state(token)
    if state is None:
        return None
    return "KILL" if state.lower_ in DEAD else "DISPLACE" if state.lower_ in HOMELESS else "WOUND"


def _for_harm(noun: "Token") -> bool:
    """Whether responsibility is taken for an act of harm, not for a budget."""
    return any(
        target.lower_ in NOUN_OF and _noun_event(target) in HARM
        for child in noun.children
        if child.lower_ == "for"
        for target in child.children
    )


def _noun_event(token: "Token") -> str | None:
    noun = NOUN_OF[token.lower_]
    if token.dep_ == "compound" and token.head.i > token.i and token.head.lemma_.lower() not in EVENT_HEADS:
        return None
    if token.pos_ == "PROPN" and token.ent_type_ in _NAMES:
        return None
    event = CLASS_OF_NOUN[noun]
    rules = NOUN_SENSES.get(noun)
    return event_by_sense(rules, token, event) if rules else event
