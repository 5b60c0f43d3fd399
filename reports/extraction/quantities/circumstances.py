"""Where, when and by whom things were counted (docs/method.md, "Quantities")."""

import re
from typing import TYPE_CHECKING

from reports.extraction.quantities.drafts import Draft
from reports.extraction.quantities.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

_PLACES = frozenset(["GPE", "LOC", "FAC"])
_TIMES = frozenset(["DATE", "TIME"])
# A place that the model does not know comes as a name of something else.
_TAKEN_FOR = frozenset(["ORG", "PERSON", "NORP", "PRODUCT"])
_INSIDE = frozenset(["in", "near", "outside", "inside"])
_WHEN = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|[a-z]+ber"
    r"|january|february|march|april|august|today|yesterday|tomorrow|tonight|morning|afternoon|evening|night|midnight|noon"
    r"|last|this|ago|earlier|later|since|\d{4}|[ap]\.?m)\b",
    re.IGNORECASE,
)
_WHERE = words("in at near on outside inside around across of from throughout over into")
_COUNTING = words("put count estimate record register document tally report list number calculate log verify confirm")
_LONGEST_CLIMB = 5


class Sentences:
    """The names of places and times in a paragraph, by the sentence of the parse that they stand in."""

    __slots__ = ("_places", "_times")

    def __init__(self, entities: "Iterable[DocSpan]") -> None:
        self._places: list[tuple[int, int, str]] = []
        self._times: list[tuple[int, int, str]] = []
        for entity in entities:
            if (entity.label_ in _PLACES or entity.label_ in _TAKEN_FOR) and _is_where(entity):
                self._places.append((entity.start_char, entity.end_char, entity.text))
            elif entity.label_ in _TIMES and _WHEN.search(entity.text):
                self._times.append((entity.start_char, entity.end_char, entity.text))

    def place_of(self, draft: Draft, start: int, end: int) -> str | None:
        """The nearest place of the sentence, those behind the figure first."""
        return _nearest(self._places, draft, start, end)

    def time_of(self, draft: Draft, start: int, end: int) -> str | None:
        """The nearest time of the sentence, those behind the figure first."""
        return _nearest(self._times, draft, start, end)


def _is_where(entity: "DocSpan") -> bool:
    """Whether a name says where: it stands behind a preposition, or behind a name that does ("Tull, Vessen")."""
    root = entity.root
    within = _WHERE if entity.label_ in _PLACES else _INSIDE
    return root.dep_ == "pobj" and root.head.lower_ in within


def _nearest(entities: list[tuple[int, int, str]], draft: Draft, start: int, end: int) -> str | None:
    best: tuple[int, str] | None = None
    for first, last, name in entities:
        if first >= end or last <= start or (first < draft.end and draft.start < last):
            continue
        distance = first - draft.end if first >= draft.end else 1000 + draft.start - last
        if best is None or distance < best[0]:
            best = (distance, name)
    return best[1] if best else None


def counter_of(draft: Draft) -> str | None:
    """Who counted, where a verb of counting says so: "police put the crowd at 5,000"."""
    token: Token = draft.counted.head or draft.reading.last_of(draft.numeral.end)
    for _ in range(_LONGEST_CLIMB):
        if token.head.i == token.i:
            return None
        inside = token
        token = token.head
        if token.lemma_.lower() in _COUNTING and token.pos_ == "VERB":
            for child in token.children:
                if child.dep_ == "nsubj" and child.i != inside.i:
                    doc = child.doc
                    return str(doc[child.left_edge.i : child.i + 1].text)
            return None
        if token.pos_ in {"VERB", "AUX"}:
            return None
    return None
