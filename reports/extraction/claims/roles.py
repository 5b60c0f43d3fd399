"""Who does what to whom in a clause, by its deep roles (docs/method.md, "Claims")."""

from dataclasses import dataclass

from reports.extraction.claims.clauses import Clauses, Kind
from reports.extraction.claims.people import counted_head
from reports.extraction.claims.tree import SUBJECTS, Range, Tree
from reports.extraction.claims.wording import (
    BEFORE_THE_DEED,
    CARRYING,
    TARGETING,
    TELLING_OF_OBJECT,
    TELLING_OF_SUBJECT,
    UNDERGOING,
)
from reports.extraction.events import HARM
from reports.extraction.headline_clauses import HeadlineClause

_RELATIVE = frozenset(["who", "which", "that", "whom"])
_OPENING_PUNCT = frozenset(["(", "[", '"', "'", "-", "--", ":", ";"])
# From the method: words of a phrase in a slot; of a longer one only its noun with what stands before it.
LONGEST_PHRASE = 24
# From the method: words of a predicate; of a longer one only its verb.
LONGEST_PREDICATE = 6
# How many steps a subject is looked for up the tree, and an infinitive down.
LONGEST_CLIMB = 8


@dataclass(frozen=True, slots=True)
class Roles:
    """The words of a clause that fill its roles, by their heads; ``deed`` is the verb or noun that says what happens.

    ``first`` is the verb with which the predicate begins; in "failed to stop" it is "failed" and the deed "stop".
    """

    first: int
    deed: int
    event: str | None
    agent: int | None
    patient: int | None


def roles_of(clauses: Clauses, head: int) -> Roles:
    """The roles of the clause with this head."""
    return _Reading(clauses, head).roles()


def headline_roles(tree: Tree, found: HeadlineClause, roles: Roles | None) -> Roles:
    """The roles of a headline's first clause, which the rules of headlines read better than the parse does."""
    actor, target = _head_in(tree, found.actor), _head_in(tree, found.target)
    if roles is None or found.is_passive:
        deed = roles.deed if roles is not None else found.verb_token
        return Roles(found.verb_token, deed, found.event, actor, target)
    event = roles.event or found.event
    agent = roles.agent if roles.agent is not None or roles.patient is not None else actor
    patient = roles.patient if roles.patient is not None or roles.agent != actor else target
    return Roles(roles.first, roles.deed, event, agent, patient)


def _head_in(tree: Tree, bounds: Range | None) -> int | None:
    """The word of a range on which the others hang."""
    if bounds is None:
        return None
    start, end = bounds
    nouns = [place for place in range(start, end) if tree.pos[place] in {"NOUN", "PROPN", "PRON", "NUM"}]
    tops = [place for place in nouns if not start <= tree.heads[place] < end]
    return next(iter(tops or nouns[-1:]), end - 1)


def predicate_range(tree: Tree, roles: Roles) -> Range:
    """From the first verb to the word that says what happens, or the latter alone where much stands between."""
    first, last = roles.first, max(roles.first, roles.deed)
    if roles.deed < first and tree.deps[roles.first] != "ROOT" and tree.deps[roles.deed] != "nsubjpass":
        last = first  # "the strike, which was carried out": the noun stands in another clause
    elif roles.deed < first:
        first = roles.deed
    particle = tree.child(last, "prt")
    if particle is not None and particle == last + 1:
        last = particle
    if last - first < LONGEST_PREDICATE:
        return (first, last + 1)
    return (roles.first, roles.first + 1)


