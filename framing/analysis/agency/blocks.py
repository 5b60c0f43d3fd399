"""All acts of harm of one paragraph (docs/method.md, "Agency")."""

from typing import TYPE_CHECKING

from framing.analysis.agency.actors import actor_of, is_event, is_instrument
from framing.analysis.agency.acts import Act
from framing.analysis.agency.nouns import claimed_act, noun_act
from framing.analysis.agency.trees import Range, is_passive, phrase_of
from framing.analysis.agency.values import Form
from framing.analysis.agency.verbs import verb_act
from reports.extraction.events import HARM, event_of
from reports.extraction.events.words import NOUN_OF, VERB_OF
from reports.extraction.headline_clauses import HeadlineClause, headline_clause
from reports.text.parse import ParsedBlock
from reports.text.zones import Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# No paragraph of prose tells as many; the bound keeps the cost of a hostile one in proportion to its length.
MOST_ACTS = 200
_CLAIMING = "CLAIM_RESPONSIBILITY"


def acts_in(block: ParsedBlock) -> list[Act]:
    """The acts of harm of a paragraph in text order; a headline's own clause is read as headlines are."""
    verbs, nouns = _candidates(block)
    acts: list[Act] = []
    used: set[int] = set()
    clause = headline_clause(block) if block.zone is Zone.HEADLINE else None
    if clause is not None and (act := _headline_act(block, clause)) is not None:
        acts.append(act)
        used.update(range(*clause.actor) if clause.actor else (), (clause.verb_token,))
    for verb, event in verbs:
        if verb.i in used:
            continue
        found = claimed_act(verb) if event == _CLAIMING else verb_act(verb, event)
        if found is not None:
            if clause is not None and clause.verb_token == verb.i and found.agent is None:
                _give_actor(found, block, clause)
            acts.append(found)
            used.update(found.uses)
    acts = _joined(acts)
    _share_claimants(acts)
    used |= _spoken_for(acts)
    acts += [found for noun, event in nouns if noun.i not in used and (found := noun_act(noun, event)) is not None]
    return sorted(acts, key=lambda act: act.token.i)


Candidates = list[tuple["Token", str]]


def _candidates(block: ParsedBlock) -> tuple[Candidates, Candidates]:
    verbs: Candidates = []
    nouns: Candidates = []
    for token in block.doc:
        words = token.lower_
        if words not in VERB_OF and words not in NOUN_OF:
            continue
        event = event_of(token)
        if event is None or (event not in HARM and event != _CLAIMING) or len(verbs) + len(nouns) >= MOST_ACTS:
            continue
        (nouns if token.pos_ in {"NOUN", "PROPN"} else verbs).append((token, event))
    return verbs, nouns


def _spoken_for(acts: list[Act]) -> set[int]:
    """Nouns of events that only lend another act its agent: "wounded in an army raid"; not those with a victim."""
    return {
        act.event_noun.i
        for act in acts
        if act.event_noun is not None and act.patient_head is not None and _is_bare(act)
    }


def _share_claimants(acts: list[Act]) -> None:
    """Whoever claims an event is the agent of what else the sentence tells of that very event."""
    claimed = {act.event_noun.i: act for act in acts if act.form is Form.REFLEXIVE_OR_CLAIMED and act.event_noun}
    for act in acts:
        claim = claimed.get(act.event_noun.i) if act.event_noun is not None else None
        if claim is not None and act.agent is None:
            act.agent, act.agent_head = claim.agent, claim.agent_head
            act.actor, act.actor_head = claim.actor, claim.actor_head


def _is_bare(act: Act) -> bool:
    """Whether the event's noun of an act names nobody to whom it is done."""
    found = noun_act(act.event_noun, act.event) if act.event_noun is not None else None
    return found is None or found.patient is None


def _joined(acts: list[Act]) -> list[Act]:
    """Two verbs for one act are one: "shot and killed"."""
    kept: list[Act] = []
    for act in sorted(acts, key=lambda act: act.token.i):
        last = kept[-1] if kept else None
        if last is not None and _is_one_act(last, act):
            kept[-1] = _merged(last, act)
        else:
            kept.append(act)
    return kept


def _is_one_act(first: Act, second: Act) -> bool:
    if second.token.dep_ != "conj" or second.token.head.i != first.token.i or second.token.i != first.token.i + 2:
        return False
    heads = {act.patient_head.i for act in (first, second) if act.patient_head is not None}
    return len(heads) <= 1


def _merged(first: Act, second: Act) -> Act:
    stronger = first if first.event == "KILL" else second
    merged = Act(
        stronger.token,
        stronger.event,
        second.form,
        (first.predicate[0], second.predicate[1]),
        uses=first.uses + second.uses,
    )
    for act in (first, second):
        for name in ("agent", "agent_head", "actor", "actor_head", "patient", "patient_head", "event_noun"):
            if getattr(merged, name) is None:
                setattr(merged, name, getattr(act, name))
    if merged.form is Form.ACTIVE and first.form is not Form.ACTIVE:
        merged.form = first.form
    return merged


def _noun_of(doc: "Doc", bounds: Range) -> "Token":
    """The noun of a headline's phrase: the last word before its first preposition."""
    words = doc[bounds[0] : bounds[1]]
    tie = next((word.i for word in words if word.pos_ == "ADP" and word.i > bounds[0]), bounds[1])
    return doc[tie - 1]


def _headline_act(block: ParsedBlock, clause: HeadlineClause) -> Act | None:
    """The act of a headline whose verb the parser did not see, or took for an active one; else None."""
    doc = block.doc
    verb = doc[clause.verb_token]
    seen = verb.pos_ in {"VERB", "AUX"} and (not clause.is_passive or is_passive(verb))
    if seen or clause.event not in HARM or (clause.actor is None and clause.target is None):
        return None
    act = Act(verb, clause.event, Form.ACTIVE, clause.verb)
    _give_actor(act, block, clause)
    if clause.target is not None:
        act.patient, act.patient_head = clause.target, _noun_of(doc, clause.target)
    if clause.is_passive:
        act.form = Form.PASSIVE_WITH_AGENT if act.agent is not None else Form.PASSIVE_AGENTLESS
    return act


def _give_actor(act: Act, block: ParsedBlock, clause: HeadlineClause) -> None:
    """The actor of a headline's clause as the agent of its act."""
    if clause.actor is None or act.form is not Form.ACTIVE:
        return
    head = _noun_of(block.doc, clause.actor)
    act.agent, act.agent_head = clause.actor, head
    named = actor_of(head) if is_event(head) or is_instrument(head) else head
    act.actor_head = named
    act.actor = None if named is None else clause.actor if named is head else phrase_of(named)
    if is_event(head):
        act.form = Form.ACTIVE_EVENT_SUBJECT
    elif is_instrument(head):
        act.form = Form.ACTIVE_INSTRUMENT
