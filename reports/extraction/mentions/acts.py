"""Verbs that name an act of harm or a decision, with what they act on (docs/method.md, "Mentions")."""

from reports.extraction.claims.tree import Range, Tree
from reports.extraction.events import HARM
from reports.extraction.events.words import LIGHT, VERB_OF

# From the method: tokens of a verb with its object.
LONGEST_ACT = 8

_DECIDING = """
    BAN BLOCK CANCEL CLOSE CUT DELAY DEPLOY DISMISS APPOINT EVACUATE PASS REJECT RELEASE RESIGN SANCTION SEIZE SENTENCE
    SIGN SINK STRIKE_WORK SUE VETO WITHDRAW INTERCEPT RETALIATE CHARGE ACQUIT
"""
DECIDING = frozenset(_DECIDING.split())
#: Classes of events whose verbs are mentions themselves.
ACTS = HARM | DECIDING
_OBJECTS = frozenset(["dobj", "dative", "oprd"])
# Acts without an object that are told as such.
_ALONE = frozenset(["RESIGN", "WITHDRAW", "STRIKE_WORK", "RETALIATE", "KILL"])


def act_of(tree: Tree, verb: int) -> Range | None:
    """The verb with its particle and object, if it names harm or a decision itself; else None.

    A light verb ("carried out strikes") leaves the act to its noun.
    """
    word = tree.words[verb]
    if word not in VERB_OF or tree.deps[verb] in {"amod", "compound", "aux", "auxpass"}:
        return None
    event = tree.event(verb)
    if event not in ACTS:
        return None
    if VERB_OF[word] in LIGHT and VERB_OF[word] != "leave":
        return None
    target = tree.child(verb, *_OBJECTS)
    end = verb + 1
    particle = tree.child(verb, "prt")
    if particle is not None and particle > verb:
        end = max(end, particle + 1)
    if target is not None and tree.words[target + 1 : target + 2] == ["-"]:
        target = next((place for place in range(target + 2, verb + LONGEST_ACT) if _closes(tree, place)), None)
    if target is None or target < verb:
        told = event in _ALONE or end > verb + 1 or (event in HARM and tree.is_passive(verb))
        return (verb, end) if told else None
    reach = target + 1
    if reach - verb <= LONGEST_ACT and not any(tree.words[place] in _STOPS for place in range(verb, reach)):
        return (verb, max(end, reach))
    return (verb, end) if event in HARM else None


def _closes(tree: Tree, place: int) -> bool:
    """Whether a noun ends a phrase: "hit Karsan-backed militants"."""
    return place < len(tree) and tree.pos[place] == "NOUN" and tree.words[place + 1 : place + 2] != ["-"]


_STOPS = frozenset(['"', "``", "''", ",", ";", ":", "(", ")"])
