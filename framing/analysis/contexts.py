"""The words around a match: whether a context of its entry holds there (docs/method.md, "Loaded terms")."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.analysis.entries import Context, ContextKind, FormKind
from framing.analysis.matching import TermMatch
from framing.analysis.patterns import safe_context_pattern
from reports.text.fold import lowered
from reports.text.parse import ParsedBlock, ParsedText
from reports.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

# How far a context's expression may look within the sentence; news sentences seldom reach this length.
CONTEXT_REACH = 400
# A lemma in a reason is one of a list; so many of the list are named.
NAMED_LEMMAS = 4

# Tags under which the parser files the forms of a part of speech. Participles before a noun pass as adjectives.
ACCEPTED_TAGS = {
    "VERB": frozenset({"VERB", "AUX"}),
    "NOUN": frozenset({"NOUN", "PROPN"}),
    "ADJ": frozenset({"ADJ", "PROPN"}),
    "ADV": frozenset({"ADV", "PART"}),
}
_PARTICIPLE = re.compile(r"(?:ed|en|ing)\b")
_GAPS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A match with its block, its tokens and its sentence."""

    block: ParsedBlock
    tokens: "Tokens"
    sentence: "Tokens"
    left: str
    right: str

    @property
    def head(self) -> "Token":
        """The token that the others of the match hang on."""
        return self.tokens.root


def surroundings(parsed: ParsedText, block: ParsedBlock, span: Span) -> Surroundings:
    """What stands around the span in its sentence, on the folded text in lower case."""
    doc = block.doc
    offset = block.span.start
    sentence = _sentence_of(parsed, block, span)
    left = lowered(parsed.folded[max(sentence.start, span.start - CONTEXT_REACH) : span.start])
    right = lowered(parsed.folded[span.end : min(sentence.end, span.end + CONTEXT_REACH)])
    return Surroundings(
        block,
        _tokens(doc, span.start - offset, span.end - offset),
        _tokens(doc, sentence.start - offset, sentence.end - offset),
        _GAPS.sub(" ", left),
        _GAPS.sub(" ", right),
    )


def holds(context: Context, around: Surroundings) -> bool:
    """Whether the context holds around the match."""
    match context.kind:
        case ContextKind.LEMMA_IN_WINDOW:
            return _has_lemma_near(context, around)
        case ContextKind.REGEX_LEFT:
            return _compiled(context.pattern).search(around.left) is not None
        case ContextKind.REGEX_RIGHT:
            return _compiled(context.pattern).search(around.right) is not None
        case ContextKind.POS:
            return around.head.pos_ in context.tags
    return _has_relation(context, around)


def has_wanted_tag(match: TermMatch, around: Surroundings) -> bool:
    """Whether the match is the part of speech that its lemma form names; without one everything is wanted."""
    wanted = match.form.pos
    if match.form.kind is not FormKind.LEMMA or wanted is None:
        return True
    tag = around.head.pos_
    return tag in ACCEPTED_TAGS[wanted] or (
        wanted == "VERB" and tag == "ADJ" and bool(_PARTICIPLE.search(around.head.lower_))
    )


def described(context: Context) -> str:
    """What the context asks for, in words for a reader."""
    lemmas = ", ".join([*context.lemmas[:NAMED_LEMMAS], *(["…"] if len(context.lemmas) > NAMED_LEMMAS else [])])
    words = lemmas or ", ".join(context.entities).lower()
    match context.kind:
        case ContextKind.LEMMA_IN_WINDOW:
            return f"one of these words near it: {words}"
        case ContextKind.REGEX_LEFT:
            return "certain words before it"
        case ContextKind.REGEX_RIGHT:
            return "certain words after it"
        case ContextKind.POS:
            return f"use as {' or '.join(tag.lower() for tag in context.tags)}"
    tied = "a word that governs it" if context.side == "head" else "a word that depends on it"
    return f"{tied}: {words}" if words else tied


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(safe_context_pattern(pattern))


def _sentence_of(parsed: ParsedText, block: ParsedBlock, span: Span) -> Span:
    sentences = parsed.sentences
    index = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    if index >= 0 and sentences[index].span.start >= block.span.start and sentences[index].span.end > span.start:
        found = sentences[index].span
        return Span(found.start, max(found.end, span.end))
    return block.span


def _tokens(doc: "Doc", start: int, end: int) -> "Tokens":
    """The tokens that a range of characters touches."""
    found = doc.char_span(start, end, alignment_mode="expand")
    assert found is not None  # a block holds at least the token that was matched
    return found


def _fits(context: Context, token: "Token") -> bool:
    if not context.lemmas and not context.entities:
        return True
    return (
        token.lemma_.lower() in context.lemmas or token.lower_ in context.lemmas or token.ent_type_ in context.entities
    )


def _has_lemma_near(context: Context, around: Surroundings) -> bool:
    doc, tokens, sentence = around.tokens.doc, around.tokens, around.sentence
    before = range(max(sentence.start, tokens.start - context.n), tokens.start)
    after = range(tokens.end, min(sentence.end, tokens.end + context.n))
    return any(_fits(context, doc[index]) for index in (*before, *after))


def _has_relation(context: Context, around: Surroundings) -> bool:
    head = around.head
    if context.side == "head":
        return context.relation in {"", head.dep_} and head.head is not head and _fits(context, head.head)
    children = (child for child in head.children if context.relation in {"", child.dep_})
    return any(_fits(context, child) for child in children if not around.tokens.start <= child.i < around.tokens.end)
