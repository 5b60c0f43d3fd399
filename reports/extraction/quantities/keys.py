"""Keys by which populations are compared: lemmas, one for a country and its people (docs/method.md, "Quantities")."""

import re
from typing import TYPE_CHECKING

from reports.extraction.quantities.unit_words import GENERIC_PEOPLE
from reports.extraction.quantities.units import singular
from reports.extraction.quantities.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

# From the method: a text of more abbreviations is a table or a register.
MOST_ABBREVIATIONS = 60
_CONTENT = frozenset(["NOUN", "PROPN", "ADJ", "VERB", "NUM"])
_COUNTRIES = {
    "american": "us", "americans": "us", "u.s.": "us", "us": "us", "usa": "us", "america": "us", "u.s": "us",
    "united states": "us", "washington": "us",
    "british": "uk", "britain": "uk", "u.k.": "uk", "uk": "uk", "briton": "uk", "britons": "uk",
    "u.n.": "un", "un": "un", "e.u.": "eu", "eu": "eu", "european union": "eu", "united nations": "un",
    "french": "france", "france": "france", "dutch": "netherlands", "netherlands": "netherlands",
    "german": "germany", "germans": "germany", "germany": "germany", "greek": "greece", "greeks": "greece",
    "greece": "greece", "spanish": "spain", "spain": "spain", "lebanese": "lebanon", "lebanon": "lebanon",
    "afghan": "afghanistan", "afghans": "afghanistan", "afghanistan": "afghanistan", "saudi": "saudi",
    "swiss": "switzerland", "switzerland": "switzerland", "danish": "denmark", "denmark": "denmark",
    "polish": "poland", "poland": "poland", "welsh": "wales", "iran": "iran", "sudan": "sudan", "oman": "oman",
    "jordan": "jordan", "taiwan": "taiwan", "japan": "japan", "pakistan": "pakistan", "vatican": "vatican",
}  # fmt: skip
_PEOPLE_ENDING = re.compile(r"(?:ians?|eans?|ans?|ese|ish|is?|ites?)$")
_PLACE_ENDING = re.compile(r"(?:ey|ia|[aeioy])$")
_GENERIC = GENERIC_PEOPLE | words(
    "man member site facility location place position target total number a the other several local"
)
_CAPITALS = re.compile(r"[A-Z](?:\.?[A-Z]){1,5}\.?s?")
_NAME_RUN = re.compile(r"\b(?:[A-Z][\w'-]*)(?:\s(?:(?:of|for|the|and|al|de|in)\s){0,2}[A-Z][\w'-]*)+")


def keys_of(tokens: "Iterable[Token]", long_forms: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The keys of a population, each once, in the order of its words; an abbreviation adds the words it stands for."""
    found: list[str] = []
    for token in tokens:
        if token.pos_ not in _CONTENT or not token.text[0].isalpha() or (token.is_stop and token.text[0].islower()):
            continue
        if token.lower_ == "us" and token.text != "US":
            continue
        for key in (key_of(token), *long_forms.get(token.text.rstrip("s"), ())):
            if key not in found and key not in _GENERIC:
                found.append(key)
    return tuple(found)


def key_of(token: "Token") -> str:
    """One key for a word in all its forms; for a people's name that of its country."""
    lower = token.lower_
    if lower in _COUNTRIES:
        return _COUNTRIES[lower]
    if token.text[0].isupper() and len(lower) > 4:
        if token.ent_type_ == "NORP" or token.pos_ == "ADJ":
            return _PLACE_ENDING.sub("", _PEOPLE_ENDING.sub("", lower, count=1), count=1)
        if token.ent_type_ in {"GPE", "LOC"}:
            return _PLACE_ENDING.sub("", lower, count=1)
    return singular(lower) if token.pos_ == "PROPN" else str(token.lemma_.lower())


def long_forms_of(text: str) -> dict[str, tuple[str, ...]]:
    """For each abbreviation of a text the words it stands for, where a name in it has these initials."""
    wanted = {found.rstrip("s") for found in _CAPITALS.findall(text) if 3 <= len(found.rstrip("s")) <= 6}
    if not wanted or len(wanted) > MOST_ABBREVIATIONS:
        return {}
    forms: dict[str, tuple[str, ...]] = {}
    for found in _NAME_RUN.finditer(text):
        words = [word for word in found[0].split() if word[0].isupper()][:12]
        initials = "".join(word[0] for word in words)
        for short in wanted:
            at = initials.find(short.replace(".", ""))
            if at >= 0 and short not in forms:
                chosen = words[at : at + len(short.replace(".", ""))]
                forms[short] = tuple(singular(word.lower()) for word in chosen)
    return forms
