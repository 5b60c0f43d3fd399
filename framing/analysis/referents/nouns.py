"""Rules that tie noun phrases: the same words, or the same noun without words that set the two apart."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from framing.analysis.referents.evidence import Evidence
from framing.analysis.referents.items import Item
from framing.analysis.referents.readings import MentionReading
from framing.analysis.referents.values import Tie
from reports.extraction.mentions.values import MentionForm, MentionKind

#: How far each can be trusted alone; starting values, put right on marked mentions of six events.
BY_PHRASE = 0.82
BY_LOOSE_PHRASE = 0.7
BY_ONE_WORD = 0.5
BY_LOOSE_WORD = 0.3
BY_NOUN = 0.7
BY_CLASHING_NOUN = 0.3
BY_BARE_NOUN = 0.35
#: What is added where each of the two reports speaks of one such thing only.
IF_ONLY_ONE = 0.16
#: What is left of a tie inside one report, which has ways of its own to say that two things are one.
INSIDE = 0.7
#: The same where one speaks of several and the other of one.
IF_NUMBER_DIFFERS = 0.7
#: Words beside grammar and numbers that make a phrase say what it speaks of; a country counts as one.
TELLING_WORDS = 2
#: Items with one noun that are compared with each other. A choice.
MOST_WITH_ONE_NOUN = 60


def noun_evidence(items: Sequence[Item]) -> Iterator[Evidence]:
    """All evidence by words and nouns, in the order of the items."""
    by_noun: dict[tuple[str, bool], list[Item]] = defaultdict(list)
    chains: Counter[tuple[int, str]] = Counter()
    seen: set[tuple[int, int, str]] = set()
    for item in items:
        reading = item.first
        if reading.name or reading.mention.form in (MentionForm.PRONOUN, MentionForm.NAME) or not reading.head:
            continue
        by_noun[reading.head, reading.mention.form is MentionForm.VERBAL].append(item)
        if (*item.chain, reading.head) not in seen:
            seen.add((*item.chain, reading.head))
            chains[reading.report, reading.head] += 1
    for inside in by_noun.values():
        for one, other in combinations(inside[:MOST_WITH_ONE_NOUN], 2):
            if one.chain != other.chain:
                is_only = all(chains[item.first.report, item.first.head] == 1 for item in (one, other))
                yield _between(one, other, is_only=is_only)


def _between(one: Item, other: Item, *, is_only: bool) -> Evidence:
    first, second = one.first, other.first
    if first.words == second.words and first.nation == second.nation:
        worth, tie, told = _phrase_worth(first, second), Tie.SAME_WORDS, f"the same words, “{second.label}”"
    else:
        worth, tie, told = _noun_worth(first, second), Tie.SAME_HEAD, f"both speak of “{second.mention.key}”"
    if is_only and not first.clashes_with(second):
        worth += IF_ONLY_ONE
        told += ", the only one in each report"
    if first.report == second.report:
        worth *= INSIDE
    if first.mention.is_plural != second.mention.is_plural:
        worth *= IF_NUMBER_DIFFERS
    return Evidence(one.number, other.number, tie, told, round(min(worth, BY_PHRASE), 4))


def _phrase_worth(one: MentionReading, other: MentionReading) -> float:
    """The very same phrase; one that says little is shared by things that have nothing else in common."""
    if len(one.telling) + (one.nation is not None) < TELLING_WORDS:
        return BY_ONE_WORD if one.mention.is_definite and other.mention.is_definite else BY_LOOSE_WORD
    is_loose = one.mention.kind is MentionKind.GROUP and not (one.mention.is_definite or one.nation)
    return BY_LOOSE_PHRASE if is_loose or one.counts != other.counts else BY_PHRASE


def _noun_worth(one: MentionReading, other: MentionReading) -> float:
    """The same noun with other words: shared words speak for it, words that each has alone against it."""
    first, second = one.telling, other.telling
    shared = len((first & second) - {one.head}) + (one.nation is not None and one.nation == other.nation)
    if not one.clashes_with(other):
        return BY_NOUN if shared else BY_BARE_NOUN
    if one.counts != other.counts:
        return BY_CLASHING_NOUN
    share = min(1.0, shared / min(len(first), len(second)))
    return BY_CLASHING_NOUN + share * (BY_NOUN - BY_CLASHING_NOUN)