class _Reading:
    """One clause on the way to its roles."""

    def __init__(self, clauses: Clauses, head: int) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._head = head

    def roles(self) -> Roles:
        tree, head = self._tree, self._head
        kind = self._clauses.opened.get(head, Kind.WHOLE)
        if kind is Kind.IS_A:
            named = tree.heads[head] if not tree.is_verbal(tree.heads[head]) else None
            return Roles(head, head, tree.event(head), named, None)
        verb = self._deed()
        subject = self._subject(head)
        noun = self._carried(verb)
        agent, patient = self._placed(verb, subject, noun)
        agent, patient = self._filler(agent), self._filler(patient)
        return Roles(head, noun if noun is not None else verb, self._event(verb, noun, subject), agent, patient)

    def _event(self, verb: int, noun: int | None, subject: int | None) -> str | None:
        """The event of the verb, or of the noun through which a verb without one of its own speaks."""
        tree = self._tree
        event = tree.event(verb)
        if event is None and noun is not None:
            event = tree.event(noun)
        if event is None and tree.lemmas[verb] in TELLING_OF_SUBJECT and subject is not None:
            event = tree.event(subject)
        if event is None and tree.lemmas[verb] in TELLING_OF_OBJECT:
            told = tree.child(verb, "dobj", "nsubjpass")
            event = tree.event(told) if told is not None else None
        return event

    def _filler(self, noun: int | None) -> int | None:
        """What may fill a role: no time of day, and for a relative pronoun what it stands for."""
        tree = self._tree
        if noun is None or tree.ents[noun] in {"TIME", "DATE"}:
            return None
        counted = counted_head(tree, noun)
        if tree.words[counted] in _RELATIVE and tree.deps[self._head] == "relcl":
            return tree.heads[self._head] if counted == noun else noun
        return noun

    def _deed(self) -> int:
        """The verb that says what is done: behind "plan to", "fail to", "be expected to"."""
        tree, verb = self._tree, self._head
        for _ in range(LONGEST_CLIMB):
            below = tree.next_verb(verb)
            if below is None or below < verb or not tree.is_verbal(below) or below in self._clauses.opened:
                return verb
            if tree.lemmas[verb] not in BEFORE_THE_DEED and not tree.is_passive(verb) and verb != self._head:
                return verb
            if tree.child(verb, "dobj") is not None or tree.lemmas[verb] not in BEFORE_THE_DEED | _PASSIVE_BEFORE:
                return verb
            verb = below
        return verb

    def _carried(self, verb: int) -> int | None:
        """The noun that a verb of little meaning carries: "launched strikes", "came under attack", "is a member"."""
        tree = self._tree
        if tree.lemmas[verb] == "be":
            found = tree.child(verb, "attr", "acomp")
            return found if found is not None and found > verb else None
        noun = tree.child(verb, "dobj") if not tree.is_passive(verb) else tree.child(verb, "nsubjpass")
        if noun is not None and tree.words[noun] in _RELATIVE and tree.deps[self._head] == "relcl":
            noun = tree.heads[self._head]
        if noun is not None and tree.lemmas[noun] == "responsibility":
            return noun
        if tree.lemmas[verb] not in CARRYING:
            return None
        if noun is None and tree.lemmas[verb] == "come":
            under = next((kid for kid in tree.children(verb, "prep") if tree.words[kid] == "under"), None)
            noun = tree.child(under, "pobj") if under is not None else None
        return noun if noun is not None and tree.event(noun) is not None else None

    def _placed(self, verb: int, subject: int | None, noun: int | None) -> tuple[int | None, int | None]:
        """Agent and patient of a verb: a passive's subject undergoes, its by-phrase acts."""
        tree = self._tree
        passive = self._is_passive(verb)
        patient = tree.child(verb, "dobj", "attr", "acomp", "oprd") if noun is None else self._target(verb, noun)
        if tree.lemmas[verb] == "come" and noun is not None:
            return self._source(noun), subject
        if passive:
            by = tree.child(verb, "agent")
            agent = tree.child(by, "pobj") if by is not None else None
            return agent, self._target(verb, noun) if noun is not None else subject
        if tree.lemmas[verb] in UNDERGOING and (patient is None or noun is not None):
            return (self._source(noun) if noun is not None else None), subject
        return subject, patient if tree.lemmas[verb] != "be" or noun is None else None

    def _is_passive(self, verb: int) -> bool:
        tree, head = self._tree, self._head
        if tree.is_passive(verb):
            return True
        if tree.tags[verb] != "VBN" or tree.child(verb, "nsubj", "aux") is not None:
            return False
        # "Was hit and badly damaged": the second participle shares the auxiliary of the first.
        above = tree.heads[head]
        return tree.deps[head] == "conj" and above != head and self._shares_passive(above)

    def _shares_passive(self, above: int) -> bool:
        for _ in range(LONGEST_CLIMB):
            if self._tree.is_passive(above):
                return True
            if self._tree.deps[above] != "conj":
                return False
            above = self._tree.heads[above]
        return False

    def _target(self, verb: int, noun: int | None) -> int | None:
        """Whom an act is done to: "strikes on X", "carried out a raid against X", "responsibility for X"."""
        if noun is None:
            return None
        tree = self._tree
        wanted = {"for"} if tree.lemmas[noun] == "responsibility" else TARGETING
        for place in (noun, verb):
            for kid in tree.children(place, "prep"):
                if tree.words[kid] in wanted and kid > noun:
                    return tree.child(kid, "pobj", "pcomp")
        of = next((kid for kid in tree.children(noun, "prep") if tree.words[kid] == "of"), None)
        return tree.child(of, "pobj") if of is not None else None

    def _source(self, noun: int) -> int | None:
        """Who is behind an act that somebody undergoes: "injuries in a raid by X", "came under an attack by X"."""
        by = next((kid for kid in self._tree.children(noun, "prep") if self._tree.words[kid] in {"by", "from"}), None)
        return self._tree.child(by, "pobj") if by is not None else None

    def _subject(self, head: int) -> int | None:
        """The subject of a verb: its own, that of the verb it is joined to, or the noun it belongs to."""
        tree = self._tree
        for _ in range(LONGEST_CLIMB):
            own = tree.child(head, *SUBJECTS)
            if own is None:
                # The parser may hang the subject on the auxiliary: "guards, among them two women, have been hurt".
                own = next((tree.child(kid, *SUBJECTS) for kid in tree.children(head, "aux", "auxpass")), None)
            if own is not None:
                return self._antecedent(own, head) if tree.words[own] in _RELATIVE else own
            relation, above = tree.deps[head], tree.heads[head]
            if relation in {"acl", "relcl"}:
                return self._located(head) if tree.lemmas[head] in _LYING else above
            if relation not in {"conj", "advcl", "pcomp", "prep", "xcomp"} or above == head:
                return None
            if self._clauses.opened.get(head) is Kind.CONTENT:
                return None
            if relation in {"advcl", "pcomp"} and tree.is_passive(above):
                by = tree.child(above, "agent")
                return tree.child(by, "pobj") if by is not None else tree.child(above, *SUBJECTS)
            head = above
        return None

    def _located(self, head: int) -> int:
        """What lies somewhere: the noun right before the clause, not the one that the parser hung it on."""
        place = self._tree.left(head) - 1
        while place > self._tree.heads[head] and self._tree.pos[place] not in {"NOUN", "PROPN"}:
            place -= 1
        return max(place, self._tree.heads[head])

    def _antecedent(self, pronoun: int, head: int) -> int:
        """What "which" stands for; a violent verb belongs to the event and not to the place where it happens."""
        tree = self._tree
        if tree.deps[head] != "relcl":
            return pronoun
        noun = tree.heads[head]
        if tree.words[pronoun] not in {"which", "that"} or tree.event(head) not in HARM:
            return noun
        place = noun
        for _ in range(LONGEST_CLIMB):
            if tree.event(place) is not None or tree.lemmas[place] in _HAPPENINGS:
                return place
            above = tree.heads[place]
            if above == place or tree.pos[above] not in {"ADP", "NOUN", "PROPN"}:
                break
            place = above
        return noun


