"""The words that say which ones a figure counts (docs/method.md, "Quantities")."""

from typing import TYPE_CHECKING

from reports.extraction.quantities.drafts import Draft
from reports.extraction.quantities.happenings import MATERIAL, PERSONAL, canonical
from reports.extraction.quantities.reading import end_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# From the method: how many words a population may have.
LONGEST_POPULATION = 16
_BELONGING = frozenset(["of", "from", "with", "within", "belonging", "without", "for"])
_PLACING = frozenset(["in", "at", "on", "near", "along", "across", "inside", "outside", "around"])
_SKIPPED = frozenset(
    ["of", "the", "its", "their", "his", "her", "these", "those", "all", "our", "my", "your", '"', "-"]
)
_TAKING = frozenset(
    ["of", "in", "for", "from", "south", "north", "east", "west", "off", "away", "southwest", "northwest"]
)
_STATES = frozenset(["dead", "wounded", "injured", "missing", "killed", "hurt", "arrested", "detained"])
_NOUNS = frozenset(["NOUN", "PROPN"])


def population_of(draft: Draft) -> tuple[int, int] | None:
    """First and last-but-one character of the words that say which ones; None where nothing says it."""
    counted = draft.counted
    if draft.unit.startswith(("money:", "percent", "distance:", "time:", "weight:", "area:", "volume:", "other:perc")):
        return _measured(draft)
    if counted.head is None or not counted.first:
        return None
    if counted.head.lower_ in _STATES and counted.head.idx <= counted.first:
        return None
    start = _first_word(draft, counted.first, counted.head)
    end = _end_behind(counted.head, draft.happened)
    return (start, end) if start < end else None


def _first_word(draft: Draft, start: int, head: "Token") -> int:
    reading = draft.reading
    token = reading.first_of(start)
    while token.i < head.i and (token.lower_ in _SKIPPED or token.like_num or token.is_space):
        token = token.nbor(1)
    return int(token.idx)


def _end_behind(head: "Token", happened: str | None) -> int:
    """Where the phrase of the noun ends: behind what tells which ones, before what tells what became of them."""
    last = head
    for child in head.rights:
        if child.left_edge.i != last.i + 1:
            break
        if not _restricts(child, happened):
            break
        last = _cut(child)
        if last.i < child.right_edge.i:
            break
    if last.i - head.i > LONGEST_POPULATION:
        last = head
    return end_of(last)


def _restricts(child: "Token", happened: str | None) -> bool:
    lower = child.lower_
    if child.dep_ == "prep":
        if lower in _BELONGING:
            return True
        return lower in _PLACING and happened not in PERSONAL and happened not in MATERIAL
    if lower in {"following", "including", "amid", "according", "pending", "starting", "beginning"}:
        return False
    if child.dep_ in {"acl", "relcl"} and child.tag_ in {"VBN", "VBG"}:
        return canonical(child) is None or (canonical(child) != happened and canonical(child) not in PERSONAL)
    return False


def _cut(child: "Token") -> "Token":
    """The last word of a modifier before a comma, bracket or clause of its own."""
    doc = child.doc
    for number in range(child.i + 1, child.right_edge.i + 1):
        token = doc[number]
        if (token.text in {",", "(", ";", ":", "-", '"'} and token.whitespace_) or token.text in {"(", ","}:
            return doc[number - 1]
        if token.tag_ in {"WDT", "WP"} or (token.dep_ == "mark" and token.i > child.i + 1):
            return doc[number - 1]
    right = doc[child.right_edge.i]
    return right.nbor(-1) if right.is_punct and right.i > child.i else right


def _measured(draft: Draft) -> tuple[int, int] | None:
    """What a measure, a share or an amount is of: "of the vote", "48-hour strike", "$3 billion aid package"."""
    reading = draft.reading
    start = reading.after(draft.end)
    token = reading.at(start)
    if token is not None and token.text == "-":
        token = reading.at(start + 1)
    if token is None:
        return None
    inner = reading.last_of(draft.end)
    if token.lower_ in _TAKING:
        first = token if token.lower_ not in {"of", "in", "for", "from"} else reading.at(token.i + 1)
        last = _cut(token)
        if first is not None and (first.like_num or first.is_currency):
            return None
        while first is not None and first.i < last.i and first.lower_ in _SKIPPED:
            first = first.nbor(1)
        return (first.idx, end_of(last)) if first is not None and first.i <= last.i else None
    head = inner.head
    for _ in range(3):
        if head.pos_ in _NOUNS and head.i >= token.i:
            break
        head = head.head
    if head.pos_ not in _NOUNS or not token.i <= head.i <= token.i + LONGEST_POPULATION // 2:
        return None
    if any(word.text in {",", ";", "(", ")"} or word.pos_ in {"VERB", "ADP"} for word in reading.doc[token.i : head.i]):
        return None
    return (token.idx, _end_behind(head, draft.happened))
