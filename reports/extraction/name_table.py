"""The people and bodies that one article names, and the offices it gives them (docs/method.md, "Speakers")."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reports.text.parse import ParsedBlock, ParsedText
from reports.text.people import FEMALE_NOUNS, MALE_NOUNS, PEOPLE
from reports.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

_TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Maj|Lt|Col|Capt|Sgt|Adm|Sen|Sens|Rep|Reps|Gov|Prof|Rev|Sir|Lord|Lady|President|Senator|"
    r"Representative|Governor|Secretary|Minister|General|Colonel|Major|Captain|King|Queen|Prince|Pope|Judge|Justice|"
    r"Chairman|Speaker|Ambassador|Mayor|Sheriff|Former|former|Republican|Democrat|Democratic|Prime|Vice|Foreign|Defense|"
    r"Defence|Interior|Alderman|Alderwoman|Constable|Councillor|Councilor|Inspector|Superintendent|Detective|Bishop|"
    r"Archbishop|Cardinal|Imam|Rabbi|Sheikh|Ayatollah|Admiral|Commander|Lieutenant|Sergeant|Professor|Doctor|Chancellor|"
    r"Premier|Deputy|Commissioner|Spokesman|Spokeswoman|Congressman|Congresswoman)\.? )+"
)
# Where the head of a speaker phrase ends: at an apposition or bracket, or else at "NAME of PLACE".
_APPOSITION = re.compile(r",| \(| - ")
_CORE_END = re.compile(r",| \(| - | (?:of|from|at|in|who|that|which|with|for)\b")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_SPEAKING_TYPES = frozenset(["ORG", "GPE", "NORP"])
_MALE_TITLES = frozenset(["Mr", "Mr.", "Sir", "Lord", "King", "Prince", "Pope"])
_FEMALE_TITLES = frozenset(["Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Lady", "Queen", "Princess", "Dame"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])


class NameTable:
    """The people and bodies an article names; a surname leads to the longest form printed, an office to its holder."""

    def __init__(self, parsed: ParsedText) -> None:
        self._people: dict[str, str | None] = {}
        self._bodies: set[str] = set()
        self._entities: dict[int, list[tuple[Span, str, str]]] = {}
        self._subjects: dict[int, list[tuple[int, str]]] = {}
        self._offices: dict[str, str | None] = {}
        self._gender: dict[str, str] = {}
        for number, block in enumerate(parsed.blocks):
            for entity in block.doc.ents:
                self._add(number, block, entity)
        for number, block in enumerate(parsed.blocks):
            for entity in block.doc.ents:
                if entity.label_ == "PERSON":
                    self._learn(number, block, entity)

    def _add(self, number: int, block: ParsedBlock, entity: "DocSpan") -> None:
        label = entity.label_
        if label != "PERSON" and label not in _SPEAKING_TYPES:
            return
        name = clean_name(entity.text)
        if not name:
            return
        self._entities.setdefault(number, []).append((block.span_of(entity), label, name))
        if label != "PERSON":
            self._bodies.add(name)
            return
        words = name.split()
        if len(words) > 1:
            self._link(words[-1], name)
            self._link(name, name)

    def _link(self, key: str, name: str) -> None:
        """Two full names for one surname make it nobody's."""
        known = self._people.get(key, name)
        if known is None:
            return
        if known == name or known.endswith(" " + name):
            self._people[key] = known
        elif name.endswith(" " + known) or _same_person(known, name):
            self._people[key] = max(known, name, key=len)
        else:
            self._people[key] = None

    def _learn(self, number: int, block: ParsedBlock, entity: "DocSpan") -> None:
        """What stands around a name tells: its office, whether he or she, and whether it is somebody who acts."""
        name = self.full_name(clean_name(entity.text))
        if name is None:
            return
        head = entity.root.head if entity.root.dep_ == "appos" else entity.root
        if head.dep_ in _SUBJECTS:
            place = block.span_of(entity).start
            self._subjects.setdefault(number, []).append((place, name))
        for word in _titles(entity):
            if word in _MALE_TITLES or word.lower() in MALE_NOUNS:
                self._gender.setdefault(name, "he")
            elif word in _FEMALE_TITLES or word.lower() in FEMALE_NOUNS:
                self._gender.setdefault(name, "she")
        for office in _offices(entity):
            known = self._offices.get(office, name)
            self._offices[office] = name if known == name else None

    def full_name(self, name: str) -> str | None:
        """The longest form of a person's name that the article prints; None when two people share it."""
        return self._people.get(name, name)

    def is_person(self, name: str) -> bool:
        """Whether the article prints the name as a person's, in full."""
        return self._people.get(name) == name

    def holder_of(self, office: str) -> str | None:
        """Whose office it is ("the mayor"), when the article gives it to exactly one person."""
        return self._offices.get(office)

    def may_be(self, name: str, pronoun: str) -> bool:
        """Whether nothing printed speaks against calling the person by this pronoun."""
        return self._gender.get(name, pronoun) == pronoun

    def learn_pronoun(self, name: str, pronoun: str) -> None:
        """Keep in mind which pronoun a person was linked with."""
        self._gender.setdefault(name, pronoun)

    def subject_before(self, number: int, place: int, pronoun: str) -> str | None:
        """The last person that acts before a place, in its paragraph or the one before."""
        for block in (number, number - 1):
            for start, name in reversed(self._subjects.get(block, [])):
                if start < place and self.may_be(name, pronoun):
                    return name
        return None

    def people_in(self, number: int) -> set[str]:
        """The people that a paragraph names."""
        names = (self.full_name(name) for _, label, name in self._entities.get(number, ()) if label == "PERSON")
        return {name for name in names if name}

    def name_in(self, number: int, span: Span, text: str) -> str | None:
        """The full name a phrase stands for: its head must be a name; a name that only modifies it is nobody's."""
        line = " ".join(text.split())
        whole = clean_name(line)
        if whole in self._people:
            return self._people[whole]
        if whole in self._bodies:
            return whole
        inside = [row for row in self._entities.get(number, ()) if span.contains(row[0])]
        for pattern in (_APPOSITION, _CORE_END):
            core = clean_name(pattern.split(line, maxsplit=1)[0])
            if not core or " and " in core:
                return None
            for _, label, name in reversed(inside):
                if core == name or (label == "PERSON" and _ends_with_name(core, name)):
                    return self._people.get(name) or (name if label == "PERSON" or core == name else None)
            if core in self._people:
                return self._people[core]
        return self._behind_office(line, inside)

    def _behind_office(self, line: str, inside: list[tuple[Span, str, str]]) -> str | None:
        """ "The mayor, Ada Muster": the name stands in apposition to the office."""
        office, comma, rest = line.partition(", ")
        noun = _CORE_END.split(office, maxsplit=1)[0].split()
        if not comma or not noun or noun[-1].lower() not in PEOPLE:
            return None
        for _, label, name in inside:
            if label == "PERSON" and clean_name(rest).startswith(name):
                return self.full_name(name)
        return None


