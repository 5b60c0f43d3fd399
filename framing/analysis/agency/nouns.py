"""Acts of harm that a noun tells, and those that somebody claims (docs/method.md, "Agency")."""

from typing import TYPE_CHECKING

from framing.analysis.agency.actors import actor_of, is_event, is_instrument, sufferer_of
from framing.analysis.agency.acts import Act
from framing.analysis.agency.trees import child_of, phrase_of, pobjects, subject
from framing.analysis.agency.values import Form
from framing.analysis.agency.words import VIOLENT
from reports.extraction.events import HARM, event_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many words to each side make a death one of violence.
NEARBY_WORDS = 16
# "His injuries" are what he has, no act; "injuries to six" are.
_BODILY = frozenset(["injury", "wound", "burn"])


def noun_act(noun: "Token", event: str) -> Act | None:
    """The act of harm that a noun tells: "X's bombing of Y"; None where it names neither who nor whom."""
    agent, patient = actor_of(noun), sufferer_of(noun)
    if agent is not None and (is_event(agent) or is_instrument(agent)):
        agent = None
    if agent is None and patient is None:
        return None
    if noun.lemma_.lower() in _BODILY | {"death", "fatality"} and not _is_violent(noun):
        return None
    if noun.lemma_.lower() in _BODILY and patient is not None and patient.dep_ == "poss":
        return None
    form = Form.NOMINAL_AGENTLESS if agent is None else Form.NOMINAL_WITH_AGENT
    act = Act(noun, event, form, (noun.i, noun.i + 1), event_noun=noun)
    if agent is not None:
        act.agent, act.agent_head = phrase_of(agent), agent
        act.actor, act.actor_head = act.agent, agent
    if patient is not None:
        act.patient, act.patient_head = phrase_of(patient), patient
    return act


def _is_violent(noun: "Token") -> bool:
    near = noun.doc[max(noun.i - NEARBY_WORDS, noun.sent.start) : min(noun.i + NEARBY_WORDS, noun.sent.end)]
    return any(word.lemma_.lower() in VIOLENT for word in near if word.i != noun.i)


def claimed_act(verb: "Token") -> Act | None:
    """The act for which somebody claims responsibility: "claimed responsibility for the attack on Y"."""
    thing = next((child for child in verb.children if child.lower_ == "responsibility"), None)
    if thing is None:
        return None
    told = _claimed_event(verb, thing)
    claimant = subject(verb)
    if told is None or claimant is None:
        return None
    event = event_of(told)
    if event not in HARM:
        return None
    patient = (
        sufferer_of(told) if told.pos_ != "VERB" else child_of(told, "dobj") or next(pobjects(told, "on", "at"), None)
    )
    act = Act(verb, event, Form.REFLEXIVE_OR_CLAIMED, (verb.i, told.i + 1), event_noun=told, uses=(told.i,))
    act.agent, act.agent_head = phrase_of(claimant), claimant
    act.actor, act.actor_head = act.agent, claimant
    if patient is not None:
        act.patient, act.patient_head = phrase_of(patient), patient
    return act


def _claimed_event(verb: "Token", thing: "Token") -> "Token | None":
    for governor in (thing, verb):
        for tie in governor.children:
            if tie.dep_ == "prep" and tie.lower_ == "for":
                found = child_of(tie, "pobj", "pcomp")
                if found is not None:
                    return found
    return None
