"""What differs between the witnesses of a statement, stretch by stretch, and of what kind it is (docs/method.md)."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from framing.analysis.collation.alignment import is_near
from framing.analysis.collation.columns import Collation, Column, Place
from framing.analysis.collation.tokens import Token, norm_of
from framing.analysis.collation.touches import touches_of
from framing.analysis.collation.values import Edit, EditClass, EditOp
from reports.text.spans import Span

# The graver kind names a stretch in which several meet.
_GRAVITY = {
    kind: weight
    for weight, kind in enumerate(
        (
            EditClass.EQUAL,
            EditClass.PUNCTUATION,
            EditClass.STYLE,
            EditClass.TRANSLITERATION,
            EditClass.EDGE,
            EditClass.WORDING,
        )
    )
}
_CONTRACTED = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_ENDING = re.compile(r"(.+?)(n't|'re|'ve|'ll|'m)$")
_IRREGULAR = {"can't": ("can", "not"), "won't": ("will", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not")}


@dataclass(slots=True)
class _Block:
    """Columns that make one edit; ``absent`` are the witnesses without words in it.

    ``lacking`` are those of them that go on behind it.
    """

    cls: EditClass
    absent: frozenset[str]
    places: dict[str, Place]
    columns: list[Column]
    lacking: frozenset[str] = frozenset()
    replaced: bool = False
    has_words: bool = True

    def take(self, other: "_Block") -> None:
        """Take in the columns behind this block's."""
        if not self.has_words:
            self.cls, self.absent, self.replaced = other.cls, other.absent, other.replaced
        elif other.has_words:
            self.replaced = self.replaced or other.replaced or self.absent != other.absent
            self.absent = self.absent & other.absent
        self.lacking |= other.lacking
        self.has_words = self.has_words or other.has_words
        self.places.update(other.places)
        self.columns += other.columns