def _titles(entity: "DocSpan") -> Iterator[str]:
    """The words of a name and the two before it: titles and offices."""
    doc = entity.doc
    for token in doc[max(entity.start - 2, entity.sent.start) : entity.end]:
        yield token.text


def _offices(entity: "DocSpan") -> Iterator[str]:
    """The offices printed with a name: "Mayor NAME", "NAME, the mayor", "the mayor, NAME"."""
    doc = entity.doc
    if entity.start and (before := doc[entity.start - 1]).lower_ in PEOPLE:
        yield before.lower_
    for token in entity:
        if token.lower_ in PEOPLE and token.i < entity.end - 1:
            yield token.lower_
    root = entity.root
    for child in root.children:
        if child.dep_ == "appos" and child.lower_ in PEOPLE:
            yield from _with_noun(child)
    if root.dep_ == "appos" and root.head.lower_ in PEOPLE:
        yield from _with_noun(root.head)


def _with_noun(noun: "Token") -> Iterator[str]:
    yield noun.lower_
    if noun.i and (before := noun.doc[noun.i - 1]).dep_ == "compound":
        yield f"{before.lower_} {noun.lower_}"


def _ends_with_name(core: str, name: str) -> bool:
    """ "spokeswoman NAME", but not "the mayor of NAME"."""
    return core.endswith(" " + name) and not _CORE_END.search(core.removesuffix(name))


def clean_name(text: str) -> str:
    """A name without title, article and possessive."""
    name = re.sub(r"'s?$", "", " ".join(text.split())).removeprefix("the ").removeprefix("The ")
    return _TITLE.sub("", name, count=1).strip(" ,.")


def joined_names(names: Iterable[str]) -> dict[str, str]:
    """For each of the names the one that stands for the person: "Ada B. Muster" is Ada Muster where both are printed.

    Two names with different initials are two people, and then the name without any is nobody else's.
    """
    printed = set(names)
    initialled: dict[str, set[str]] = {}
    for name in printed:
        if (plain := plain_name(name)) != name:
            initialled.setdefault(plain, set()).add(name)
    joined = {name: name for name in printed}
    for plain, longer in initialled.items():
        if plain in printed and len(longer) == 1:
            joined[longer.pop()] = plain
    return joined


def plain_name(name: str) -> str:
    """A name without the initials in its middle."""
    words = name.split()
    if len(words) < 3 or _INITIAL.fullmatch(words[0]):
        return name
    return " ".join([words[0], *(word for word in words[1:-1] if not _INITIAL.fullmatch(word)), words[-1]])


def _same_person(first: str, second: str) -> bool:
    """Same first and last word: one of them printed with a middle name."""
    a, b = first.split(), second.split()
    return a[0] == b[0] and a[-1] == b[-1]
