"""Words in the pieces that the sentence model knows, with the place of each in the text."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from reports.text.spans import Span

#: The vocabulary of BERT base uncased (Apache-2.0), with which the sentence model was trained; one piece a line.
VOCABULARY_FILE = Path(__file__).parent / "vocabulary.txt"

_UNKNOWN, _START, _END = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100
_CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2FA1F), (0xF900, 0xFAFF))


@cache
def vocabulary() -> Mapping[str, int]:
    """The number of each piece, read once a process."""
    lines = VOCABULARY_FILE.read_text(encoding="utf-8").rstrip("\n").split("\n")
    return {piece: number for number, piece in enumerate(lines)}


def pieces_of(text: str, most: int) -> tuple[list[int], list[Span | None]]:
    """The numbers of at most so many pieces, start and end included, and where each stands; signs stand nowhere."""
    known = vocabulary()
    numbers: list[int] = [known[_START]]
    places: list[Span | None] = [None]
    for word, span in _words(text):
        for piece, place in _split(word, span, known):
            if len(numbers) == most - 1:
                break
            numbers.append(piece)
            places.append(place)
    return [*numbers, known[_END]], [*places, None]


def _words(text: str) -> Iterator[tuple[str, Span]]:
    """Words in small letters without accents, and every sign of punctuation as a word, with their places."""
    letters: list[str] = []
    start = end = 0
    for place, char in enumerate(text):
        is_alone = _is_sign(char)
        if (char.isspace() or is_alone) and letters:
            yield "".join(letters), Span(start, end)
            letters = []
        if is_alone:
            yield char, Span(place, place + 1)
        elif not char.isspace() and unicodedata.category(char)[0] != "C":
            plain = _plain(char)
            if plain and not letters:
                start = place
            letters += plain
            end = place + 1
    if letters:
        yield "".join(letters), Span(start, end)


@cache
def _plain(char: str) -> str:
    found = unicodedata.normalize("NFD", char.lower())
    return "".join(one for one in found if unicodedata.category(one) != "Mn")


@cache
def _is_sign(char: str) -> bool:
    if char.isalnum() and not any(low <= ord(char) <= high for low, high in _CJK):
        return False
    return (
        char.isalnum()
        or (char.isascii() and char.isprintable() and char != " ")
        or (unicodedata.category(char)[0] == "P")
    )


def _split(word: str, span: Span, known: Mapping[str, int]) -> Iterator[tuple[int, Span]]:
    """The longest known pieces from the left; a word that has none is unknown as a whole."""
    found: list[int] = []
    start = 0
    if len(word) > _LONGEST_WORD:
        yield known[_UNKNOWN], span
        return
    while start < len(word):
        end = len(word)
        mark = "##" if start else ""
        while end > start and mark + word[start:end] not in known:
            end -= 1
        if end == start:
            yield known[_UNKNOWN], span
            return
        found.append(known[mark + word[start:end]])
        start = end
    for piece in found:
        yield piece, span
