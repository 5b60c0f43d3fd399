"""Which words of a paragraph open a clause that makes a claim, or frame one (docs/method.md, "Claims")."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reports.extraction.claims.tree import SUBJECTS, Range, Tree
from reports.text.cues import NAMING, NEVER_REPORTING, SAYING, STANCE

# Marks behind which a clause of its own may be cut off.
SETS_OFF = frozenset([",", ";", ":", "-", "--", "("])
_ARGUMENTS = frozenset(
    ["dobj", "attr", "acomp", "prep", "agent", "nsubj", "nsubjpass", "xcomp", "ccomp", "dative", "oprd", "expl"]
)
_ASKING = frozenset(["where", "how", "why", "who", "whom", "whose", "which", "what", "whether", "if"])
# A clause that begins with one of these says on what something depends; it states nothing.
_CONDITIONAL = frozenset(["if", "unless", "whether", "lest", "until", "till", "than"])
# A clause that begins with one of these states what it says, whatever it is.
_CONTRASTING = frozenset(["although", "though", "whereas", "while"])
_NOBODY = frozenset(["i", "we", "you", "nobody", "none", "one"])
_ANY = frozenset(["any", "every", "each", "no", "whatever", "whichever"])
_TELLING_PREPOSITIONS = frozenset(["after", "before", "by", "while", "when", "since"])
_SUPERLATIVES = frozenset(["JJS", "RBS"])
#: Cues of which not the content is claimed but that somebody denies it.
DENYING = frozenset(["deny", "refute", "dispute"])
# From the method: words of an apposition that says what somebody or something is.
SHORTEST_IS_A = 4
# From the method: words of a clause behind a comma that is a claim without figure or event.
SHORTEST_ASIDE = 5


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


# What hangs on reported words by these is reported, too: "..., injuring about 30 guards".
_REPORTED_WITH = frozenset([Kind.CONTENT, Kind.COORDINATED, Kind.PARTICIPLE])


@dataclass(frozen=True, slots=True)
class Report:
    """A quotation as one paragraph sees it: its number, the tokens of its content, and its reporting word."""

    quote: int
    content: Range
    cue: int | None


class Openings:
    """The words of one paragraph that open a clause, with its kind; ``owner`` is the clause of each token, or -1."""

    def __init__(self, tree: Tree, reports: Sequence[Report], numbers: Sequence[int], *, headline: bool) -> None:
        self.tree = tree
        self.reports = reports
        #: For each token how many figures stand before it.
        self._numbers = numbers
        self._headline = headline
        self.quote_at: list[Report | None] = [None] * len(tree)
        for report in sorted(reports, key=lambda report: report.content[0] - report.content[1]):
            start, end = report.content
            self.quote_at[start:end] = [report] * (end - start)
        self.roots = {report.quote: self._local_roots(report) for report in reports}
        self._contents = {
            root for report in reports for root in self.roots[report.quote] if self._states(root, report.cue)
        }
        self._frames = {
            report.cue
            for report in reports
            if report.cue is not None
            and tree.pos[report.cue] == "VERB"
            and not self._contents.isdisjoint(self.roots[report.quote])
        }
        self._reporting = {report.cue for report in reports}
        self.opened: dict[int, Kind] = {}
        #: Clauses with an attribution inserted into them: "..., the league said, ..."
        self._asides: dict[int, int] = {}
        self.owner = [-1] * len(tree)
        for number in tree.order:
            kind = self._kind(number)
            if kind is not None:
                self.opened[number] = kind
            self.owner[number] = number if kind is not None else self.above(number)

    def above(self, number: int) -> int:
        """The clause in which the head of a token stands; -1 for none."""
        head = self.tree.heads[number]
        return -1 if head == number else self.owner[head]

    def frame_of(self, number: int) -> int | None:
        """The reporting word right above a clause, or above the one that it is joined to."""
        for _ in range(len(self.opened)):
            above = self.above(number)
            if number in self._asides:
                return self._asides[number]
            if above < 0 or self.opened.get(number) not in _REPORTED_WITH:
                return None
            if self.opened[above] is Kind.FRAME:
                return above
            number = above
        return None

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
        if relation == "appos" or (relation == "attr" and self._is_second(number)):
            return Kind.IS_A if self._says_what_it_is(number) else None
        if relation == "ROOT" and self._headline and not tree.is_verbal(number):
            return Kind.MAIN
        if not tree.is_verbal(number):
            return None
        if number in self._frames or self._introduces(number):
            return Kind.FRAME
        if relation == "ROOT":
            return Kind.MAIN
        if number in self._contents or (relation == "ccomp" and self._is_framed(number)):
            return Kind.CONTENT
        return self._by_relation(number, relation)

    def _introduces(self, number: int) -> bool:
        """Whether a verb reports without a quotation of its own: what it reports is a clause, or another report."""
        tree = self.tree
        lemma, content = tree.lemmas[number], tree.child(number, "ccomp")
        if content is None or content < number or lemma not in STANCE or lemma in NEVER_REPORTING:
            return False
        if lemma in SAYING and (content in self._contents or content in self._frames):
            return True
        if number in self._reporting or tree.child(number, "neg", "dobj") is not None or not tree.is_finite(content):
            return False
        marked = any(tree.words[kid] == "that" and kid < content for kid in tree.children(content, "mark"))
        subject = tree.child(number, "nsubj")
        joined = tree.deps[number] == "conj" and tree.heads[number] in self.opened
        told = joined if subject is None else tree.words[subject] not in _NOBODY
        return told and tree.is_finite(number) and tree.child(content, *SUBJECTS) is not None and marked

    def _is_framed(self, number: int) -> bool:
        """Whether a clause is what a reporting word above it reports, even where no quotation holds it."""
        tree, head = self.tree, self.tree.heads[number]
        if self.opened.get(head) is not Kind.FRAME or not tree.is_finite(number):
            return False
        return tree.child(number, *SUBJECTS) is not None and tree.words[tree.left(number)] not in _ASKING

    def _by_relation(self, number: int, relation: str) -> Kind | None:
        if relation == "conj":
            return self._coordinated(number)
        if relation in {"parataxis", "ccomp"} and self._is_inserted(number):
            self._asides[self.tree.heads[number]] = number
            return Kind.FRAME
        if relation in {"parataxis", "dep"} or (relation == "ccomp" and self._runs_on(number)):
            return Kind.COORDINATED if self._stands_alone(number) else None
        if relation in {"relcl", "acl"}:
            return self._relative(number, relation)
        if relation == "advcl":
            return self._adverbial(number)
        if relation == "pcomp":
            told = self.tree.words[self.tree.heads[number]] in _TELLING_PREPOSITIONS
            has_object = self.tree.child(number, "dobj", "agent") is not None
            return Kind.PARTICIPLE if told and has_object and self._tells(number) else None
        return None

    def _is_inserted(self, number: int) -> bool:
        """Whether a verb of saying stands between commas and reports the clause around it."""
        tree = self.tree
        if tree.lemmas[number] not in SAYING or number < tree.heads[number] or not self._stands_alone(number):
            return False
        subject = tree.child(number, *SUBJECTS)
        before = tree.left(min(number, subject if subject is not None else number)) - 1
        alone = tree.child(number, "ccomp", "dobj", "xcomp") is None
        return alone and before >= 0 and tree.words[before] == "," and self.quote_at[number] is None

    def _relative(self, number: int, relation: str) -> Kind | None:
        """A relative clause or a participle behind its noun: with a figure or an event, or set off by a comma."""
        tree = self.tree
        if self._is_generic(tree.heads[number]):
            return None
        if relation == "relcl":
            aside = self._is_aside(number) and tree.is_finite(number)
            return Kind.RELATIVE if self._tells(number) or aside else None
        plain = tree.tags[number] in {"VBN", "VBG"} and tree.right(number) - number >= 2
        return Kind.PARTICIPLE if plain and self._tells(number) else None

    def _is_aside(self, number: int) -> bool:
        """Whether a comma sets a clause off that is long enough to say something by itself."""
        start, end = self.tree.left(number), self.tree.right(number) + 1
        return start > 0 and self.tree.words[start - 1] in SETS_OFF and end - start >= SHORTEST_ASIDE

    def _coordinated(self, number: int) -> Kind | None:
        tree, head = self.tree, self.tree.heads[number]
        if tree.has_to(number) or (head not in self.opened and not self._goes_on_saying(number)):
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

    def _goes_on_saying(self, number: int) -> bool:
        """Whether "and that" adds to what is reported, wherever the parser hangs it."""
        start = self.tree.left(number)
        joined = start > 0 and self.tree.words[start] == "that" and self.tree.words[start - 1] in {"and", ","}
        above = self.above(number)
        return joined and above >= 0 and self.opened[above] is Kind.CONTENT

    def _is_generic(self, noun: int) -> bool:
        """Whether a clause speaks of anybody at all: "anyone who attacks ...", "any law that ..." """
        tree = self.tree
        return tree.pos[noun] == "PRON" or any(tree.words[kid] in _ANY for kid in tree.children(noun, "det"))

    def _stands_alone(self, number: int) -> bool:
        return self.tree.is_finite(number) and self.tree.child(number, *SUBJECTS) is not None

    def _runs_on(self, number: int) -> bool:
        """Whether a clause only stands beside the verb on which the parser hangs it: "A; B", "that A, that B"."""
        tree, head = self.tree, self.tree.heads[number]
        if number > head:
            start = tree.left(number)
            joined = start > 0 and tree.words[start] == "that" and tree.words[start - 1] == ","
            return joined and self.opened.get(head) in {Kind.CONTENT, Kind.COORDINATED}
        end = tree.right(number) + 1
        return any(tree.words[place] in {";", ":", "-", "--"} for place in range(max(end - 1, 0), min(end + 1, head)))

    def _adverbial(self, number: int) -> Kind | None:
        tree = self.tree
        marks = {tree.words[kid] for kid in tree.children(number, "mark", "advmod") if kid < number}
        if marks & _CONDITIONAL or tree.has_to(number) or tree.words[tree.left(number)] == "than":
            return None
        if tree.is_finite(number):
            stated = marks & _CONTRASTING or self._tells(number) or ("as" in marks and self._goes_with(number))
            return Kind.ADVERBIAL if stated and self._stands_alone(number) else None
        if tree.tags[number] not in {"VBG", "VBN"}:
            return None
        behind = number > tree.heads[number] and tree.child(number, "dobj") is not None and self._is_aside(number)
        return Kind.PARTICIPLE if self._tells(number) or behind else None

    def _goes_with(self, number: int) -> bool:
        """Whether "as" tells what happens at the same time: behind the main clause, with somebody named as subject."""
        subject = self.tree.child(number, *SUBJECTS)
        return number > self.tree.heads[number] and subject is not None and self.tree.pos[subject] != "PRON"

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
        if tree.ents[tree.heads[number]] == "PERSON" or tree.words[start - 1] not in SETS_OFF:
            return False
        superlative = any(tree.tags[place] in _SUPERLATIVES for place in range(start, number))
        counted = tree.words[start] == "the" and self._numbers[end] > self._numbers[start]
        return superlative or counted or tree.words[start] in {"a", "an"}
