"""Two texts of one report: paragraphs laid beside each other, then the words of those that changed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reports.extraction.revisions.sequences import increasing
from reports.extraction.revisions.values import (
    KEPT_ZONES,
    Change,
    Counts,
    Passage,
    PassageKind,
    Place,
    RevisionDiff,
    Segment,
    Version,
)
from reports.extraction.revisions.wording import segments_of, words_changed
from reports.text.fold import fold
from reports.text.words import RUN
from reports.text.zones import Zone

# Starting values, see docs/method.md, "Revisions".
LIKE_ENOUGH = 0.5
LIKE_ENOUGH_IN_PLACE = 0.2
#: A word in more paragraphs than this leads to none of them.
MOST_PARAGRAPHS_OF_A_WORD = 12
#: Paragraphs that one is compared with word by word.
MOST_RIVALS = 12


def compared(before: Version, after: Version) -> RevisionDiff:
    """What was taken out, put in, changed and moved between the texts; every paragraph of both exactly once."""
    old, new = _Side(before), _Side(after)
    pairs = _paired(old, new)
    moved = _moved(pairs, old, new)
    passages = tuple(_in_order(pairs, moved, old, new))
    return RevisionDiff(passages, _counts(passages))


def is_same_report(before: Version, after: Version) -> bool:
    """Whether the texts say the same in headline, standfirst, captions and body, whatever stands around them."""
    return _kept_words(before) == _kept_words(after)


def _kept_words(version: Version) -> list[str]:
    kept = [zone.span.of(version.text) for zone in version.zones if zone.zone in KEPT_ZONES]
    return [" ".join(words.split()) for words in kept]


class _Side:
    """The paragraphs of one text with what is compared of them."""

    def __init__(self, version: Version) -> None:
        self.places: list[Place] = []
        number = 0
        for zone in version.zones:
            number += zone.zone is Zone.BODY
            self.places.append(Place(zone.zone, zone.span, number if zone.zone is Zone.BODY else None))
        self.words = [place.span.of(version.text) for place in self.places]
        self.keys = [" ".join(fold(words).split()) for words in self.words]
        self.bags = [Counter(RUN.findall(key.lower())) for key in self.keys]
        first = (index for index, place in enumerate(self.places) if place.zone is Zone.HEADLINE)
        self.headline = next(first, None)


def _paired(old: _Side, new: _Side) -> dict[int, int]:
    """By paragraph of the old text the one of the new text that it is: the headline, equal ones, then the likest."""
    pairs: dict[int, int] = {}
    if old.headline is not None and new.headline is not None:
        pairs[old.headline] = new.headline
    places: dict[str, list[int]] = defaultdict(list)
    for index in reversed(range(len(new.keys))):
        if index != pairs.get(-1 if old.headline is None else old.headline):
            places[new.keys[index]].append(index)
    for index, key in enumerate(old.keys):
        if index not in pairs and places[key]:
            pairs[index] = places[key].pop()
    taken = set(pairs.values())
    for _, index, other in sorted(_likenesses(pairs, taken, old, new), reverse=True):
        if index not in pairs and other not in taken:
            pairs[index] = other
            taken.add(other)
    _pair_in_place(pairs, taken, old, new)
    return pairs


def _likenesses(pairs: dict[int, int], taken: set[int], old: _Side, new: _Side) -> Iterator[tuple[float, int, int]]:
    """Paragraphs that share enough words, found by their rarer ones."""
    having: dict[str, list[int]] = defaultdict(list)
    for index, bag in enumerate(new.bags):
        if index not in taken:
            for word in bag:
                having[word].append(index)
    for index, bag in enumerate(old.bags):
        if index in pairs:
            continue
        rivals: Counter[int] = Counter()
        for word in bag:
            if len(having.get(word, ())) <= MOST_PARAGRAPHS_OF_A_WORD:
                rivals.update(having.get(word, ()))
        for other, _ in rivals.most_common(MOST_RIVALS):
            if (score := _likeness(bag, new.bags[other])) >= LIKE_ENOUGH:
                yield score, index, other


def _pair_in_place(pairs: dict[int, int], taken: set[int], old: _Side, new: _Side) -> None:
    """A paragraph that was rewritten between two that stayed is the one that stands there now, if it is a little
    alike."""
    for index in range(len(old.keys)):
        if index in pairs:
            continue
        above, below = pairs.get(index - 1, -1 if index == 0 else None), pairs.get(index + 1)
        beside = {above + 1} if above is not None else set()
        beside &= {below - 1} if below is not None else beside
        for other in beside:
            is_free = other < len(new.keys) and other not in taken
            if is_free and _likeness(old.bags[index], new.bags[other]) >= LIKE_ENOUGH_IN_PLACE:
                pairs[index] = other
                taken.add(other)


def _likeness(bag: Counter[str], other: Counter[str]) -> float:
    """The share of words in common, 0 to 1."""
    total = bag.total() + other.total()
    return 2 * (bag & other).total() / total if total else 0.0


def _moved(pairs: dict[int, int], old: _Side, new: _Side) -> set[int]:
    """The paragraphs that stand in another order: all but the heaviest ones that kept theirs."""
    listed = sorted(pairs.items())
    weights = [1 + max(len(old.words[index]), len(new.words[other])) for index, other in listed]
    kept = increasing(listed, weights)
    return {index for number, (index, _) in enumerate(listed) if number not in kept}


def _in_order(pairs: dict[int, int], moved: set[int], old: _Side, new: _Side) -> Iterator[Passage]:
    """Every paragraph in the order of the new text; what was taken out stands where it stood."""
    partner = {other: index for index, other in pairs.items()}
    gone = iter([index for index in range(len(old.keys)) if index not in pairs])
    waiting = next(gone, None)
    for other in range(len(new.keys)):
        index = partner.get(other)
        while waiting is not None and index is not None and index not in moved and waiting < index:
            yield _passage(waiting, None, old, new)
            waiting = next(gone, None)
        yield _passage(index, other, old, new, is_moved=index in moved)
    while waiting is not None:
        yield _passage(waiting, None, old, new)
        waiting = next(gone, None)


def _passage(index: int | None, other: int | None, old: _Side, new: _Side, *, is_moved: bool = False) -> Passage:
    if index is None or other is None:
        before, after = "" if index is None else old.words[index], "" if other is None else new.words[other]
        kind, change = PassageKind.PUT_IN, Change.PUT_IN
        if other is None:
            kind, change = PassageKind.TAKEN_OUT, Change.TAKEN_OUT
        places = (None if index is None else old.places[index], None if other is None else new.places[other])
        return Passage(kind, *places, (Segment(change, before, after),))
    if old.keys[index] == new.keys[other]:
        segments: tuple[Segment, ...] = (Segment(Change.EQUAL, old.words[index], new.words[other]),)
        kind = PassageKind.MOVED if is_moved else PassageKind.SAME
    else:
        segments = segments_of(old.words[index], new.words[other])
        kind = PassageKind.MOVED if is_moved else PassageKind.CHANGED
    return Passage(kind, old.places[index], new.places[other], segments)


def _counts(passages: Sequence[Passage]) -> Counts:
    words = out = came = 0
    kinds: Counter[PassageKind] = Counter()
    headline, furniture = False, 0
    for passage in passages:
        if passage.is_furniture:
            furniture += passage.kind not in {PassageKind.SAME, PassageKind.MOVED}
            continue
        changed = words_changed(passage.segments)
        words, out, came = words + changed[0], out + changed[1], came + changed[2]
        if passage.is_headline:
            headline = headline or any(changed) or passage.kind is PassageKind.CHANGED
        else:
            kinds[passage.kind] += 1
    return Counts(
        words=words,
        words_out=out,
        words_in=came,
        changed=kinds[PassageKind.CHANGED],
        moved=kinds[PassageKind.MOVED],
        taken_out=kinds[PassageKind.TAKEN_OUT],
        put_in=kinds[PassageKind.PUT_IN],
        headline=headline,
        furniture=furniture,
    )
