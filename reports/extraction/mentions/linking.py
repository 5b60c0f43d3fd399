"""The links among the mentions of a report, and the chains they make (docs/method.md, "Mentions")."""

from collections.abc import Sequence

from reports.extraction.mentions import confidences
from reports.extraction.mentions.chains import Chains
from reports.extraction.mentions.describing import Draft
from reports.extraction.mentions.grammar import Grammar, GrammarReader
from reports.extraction.mentions.naming import Naming, Tie
from reports.extraction.mentions.reading import Reading
from reports.extraction.mentions.references import References
from reports.extraction.mentions.values import LinkReason, MentionForm, MentionKind
from reports.extraction.mentions.words import OFFICES
from reports.text.voice import VoiceMap


def linked(drafts: Sequence[Draft], reading: Reading, voices: VoiceMap) -> Chains:
    """The chains of mentions that stand in text order, with every link that was found."""
    grammar = GrammarReader(drafts, reading, voices).read()
    _learn_kinds(drafts, grammar)
    naming = Naming(drafts, reading)
    ties = [naming.group_of(draft) if draft.form is MentionForm.NAME else None for draft in drafts]
    chains = Chains(drafts, grammar, [tie[0] if tie else None for tie in ties])
    pairs = _pairs(drafts, grammar)
    labels = {other for found in pairs.values() for other, _, _ in found}
    references = References(drafts, reading, chains, labels)
    last: dict[str, tuple[int, Tie]] = {}
    for number in range(len(drafts)):
        _link_name(number, ties[number], drafts, last, chains)
        for other, reason, confidence in pairs.get(number, ()):
            chains.link(number, other, reason, confidence)
            _learn_offices(number, other, drafts, references)
        references.look_back(number)
    chains.settle_kinds()
    return chains


def _learn_kinds(drafts: Sequence[Draft], grammar: Grammar) -> None:
    """ "Orla, a market town": what stands beside a name puts right what the parser took it for."""
    told: dict[str, MentionKind] = {}
    beside = [*grammar.appositions, *((first, second) for first, second, _ in grammar.copulas)]
    for pair in beside:
        for name, label in (pair, pair[::-1]):
            named, described = drafts[name], drafts[label]
            tells = described.form is MentionForm.NOMINAL and described.kind in _TELLING and not described.is_plural
            if tells and named.form is MentionForm.NAME and _may_mistake(named):
                told[named.key] = described.kind
    for draft in drafts if told else ():
        if draft.form is MentionForm.NAME and draft.key in told and _may_mistake(draft):
            draft.kind = told[draft.key]


_TELLING = frozenset([MentionKind.PLACE, MentionKind.GROUP, MentionKind.OBJECT])


def _may_mistake(named: Draft) -> bool:
    """Whether a name has nothing about it that shows a person: one word without title or office."""
    if named.kind is MentionKind.OTHER:
        return True
    bare = " " not in named.key and not named.gender and OFFICES.isdisjoint(named.modifiers)
    return named.kind is MentionKind.ACTOR and bare


def _link_name(
    number: int, tie: tuple[str, Tie] | None, drafts: Sequence[Draft], last: dict[str, tuple[int, Tie]], chains: Chains
) -> None:
    """A name and the last one before it that names the same."""
    if tie is None:
        return
    group, (reason, confidence) = tie
    known = last.get(group)
    if known is not None:
        other, before = known
        if drafts[other].key == drafts[number].key:
            reason, confidence = LinkReason.SAME_NAME, confidences.SAME_NAME
        elif reason is LinkReason.SAME_NAME and before[0] is not LinkReason.SAME_NAME:
            reason, confidence = before
        elif reason is LinkReason.SAME_NAME and not group.startswith("nation "):
            reason, confidence = LinkReason.SHORT_NAME, confidences.SHORT_NAME
        chains.link(number, other, reason, confidence)
    last[group] = (number, tie[1])


def _pairs(drafts: Sequence[Draft], grammar: Grammar) -> dict[int, list[tuple[int, LinkReason, float]]]:
    """Appositions and copulas by the later mention, with how sure each is."""
    pairs: dict[int, list[tuple[int, LinkReason, float]]] = {}
    for first, second in grammar.appositions:
        if _may_label(drafts[first], drafts[second]):
            pairs.setdefault(second, []).append((first, LinkReason.APPOSITION, confidences.APPOSITION))
    for first, second, sure in grammar.copulas:
        if _may_label(drafts[first], drafts[second]):
            confidence = confidences.COPULA if sure else confidences.REPORTED_COPULA
            pairs.setdefault(second, []).append((first, LinkReason.COPULA, confidence))
    return pairs


def _may_label(first: Draft, second: Draft) -> bool:
    """Whether one of two phrases side by side tells what the other is: not two names, not one and many."""
    if first.form is MentionForm.NAME and second.form is MentionForm.NAME:
        return False
    if first.is_plural != second.is_plural and MentionForm.PRONOUN not in (first.form, second.form):
        return False
    kinds = {first.kind, second.kind}
    return MentionKind.ACTION not in kinds


def _learn_offices(number: int, other: int, drafts: Sequence[Draft], references: References) -> None:
    """ "NAME, the mayor": an apposition tells an office, too."""
    for person, label in ((number, other), (other, number)):
        if drafts[person].form is MentionForm.NAME and drafts[person].kind is MentionKind.ACTOR:
            references.learn_offices(person, (drafts[label].key, *drafts[label].modifiers))
