"""The words that say which ones a figure counts (docs/method.md, "Quantities")."""

from typing import TYPE_CHECKING

from reports.extraction.quantities.drafts import Draft
from reports.extraction.quantities.happenings import MATERIAL, PERSONAL, canonical
from reports.extraction.quantities.heads import head_from
from reports.extraction.quantities.reading import end_of
from reports.extraction.quantities.unit_words import GENERIC_PEOPLE
from reports.extraction.quantities.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# From the method: how many words a population may have.
LONGEST_POPULATION = 16
_BELONGING = frozenset(["of", "from", "with", "within", "belonging", "without", "for"])
_PLACING = frozenset(["in", "at", "on", "near", "along", "across", "inside", "outside", "around", "aboard"])
_SKIPPED = words('of the its their his her these those all our my your " - more other additional further another such')
_AFTER_SHARES = frozenset(["of", "on"])
_AFTER_MONEY = frozenset(["in", "for", "of"])
_LEVIED = frozenset(["on"])
_STATES = frozenset(["dead", "wounded", "injured", "missing", "killed", "hurt", "arrested", "detained"])
_NO_SUMS = words(
    "deal package bill sum figure amount total cash return prison addition all part order charge share trading exchange"
)
_CHANGING = words(
    "rise fall grow increase raise cut reduce drop decline climb jump surge slip plunge expand shrink lose gain soar "
    "sink slump tumble edge widen narrow double halve up down stand remain reach hit exceed average be total"
)
_WHERE_OR_WHEN = frozenset(["DATE", "TIME", "GPE", "LOC", "FAC"])
_NOUNS = frozenset(["NOUN", "PROPN"])


def population_of(draft: Draft) -> tuple[int, int] | None:
    """First and last-but-one character of the words that say which ones; None where nothing says it."""
    kind = draft.unit.partition(":")[0]
    if kind == "time" or draft.unit == "other:percentage point":
        return None
    if kind == "money":
        return _of_money(draft)
    if kind == "percent":
        return _of_share(draft)
    if draft.counted.head is None or draft.counted.first < 0:
        return _behind(draft, frozenset(["of"])) if kind in _MEASURED else None
    return _of_noun(draft, draft.counted.head)


_MEASURED = frozenset(["distance", "weight", "area", "volume", "power"])


def _of_noun(draft: Draft, head: "Token") -> tuple[int, int] | None:
    first = _first_word(draft, draft.counted.first, head)
    last = _end_behind(head, draft.happened)
    if first.i == head.i and last == end_of(head):
        state = head.lower_ in _STATES and not draft.counted.of_whole
        if state or (head.lemma_.lower() in GENERIC_PEOPLE and head.lower_ not in _STATES):
            return None
    return (int(first.idx), last) if first.idx < last else None


def _first_word(draft: Draft, start: int, head: "Token") -> "Token":
    token = draft.reading.first_of(start)
    while token.i < head.i and (token.lower_ in _SKIPPED or token.like_num or token.is_space):
        token = token.nbor(1)
    return token


def _end_behind(head: "Token", happened: str | None) -> int:
    """Where the phrase of the noun ends: behind what tells which ones, before what tells what became of them."""
    last = head
    for child in head.rights:
        if child.left_edge.i != last.i + 1 or not _restricts(child, happened):
            break
        last = _cut(child)
        if last.i < child.right_edge.i:
            break
    return end_of(last if last.i - head.i <= LONGEST_POPULATION else head)


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
        if (token.text in {";", ":", "-", '"'} and token.whitespace_) or token.text in {"(", ","}:
            return doc[number - 1]
        if token.tag_ in {"WDT", "WP"} or (token.dep_ == "mark" and token.i > child.i + 1):
            return doc[number - 1]
    right = doc[child.right_edge.i]
    return right.nbor(-1) if right.is_punct and right.i > child.i else right


def _of_share(draft: Draft) -> tuple[int, int] | None:
    """What a share is of: "of the vote", "a levy of 3 percent", or what rose by it."""
    found = _behind(draft, _AFTER_SHARES)
    if found is not None:
        return found
    token = draft.reading.last_of(draft.end)
    if draft.numeral.kind != "percent":
        return _modified(draft) or _numbered(draft)
    return _named_before(token) or _changed(token)


def _numbered(draft: Draft) -> tuple[int, int] | None:
    """The plural right behind a share, where the parse hangs it elsewhere: "3 in 5 registered voters"."""
    start = draft.reading.after(draft.end)
    first, head = draft.reading.at(start), head_from(draft.reading, start)
    if first is None or head is None or head.tag_ not in {"NNS", "NNPS"}:
        return None
    return (int(first.idx), _end_behind(head, draft.happened))


