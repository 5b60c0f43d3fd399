"""Names and numbers of a report, found by capitals and figures alone, in any language that has them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from reports.grouping.words import STOP_WORDS, Word, is_number, stem_of

#: Words that one name is told with at most.
LONGEST_NAME = 4
# Capitals that English gives to days and months name no one.
_TIMES = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
"""
TIMES = frozenset(stem_of(word) for word in _TIMES.split())


def name_stems(head: Iterable[Word], read: Sequence[Word]) -> frozenset[str]:
    """The stems of words that stand with a capital inside a sentence, and those of all numbers."""
    capitalised = {word.stem for word in read if word.is_capitalised and not word.begins}
    names = capitalised - STOP_WORDS - TIMES
    return frozenset(names | {word.stem for word in (*head, *read) if is_number(word.stem)})


def names_told(read: Sequence[Word], known: frozenset[str], most: int) -> tuple[str, ...]:
    """The names of a text as it writes them, those that it has most often first."""
    found: Counter[str] = Counter()
    run: list[str] = []
    for word in read:
        is_part = word.is_capitalised and word.stem in known
        if run and (not is_part or word.begins or word.is_apart or len(run) == LONGEST_NAME):
            found[" ".join(run)] += 1
            run = []
        if is_part:
            run.append(word.written.removesuffix("'s"))
    if run:
        found[" ".join(run)] += 1
    first = {name: place for place, name in enumerate(found)}
    return tuple(sorted(found, key=lambda name: (-found[name], first[name]))[:most])
