"""The names in a report as its mentions use them: where each stands, and what it is the name of."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.extraction.claims.names import CALENDAR, folded_name, is_title_case
from reports.extraction.claims.nations import CAPITALS, NATIONS
from reports.extraction.claims.tree import Tree
from reports.extraction.events.words import NOUN_OF, VERB_OF
from reports.extraction.mentions.words import OFFICES, SHORT_TITLES
from reports.text.parse import ParsedBlock
from reports.text.people import BODIES, PEOPLE
from reports.text.zones import Zone

# From the method: tokens of a name; tokens of the small words' part that may join two runs.
LONGEST_NAME = 10
LONGEST_NATION = 4
SHORTEST_LAND = 4

_TYPES = frozenset(["PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"])
_SURE_IN_CAPITALS = frozenset(["PERSON", "GPE", "NORP"])
_ARTICLES = frozenset(["the", "a", "an"])
_JOINERS = frozenset(["of", "for"])
# What a name goes on behind with "in": "the Quiet Front in Karsa".
_BODY_NOUNS = "resistance army front movement party union council league brotherhood mission forces authority house"
_BODY_WORDS = frozenset(_BODY_NOUNS.split())
_DEMONYM = ("n", "i", "an", "ian", "ese", "ish", "ns", "is", "ans", "ians", "er", "ers", "s")
_NO_SURNAMES = OFFICES | PEOPLE | BODIES
_CORPORATE = frozenset([*_BODY_WORDS, *BODIES, "forces", "units", "brigades", "agency", "university", "tv", "news"])


@dataclass(frozen=True, slots=True)
class Named:
    """A name as tokens ``start`` to ``end``, without titles, article and possessive ending."""

    start: int
    end: int
    folded: str
    label: str
    titled: bool


class Names:
    """The names of a report, by paragraph."""

    def __init__(self, blocks: Sequence[ParsedBlock], trees: Sequence[Tree]) -> None:
        self.titled = [
            block.zone is Zone.HEADLINE and is_title_case(tree) for block, tree in zip(blocks, trees, strict=True)
        ]
        found = [list(_names_in(tree)) for tree in trees]
        votes: dict[str, Counter[str]] = {}
        written: set[str] = set()
        for names, tree, titled in zip(found, trees, self.titled, strict=True):
            if not titled:
                for name in names:
                    votes.setdefault(name.folded, Counter())["PERSON" if name.titled else name.label] += 1
                written.update(word for word in tree.texts if word.islower())
        self._label = {folded: _strongest(count) for folded, count in votes.items()}
        self._places = {folded for folded, label in self._label.items() if label == "GPE" and len(folded) > 3}
        self._lands: dict[str, str] = {}
        self._learn_lands(found)
        self.by_block = [
            [name for name in names if not titled or self._is_known(name, tree, written)]
            for names, tree, titled in zip(found, trees, self.titled, strict=True)
        ]
        self._at = [_places_of(names, len(tree)) for names, tree in zip(self.by_block, trees, strict=True)]

    def at(self, block: int, token: int) -> Named | None:
        """The name that a token belongs to."""
        return self._at[block][token]

    def label_of(self, name: Named) -> str:
        """What the report as a whole takes the name for: a label of the parser's entities, or ""."""
        return self._label.get(name.folded, name.label)

    def nation(self, folded: str) -> str | None:
        """The country of a folded name or adjective, from the table or since the report has both its forms."""
        return NATIONS.get(folded) or self._lands.get(folded)

    def _is_known(self, name: Named, tree: Tree, written: set[str]) -> bool:
        """In Title Case only what is a name elsewhere, or surely one."""
        if name.folded in self._label or name.folded in NATIONS or name.folded in CAPITALS:
            return True
        words = tree.words[name.start : name.end]
        plain = any(
            word in written or word in PEOPLE or word in BODIES or word in NOUN_OF or word in VERB_OF for word in words
        )
        return name.label in _SURE_IN_CAPITALS and not plain

    def _learn_lands(self, found: Sequence[Sequence[Named]]) -> None:
        """Countries outside the table: a place whose people or adjective the report names, too."""
        for names in found:
            for name in names:
                if name.folded in NATIONS or name.folded in self._places:
                    continue
                for ending in _DEMONYM:
                    place = name.folded[: -len(ending)]
                    if name.folded.endswith(ending) and len(place) >= SHORTEST_LAND and place in self._places:
                        self._lands[name.folded] = self._lands[place] = NATIONS.get(place, place)


