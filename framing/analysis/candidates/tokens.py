"""The words of a parsed text as a table: where they stand, in which sentence, and what the parse says of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from framing.analysis.candidates.words import Floats, WordFeatures
from reports.text.parse import ParsedText
from reports.text.spans import Span, merged
from reports.text.voice import Voice, VoiceMap

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

ENTITIES_OF_NAMES = ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE")
ENTITIES_OF_FIGURES = ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL")
_OPEN = ("NOUN", "VERB", "ADJ", "ADV", "PROPN")
#: What a candidate may consist of; numbers, marks and pronouns are none.
_POSSIBLE = (*_OPEN, "INTJ", "X", "AUX", "ADP", "SCONJ", "DET", "CCONJ", "PART")
_PARTS = (*_POSSIBLE, "PRON", "NUM")
_TAGS = ("VBN", "VBG", "VBD", "VBZ", "VBP", "VB", "NNS", "JJS", "JJR", "RBR", "MD")
_ROLES = (
    *("amod", "advmod", "ROOT", "nsubj", "nsubjpass", "dobj", "pobj", "attr", "acomp", "compound", "conj", "xcomp"),
    *("advcl", "relcl", "ccomp", "npadvmod", "appos", "acl", "poss", "prep"),
)
_PLACES = (
    *("begins with a capital", "all in capitals", "place in the sentence", "in a quotation", "in reported speech"),
    *("in scare quotes", "describes a name", "describes a noun", "has a name below it", "has an adjective below it"),
    *("has a number below it", "is negated", "describes a person", "is part of a name"),
)
TOKEN_FEATURES = (
    *(f"part of speech: {part}" for part in _PARTS),
    *(f"tag: {tag}" for tag in _TAGS),
    *(f"role: {role}" for role in _ROLES),
    *_PLACES,
)
_VOICES = (Voice.OWN, Voice.QUOTED, Voice.INDIRECT, Voice.SCARE)
# Numbers of the columns that the language model fills.
_COLUMNS = (
    "LOWER",
    "LEMMA",
    "POS",
    "TAG",
    "DEP",
    "HEAD",
    "ENT_TYPE",
    "IDX",
    "LENGTH",
    "IS_TITLE",
    "IS_UPPER",
)


@dataclass(frozen=True, slots=True, eq=False)
class TokenTable:
    """Every word of every sentence in text order; ``features`` has a row each, named by ``names``."""

    names: tuple[str, ...]
    features: Floats
    starts: Ints
    ends: Ints
    sentence: Ints
    head: Ints
    lemma: Ints
    voice: Ints
    is_word: Bools
    is_open: Bools
    is_possible: Bools
    is_entity: Bools
    marks: "MarkTable"
    sentences: int
    has_capitals: bool


@dataclass(frozen=True, slots=True, eq=False)
class MarkTable:
    """Which tokens are punctuation of a telling kind, and which entity type a token has."""

    kinds: Ints
    entity: Ints


#: Punctuation and entity types that the features of a sentence ask for.
TELLING_MARKS = ("?", "!", '"', ":", ";", "-", "(", "...")
TELLING_ENTITIES = ("PERSON", "ORG", "GPE", "NORP", "DATE", "CARDINAL", "PERCENT", "MONEY")


def token_table(
    parsed: ParsedText, voices: VoiceMap, hits: Sequence[Span], names: Sequence[Span], words: WordFeatures
) -> TokenTable:
    """The table of a parsed text; what belongs to a name or a hit of the lexicon is no possible candidate."""
    columns = _columns(parsed)
    if columns is None:
        return _empty(words)
    table, starts, sentence, head, vocab = columns
    codes = _codes(vocab)
    by = {name: table[:, number] for number, name in enumerate(_COLUMNS)}
    ends = starts + by["LENGTH"].astype(np.int64)
    voice = _voices(voices, starts)
    context = _context(by, sentence, head, voice, codes)
    own = words.rows(list(zip(by["LOWER"].tolist(), by["LEMMA"].tolist(), strict=True)))
    is_word = _has_letters(vocab, by["LOWER"])
    barred = np.isin(by["ENT_TYPE"], [*codes["names"], *codes["figures"]])
    barred |= _touched(starts, ends, names) | _touched(starts, ends, hits)
    return TokenTable(
        names=(*words.names, *TOKEN_FEATURES),
        features=np.concatenate([own, context], axis=1),
        starts=starts,
        ends=ends,
        sentence=sentence,
        head=head,
        lemma=by["LEMMA"].astype(np.uint64).view(np.int64),
        voice=voice,
        is_word=is_word,
        is_open=np.isin(by["POS"], codes["open"]),
        is_possible=is_word & np.isin(by["POS"], codes["possible"]) & ~barred,
        is_entity=by["ENT_TYPE"] != 0,
        marks=MarkTable(_position_in(by["LOWER"], codes["marks"]), _position_in(by["ENT_TYPE"], codes["entities"])),
        sentences=len(parsed.sentences),
        has_capitals=parsed.text != parsed.text.lower(),
    )


def voice_of(number: int) -> Voice:
    """The voice behind a number of the table."""
    return _VOICES[number]


def _empty(words: WordFeatures) -> TokenTable:
    none, no = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
    names = (*words.names, *TOKEN_FEATURES)
    features = np.zeros((0, len(names)), dtype=np.float32)
    marks = MarkTable(none, none)
    return TokenTable(names, features, none, none, none, none, none, none, no, no, no, no, marks, 0, has_capitals=True)


def _columns(parsed: ParsedText) -> tuple[Any, Ints, Ints, Ints, "Vocab"] | None:
    """The model's columns of all tokens, where each starts, its sentence and its head, numbered through the text."""
    docs = [(block.span.start, block.doc) for block in parsed.blocks if len(block.doc)]
    if not docs or not parsed.sentences:
        return None
    tables = [_array_of(doc) for _, doc in docs]
    table = np.concatenate(tables)
    idx = _COLUMNS.index("IDX")
    offsets = np.repeat([start for start, _ in docs], [len(part) for part in tables])
    starts = table[:, idx].astype(np.int64) + offsets
    begins = np.array([sentence.span.start for sentence in parsed.sentences], dtype=np.int64)
    # Space before the first sentence of a paragraph belongs to the one before; no candidate stands there.
    sentence = np.maximum(np.searchsorted(begins, starts, side="right") - 1, 0)
    head = np.arange(len(table)) + table[:, _COLUMNS.index("HEAD")].view(np.int64)
    return table, starts, sentence, head, docs[0][1].vocab


