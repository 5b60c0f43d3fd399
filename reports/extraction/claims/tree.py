"""The parse of one paragraph as plain lists, so that the steps of claim extraction walk it quickly."""

from typing import TYPE_CHECKING

from reports.extraction.events import event_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

Range = tuple[int, int]
"""Half-open range of token numbers in one paragraph."""

FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass"])
VERBAL = frozenset(["VERB", "AUX"])
# Adjectives behind "be" that lead on to what is done.
_LEADING_ON = frozenset(
    ["likely", "unlikely", "set", "due", "ready", "able", "unable", "certain", "sure", "poised", "willing", "unwilling"]
)
_AUXILIARY = frozenset(["aux", "auxpass"])


class Tree:
    """Words (in lower case), lemmas, tags, relations, heads and children of one paragraph by token number."""

    __slots__ = ("_events", "deps", "doc", "ents", "heads", "kids", "lemmas", "pos", "starts", "tags", "texts", "words")

    def __init__(self, doc: "Doc") -> None:
        self.doc = doc
        self._events: dict[int, str | None] = {}
        self.texts: list[str] = [token.text for token in doc]
        self.words: list[str] = [token.lower_ for token in doc]
        self.lemmas: list[str] = [token.lemma_.lower() for token in doc]
        self.tags: list[str] = [token.tag_ for token in doc]
        self.deps: list[str] = [token.dep_ for token in doc]
        self.pos: list[str] = [token.pos_ for token in doc]
        self.ents: list[str] = [token.ent_type_ for token in doc]
        self.heads: list[int] = [token.head.i for token in doc]
        self.starts: list[int] = [token.idx for token in doc]
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
        deps = self.deps
        for kid in self.kids[number]:
            if deps[kid] in relations:
                return kid
        return None

    def children(self, number: int, *relations: str) -> list[int]:
        """All children with one of the relations, in text order."""
        deps = self.deps
        return [kid for kid in self.kids[number] if deps[kid] in relations]

    def next_verb(self, number: int) -> int | None:
        """The infinitive or participle behind a verb, also by way of an adjective: "is likely to resign"."""
        below = self.child(number, "xcomp")
        if below is None and self.lemmas[number] == "be":
            state = self.child(number, "acomp")
            if state is not None and self.lemmas[state] in _LEADING_ON:
                below = self.child(state, "xcomp")
        return below

    def event(self, number: int) -> str | None:
        """The class of the event that a word names, asked for once."""
        if number not in self._events:
            self._events[number] = event_of(self.doc[number])
        return self._events[number]

    def is_verbal(self, number: int) -> bool:
        """Whether the token is a verb or an auxiliary."""
        return self.pos[number] in VERBAL

    def is_finite(self, number: int) -> bool:
        """Whether the clause of a verb has a tense: its own or that of an auxiliary."""
        tags, deps = self.tags, self.deps
        if tags[number] in FINITE:
            return True
        return any(tags[kid] in FINITE and deps[kid] in _AUXILIARY for kid in self.kids[number])

    def has_to(self, number: int) -> bool:
        """Whether a verb is an infinitive with "to"."""
        tags = self.tags
        return any(tags[kid] == "TO" for kid in self.kids[number])

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
