"""Acts of harm that a verb tells (docs/method.md, "Agency")."""

from itertools import islice
from typing import TYPE_CHECKING

from framing.analysis.agency.actors import (
    actor_of,
    event_around,
    is_event,
    is_instrument,
    light_noun,
    sufferer_of,
)
from framing.analysis.agency.acts import Act
from framing.analysis.agency.trees import (
    Range,
    antecedent,
    by_agent,
    child_of,
    is_passive,
    own_subject,
    phrase_of,
    pobjects,
    subject,
    undergoer,
)
from framing.analysis.agency.values import Form
from framing.analysis.agency.words import NOBODY, UNDERGOING, UNDERGOING_LIGHT, VIOLENT
from reports.extraction.events.naming import HURT, left_state
from reports.extraction.events.senses import is_person_like
from reports.extraction.events.words import LIGHT, NOUN_OF, VERB_OF

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many words to each side make a death one of violence.
NEARBY_WORDS = 16
# How far above "and ten wounded" its "left" may stand.
NEAREST_ANCESTORS = 4
_STATES_AFTER = frozenset(["dead", "ablaze", "alight", "hostage", "captive", "prisoner", "fire"])
_TIMES = frozenset(["DATE", "TIME"])
_LEFT = frozenset(["left", "leaves", "leaving", "leave"])
_TIES = ("on", "against", "into", "upon", "at")


def verb_act(verb: "Token", event: str) -> Act | None:
    """The act of harm that a verb of this class tells; None where it tells of nobody, or that nothing happened."""
    lemma = VERB_OF[verb.lower_]
    if _is_denied(verb):
        return None
    noun = light_noun(verb, event) if lemma in LIGHT else None
    act: Act | None
    if (leaving := _leaving(verb)) is not None:
        act = _left_beside(verb, leaving, event)
    elif is_passive(verb):
        act = None if noun is not None and lemma in UNDERGOING_LIGHT else _passive(verb, event, noun)
    elif lemma in UNDERGOING or (noun is not None and lemma in UNDERGOING_LIGHT):
        act = _undergoing(verb, event, lemma, noun)
    else:
        act = _active(verb, event, noun)
    if act is None or (act.patient_head is not None and _is_nobody(act.patient_head)):
        return None
    return act if act.agent is not None or act.patient is not None or act.form is Form.PASSIVE_AGENTLESS else None


def _leaving(verb: "Token") -> "Token | None":
    """The verb of "left three dead and ten wounded" that the second state belongs to."""
    if verb.lower_ not in HURT or verb.tag_ not in {"VBN", "JJ"} or child_of(verb, "aux", "auxpass") is not None:
        return None
    leaving = next((word for word in islice(verb.ancestors, NEAREST_ANCESTORS) if word.lower_ in _LEFT), None)
    state = left_state(leaving) if leaving is not None and not is_passive(leaving) else None
    return leaving if state is not None and state.i < verb.i else None


def _left_beside(verb: "Token", leaving: "Token", event: str) -> Act | None:
    act = _active(leaving, event, None)
    if act is not None:
        counted = verb.doc[verb.i - 1]
        act.token, act.predicate, act.uses = verb, (verb.i, verb.i + 1), ()
        act.patient, act.patient_head = phrase_of(counted), counted
    return act


def _is_denied(verb: "Token") -> bool:
    return any(child.dep_ == "neg" for child in verb.children) or _is_adjective(verb)


def _is_adjective(verb: "Token") -> bool:
    """Whether a bare participle only describes the noun behind it: "helps wounded Karsan soldiers"."""
    if (
        verb.tag_ not in {"VBN", "JJ"}
        or verb.i + 1 >= len(verb.doc)
        or child_of(verb, "aux", "auxpass", "dobj") is not None
    ):
        return False
    counted = verb.head
    if verb.dep_ == "acl" and counted.like_num and counted.i == verb.i - 1 and child_of(counted, "det") is not None:
        return child_of(verb, "prep") is None  # "the 53 wounded remained there"
    behind = verb.doc[verb.i + 1]
    return (
        behind.pos_ in {"ADJ", "NOUN", "PROPN"}
        and behind.ent_type_ not in _TIMES
        and behind.lower_ not in _STATES_AFTER
    )


def _is_nobody(noun: "Token") -> bool:
    return noun.lower_ in NOBODY or any(child.lower_ == "no" for child in noun.lefts)


def _passive(verb: "Token", event: str, noun: "Token | None") -> Act:
    patient = undergoer(verb)
    if verb.i and verb.doc[verb.i - 1].like_num and own_subject(verb) is None:
        patient = verb.doc[verb.i - 1]  # "six killed and ten wounded"
    if noun is not None:
        patient = sufferer_of(noun) or _target(verb)
    elif patient is not None and patient.lower_ in NOUN_OF and is_event(patient) and verb.lemma_.lower() in LIGHT:
        noun, patient = patient, sufferer_of(patient) or _target(verb)
    elif patient is not None and patient.lemma_.lower() in _FIRED:
        patient = _target(verb) or patient
    agent = by_agent(verb) or _shared_agent(verb)
    form = Form.PASSIVE_WITH_AGENT if agent is not None else Form.PASSIVE_AGENTLESS
    act = Act(verb, event, form, _predicate(verb, noun))
    _fill(act, agent, patient)
    around = noun or event_around(verb, patient)
    act.event_noun = around
    if agent is None and around is not None:
        _recover(act, around)
    act.uses = _used(verb, noun)
    return act


