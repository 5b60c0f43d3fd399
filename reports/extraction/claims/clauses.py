"""Which clauses of a paragraph make claims, and which words each of them owns (docs/method.md, "Claims")."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reports.extraction.claims.tree import SUBJECTS, Range, Tree
from reports.text.cues import NAMING, SAYING

_ASKING = frozenset(["where", "how", "why", "who", "whom", "whose", "which", "what", "whether", "if"])
# Marks behind which a clause of its own may be cut off.
_SETS_OFF = frozenset([",", ";", ":", "-", "--", "("])
_ARGUMENTS = frozenset(
    ["dobj", "attr", "acomp", "prep", "agent", "nsubj", "nsubjpass", "xcomp", "ccomp", "dative", "oprd", "expl"]
)
# A clause that begins with one of these says on what something depends; it states nothing.
_ANY = frozenset(["any", "every", "each", "no", "whatever", "whichever"])
_CONDITIONAL = frozenset(["if", "unless", "whether", "lest", "until", "till"])
_TELLING_PREPOSITIONS = frozenset(["after", "before", "by", "while", "when", "since"])
# ", most of them children", ", two of whom died", ", including ...": what goes on about the clause right before it.
_GOING_ON = frozenset(["most", "many", "some", "several", "including", "among", "half", "all", "mostly", "mainly"])
# What opens a clause and is no part of what it says.
_SUBORDINATING = frozenset(
    ["after", "as", "while", "when", "before", "because", "since", "although", "though", "where"]
)
_SUPERLATIVES = frozenset(["JJS", "RBS"])
# From the method: words up to "after" that are cut off with it: "two hours after ..."
LONGEST_LEAD_IN = 4
# From the method: words of an apposition that says what somebody or something is.
SHORTEST_IS_A = 4
# From the method: words of a noun phrase that a relative clause without a comma takes along.
LONGEST_ANTECEDENT = 8
# From the method: words that the outer of two nested claims has beside the inner one.
FEWEST_OWN_WORDS = 4
# No sentence of prose states as much; the bound keeps the cost of a hostile one in proportion to its length.
MOST_IN_SENTENCE = 12


class Kind(StrEnum):
    """What makes a clause a claim; ``FRAME`` marks reporting words, which make none."""

    MAIN = "main"
    CONTENT = "content"
    COORDINATED = "coordinated"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    ADVERBIAL = "adverbial"
    IS_A = "is_a"
    WHOLE = "whole"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Report:
    """A quotation as one paragraph sees it: its number, the tokens of its content, and its reporting word."""

    quote: int
    content: Range
    cue: int | None


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that makes a claim: the number of its predicate and the range of its words."""

    head: int
    kind: Kind
    bounds: Range


