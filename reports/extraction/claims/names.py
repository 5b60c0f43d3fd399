"""Names of a report under one key each, whatever form they are printed in (docs/method.md, "Claims")."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reports.extraction.claims.nations import NATIONS
from reports.text.zones import Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reports.text.parse import ParsedBlock

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
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii"])
# What may be added to a place's name for its people or its adjective, where the table of nations has none.
_DEMONYM = ("n", "i", "an", "ian", "ese", "ish", "ns", "is", "ans", "ians", "er", "ers", "s")
LONGEST_NAME = 8
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


class NameKeys:
    """The key of every name in a report, by paragraph and token."""

    def __init__(self, blocks: "Sequence[ParsedBlock]") -> None:
        self._names = [_names_in(block.doc) for block in blocks]
        votes: Counter[str] = Counter()
        for block, names in zip(blocks, self._names, strict=True):
            if block.zone is not Zone.HEADLINE:
                for name in names:
                    votes[name.folded] += 1 if name.person else -1
        self._people = {name for name, vote in votes.items() if vote > 0}
        self._known = set(votes)
        self._long_of = self._acronyms()
        self._surnames = self._last_words()

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
        """The full name of a person and its surname alike lead to the surname."""
        surnames: dict[str, str] = {}
        for name in self._people:
            words = [word for word in name.split() if word not in _SUFFIXES]
            if 1 < len(words) <= 4:
                surnames[name] = words[-1]
        return surnames

    def key_of(self, folded: str) -> str:
        """The key under which a folded name is compared."""
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

    def in_block(self, number: int, *, headline: bool) -> "list[tuple[int, int, str]]":
        """First token, last-but-one token and key of each name of a paragraph; in Title Case only known names."""
        return [
            (name.start, name.end, self.key_of(name.folded))
            for name in self._names[number]
            if not headline or name.folded in self._known or name.folded in NATIONS
        ]

    def is_person(self, folded: str) -> bool:
        """Whether the report mostly speaks of a person by this name."""
        return folded in self._people


def is_title_case(doc: "Doc") -> bool:
    """Whether the words of a line have capitals whatever they are."""
    words = [token.text for token in doc if token.is_alpha and len(token) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > TITLE_CASE * len(words)


def _names_in(doc: "Doc") -> list[Name]:
    found: list[Name] = []
    end = 0
    for entity in doc.ents:
        if entity.label_ not in _TYPES:
            continue
        found += _capitalised_between(doc, end, entity.start)
        name = _name(doc, entity.start, entity.end, person=entity.label_ == "PERSON")
        if name is not None:
            found.append(name)
        end = entity.end
    found += _capitalised_between(doc, end, len(doc))
    return found


def _capitalised_between(doc: "Doc", start: int, end: int) -> Iterator[Name]:
    """Runs of proper nouns that the parser takes for no name of any kind."""
    index = start
    while index < end:
        if doc[index].pos_ != "PROPN" or doc[index].ent_type_:
            index += 1
            continue
        stop = index + 1
        while stop < end and doc[stop].pos_ == "PROPN" and not doc[stop].ent_type_ and stop - index < LONGEST_NAME:
            stop += 1
        name = _name(doc, index, stop, person=False)
        if name is not None:
            yield name
        index = stop


def _name(doc: "Doc", start: int, end: int, *, person: bool) -> Name | None:
    """The name without article, titles and possessive ending; None where nothing or only a day is left."""
    while start < end and (doc[start].lower_.rstrip(".") in _TITLES or doc[start].lower_ in {"the", "a", "an"}):
        start += 1
    while end > start and (doc[end - 1].lower_ in {"'s", "'"} or doc[end - 1].is_punct):
        end -= 1
    if start >= end or end - start > LONGEST_NAME:
        return None
    folded = folded_name(doc[start:end].text)
    if not folded or folded in CALENDAR or not any(token.text[0].isupper() for token in doc[start:end]):
        return None
    return Name(start, end, folded, person)
