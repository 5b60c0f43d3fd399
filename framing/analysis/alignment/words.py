"""Words as alignment weighs them: inflected forms of one word are one, and rare words tell more than common ones."""

import re
from collections.abc import Iterable
from functools import lru_cache

from framing.analysis.collation.tokens import norm_of, tokens_of
from reports.text.spans import Span

#: What a word of grammar weighs beside one of content; a starting value.
GRAMMAR_WEIGHT = 0.1
#: What the shortest word of content weighs, and how much each letter adds up to 1: rare words are long ones.
SHORT_WEIGHT = 0.3
LETTER_WEIGHT = 0.1

_GRAMMAR_WORDS = """
    a an the this that these those it its he him his she her hers they them their we us our you your i me my mine
    who whom whose which what when where why how there here of to in on at for from by with into onto over under about
    after before since until during between among against through across within without near off out up down as than
    and or but nor if while because although though so yet both either neither not no be is am are was were been being
    have has had having do does did done will would shall should may might can could must also just only very more most
    some any each every all other another such own same then now still too again ever even however per via
    say said says saying add added adds adding tell told tells telling according mr mrs ms dr
"""
GRAMMAR = frozenset(norm_of(word) for word in _GRAMMAR_WORDS.split())

#: Keys of nations that read like words of grammar, and the stems that stand for them.
_NATIONS = {"us": "unitedstates"}
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "s", "ly")
_POSSESSIVE = re.compile(r"['’]s?$")
# Letters that a stem keeps at least: "using" stays "using", "striking" becomes "strik".
_SHORTEST_STEM = 4


@lru_cache(maxsize=20_000)
def stem_of(norm: str) -> str:
    """The word without its ending, so that "strikes", "striking" and "strike" are one; numbers stay as they are."""
    if not norm.isalpha():
        return norm
    for ending in _ENDINGS:
        if norm.endswith(ending) and len(norm) - len(ending) >= _SHORTEST_STEM:
            norm = norm[: -len(ending)]
            break
    return norm[:-1] if len(norm) > _SHORTEST_STEM and norm.endswith("e") else norm


@lru_cache(maxsize=20_000)
def stem_of_word(word: str) -> str:
    """The same for a word as a text or a slot prints it."""
    return stem_of(norm_of(_POSSESSIVE.sub("", word)))


def stems_in(text: str, span: Span) -> tuple[str, ...]:
    """The words of a stretch of text in their order; what has no letter or digit left is none."""
    stems = (stem_of_word(token.core) for token in tokens_of((span,), text) if token.is_word and token.core)
    return tuple(filter(None, stems))


@lru_cache(maxsize=20_000)
def weight_of(stem: str) -> float:
    """How much a shared word says about two claims, from 0 to 1."""
    if stem in GRAMMAR:
        return GRAMMAR_WEIGHT
    if stem[:1].isdigit():
        return 1.0
    return min(1.0, SHORT_WEIGHT + LETTER_WEIGHT * len(stem))


def is_content(stem: str) -> bool:
    """Whether a word is more than grammar."""
    return stem not in GRAMMAR


def weight_of_all(stems: Iterable[str]) -> float:
    """What the words weigh together."""
    return sum(map(weight_of, stems))


def stem_of_term(term: str) -> str:
    """The stem of a word of content as claims store it: there "us" is a nation and never a pronoun."""
    return _NATIONS.get(term) or stem_of_word(term)


def words_of_keys(keys: Iterable[str]) -> frozenset[str]:
    """The words of name keys and slot keys: a surname meets the full name in them."""
    found = (stem_of_term(part) for key in keys for part in re.split(r"[\W_]+", key) if part)
    return frozenset(stem for stem in found if stem and stem not in GRAMMAR)


def longest_in_common(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """How many words the two have in common in the same order."""
    row = [0] * (len(second) + 1)
    for word in first:
        before = 0
        for place, other in enumerate(second, start=1):
            above = row[place]
            row[place] = before + 1 if word == other else max(above, row[place - 1])
            before = above
    return row[-1]
