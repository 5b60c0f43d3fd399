"""What happened to those who are counted, by the event that governs them (docs/method.md, "Quantities")."""

from typing import TYPE_CHECKING

from reports.extraction.quantities.unit_words import EVENT_WORDS, HAPPENED_TO_PEOPLE, PERSON_WORDS
from reports.extraction.quantities.units import is_institution
from reports.extraction.quantities.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_CANONICAL_WORDS = {
    "kill": "kill die drown eliminate massacre slaughter assassinate slay perish dead death fatality slain",
    "wound": "wound injure hurt maim injury wounded injured",
    "strike": "strike hit target bomb shell bombard pound airstrike bombing bombardment shelling",
    "arrest": "arrest detain apprehend detention custody jail imprison imprisoned",
    "displace": "displace uproot displacement displaced",
    "station": "station deploy base garrison deployment",
    "miss": "missing",
    "evacuate": "evacuate evacuation",
    "rescue": "rescue",
    "hospitalize": "hospitalize hospitalise hospitalized hospitalised",
    "destroy": "destroy demolish raze flatten level destruction",
    "damage": "damage",
    "abduct": "abduct kidnap abduction kidnapping",
    "execute": "execute execution",
    "vote": "vote ballot",
    "attack": "attack assault",
    "rape": "rape",
    "infect": "infect infection",
    "release": "release free",
    "launch": "launch mount",
    "conduct": "conduct carry",
    "trap": "trap trapped",
    "strand": "strand stranded",
    "homeless": "homeless",
    "survive": "survive survivor",
    "charge": "charge",
    "shoot": "shoot gun shooting",
    "stab": "stab stabbing",
    "fire": "fire",
    "fine": "fine fin",
    "burn": "burn torch ignite incinerate",
}
#: Words for one kind of event, by the lemma that stands for all of them.
CANONICAL = {word: lemma for lemma, words in _CANONICAL_WORDS.items() for word in words.split()}
#: What is told of people whose noun may be left out: "killing four", "20 were wounded".
PERSONAL = words(
    "kill wound arrest displace miss evacuate rescue hospitalize abduct execute shoot stab trap strand homeless "
    "survive charge rape infect"
)
#: Harm to things: one site or vehicle that is hit counts too.
MATERIAL = frozenset(["strike", "destroy", "damage", "attack", "burn"])
_CASUALTIES = frozenset(["kill", "wound"])
_REPORTED = words(
    "report believe say think know confirm fear presume list leave declare pronounce find consider feel appear seem "
    "reportedly happen continue begin remain"
)
_STATIC = words("use call know name describe make own see include involve compare relate follow give title")
_HOLDING = frozenset(["maintain", "keep", "have", "host", "house"])
_SUFFERING = frozenset(["sustain", "suffer", "receive", "incur"])
_TAKING_LIVES = frozenset(["claim", "take", "cost", "lose"])
_FORCES = words("troop soldier personnel serviceman force marine fighter adviser trainer guard policeman")
_AGAINST = frozenset(["on", "against", "at", "upon", "of", "in", "to"])
_ENDINGS = (
    ("ing", ""),
    ("ing", "e"),
    ("ped", ""),
    ("ping", ""),
    ("ed", ""),
    ("d", ""),
    ("ed", "e"),
    ("s", ""),
    ("es", ""),
)
_OF_NUMBER = words("dozens scores hundreds thousands millions billions tens number handful couple total")
_GOALS = {"custody": "arrest", "arrest": "arrest", "hospital": "hospitalize", "hospitals": "hospitalize"}
_LONGEST_CLIMB = 6
# From the method: how many wholes above a part are asked what happened to them.
MOST_CLIMBS = 4


def canonical(token: "Token") -> str | None:
    """The lemma that stands for the event of a word; None for words that name no event of the list."""
    return CANONICAL.get(token.lemma_.lower()) or CANONICAL.get(token.lower_)


