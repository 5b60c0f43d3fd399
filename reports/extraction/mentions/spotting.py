"""Where a report speaks of somebody or something (docs/method.md, "Mentions")."""

from collections.abc import Iterator

from reports.extraction.claims.nations import STATE_ORGANS
from reports.extraction.claims.people import MEASURES, PARTS_OF_PLACES
from reports.extraction.claims.tree import Range, Tree
from reports.extraction.headline_clauses import HeadlineClause, headline_clause
from reports.extraction.mentions.acts import ACTS, LONGEST_ACT, act_of
from reports.extraction.mentions.heads import NOUNS, VERBS, counted, label_before
from reports.extraction.mentions.names import Named
from reports.extraction.mentions.reading import Reading
from reports.extraction.mentions.words import BODY_WORDS, OFFICES, PERSONAL, PLACES
from reports.text.people import PEOPLE
from reports.text.zones import Zone

# From the method: tokens of a phrase before and behind its head.
LONGEST_BEFORE = 16
LONGEST_BEHIND = 12
LONGEST_TITLE = 8
# The same: phrases with "of", "in" and "for" that go with a mention.
MOST_EXTENSIONS = 2

# Nouns in these places belong to the phrase of another word.
_INNER = frozenset(["compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "punct", "case"])
_FIGURES = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"])
_EXTENDING = frozenset(["of", "in", "for"])
_ENDING = frozenset(["relcl", "acl", "appos", "advcl", "parataxis"])
_LEADING = frozenset(["PUNCT", "SPACE", "CCONJ", "ADP", "SCONJ", "PART", "SYM"])
_TRAILING = frozenset(["PUNCT", "SPACE", "CCONJ", "ADP", "DET", "SCONJ", "PART", "ADV", "SYM"])
_MARKS = frozenset(['"', "''", "``", "“", "”", "'"])
_POSSESSIVE = frozenset(["'s", "'"])

# Before a phrase these tell when it held, and are no part of it.
_NOW_AND_THEN = frozenset(["formerly", "previously", "once", "now", "currently", "also", "then", "today"])

# Behind an office these lead on to something else than its holder.
_PLACING = frozenset(["at", "in", "on", "from", "by", "with", "to"])

Found = tuple[Range, int]
"""A phrase and its head, as tokens of its paragraph."""


class Spotter:
    """Looks through one paragraph at a time."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._clauses: dict[int, HeadlineClause] = {}
        for number, block in enumerate(reading.parsed.blocks):
            if block.zone is Zone.HEADLINE and (clause := headline_clause(block)) is not None:
                self._clauses[number] = clause

    def headline_verbs(self) -> list[tuple[int, int]]:
        """Paragraph and token of the verb of each headline."""
        return [(block, clause.verb_token) for block, clause in self._clauses.items()]

    def in_block(self, block: int) -> list[Found]:
        """The phrases of a paragraph; no two have the same head."""
        tree = self._reading.trees[block]
        found: dict[int, Range] = {}
        clause = self._clauses.get(block)
        if clause is not None:
            found |= {head: bounds for bounds, head in _of_clause(tree, clause)}
        for number, pos in enumerate(tree.pos):
            if pos in NOUNS:
                self._add_noun(block, number, found)
            elif pos == "PRON" and tree.words[number] in PERSONAL and tree.deps[number] != "poss":
                found.setdefault(number, (number, number + 1))
            elif pos in VERBS and (bounds := act_of(tree, number)) is not None:
                found.setdefault(number, bounds)
        self._add_names(block, found)
        heads: dict[Range, int] = {}
        for head, bounds in found.items():
            heads.setdefault(bounds, head)
        phrases = list(heads.items())
        return _beside_the_verb(phrases, clause) if clause is not None else phrases

    def _add_noun(self, block: int, number: int, found: dict[int, Range]) -> None:
        tree = self._reading.trees[block]
        if (tree.ents[number] in _FIGURES and tree.lemmas[number] not in MEASURES) or (
            tree.deps[number] in _INNER and not _stands_alone(tree, number)
        ):
            return
        if not (tree.words[number][0].isalpha() or _has_letters(tree.words[number])) or _is_hyphened(tree, number):
            return
        end = _end(tree, number)
        head = counted(tree, number, (number, end))
        if tree.ents[head] in _FIGURES:
            return
        bounds = self._phrase(block, number, head, end)
        if bounds is not None and (head not in found or bounds[0] < found[head][0]):
            found[head] = bounds

    def _phrase(self, block: int, number: int, head: int, end: int) -> Range | None:
        """The phrase of a noun; None where the name in it or beside it is the one that is spoken of."""
        tree = self._reading.trees[block]
        named = self._reading.names.at(block, head)
        if named is None:
            behind = self._reading.names.at(block, head + 1) if head + 1 < len(tree) else None
            if (behind is not None and label_before(tree, behind) == head) or _swallows(tree, head):
                return None
            start = min(_start(tree, number), self._start_of_name_before(block, head))
        elif _is_inside(tree, named, head) or self._reading.names.is_adjective(named, tree):
            return None
        else:
            # "Part of the Quiet Front" speaks of the front.
            label = label_before(tree, named)
            start = _start(tree, head if label is None else label)
            start, end = _with_name(tree, named, (start, end))
        return _balanced(tree, _trimmed(tree, (start, end), head))

    def _start_of_name_before(self, block: int, head: int) -> int:
        """Where the phrase begins if a name stands right before its head: "the Quiet Front group"."""
        named = self._reading.names.at(block, head - 1) if head else None
        if named is None or named.end != head:
            return head
        return min(named.start, _start(self._reading.trees[block], named.start))

    def _add_names(self, block: int, found: dict[int, Range]) -> None:
        """Names that the parser hangs on no noun's phrase."""
        tree = self._reading.trees[block]
        taken = {place for head, bounds in found.items() if tree.pos[head] in NOUNS for place in range(*bounds)}
        for named in self._reading.names.by_block[block]:
            if (named.start in taken or named.end - 1 in taken) and not self._is_body(block, named):
                continue
            if self._reading.names.is_adjective(named, tree):
                continue
            root = next(
                (place for place in range(named.start, named.end) if not named.start <= tree.heads[place] < named.end),
                named.end - 1,
            )
            if (tree.deps[root] not in _INNER or tree.deps[root] == "compound") and tree.pos[root] != "ADJ":
                found.setdefault(named.end - 1, _trimmed(tree, _with_name(tree, named, (named.start, named.end)), root))

    def _is_body(self, block: int, named: Named) -> bool:
        """Whether a name before another noun is spoken of, too: "Quiet Front fighters"."""
        label = self._reading.names.label_of(named)
        words = self._reading.trees[block].words
        if words[named.end : named.end + 1] and words[named.end] in STATE_ORGANS:
            return False
        return label == "ORG" or (label == "" and words[named.end - 1] in BODY_WORDS)


def _stands_alone(tree: Tree, number: int) -> bool:
    """Whether a noun that the parser hangs on a word before it has a phrase of its own all the same."""
    return tree.deps[number] in {"nmod", "npadvmod"} and tree.heads[number] < number and tree.pos[number] == "PROPN"


def _swallows(tree: Tree, head: int) -> bool:
    """Whether a whole phrase stands where one word should: "fighters from Orla march", the verb taken for a noun."""
    return any(
        kid < head
        and tree.deps[kid] in {"compound", "nmod"}
        and any(below > kid and tree.deps[below] == "prep" for below in tree.kids[kid])
        for kid in tree.kids[head]
    )


def _has_letters(word: str) -> bool:
    return any(letter.isalpha() for letter in word)


def _is_hyphened(tree: Tree, number: int) -> bool:
    """Whether a word is the last part of another one: "Commander-in-Chief"."""
    return (
        number > 1
        and tree.words[number - 1] == "-"
        and tree.starts[number - 1] + 1 == tree.starts[number]
        and (tree.words[number - 2] in {"in", "of"} or tree.pos[number - 2] == "ADP")
    )


def _is_inside(tree: Tree, named: Named, head: int) -> bool:
    """Whether a word of a name hangs on another word of it; the name is found by that one."""
    return tree.heads[head] != head and named.start <= tree.heads[head] < named.end


def _start(tree: Tree, head: int) -> int:
    """Where a phrase begins: with everything before its head that hangs on it, but for a subject of its own."""
    start = max(min(tree.left(head), head), head - LONGEST_BEFORE)
    if start < head:
        for kid in tree.kids[head]:
            if kid < head and tree.deps[kid] == "nsubj":
                start = max(start, min(tree.right(kid) + 1, head))
    return start


def _end(tree: Tree, head: int) -> int:
    """Where a phrase ends: behind its "of", "in" and "for" phrases, before any clause."""
    last = min(tree.right(head), head + LONGEST_BEHIND, len(tree) - 1)
    end = place = _behind_hyphens(tree, head + 1)
    if place > last or tree.words[place] not in _EXTENDING or tree.heads[place] != head:
        return end
    steps = 0
    while place <= last:
        if tree.words[place] in _EXTENDING:
            steps += 1
            if steps > MOST_EXTENSIONS or not _extends(tree, place):
                break
        elif _ends_phrase(tree, place):
            break
        if tree.pos[place] in NOUNS:
            behind = max(place + 1, _behind_hyphens(tree, place + 1))
            # A phrase that goes on beyond the bound is left out as a whole.
            if not any(tree.heads[part] > last and tree.deps[part] in _INNER for part in range(place, behind)):
                end = behind
            place = behind
        else:
            place += 1
    return end


def _behind_hyphens(tree: Tree, end: int) -> int:
    """Where a word with hyphens ends whose first part ends here: "Commander-in-Chief"."""
    while end + 1 < len(tree) and tree.words[end] == "-" and tree.starts[end] + 1 == tree.starts[end + 1]:
        end += 2
    return end


def _extends(tree: Tree, preposition: int) -> bool:
    """Whether "of", "in" or "for" says more about the phrase; "in" does where it tells a place."""
    target = tree.child(preposition, "pobj")
    if target is None or tree.ents[target] in {"DATE", "TIME"}:
        return False
    return (
        tree.words[preposition] != "in"
        or tree.pos[target] == "PROPN"
        or tree.lemmas[target] in PLACES | PARTS_OF_PLACES
    )


def _ends_phrase(tree: Tree, place: int) -> bool:
    pos = tree.pos[place]
    if tree.deps[place] in _ENDING or pos in {"VERB", "AUX", "ADP", "SCONJ", "PRON"}:
        return tree.deps[place] not in {"amod", "compound", "poss"}
    if pos == "PUNCT":
        return tree.words[place] not in _MARKS and tree.words[place] != "-"
    return pos == "CCONJ" and (place + 1 >= len(tree) or tree.pos[place + 1] != "PROPN")


def _with_name(tree: Tree, named: Named, bounds: Range) -> Range:
    """The phrase with the whole name in it, and with the office before a person's: "Secretary of Works ADA MUSTER"."""
    start, end = min(bounds[0], named.start), max(bounds[1], named.end)
    if named.label == "PERSON" or named.titled:
        for place in range(named.start - 1, max(named.start - LONGEST_TITLE, 0), -1):
            if tree.pos[place] == "PUNCT" or tree.pos[place] in VERBS or tree.words[place] in _PLACING:
                break
            if tree.words[place] in {"of", "for"} and (
                tree.words[place - 1] in OFFICES or tree.words[place - 1] in PEOPLE
            ):
                start = min(start, _start(tree, place - 1), place - 1)
                break
    return start, end


def _trimmed(tree: Tree, bounds: Range, head: int) -> Range:
    """The phrase without joining words and marks at its ends; a mark stays where its partner stands inside."""
    start, end = bounds
    while start < head and (
        tree.pos[start] in _LEADING or tree.words[start] in _MARKS or tree.words[start] in _NOW_AND_THEN
    ):
        if tree.words[start + 1] in {"least", "most"} or _is_paired(tree, start, end):
            break
        start += 1
    while end - 1 > head and (tree.pos[end - 1] in _TRAILING or tree.words[end - 1] in _POSSESSIVE):
        end -= 1
    for place in range(head - 1, start - 1, -1):
        if tree.words[place] in {";", ":", "(", ")", "|", "["}:
            return (place + 1, end)
    return (start, end)


def _balanced(tree: Tree, bounds: Range) -> Range:
    """The phrase with the partner of a quotation mark that it holds, where that stands at its end."""
    start, end = bounds
    if tree.words[start:end].count('"') % 2 == 0:
        return bounds
    if start and tree.words[start - 1] == '"':
        return (start - 1, end)
    for stop in (end, end + 1):
        if stop < len(tree) and tree.words[stop] == '"' and (stop == end or tree.words[end] in {",", "."}):
            return (start, stop + 1)
    return bounds


def _is_paired(tree: Tree, place: int, end: int) -> bool:
    return tree.words[place] in _MARKS and tree.words[place] in tree.words[place + 1 : end] and tree.words[place] != "'"


def _of_clause(tree: Tree, clause: HeadlineClause) -> Iterator[Found]:
    """Who acts and who undergoes it in a headline: there the tagger takes verbs for nouns."""
    for bounds in (clause.actor, clause.target):
        if bounds is None:
            continue
        start, end = bounds
        stop = next((place for place in range(start + 1, end) if _parts_headline(tree, place)), end)
        if tree.ents[stop - 1] not in _FIGURES and tree.texts[stop - 1][0].isalpha():
            yield (start, stop), stop - 1
            # Of a passive ("Mayor hurt in fire") the one who undergoes it stands before the verb.
            if bounds == clause.target and clause.event in ACTS and 0 < stop - clause.verb_token <= LONGEST_ACT:
                yield (clause.verb[0], stop), clause.verb_token


def _parts_headline(tree: Tree, place: int) -> bool:
    if tree.deps[place] == "acl" and tree.tags[place] in {"VBN", "VBG"} and tree.heads[place] < place:
        return True
    return tree.pos[place] in {"ADP", "PUNCT", "CCONJ"} and tree.words[place] != "-"


def _beside_the_verb(phrases: list[Found], clause: HeadlineClause) -> list[Found]:
    """The phrases without the headline's verb, which the parser may have put among the nouns."""
    first, last = clause.verb
    kept: list[Found] = []
    for (start, end), head in phrases:
        if head == clause.verb_token:
            if start == first and clause.event in ACTS:
                kept.append(((start, end), head))
        elif not first <= head < last:
            start, end = (max(start, last), end) if head >= last else (start, min(end, first))
            kept.append(((start, end), head))
    return kept
