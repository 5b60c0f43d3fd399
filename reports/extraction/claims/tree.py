"""The parse of one paragraph as plain lists, so that the steps of claim extraction walk it quickly."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

Range = tuple[int, int]
"""Half-open range of token numbers in one paragraph."""

FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass"])
VERBAL = frozenset(["VERB", "AUX"])
_COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "TAG", "DEP", "POS", "ENT_TYPE", "HEAD", "IDX"]


class Tree:
    """Words (in lower case), lemmas, tags, relations, heads and children of one paragraph by token number."""

    __slots__ = ("deps", "doc", "ents", "heads", "kids", "lemmas", "pos", "starts", "tags", "texts", "words")

    def __init__(self, doc: "Doc") -> None:
        self.doc = doc
        columns: Any = doc.to_array(_COLUMNS).T
        strings = doc.vocab.strings
        # Looking each distinct word up once is several times as quick as asking every token.
        known = {number: strings[number] for number in set(columns[:-2].ravel().tolist())}
        named = [[known[number] for number in column] for column in columns[:-2].tolist()]
        self.texts, self.words, lemmas, self.tags, self.deps, self.pos, self.ents = named
        self.lemmas: list[str] = [lemma.lower() for lemma in lemmas]
        self.starts: list[int] = columns[-1].tolist()
        steps = columns[-2].astype("int64").tolist()
        self.heads: list[int] = [number + step for number, step in enumerate(steps)]
        self.kids: list[list[int]] = [[] for _ in self.words]
        for number, head in enumerate(self.heads):
            if head != number:
                self.kids[head].append(number)

    def __len__(self) -> int:
        return len(self.words)

    def left(self, number: int) -> int:
        """The first token below ``number``, itself included."""
        return int(self.doc[number].left_edge.i)

    def right(self, number: int) -> int:
        """The last token below ``number``, itself included."""
        return int(self.doc[number].right_edge.i)

    def child(self, number: int, *relations: str) -> int | None:
        """The first child with one of the relations."""
        return next((kid for kid in self.kids[number] if self.deps[kid] in relations), None)

    def children(self, number: int, *relations: str) -> Iterator[int]:
        """All children with one of the relations, in text order."""
        return (kid for kid in self.kids[number] if self.deps[kid] in relations)

    def is_verbal(self, number: int) -> bool:
        """Whether the token is a verb or an auxiliary."""
        return self.pos[number] in VERBAL

    def is_finite(self, number: int) -> bool:
        """Whether the clause of a verb has a tense: its own or that of an auxiliary."""
        if self.tags[number] in FINITE:
            return True
        return any(self.tags[kid] in FINITE and self.deps[kid] in {"aux", "auxpass"} for kid in self.kids[number])

    def has_to(self, number: int) -> bool:
        """Whether a verb is an infinitive with "to"."""
        return any(self.tags[kid] == "TO" for kid in self.kids[number])

    def is_passive(self, number: int) -> bool:
        """Whether a verb's subject undergoes what it says."""
        if any(self.deps[kid] in {"auxpass", "nsubjpass"} for kid in self.kids[number]):
            return True
        return self.tags[number] == "VBN" and self.deps[number] == "acl"

    def top_down(self) -> list[int]:
        """All tokens, every one behind its head."""
        order = [number for number, head in enumerate(self.heads) if head == number]
        for number in order:
            order.extend(self.kids[number])
        return order

    def trimmed(self, start: int, end: int) -> Range:
        """The range without marks, spaces and joining words at its ends; closed brackets and quotations stay whole."""
        pos, words = self.pos, self.words
        while start < end and (pos[start] in _EDGES or words[start] in _JOINERS):
            start += 1
        while end > start and (pos[end - 1] in _EDGES or words[end - 1] in _JOINERS):
            end -= 1
        if end < len(words) and words[end] in _CLOSING and start < end:
            opening = _CLOSING[words[end]]
            inside = words[start:end]
            if inside.count(opening) % 2 and (opening == '"' or inside.count(")") < inside.count("(")):
                end += 1
        return (start, end)


_EDGES = frozenset(["PUNCT", "SPACE", "CCONJ"])
_JOINERS = frozenset(["but", "and", "yet", "'", '"', "''", "``"])
_CLOSING = {'"': '"', ")": "("}
