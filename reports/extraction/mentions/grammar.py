"""What the grammar of a report says of two of its mentions (docs/method.md, "Mentions")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reports.extraction.claims.nations import NATIONS
from reports.extraction.claims.tree import Tree
from reports.extraction.events.words import LIGHT, VERB_OF
from reports.extraction.mentions.describing import Draft
from reports.extraction.mentions.reading import Reading
from reports.extraction.mentions.values import MentionForm, MentionKind
from reports.text.voice import Voice, VoiceMap

# From the method: conjuncts and arguments of one predicate that are held apart; bounds on hostile texts.
MOST_CONJUNCTS = 8
MOST_ARGUMENTS = 6

_ARGUMENTS = frozenset(["nsubj", "nsubjpass", "dobj", "dative", "pobj"])
_TARGETING = frozenset(["on", "against", "at"])
_ORIGINS = frozenset(["by", "from"])


@dataclass(slots=True)
class Direction:
    """Who does what is spoken of, and whom it is done to, as countries and as mentions."""

    agent: str | None = None
    patient: str | None = None
    actor: int | None = None

    def conflicts(self, other: "Direction") -> bool:
        """Whether two happenings cannot be one: by different countries, or by one and against the same."""
        if self.agent and other.agent and self.agent != other.agent:
            return True
        pairs = ((self.agent, other.patient), (self.patient, other.agent))
        return any(first is not None and first == second for first, second in pairs)


@dataclass(slots=True)
class Grammar:
    """Pairs of mentions, the earlier one first, and which mentions are never one."""

    appositions: list[tuple[int, int]] = field(default_factory=list)
    copulas: list[tuple[int, int, bool]] = field(default_factory=list)
    apart: dict[int, set[int]] = field(default_factory=dict)
    directions: dict[int, Direction] = field(default_factory=dict)

    def part(self, first: int, second: int) -> None:
        """Hold two mentions apart."""
        if first != second:
            self.apart.setdefault(first, set()).add(second)
            self.apart.setdefault(second, set()).add(first)


class GrammarReader:
    """Reads the parse around every mention once."""

    def __init__(self, drafts: Sequence[Draft], reading: Reading, voices: VoiceMap) -> None:
        self._drafts = drafts
        self._reading = reading
        self._voices = voices
        self._at: dict[tuple[int, int], int] = {}
        for number, draft in enumerate(drafts):
            if draft.block >= 0:
                self._at.setdefault((draft.block, draft.root), number)
        self._found = Grammar()

    def read(self) -> Grammar:
        """What stands in the report, in one walk over its mentions."""
        arguments: dict[tuple[int, int], list[int]] = {}
        for number, draft in enumerate(self._drafts):
            if draft.block < 0 or self._at[draft.block, draft.root] != number:
                continue
            tree = self._reading.trees[draft.block]
            relation = tree.deps[draft.root]
            if relation == "appos":
                self._note_apposition(number, draft, tree)
            elif relation == "conj":
                self._part_conjuncts(number, draft, tree)
            elif relation == "attr":
                self._note_copula(number, draft, tree)
            if relation in _BEHIND and _is_contrasted(tree, draft.bounds[0]):
                self._part_contrasted(number, draft, tree)
            if number and self._is_beside(self._drafts[number - 1], draft):
                self._found.appositions.append((number - 1, number))
            verb = _predicate(tree, draft.root) if relation in _ARGUMENTS else None
            if verb is not None:
                arguments.setdefault((draft.block, verb), []).append(number)
            if draft.kind is MentionKind.EVENT and draft.form is MentionForm.NOMINAL:
                self._found.directions[number] = self._direction(draft, tree)
        for fillers in arguments.values():
            for place, first in enumerate(fillers[:MOST_ARGUMENTS]):
                for second in fillers[place + 1 : MOST_ARGUMENTS]:
                    self._found.part(first, second)
        self._part_nested()
        return self._found

    def mention_of(self, block: int, token: int | None) -> int | None:
        """The mention whose head a token is."""
        return None if token is None else self._at.get((block, token))

    def _is_beside(self, office: Draft, person: Draft) -> bool:
        """Whether an office stands right before the name of its holder, marked as a mention of its own."""
        if person.form is not MentionForm.NAME or person.kind is not MentionKind.ACTOR:
            return False
        close = office.span.end + 1 == person.span.start and office.block == person.block
        return close and office.kind is MentionKind.ACTOR and office.form is MentionForm.NOMINAL

    def _note_apposition(self, number: int, draft: Draft, tree: Tree) -> None:
        other = self.mention_of(draft.block, tree.heads[draft.root])
        if other is None or tree.child(draft.root, "conj") is not None:
            return
        if _is_contrasted(tree, draft.bounds[0]):
            self._found.part(number, other)
            return
        if tree.child(tree.heads[draft.root], "conj") is not None and self._drafts[other].form is draft.form:
            return
        self._found.appositions.append((min(number, other), max(number, other)))

    def _part_conjuncts(self, number: int, draft: Draft, tree: Tree) -> None:
        place = draft.root
        for _ in range(MOST_CONJUNCTS):
            if tree.deps[place] != "conj":
                return
            place = tree.heads[place]
            if (other := self.mention_of(draft.block, place)) is not None:
                self._found.part(number, other)

    def _part_contrasted(self, number: int, draft: Draft, tree: Tree) -> None:
        """ "The wardens, not the fishers"; "the fishers rather than the wardens"."""
        for other in range(number - 1, max(number - MOST_ARGUMENTS, -1), -1):
            before = self._drafts[other]
            if before.block != draft.block or before.sentence != draft.sentence:
                return
            if before.span.end <= draft.span.start and tree.deps[before.root] not in _INSIDE:
                self._found.part(number, other)
                return

    def _note_copula(self, number: int, draft: Draft, tree: Tree) -> None:
        """ "X is a Y": sure only where the report says so itself and without doubt; what it denies is held apart."""
        verb = tree.heads[draft.root]
        other = self.mention_of(draft.block, tree.child(verb, "nsubj"))
        if tree.lemmas[verb] != "be" or other is None or self._is_adjective(draft, tree):
            return
        first, second = min(number, other), max(number, other)
        kids = tree.kids[verb]
        if any(tree.deps[kid] == "neg" for kid in kids) or "no" in tree.words[draft.bounds[0] : draft.root]:
            self._found.part(first, second)
            return
        doubted = any(tree.tags[kid] == "MD" or tree.words[kid] in _DOUBTING for kid in kids)
        said = self._voices.at(draft.head_span).voice is not Voice.OWN
        self._found.copulas.append((first, second, not (doubted or said or tree.words[-1:] == ["?"])))

    def _is_adjective(self, draft: Draft, tree: Tree) -> bool:
        """ "The harbour is Karsan": says of what country something is, and names nothing."""
        named = self._reading.names.at(draft.block, draft.root) if draft.form is MentionForm.NAME else None
        return named is not None and self._reading.names.is_adjective(named, tree)

    def _part_nested(self) -> None:
        """A mention inside another one is somebody or something else."""
        around: list[int] = []
        for number, draft in enumerate(self._drafts):
            around = [other for other in around if self._drafts[other].span.end > draft.span.start]
            for other in around:
                holder = self._drafts[other]
                if holder.root != draft.root and holder.span.contains(draft.span) and holder.span != draft.span:
                    self._found.part(other, number)
            if len(around) < MOST_ARGUMENTS:
                around.append(number)

    def _direction(self, draft: Draft, tree: Tree) -> Direction:
        """By whom an event is and against whom, as the words around it say."""
        found = Direction(agent=draft.nation)
        for relation, token in _around(tree, draft.root):
            other = self.mention_of(draft.block, token)
            nation = None if other is None else _owner(self._drafts[other])
            if relation == "patient":
                found.patient = found.patient or nation
            elif other is not None:
                found.actor = other if found.actor is None else found.actor
                found.agent = found.agent or nation
        return found


def _owner(draft: Draft) -> str | None:
    """The country of a phrase, also of "Karsan-run base"."""
    return draft.nation or next((word for word in draft.modifiers[:1] if word in _KEYS), None)


_KEYS = frozenset(NATIONS.values())
# Relations of what stands beside something like it; of what belongs to another phrase.
_BEHIND = frozenset(["dobj", "attr", "pobj", "dep", "npadvmod", "nsubj", "ROOT"])
_INSIDE = frozenset(["compound", "poss", "nmod"])
_CONTRAST = frozenset(["not", "never", "unlike", "without", "except"])
_CONTRASTED = (["rather", "than"], ["instead", "of"], ["as", "opposed", "to"])
_DOUBTING = frozenset(["if", "whether", "perhaps", "reportedly", "allegedly", "supposedly", "maybe"])


def _is_contrasted(tree: Tree, start: int) -> bool:
    """Whether the words right before a phrase hold it against what stands before them."""
    before = tree.words[max(start - 3, 0) : start]
    if before[-1:] and before[-1] in _CONTRAST:
        return start < 2 or tree.words[start - 2] in {",", "-", "–", "—", "and", "but", "("}
    return any(before[-len(words) :] == words for words in _CONTRASTED)


def _predicate(tree: Tree, place: int) -> int | None:
    """The verb whose argument a noun is; "be" only says what its subject is."""
    head = tree.heads[place]
    if tree.deps[place] == "pobj":
        head = tree.heads[head]
    return head if tree.is_verbal(head) and tree.lemmas[head] != "be" else None


def _around(tree: Tree, place: int) -> Iterator[tuple[str, int | None]]:
    """Tokens of who does what a noun tells, and of whom it is done to."""
    for kid in tree.kids[place]:
        if tree.deps[kid] in {"prep", "agent"} and tree.words[kid] in _ORIGINS:
            yield "agent", tree.child(kid, "pobj")
        elif tree.deps[kid] == "prep" and tree.words[kid] in _TARGETING:
            yield "patient", tree.child(kid, "pobj")
        elif tree.deps[kid] in {"acl", "relcl"} and (by := tree.child(kid, "agent")) is not None:
            yield "agent", tree.child(by, "pobj")
    head = tree.heads[place]
    if tree.deps[place] == "pobj" and tree.words[head] == "for":
        # "Claimed responsibility for the raid": whoever claims it did it.
        head = tree.heads[head]
        if tree.words[head] == "responsibility":
            yield "agent", tree.child(tree.heads[head], "nsubj")
    elif tree.deps[place] == "dobj" and VERB_OF.get(tree.words[head]) in LIGHT:
        yield "agent", tree.child(head, "nsubj")
        for kid in tree.kids[head]:
            if tree.deps[kid] == "prep" and tree.words[kid] in _TARGETING:
                yield "patient", tree.child(kid, "pobj")
    elif tree.deps[place] == "nsubj" and tree.event(head):
        yield "patient", tree.child(head, "dobj")