def _strongest(count: Counter[str]) -> str:
    """The label most often given; a bare run of capitals votes last."""
    return max(count, key=lambda label: (label != "", count[label], label))


def _places_of(names: Sequence[Named], length: int) -> list[Named | None]:
    places: list[Named | None] = [None] * length
    for name in names:
        for place in range(name.start, name.end):
            places[place] = name
    return places


def _names_in(tree: Tree) -> Iterator[Named]:
    """Entities, and runs of capitals that the parser takes for no entity; "X of Y" and "X in Y" as one name."""
    pieces: list[tuple[int, int, str]] = []
    start = 0
    for entity in tree.doc.ents:
        if entity.label_ in _TYPES:
            pieces += _runs(tree, start, entity.start)
            pieces += _parted(tree, entity.start, entity.end, entity.label_)
            start = entity.end
    pieces += _runs(tree, start, len(tree))
    reached = 0
    for number, (first, last, label) in enumerate(pieces):
        if first < reached:
            continue
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        if following is not None and _goes_on(tree, (first, last), following[0]):
            last, label = following[1], label or "ORG"
        reached = last
        yield from _named(tree, first, last, label)


def _runs(tree: Tree, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    pos, ents, index = tree.pos, tree.ents, start
    while index < end:
        stop = index
        while stop < end and pos[stop] == "PROPN" and not ents[stop] and stop - index < LONGEST_NAME:
            stop += 1
        if stop > index:
            yield index, stop, ""
        index = max(stop, index + 1)


def _parted(tree: Tree, start: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
    """An entity that joins two names with "&" or "and" is two: "Orla & Velda"."""
    for place in (start + 1, end - 1):
        if start < place < end and (tree.words[place] == "&" or (tree.words[place] == "and" and label == "PERSON")):
            yield start, place, "" if place < end - 1 else label
            if place < end - 1:
                yield place + 1, end, ""
            return
    yield start, end, label


def _goes_on(tree: Tree, first: tuple[int, int], behind: int) -> bool:
    """Whether a name goes on behind a small word: "the Ministry of Works", "the Quiet Front in Karsa"."""
    start, end = first
    gap = tree.words[end:behind]
    if not 0 < len(gap) <= 2 or behind - start > LONGEST_NAME or (len(gap) == 2 and gap[1] != "the"):
        return False
    last = tree.words[end - 1]
    if gap[0] in _JOINERS:
        return last in _CORPORATE and tree.texts[end - 1][0].isupper()
    return gap == ["in"] and last in _BODY_WORDS and end - start > 1 and tree.texts[end - 1][0].isupper()


def _named(tree: Tree, start: int, end: int, label: str) -> Iterator[Named]:
    """The name without article, titles and possessive ending; none where nothing or only a day is left."""
    words, texts = tree.words, tree.texts
    titled = False
    while start < end and (words[start] in _ARTICLES or not texts[start][0].isalnum()):
        start += 1
    person = label == "PERSON" or (not label and words[end - 1] not in _NO_SURNAMES)
    while start + 1 < end and (words[start].rstrip(".") in SHORT_TITLES or (person and words[start] in OFFICES)):
        titled = True
        start += 1
    while end > start and (texts[end - 1][0].islower() or not texts[end - 1][0].isalnum()):
        end -= 1
    if start >= end or end - start > LONGEST_NAME or not any(text[0].isupper() for text in texts[start:end]):
        return
    if label not in {"GPE", "NORP"} and all(word in OFFICES for word in words[start:end]):
        return  # "The President" is nobody's name.
    before = words[start - 1].rstrip(".") if start else ""
    titled = titled or before in SHORT_TITLES or (before in OFFICES and label == "PERSON")
    folded = folded_name(tree.doc.text[tree.starts[start] : tree.starts[end - 1] + len(texts[end - 1])])
    if folded and folded not in CALENDAR and not folded.isdigit():
        yield Named(start, end, folded, label, titled)
