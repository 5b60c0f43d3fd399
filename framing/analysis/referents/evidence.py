"""Rules that tie items by name: curated sets, names, spellings, acronyms, countries, labels of one set."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from framing.analysis.aliases import Spelling, acronym_of, name_key, same_spelling
from framing.analysis.aliases.spellings import consonants_of
from framing.analysis.referents.items import Item
from framing.analysis.referents.readings import name_of_nation
from framing.analysis.referents.values import Tie
from reports.extraction.mentions.values import LinkReason, MentionKind

#: How far each kind of evidence can be trusted alone; starting values, put right on marked mentions of six events.
BY_ALIAS = 0.97
BY_NAME = 0.95
BY_SPELLING = 0.9
BY_CLOSE_SPELLING = 0.82
BY_SURNAME = 0.88
BY_ACRONYM = 0.85
BY_NATION = 0.85
BY_SET = 0.6
BY_SET_AND_NATION = 0.8
BY_SET_AND_NOUN = 0.68
#: A surname that several people of the story have, where every report that tells whose it is means the same one.
BY_USUAL_SURNAME = 0.8
#: What is left of a tie that fits more than one.
DOUBTFUL = 0.45
#: Distinct names of a story that are compared letter by letter. A choice.
MOST_NAMES = 600

_WITHIN = {
    LinkReason.SAME_NAME: "the same name again",
    LinkReason.SHORT_NAME: "a short form of the name",
    LinkReason.ACRONYM: "an acronym of the name",
    LinkReason.ALSO_KNOWN: "the report gives it as another name",
    LinkReason.APPOSITION: "the report sets one beside the other",
    LinkReason.COPULA: "the report says that one is the other",
    LinkReason.OFFICE: "the office of the person named",
    LinkReason.SAME_HEAD: "the same noun again",
    LinkReason.DEFINITE: "a phrase that points back to it",
    LinkReason.PRONOUN: "a pronoun for it",
}

#: What items are put together by; None puts an item with nobody.
Key = Callable[[Item], object]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two items may be one: the kind, in words, and how far it can be trusted alone, 0 to 1."""

    first: int
    second: int
    tie: Tie
    reason: str
    confidence: float


def named_evidence(items: Sequence[Item], stands: Callable[[Item], bool]) -> Iterator[Evidence]:
    """All evidence by name, at most a few pieces for each item; ``stands`` says which stand for their country."""
    yield from _by_key(items, _alias, Tie.ALIAS, BY_ALIAS)
    yield from _by_key(items, _full_name, Tie.SAME_NAME, BY_NAME)
    yield from _by_spelling(items)
    yield from _by_surname(items)
    yield from _by_state([item for item in items if stands(item)])
    yield from _by_set(items)


def within_reason(reason: LinkReason) -> str:
    """Why two mentions of one report are one, in words."""
    return _WITHIN[reason]


