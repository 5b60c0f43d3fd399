"""Where, when and why, as a clause itself says it (docs/method.md, "Claims")."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.extraction.claims.clauses import Clauses
from reports.extraction.claims.roles import phrase_of
from reports.extraction.claims.tree import Range, Tree
from reports.extraction.claims.wording import (
    CAUSE_NOUNS,
    CAUSE_PHRASES,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
)

_PLACE_TYPES = frozenset(["GPE", "LOC", "FAC"])
_TIME_TYPES = frozenset(["DATE", "TIME"])
_TIME_WORDS = frozenset(["overnight", "yesterday", "today", "tonight", "tomorrow"])
_BEFORE_WORDS = """
    on in at since by before after until till from during late early earlier later around about shortly just
"""
_BEFORE_TIME = frozenset(_BEFORE_WORDS.split())
_DURATION_BEFORE = frozenset(["for", "within", "over", "every", "each", "per"])
_AGES = frozenset(["old", "aged", "year-old"])
# What remains of a time is its key.
_NOT_IN_KEY = frozenset(["on", "in", "at", "the", "this", "of", "a", "an", ",", "about", "around"])
_PHRASES_BY_WORD = {
    first: tuple(phrase for phrase in CAUSE_PHRASES if phrase[0] == first) for first, *_ in CAUSE_PHRASES
}
_BEFORE_ANY_PLACE = frozenset(["in", "near", "outside", "inside", "around"])
_OF_A_NOUN = frozenset(["poss", "nummod", "amod", "compound", "nmod"])
# Behind these stands the place of another event, or of nobody's.
_ELSEWHERE = frozenset(
    [
        "since",
        "after",
        "before",
        "during",
        "until",
        "for",
        "over",
        "amid",
        "between",
        "than",
        "including",
        "from",
        "with",
    ]
)
# How many steps up the tree a place is followed to its predicate.
LONGEST_WAY = 12
# From the method: words of a cause; a longer one is cut.
LONGEST_CAUSE = 30


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The ranges of place, time and cause, each with the word by which it is compared."""

    place: tuple[Range, int] | None
    time: tuple[Range, str] | None
    cause: tuple[Range, int] | None


