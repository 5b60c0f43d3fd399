"""The phrases around an act of harm, found along the parse (docs/method.md, "Agency")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.analysis.agency.words import ACCUSING, HAPPENINGS, NO_AGENT, RELATIVES, TRANSITIVE, UNDERGOING
from reports.extraction.events.naming import HOMELESS, HURT
from reports.extraction.events.senses import is_person_like
from reports.extraction.events.words import NOUN_OF, VERB_OF

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]

# How far a subject is looked for up the tree: a bound for odd parses.
LONGEST_CLIMB = 8
# How many words one phrase may have; what the parser makes longer is a list or a table.
LONGEST_PHRASE = 40

# A comma and "as well as" may stand between two conjuncts.
_WIDEST_GAP = 4
_KEPT_RIGHT = frozenset(["conj", "cc", "case", "compound", "nummod", "poss", "amod"])
_KEPT_TIES = frozenset(["of", "from"])
# A name goes on behind these before another name: "the Union of Orla", "the Front in Velda".
_NAME_TIES = frozenset(["in", "at", "for", "and"])
_PRESUMED = frozenset(["feared", "believed", "presumed", "reported", "thought", "found", "assumed"])
_LEFT_SO = HURT | HOMELESS
_PASSIVE_TAGS = frozenset(["VBN", "VBD", "JJ"])


def phrase_of(head: "Token") -> Range:
    """The noun phrase of a head with its "of" and its conjuncts, without clauses and what else is said of it."""
    start, end = head.left_edge.i, _end_of(head, head.i + LONGEST_PHRASE)
    end = min(end, max(start + LONGEST_PHRASE, head.i + 1))
    start = max(start, end - LONGEST_PHRASE)
    doc = head.doc
    while start < head.i and (doc[start].is_punct or doc[start].dep_ == "cc" or doc[start].lower_ == "dead"):
        start += 1
    while end > head.i + 1 and _is_loose_end(doc[end - 1]):
        end -= 1
    opened = next((token.i for token in doc[start:end] if token.text == "("), None)
    if opened is not None and all(token.text != ")" for token in doc[opened:end]):
        end = max(opened, head.i + 1)
    return start, end


def _is_loose_end(token: "Token") -> bool:
    return (token.is_punct and token.text not in {")", '"'}) or token.dep_ in {"cc", "case"}


def _end_of(head: "Token", last: int) -> int:
    """Behind its last word; the walk down a list of any length ends at the token ``last``."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ == "cc" or child.text == ",":
            continue
        if child.dep_ == "amod" and child.left_edge.i > end:
            break  # "two men, both aged 24"
        if child.left_edge.i - end > _WIDEST_GAP or child.i > last:
            break
        if child.dep_ in _KEPT_RIGHT and (child.dep_ != "conj" or child.pos_ not in {"VERB", "AUX"}):
            end = max(end, _end_of(child, last))
        elif child.dep_ == "prep" and (child.lower_ in _KEPT_TIES or _joins_names(head, child)):
            for target in child.children:
                end = max(end, _end_of(target, last))
        elif not child.is_punct:
            break
    return end


def _joins_names(head: "Token", tie: "Token") -> bool:
    names = all(noun.pos_ == "PROPN" for noun in tie.children)
    return (
        names
        and head.ent_type_ != "PERSON"
        and head.pos_ == "PROPN"
        and tie.lower_ in _NAME_TIES
        and tie.i == head.i + 1
    )


