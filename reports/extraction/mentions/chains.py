"""Mentions joined to chains, one for each referent of a report (docs/method.md, "Mentions")."""

from collections.abc import Sequence

from reports.extraction.mentions.confidences import SURE
from reports.extraction.mentions.describing import Draft
from reports.extraction.mentions.grammar import Direction, Grammar
from reports.extraction.mentions.kinds import may_be_one
from reports.extraction.mentions.values import LinkReason, MentionForm, MentionKind, MentionLink


class Chains:
    """Grows while the mentions are read in their order; what cannot be one is never joined."""

    def __init__(self, drafts: Sequence[Draft], grammar: Grammar, groups: Sequence[str | None]) -> None:
        self._drafts = drafts
        self._grammar = grammar
        self._parent = list(range(len(drafts)))
        self.members: dict[int, list[int]] = {number: [number] for number in range(len(drafts))}
        self._names = {number: {group} for number, group in enumerate(groups) if group is not None}
        self._nations = {
            number: draft.nation for number, draft in enumerate(drafts) if draft.nation and draft.form in _DESCRIBING
        }
        self._genders = {number: draft.gender for number, draft in enumerate(drafts) if draft.gender}
        self.links: dict[int, list[MentionLink]] = {}

    def of(self, number: int) -> int:
        """The chain of a mention, by its first member."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def link(self, later: int, earlier: int, reason: LinkReason, confidence: float) -> bool:
        """Note a link, and join the chains where it is sure and nothing speaks against it; whether it was joined."""
        first, second = self.of(earlier), self.of(later)
        if first != second and reason is not LinkReason.SAME_NAME and not self.may_join(later, earlier):
            return False
        self.links.setdefault(later, []).append(MentionLink(earlier, reason, confidence))
        if first == second:
            return True
        if confidence < SURE:
            return False
        self._join(min(first, second), max(first, second))
        return True

    def may_join(self, later: int, earlier: int) -> bool:
        """Whether nothing in either chain speaks against their being one."""
        first, second = self.of(earlier), self.of(later)
        if first == second:
            return True
        names, others = self._names.get(first, _NO_NAMES), self._names.get(second, _NO_NAMES)
        if names and others and not names & others:
            return False
        if self._genders.get(first, self._genders.get(second)) != self._genders.get(second, self._genders.get(first)):
            return False
        return not self._apart(first, second) and self._fit(later, earlier)

    def gender(self, number: int) -> str | None:
        """He or she, where the report tells for the chain of a mention."""
        return self._genders.get(self.of(number))

    def learn_gender(self, number: int, gender: str) -> None:
        """Keep in mind which pronoun a chain was joined with."""
        self._genders.setdefault(self.of(number), gender)

    def direction(self, number: int) -> Direction | None:
        """By and against whom the event of a chain is, as far as any of its mentions tells."""
        chain = self.of(number)
        return self._grammar.directions.get(chain)

    def by_same_agent(self, earlier: int, later: int) -> bool:
        """Whether the report says of two happenings that the same country is behind them."""
        ours, theirs = self.direction(earlier), self.direction(later)
        return ours is not None and theirs is not None and ours.agent is not None and ours.agent == theirs.agent

    def _fit(self, later: int, earlier: int) -> bool:
        first, second = self._drafts[earlier], self._drafts[later]
        if not may_be_one(first.kind, second.kind):
            return False
        nation, other = self._nations.get(self.of(earlier)), self._nations.get(self.of(later))
        if nation and other and nation != other:
            return False
        ours, theirs = self.direction(earlier), self.direction(later)
        return ours is None or theirs is None or not ours.conflicts(theirs)

    def _apart(self, first: int, second: int) -> bool:
        small, large = sorted((first, second), key=lambda chain: len(self.members[chain]))
        apart = self._grammar.apart
        for member in self.members[small]:
            held = apart.get(member)
            if held and any(self.of(other) == large for other in held):
                return True
        return False

    def _join(self, first: int, second: int) -> None:
        self._parent[second] = first
        self.members[first] += self.members.pop(second)
        if second in self._names:
            self._names.setdefault(first, set()).update(self._names.pop(second))
        if second in self._nations:
            self._nations.setdefault(first, self._nations.pop(second))
        if second in self._genders:
            self._genders.setdefault(first, self._genders.pop(second))
        directions = self._grammar.directions
        if second in directions:
            told = directions.setdefault(first, Direction())
            told.agent = told.agent or directions[second].agent
            told.patient = told.patient or directions[second].patient

    def settle_kinds(self) -> None:
        """The names of one chain are of one kind: that of the longest of them for which a rule told it."""
        for members in self.members.values():
            named = [self._drafts[number] for number in members if self._drafts[number].form is MentionForm.NAME]
            if len({draft.kind for draft in named}) > 1:
                told = max(named, key=lambda draft: (draft.kind is not MentionKind.OTHER, len(draft.key))).kind
                for draft in named:
                    draft.kind = told


# Forms in which a country belongs to what is described, and is no part of its name.
_DESCRIBING = frozenset([MentionForm.NOMINAL, MentionForm.NAME])
_NO_NAMES: set[str] = set()
