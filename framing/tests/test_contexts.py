"""Contexts hold or do not hold around a match."""

from dataclasses import replace

import pytest

from framing.analysis.contexts import described, holds, surroundings
from framing.analysis.lexicon import Context, ContextKind
from reports.text.parse import Parser
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

WINDOW, LEFT, RIGHT, POS, DEP = (
    ContextKind.LEMMA_IN_WINDOW,
    ContextKind.REGEX_LEFT,
    ContextKind.REGEX_RIGHT,
    ContextKind.POS,
    ContextKind.DEP,
)


@pytest.mark.parametrize(
    ("text", "term", "context", "expected"),
    [
        ("The unions called a strike.", "strike", Context(WINDOW, n=4, lemmas=("union",)), True),
        ("The unions called a strike.", "strike", Context(WINDOW, n=2, lemmas=("union",)), False),
        ("A strike by the unions began.", "strike", Context(WINDOW, n=3, lemmas=("union",)), True),
        ("The unions met. Then a strike began.", "strike", Context(WINDOW, n=9, lemmas=("union",)), False),
        ("A strike strike began.", "strike strike", Context(WINDOW, n=9, lemmas=("strike",)), False),
        ("The Norwegian regime fell.", "regime", Context(WINDOW, n=2, entities=("NORP",)), True),
        ("The military  regime fell.", "regime", Context(LEFT, pattern=r"\bmilitary\s$"), True),
        ("The military fell. The regime stayed.", "regime", Context(LEFT, pattern=r"military"), False),
        ("He claimed responsibility.", "claimed", Context(RIGHT, pattern=r"^\s+responsibility\b"), True),
        ("He claimed THE town.", "claimed", Context(RIGHT, pattern=r"^ the\b"), True),
        ("He claimed the town.", "claimed", Context(POS, tags=("VERB",)), True),
        ("He paid the claim.", "claim", Context(POS, tags=("VERB",)), False),
        ("The militant union met.", "militant", Context(DEP, side="head", relation="amod", lemmas=("union",)), True),
        ("The militant group met.", "militant", Context(DEP, side="head", relation="amod", lemmas=("union",)), False),
        ("The training regime helped.", "regime", Context(DEP, side="child", lemmas=("training",)), True),
        ("The training regime helped.", "regime", Context(DEP, side="child", relation="amod"), False),
        ("The strict regime helped.", "regime", Context(DEP, side="child", relation="amod"), True),
        ("The strict regime helped.", "strict regime", Context(DEP, side="child", relation="amod"), False),
    ],
)
def test_a_context_holds_where_its_words_stand(
    parser: Parser, text: str, term: str, context: Context, expected: bool
) -> None:
    parsed = parser.parse(text, [ZoneSpan(Zone.BODY, Span(0, len(text)))])
    start = text.index(term)

    around = surroundings(parsed, parsed.blocks[0], Span(start, start + len(term)))

    assert holds(context, around) is expected


def test_without_sentences_the_paragraph_stands_for_the_sentence(parser: Parser) -> None:
    text = "The unions met. Then a strike began."
    parsed = replace(parser.parse(text, [ZoneSpan(Zone.BODY, Span(0, len(text)))]), sentences=())

    around = surroundings(parsed, parsed.blocks[0], Span(23, 29))

    assert holds(Context(WINDOW, n=9, lemmas=("union",)), around)


@pytest.mark.parametrize(
    ("context", "words"),
    [
        (Context(WINDOW, n=3, lemmas=("a", "b", "c", "d", "e")), "one of these words near it: a, b, c, d, …"),
        (Context(LEFT, pattern="a"), "certain words before it"),
        (Context(RIGHT, pattern="a"), "certain words after it"),
        (Context(POS, tags=("VERB", "NOUN")), "use as verb or noun"),
        (Context(DEP, side="head", lemmas=("union",)), "a word that governs it: union"),
        (Context(DEP, side="child", relation="amod"), "a word that depends on it"),
    ],
)
def test_a_context_is_described_in_words(context: Context, words: str) -> None:
    assert described(context) == words