def is_passive(verb: "Token") -> bool:
    """Whether a verb stands in the passive: with its auxiliary, as a bare participle, or beside a passive verb."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if VERB_OF.get(verb.lower_) in UNDERGOING:
        return is_presumed(verb)
    if verb.tag_ not in _PASSIVE_TAGS:
        return False
    if verb.dep_ == "acl":
        return not _has_object(verb)
    if verb.dep_ == "conj":
        return _is_passive_beside(verb)
    if any(child.dep_ == "aux" for child in verb.children):
        return False
    if verb.tag_ == "VBD":
        return _lacks_object(verb)
    if verb.dep_ == "acomp":
        return verb.head.lemma_ in {"be", "get", "become"}
    return verb.dep_ in {"advcl", "oprd", "xcomp", "ccomp", "pcomp", "ROOT", "dep"} and not _has_object(verb)


def is_presumed(verb: "Token") -> bool:
    """Whether somebody is only held to have come to harm: "twelve are feared drowned", "a clerk believed killed"."""
    return verb.dep_ in {"oprd", "xcomp", "acomp", "ccomp"} and verb.head.lower_ in _PRESUMED


def _is_passive_beside(verb: "Token") -> bool:
    """Whether the second of two verbs is passive with the first: "was chased and shot", "six killed, ten hurt"."""
    if _has_object(verb) or any(child.dep_ == "aux" for child in verb.children) or verb.head.i > verb.i:
        return False
    if child_of(verb, "nsubj") is not None:
        cut = verb.tag_ == "VBN" or (VERB_OF.get(verb.lower_) in TRANSITIVE and is_passive(verb.head))
        return cut and not any(child.lemma_ == "have" for child in verb.head.children)
    return verb.head.pos_ != "NOUN" and is_passive(verb.head)


def _lacks_object(verb: "Token") -> bool:
    """Whether a verb that must have an object has none: "with 53 wounded in the attack" is a passive cut short."""
    behind = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    has_state = behind is not None and (
        behind.lower_ == "dead" or (verb.lower_ == "left" and behind.lower_ in _LEFT_SO)
    )
    if (
        (verb.dep_ == "relcl" and own_subject(verb) is not None)
        or (VERB_OF.get(verb.lower_) not in TRANSITIVE and not has_state)
        or _has_object(verb)
    ):
        return False
    if has_state:
        behind = verb.doc[verb.i + 2] if verb.i + 2 < len(verb.doc) else None
    if has_state and verb.i and verb.doc[verb.i - 1].tag_ == "NNP":
        return behind is None or behind.pos_ in {"ADP", "PUNCT", "SCONJ"}
    if verb.i == 0 or not (verb.doc[verb.i - 1].like_num or verb.doc[verb.i - 1].tag_ in {"NNS", "NN", "CD", "JJR"}):
        return False
    return behind is None or behind.pos_ in {"ADP", "PUNCT", "SCONJ", "ADV"}


def _has_object(verb: "Token") -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def child_of(token: "Token", *relations: str) -> "Token | None":
    """The first child in one of these relations."""
    return next((child for child in token.children if child.dep_ in relations), None)


def by_agent(verb: "Token") -> "Token | None":
    """The head of the phrase behind "by", where that can be an agent and no date or manner."""
    for child in verb.children:
        if child.lower_ != "by" or child.dep_ not in {"agent", "prep"}:
            continue
        target = child_of(child, "pobj")
        if target is None or target.ent_type_ in {"DATE", "TIME", "PERCENT"}:
            continue
        if target.lemma_.lower() in NO_AGENT or (child.dep_ == "prep" and target.like_num):
            continue
        return target
    return None


def undergoer(verb: "Token") -> "Token | None":
    """Who or what undergoes a passive verb."""
    found = own_subject(verb)
    if found is not None:
        # "Orla club: 49 killed": what stands before a colon is a heading.
        parted = any(token.text == ":" for token in verb.doc[found.i : verb.i])
        return verb.doc[verb.i - 1] if parted else antecedent(found, verb)
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head
    if verb.dep_ == "conj" and verb.head.i < verb.i:
        return undergoer(verb.head)
    if verb.dep_ in {"acomp", "advcl", "xcomp", "oprd", "ccomp"} and verb.head.i != verb.i:
        thing = child_of(verb.head, "dobj") if verb.dep_ in {"oprd", "ccomp", "xcomp"} else None
        return thing if thing is not None and thing.i < verb.i else subject(verb.head)
    if verb.dep_ == "pcomp" and verb.head.head.i != verb.head.i:
        return subject(verb.head.head)
    return None


def own_subject(verb: "Token") -> "Token | None":
    """The verb's own subject; behind long phrases the parser hangs it on the auxiliary."""
    found = child_of(verb, "nsubj", "nsubjpass")
    if found is None and (auxiliary := child_of(verb, "aux", "auxpass")) is not None:
        found = child_of(auxiliary, "nsubj", "nsubjpass")
    return found


