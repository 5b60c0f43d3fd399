"""The rules of an entry in words for a reader: its forms, its contexts, its weight."""

from collections.abc import Iterable
from dataclasses import dataclass

from framing.analysis.inflection import inflected
from framing.analysis.lexicon import Case, Context, ContextKind, Entry, Form, FormKind, Hyphen, Negation, Slot
from framing.pattern_words import phrases_of

PARTS = {
    "ADJ": "adjective",
    "ADP": "preposition",
    "ADV": "adverb",
    "AUX": "auxiliary verb",
    "CCONJ": "conjunction",
    "DET": "determiner",
    "INTJ": "interjection",
    "NOUN": "noun",
    "NUM": "number",
    "PART": "particle",
    "PRON": "pronoun",
    "PROPN": "proper name",
    "PUNCT": "punctuation",
    "SCONJ": "conjunction",
    "SYM": "symbol",
    "VERB": "verb",
    "X": "other word",
}
RELATIONS = {
    "acomp": "complement",
    "advmod": "adverb",
    "agent": "agent of a passive",
    "amod": "adjective",
    "appos": "apposition",
    "attr": "complement",
    "aux": "auxiliary verb",
    "compound": "first part of a compound",
    "conj": "word joined by “and” or “or”",
    "csubj": "clause as subject",
    "det": "article",
    "dobj": "object",
    "neg": "negation",
    "nmod": "modifier",
    "npadvmod": "modifier",
    "nsubj": "subject",
    "nsubjpass": "subject of a passive",
    "nummod": "number",
    "pobj": "object of a preposition",
    "poss": "owner",
    "prep": "preposition",
    "relcl": "relative clause",
    "ROOT": "head of the sentence",
}
ENTITIES = {
    "CARDINAL": "a number",
    "DATE": "a date",
    "EVENT": "the name of an event",
    "FAC": "the name of a building",
    "GPE": "the name of a country or city",
    "LANGUAGE": "a language",
    "LAW": "the name of a law",
    "LOC": "the name of a region",
    "MONEY": "a sum of money",
    "NORP": "a nationality, religion or party",
    "ORDINAL": "a rank",
    "ORG": "the name of an organisation",
    "PERCENT": "a share in percent",
    "PERSON": "a person’s name",
    "PRODUCT": "the name of a product",
    "QUANTITY": "a measure",
    "TIME": "a time of day",
    "WORK_OF_ART": "the title of a work",
}
WEIGHTS = {
    1: "mild: most readers pass over it",
    2: "marked: one side would object",
    3: "strong: takes a side by itself",
}
TOWARDS = {
    Slot.SELF: "the one it names",
    Slot.HEAD: "the noun that it describes",
    Slot.SUBJECT: "whoever does it",
    Slot.OBJECT: "whoever it is done to",
}
CASES = {
    Case.ANY: "",
    Case.EXACT: "only with exactly these capitals",
    Case.PROPER: "only as a proper label, with at least these capitals",
}


@dataclass(frozen=True, slots=True)
class FormInWords:
    """A written form with what makes it match; ``written`` lists the inflected forms of a lemma."""

    text: str
    note: str
    written: tuple[str, ...] = ()
    is_pattern: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A context in words: what is asked, the words it may be, or the pattern where words cannot say it."""

    text: str
    words: tuple[str, ...] = ()
    pattern: str = ""


def forms_in_words(entry: Entry) -> list[FormInWords]:
    """Every form of the entry, told for a reader."""
    return [_form_in_words(entry, form) for form in entry.written_forms]


def conditions_in_words(contexts: Iterable[Context]) -> list[Condition]:
    """Every context, told for a reader."""
    return [condition_in_words(context) for context in contexts]


def condition_in_words(context: Context) -> Condition:
    """One context, told for a reader."""
    words = (*context.lemmas, *(ENTITIES.get(entity, entity) for entity in context.entities))
    match context.kind:
        case ContextKind.LEMMA_IN_WINDOW:
            return Condition(f"Within {context.n} words in the same sentence stands, in any form:", words)
        case ContextKind.REGEX_LEFT:
            return _beside("before", context.pattern)
        case ContextKind.REGEX_RIGHT:
            return _beside("after", context.pattern)
        case ContextKind.POS:
            return Condition("It is used as:", tuple(PARTS.get(tag, tag) for tag in context.tags))
        case ContextKind.DEP:
            return Condition(_relation_in_words(context, has_words=bool(words)), words)


def category_in_words(entry: Entry) -> str:
    """The kind of wording, e.g. “actor label”."""
    return entry.category.value.replace("_", " ")


def weight_in_words(entry: Entry) -> str:
    """How strong the wording is, from 1 to 3."""
    return WEIGHTS[entry.intensity]


def leaning_in_words(entry: Entry) -> str:
    """Whether the wording speaks well or ill, and of whom; empty when it does neither."""
    if not entry.valence:
        return ""
    return f"{'speaks well of' if entry.valence > 0 else 'speaks ill of'} {TOWARDS[entry.slot]}"


def negation_in_words(entry: Entry) -> str:
    """What a denied find is, where that differs from the rule; empty where it does not."""
    return "counted even where it is denied" if entry.negation is Negation.COUNT else ""


def guard_in_words(entry: Entry) -> str:
    """What a find inside a name is, where that differs from the rule; empty where it does not."""
    return "" if entry.name_guard else "counted inside names, too"


def _form_in_words(entry: Entry, form: Form) -> FormInWords:
    notes = [CASES[entry.case_of(form)]]
    if form.kind is FormKind.PATTERN:
        notes.insert(0, "pattern, read on lower-cased text")
    if form.kind is FormKind.LEMMA:
        notes.insert(0, f"{PARTS[form.pos]}, in any form" if form.pos else "in any form")
    if entry.hyphen_of(form) is Hyphen.PREFIX_OK:
        notes.append("also after anti-, counter-, ex- and the like")
    written = inflected(form.text, form.pos) if form.kind is FormKind.LEMMA else ()
    return FormInWords(form.text, "; ".join(filter(None, notes)), written, form.kind is FormKind.PATTERN)


def _beside(side: str, pattern: str) -> Condition:
    phrases = phrases_of(pattern)
    if phrases:
        return Condition(f"Directly {side} it stands:", phrases)
    return Condition(f"The text {side} it in the sentence fits the pattern", pattern=pattern)


def _relation_in_words(context: Context, *, has_words: bool) -> str:
    role = RELATIONS.get(context.relation, context.relation)
    ends = ", and it is:" if has_words else "."
    if context.side == "head":
        return f"It hangs on another word{f' as its {role}' if role else ''}{ends}"
    return f"Another word hangs on it{f' as its {role}' if role else ''}{ends}"