def _shared_agent(verb: "Token") -> "Token | None":
    """The agent that stands behind the next of two verbs: "was shot and killed by police"."""
    other = child_of(verb, "conj")
    if other is None or other.i > verb.i + 2 or other.tag_ not in {"VBN", "VBD"}:
        return None
    return by_agent(other)


def _undergoing(verb: "Token", event: str, lemma: str, noun: "Token | None") -> Act | None:
    patient = subject(verb)
    if patient is None or is_event(patient):
        return None
    if lemma == "drown" and child_of(verb, "dobj") is not None:
        return _active(verb, event, noun)
    if lemma in {"die", "perish", "flee"} and not _is_violent(verb, patient, lemma):
        return None
    act = Act(verb, event, Form.UNDERGOER_SUBJECT, _predicate(verb, noun))
    _fill(act, None, patient)
    if lemma == "come" and noun is not None:
        act.event_noun = noun
    else:
        act.event_noun = event_around(verb, None) or (event_around(noun, None) if noun is not None else None)
    if act.event_noun is not None:
        _recover(act, act.event_noun)
    act.uses = _used(verb, noun)
    return act


def _is_violent(verb: "Token", patient: "Token", lemma: str) -> bool:
    """Whether a death or a flight comes of harm: told beside it, or of several people at once."""
    if lemma == "flee" and not (patient.tag_ in {"NNS", "NNPS"} and is_person_like(patient)) and not patient.like_num:
        return False
    doc = verb.doc
    near = doc[max(verb.i - NEARBY_WORDS, verb.sent.start) : min(verb.i + NEARBY_WORDS, verb.sent.end)]
    return any(word.lemma_.lower() in VIOLENT for word in near if word.i != verb.i)


def _active(verb: "Token", event: str, noun: "Token | None") -> Act | None:
    agent = subject(verb)
    patient = _patient(verb, noun)
    if agent is not None and patient is not None and agent.i == patient.i:
        agent = None
    if agent is not None and patient is not None and _is_described(verb, agent, patient):
        return None
    form = Form.ACTIVE
    if agent is not None and is_event(agent):
        form = Form.ACTIVE_EVENT_SUBJECT
    elif agent is not None and is_instrument(agent):
        form = Form.ACTIVE_INSTRUMENT
    act = Act(verb, event, form, _predicate(verb, noun))
    _fill(act, agent, patient)
    if form is Form.ACTIVE_EVENT_SUBJECT:
        act.event_noun = agent
    act.uses = _used(verb, noun)
    return act


def _is_described(verb: "Token", agent: "Token", patient: "Token") -> bool:
    """Whether the verb only describes its object: "the 8 wounded soldiers"."""
    return agent.like_num and agent.i == verb.i - 1 and patient.left_edge.i == verb.i + 1 and agent.n_lefts > 0


def _patient(verb: "Token", noun: "Token | None") -> "Token | None":
    """What an active verb acts on: its object, what its light noun or its preposition names, or its antecedent."""
    if noun is not None:
        target = sufferer_of(noun) or _target(verb)
        return None if target is not None and target.i == noun.i else target
    found = child_of(verb, "dobj")
    if VERB_OF.get(verb.lower_) == "leave" and (state := left_state(verb)) is not None:
        return child_of(state, "nsubj", "nummod") or (found if found is not state else None) or _left(verb, state)
    if found is not None and found.lower_ in {"fire", "hostage", "hostages", "captive", "prisoner"}:
        behind = _target(verb) or next(pobjects(verb, "to"), None) or next(pobjects(found, *_TIES, "to"), None)
        behind = None if behind is not None and behind.ent_type_ in {"DATE", "TIME"} else behind
        found = behind or (found if found.lower_ == "hostages" else _held(verb, found))
    elif found is not None and found.lower_ in {"life", "lives"}:
        found = next(pobjects(found, "of"), found)
    elif found is not None and found.lemma_.lower() in _FIRED and verb.lemma_.lower() in {"fire", "launch", "drop"}:
        found = _target(verb) or next(pobjects(found, *_TIES), None)
    if found is not None:
        return antecedent(found, verb)
    own = child_of(verb, "nsubj")
    if verb.dep_ == "relcl" and own is not None and own.lower_ not in {"who", "which", "that"}:
        return verb.head
    other = child_of(verb, "conj")
    if other is not None and other.i <= verb.i + 2 and (shared := child_of(other, "dobj")) is not None:
        return shared
    return _target(verb) or child_of(verb, "nsubjpass")


def _held(verb: "Token", state: "Token") -> "Token | None":
    """Who is held: "held them hostage"."""
    return (
        None if state.lower_ == "fire" else child_of(state, "nsubj") or child_of(verb, "dative") or _left(verb, state)
    )


