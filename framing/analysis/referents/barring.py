"""What keeps two items apart, however alike they are (docs/method.md, "Referents")."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from framing.analysis.aliases import acronym_of, name_key, same_spelling
from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.referents.items import Item
from framing.analysis.referents.readings import MentionReading
from framing.analysis.referents.roles import Roles
from reports.extraction.mentions.values import MentionForm, MentionKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]

#: Kinds that one referent may have in two mentions besides being equal; a thing of no kind may be any.
_COMPATIBLE = frozenset(
    map(
        frozenset,
        [
            (MentionKind.EVENT, MentionKind.ACTION),
            (MentionKind.GROUP, MentionKind.PLACE),
            (MentionKind.ACTOR, MentionKind.GROUP),
            (MentionKind.EVENT, MentionKind.OBJECT),
            (MentionKind.ACTION, MentionKind.OBJECT),
        ],
    )
)
#: Between two mentions that are joined by it, each speaks of another thing.
_JOINING = frozenset(["and", ", and", "or", ", or", "as well as", "&", "nor", "against", "versus"])
#: What one sentence sets in order are two events: the strikes came after the attack.
_IN_ORDER = re.compile(
    r"\b(?:after|following|followed|since|before|ahead of"
    r"|(?:in|a|an|as|direct|swift) (?:response|reply|answer|retaliation)"
    r"|(?:response|reply|answer|retaliation) (?:to|for)|in return for|(?:prompted|triggered|provoked|sparked) by)\b"
)
_HAPPENINGS = frozenset([MentionKind.EVENT, MentionKind.ACTION])
#: Descriptions with one word that are compared with each other. A choice.
MOST_WITH_ONE_WORD = 120
#: Characters between two mentions that may join them.
LONGEST_JOINING = 12
#: Characters between two events that a sentence may set in order.
LONGEST_ORDERING = 160


def apart(sorts: Sequence[MentionReading]) -> "Bools":
    """Which two descriptions cannot speak of the same: another country or owner, another kind, another name."""
    import numpy as np

    found = _kinds_apart(sorts)
    for of in (_nation, _surname):
        numbers: dict[str, int] = {}
        values = [of(one) for one in sorts]
        row = np.array([-1 if value is None else numbers.setdefault(value, len(numbers)) for value in values])
        found |= (row[:, None] != row[None, :]) & (row >= 0)[:, None] & (row >= 0)[None, :]
    for first, second in _with_a_word_in_common(sorts):
        one, other = sorts[first], sorts[second]
        if _differ_in_owner(one, other) or (one.name and other.name and _differ_in_name(one, other)):
            found[first, second] = found[second, first] = True
    codes = [(place, one.alias.code) for place, one in enumerate(sorts) if one.alias]
    for (first, code), (second, other_code) in combinations(codes, 2):
        found[first, second] = found[second, first] = code != other_code
    return found


def _nation(reading: MentionReading) -> str | None:
    return reading.nation


def _surname(reading: MentionReading) -> str | None:
    return name_key(reading.name[-1]) if reading.is_person and reading.name else None


def _with_a_word_in_common(sorts: Sequence[MentionReading]) -> Iterator[tuple[int, int]]:
    """Pairs of names that share a word, and of noun phrases that share their noun or their set."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(sorts):
        if one.name:
            for word in sorted(one.words):
                buckets["name", word].append(place)
        else:
            buckets["noun", one.head].append(place)
            buckets["set", one.contrast_set or one.head].append(place)
    for inside in buckets.values():
        yield from combinations(inside[:MOST_WITH_ONE_WORD], 2)


def _differ_in_owner(one: MentionReading, other: MentionReading) -> bool:
    """Members of a ministry are not those of an army: one belongs to somebody named, the other to somebody else."""
    if one.name or other.name:
        return False
    if one.owners and other.owners:
        return not one.owners & other.owners
    return any(a.nation is not None and b.nation is None and bool(b.owners) for a, b in ((one, other), (other, one)))


