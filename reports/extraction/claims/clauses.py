"""The clauses of a paragraph that make claims, and which words each of them owns (docs/method.md, "Claims")."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.extraction.claims.opening import DENYING, SETS_OFF, Kind, Openings, Report
from reports.extraction.claims.tree import SUBJECTS, Range

__all__ = ["Clause", "Clauses", "Kind", "Report"]

# What opens a clause and is no part of what it says.
_SUBORDINATING = frozenset(
    ["after", "as", "while", "when", "before", "because", "since", "although", "though", "where", "whereas"]
)
# ", most of them children", ", two of whom died", ", including ...": what goes on about the clause right before it.
_GOING_ON = frozenset(["most", "many", "some", "several", "including", "among", "half", "all", "mostly", "mainly"])
_SPEAKERS_OWN = frozenset(["he", "she", "it", "they"])
# From the method: words up to "after" that are cut off with it: "two hours after ..."
LONGEST_LEAD_IN = 4
# From the method: words that stay before "as" or "after" where no comma parts the clauses.
SHORTEST_LEFT = 5
# From the method: words of a noun phrase that a relative clause without a comma takes along.
LONGEST_ANTECEDENT = 8
# From the method: words that the outer of two nested claims has beside the inner one.
FEWEST_OWN_WORDS = 4
# No sentence of prose states as much; the bound keeps the cost of a hostile one in proportion to its length.
MOST_IN_SENTENCE = 12


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that makes a claim: the number of its predicate and the range of its words."""

    head: int
    kind: Kind
    bounds: Range


