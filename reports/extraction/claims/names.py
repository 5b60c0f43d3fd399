"""Names of a report under one key each, whatever form they are printed in (docs/method.md, "Claims")."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reports.extraction.claims.nations import NATIONS
from reports.extraction.claims.tree import Tree
from reports.text.zones import Zone

_TYPES = frozenset(["PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"])
_APOSTROPHES = re.compile(r"['`ʻʼʽʿʾ]")
_ARTICLE = re.compile(r"\b(?:al|el|ul|an|ar|as|ash|at|az)-(?=\w)|\b(?:al|el) (?=\w)")
_BREAKS = re.compile(r"[-\s/&,]+")
_TITLE_WORDS = """
    mr mrs ms dr gen maj lt col capt sgt adm sen rep gov prof rev sir lord lady president senator representative
    governor secretary minister general colonel major captain king queen prince pope judge justice chairman speaker
    ambassador mayor sheriff former republican democrat prime vice foreign defense defence interior brigadier
    lieutenant sergeant deputy chancellor premier spokesman spokeswoman spokesperson sheikh imam ayatollah admiral chief
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_ARTICLES = frozenset(["the", "a", "an"])
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii"])
# What may be added to a place's name for its people or its adjective, where the table of nations has none.
_DEMONYM = ("n", "i", "an", "ian", "ese", "ish", "ns", "is", "ans", "ians", "er", "ers", "s")
#: From the method: words of a name, and of a person's name.
LONGEST_NAME = 8
LONGEST_PERSON = 4
#: From the method: share of capitalised long words in a line from which capitals prove nothing.
TITLE_CASE = 0.6
_MONTHS_AND_DAYS = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
"""
CALENDAR = frozenset(_MONTHS_AND_DAYS.split())


@lru_cache(maxsize=20_000)
def folded_name(name: str) -> str:
    """A name in lower case without accents, apostrophes, dots, the article "al-" and a possessive ending."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)).lower()
    plain = _APOSTROPHES.sub("", plain.removesuffix("'s").removeprefix("the "))
    plain = _ARTICLE.sub("", plain)
    return " ".join(word for word in _BREAKS.sub(" ", plain.replace(".", "")).split())


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of capitalised words: its tokens, its folded words and whether the parser takes it for a person."""

    start: int
    end: int
    folded: str
    person: bool
    titled: bool = False


class NameKeys:
    """The key of every name in a report, by paragraph and token."""

    def __init__(self, trees: Sequence[Tree], zones: Sequence[Zone]) -> None:
        self._names = [_names_in(tree) for tree in trees]
        votes: Counter[str] = Counter()
        titled: set[str] = set()
        for zone, names in zip(zones, self._names, strict=True):
            if zone is not Zone.HEADLINE:
                for name in names:
                    votes[name.folded] += 1 if name.person else -1
                    if name.titled:
                        titled.add(name.folded)
        self._people = {name for name, vote in votes.items() if vote > 0} | (titled & {n for n in votes if " " in n})
        self._titled = titled
        self._known = set(votes)
        self._long_of = self._acronyms()
        self._surnames = self._last_words()
        self._keys: dict[str, str] = {}

    def _acronyms(self) -> dict[str, str]:
        """Letters that stand for a longer name which the report prints, too."""
        short: dict[str, str] = {}
        for name in sorted(self._known):
            words = name.split()
            if len(words) > 1:
                initials = "".join(word[0] for word in words if word not in {"of", "the", "and", "for", "in"})
                short.setdefault(initials, name)
        return {initials: name for initials, name in short.items() if initials in self._known and len(initials) > 1}

    def _last_words(self) -> dict[str, str]:
        """The full name of a person leads to the surname, where a title or a mention by surname says that it is one."""
        surnames: dict[str, str] = {}
        for name in self._people:
            words = [word for word in name.split() if word not in _SUFFIXES]
            if 1 < len(words) <= LONGEST_PERSON and (words[-1] in self._known or name in self._titled):
                surnames[name] = words[-1]
        return surnames

    def key_of(self, folded: str) -> str:
        """The key under which a folded name is compared."""
        if folded not in self._keys:
            self._keys[folded] = self._key_of(folded)
        return self._keys[folded]

    def _key_of(self, folded: str) -> str:
        if folded in NATIONS:
            return NATIONS[folded]
        if folded in self._surnames:
            return self._surnames[folded]
        if folded in self._long_of:
            return self._long_of[folded]
        for ending in _DEMONYM:
            if folded.endswith(ending) and (place := folded[: -len(ending)]) in self._known and len(place) > 3:
                return place
        return folded

    def in_block(self, number: int, *, headline: bool) -> list[tuple[int, int, str]]:
        """First token, last-but-one token and key of each name of a paragraph; in Title Case only known names."""
        return [
            (name.start, name.end, self.key_of(name.folded))
            for name in self._names[number]
            if not headline or name.folded in self._known or name.folded in NATIONS
        ]


def is_title_case(tree: Tree) -> bool:
    """Whether the words of a line have capitals whatever they are."""
    words = [word for word in tree.texts if len(word) > 3 and word.isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > TITLE_CASE * len(words)


def _names_in(tree: Tree) -> list[Name]:
    """Runs of tokens of one entity, and runs of proper nouns that the parser takes for no name of any kind."""
    found: list[Name] = []
    start = 0
    for entity in tree.doc.ents:
        if entity.label_ in _TYPES:
            found += _capitalised_between(tree, start, entity.start)
            found += _name(tree, entity.start, entity.end, person=entity.label_ == "PERSON")
            start = entity.end
    return [*found, *_capitalised_between(tree, start, len(tree))]


def _capitalised_between(tree: Tree, start: int, end: int) -> Iterator[Name]:
    pos, ents = tree.pos, tree.ents
    index = start
    while index < end:
        stop = index
        while stop < end and pos[stop] == "PROPN" and not ents[stop] and stop - index < LONGEST_NAME:
            stop += 1
        if stop > index:
            yield from _name(tree, index, stop, person=False)
        index = max(stop, index + 1)


def _name(tree: Tree, start: int, end: int, *, person: bool) -> Iterator[Name]:
    """The name without article, titles and possessive ending; none where nothing or only a day is left."""
    words = tree.words
    titled = False
    # "Old-e-Mere": the parser begins the name at its small word.
    while start > 1 and tree.texts[start][0].islower() and words[start - 1] == "-" and words[start] not in _ARTICLES:
        start -= 2
    while start < end and (words[start] in _ARTICLES or words[start].rstrip(".") in _TITLES):
        titled = titled or words[start] not in _ARTICLES
        start += 1
    # "Orla city" is Orla: a name ends with a capital.
    while end > start and (tree.texts[end - 1][0].islower() or not tree.texts[end - 1][0].isalnum()):
        end -= 1
    if start >= end or end - start > LONGEST_NAME:
        return
    titled = titled or (start > 0 and words[start - 1].rstrip(".") in _TITLES)
    first, last = tree.starts[start], tree.starts[end - 1] + len(words[end - 1])
    folded = folded_name(tree.text[first:last]) if end - start > 1 else folded_name(tree.texts[start])
    if folded and folded not in CALENDAR and any(text[0].isupper() for text in tree.texts[start:end]):
        yield Name(start, end, folded, person, titled)