def _array_of(doc: "Doc") -> Any:
    from spacy import attrs

    return doc.to_array([getattr(attrs, name) for name in _COLUMNS])


@lru_cache(maxsize=4)
def _codes(vocab: "Vocab") -> dict[str, Any]:
    """The language model's numbers of what the features name."""
    code = vocab.strings
    return {
        "parts": [code[name] for name in _PARTS],
        "tags": [code[name] for name in _TAGS],
        "roles": [code[name] for name in _ROLES],
        "open": [code[name] for name in _OPEN],
        "possible": [code[name] for name in _POSSIBLE],
        "names": [code[name] for name in ENTITIES_OF_NAMES],
        "figures": [code[name] for name in ENTITIES_OF_FIGURES],
        "marks": [code[name] for name in TELLING_MARKS],
        "entities": [code[name] for name in TELLING_ENTITIES],
        "amod": code["amod"],
        "compound": code["compound"],
        "nummod": code["nummod"],
        "neg": code["neg"],
        "noun": code["NOUN"],
        "person": code["PERSON"],
    }


def _context(by: dict[str, Any], sentence: Ints, head: Ints, voice: Ints, codes: dict[str, Any]) -> Floats:
    """The columns of ``TOKEN_FEATURES``."""
    own = np.arange(len(head))
    above = head != own
    is_name = np.isin(by["ENT_TYPE"], codes["names"])
    describing = (by["DEP"] == codes["amod"]) | (by["DEP"] == codes["compound"])
    first = np.searchsorted(sentence, sentence, side="left")
    length = np.searchsorted(sentence, sentence, side="right") - first
    columns = [by["POS"] == code for code in codes["parts"]]
    columns += [by["TAG"] == code for code in codes["tags"]]
    columns += [by["DEP"] == code for code in codes["roles"]]
    columns += [
        (by["IS_TITLE"] != 0) & (own > first),
        (by["IS_UPPER"] != 0) & (by["LENGTH"] > 2),
        (own - first) / length,
        *(voice == number for number in range(1, len(_VOICES))),
        is_name[head] & above,
        (by["POS"][head] == codes["noun"]) & above,
        _has_below(head, is_name & above),
        *(_has_below(head, (by["DEP"] == codes[role]) & above) for role in ("amod", "nummod", "neg")),
        describing & (by["ENT_TYPE"][head] == codes["person"]),
        is_name,
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _has_below(head: Ints, which: Bools) -> Bools:
    found = np.zeros(len(head), dtype=bool)
    found[head[which]] = True
    return found


def _has_letters(vocab: "Vocab", lowers: Any) -> Bools:
    distinct, where = np.unique(lowers, return_inverse=True)
    words = (vocab.strings[int(number)] for number in distinct)
    return np.array([sum(map(str.isalpha, word)) > 1 for word in words], dtype=bool)[where]


def _position_in(values: Any, wanted: Sequence[int]) -> Ints:
    """The place of each value in ``wanted``, -1 where it is none of them."""
    found = np.full(len(values), -1, dtype=np.int64)
    for number, code in enumerate(wanted):
        found[values == code] = number
    return found


def _voices(voices: VoiceMap, starts: Ints) -> Ints:
    """The number of the voice at the first character of each token."""
    if not voices.intervals:
        return np.zeros(len(starts), dtype=np.int64)
    begins = np.array([interval.span.start for interval in voices.intervals], dtype=np.int64)
    stops = np.array([interval.span.end for interval in voices.intervals], dtype=np.int64)
    kinds = np.array(
        [_VOICES.index(interval.voice) if interval.voice in _VOICES else 0 for interval in voices.intervals],
        dtype=np.int64,
    )
    at = np.searchsorted(begins, starts, side="right") - 1
    inside = (at >= 0) & (starts < stops[np.maximum(at, 0)])
    return np.where(inside, kinds[np.maximum(at, 0)], 0)


def _touched(starts: Ints, ends: Ints, spans: Iterable[Span]) -> Bools:
    """Which tokens share a character with one of the spans."""
    whole = merged(spans)
    if not whole:
        return np.zeros(len(starts), dtype=bool)
    begins = np.array([span.start for span in whole], dtype=np.int64)
    stops = np.array([span.end for span in whole], dtype=np.int64)
    at = np.searchsorted(begins, ends, side="left") - 1
    touched: Bools = (at >= 0) & (starts < stops[np.maximum(at, 0)])
    return touched
