"""What a lexicon is made of: contrast sets of one referent, and the entries that label it (docs/method.md).

Each value checks itself: one that could not be published cannot be built.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from framing.analysis.patterns import MAX_PATTERN_LENGTH, PatternError, safe_context_pattern, safe_form_pattern

# Lengths that the stored columns hold, and limits that keep one entry from slowing every analysis.
MAX_SET_CODE = 80
MAX_ENTRY_CODE = 120
MAX_TERM = 120
MAX_NAME = 160
MAX_PROSE = 2_000
MAX_FORMS = 200
MAX_LEMMAS = 300
MAX_EXAMPLES = 50
MAX_WINDOW = 40
MAX_SENSE = 240
MAX_TAGS = 20
MAX_TAG = 40

PARTS_OF_SPEECH = frozenset({"ADJ", "ADV", "NOUN", "VERB"})
TAGS = frozenset(
    {"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"}
    | {"PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}
)
# What the parser calls its relations and its entity types; a name it never gives would never hold.
RELATIONS = frozenset(
    {"ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc"}
    | {"ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark"}
    | {"meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss"}
    | {"preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp"}
)
ENTITY_TYPES = frozenset(
    {"CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG"}
    | {"PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"}
)

_CODE = re.compile(r"[a-z0-9_.]+")
_TAG = re.compile(r"[a-z0-9_-]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


class LexiconError(ValueError):
    """A lexicon that cannot be used; the message names the entry and the fix, one line for each fault."""


class Category(StrEnum):
    """What kind of wording an entry is."""

    ACTOR_LABEL = "actor_label"
    EVENT_LABEL = "event_label"
    VIOLENT_VERB = "violent_verb"
    EUPHEMISM = "euphemism"
    JUSTIFICATION = "justification"
    ALIGNMENT_LABEL = "alignment_label"
    INTENSIFIER = "intensifier"
    STATE_LABEL = "state_label"
    DOUBT_MARKER = "doubt_marker"


class ReferentKind(StrEnum):
    """What a contrast set's labels point at."""

    ACTOR = "actor"
    GROUP = "group"
    PLACE = "place"
    EVENT = "event"
    ACTION = "action"
    OBJECT = "object"
    OTHER = "other"


class Slot(StrEnum):
    """Whom the valence of an entry hits: the labelled itself, its head noun, or the verb's subject or object."""

    SELF = "self"
    HEAD = "head"
    SUBJECT = "subject"
    OBJECT = "object"


class FormKind(StrEnum):
    """How a form is written down."""

    SURFACE = "surface"
    LEMMA = "lemma"
    PATTERN = "pattern"


class Case(StrEnum):
    """Which capitals count: any, exactly those of the form, or at least those of the form (a proper label)."""

    ANY = "any"
    EXACT = "exact"
    PROPER = "proper"


class Hyphen(StrEnum):
    """Whether a form may follow a reversing prefix such as anti-."""

    OWN = "own"
    PREFIX_OK = "prefix_ok"


class Negation(StrEnum):
    """What a denied find is: ignored ("is not a terrorist" gives nobody the label), or counted all the same."""

    IGNORE = "ignore"
    COUNT = "count"


class ContextKind(StrEnum):
    """What a context looks at."""

    LEMMA_IN_WINDOW = "lemma_in_window"
    REGEX_LEFT = "regex_left"
    REGEX_RIGHT = "regex_right"
    POS = "pos"
    DEP = "dep"


def insist(condition: object, message: str) -> None:
    """Raise LexiconError with the message unless the condition holds."""
    if not condition:
        raise LexiconError(message)


def _insist_plain(text: str, what: str, limit: int, *, lines: bool = False) -> None:
    insist(text.strip() == text, f"{what} “{text}” begins or ends with white space; remove it")
    insist(len(text) <= limit, f"{what} is longer than {limit} characters; shorten it")
    wrong = next((char for char in text if not char.isprintable() and not (lines and char == "\n")), None)
    insist(
        wrong is None or wrong in "\u00a0\u202f\u00ad",
        f"{what} holds the character U+{ord(wrong or ' '):04X}, which nobody can see; remove it",
    )


def _insist_code(code: str, limit: int) -> None:
    insist(_CODE.fullmatch(code), f"code “{code}” may hold only a-z, 0-9, _ and .; rename it")
    insist(len(code) <= limit, f"code “{code}” is longer than {limit} characters; shorten it")


