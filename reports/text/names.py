"""Proper names of several words, and names in quotation marks (docs/method.md, "Names")."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from reports.text.cues import SAYING
from reports.text.marks import Marks, Stretch, find_marks
from reports.text.parse import ParsedBlock, ParsedText
from reports.text.spans import Span, merged
from reports.text.zones import Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME_TYPES = frozenset(
    ["PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"]
)
_PARTICLE_WORDS = "of al el ad as an ar ash at bin ibn bint abu de da do di du la le les van von der den del"
# Small words that stand inside names between capitalised ones.
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_AFTER_OF = frozenset(["the", "al", "el"])
# Small words that join names only where the name goes on: decided by an entity or by the noun before them.
_WEAK_JOINERS = frozenset(["in", "for", "and", "on", "the", "'s", "to"])
_BODY_WORDS = """
    resistance army front movement party council forces force authority committee mission union state states league
    brigade brigades battalion battalions congress alliance coalition organization organisation office centre center
    institute association federation command agency fund group society foundation bank court
"""
# What a name with "in" begins with: the rest says where.
_BODIES = frozenset(_BODY_WORDS.split())
# "Vessen-backed" describes the name behind it and is no part of it.
_DESCRIBING = re.compile(r"-(?:[a-z]+ed|led|run|born|made|held|style|era|wide|based)$")
_CAPITALISED = re.compile(r"[^\W\d_a-z]")
_SMALL = frozenset(["DET", "ADP", "CCONJ", "PART", "SCONJ"])
LONGEST_QUOTED_NAME = 5
LONGEST_QUOTED_TITLE = 8
LONGEST_NAME = 12

# Starting value: from this share of capitalised long words on, capitals prove nothing.
TITLE_CASE = 0.6
# A paragraph of prose with fewer long words than these is too short to be judged by its capitals.
LONG_WORDS = 8
# As many capital letters as the fewest such words in capitals may have, of four letters each; no proof with fewer.
CAPITALS_OF_PROSE = int(4 * TITLE_CASE * LONG_WORDS)


def find_names(parsed: ParsedText, marks: Marks | None = None) -> tuple[Span, ...]:
    """Names of two words or more, and names in quotation marks, in text order and without overlap."""
    names = Names(parsed, marks or marks_of(parsed))
    return merged([*names.runs, *(_without_stop(stretch.span, parsed.folded) for stretch in names.quoted)])


def marks_of(parsed: ParsedText) -> Marks:
    """The quotation marks of a parsed text."""
    headlines = frozenset(number for number, block in enumerate(parsed.blocks) if block.zone is Zone.HEADLINE)
    return find_marks(parsed.text, parsed.folded, [block.span for block in parsed.blocks], headlines)


def _without_stop(span: Span, folded: str) -> Span:
    """The name without the comma or full stop that American print sets inside the marks."""
    return Span(span.start, span.start + len(span.of(folded).rstrip(",.;: ")))


class Names:
    """The names of one text: ``runs`` of capitalised words and the stretches in marks that are ``quoted`` names."""

    def __init__(self, parsed: ParsedText, marks: Marks) -> None:
        self._parsed = parsed
        self._marks = marks
        self._starts = {sentence.span.start for sentence in parsed.sentences}
        self._shouting = [_proves_nothing(block) for block in parsed.blocks]

    @cached_property
    def runs(self) -> tuple[Span, ...]:
        found: list[Span] = []
        for block, shouting in zip(self._parsed.blocks, self._shouting, strict=True):
            if not shouting:
                found += (block.span_of(block.doc[start:end]) for start, end in self._runs_of(block))
        known = {self._key(span) for span in found}
        for block, shouting in zip(self._parsed.blocks, self._shouting, strict=True):
            if shouting and known:
                found += _known_in(block, known)
        return tuple(sorted(found))

    @cached_property
    def quoted(self) -> tuple[Stretch, ...]:
        return tuple(stretch for stretch in self._marks.stretches if self._is_name(stretch))

    def _key(self, span: Span) -> str:
        return " ".join(span.of(self._parsed.folded).lower().split())

    def _runs_of(self, block: ParsedBlock) -> Iterator[tuple[int, int]]:
        """First and last-but-one token of each capitalised run that is a name of several words."""
        doc = block.doc
        words = [token.text for token in doc]
        entity = _entity_numbers(doc)
        index = 0
        while index < len(words):
            if not _is_capitalised(words[index]):
                index += 1
                continue
            end, count = _end_of_run(doc, words, entity, index)
            start = index
            if self._begins_sentence(block, doc[index], words) and not _in_one_entity(entity, index, end):
                count -= 1
                start = _next_capitalised(words, index + 1, end)
            if words[start] == "The":
                count -= 1
                start = _next_capitalised(words, start + 1, end)
            if count >= 2:
                yield start, end
            index = max(end, index + 1)

    def _begins_sentence(self, block: ParsedBlock, token: "Token", words: list[str]) -> bool:
        if block.span.start + token.idx in self._starts or token.i == 0:
            return True
        return words[token.i - 1] in {'"', "'", "``", ":", "-", "(", "["} or token.is_sent_start is True

    def _is_name(self, stretch: Stretch) -> bool:
        """Whether the words in marks are a name: few, capitalised throughout, nobody says them."""
        block = self._parsed.blocks[stretch.block]
        if stretch.goes_on or len(stretch.span) > 80:
            return False
        offset = block.span.start
        part = block.doc.char_span(stretch.span.start - offset, stretch.span.end - offset, alignment_mode="expand")
        if part is None:
            return False
        words = [token for token in part if not token.is_punct and not token.is_space]
        if not words or self._shouting[stretch.block] or part.text.endswith(("!", "?", "…")):
            return False
        content = [token for token in words if token.pos_ not in _SMALL or token is words[0]]
        if not all(_is_capitalised(token.text) or token.is_digit for token in content):
            return False
        if len(content) == 1:
            return _is_capitalised(words[0].text) and not self._is_said(part.start, part.end, block.doc)
        # Verbs have capitals only in titles; two capitalised words with a verb may be somebody's short sentence.
        finite = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in words[1:])
        return len(words) <= (LONGEST_QUOTED_TITLE if len(content) > 2 else LONGEST_QUOTED_NAME) and (
            not finite or len(content) > 2
        )

    def _is_said(self, start: int, end: int, doc: "Doc") -> bool:
        """Whether one capitalised word in marks may be speech or begin a sentence, so that its capital says nothing."""
        opening = start if doc[start].text in {'"', "'"} else start - 1
        if opening <= 0 or doc[opening].is_sent_start or doc[start].is_sent_start:
            return True
        before = doc[opening - 1]
        return before.text in {",", ":"} or before.lemma_ in SAYING or doc[end - 1].text in {"!", "?"}


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and word != "I" and not _DESCRIBING.search(word)


def _next_capitalised(words: list[str], start: int, end: int) -> int:
    while start < end and not _is_capitalised(words[start]):
        start += 1
    return min(start, len(words) - 1)


def _entity_numbers(doc: "Doc") -> list[int]:
    """For each token the number of the name it belongs to, 0 for none."""
    numbers = [0] * len(doc)
    for number, entity in enumerate(doc.ents, 1):
        if entity.label_ in NAME_TYPES:
            numbers[entity.start : entity.end] = [number] * (entity.end - entity.start)
    return numbers


def _in_one_entity(entity: list[int], start: int, end: int) -> bool:
    return entity[start] != 0 and start + 1 < end and entity[start] == entity[start + 1]


def _end_of_run(doc: "Doc", words: list[str], entity: list[int], start: int) -> tuple[int, int]:
    """Where the run that begins at ``start`` ends, and how many capitalised words it has."""
    end, count = start + 1, 1
    index = end
    while index < len(words) and index - start < LONGEST_NAME:
        word = words[index]
        if _is_capitalised(word):
            count += 1
            end = index + 1
        elif not _may_join(doc, words, entity, index, count):
            break
        index += 1
    return end, count


def _may_join(doc: "Doc", words: list[str], entity: list[int], index: int, count: int) -> bool:
    """Whether a small word or a hyphen may stand inside a name at this place."""
    word = words[index]
    if word == "-":
        return not doc[index].whitespace_ and not doc[index - 1].whitespace_
    if word in _PARTICLES or word in {"&", "/"}:
        return True
    if word in _AFTER_OF and words[index - 1] == "of":
        return True
    if word in _WEAK_JOINERS:
        if entity[index] and entity[index] == entity[index - 1]:
            return True
        return word == "in" and count >= 2 and words[index - 1].lower() in _BODIES
    return False


def _proves_nothing(block: ParsedBlock) -> bool:
    """Whether the paragraph is set in Title Case or capitals, so that a capital letter says nothing."""
    is_prose = len(block.doc) > 40 or (block.zone is not Zone.HEADLINE and block.doc.text.endswith((".", '"')))
    # Most paragraphs have too few capitals for that; asking their letters costs less than asking every token.
    if is_prose and sum(map(str.isupper, block.doc.text)) <= CAPITALS_OF_PROSE:
        return False
    words = [token.text for token in block.doc if token.is_alpha and len(token) > 3]
    if is_prose:
        return len(words) > LONG_WORDS and sum(word.isupper() for word in words) > TITLE_CASE * len(words)
    capitalised = sum(word[0].isupper() for word in words)
    return len(words) > 2 and capitalised > TITLE_CASE * len(words)


def _known_in(block: ParsedBlock, known: set[str]) -> Iterator[Span]:
    """Names of the body that the paragraph repeats, whatever its letters look like."""
    words = [token.text.lower() for token in block.doc]
    spaced = [word + (" " if token.whitespace_ else "") for word, token in zip(words, block.doc, strict=True)]
    index = 0
    while index < len(words):
        end = 0
        key = ""
        for stop in range(index, min(index + LONGEST_NAME, len(words))):
            key += spaced[stop]
            if key.rstrip() in known:
                end = stop + 1
        if end:
            yield block.span_of(block.doc[index:end])
        index = max(end, index + 1)
