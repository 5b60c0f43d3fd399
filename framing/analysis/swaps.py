"""The swap test: in the same sentence, exchanging two actors' names must leave every hit as it was.

A lexicon or a rule that marks a word for one actor and not for another takes sides, whoever wrote it (docs/method.md,
"Symmetry"). The sentences are templates in a file of their own; each is filled in with both actors both ways round.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from framing.analysis.entries import LexiconError, insist
from framing.analysis.examples import hits_in, parsed_apart
from framing.analysis.matching import Matcher
from framing.analysis.scoring import Hit
from reports.text.parse import Parser

SLOTS = ("{a}", "{b}")
# The test is worth little on a handful of sentences (docs/method.md, "Symmetry").
FEWEST_SENTENCES = 50
MOST_SENTENCES = 2_000

_CURLY = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class SwapTest:
    """Templates by kind of actor, and for each kind the pairs of names that fill them."""

    templates: tuple[tuple[str, str], ...]
    pairs: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class SwapFailure:
    """One sentence both ways round, with what was found in each, in words."""

    sentence: str
    swapped: str
    found: tuple[str, ...]
    found_swapped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SwapResult:
    """What the test brought out; ``hits`` is how many hits it compared, for a test that finds none proves nothing."""

    sentences: int
    exchanges: int
    hits: int
    failures: tuple[SwapFailure, ...]


def load_swap_test(toml_text: str) -> SwapTest:
    """The test in a file; LexiconError says what is wrong with it."""
    try:
        raw = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"the file is not valid TOML: {error}") from error
    pairs = {
        str(kind): tuple((str(one), str(other)) for one, other in found)
        for kind, found in raw.get("actors", {}).items()
    }
    templates = tuple((str(table.get("actors")), str(table.get("text"))) for table in raw.get("sentence", []))
    insist(len(templates) <= MOST_SENTENCES, f"more than {MOST_SENTENCES} sentences; keep the best")
    for kind, text in templates:
        insist(kind in pairs, f"sentence “{text}”: no actors “{kind}” are listed under [actors]")
        insist(
            set(_CURLY.findall(text)) == set(SLOTS), f"sentence “{text}” must hold both {{a}} and {{b}}, once or more"
        )
        insist("[[" not in text, f"sentence “{text}” holds marks; a swap sentence needs none")
    return SwapTest(templates, pairs)


def swap_failures(test: SwapTest, matcher: Matcher, parser: Parser) -> SwapResult:
    """Every sentence with every pair of its actors, both ways round; what differs between the two is a failure."""
    exchanges = [(text, pair) for kind, text in test.templates for pair in test.pairs[kind]]
    filled = [(_filled(text, one, other), _filled(text, other, one)) for text, (one, other) in exchanges]
    parses = parsed_apart(list(dict.fromkeys(text for both in filled for text in both)), parser)
    hits = 0
    failures: list[SwapFailure] = []
    for (_, (one, other)), (plain, swapped) in zip(exchanges, filled, strict=True):
        found = _told(hits_in(matcher, parses[plain]), {one: "A", other: "B"})
        found_swapped = _told(hits_in(matcher, parses[swapped]), {other: "A", one: "B"})
        hits += len(found)
        if found != found_swapped:
            failures.append(SwapFailure(plain, swapped, found, found_swapped))
    return SwapResult(len(test.templates), len(exchanges), hits, tuple(failures))


def _filled(template: str, one: str, other: str) -> str:
    text = template.replace(SLOTS[0], one).replace(SLOTS[1], other)
    return text[:1].upper() + text[1:]


def _told(hits: Iterable[Hit], names: Mapping[str, str]) -> tuple[str, ...]:
    """Each hit without its place: words, entry, voice, and whether it counts; actors under the letter of their slot."""
    return tuple(
        f"{_lettered(hit.text, names)} ({hit.entry.code}, {hit.voice}, {'counted' if hit.counted else 'not counted'})"
        for hit in hits
    )


def _lettered(words: str, names: Mapping[str, str]) -> str:
    for name, letter in names.items():
        words = re.sub(re.escape(name), letter, words, flags=re.IGNORECASE)
    return words