def _insist_known(values: Iterable[str], known: frozenset[str], what: str) -> None:
    for value in values:
        insist(value in known, f"{what} “{value}” is unknown; use one of {', '.join(sorted(known))}")


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a term; ``case`` and ``hyphen`` are the entry's when they are None."""

    text: str
    kind: FormKind = FormKind.SURFACE
    pos: str | None = None
    case: Case | None = None
    hyphen: Hyphen | None = None

    def __post_init__(self) -> None:
        insist(self.text.strip(), "a form is empty; write the words or leave “forms” out to mean the term itself")
        _insist_plain(self.text, "a form", MAX_PATTERN_LENGTH if self.kind is FormKind.PATTERN else MAX_NAME)
        insist(
            self.pos is None or self.kind is FormKind.LEMMA, f"form “{self.text}”: only a lemma has a “pos”; remove it"
        )
        if self.pos is not None:
            _insist_known([self.pos], PARTS_OF_SPEECH, f"form “{self.text}”: pos")
        if self.kind is FormKind.PATTERN:
            insist(
                self.case in {None, Case.ANY, Case.PROPER},
                f"form “{self.text}”: a pattern is read on lower-cased text; remove “case” or make it “proper”",
            )
            _checked_pattern(self.text, form=True)
            return
        insist(any(char.isalnum() for char in self.text), f"form “{self.text}” has no letter or digit; write a word")
        edges = self.text[0] + self.text[-1]
        insist(
            all(char.isalnum() or char in "'’.&+%)(\"“”" for char in edges),
            f"form “{self.text}” begins or ends inside a word; write whole words, or a pattern: [a-z]{{1,20}}-led",
        )
        if self.kind is FormKind.LEMMA:
            insist(self.text == self.text.lower(), f"lemma “{self.text}” has capitals; write it in lower case")


def _checked_pattern(pattern: str, *, form: bool) -> None:
    try:
        _ = safe_form_pattern(pattern) if form else safe_context_pattern(pattern)
    except PatternError as error:
        raise LexiconError(f"pattern “{pattern}”: {error}") from error


