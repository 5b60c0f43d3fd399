"""What a mention calls its referent: its words without what is no choice of a label (docs/method.md, "Labels")."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.extraction.mentions.values import Mention, MentionForm
from reports.text.fold import fold

_TOKEN = re.compile(r"\w+(?:[-'.&/]\w+)*|&")
_NUMERAL = re.compile(r"[\d.,]*\d(?:st|nd|rd|th)?")
_DETERMINER_WORDS = """
    a an the this that these those its his her their our my your some any no each every
"""
_QUANTITY_WORDS = """
    one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands
    million millions billion several many few multiple numerous various both all another other about around nearly
    almost roughly approximately over under than more less fewer at least most up to only just of number
    series couple handful pair
"""
# Behind the head they tell where, when or what else, which is no label; "of", "on", "against" and the rest stay.
_TELLING_MORE_WORDS = """
    at in inside near outside across during after before since until amid while when where who whom whose which that
    earlier later today yesterday tomorrow last this
"""
# Small words inside names.
_PARTICLE_WORDS = "of the al el ad as an ar ash at bin ibn bint abu in and for on de da do di du la le van von der den"
_TITLE_WORDS = """
    mr mrs ms dr gen lt maj col capt sgt sen rep gov prof sir lord lady president senator governor secretary minister
    general colonel major captain king queen prince pope judge justice chairman speaker ambassador mayor sheriff
    former prime vice deputy foreign defense defence interior
"""
# Beside the name of a place or body they say where it lies or what it is, and are no other way to call it.
_PLACING_WORDS = """
    north south east west northern southern eastern western central upper lower inner outer coastal northeast northwest
    southeast southwest north-east north-west south-east south-west northeastern northwestern southeastern southwestern
    north-eastern north-western south-eastern south-western mid far
    neighboring neighbouring nearby adjacent downtown mainland rural urban
    capital city town village port province region district county state country republic island governorate territory
    suburb neighborhood neighbourhood municipality area river lake border provincial national federal municipal regional
    social network website
"""
_PLACING = frozenset(_PLACING_WORDS.split())
_DETERMINERS = frozenset(_DETERMINER_WORDS.split())
_QUANTITIES = frozenset(_QUANTITY_WORDS.split())
_TELLING_MORE = frozenset(_TELLING_MORE_WORDS.split())
_PARTICLES = frozenset(["&", *_PARTICLE_WORDS.split()])
_TITLES = frozenset(_TITLE_WORDS.split())
_MARKS = "\"'"
# American print sets a comma inside the marks of a name; numbers have one, too.
_ENDS_PHRASE = re.compile(r"[,;:](?![\"'\d])|[()\[\]\n]| - ")
_STOP = re.compile(r"\.(?!\d)")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_DESCRIBING = re.compile(r"-(?:[a-z]+ed|led|run|born|made|held|style|era|wide|based)$")
_VOWELS = re.compile(r"(?<=.)[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Wording:
    """How a mention calls its referent: the key that compares it over reports, and the words as printed."""

    key: str
    text: str


def wording_of(mention: Mention) -> Wording | None:
    """The label in a mention; None for a pronoun, which is none."""
    if mention.form is MentionForm.PRONOUN:
        return None
    head = (mention.head.start - mention.span.start, mention.head.end - mention.span.start)
    if mention.form is MentionForm.VERBAL:
        words = mention.text[slice(*head)] or mention.text
        return Wording(f"to {_folded(mention.key) or _folded(words)}", words)
    start, end = _bounds(mention, *head)
    text = mention.text[start:end]
    return Wording(_key(mention, start, end, head) or fold(text).casefold(), text)


def is_plain_name(text: str) -> bool:
    """Whether the words are a name and nothing beside it: all capitalised, and none describes."""
    words = _TOKEN.findall(fold(text))
    return bool(words) and all(
        (word in _PARTICLES or word[0].isupper() or word[0].isdigit()) and not _DESCRIBING.search(word)
        for word in words
    )


def without_placing(text: str) -> str:
    """A name without the small words that say where something lies or of what kind it is: "the capital Orla"."""
    words = fold(text).split()
    if not any(word in _PLACING for word in words):
        return text
    kept = [word for word in words if word not in _PLACING]
    while kept and kept[0].lower() in _DETERMINERS | _PARTICLES:
        kept.pop(0)
    return " ".join(kept) or text


def is_variant(text: str, name: str) -> bool:
    """Whether one name is the other in another spelling, in fewer words, or in its initials."""
    one, other = _name_words(text), _name_words(name)
    if not one or not other:
        return False
    some, others = set(map(_skeleton, one)), set(map(_skeleton, other))
    if some <= others or others <= some:
        return True
    return _initials(one) == "".join(other) or _initials(other) == "".join(one)


def _bounds(mention: Mention, head_start: int, head_end: int) -> tuple[int, int]:
    """Where the label begins and ends in the text of the mention; its head is always inside."""
    text = fold(mention.text)
    tokens = list(_TOKEN.finditer(text))
    small = _DETERMINERS if mention.form is MentionForm.NAME else _DETERMINERS | _QUANTITIES
    labelling = (token.start() for token in tokens if token.start() >= head_start or not _is_small(token[0], small))
    start = next(labelling, 0)
    ends = [len(text), *(found.start() for found in _ENDS_PHRASE.finditer(text, head_end))]
    if mention.form is not MentionForm.NAME:
        ends += (t.start() for t in tokens if t.start() >= head_end and t[0].lower() in _TELLING_MORE)
    # A mark that opens before the label and closes inside it belongs to it.
    opened = start > 0 and text[start - 1] in _MARKS and text.count(text[start - 1], start, min(ends)) % 2 == 1
    start -= opened
    kept = _without_case(text[start : min(ends)])
    return (start, start + len(kept)) if kept else (0, len(text))


def _without_case(words: str) -> str:
    """The words without what ends a sentence, a mark that nothing in them opens, and a case ending."""
    kept = words.rstrip()
    while kept and kept[-1] in " .!?-\"'":
        is_abbreviated = kept[-1] == "." and "." in kept[:-1].rpartition(" ")[2]
        if is_abbreviated or (kept[-1] == '"' and kept.count('"') % 2 == 0):
            break
        kept = kept[:-1]
    return _POSSESSIVE.sub("", kept)


def _is_small(word: str, small: frozenset[str]) -> bool:
    return word.lower() in small or (small is not _DETERMINERS and bool(_NUMERAL.fullmatch(word)))


def _key(mention: Mention, start: int, end: int, head: tuple[int, int]) -> str:
    """The folded words; the head of a noun phrase as its lemma, so that singular and plural are one label."""
    is_noun = mention.form is MentionForm.NOMINAL
    words = (
        (is_noun and token.span() == head and _folded(mention.key)) or _folded(token[0])
        for token in _TOKEN.finditer(fold(mention.text), start, end)
    )
    return " ".join(filter(None, words))


def _folded(words: str) -> str:
    """In small letters, without case endings, stops and apostrophes; a hyphen counts as a space, "&" as "and"."""
    plain = "and" if words == "&" else fold(words).casefold().replace("-", " ")
    parts = (_STOP.sub("", _POSSESSIVE.sub("", part)) for part in plain.split())
    return " ".join(filter(None, (part.replace("'", "") for part in parts)))


def _name_words(name: str) -> Sequence[str]:
    words = _folded(name).split()
    return [word for word in words if word not in _PARTICLES and word not in _TITLES] or words


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def _skeleton(word: str) -> str:
    """The consonants of a word, by which spellings of one name are the same."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", word.removesuffix("h")))