_LYING = frozenset(["locate", "situate", "lie", "station", "base"])
_PASSIVE_WORDS = """
    expect believe think say report allege suspect plan set schedule due force allow ask order urge know find
"""
_PASSIVE_BEFORE = frozenset(_PASSIVE_WORDS.split())
# Events that no class names and that harm people all the same.
_HAPPENING_WORDS = """
    war conflict fighting violence storm flood earthquake fire accident crash disaster campaign offensive epidemic
    pandemic outbreak famine drought unrest uprising insurgency siege blockade crackdown invasion clash
"""
_HAPPENINGS = frozenset(_HAPPENING_WORDS.split())


def phrase_of(clauses: Clauses, head: int, sentence: Range) -> Range:
    """The words of a noun's phrase, without clauses and appositions that hang on it."""
    tree = clauses.tree
    start, end = max(tree.left(head), sentence[0]), head + 1
    for kid in tree.kids[head]:
        if kid < head:
            continue
        relation = tree.deps[kid]
        if relation in {"relcl", "acl", "appos", "advcl"}:
            break
        if relation == "punct" and tree.words[kid] in _OPENING_PUNCT and tree.words[kid] != "-":
            break
        if relation in {"prep", "conj", "case", "nummod", "pobj", "compound"} and kid not in clauses.opened:
            end = _closed(clauses, head, kid)
            if end <= tree.right(kid):
                break
    end = min(end, sentence[1])
    if end - start > LONGEST_PHRASE:
        start, end = max(start, head - LONGEST_PHRASE // 2), head + 1
    return tree.trimmed(start, end)


def _closed(clauses: Clauses, head: int, kid: int) -> int:
    """The end of a part of a phrase, before the first clause inside it."""
    tree = clauses.tree
    end = tree.right(kid) + 1
    for place in range(kid, min(end, head + LONGEST_PHRASE + 2)):
        if place in clauses.opened or tree.deps[place] in {"relcl", "acl", "appos"}:
            return max(min(tree.left(place), end), head + 1)
    return end