@dataclass(frozen=True, slots=True)
class Context:
    """A condition on the words around a match."""

    kind: ContextKind
    n: int = 0
    lemmas: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    pattern: str = ""
    tags: tuple[str, ...] = ()
    side: str = ""
    relation: str = ""

    def __post_init__(self) -> None:
        match self.kind:
            case ContextKind.LEMMA_IN_WINDOW:
                insist(1 <= self.n <= MAX_WINDOW, f"context lemma_in_window: n is from 1 to {MAX_WINDOW} words")
                insist(self.lemmas or self.entities, "context lemma_in_window: list at least one of “lemmas”")
            case ContextKind.REGEX_LEFT | ContextKind.REGEX_RIGHT:
                _checked_pattern(self.pattern, form=False)
            case ContextKind.POS:
                insist(self.tags, "context pos: list at least one of “tags”")
            case _:
                _insist_known([self.side], frozenset({"head", "child"}), "context dep: side")
                insist(self.lemmas or self.entities or self.relation, "context dep: give “relation” or “lemmas”")
        _insist_known(self.tags, TAGS, "context pos: tag")
        _insist_known([self.relation] if self.relation else [], RELATIONS, "context dep: relation")
        _insist_known(self.entities, ENTITY_TYPES, f"context {self.kind}: entity type")
        insist(len(self.lemmas) <= MAX_LEMMAS, f"context {self.kind}: more than {MAX_LEMMAS} lemmas; shorten the list")
        for lemma in self.lemmas:
            single = lemma and lemma == lemma.lower() and not re.search(r"[\s-]", lemma)
            insist(
                single, f"context {self.kind}: lemma “{lemma}” must be one word in lower case, without space or hyphen"
            )
            _insist_plain(lemma, "a lemma", MAX_TERM)


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a style guide says on a term."""

    house: str
    says: str
    url: str = ""
    date: datetime.date | None = None

    def __post_init__(self) -> None:
        insist(self.house and self.says, "guidance needs “house” and “says”")
        _insist_plain(self.house, "guidance house", MAX_NAME)
        _insist_plain(self.says, "guidance says", MAX_PROSE, lines=True)
        _insist_plain(self.url, "guidance url", MAX_PROSE)
        insist(
            not self.url or _ADDRESS.fullmatch(self.url),
            f"guidance url “{self.url}” must begin with https:// or http://",
        )


@dataclass(frozen=True, slots=True)
class ContrastSet:
    """The labels in use for one referent are the entries that name this set; ``within`` is a wider set's code."""

    code: str
    referent: str
    kind: ReferentKind = ReferentKind.OTHER
    topic: str = ""
    within: str = ""

    def __post_init__(self) -> None:
        _insist_code(self.code, MAX_SET_CODE)
        insist(self.referent, "the referent is empty; name the people, thing or event")
        _insist_plain(self.referent, "referent", MAX_NAME)
        _insist_plain(self.topic, "topic", 60)
        if self.within:
            _insist_code(self.within, MAX_SET_CODE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One term in one sense in one contrast set; ``plain`` is the ordinary name there, which is never counted."""

    code: str
    contrast_set: str
    term: str
    matches: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    category: Category = Category.ACTOR_LABEL
    intensity: int = 1
    valence: int = 0
    slot: Slot = Slot.SELF
    case: Case = Case.ANY
    hyphen: Hyphen = Hyphen.OWN
    priority: int = 0
    why: str = ""
    used_by: str = ""
    objected_by: str = ""
    guidance: tuple[Guidance, ...] = ()
    require: tuple[Context, ...] = ()
    forbid: tuple[Context, ...] = ()
    sense: str = ""
    negation: Negation = Negation.IGNORE
    name_guard: bool = True
    plain: bool = False
    mirror: str = ""
    tags: tuple[str, ...] = ()
    voice_note: str = ""
    owner: str = ""
    review_on: datetime.date | None = None

    def __post_init__(self) -> None:
        _insist_code(self.code, MAX_ENTRY_CODE)
        insist(self.term, "the term is empty; write the label as readers see it")
        _insist_plain(self.term, "term", MAX_TERM)
        insist(1 <= self.intensity <= 3, f"intensity {self.intensity} must be 1, 2 or 3")
        insist(
            self.intensity == 1 or not self.plain,
            f"“plain” with intensity {self.intensity}: the ordinary name carries no load; set 1 or leave “plain” out",
        )
        insist(-1 <= self.valence <= 1, f"valence {self.valence} must be -1, 0 or 1")
        insist(-1_000 <= self.priority <= 1_000, f"priority {self.priority} must lie between -1000 and 1000")
        insist(len(self.forms) <= MAX_FORMS, f"more than {MAX_FORMS} forms; split the entry")
        insist(len(self.require) + len(self.forbid) <= MAX_FORMS, f"more than {MAX_FORMS} contexts; split the entry")
        insist(
            len(self.matches) + len(self.ignores) <= MAX_EXAMPLES, f"more than {MAX_EXAMPLES} examples; keep the best"
        )
        for example in (*self.matches, *self.ignores):
            insist(example, "an example is empty; write a sentence")
            _insist_plain(example, "an example", MAX_PROSE)
        for prose in (self.why, self.used_by, self.objected_by, self.voice_note):
            _insist_plain(prose, "why, used_by, objected_by or voice_note", MAX_PROSE, lines=True)
        _insist_plain(self.sense, "sense", MAX_SENSE)
        _insist_plain(self.owner, "owner", MAX_NAME)
        self._check_mirror_and_tags()
        if not self.forms:
            Form(self.term)  # the term stands for its only form, so it must be able to be one

    def _check_mirror_and_tags(self) -> None:
        if self.mirror:
            insist(_CODE.fullmatch(self.mirror), f"mirror “{self.mirror}” is not a code; write that of another entry")
            insist(self.mirror != self.code, "“mirror” names the entry itself; name its counterpart or leave it out")
        insist(len(self.tags) <= MAX_TAGS, f"more than {MAX_TAGS} tags; keep the ones that people filter by")
        for tag in self.tags:
            insist(_TAG.fullmatch(tag), f"tag “{tag}” may hold only a-z, 0-9, _ and -; rename it")
            insist(len(tag) <= MAX_TAG, f"tag “{tag}” is longer than {MAX_TAG} characters; shorten it")
            insist(self.tags.count(tag) == 1, f"tag “{tag}” is given twice; remove one")
        # Their order says nothing, so they have one: the same tags are the same entry and the same file.
        object.__setattr__(self, "tags", tuple(sorted(self.tags)))

    @property
    def written_forms(self) -> tuple[Form, ...]:
        """The forms to look for: those listed, or the term itself."""
        return self.forms or (Form(self.term),)

    def case_of(self, form: Form) -> Case:
        """Which capitals count for this form."""
        return (form.case or Case.ANY) if form.kind is FormKind.PATTERN else (form.case or self.case)

    def hyphen_of(self, form: Form) -> Hyphen:
        """Whether this form may follow a reversing prefix."""
        return form.hyphen or self.hyphen