def _kinds_apart(sorts: Sequence[MentionReading]) -> "Bools":
    import numpy as np

    kinds = list(MentionKind)
    table = np.array([[_cannot_be_one(one, other) for other in kinds] for one in kinds])
    places = np.array([kinds.index(one.mention.kind) for one in sorts], dtype=np.int64)
    pronoun = np.array([one.mention.form is MentionForm.PRONOUN for one in sorts], dtype=bool)
    found: Bools = table[np.ix_(places, places)] & ~(pronoun[:, None] | pronoun[None, :])
    return found


def _cannot_be_one(one: MentionKind, other: MentionKind) -> bool:
    return one is not other and MentionKind.OTHER not in (one, other) and frozenset([one, other]) not in _COMPATIBLE


def _differ_in_name(one: MentionReading, other: MentionReading) -> bool:
    """Two people with other surnames, or two names each of which has a word that the other lacks."""
    if one.state is not None and one.state == other.state:
        return False
    if one.is_person != other.is_person and MentionKind.OTHER not in (one.mention.kind, other.mention.kind):
        return True
    are_full = one.is_person and other.is_person and min(len(one.name), len(other.name)) > 1
    if are_full and ("jr" in one.name) != ("jr" in other.name):
        return True
    first, second = set(one.name), set(other.name)
    if first <= second or second <= first:
        return False
    if one.is_person and other.is_person:
        surnames = one.name[-1], other.name[-1]
        if surnames[0] != surnames[1] and not same_spelling(*surnames):
            return True
        return len(one.name) > 1 and len(other.name) > 1 and one.name[0][0] != other.name[0][0]
    return not _are_spellings(one, other)


def _are_spellings(one: MentionReading, other: MentionReading) -> bool:
    names = one.mention.name or one.label, other.mention.name or other.label
    return bool(same_spelling(*names)) or acronym_of(*names) or acronym_of(names[1], names[0])


def bars(reports: Sequence[AnalysedReport], items: Sequence[Item], roles: Roles) -> Iterator[tuple[int, int]]:
    """Pairs of items that their sentences keep apart: both sides of one deed, one beside the other, other doers."""
    for one, other in roles.arguments():
        if not _are_clearly_one(items[one], items[other]):
            yield one, other
    for one, other, is_sure in roles.opposed():
        if is_sure:
            yield one, other
    yield from _in_order(reports, items)
    for one, other in _beside_each_other(reports, items):
        if not _are_clearly_one(items[one], items[other]):
            yield one, other


def _are_clearly_one(one: Item, other: Item) -> bool:
    """Names beat syntax: what is called by the same name is the same, wherever it stands."""
    first, second = one.first, other.first
    if one.chain == other.chain:
        return True
    return (
        one.sort == other.sort
        or (first.name == second.name and bool(first.name))
        or (first.alias is not None and first.alias is second.alias)
    )


def _in_order(reports: Sequence[AnalysedReport], items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    texts = {report.key: report.text for report in reports}
    for key, inside in _by_sentence(item for item in items if item.first.mention.kind in _HAPPENINGS):
        for first, second in combinations(inside, 2):
            between = texts[key][first[1] : second[0]]
            if 0 < len(between) <= LONGEST_ORDERING and _IN_ORDER.search(" ".join(between.split()).lower()):
                yield first[2], second[2]


def _by_sentence(items: Iterable[Item]) -> list[tuple[str, list[tuple[int, int, int]]]]:
    """The mentions of each sentence as (start, end, number of the item), with the report's key."""
    found: dict[tuple[str, int], list[tuple[int, int, int]]] = defaultdict(list)
    for item in items:
        for reading in item.readings:
            span = reading.mention.span
            found[reading.place.key, reading.mention.sentence].append((span.start, span.end, item.number))
    return [(key, sorted(inside)) for (key, _), inside in found.items()]


def _beside_each_other(reports: Sequence[AnalysedReport], items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    texts = {report.key: report.text for report in reports}
    for key, inside in _by_sentence(items):
        for first, second in combinations(inside, 2):
            between = texts[key][first[1] : second[0]]
            if 0 < len(between) <= LONGEST_JOINING and " ".join(between.split()).lower() in _JOINING:
                yield first[2], second[2]