def _of_money(draft: Draft) -> tuple[int, int] | None:
    """What a sum is for or of: an aid package, "in emergency aid", "a fine of", "bribes worth"."""
    token = draft.reading.last_of(draft.end)
    named = _named_before(token)
    if named is not None and named[1] > draft.start:
        # "Billions of dollars" are no dollars of billions.
        named = None
    return _modified(draft) or _behind(draft, _AFTER_MONEY) or named or _behind(draft, _LEVIED)


def _behind(draft: Draft, prepositions: frozenset[str]) -> tuple[int, int] | None:
    """The noun phrase behind a preposition that follows the figure."""
    reading = draft.reading
    token = reading.at(reading.after(draft.end))
    if token is None or token.lower_ not in prepositions:
        return None
    last = _cut(token)
    first = reading.at(token.i + 1)
    while first is not None and first.i < last.i and first.lower_ in _SKIPPED:
        first = first.nbor(1)
    if first is None or first.i > last.i or first.like_num or first.is_currency or first.ent_type_ in _WHERE_OR_WHEN:
        return None
    if first.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"} or first.tag_ == "VBG" or last.lower_ in _NO_SUMS:
        return None
    return (int(first.idx), end_of(last)) if last.i - first.i <= LONGEST_POPULATION else None


def _modified(draft: Draft) -> tuple[int, int] | None:
    """The noun phrase that the figure stands in front of: "$3 billion aid package", "nine in 10 nurses"."""
    reading = draft.reading
    start = reading.after(draft.end)
    token = reading.at(start)
    if token is None or (token.pos_ not in {"NOUN", "PROPN", "ADJ"} and token.dep_ != "amod"):
        return None
    head = reading.last_of(draft.end).head
    for _ in range(3):
        if head.pos_ in _NOUNS and head.i >= token.i:
            break
        head = head.head
    if head.pos_ not in _NOUNS or not token.i <= head.i <= token.i + LONGEST_POPULATION // 2:
        return None
    if any(word.text in {",", ";", "(", ")"} or word.pos_ in {"VERB", "ADP"} for word in reading.doc[token.i : head.i]):
        return None
    if head.i == token.i and head.lemma_.lower() in _NO_SUMS:
        return None
    return (int(token.idx), _end_behind(head, draft.happened))


def _named_before(token: "Token") -> tuple[int, int] | None:
    """The noun that the figure is of: "a fine of €90,000", "bribes worth 3 million euros"."""
    climb = token
    for _ in range(4):
        parent = climb.head
        if parent.i >= climb.i:
            return None
        if parent.lower_ in {"of", "worth", "totalling", "totaling"} and parent.head.pos_ in _NOUNS:
            return _phrase(parent.head, parent.i)
        if parent.lower_ in {"of", "worth"} and parent.i > 0 and parent.nbor(-1).pos_ in _NOUNS:
            return _phrase(parent.nbor(-1), parent.i)
        if parent.pos_ not in {"NUM", "NOUN", "ADP", "SYM", "ADJ"}:
            return None
        climb = parent
    return None


def _changed(token: "Token") -> tuple[int, int] | None:
    """What rose or fell by a share: the object of the verb, or its subject."""
    verb = token
    for _ in range(3):
        if verb.head.i == verb.i:
            break
        verb = verb.head
        if verb.pos_ in {"VERB", "AUX"}:
            break
    if verb.pos_ not in {"VERB", "AUX"} or verb.lemma_.lower() not in _CHANGING:
        return None
    for relations in (("dobj",), ("nsubj", "nsubjpass")):
        for child in verb.children:
            if child.dep_ not in relations or child.pos_ not in _NOUNS or child.i >= token.i:
                continue
            if not any(word.pos_ == "NUM" for word in child.children):
                return _phrase(child, token.i)
    return None


def _phrase(head: "Token", before: int) -> tuple[int, int] | None:
    """A noun with its modifiers, articles left out, up to the word of this number; None for one that says nothing."""
    if head.lower_ in _NO_SUMS and head.i - head.left_edge.i < 2:
        return None
    first = head.left_edge
    while first.i < head.i and (first.lower_ in _SKIPPED or first.pos_ in {"DET", "PRON", "PUNCT", "PART"}):
        first = first.nbor(1)
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.left_edge.i == last.i + 1 and child.right_edge.i < before:
            last = child.right_edge
        else:
            break
    return int(first.idx), end_of(last)
