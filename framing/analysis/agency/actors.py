"""Who is named as the agent of an event's noun (docs/method.md, "Agency")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.analysis.agency.trees import child_of, phrase_of, pobjects
from framing.analysis.agency.words import ACTORS, HAPPENINGS, INSTRUMENTS, PRONOUNS, STATES, SUFFERED
from reports.extraction.events import HARM, event_of
from reports.extraction.events.naming import COUNTS, carried_nouns
from reports.extraction.events.words import NOUN_OF

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLES = frozenset(["NORP", "ORG"])
_PEOPLES_ENDINGS = ("an", "ese", "ish", "ari", "eni", "eli")
_BEFORE = frozenset(["amod", "compound", "nmod"])
# Light verbs that say who did it beside an event's noun: "a strike carried out by the army".
_DOING = frozenset(["carry", "conduct", "launch", "stage", "mount", "perform", "perpetrate", "commit", "undertake"])


def is_event(noun: "Token") -> bool:
    """Whether a noun names something that happens and harms."""
    if noun.lemma_.lower() in HAPPENINGS or (noun.lower_ in NOUN_OF and event_of(noun) in HARM):
        return True
    return noun.lemma_.lower() in COUNTS and any(is_event(counted) for counted in pobjects(noun, "of"))


def is_instrument(noun: "Token") -> bool:
    """Whether a noun names what harm is done with; "suicide bomber" is a person."""
    if noun.lemma_.lower() not in INSTRUMENTS:
        return False
    return not any(child.lower_ in {"suicide", "car"} and noun.lemma_ == "bomber" for child in noun.children)


def actor_of(noun: "Token") -> "Token | None":
    """Who is named as agent of an event or holder of an instrument: "Karsan jets", "X's raid", "a raid by X"."""
    by = next(pobjects(noun, "by"), None)
    if by is not None and not by.like_num and by.ent_type_ not in {"DATE", "TIME"}:
        return by if not is_event(by) and not is_instrument(by) else actor_of(by) or by
    done = child_of(noun, "acl", "relcl")
    if done is not None and done.lemma_.lower() in _DOING:
        doer = next(pobjects(done, "by"), None)
        if doer is None and done.dep_ == "relcl":
            doer = child_of(done, "nsubj")
            doer = None if doer is not None and doer.lower_ in PRONOUNS else doer
        if doer is not None:
            return doer
    owner = child_of(noun, "poss")
    if owner is not None and not _is_sufferer(noun) and not _is_ranked(noun):
        return owner if owner.ent_type_ not in {"DATE", "TIME"} else None
    return next(_named_before(noun), None)


def _is_ranked(noun: "Token") -> bool:
    """Whether the owner is where it happened: "the city's deadliest attack", "the country's first air raid"."""
    return any(child.tag_ == "JJS" or child.lower_ in {"first", "second", "latest", "last"} for child in noun.lefts)


def _is_sufferer(noun: "Token") -> bool:
    """Whether the owner of an event undergoes it: "her arrest"; not in "the army's killing of a guard"."""
    if _is_ranked(noun):
        return False
    return noun.lemma_.lower() in SUFFERED and next(pobjects(noun, "of"), None) is None


def is_demonym(word: "Token") -> bool:
    """Whether a capitalised word before a noun has the form of a people's name: "Karsan", "Velish"."""
    capital = word.text[:1].isupper() and word.ent_type_ in {"", "NORP"}
    return capital and word.pos_ in {"ADJ", "PROPN"} and word.lower_.endswith(_PEOPLES_ENDINGS)


def _named_before(noun: "Token") -> Iterator["Token"]:
    """A people, a body or those who act with force right before the noun: "Israeli strikes", "army raid"."""
    for child in noun.lefts:
        if child.dep_ not in _BEFORE:
            continue
        lemma = child.lower_
        if _acts(child) or (is_instrument(noun) and _holds(child)):
            yield child
        elif lemma == "led" and child.i >= 2:
            yield child.doc[child.i - 2]


def _acts(word: "Token") -> bool:
    """Whether a word before an event's noun names who acts: a people, a body, a state, those who act with force."""
    if word.dep_ == "compound" and (word.lower_ in ACTORS or word.lemma_.lower() in ACTORS):
        return True
    if not word.text[:1].isupper():
        return False
    is_body = word.ent_type_ in _PEOPLES and word.pos_ in {"ADJ", "PROPN", "NOUN"}
    return is_body or is_demonym(word) or word.lower_ in STATES


def _holds(word: "Token") -> bool:
    """Whether a name before a weapon or vehicle is its holder's: "Karsan jets", not "F-9 jets"."""
    if word.pos_ != "PROPN" or not word.text.replace(".", "").isalpha():
        return False
    return word.ent_type_ != "PRODUCT" or word.lower_.endswith(_PEOPLES_ENDINGS)


def sufferer_of(noun: "Token") -> "Token | None":
    """Who or what the event of a noun is done to."""
    target = next(pobjects(noun, "of", "on", "against", "upon", "targeting"), None)
    if target is None and (by := next(pobjects(noun, "by"), None)) is not None:
        # "An attack by X and its allies on Y": the parser hangs the rest on whoever stands before it.
        target = next((found for other in (by, *by.conjuncts) for found in pobjects(other, "on", "against")), None)
    if target is None and noun.lemma_.lower() in {"damage", "injury", "destruction", "death", "threat"}:
        target = next(pobjects(noun, "to", "among"), None)
    if target is None and _is_sufferer(noun):
        target = child_of(noun, "poss")
    if target is None:
        done = child_of(noun, "acl", "relcl")
        if done is not None and done.lemma_.lower() in _DOING | {"target", "direct", "aim"}:
            target = next(pobjects(done, "on", "against", "at"), None) or child_of(done, "dobj")
    if target is None or target.ent_type_ in {"DATE", "TIME"} or target.lower_ in {"day", "night", "morning"}:
        return None
    return target


def event_around(verb: "Token", patient: "Token | None") -> "Token | None":
    """The event in which somebody comes to harm: "killed in an army raid"; also where it hangs on the victim."""
    for governor in (verb, patient):
        if governor is None:
            continue
        for noun in pobjects(governor, "in", "by", "during", "from", "after", "amid", "following", "with"):
            if is_event(noun) or is_instrument(noun):
                return noun
    return None


def light_noun(verb: "Token", event: str) -> "Token | None":
    """The noun that carries a light verb's event."""
    for noun in carried_nouns(verb):
        if noun.lower_ == "fire" or noun.lemma_.lower() == "operation":
            return noun
        if noun.lower_ in NOUN_OF and event_of(noun) == event:
            return noun
    return None


def phrase_until(noun: "Token", stop: "Token") -> tuple[int, int]:
    """The noun's phrase before what hangs on it."""
    start, end = phrase_of(noun)
    return start, min(end, stop.i) if start < stop.i else end