def _left(verb: "Token", state: "Token") -> "Token | None":
    """Who is left in a state: the word right before it."""
    before = verb.doc[state.i - 1]
    return before if before.i > verb.i and before.pos_ in {"NOUN", "NUM", "PROPN", "PRON"} else None


def _target(verb: "Token") -> "Token | None":
    """What a verb aims at by "on", "against" or "at"; no date, no hour and nothing before the verb."""
    for noun in pobjects(verb, *_TIES):
        if noun.i > verb.i and noun.ent_type_ not in {"DATE", "TIME"} and not noun.is_digit:
            if noun.head.lower_ == "at" and verb.lemma_.lower() not in _AIMING:
                continue
            return noun
    return None


_AIMING = frozenset(["fire", "shoot", "strike", "launch", "open", "lob", "throw", "hurl"])
_FIRED = frozenset(
    [
        "missile",
        "rocket",
        "drone",
        "shell",
        "bomb",
        "shot",
        "round",
        "projectile",
        "mortar",
        "grenade",
        "gas",
        "canister",
        "bullet",
        "volley",
        "salvo",
    ]
)


def _fill(act: Act, agent: "Token | None", patient: "Token | None") -> None:
    if agent is not None:
        act.agent, act.agent_head = phrase_of(agent), agent
        agent = _meant_by(agent)
        named = agent if not (is_event(agent) or is_instrument(agent)) else actor_of(agent)
        if named is not None:
            act.actor, act.actor_head = phrase_of(named), named
    if patient is not None:
        act.patient, act.patient_head = phrase_of(patient), patient


def _meant_by(agent: "Token") -> "Token":
    """Whom a pronoun stands for where the verb of saying before it leaves no choice: "the army said it had fired"."""
    verb = agent.head
    if agent.pos_ != "PRON" or agent.lower_ not in {"it", "they", "he", "she"} or verb.dep_ != "ccomp":
        return agent
    speaker = child_of(verb.head, "nsubj")
    if speaker is None or speaker.pos_ == "PRON" or speaker.i > agent.i:
        return agent
    is_person = speaker.ent_type_ == "PERSON"
    fits = is_person if agent.lower_ in {"he", "she"} else not is_person
    return speaker if fits and verb.head.lemma_ in _SAYING else agent


_SAYING = frozenset(["say", "claim", "announce", "admit", "confirm", "acknowledge", "state", "insist", "declare"])


def _recover(act: Act, around: "Token") -> None:
    """The agent named before or behind the event's noun: "killed in an army raid"."""
    named = actor_of(around)
    if named is not None:
        act.agent, act.agent_head = phrase_of(named), named
        act.actor, act.actor_head = act.agent, named


def _predicate(verb: "Token", noun: "Token | None") -> Range:
    """The verb with its particle or state, or with the noun that it carries."""
    if noun is not None and not (verb.dep_ == "relcl" and noun.i < verb.i):
        particle = child_of(verb, "prt")
        last = max(verb.i, noun.i, -1 if particle is None else particle.i)
        return (min(verb.i, noun.i), last + 1)
    end = verb.i + 1
    for child in verb.children:
        if child.i > verb.i and (
            (child.lower_ in {"life", "lives"} and child.dep_ == "dobj" and VERB_OF.get(verb.lower_) == "lose")
            or (child.dep_ == "prt" and child.i <= verb.i + 1)
            or (child.lower_ in _STATES_AFTER and child.i == verb.i + 1)
        ):
            end = max(end, child.i + 1)
    for tie in verb.children:
        if tie.dep_ == "prep" and tie.i >= end and VERB_OF.get(verb.lower_) in _WITH_STATE:
            end = max([end, *(noun.i + 1 for noun in tie.children if noun.lower_ in _STATE_NOUNS)])
    if end < len(verb.doc) and verb.doc[end].lower_ == "dead":
        end += 1
    if VERB_OF.get(verb.lower_) == "force" and (flight := child_of(verb, "xcomp")) is not None and flight.i == end + 1:
        end = flight.i + 1
    return (verb.i, end)


_WITH_STATE = frozenset(["take", "hold", "set", "put", "beat", "shoot", "stab", "burn", "remand", "bludgeon", "reduce"])
_STATE_NOUNS = frozenset(
    ["custody", "fire", "death", "captivity", "detention", "rubble", "ruins", "hostage", "captive"]
)


def _used(verb: "Token", noun: "Token | None") -> tuple[int, ...]:
    used = [] if noun is None else [noun.i]
    for child in verb.children:
        if child.dep_ == "xcomp" and child.lower_ in {"flee", "leave"} and VERB_OF.get(verb.lower_) == "force":
            used.append(child.i)
        elif child.dep_ == "prep" and child.lower_ == "to":
            used.extend(target.i for target in child.children if target.lower_ == "death")
    if VERB_OF.get(verb.lower_) == "leave" and (state := left_state(verb)) is not None:
        used.append(state.i)
    return tuple(used)
