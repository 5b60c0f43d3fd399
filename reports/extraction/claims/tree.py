"""The parse of one paragraph as plain lists, so that the steps of claim extraction walk it quickly."""

from typing import TYPE_CHECKING, Any

from reports.extraction.events import event_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reports.text.parse import ParsedText

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
    """Words (in lower case), lemmas, tags, relations, heads and children of one paragraph by token number.

    ``order`` holds all tokens, every one behind its head.
    """

    __slots__ = (
        "_events",
        "_lefts",
        "_rights",
        "deps",
        "doc",
        "ents",
        "heads",
        "kids",
        "lemmas",
        "order",
        "pos",
        "starts",
        "tags",
        "text",
        "texts",
        "words",
    )

    def __init__(self, doc: "Doc") -> None:
        self.doc = doc
        # Put together anew whenever a document is asked for it.
        self.text: str = doc.text
        self._events: dict[int, str | None] = {}
        # One walk: every step over a document makes its tokens anew.
        rows = [(it.text, it.lower_, it.lemma_, it.tag_, it.dep_, it.pos_, it.ent_type_, it.idx) for it in doc]
        self.texts: list[str] = [row[0] for row in rows]
        self.words: list[str] = [row[1] for row in rows]
        self.lemmas: list[str] = [row[2].lower() for row in rows]
        self.tags: list[str] = [row[3] for row in rows]
        self.deps: list[str] = [row[4] for row in rows]
        self.pos: list[str] = [row[5] for row in rows]
        self.ents: list[str] = [row[6] for row in rows]
        self.starts: list[int] = [row[7] for row in rows]
        steps: Any = doc.to_array(["HEAD"]).astype("int64")
        self.heads: list[int] = [number + step for number, step in enumerate(steps.ravel().tolist())]
        self.kids: list[list[int]] = [[] for _ in self.words]
        for number, head in enumerate(self.heads):
            if head != number:
                self.kids[head].append(number)
        self.order = self._top_down()
        self._edges()

    def _top_down(self) -> list[int]:
        order = [number for number, head in enumerate(self.heads) if head == number]
        for number in order:
            order.extend(self.kids[number])
        return order

    def _edges(self) -> None:
        """The first and last token below each: from below upwards, each tells its head."""
        lefts, rights, heads = list(range(len(self.heads))), list(range(len(self.heads))), self.heads
        for number in reversed(self.order):
            head = heads[number]
            if lefts[number] < lefts[head]:
                lefts[head] = lefts[number]
            if rights[number] > rights[head]:
                rights[head] = rights[number]
        self._lefts, self._rights = lefts, rights

    def __len__(self) -> int:
        return len(self.words)

    def left(self, number: int) -> int:
        """The first token below ``number``, itself included."""
        return self._lefts[number]

    def right(self, number: int) -> int:
        """The last token below ``number``, itself included."""
        return self._rights[number]

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


def trees_of(parsed: "ParsedText") -> tuple[Tree, ...]:
    """The tree of each paragraph, to be read by everything that walks the parse."""
    return tuple(Tree(block.doc) for block in parsed.blocks)
