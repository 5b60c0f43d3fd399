"""What fills the roles of a claim, under keys that can be compared (docs/method.md, "Claims")."""

from collections.abc import Container
from dataclasses import dataclass

from reports.extraction.claims.nations import CAPITALS, NATIONS, STATE_ORGANS
from reports.extraction.claims.terms import Terms
from reports.extraction.claims.tree import Tree
from reports.text.people import PEOPLE

_PERSONAL = frozenset(["he", "she", "him", "her", "himself", "herself"])
_THING = frozenset(["it", "itself"])
_PLURAL = frozenset(["they", "them", "themselves"])
_MEASURES = """
    dozen hundred thousand million billion number series majority lot couple score string handful part rest most some
    all many half one two three each none wave set pair range percent several few more type kind
"""
# In front of "of" these count or group, and what they count is meant.
MEASURES = frozenset(_MEASURES.split())
_PARTS_OF_PLACES = """
    area city town village province district region state island port outskirt outskirts south north east west centre
    center suburb governorate municipality county neighbourhood neighborhood capital coast border
"""
# The same for places: "in the area of the town of Orla" is in Orla.
PARTS_OF_PLACES = frozenset(_PARTS_OF_PLACES.split())
#: From the method: paragraphs back in which the person behind "he" or "she" is looked for.
PRONOUN_PARAGRAPHS = 1


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that a later pronoun may stand for."""

    key: str
    block: int
    person: bool
    plural: bool


class Subjects:
    """Walks through a report's subjects in text order and says for which of them a pronoun stands, where that is safe.

    "He" and "she" stand for the last person, if no other person was a subject since the paragraph before; "it" for the
    last subject that is one thing or body, "they" for the last that is several, both in their own paragraph only.
    """

    def __init__(self) -> None:
        self._seen: list[Subject] = []

    def learn(self, subject: Subject) -> None:
        """Note a subject."""
        if subject.key:
            self._seen.append(subject)

    def meant(self, pronoun: str, block: int) -> str:
        """The key behind a pronoun, "" where that is not safe."""
        if pronoun in _PERSONAL:
            near = {seen.key for seen in self._seen[-6:] if seen.person and block - seen.block <= PRONOUN_PARAGRAPHS}
            return near.pop() if len(near) == 1 else ""
        if pronoun in _THING | _PLURAL:
            plural = pronoun in _PLURAL
            last = self._seen[-1] if self._seen else None
            if last and last.block == block and not (last.person and not plural) and last.plural == plural:
                return last.key
        return ""


def key_of(tree: Tree, terms: Terms, head: int, *, acts: bool) -> str:
    """The key of a phrase by its head: a name's, or the head's lemma; of what acts for a state, the state's.

    ``acts`` says that the phrase is an agent: then a seat of government stands for its country, too.
    """
    head = counted_head(tree, head, MEASURES if acts else MEASURES | PARTS_OF_PLACES)
    named = terms.name_at.get(head)
    if named is not None:
        key = named[2]
        return CAPITALS.get(key, key) if acts else key
    if tree.words[head] in STATE_ORGANS or tree.lemmas[head] in STATE_ORGANS:
        nation = _nation_before(tree, terms, head)
        if nation:
            return nation
    return terms.lemma_of(head)


def counted_head(tree: Tree, head: int, passing: Container[str] = MEASURES) -> int:
    """The noun that is counted or grouped: in "dozens of guards" and "a series of raids" the last one."""
    for _ in range(3):
        of = next((kid for kid in tree.kids[head] if tree.words[kid] == "of" and kid > head), None)
        below = tree.child(of, "pobj") if of is not None and tree.lemmas[head] in passing else None
        if below is None:
            return head
        head = below
    return head


def _nation_before(tree: Tree, terms: Terms, head: int) -> str:
    """The country whose name or adjective stands before a noun: "American warplanes", "the U.S. military"."""
    for kid in tree.kids[head]:
        if kid < head and tree.deps[kid] in {"amod", "compound", "nmod", "poss"}:
            named = terms.name_at.get(kid)
            key = CAPITALS.get(named[2], named[2]) if named is not None else terms.lemma_of(kid)
            if key in NATIONS or (named is not None and tree.ents[kid] in {"GPE", "NORP"}):
                return key
    return ""


def is_person(tree: Tree, head: int) -> bool:
    """Whether a subject is one person."""
    return tree.ents[head] == "PERSON" or (tree.lemmas[head] in PEOPLE and tree.tags[head] in {"NN", "NNP"})


def is_plural(tree: Tree, head: int) -> bool:
    """Whether a subject is several: a plural noun, or two joined by "and"."""
    return tree.tags[head] in {"NNS", "NNPS"} or tree.child(head, "conj") is not None