def happening_to(head: "Token", climbs: int = 0) -> str | None:
    """The lemma of what happened to the counted, or of what they did; None where nothing governs them.

    ``climbs`` is how often the question was passed on to a whole already.
    """
    by_noun = HAPPENED_TO_PEOPLE.get(head.lemma_.lower()) or HAPPENED_TO_PEOPLE.get(head.lower_)
    if by_noun and not is_institution(head):
        return by_noun
    described = _described(head)
    return described or _governing(head, climbs)


def happening_before(word: str) -> str | None:
    """What a form of a verb right before the number says of those who are counted: "kills", "wounding"."""
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and (found := CANONICAL.get(word.removesuffix(ending) + rest)):
            return found if found in PERSONAL or found in MATERIAL else None
    return None


def _described(head: "Token") -> str | None:
    """What a participle or relative clause behind the noun says: "12 soldiers killed in the raid"."""
    for child in head.children:
        if child.i < head.i or child.dep_ not in {"acl", "relcl", "amod", "advcl"}:
            continue
        if child.pos_ not in {"VERB", "ADJ", "AUX"}:
            continue
        if child.dep_ == "relcl" and not _is_about(child):
            continue
        found = canonical(child)
        if found and (child.dep_ != "acl" or child.tag_ == "VBN" or found in PERSONAL):
            return _joint(child, found)
        if child.dep_ == "relcl" and any(word.dep_ in {"nsubj", "nsubjpass"} for word in child.children):
            told = _told_of(child, is_subject=True)
            if told in PERSONAL:
                return told
    return None


