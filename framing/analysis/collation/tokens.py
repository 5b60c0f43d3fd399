"""Words as collation compares them: what differs in looks only has one norm."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reports.text.fold import fold
from reports.text.spans import Span

#: The norm of an ellipsis: something was cut here, and the text says so.
CUT = "…"

_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_UNITS = _SMALL.split()
NUMBER_WORDS = {word: str(number) for number, word in enumerate(_UNITS)} | {
    word: f"{number}0" for number, word in enumerate(_TENS, start=2)
}
_TENS_AND_UNIT = re.compile(rf"({'|'.join(_TENS)})[-\s]({'|'.join(_UNITS[1:10])})")

_APOSTROPHES = "'’‘ʼʻʽ`´ʿʾ"
_ATOM = re.compile(
    r"(?:[\[(]\s*)?(?:…|\.\s?\.\s?\.(?:\s?\.)?)(?:\s*[\])])?"
    rf"|\b(?:{'|'.join(_TENS)})[-\s](?:{'|'.join(_UNITS[1:10])})\b"
    r"|\bper\s+cent\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[$€£¥]?\d+(?:[.,:]\d+)*[^\W\d_]*"
    rf"|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*"
    r"|[&%]",
    re.IGNORECASE,
)
_OPENING = "([{“‘«„@#"
_SENTENCE_END = re.compile(r"[.!?][\"'\])]*\s*$")
_SHORTENED = "mr mrs ms dr gen lt st sen gov rep maj col sgt capt adm prof rev jr sr no vs"
# A full stop behind one of these ends no sentence.
_TITLES = frozenset(_SHORTENED.split())
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d]")

# British and American spelling of one word. Both sides are changed alike, so words that merely look so do no harm.
_VARIANTS = {
    "grey": "gray",
    "towards": "toward",
    "afterwards": "afterward",
    "amongst": "among",
    "whilst": "while",
    "programme": "program",
    "programmes": "programs",
    "judgement": "judgment",
    "ageing": "aging",
    "okay": "ok",
}
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=\w{3})ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=\w{3})our(s|ed|ing|able|ite|ites|hood|hoods)?$"), r"or\1"),
    (re.compile(r"(?<=\w{2}[tb])re(s|d)?$"), r"er\1"),
    (re.compile(r"(?<=\w{3})ence(s?)$"), r"ense\1"),
    (re.compile(r"(?<=\w{5})ll(ed|ing|er|ers)$"), r"l\1"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word with the signs around it.

    ``text[start:end]`` is its stretch, up to the next word; the stretches of a span's words cover the span. ``core`` is
    the folded word, ``look`` the folded stretch, ``norm`` what is compared. ``part`` counts the spans, ``segment`` the
    sentences, which an ellipsis ends, too; ``opens`` says that the word is the first of one.
    """

    start: int
    end: int
    core: str
    norm: str
    look: str
    part: int
    segment: int
    opens: bool
    bracketed: bool

    @property
    def is_word(self) -> bool:
        """Whether there is a word and not a mere sign."""
        return self.norm not in ("", CUT)

    @property
    def is_capitalised(self) -> bool:
        """Whether the word begins with a capital."""
        return self.core[:1].isupper()


@lru_cache(maxsize=20_000)
def norm_of(word: str) -> str:
    """What is compared of a word; an ellipsis has the norm :data:`CUT`."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char)).casefold()
    plain = _INVISIBLE.sub("", plain)
    if compound := _TENS_AND_UNIT.fullmatch(plain):
        return str(int(NUMBER_WORDS[compound[1]]) + int(NUMBER_WORDS[compound[2]]))
    if plain in ("%", "&") or (plain.startswith("per") and plain[3:4].isspace()):
        return "and" if plain == "&" else "percent"
    if _THOUSANDS.fullmatch(plain.lstrip("$€£¥")):
        return plain.replace(",", "")
    plain = re.sub(rf"[{_APOSTROPHES}.]", "", plain) if not plain[-1:].isdigit() else plain
    plain = NUMBER_WORDS.get(plain) or _VARIANTS.get(plain, plain)
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return plain


def tokens_of(spans: Sequence[Span], text: str) -> tuple[Token, ...]:
    """The words of the spans in their order; a span without words is one token with an empty norm."""
    found: list[Token] = []
    segment = 0
    for part, span in enumerate(spans):
        depth = 0
        for start, core, end in _atoms(span, text):
            stretch = fold(text[start:end])
            word = core.of(text) if core else ""
            depth += stretch[: core.start - start].count("[") if core else 0
            cut = bool(word) and not any(char.isalnum() or char in "&%" for char in word)
            if cut and found:
                segment += 1
            norm = CUT if cut else norm_of(word)
            look = " ".join(_INVISIBLE.sub("", stretch).split())
            opens = not found or found[-1].segment != segment
            found.append(Token(start, end, fold(word), norm, look, part, segment, opens, cut or depth > 0))
            behind = stretch[core.end - start :] if core else ""
            depth = max(0, depth + behind.count("[") - behind.count("]"))
            if cut or _ends_sentence(found[-1], behind):
                segment += 1
    return tuple(found)


def _atoms(span: Span, text: str) -> Iterator[tuple[int, Span | None, int]]:
    """Start, word and end of each token; the stretches meet, from the start of the span to its end."""
    cores = [Span(*match.span()) for match in _ATOM.finditer(text, span.start, span.end)]
    if not cores:
        yield span.start, None, span.end
        return
    borders = [_border(core.end, following.start, text) for core, following in pairwise(cores)]
    yield from zip([span.start, *borders], cores, [*borders, span.end], strict=True)


def _border(end: int, start: int, text: str) -> int:
    """Where the stretch between two words is divided: behind white space, else before what opens the second."""
    between = text[end:start]
    for place in range(len(between), 0, -1):
        if between[place - 1].isspace():
            return end + place
    return end + len(between.rstrip(_OPENING))


def _ends_sentence(token: Token, behind: str) -> bool:
    if not _SENTENCE_END.search(behind):
        return False
    return token.norm not in _TITLES and not (len(token.core) == 1 and token.core.isalpha())


def sentences_of(tokens: Sequence[Token]) -> dict[int, tuple[int, int]]:
    """First place and place behind the last word, by number of the sentence."""
    found: dict[int, tuple[int, int]] = {}
    for place, token in enumerate(tokens):
        start, _ = found.get(token.segment, (place, place))
        found[token.segment] = (start, place + 1)
    return found
