"""The words of a report as grouping reads them: folded, without endings, as numbers (docs/method.md, "Stories")."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from reports.text.fold import fold

_WORD = re.compile(r"[^\W_](?:[\w'-]*[^\W_])?")
# What stands between two words when the second begins a sentence, a line or a quotation.
_BEGINNING = re.compile(r"[.!?:;\n(\[]|--| - |``|\"$|(?:^|\s)'+$")
# Scripts that set no blanks between words: there two letters side by side are read as a word.
_WITHOUT_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]")

# Words of grammar and of the trade say nothing about the event.
_STOP_WORDS = """
a an the of to in on for and or but with at by from as is was were be been are it its this that these those he she they
i we you his her their our your my him them us me who whom whose which what when where why how not no nor had has have
having do does did doing will would could should may might can cannot must shall about after again against all also any
because before being both during each either few more most other others another some such than then there here through
under until up very over out into off own same so too only just if while since though although s t re ll ve d m n't
don't didn't doesn't isn't wasn't it's he's she's that's said says say saying told tell according reported news
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


class Word(NamedTuple):
    """A word in a text: how it is written, its stem, and whether a capital in it proves a name."""

    written: str
    stem: str
    is_capitalised: bool
    begins: bool
    #: Whether anything but blanks stands between it and the word before.
    is_apart: bool


def words_of(text: str) -> Iterator[Word]:
    """The words of the text in its order, words of grammar among them."""
    folded = fold(text)
    end = 0
    for match in _WORD.finditer(folded):
        between = folded[end : match.start()]
        begins = end == 0 or bool(_BEGINNING.search(between))
        end = match.end()
        if _WITHOUT_BLANKS.search(match.group()):
            for pair in _pairs_of_letters(match.group()):
                yield Word(pair, pair, is_capitalised=False, begins=begins, is_apart=True)
            continue
        written = match.group()
        yield Word(written, stem_of(written.lower()), written[0].isupper(), begins, bool(between.strip()))


def _pairs_of_letters(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(max(1, len(run) - 1))]


@lru_cache(maxsize=65_536)
def stem_of(word: str) -> str:
    """The word, in small letters, without its commonest endings, so that "strikes" meets "striking"."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            word = word[:-1] if word[-1] == word[-2] and word[-1] not in "lsz" else word
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def is_number(word: str) -> bool:
    """Whether the word begins with a figure and has two characters or more."""
    return word[0].isdigit() and len(word) > 1


@lru_cache(maxsize=131_072)
def number_of(term: str) -> int:
    """The number that stands for a term in stored features; of two terms in four thousand million one is shared."""
    return crc32(term.encode("utf-8", "surrogatepass"))