class Surroundings:
    """What one paragraph says of places, times and causes, sorted out by clause."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._owned: dict[int, list[int]] = {}
        for number, owner in enumerate(clauses.owner):
            if self._tree.deps[number] in {"prep", "mark", "amod", "advmod", "npadvmod", "agent", "pcomp"} or (
                self._tree.words[number] in {"following", "because", "due"}
            ):
                self._owned.setdefault(owner, []).append(number)
        self._times: dict[int, list[Range]] = {}
        for start, end in _times_in(clauses):
            self._times.setdefault(clauses.owner[start], []).append((start, end))

    def of(self, head: int, sentence: Range, patient: int | None) -> Circumstances:
        """Place, time and cause of the clause with this head; what undergoes the event is where the event is."""
        owned = [number for number in self._owned.get(head, ()) if sentence[0] <= number < sentence[1]]
        return Circumstances(
            self._place(head, owned, sentence, patient), self._time(head), self._cause(head, owned, sentence)
        )

    def _place(self, head: int, owned: Sequence[int], sentence: Range, patient: int | None) -> tuple[Range, int] | None:
        tree = self._tree
        best: tuple[int, int, int] | None = None
        for number in owned:
            if tree.deps[number] != "prep" or tree.words[number] not in PLACE_PREPOSITIONS:
                continue
            noun = tree.child(number, "pobj")
            if noun is None or not self._is_place(noun, tree.words[number]):
                continue
            steps = self._steps_to_event(number, head, patient)
            if steps is not None and (best is None or (steps, number) < best[:2]):
                best = (steps, number, noun)
        if best is None:
            return None
        _, number, noun = best
        return (number, max(phrase_of(self._clauses, noun, sentence)[1], noun + 1)), noun

    def _steps_to_event(self, number: int, head: int, patient: int | None) -> int | None:
        """How far a place stands from the predicate; None where it is the place of something else."""
        tree = self._tree
        for steps in range(LONGEST_WAY):
            if number == head:
                return steps
            subject = tree.deps[number] == "nsubj" and number != patient and tree.event(number) is None
            elsewhere = tree.deps[number] in {"appos", "poss", "advcl", "relcl", "ccomp"} or (
                tree.pos[number] in {"ADP", "SCONJ"} and tree.words[number] in _ELSEWHERE
            )
            if subject or elsewhere:
                return None
            number = tree.heads[number]
        return None

    def _is_place(self, noun: int, preposition: str) -> bool:
        """Whether a noun names a place; behind "in" and "near" any name does, since the parser knows few towns."""
        tree = self._tree
        kind = tree.ents[noun]
        if kind in _TIME_TYPES:
            return False
        named = tree.pos[noun] == "PROPN" and preposition in _BEFORE_ANY_PLACE and kind not in {"ORG", "NORP"}
        return kind in _PLACE_TYPES or named or tree.lemmas[noun] in PLACE_NOUNS

    def _time(self, head: int) -> tuple[Range, str] | None:
        """The time nearest to the predicate among those that belong to the clause itself."""
        times = self._times.get(head)
        if not times:
            return None
        governed = [span for span in times if self._depth(span[0], head) <= 2]
        start, end = (governed or times)[0]
        words = [word for word in self._tree.words[start:end] if word not in _NOT_IN_KEY]
        return (start, end), " ".join(words)

    def _depth(self, number: int, head: int) -> int:
        depth = 0
        while number != head and depth < 8 and self._tree.heads[number] != number:
            number = self._tree.heads[number]
            depth += 1
        return depth

    def _cause(self, head: int, owned: Sequence[int], sentence: Range) -> tuple[Range, int] | None:
        tree = self._tree
        for number in owned:
            found = self._cause_at(number, sentence)
            if found is not None and self._steps_to_event(tree.heads[number], head, None) is not None:
                return found
        for kid in tree.kids[head]:
            if tree.deps[kid] in {"advcl", "relcl"} and kid > head:
                mark = tree.child(kid, "mark", "advmod")
                if mark is not None and tree.words[mark] in {"because", "after"} and mark >= head:
                    return self._cut((mark, min(tree.right(kid) + 1, sentence[1]))), kid
        return None

    def _cause_at(self, number: int, sentence: Range) -> tuple[Range, int] | None:
        """A cause that begins with this word, and the noun or verb that it names."""
        tree = self._tree
        words = tree.words
        for phrase in _PHRASES_BY_WORD.get(words[number], ()):
            if tuple(words[number : number + len(phrase)]) == phrase:
                last = number + len(phrase) - 1
                noun = tree.child(last, "pobj", "pcomp") if last < len(tree) else None
                if noun is None:
                    # A quotation mark may stand between: "due to a 'mix-up'".
                    behind = range(min(last + 1, sentence[1] - 1), min(last + 6, sentence[1]))
                    noun = next((place for place in behind if tree.pos[place] in {"NOUN", "PROPN"}), behind.start)
                return self._cut((number, max(phrase_of(self._clauses, noun, sentence)[1], last + 1))), noun
        if words[number] in {"over", "following", "after"} and tree.deps[number] in {"prep", "acl", "advcl"}:
            noun = tree.child(number, "pobj", "pcomp", "dobj")
            if noun is not None and noun > number and self._is_reason(noun, words[number]):
                end = tree.right(noun) + 1 if tree.is_verbal(noun) else phrase_of(self._clauses, noun, sentence)[1]
                return self._cut((number, max(min(end, sentence[1]), number + 1))), noun
        return None

    def _is_reason(self, noun: int, word: str) -> bool:
        tree = self._tree
        if tree.ents[noun] in _TIME_TYPES | _PLACE_TYPES:
            return False
        if tree.is_verbal(noun):
            return True
        return tree.lemmas[noun] in CAUSE_NOUNS or tree.event(noun) is not None

    def _cut(self, bounds: Range) -> Range:
        start, end = self._tree.trimmed(bounds[0], min(bounds[1], bounds[0] + LONGEST_CAUSE))
        return (start, max(end, start + 1))


def _belongs_to_a_noun(tree: Tree, place: int) -> bool:
    """Whether a word of a time describes a noun that is no time itself."""
    return tree.deps[place] in _OF_A_NOUN and tree.ents[tree.heads[place]] not in _TIME_TYPES


def _times_in(clauses: Clauses) -> list[Range]:
    """Dates and times of day with the words before them; ages and durations are none."""
    tree = clauses.tree
    found: list[Range] = []
    for entity in tree.doc.ents:
        if entity.label_ not in _TIME_TYPES:
            continue
        start, end = entity.start, entity.end
        if any(_belongs_to_a_noun(tree, place) for place in range(start, end)):
            continue  # "the 2015 agreement", "Saturday's attack": the time of something else
        if end - start == 1 and tree.words[start].isdigit() and len(tree.words[start]) < 4:
            continue  # an age behind a name
        if set(tree.words[start : end + 1]) & _AGES or (start and tree.words[start - 1] in _DURATION_BEFORE):
            continue
        if tree.tags[end - 1] in {"NNS"} and not set(tree.words[start : end + 1]) & {"ago", "earlier", "later", "last"}:
            continue
        while start and tree.words[start - 1] in _BEFORE_TIME:
            start -= 1
        if found and start <= found[-1][1] + (start < len(tree) and tree.words[start - 1] == ","):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    covered = {place for start, end in found for place in range(start, end)}
    found += [
        (number, number + 1)
        for number, word in enumerate(tree.words)
        if word in _TIME_WORDS and number not in covered and tree.deps[number] not in {"amod", "compound", "poss"}
    ]
    return sorted(found)
