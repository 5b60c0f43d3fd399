"""What claims and quotations tell of the mentions in them: who fills the same role, who speaks, who acts on whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from framing.analysis.alignment.values import AnalysedReport, ClaimGroup, Relation
from framing.analysis.alignment.words import words_of_keys
from framing.analysis.collation.values import Statement
from framing.analysis.referents.evidence import Evidence
from framing.analysis.referents.items import Item
from framing.analysis.referents.values import Tie
from reports.extraction.claims.nations import NATIONS
from reports.extraction.claims.values import Claim, Slot
from reports.extraction.mentions.values import MentionForm, MentionKind
from reports.text.spans import Span

#: What one pair of aligned claims says of those who fill the same role in both; two pairs say more. Starting values.
BY_ROLE = 0.6
BY_SPEAKER = 0.7
BY_EVENT_ROLES = 0.8
BY_EVENT_ROLE = 0.55
#: Events of a story whose roles are compared. A choice.
MOST_EVENTS = 300
_BOTH = "doer and target"
_COUNTRIES = frozenset(NATIONS.values())
_ALIGNED = frozenset([Relation.SAME, Relation.DIFFERS])


@dataclass(slots=True)
class EventRoles:
    """Who does an event and to whom, as the words of its report tell it."""

    classes: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    patients: set[str] = field(default_factory=set)


class Roles:
    """The roles of the items of a story; items are named by their numbers."""

    def __init__(self, reports: Sequence[AnalysedReport], items: Sequence[Item]) -> None:
        self._reports = {report.key: report for report in reports}
        self._items = items
        self._by_report: dict[str, list[tuple[Span, Span, Item]]] = defaultdict(list)
        for item in items:
            for reading in item.readings:
                self._by_report[reading.place.key].append((reading.mention.span, reading.mention.head, item))
        self.acting = {item.number for item in self._agents()}
        self.events = self._events()

    def _agents(self) -> Iterator[Item]:
        """Those who do something or speak in any claim or quotation."""
        for key, report in self._reports.items():
            slots = [claim.agent for claim in report.claims if claim.agent is not None]
            yield from filter(None, (self.filler(key, slot.span) for slot in slots))
            spoken = [quote.speaker.span for quote in report.quotes if quote.speaker is not None]
            yield from filter(None, (self.filler(key, span) for span in spoken))

    def filler(self, key: str, span: Span) -> Item | None:
        """The item whose mention is what a slot says: its head is inside, and it begins first and is longest."""
        able = [
            (mention.start, -len(mention), place, item)
            for place, (mention, head, item) in enumerate(self._by_report[key])
            if span.contains(head) and mention.start <= span.start + len(span) // 2
        ]
        return min(able, key=lambda one: one[:3])[3] if able else None

    def arguments(self) -> Iterator[tuple[int, int]]:
        """Pairs of items that are two sides of one deed."""
        for key, report in self._reports.items():
            for claim in report.claims:
                if claim.agent is None or claim.patient is None:
                    continue
                agent, patient = self.filler(key, claim.agent.span), self.filler(key, claim.patient.span)
                if agent is not None and patient is not None and agent.chain != patient.chain:
                    yield agent.number, patient.number

    def aligned(self, groups: Iterable[ClaimGroup]) -> Iterator[Evidence]:
        """Those who fill one role of claims that two reports make alike."""
        for group in groups:
            if group.relation not in _ALIGNED:
                continue
            found = [
                (member.key, self._reports[member.key].claims[claim])
                for member in group.members
                for claim in member.claims
                if member.key in self._reports and claim < len(self._reports[member.key].claims)
            ]
            for (key, one), (other_key, other) in combinations(found, 2):
                if key != other_key and _tell_one_deed(one, other):
                    yield from self._same_slots(key, one, other_key, other)

    def _same_slots(self, key: str, one: Claim, other_key: str, other: Claim) -> Iterator[Evidence]:
        for role in ("agent", "patient"):
            slot, counterpart = getattr(one, role), getattr(other, role)
            if slot is None or counterpart is None:
                continue
            first, second = self.filler(key, slot.span), self.filler(other_key, counterpart.span)
            if first is None or second is None or not _may_share_a_role(first, second):
                continue
            told = "both do it" if role == "agent" else "it happens to both"
            reason = (
                f"“{first.first.label}” and “{second.first.label}” stand in aligned claims in the same place: {told}"
            )
            yield Evidence(first.number, second.number, Tie.SAME_ROLE, reason, BY_ROLE)

    def speaking(self, statements: Iterable[Statement]) -> Iterator[Evidence]:
        """Those to whom two reports give the same words."""
        for statement in statements:
            if statement.anonymous:
                continue
            found = []
            for witness in statement.witnesses:
                report = self._reports.get(witness.key)
                for number in witness.numbers if report else ():
                    speaker = report.quotes[number].speaker if report and number < len(report.quotes) else None
                    item = self.filler(witness.key, speaker.span) if speaker else None
                    if item is not None and not _is_pronoun(item):
                        found.append(item)
            for one, other in combinations(dict.fromkeys(found), 2):
                if one.first.report != other.first.report:
                    reason = f"“{one.first.label}” and “{other.first.label}” say the same words in two reports"
                    yield Evidence(one.number, other.number, Tie.SAME_SPEAKER, reason, BY_SPEAKER)

    def _events(self) -> dict[int, EventRoles]:
        """What acts of harm and claims tell of the events that items name."""
        found: dict[int, EventRoles] = defaultdict(EventRoles)
        for key, report in self._reports.items():
            for harm in report.harms:
                self._take(found, key, harm.predicate.span, harm.event, harm.agent, harm.patient)
            for claim in report.claims:
                if claim.event is not None:
                    self._take(found, key, claim.predicate.span, claim.event, claim.agent, claim.patient)
        return dict(found)

    def _take(
        self, found: dict[int, EventRoles], key: str, span: Span, event: str, agent: Slot | None, patient: Slot | None
    ) -> None:
        for _, head, item in self._by_report[key]:
            if span.overlaps(head) and item.first.mention.kind in (MentionKind.EVENT, MentionKind.ACTION):
                roles = found[item.number]
                roles.classes.add(event)
                roles.agents |= words_of_keys([agent.key or agent.text]) if agent else set()
                roles.nations |= {agent.key} & _COUNTRIES if agent else set()
                roles.patients |= words_of_keys([patient.key or patient.text]) if patient else set()

    def same_events(self) -> Iterator[Evidence]:
        """Events of one class of which two reports name the same doer and the same target."""
        by_class: dict[str, list[int]] = defaultdict(list)
        for number, roles in sorted(self.events.items()):
            for event in roles.classes:
                by_class[event].append(number)
        for numbers in by_class.values():
            for one, other in combinations(numbers[:MOST_EVENTS], 2):
                shared = _shared_roles(self.events[one], self.events[other])
                if shared and self._items[one].first.report != self._items[other].first.report:
                    labels = f"“{self._items[one].first.label}” and “{self._items[other].first.label}”"
                    worth = BY_EVENT_ROLES if shared == _BOTH else BY_EVENT_ROLE
                    yield Evidence(one, other, Tie.SAME_ROLE, f"{labels} are told with the same {shared}", worth)

    def opposed(self) -> Iterator[tuple[int, int, bool]]:
        """Pairs of events that are told with other doers, and whether that makes them two for sure.

        It does where one of the doers is a country: two groups may both be said to have done one thing.
        """
        numbers = sorted(self.events)[:MOST_EVENTS]
        for one, other in combinations(numbers, 2):
            first, second = self.events[one], self.events[other]
            if _have_other_doers(first, second):
                yield one, other, bool(first.nations or second.nations)


def _shared_roles(one: EventRoles, other: EventRoles) -> str:
    if _have_other_doers(one, other):
        return ""
    agents, patients = bool(one.agents & other.agents), bool(one.patients & other.patients)
    if agents and patients:
        return _BOTH
    return "doer" if agents else "target" if patients else ""


def _have_other_doers(one: EventRoles, other: EventRoles) -> bool:
    return bool(one.agents and other.agents and not one.agents & other.agents)


def _tell_one_deed(one: Claim, other: Claim) -> bool:
    if one.event is not None and one.event == other.event:
        return True
    return bool(one.predicate.key) and one.predicate.key == other.predicate.key


def _may_share_a_role(one: Item, other: Item) -> bool:
    """Whether both say who or what they are, and are of one kind; groups may be told as people or by their country."""
    if _is_pronoun(one) or _is_pronoun(other):
        return False
    kinds = {one.first.mention.kind, other.first.mention.kind} - {MentionKind.OTHER}
    return len(kinds) < 2 or all(
        item.first.mention.kind in (MentionKind.ACTOR, MentionKind.GROUP) or item.first.state for item in (one, other)
    )


def _is_pronoun(item: Item) -> bool:
    return item.first.mention.form is MentionForm.PRONOUN
