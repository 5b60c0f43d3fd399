"""Two states of one field beside each other, with the words that only one of them has."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Pairs of words compared in one line at most; beyond it the whole line counts as other. Keeps a page quick to make.
MOST_PAIRS = 250_000
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of one state; ``is_other`` where the other state has none of them there."""

    text: str
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A field with both its states in pieces, which joined in order give its text."""

    name: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def side_by_side(name: str, before: str, after: str) -> SideBySide:
    """Both states with what differs told line by line, and word by word in lines that were only edited."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    left: list[Piece] = []
    right: list[Piece] = []
    for same, there, here in _stretches(old, new):
        if same or len(there) != len(here):
            left += [Piece(line, not same) for line in there]
            right += [Piece(line, not same) for line in here]
            continue
        for was, now in zip(there, here, strict=True):
            pieces = _words_apart(was, now)
            left += pieces[0]
            right += pieces[1]
    return SideBySide(name, _joined(left), _joined(right))


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[bool, Sequence[str], Sequence[str]]]:
    # The last line has no end; that makes it no other line.
    was, now = ([part.removesuffix("\n") or part for part in parts] for parts in (old, new))
    matcher = difflib.SequenceMatcher(None, was, now, autojunk=False)
    for op, i, j, k, m in matcher.get_opcodes():
        yield op == "equal", old[i:j], new[k:m]


def _words_apart(was: str, now: str) -> tuple[list[Piece], list[Piece]]:
    old, new = _WORDS.findall(was), _WORDS.findall(now)
    if len(old) * len(new) > MOST_PAIRS:
        return [Piece(was, is_other=True)], [Piece(now, is_other=True)]
    stretches = list(_stretches(old, new))
    left = [Piece("".join(there), not same) for same, there, _ in stretches]
    right = [Piece("".join(here), not same) for same, _, here in stretches]
    # Two lines without a word in common are two lines, not one that was edited.
    if not any(same and any(word.isalnum() for word in there) for same, there, _ in stretches):
        return [Piece(was, is_other=True)], [Piece(now, is_other=True)]
    return left, right


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one kind as one piece; empty ones are left out."""
    made: list[Piece] = []
    for piece in pieces:
        if made and made[-1].is_other == piece.is_other:
            made[-1] = Piece(made[-1].text + piece.text, piece.is_other)
        elif piece.text:
            made.append(piece)
    return tuple(made)