def edits_of(collation: Collation, keys: Sequence[str], texts: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits in the order of the words; every word of every witness laid out is in exactly one of them."""
    blocks: list[_Block] = []
    for block in _single(collation.columns, keys):
        if blocks and _belong_together(blocks[-1], block, keys):
            blocks[-1].take(block)
        else:
            blocks.append(block)
    return tuple(_edit(block, keys, texts) for block in blocks)


def _single(columns: Sequence[Column], keys: Sequence[str]) -> list[_Block]:
    """One block a column."""
    loose = _loose(columns)
    inside = _inside(columns, keys, loose)
    return [
        _block(column, keys, inside[number], is_loose=all((number, key) in loose for key in column.tokens))
        for number, column in enumerate(columns)
    ]


def _block(column: Column, keys: Sequence[str], inside: Collection[str], *, is_loose: bool) -> _Block:
    words = {key: token for key, token in column.tokens.items() if token.is_word}
    places = dict(column.places)
    if not words:
        looks = {token.look for token in column.tokens.values()}
        is_equal = len(looks) == 1 and len(column.tokens) == len(keys)
        cls = EditClass.EQUAL if is_equal else EditClass.PUNCTUATION
        return _Block(cls, frozenset(), places, [column], has_words=is_equal)
    absent = frozenset(key for key in keys if key not in words)
    inner = frozenset() if is_loose else frozenset(key for key in absent if key in inside or key in column.tokens)
    cls = _class_of(words, absent, is_inner=bool(inner))
    return _Block(cls, absent, places, [column], inner, replaced=_norms_differ(words))


def _loose(columns: Sequence[Column]) -> set[tuple[int, str]]:
    """Words of a witness before the first and behind the last one that another witness shares: its edges."""
    members: dict[str, list[tuple[int, bool]]] = {}
    for number, column in enumerate(columns):
        for key in column.places:
            members.setdefault(key, []).append((number, column.is_shared))
    loose: set[tuple[int, str]] = set()
    for key, places in members.items():
        shared = [number for number, is_shared in places if is_shared]
        loose |= {(number, key) for number, _ in places if not shared or not shared[0] <= number <= shared[-1]}
    return loose


def _inside(columns: Sequence[Column], keys: Sequence[str], loose: Collection[tuple[int, str]]) -> list[set[str]]:
    """For each column the witnesses one of whose stretches has begun and goes on behind it."""
    inside: list[set[str]] = [set() for _ in columns]
    for key in keys:
        last: tuple[int, Place] | None = None
        for number, column in enumerate(columns):
            if key not in column.places or (number, key) in loose:
                continue
            if last and last[1] == column.places[key]:
                for between in range(last[0] + 1, number):
                    inside[between].add(key)
            last = (number, column.places[key])
    return inside


def _class_of(words: Mapping[str, Token], absent: Collection[str], *, is_inner: bool) -> EditClass:
    kinds = [EditClass.EQUAL]
    if absent:
        kinds.append(EditClass.WORDING if is_inner else EditClass.EDGE)
    looks = {(token.norm, token.core, token.look): token for token in words.values()}
    kinds += (_difference(first, second) for first, second in combinations(looks.values(), 2))
    return max(kinds, key=_GRAVITY.__getitem__)


def _difference(first: Token, second: Token) -> EditClass:
    if first.norm != second.norm:
        return EditClass.TRANSLITERATION if is_near(first, second) else EditClass.WORDING
    if first.core != second.core:
        return EditClass.TRANSLITERATION if _is_respelled_name(first, second) else EditClass.STYLE
    return EditClass.EQUAL if first.look == second.look else EditClass.PUNCTUATION


def _is_respelled_name(first: Token, second: Token) -> bool:
    """Whether two capitalised words differ in accents and in apostrophes between letters, and in nothing else."""
    if not (first.is_capitalised and second.is_capitalised) or "." in first.core + second.core:
        return False
    return first.norm.isalpha() and len(first.core) > 1 and first.core.casefold() != second.core.casefold()


def _norms_differ(words: Mapping[str, Token]) -> bool:
    return any(_difference(a, b) is EditClass.WORDING for a, b in combinations(words.values(), 2))


def _belong_together(block: _Block, column: _Block, keys: Sequence[str]) -> bool:
    if any(block.places.get(key, place) != place for key, place in column.places.items()):
        return False
    if not (block.has_words and column.has_words):
        # A sign that stands alone goes with the words left out beside it.
        return all(one.cls in (EditClass.WORDING, EditClass.EDGE) or not one.has_words for one in (block, column))
    if block.cls is not column.cls:
        return False
    if block.absent == column.absent:
        return True
    is_exchange = block.absent | column.absent == frozenset(keys)
    return block.cls is EditClass.WORDING and (block.replaced or column.replaced or is_exchange)


def _edit(block: _Block, keys: Sequence[str], texts: Mapping[str, str]) -> Edit:
    spans: dict[str, tuple[Span, ...]] = {}
    words: dict[str, list[Token]] = {}
    for key in keys:
        tokens = [column.tokens[key] for column in block.columns if key in column.tokens]
        spans[key] = (Span(tokens[0].start, tokens[-1].end),) if tokens else ()
        words[key] = [token for token in tokens if token.is_word]
    cls = block.cls
    if cls is EditClass.WORDING and _is_one_spelling(list(words.values())):
        cls = EditClass.STYLE
    return Edit(
        op=_op(cls, words),
        cls=cls,
        marked=cls is not EditClass.EQUAL and _is_marked(block, words),
        texts={key: "".join(span.of(texts[key]) for span in spans[key]) for key in keys},
        spans=spans,
        touches=touches_of(list(words.values())) if cls is EditClass.WORDING else (),
    )


def _is_marked(block: _Block, words: Mapping[str, Sequence[Token]]) -> bool:
    """Whether signs own up to it: the witnesses without a sign, edges left aside, all have the same words or none."""
    signed = {key for column in block.columns for key, token in column.tokens.items() if token.bracketed}
    versions = {
        tuple(token.norm for token in tokens)
        for key, tokens in words.items()
        if key not in signed and (tokens or key in block.lacking)
    }
    return bool(signed) and len(versions) <= 1


def _op(cls: EditClass, words: Mapping[str, Sequence[Token]]) -> EditOp:
    if cls is EditClass.EQUAL:
        return EditOp.EQUAL
    present = {tuple(token.norm for token in tokens) for tokens in words.values() if tokens}
    is_partial = any(not tokens for tokens in words.values())
    return EditOp.ONLY_IN if is_partial and len(present) <= 1 else EditOp.REPLACE


def _is_one_spelling(words: Sequence[Sequence[Token]]) -> bool:
    """Whether all witnesses have the same letters: "air strikes" and "airstrikes", "don't" and "do not"."""
    spelled = {"".join(part for token in tokens for part in _spelled_out(token.core)) for tokens in words}
    return len(spelled) == 1 and "" not in spelled


def _spelled_out(word: str) -> tuple[str, ...]:
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if found := _ENDING.match(low):
        return norm_of(found[1]), _CONTRACTED[found[2]]
    return (norm_of(word),)
