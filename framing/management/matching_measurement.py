"""What ``manage.py bench`` measures of matching: generated words, so that neither lexicon nor text is anybody's."""

import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence

import ahocorasick_rs

from framing.analysis.entries import ContrastSet, Entry
from framing.analysis.lexicon import Lexicon
from framing.analysis.matching import Matcher
from reports.text.flattened import flattened

#: What the product promises of matching; printed beside the figures.
LEAST_MEGABYTES_A_SECOND = 5.0
MOST_TIMES_THE_BARE_PASS = 5.0
TERMS = 20_000
MEGABYTES = 5
#: One word in so many begins a term, as in reports of a conflict.
WORDS_A_HIT = 100
_ARTICLE = 4_000
_COMMON = 8_000


def matching(rounds: int) -> Iterator[str]:
    """The matcher with 20,000 terms over some megabytes, against a bare pass of an automaton with the same surfaces."""
    terms, texts = _generated()
    entries = tuple(Entry(f"bench.e{number}", "bench", term) for number, term in enumerate(terms))
    matcher = Matcher(Lexicon((ContrastSet("bench", "Bench"),), entries))
    automaton = ahocorasick_rs.AhoCorasick([flattened(term).text[1:-1] for term in terms], store_patterns=False)
    readings = [flattened(text).text for text in texts]
    megabytes = sum(len(text.encode()) for text in texts) / 1_000_000
    both = []
    for _ in range(rounds):
        bare = _seconds(lambda text: automaton.find_matches_as_indexes(text, overlapping=True), readings)
        both.append((_seconds(matcher.find, texts), bare))
    whole, bare = (statistics.median(column) for column in zip(*both, strict=True))
    found = sum(len(matcher.find(text)) for text in texts)
    words = sum(len(text.split()) for text in texts)
    yield f"matching {TERMS:,} terms over {megabytes:.1f} MB: {found:,} finds, one in {words / found:.0f} words"
    yield f"  {megabytes / whole:.1f} MB/s on one core with word boundaries and offsets, median of {rounds}"
    yield f"    (at least {LEAST_MEGABYTES_A_SECOND:.0f})"
    yield f"  {whole / bare:.1f} times a bare pass of the automaton at {megabytes / bare:.0f} MB/s"
    yield f"    (at most {MOST_TIMES_THE_BARE_PASS:.0f})"


def _seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    began = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - began


def _generated() -> tuple[list[str], list[str]]:
    """Terms of one or two words, some hyphenated, and texts that print them among words of their own."""
    chance = random.Random(7)
    words = sorted({invented_word(chance) for _ in range(3 * TERMS)})
    chance.shuffle(words)
    common, rare = words[:_COMMON], words[_COMMON : _COMMON + TERMS]
    shapes = ("{rare}", "{rare}", "{rare} {common}", "{common}-{rare}")
    terms = [chance.choice(shapes).format(rare=word, common=chance.choice(common)) for word in rare]
    texts = [_text(chance, common, terms) for _ in range(MEGABYTES * 1_000_000 // _ARTICLE)]
    return terms, texts


def invented_word(chance: random.Random) -> str:
    """A word of no language."""
    syllables = (chance.choice("bcdfghklmnprstvw") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
    return "".join(syllables) + chance.choice(["", "n", "s", "r", "l"])


def _text(chance: random.Random, common: Sequence[str], terms: Sequence[str]) -> str:
    """Sentences in paragraphs; a few words are frequent and most are not, as in any language."""
    sentences: list[str] = []
    while sum(map(len, sentences)) < _ARTICLE:
        words = [
            chance.choice(terms)
            if chance.random() < 1 / WORDS_A_HIT
            else common[min(int(chance.paretovariate(0.6)), len(common)) - 1]
            for _ in range(chance.randint(8, 24))
        ]
        ending = chance.choice([". ", ". ", ", “so” they’d say. ", "!\n\n"])
        sentences.append(" ".join(words).capitalize() + ending)
    return "".join(sentences)