class Clauses(Openings):
    """The clauses of one paragraph."""

    def in_sentence(self, bounds: Range) -> list[Clause]:
        """The clauses of a sentence in text order, each with the words that are left to it."""
        start, end = bounds
        heads = [number for number in range(start, end) if number in self.opened]
        heads = heads[: MOST_IN_SENTENCE * 2]
        inner: dict[int, list[int]] = {}
        for head in heads:
            owner = self.above(head)
            if owner >= 0:
                inner.setdefault(owner, []).append(head)
        clauses = [
            Clause(head, self.opened[head], self._left_to(head, inner.get(head, ()), bounds))
            for head in heads
            if self.opened[head] is not Kind.FRAME
        ]
        clauses = [clause for clause in clauses if clause.bounds[0] < clause.bounds[1]]
        return _distinct(clauses, self._has_event)[:MOST_IN_SENTENCE]

    def _has_event(self, head: int) -> bool:
        return self.tree.event(head) is not None

    def _left_to(self, head: int, inner: Sequence[int], sentence: Range) -> Range:
        """The words of a clause without those that clauses of their own take from its ends."""
        start, end = self._extent(head, sentence)
        start = self._with_antecedent(head, start)
        parts = [(*self._extent(other, sentence), other) for other in inner]
        for first, last, other in sorted(parts, key=lambda part: -part[1]):
            behind = head < first < end and self._is_set_off(other, start, first)
            if behind and (self._marks_only(last, end) or self._is_aside_frame(other, last, end)):
                end = first
        for first, last, other in sorted(parts):
            if start < last <= head and self._marks_only(start, first) and self._ends_with_comma(other, last):
                start = last
        start, end = self.tree.trimmed(start, end)
        return self._without_mark(head, start, end)

    def _without_mark(self, head: int, start: int, end: int) -> Range:
        """The clause without what joins it to another one; a denial keeps who denies it."""
        words, kind = self.tree.words, self.opened[head]
        if kind is Kind.ADVERBIAL:
            # "Hours after ...": what stands up to the mark says when, and belongs to the clause above.
            for place in range(start, min(start + LONGEST_LEAD_IN, head)):
                if words[place] in _SUBORDINATING:
                    return (place + 1, end)
        if kind in {Kind.CONTENT, Kind.COORDINATED}:
            frame = self.frame_of(head)
            if words[start] == "that" and start + 1 < end and self.tree.pos[start] == "SCONJ":
                start += 1
            if frame is not None and frame < start and self._needs_its_frame(head, frame):
                subject = self.tree.child(frame, *SUBJECTS)
                start = self.tree.left(subject) if subject is not None and subject < frame else frame
        return (start, end)

    def _needs_its_frame(self, head: int, frame: int) -> bool:
        """Whether reported words mean something else without who reports them: denials, and promises of one's own."""
        tree = self.tree
        if tree.lemmas[frame] in DENYING:
            return True
        subject = tree.child(head, *SUBJECTS)
        if subject is None or tree.words[subject] not in _SPEAKERS_OWN or self.opened[head] is not Kind.CONTENT:
            return False
        return any(tree.words[kid] in {"will", "would", "'ll"} for kid in tree.children(head, "aux"))

    def _is_aside_frame(self, number: int, last: int, end: int) -> bool:
        """Whether behind "NAME said" only a phrase goes on ("..., in the worst raids since May"): it stays outside."""
        tree = self.tree
        if self.opened[number] is not Kind.FRAME:
            return False
        while last < end and tree.pos[last] in {"PUNCT", "SPACE"}:
            last += 1
        return last >= end or tree.pos[last] in {"ADP", "NUM", "ADV"} or tree.words[last] in _GOING_ON

    def _marks_only(self, start: int, end: int) -> bool:
        return all(self.tree.pos[place] in {"PUNCT", "SPACE", "CCONJ"} for place in range(start, end))

    def _ends_with_comma(self, number: int, end: int) -> bool:
        if self.opened[number] in {Kind.FRAME, Kind.COORDINATED}:
            return True
        return self.tree.words[end - 1] in SETS_OFF or (end < len(self.tree) and self.tree.words[end] in SETS_OFF)

    def _is_set_off(self, number: int, start: int, first: int) -> bool:
        """Whether an inner clause that begins at ``first`` may be cut off from the one that begins at ``start``."""
        kind = self.opened[number]
        if kind in {Kind.FRAME, Kind.COORDINATED}:
            return True
        if kind is Kind.ADVERBIAL and (first - start >= SHORTEST_LEFT or self._headline):
            return not _SUBORDINATING.isdisjoint(self.tree.words[first : first + LONGEST_LEAD_IN])
        return first > 0 and self.tree.words[first - 1] in SETS_OFF

    def _extent(self, head: int, sentence: Range) -> Range:
        """All words of a clause, within its sentence and, in somebody's reported words, within these."""
        tree = self.tree
        start, end = max(tree.left(head), sentence[0]), min(tree.right(head) + 1, sentence[1])
        kind = self.opened[head]
        report = self.quote_at[head]
        if report is not None and kind is not Kind.FRAME:
            first, last = max(report.content[0], sentence[0]), min(report.content[1], sentence[1])
            roots = [root for root in self.roots[report.quote] if first <= root < last and tree.is_verbal(root)]
            if roots == [head]:
                start, end = first, last
            start, end = max(start, first), min(end, last)
        if kind in {Kind.RELATIVE, Kind.PARTICIPLE, Kind.COORDINATED}:
            end = self._going_on(end, sentence[1])
        return (start, end)

    def _going_on(self, end: int, limit: int) -> int:
        """The end of a clause with what goes on about it: ", most of them children"."""
        words = self.tree.words
        if end + 1 >= limit or words[end] != "," or self.tree.is_verbal(end + 1):
            return end
        if words[end + 1] not in _GOING_ON and self.tree.pos[end + 1] != "NUM":
            return end
        stop = end + 1
        while stop < limit and words[stop] not in {",", ";", "."} and self.tree.tags[stop] not in {"VBD", "VBZ"}:
            stop += 1
        return stop if stop == limit or words[stop] in {",", ";", "."} else end

    def _with_antecedent(self, head: int, start: int) -> int:
        """Without a comma the noun belongs to the clause: "a drone attack that hurt three guards"."""
        tree, noun = self.tree, self.tree.heads[head]
        if tree.deps[head] not in {"relcl", "acl"} or tree.words[start - 1] in SETS_OFF or noun >= start:
            return start
        first = tree.left(noun)
        report, own = self.quote_at[head], self.quote_at[first]
        if start - first > LONGEST_ANTECEDENT or (report is not None and own is not report):
            return start
        return first


def _distinct(clauses: list[Clause], events: Callable[[int], bool]) -> list[Clause]:
    """The clauses without those that hold nearly the same words as another one.

    Of two the outer one stays; where only the inner one tells an event ("There were six who died"), it takes its words.
    """
    kept: list[Clause] = []
    for clause in sorted(clauses, key=lambda clause: (clause.bounds[0] - clause.bounds[1], clause.head)):
        start, end = clause.bounds
        twin = next(
            (
                place
                for place, other in enumerate(kept)
                if other.bounds[0] <= start
                and end <= other.bounds[1]
                and start - other.bounds[0] + other.bounds[1] - end < FEWEST_OWN_WORDS
            ),
            None,
        )
        if twin is None:
            kept.append(clause)
        elif events(clause.head) and not events(kept[twin].head):
            kept[twin] = Clause(clause.head, clause.kind, kept[twin].bounds)
    return sorted(kept, key=lambda clause: clause.bounds)
