"""The patterns of contexts are told in words that they do match."""

import re
from pathlib import Path

import pytest

from framing.analysis.lexicon import ContextKind, load_lexicon
from framing.pattern_words import phrases_of

STARTER = Path(__file__).resolve().parents[1] / "lexicons" / "en.toml"


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        (r"\bmilitary\s+$", ("military",)),
        (r"\b(?:lightning|hunger) $", ("lightning", "hunger")),
        (r"^ (?:tariffs?|dut(?:y|ies))\b", ("tariff(s)", "duty", "duties")),
        (r"^ of (?:\S{1,14} )?(?:\S{1,14} )?(?:privacy|space)\b", ("of … privacy", "of … space")),
        (r"^ (?:the )?(?:chief|boss)\b", ("(the) chief", "(the) boss")),
        (r"^ activis\w{0,12}\b", ("activis…",)),
        (r"^(?:-|[.,;])", ("a hyphen", "a full stop", "a comma", "a semicolon")),
        (r"\b(?:fire|prize)[ -]$", ("fire", "prize")),
        (r"^ \d{1,2}-\d", ("0–9-0–9",)),
        (r"^ [b-z]\b", ()),
        (r"^ [^a]\b", ()),
        (r"^ (?!x)y", ()),
        (r"^ x{2,3}", ()),
        (r"^ (?:a|b)(?:c|d)", ("ac", "ad", "bc", "bd")),
        (r"^ (?:a|b", ()),
        ("|".join(f"word{number}" for number in range(100)), ()),
    ],
)
def test_phrases(pattern, phrases):
    assert phrases_of(pattern) == phrases


def plain(phrases):
    """The phrases that are words and nothing else."""
    return [phrase for phrase in phrases if re.fullmatch(r"[a-z' -]+", phrase) and not phrase.startswith("a ")]


def test_every_phrase_of_the_starter_lexicon_matches_its_pattern():
    lexicon = load_lexicon(STARTER.read_text(encoding="utf-8"))
    contexts = [context for entry in lexicon.entries for context in (*entry.require, *entry.forbid) if context.pattern]

    silent = [
        (context.pattern, phrase)
        for context in contexts
        for phrase in plain(phrases_of(context.pattern))
        for beside in [
            [f" {phrase} ", f" {phrase}", f" {phrase}-"]
            if context.kind is ContextKind.REGEX_LEFT
            else [f" {phrase} ", f"-{phrase} ", f"{phrase} "]
        ]
        if not any(re.search(context.pattern, words) for words in beside)
    ]

    assert contexts
    assert silent == []