def antecedent(noun: "Token", verb: "Token") -> "Token":
    """What a relative pronoun stands for, or the noun itself."""
    clause = verb
    for _ in range(LONGEST_CLIMB):
        if clause.dep_ not in {"conj", "xcomp", "ccomp"}:
            break
        clause = clause.head
    if noun.lower_ in RELATIVES and clause.dep_ == "relcl":
        return clause.head
    return noun


def event_behind(place: "Token", verb: "Token") -> "Token":
    """The event that a clause behind a place speaks of, "the war in the valley, which killed six"; else ``place``."""
    if verb.dep_ != "relcl" or verb.head.i != place.i or place.lower_ in NOUN_OF or is_person_like(place):
        return place
    noun = place
    for _ in range(LONGEST_CLIMB):
        if (
            noun.dep_ == "pobj"
            and noun.head.dep_ == "prep"
            and noun.head.lower_ in {"in", "at", "on", "near", "against"}
        ):
            noun = noun.head.head
        elif noun.dep_ in {"conj", "appos", "compound", "npadvmod"}:
            noun = noun.head
        else:
            break
        if noun.lemma_.lower() in HAPPENINGS or noun.lower_ in NOUN_OF:
            return noun
    return place


def subject(verb: "Token", climbs: int = LONGEST_CLIMB) -> "Token | None":
    """Who or what performs an active verb: its subject, or that of the verb which it depends on."""
    own = own_subject(verb)
    if own is not None:
        found = antecedent(own, verb)
        return found if found.i == own.i else event_behind(found, verb)
    head = verb.head
    if climbs == 0 or head.i == verb.i:
        return None
    match verb.dep_:
        case "acl" if verb.tag_ == "VBG":
            return head
        case "acl":
            return _owner(head)
        case "conj" if head.i < verb.i:
            return subject(head, climbs - 1) if head.pos_ in {"VERB", "AUX"} else None
        case "acomp":
            return subject(head, climbs - 1)
        case "xcomp" | "advcl" | "ccomp" | "dep":
            return _controller(verb, head, climbs)
        case "pcomp":
            return _behind_preposition(head.head, climbs)
    return None


def _controller(verb: "Token", head: "Token", climbs: int) -> "Token | None":
    if verb.dep_ == "ccomp" and verb.tag_ != "VBG":
        return None
    if verb.dep_ == "xcomp" and (thing := child_of(head, "dobj", "dative")) is not None and thing.i < verb.i:
        return thing
    if verb.dep_ == "advcl" and is_passive(head):
        return by_agent(head)
    if head.pos_ not in {"VERB", "AUX", "ADJ"}:
        return None
    return subject(head, climbs - 1)


def _behind_preposition(governor: "Token", climbs: int) -> "Token | None":
    """Who does what stands behind a preposition: "accused the army of bombing", "left after killing"."""
    if governor.pos_ not in {"VERB", "AUX"}:
        return _owner(governor) if governor.pos_ == "NOUN" else None
    if governor.lemma_.lower() in ACCUSING:
        return child_of(governor, "dobj", "nsubjpass")
    return subject(governor, climbs - 1)


def _owner(noun: "Token") -> "Token | None":
    """Whose plan or right it is: "the army's plan to bomb"."""
    return child_of(noun, "poss")


def pobjects(token: "Token", *ties: str) -> Iterator["Token"]:
    """The nouns behind these prepositions."""
    for child in token.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in ties:
            for target in child.children:
                if target.dep_ == "pobj":
                    yield target
