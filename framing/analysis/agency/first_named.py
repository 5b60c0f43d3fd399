"""Where a report first names who did it (docs/method.md, "Agency")."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.analysis.agency.actors import is_demonym
from framing.analysis.agency.acts import Act
from framing.analysis.agency.trees import Range, pobjects
from framing.analysis.agency.values import Form
from framing.analysis.agency.words import PRONOUNS
from reports.extraction.events.sense_words import PERSONS
from reports.text.parse import ParsedBlock
from reports.text.zones import Zone

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Acts of these classes may be one event told by several words ("struck", "killed", "destroyed"); the rest only alike.
_OF_FORCE = frozenset(["KILL", "WOUND", "STRIKE", "ATTACK", "DESTROY"])
# "That attack" is the one told within so many sentences before it.
NEAREST_SENTENCES = 2
# So many letters of a name are its root, which a country shares with its people: "Karsa", "Karsan".
ROOT_LENGTH = 4
_UNITED_STATES = ("us", "usa", "united states", "america", "washington")
_BEGINNINGS = "north south east west new united al el islamic popular saint republican the"
_SHARED_BEGINNINGS = frozenset(_BEGINNINGS.split())
_POINTING = frozenset(["this", "that", "these", "those", "the"])
_GENERIC = PERSONS | frozenset(
    ["area", "place", "home", "house", "building", "site", "city", "town", "village", "country", "part", "region"]
)
_NAMELESS = frozenset(["someone", "somebody", "anyone", "one", "some", "many", "others", "people", "person"])


@dataclass(frozen=True, slots=True)
class Placed:
    """An act with its place in the report: ``paragraph`` counts body paragraphs from 1 and is 0 outside the body."""

    act: Act
    block: ParsedBlock
    sentence: int
    paragraph: int


class Namings:
    """Which acts name an agent, by what they share with those that name none."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self._by_actor: dict[tuple[str, str], Placed] = {}
        self._by_trace: dict[tuple[str, str], set[str]] = {}
        self._by_noun: dict[tuple[int, str], set[str]] = {}
        self._by_initials = _initials(placed)
        for one in placed:
            actor = self._key(one.act)
            if actor is None or one.block.zone is Zone.CAPTION:
                continue
            family = _family(one.act)
            self._by_actor.setdefault((family, actor), one)
            for trace in _traces(one):
                self._by_trace.setdefault((family, trace), set()).add(actor)
            for noun in _event_words(one.act):
                self._by_noun.setdefault((one.sentence, noun), set()).add(actor)

    def first(self, one: Placed) -> Placed | None:
        """The first act that names the agent of this one; None where none does, or where two may be meant."""
        family = _family(one.act)
        actor = self._key(one.act) or self._linked(one, family)
        return self._by_actor.get((family, actor)) if actor else None

    def _key(self, act: Act) -> str | None:
        actor = actor_key(act)
        return self._by_initials.get(actor, actor) if actor else None

    def _linked(self, one: Placed, family: str) -> str | None:
        pointed = self._pointed_at(one)
        if pointed is not None:
            return pointed
        actors: set[str] = set()
        for trace in _traces(one):
            actors |= self._by_trace.get((family, trace), set())
        return actors.pop() if len(actors) == 1 else None

    def _pointed_at(self, one: Placed) -> str | None:
        """Who is behind "that attack", where the sentences before it name one agent of an attack."""
        noun = one.act.event_noun
        if noun is None or not any(child.lower_ in _POINTING for child in noun.children):
            return None
        for sentence in range(one.sentence, one.sentence - NEAREST_SENTENCES - 1, -1):
            actors = self._by_noun.get((sentence, noun.lower_), set())
            if actors:
                return next(iter(actors)) if len(actors) == 1 else None
        return None


def told_place(first: Placed, own: Placed) -> str:
    """The place of a naming in the words of the interchange format."""
    if first.block.zone is Zone.HEADLINE:
        return "headline"
    if first.block.zone is Zone.STANDFIRST or first.paragraph == 1:
        return "lead"
    return "sentence" if first.sentence == own.sentence else f"paragraph {first.paragraph}"


def actor_key(act: Act) -> str | None:
    """What tells one agent from another: the root of a name, or a noun; None for pronouns and for nobody."""
    head = act.actor_head
    if head is None or act.actor is None or head.pos_ == "PRON" or head.like_num:
        return None
    if head.lower_ in _NAMELESS or (head.lower_ in PRONOUNS and not head.is_upper):
        return None
    names = [_stem(word) for word in head.doc[act.actor[0] : act.actor[1]] if _is_name(word)]
    if not names:
        return str(head.lemma_.lower())
    if head.ent_type_ == "PERSON":
        return names[-1]
    line = " ".join(names)
    if any(line.startswith(name) for name in _UNITED_STATES):
        return "us"
    if names[0] in _SHARED_BEGINNINGS and len(names) > 1:
        return f"{names[0]} {names[1][:ROOT_LENGTH]}"
    return names[0][:ROOT_LENGTH]


def _initials(placed: Iterable[Placed]) -> dict[str, str]:
    """The keys of names of several words by their initials: "U.P. forces" are those of the United Provinces."""
    found: dict[str, str] = {}
    for one in placed:
        if one.act.actor is None or (key := actor_key(one.act)) is None:
            continue
        first, last = one.act.actor
        names = [_stem(word) for word in one.block.doc[first:last] if _is_name(word)]
        if len(names) > 1:
            found.setdefault("".join(name[:1] for name in names), key)
    return found


def _is_name(word: "Token") -> bool:
    if word.pos_ not in {"PROPN", "ADJ", "NOUN"} or not word.text[:1].isupper():
        return False
    if not (word.pos_ == "PROPN" or word.ent_type_ == "NORP" or is_demonym(word)):
        return False
    # "Karsa-backed": somebody else acts.
    return word.i + 1 >= len(word.doc) or word.nbor(1).tag_ != "HYPH"


def _stem(word: "Token") -> str:
    return str(word.lower_.replace(".", "").replace("'", ""))


def slot_key(block: ParsedBlock, bounds: Range, head: "Token") -> str:
    """By what two fillers are compared: the words of a name, or the lemma of the head."""
    if _is_name(head):
        names = [word for word in block.doc[bounds[0] : bounds[1]] if _is_name(word)]
        return " ".join(_stem(word) for word in names)
    return str(head.lemma_.lower())


def _family(act: Act) -> str:
    return "FORCE" if act.event in _OF_FORCE else act.event


def _event_words(act: Act) -> Iterable[str]:
    if act.event_noun is not None:
        yield act.event_noun.lower_
    if act.form in {Form.NOMINAL_WITH_AGENT, Form.NOMINAL_AGENTLESS}:
        yield act.token.lower_


def _traces(one: Placed) -> set[str]:
    """What ties an act to another: the names, numbers and particular nouns of its patient, and its places."""
    act = one.act
    found: set[str] = set()
    if act.patient is not None and act.patient_head is not None:
        head = act.patient_head
        if head.pos_ == "NOUN" and head.lemma_.lower() not in _GENERIC:
            found.add(head.lemma_.lower())
        for word in head.doc[act.patient[0] : act.patient[1]]:
            if _is_name(word):
                found.add(_stem(word))
    for governor in (act.token, act.event_noun, act.patient_head):
        if governor is not None:
            found.update(
                _stem(noun) for noun in pobjects(governor, "in", "on", "at", "near", "against") if _is_place(noun)
            )
    return found


def _is_place(noun: "Token") -> bool:
    return noun.pos_ == "PROPN" and noun.ent_type_ not in {"DATE", "TIME", "EVENT"}