def _is_about(clause: "Token") -> bool:
    """Whether the noun is the subject of its relative clause: "who were killed", not "where people were killed"."""
    subject = next((child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is None or subject.tag_ in {"WDT", "WP"}


def _governing(head: "Token", climbs: int) -> str | None:
    token = head
    for _ in range(_LONGEST_CLIMB):
        parent = token.head
        if parent.i == token.i:
            return canonical(token) if token.pos_ in {"VERB", "ADJ"} else None
        relation = token.dep_
        if parent.dep_ in {"aux", "auxpass"}:
            parent = parent.head
        if relation in {"nsubj", "nsubjpass", "csubj"}:
            return _told_of(parent, is_subject=True, patient=head)
        if relation in {"dobj", "dative", "oprd", "npadvmod"} and parent.pos_ in {"VERB", "AUX"}:
            return _told_of(parent, is_subject=False, patient=head)
        if relation == "pobj":
            return _behind_preposition(parent, head, climbs)
        if relation in {"compound", "nmod", "amod", "npadvmod", "nummod", "quantmod"} and parent.pos_ in {
            "NOUN",
            "PROPN",
            "NUM",
            "ADJ",
            "ADV",
        }:
            token = parent
            continue
        if relation == "attr" and head.lemma_.lower() in _FORCES:
            return "station"
        if relation in {"conj", "appos", "attr", "dep", "nmod", "ccomp", "advcl"}:
            if parent.pos_ in {"VERB", "AUX"} and relation in {"attr", "conj", "ccomp", "advcl", "dep"}:
                return _told_of(parent, is_subject=False, patient=head) if relation in {"conj", "dep"} else None
            token = parent
            continue
        return None
    return None


def _told_of(verb: "Token", *, is_subject: bool, patient: "Token | None" = None) -> str | None:
    """What a verb says of its subject or object, past light verbs: "sustained injuries", "was reported killed"."""
    lemma = verb.lemma_.lower()
    children = list(verb.children)
    if is_subject:
        objects = [child for child in children if child.dep_ in {"dobj", "attr", "acomp", "oprd"}]
        if lemma in _SUFFERING or (lemma == "lose" and any(word.lemma_ == "life" for word in objects)):
            named = next((canonical(word) for word in objects if canonical(word)), None)
            return named or ("kill" if lemma == "lose" else lemma)
        if lemma in _REPORTED or lemma == "be" or verb.pos_ == "AUX":
            inner = _inner(children)
            if inner is not None:
                return inner
            if lemma == "be" or verb.pos_ == "AUX":
                return None
    else:
        if lemma in {"leave", "find"}:
            inner = _inner(children)
            if inner is not None:
                return inner
        if lemma in _HOLDING and patient is not None and patient.lemma_.lower() in _FORCES:
            return "station"
    if lemma in {"be", "have", "do", "accord", "include", "compare", "follow"} or verb.pos_ not in {"VERB", "AUX"}:
        return canonical(verb)
    phrase = _phrasal(lemma, children)
    if phrase is not None:
        return phrase
    if lemma in _TAKING_LIVES and patient is not None and patient.lemma_.lower() == "life":
        return "kill"
    return _joint(verb, canonical(verb) or lemma)


def _phrasal(lemma: str, children: "list[Token]") -> str | None:
    """What verbs say together with a noun: "taken into custody", "taken to hospital", "set fire to"."""
    if lemma == "set" and any(child.lower_ in {"fire", "ablaze", "alight", "light"} for child in children):
        return "burn"
    if lemma in {"take", "rush", "bring", "place", "remain"}:
        for child in children:
            if child.dep_ == "prep":
                goal = next((word.lower_ for word in child.children if word.dep_ == "pobj"), "")
                if goal in _GOALS:
                    return _GOALS[goal]
    return None


def _inner(children: "list[Token]") -> str | None:
    for child in children:
        if child.dep_ in {"xcomp", "oprd", "ccomp", "acomp", "attr", "acl", "advcl"}:
            found = canonical(child)
            if found:
                return _joint(child, found)
            for below in child.children:
                if below.dep_ in {"acomp", "xcomp", "attr"} and (found := canonical(below)):
                    return found
    return None


def _joint(verb: "Token", found: str) -> str:
    """ "Killed and wounded 12" tells both of the same people."""
    if found not in _CASUALTIES:
        return found
    both = {found}
    for other in verb.children:
        # "30 killed and 112 injured" are two counts.
        own = any(word.dep_ in {"dobj", "nsubj", "nsubjpass"} or word.pos_ == "NUM" for word in other.children)
        if other.dep_ == "conj" and not own:
            both.add(canonical(other) or "")
    own = any(word.dep_ in {"nsubj", "nsubjpass"} for word in verb.children)
    if verb.dep_ == "conj" and not own and not any(word.dep_ in {"dobj", "nsubjpass"} for word in verb.head.children):
        both.add(canonical(verb.head) or "")
    return "kill and wound" if both >= _CASUALTIES else found


def _behind_preposition(preposition: "Token", head: "Token", climbs: int) -> str | None:
    if climbs >= MOST_CLIMBS:
        return None
    governor = preposition.head
    word = preposition.lower_
    if word in {"including", "among", "like", "besides", "except", "excluding", "with"} and governor.pos_ in {
        "NOUN",
        "PROPN",
        "NUM",
    }:
        return happening_to(governor, climbs + 1) if governor.i != head.i and governor.i < head.i else None
    if word == "of" and (governor.pos_ == "NUM" or governor.lower_ in _OF_NUMBER):
        return _governing(governor, climbs + 1)
    if governor.pos_ in {"NOUN", "PROPN"}:
        if governor.lemma_.lower() == "loss" and head.lemma_.lower() in PERSON_WORDS:
            return "kill"
        if word in _AGAINST:
            named = CANONICAL.get(governor.lemma_.lower()) or HAPPENED_TO_PEOPLE.get(governor.lemma_.lower())
            if named:
                return named
            if governor.lemma_.lower() in EVENT_WORDS:
                return governor.lemma_.lower()
        return None
    if governor.pos_ in {"VERB", "AUX"}:
        if word in {"on", "against", "at"}:
            for child in governor.children:
                if child.dep_ in {"dobj", "nsubjpass"} and (named := canonical(child)):
                    return named
        return _told_of(governor, is_subject=False, patient=head)
    return None