def _neighbours(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Each item with the first of its kind and with the one before it."""
    for place, item in enumerate(items[1:], start=1):
        yield items[0], item
        if place > 1:
            yield items[place - 1], item


def _buckets(items: Iterable[Item], key_of: Key) -> dict[object, list[Item]]:
    found: dict[object, list[Item]] = defaultdict(list)
    for item in items:
        key = key_of(item)
        if key:
            found[key].append(item)
    return found


def _by_key(items: Sequence[Item], key_of: Key, tie: Tie, confidence: float) -> Iterator[Evidence]:
    for inside in _buckets(items, key_of).values():
        for one, other in _neighbours(inside):
            yield Evidence(one.number, other.number, tie, _told(tie, one, other), confidence)


def _told(tie: Tie, one: Item, other: Item) -> str:
    if tie is Tie.ALIAS and one.first.alias is not None:
        return (
            f"“{one.first.label}” and “{other.first.label}” are names of {one.first.alias.names[0]} in the alias table"
        )
    return f"the same name, “{_short(other)}”"


def _short(item: Item) -> str:
    return item.first.mention.name or item.first.label


def _alias(item: Item) -> object:
    return item.first.alias.code if item.first.alias else None


def _full_name(item: Item) -> object:
    reading = item.first
    if not reading.name or (reading.is_person and len(reading.name) < 2):
        return None
    return name_key(" ".join(reading.name))


def _by_spelling(items: Sequence[Item]) -> Iterator[Evidence]:
    """Names that rules of spelling make one, and acronyms of longer names."""
    first_with: dict[str, Item] = {}
    for item in items:
        if item.first.name and len(first_with) < MOST_NAMES:
            first_with.setdefault(_short(item), item)
    alike = _buckets(first_with.values(), lambda item: consonants_of(name_key(" ".join(item.first.name))))
    for inside in alike.values():
        for one, other in combinations(inside, 2):
            spelling = same_spelling(_short(one), _short(other))
            if spelling in (Spelling.RESPELT, Spelling.CLOSE):
                worth = BY_SPELLING if spelling is Spelling.RESPELT else BY_CLOSE_SPELLING
                told = f"{spelling.value}: “{_short(one)}” and “{_short(other)}”"
                yield Evidence(one.number, other.number, Tie.SPELLING, told, worth)
    yield from _by_acronym(list(first_with.values()))


def _by_acronym(items: Sequence[Item]) -> Iterator[Evidence]:
    longer = [item for item in items if len(item.first.name) > 1 and not item.first.is_person]
    for short in items:
        printed = _short(short).replace(".", "")
        if not printed.isupper() or " " in printed:
            continue
        found = [item for item in longer if acronym_of(_short(item), _short(short))]
        meant = {name_key(" ".join(item.first.name)) for item in found}
        for item in found:
            told = f"“{_short(short)}” is made of the letters of “{_short(item)}”"
            worth = BY_ACRONYM if len(meant) == 1 else DOUBTFUL
            yield Evidence(item.number, short.number, Tie.ACRONYM, told, worth)


def _by_surname(items: Sequence[Item]) -> Iterator[Evidence]:
    """A surname alone is the only person of the story with that surname, or the one whom reports mean by it."""
    people = _buckets(items, lambda item: item.first.name[-1] if item.first.is_person and item.first.name else None)
    for surname, inside in people.items():
        full = [item for item in inside if len(item.first.name) > 1]
        alone = [item for item in inside if len(item.first.name) == 1]
        holder, worth, told = _holder_of(str(surname).title(), full, alone)
        for item in alone:
            if item is not holder:
                yield Evidence(holder.number, item.number, Tie.SAME_NAME, told, worth)
        for one, other in combinations(_one_each(full), 2):
            if _is_one_person(one.first.name, other.first.name) and one.first.name != other.first.name:
                told = f"“{_short(one)}” and “{_short(other)}” share first name and surname"
                yield Evidence(one.number, other.number, Tie.SAME_NAME, told, BY_SURNAME)


def _holder_of(surname: str, full: Sequence[Item], alone: Sequence[Item]) -> tuple[Item, float, str]:
    """Whom a surname alone means, how far that can be trusted, and why."""
    if _people(item.first.name for item in full) <= 1:
        return (*full, *alone)[0], BY_SURNAME, f"the surname “{surname}”, which one person of the story has"
    chains = {item.chain for item in alone}
    meant = [item for item in full if item.chain in chains]
    if meant and _people(item.first.name for item in meant) == 1:
        return meant[0], BY_USUAL_SURNAME, f"the surname “{surname}”, by which other reports mean one person"
    return full[0], DOUBTFUL, f"the surname “{surname}”, which several people of the story have"


def _one_each(items: Iterable[Item]) -> list[Item]:
    return list({item.first.name: item for item in reversed(list(items))}.values())


def _people(names: Iterable[tuple[str, ...]]) -> int:
    """How many people full names of one surname are."""
    kept: list[tuple[str, ...]] = []
    for name in sorted(names, key=lambda name: (len(name), name)):
        if not any(_is_one_person(name, other) for other in kept):
            kept.append(name)
    return len(kept)


def _is_one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same first name, or an initial of it, before the same surname; more names between say nothing."""
    if one[-1] != other[-1] or ("jr" in one) != ("jr" in other):
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    first, second = one[0], other[0]
    return (
        first == second
        or (first[0] == second[0] and 1 in (len(first), len(second)))
        or bool(set(one[:-1]) & set(other[:-1]))
    )


def _by_state(items: Sequence[Item]) -> Iterator[Evidence]:
    for nation, inside in _buckets(items, lambda item: item.first.state).items():
        for one, other in _neighbours(inside):
            told = f"“{one.first.label}” and “{other.first.label}” both stand for {name_of_nation(str(nation))}"
            yield Evidence(one.number, other.number, Tie.NATION, told, BY_NATION)


def _by_set(items: Sequence[Item]) -> Iterator[Evidence]:
    """Labels of one contrast set; it takes the same country, or something else, to join."""
    for inside in _buckets(items, lambda item: item.first.contrast_set).values():
        for one, other in combinations(_by_sort(inside), 2):
            counts = one.first.counts, other.first.counts
            if all(counts) and counts[0] != counts[1]:
                continue
            same = one.first.nation is not None and one.first.nation == other.first.nation and not _is_happening(one)
            told = f"“{one.first.label}” and “{other.first.label}” are labels of one set of the lexicon"
            worth = BY_SET
            # One report that uses two labels of a set may well speak of two things.
            if one.first.report != other.first.report:
                is_noun = one.first.head == other.first.head and not one.first.clashes_with(other.first)
                worth = BY_SET_AND_NATION if same else BY_SET_AND_NOUN if is_noun else BY_SET
            yield Evidence(one.number, other.number, Tie.CONTRAST_SET, told, worth)


def _is_happening(item: Item) -> bool:
    """Whether it happens: two attacks have labels of one set though they are two."""
    return item.first.mention.kind in (MentionKind.EVENT, MentionKind.ACTION)


def _by_sort(items: Iterable[Item]) -> list[Item]:
    """The first item of each description in each report."""
    return list({(item.first.report, item.sort): item for item in reversed(list(items))}.values())[::-1]
