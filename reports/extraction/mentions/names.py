"""The names in a report as its mentions use them: where each stands, and what it is the name of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reports.extraction.claims.names import CALENDAR
from reports.extraction.claims.nations import CAPITALS, NATIONS
from reports.extraction.claims.tree import Tree
from reports.extraction.events.words import NOUN_OF, VERB_OF
from reports.extraction.mentions.paragraphs import Paragraph
from reports.extraction.mentions.words import (
    BODY_WORDS,
    KINDS_OF_BODIES,
    MEMBERS,
    OFFICES,
    SEATS,
    SHORT_TITLES,
    SUFFIXES,
)
from reports.text.people import BODIES, PEOPLE

# From the method: tokens of a name, of a country's name; letters of a place whose people are known by its ending, and
# of an adjective known by its own.
LONGEST_NAME = 10
LONGEST_NATION = 4
SHORTEST_LAND = 4
SHORTEST_ADJECTIVE = 6
# From the method: how many votes of the parser one sure sign outweighs ("the X group", "Mr. X").
WEIGHT_OF_SIGN = 4
WEIGHT_OF_PLACING = 3

_TYPES = frozenset(["PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"])
_SURE_IN_CAPITALS = frozenset(["PERSON", "GPE", "NORP"])
# Before a name these say that it is a place's; labels that the parser gives to places, sure of them or not.
_PLACING = frozenset(["in", "near", "at"])
_PLACEABLE = frozenset(["PERSON", "ORG", "GPE", ""])
_PREDICATES = frozenset(["attr", "acomp", "oprd"])
_PLURAL = frozenset(["NNPS", "NNS"])
_ARTICLES = frozenset(["the", "a", "an"])
_JOINERS = frozenset(["of", "for"])
_NO_SURNAMES = OFFICES | PEOPLE | BODIES
_CORPORATE = frozenset([*BODY_WORDS, *BODIES, "forces", "units", "brigades", "agency", "university", "tv", "news"])
_SHAPES = ("ian", "ese", "ish")
# What may be added to a place's name for its people or its adjective, where the table of nations has none.
_DEMONYM = ("n", "i", "an", "ian", "ese", "ish", "ns", "is", "ans", "ians", "er", "ers", "s")


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

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        found = [[] if paragraph.titled else list(_names_in(paragraph)) for paragraph in paragraphs]
        self._label = _labels(paragraphs, found)
        self._places = {folded for folded, label in self._label.items() if label == "GPE"}
        self._lands: dict[str, str] = {}
        self._learn_lands(self._label)
        if any(paragraph.titled for paragraph in paragraphs):
            written = _written(paragraphs)
            for number, paragraph in enumerate(paragraphs):
                if paragraph.titled:
                    found[number] = list(self._in_capitals(paragraph, written))
        self.by_block = found
        self._at = [_places_of(names, len(paragraph.tree)) for names, paragraph in zip(found, paragraphs, strict=True)]

    def at(self, block: int, token: int) -> Named | None:
        """The name that a token belongs to."""
        return self._at[block][token]

    def label_of(self, name: Named) -> str:
        """What the report as a whole takes the name for: a label of the parser's entities, or ""."""
        return self._label.get(name.folded, name.label)

    def nation(self, folded: str) -> str | None:
        """The country of a folded name or adjective, from the table or since the report has both its forms."""
        return NATIONS.get(folded) or self._lands.get(folded)

    def is_adjective(self, name: Named, tree: Tree) -> bool:
        """Whether a name behind "be" only says of what country something is: "the harbour is Karsan"."""
        place = name.start
        if name.end - place != 1 or tree.deps[place] not in _PREDICATES or tree.tags[place] in _PLURAL:
            return False
        if place and tree.deps[place - 1] in {"det", "poss"}:
            return False
        if tree.ents[place] == "NORP" or self.label_of(name) == "NORP":
            return True
        word = name.folded
        if any(word.endswith(ending) and self._is_land(word[: -len(ending)]) for ending in _DEMONYM):
            return True
        # No person or place is what is spoken of, and the word has the shape of an adjective.
        subject = tree.child(tree.heads[place], "nsubj")
        is_thing = subject is not None and tree.pos[subject] == "NOUN" and tree.lemmas[subject] not in PEOPLE
        return is_thing and len(word) >= SHORTEST_ADJECTIVE and word.endswith(_SHAPES)

    def _is_land(self, folded: str) -> bool:
        """Whether the report or the table of nations knows a place of this name."""
        return len(folded) >= SHORTEST_LAND and (folded in self._places or folded in NATIONS)

    def _in_capitals(self, paragraph: Paragraph, written: set[str]) -> Iterator[Named]:
        """The names of a line in Title Case: only what is a name elsewhere, or surely one."""
        tree, place = paragraph.tree, 0
        sure = {entity.start: entity for entity in tree.doc.ents if entity.label_ in _SURE_IN_CAPITALS}
        while place < len(tree):
            for stop in range(min(place + LONGEST_NAME // 2, len(tree)), place, -1):
                folded = paragraph.folded(place, stop)
                if tree.texts[stop - 1][0].isalnum() and self._is_name(folded):
                    yield Named(place, stop, folded, self._label.get(folded, "GPE"), titled=False)
                    place = stop
                    break
            else:
                entity = sure.get(place)
                if entity is not None and not _is_plain(tree.words[entity.start : entity.end], written):
                    yield from _named(paragraph, entity.start, entity.end, entity.label_)
                    place = entity.end - 1
                place += 1

    def _is_name(self, folded: str) -> bool:
        return folded in self._label or folded in NATIONS or folded in CAPITALS

    def _learn_lands(self, names: Iterable[str]) -> None:
        """Countries outside the table: a place whose people or adjective the report names, too."""
        for name in names:
            if name in NATIONS or name in self._places:
                continue
            for ending in _DEMONYM:
                place = name[: -len(ending)]
                if name.endswith(ending) and len(place) >= SHORTEST_LAND and place in self._places:
                    self._lands[name] = self._lands[place] = NATIONS.get(place, place)


def _labels(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[Named]]) -> dict[str, str]:
    """What each name is taken for: the parser's labels vote, titles and kinds beside the name outweigh them."""
    votes: dict[str, dict[str, int]] = {}
    for names, paragraph in zip(found, paragraphs, strict=True):
        for name in names:
            count = votes.setdefault(name.folded, {})
            count[name.label] = count.get(name.label, 0) + 1
            behind = paragraph.tree.words[name.end] if name.end < len(paragraph.tree) else ""
            if name.titled:
                count["PERSON"] = count.get("PERSON", 0) + WEIGHT_OF_SIGN
            elif name.start and paragraph.tree.words[name.start - 1] in _PLACING and name.label in _PLACEABLE:
                count["GPE"] = count.get("GPE", 0) + WEIGHT_OF_PLACING
            elif name.label not in {"GPE", "NORP"} and (behind in KINDS_OF_BODIES or behind in MEMBERS):
                count["ORG"] = count.get("ORG", 0) + WEIGHT_OF_SIGN
    labels = {folded: _strongest(count) for folded, count in votes.items()}
    for folded, label in list(labels.items()):
        words = [word for word in folded.split() if word not in SUFFIXES]
        if label == "PERSON" and len(words) > 1 and labels.get(words[-1], "PERSON") not in {"PERSON", "NORP"}:
            labels[words[-1]] = "PERSON" if words[-1] not in NATIONS and words[-1] not in CAPITALS else "GPE"
    return labels | dict.fromkeys(labels.keys() & SEATS, "ORG")


def _strongest(count: dict[str, int]) -> str:
    """The label most often given; a bare run of capitals votes last."""
    return max(count, key=lambda label: (label != "", count[label], label))


def _written(paragraphs: Sequence[Paragraph]) -> set[str]:
    """The words that the report writes without a capital."""
    return {word for paragraph in paragraphs if not paragraph.titled for word in paragraph.tree.texts if word.islower()}


def _is_plain(words: Sequence[str], written: set[str]) -> bool:
    known = (PEOPLE, BODIES, NOUN_OF, VERB_OF, written)
    return any(word in words_known for word in words for words_known in known)


def _places_of(names: Sequence[Named], length: int) -> list[Named | None]:
    places: list[Named | None] = [None] * length
    for name in names:
        for place in range(name.start, name.end):
            places[place] = name
    return places


def _names_in(paragraph: Paragraph) -> Iterator[Named]:
    """Entities, and runs of capitals that the parser takes for no entity; "X of Y" and "X in Y" as one name."""
    tree = paragraph.tree
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
        yield from _named(paragraph, first, last, label)


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
    return gap == ["in"] and last in BODY_WORDS and end - start > 1 and tree.texts[end - 1][0].isupper()


def _named(paragraph: Paragraph, start: int, end: int, label: str) -> Iterator[Named]:
    """The name without article, titles and possessive ending; none where nothing or only a day is left."""
    words, texts = paragraph.tree.words, paragraph.tree.texts
    titled = False
    while start < end and (words[start] in _ARTICLES or not texts[start][0].isalnum()):
        start += 1
    while end > start and (texts[end - 1][0].islower() or not texts[end - 1][0].isalnum()):
        if words[end - 2 : end - 1] == ["-"] and texts[end - 1].isalpha() and end - 2 > start:
            break  # "Jong-un"
        end -= 1
    person = label == "PERSON" or (not label and end > start and words[end - 1] not in _NO_SURNAMES)
    while start + 1 < end and (words[start].rstrip(".") in SHORT_TITLES or (person and words[start] in OFFICES)):
        titled = True
        start += 1
    if start >= end or end - start > LONGEST_NAME or not any(text[0].isupper() for text in texts[start:end]):
        return
    if all(word.rstrip(".") in SHORT_TITLES for word in words[start:end]):
        return
    if label not in {"GPE", "NORP"} and all(word in OFFICES for word in words[start:end]):
        return  # "The President" is nobody's name.
    before = words[start - 1].rstrip(".") if start else ""
    titled = titled or before in SHORT_TITLES or (before in OFFICES and label == "PERSON")
    folded = paragraph.folded(start, end)
    if folded and folded not in CALENDAR and not folded.isdigit():
        yield Named(start, end, folded, label, titled)