class Clauses:
    """The clauses of one paragraph; ``owner`` tells for each token in which clause it stands, -1 for none."""

    def __init__(self, tree: Tree, reports: Sequence[Report], numbers: Sequence[int], *, headline: bool) -> None:
        self.tree = tree
        #: For each token how many figures stand before it.
        self._numbers = numbers
        self._headline = headline
        self.reports = reports
        self.quote_at: list[Report | None] = [None] * len(tree)
        for report in sorted(reports, key=lambda report: report.content[0] - report.content[1]):
            start, end = report.content
            self.quote_at[start:end] = [report] * (end - start)
        self._roots = {report.quote: self._local_roots(report) for report in reports}
        self._contents = {
            root for report in reports for root in self._roots[report.quote] if self._states(root, report.cue)
        }
        self._frames = {
            report.cue
            for report in reports
            if report.cue is not None
            and tree.pos[report.cue] == "VERB"
            and not self._contents.isdisjoint(self._roots[report.quote])
        }
        self.opened: dict[int, Kind] = {}
        self.owner = [-1] * len(tree)
        for number in tree.top_down():
            kind = self._kind(number)
            if kind is not None:
                self.opened[number] = kind
            self.owner[number] = number if kind is not None else self._inherited(number)

    def _inherited(self, number: int) -> int:
        head = self.tree.heads[number]
        return -1 if head == number else self.owner[head]

    def _local_roots(self, report: Report) -> list[int]:
        """The words of a report's content that hang on nothing inside it."""
        start, end = report.content
        heads = self.tree.heads
        return [number for number in range(start, end) if not start <= heads[number] < end or heads[number] == number]

    def _states(self, root: int, cue: int | None) -> bool:
        """Whether a word on which reported words hang is their predicate: finite, with its subject or right behind."""
        tree = self.tree
        if not tree.is_verbal(root) or not tree.is_finite(root) or self._asks(root):
            return False
        if cue is not None and tree.lemmas[cue] in NAMING and tree.lemmas[cue] not in SAYING:
            return False
        above = tree.heads[root]
        if above in {root, cue} or tree.child(root, *SUBJECTS) is None:
            return above in {root, cue}
        report = self.quote_at[root]
        subject = tree.child(root, *SUBJECTS)
        return report is not None and subject is not None and report.content[0] <= subject

    def _asks(self, root: int) -> bool:
        """Whether reported words only say what somebody wants to know: "could not say where they were taken"."""
        report = self.quote_at[root]
        return report is not None and self.tree.words[report.content[0]] in _ASKING and root - report.content[0] > 0

    def _kind(self, number: int) -> Kind | None:
        """Whether a token opens a clause of its own, given that its head has been judged."""
        tree = self.tree
        relation = tree.deps[number]
        if number in self._frames:
            return Kind.FRAME
        if relation == "appos" or (relation == "attr" and self._is_second(number)):
            return Kind.IS_A if self._says_what_it_is(number) else None
        if not tree.is_verbal(number):
            return None
        if relation == "ROOT":
            return Kind.MAIN
        if number in self._contents:
            return Kind.CONTENT
        return self._by_relation(number, relation)

    def _by_relation(self, number: int, relation: str) -> Kind | None:
        if relation == "conj":
            return self._coordinated(number)
        if relation in {"parataxis", "dep"} or (relation == "ccomp" and self._runs_on(number)):
            return Kind.COORDINATED if self._stands_alone(number) else None
        if relation in {"relcl", "acl"} and self._is_generic(self.tree.heads[number]):
            return None
        if relation == "relcl":
            return Kind.RELATIVE if self._tells(number) else None
        if relation == "acl":
            plain = self.tree.tags[number] in {"VBN", "VBG"} and self.tree.right(number) - number >= 2
            return Kind.PARTICIPLE if plain and self._tells(number) else None
        if relation == "advcl":
            return self._adverbial(number)
        if relation == "pcomp":
            told = self.tree.words[self.tree.heads[number]] in _TELLING_PREPOSITIONS
            has_object = self.tree.child(number, "dobj", "agent") is not None
            return Kind.PARTICIPLE if told and has_object and self._tells(number) else None
        return None

    def _coordinated(self, number: int) -> Kind | None:
        tree, head = self.tree, self.tree.heads[number]
        if head not in self.opened or tree.has_to(number):
            return None
        if any(tree.words[kid] == "should" and kid < number for kid in tree.children(number, "aux")):
            subject = tree.child(number, *SUBJECTS)
            if subject is not None and tree.words[tree.left(subject) - 1] == "should":
                return None  # "... should these attacks continue"
        if tree.lemmas[number] == "do" and any(tree.words[kid] in {"so", "neither"} for kid in tree.kids[number]):
            return None
        if not any(tree.deps[kid] in _ARGUMENTS for kid in tree.kids[number] if kid > number or tree.is_finite(number)):
            return None
        return Kind.COORDINATED

    def _is_generic(self, noun: int) -> bool:
        """Whether a clause speaks of anybody at all: "anyone who attacks ...", "any law that ..." """
        tree = self.tree
        return tree.pos[noun] == "PRON" or any(tree.words[kid] in _ANY for kid in tree.children(noun, "det"))

    def _stands_alone(self, number: int) -> bool:
        return self.tree.is_finite(number) and self.tree.child(number, *SUBJECTS) is not None

    def _runs_on(self, number: int) -> bool:
        """Whether a clause that the parser takes for the content of a later verb only stands before it: "A; B"."""
        tree, head = self.tree, self.tree.heads[number]
        if number > head:
            return False
        report = self.quote_at[number]
        if head in self._frames and report is not None and report.cue == head:
            return False
        end = tree.right(number) + 1
        return any(tree.words[place] in {";", ":", "-", "--"} for place in range(max(end - 1, 0), min(end + 1, head)))

    def _adverbial(self, number: int) -> Kind | None:
        tree = self.tree
        marks = {tree.words[kid] for kid in tree.children(number, "mark", "advmod") if kid < number}
        if marks & _CONDITIONAL or tree.has_to(number) or not self._tells(number):
            return None
        if tree.is_finite(number):
            return Kind.ADVERBIAL if self._stands_alone(number) else None
        return Kind.PARTICIPLE if tree.tags[number] in {"VBG", "VBN"} else None

    def _tells(self, number: int) -> bool:
        """Whether a clause that hangs on another one has a figure or an event of its own."""
        start, end = self.tree.left(number), self.tree.right(number) + 1
        return self._numbers[end] > self._numbers[start] or self.tree.event(number) is not None

    def _is_second(self, number: int) -> bool:
        """Whether a noun behind "be" is an apposition in disguise: "is a faction of the front, an alliance of ..." """
        first = self.tree.child(self.tree.heads[number], "attr")
        return first is not None and first < number and self.tree.child(self.tree.heads[number], "cc") is None

    def _says_what_it_is(self, number: int) -> bool:
        """Whether an apposition says something that can be checked, and not only who somebody is."""
        tree = self.tree
        start, end = tree.left(number), tree.right(number) + 1
        if end - start < SHORTEST_IS_A or tree.pos[number] != "NOUN" or start <= tree.heads[number]:
            return False
        if tree.ents[tree.heads[number]] == "PERSON" or tree.words[start - 1] not in _SETS_OFF:
            return False
        superlative = any(tree.tags[place] in _SUPERLATIVES for place in range(start, number))
        return superlative or tree.words[start] in {"a", "an"}

    def in_sentence(self, bounds: Range) -> list[Clause]:
        """The clauses of a sentence in text order, each with the words that are left to it."""
        start, end = bounds
        heads = [number for number in range(start, end) if number in self.opened]
        heads = heads[: MOST_IN_SENTENCE * 2]
        inner: dict[int, list[int]] = {}
        for head in heads:
            owner = self._inherited(head)
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
            if head < first < end and self._marks_only(last, end) and self._is_set_off(other, first):
                end = first
        for first, last, other in sorted(parts):
            if start < last <= head and self._marks_only(start, first) and self._ends_with_comma(other, last):
                start = last
        start, end = self.tree.trimmed(start, end)
        if self.opened[head] is Kind.ADVERBIAL:
            # "hours after ...": what stands up to the mark says when, and belongs to the clause above.
            for place in range(start, min(start + LONGEST_LEAD_IN, head)):
                if self.tree.words[place] in _SUBORDINATING:
                    return (place + 1, end)
        return (start, end)

    def _marks_only(self, start: int, end: int) -> bool:
        return all(self.tree.pos[place] in {"PUNCT", "SPACE", "CCONJ"} for place in range(start, end))

    def _ends_with_comma(self, number: int, end: int) -> bool:
        if self.opened[number] in {Kind.FRAME, Kind.COORDINATED}:
            return True
        return self.tree.words[end - 1] in _SETS_OFF or (end < len(self.tree) and self.tree.words[end] in _SETS_OFF)

    def _is_set_off(self, number: int, first: int) -> bool:
        kind = self.opened[number]
        if kind in {Kind.FRAME, Kind.COORDINATED, Kind.CONTENT}:
            return True
        return first > 0 and self.tree.words[first - 1] in _SETS_OFF

    def _extent(self, head: int, sentence: Range) -> Range:
        """All words of a clause, within its sentence and, in somebody's reported words, within these."""
        tree = self.tree
        start, end = max(tree.left(head), sentence[0]), min(tree.right(head) + 1, sentence[1])
        kind = self.opened[head]
        report = self.quote_at[head]
        if report is not None and kind is not Kind.FRAME:
            first, last = max(report.content[0], sentence[0]), min(report.content[1], sentence[1])
            roots = [root for root in self._roots[report.quote] if first <= root < last and tree.is_verbal(root)]
            if roots == [head]:
                start, end = first, last
            start, end = max(start, first), min(end, last)
        if kind in {Kind.RELATIVE, Kind.PARTICIPLE}:
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
        if tree.deps[head] not in {"relcl", "acl"} or tree.words[start - 1] in _SETS_OFF or noun >= start:
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
