"""Whether an entry may be published: its own sentences are its proof (docs/method.md, "Loaded terms")."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from framing.analysis.entries import ContrastSet, Entry
from framing.analysis.lexicon import Lexicon
from framing.analysis.matching import Matcher
from framing.analysis.scoring import Hit, judged
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.names import find_names
from reports.text.parse import ParsedText, Parser
from reports.text.problems import Problem
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone, ZoneSpan

MARK = re.compile(r"\[\[(.+?)\]\]")
_STRAY_MARK = re.compile(r"\[\[|\]\]")
# Two line feeds part the sentences, which are parsed as paragraphs of one text: one call of the parser serves all.
_SEPARATOR = "\n\n"
# Characters of one such text. It bounds the memory that the parses of many entries take at a time.
LONGEST_BATCH = 200_000


@dataclass(frozen=True, slots=True)
class _Example:
    """One sentence without its marks, and where they stood."""

    text: str
    marked: tuple[Span, ...]
    must_match: bool


def problems_of(entry: Entry, parser: Parser) -> tuple[Problem, ...]:
    """Why the entry may not be published; empty when it may."""
    return _problems([entry], parser)[entry.code]


def problems_of_all(lexicon: Lexicon, parser: Parser) -> Mapping[str, tuple[Problem, ...]]:
    """The problems of every entry by its code; each entry is judged by itself, as ``problems_of`` does."""
    found: dict[str, tuple[Problem, ...]] = {}
    for batch in _batches(lexicon.entries):
        found |= _problems(batch, parser)
    return found


def _batches(entries: Iterable[Entry]) -> Iterable[list[Entry]]:
    batch: list[Entry] = []
    length = 0
    for entry in entries:
        batch.append(entry)
        length += sum(len(example) for example in (*entry.matches, *entry.ignores))
        if length > LONGEST_BATCH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _problems(entries: list[Entry], parser: Parser) -> dict[str, tuple[Problem, ...]]:
    examples = {entry.code: _examples(entry) for entry in entries}
    texts = dict.fromkeys(example.text for found in examples.values() for example in found)
    parses = parsed_apart(list(texts), parser)
    problems: dict[str, tuple[Problem, ...]] = {}
    for entry in entries:
        matcher = Matcher(_alone(entry))
        unproven = [
            Problem("no_example", f"{key}: add at least one sentence")
            for key, sentences in (("matches", entry.matches), ("ignores", entry.ignores))
            if not sentences
        ]
        judgements = (_judgement(example, matcher, parses[example.text]) for example in examples[entry.code])
        problems[entry.code] = (*unproven, *_marking_problems(entry), *(one for found in judgements for one in found))
    return problems


def _alone(entry: Entry) -> Lexicon:
    """A lexicon of this entry only: what other entries take from it is settled where texts are analysed."""
    return Lexicon((ContrastSet(entry.contrast_set, entry.contrast_set),), (replace(entry, mirror=""),))


def _examples(entry: Entry) -> list[_Example]:
    return [_example(sentence, must_match=True) for sentence in entry.matches] + [
        _example(sentence, must_match=False) for sentence in entry.ignores
    ]


def _example(sentence: str, *, must_match: bool) -> _Example:
    """The sentence without its marks; blank lines cannot be in it, an example is one paragraph."""
    text, marked, copied = "", [], 0
    for mark in MARK.finditer(sentence):
        text += sentence[copied : mark.start()]
        marked.append(Span(len(text), len(text) + len(mark[1])))
        text += mark[1]
        copied = mark.end()
    return _Example(text + sentence[copied:], tuple(marked), must_match)


def _marking_problems(entry: Entry) -> list[Problem]:
    problems = [
        Problem("unmarked", f"“{sentence}” has no [[marked]] words; mark exactly what the entry must find")
        for sentence in entry.matches
        if not MARK.search(sentence)
    ]
    problems += [
        Problem("stray_mark", f"“{sentence}” has a [[ or ]] without its partner; close or remove it")
        for sentence in (*entry.matches, *entry.ignores)
        if _STRAY_MARK.search(MARK.sub("", sentence))
    ]
    problems += [
        Problem("stray_mark", f"“{sentence}” is to be ignored, yet holds [[marked]] words; remove the marks")
        for sentence in entry.ignores
        if MARK.search(sentence)
    ]
    return problems


def parsed_apart(texts: list[str], parser: Parser) -> dict[str, ParsedText]:
    """Each text as a parsed text of one body paragraph, from one call of the parser."""
    zones: list[ZoneSpan] = []
    start = 0
    for text in texts:
        zones.append(ZoneSpan(Zone.BODY, Span(start, start + len(text))))
        start += len(text) + len(_SEPARATOR)
    parsed = parser.parse(_SEPARATOR.join(texts), zones)
    return {text: _apart(parsed, number, text) for number, text in enumerate(texts)}


def _apart(parsed: ParsedText, number: int, text: str) -> ParsedText:
    """One paragraph as a text of its own, so that no quotation of another example reaches it."""
    block = parsed.blocks[number]
    sentences = tuple(
        replace(
            sentence, span=Span(sentence.span.start - block.span.start, sentence.span.end - block.span.start), block=0
        )
        for sentence in parsed.sentences
        if sentence.block == number
    )
    return replace(
        parsed,
        text=text,
        folded=block.span.of(parsed.folded),
        blocks=(replace(block, span=Span(0, len(text))),),
        sentences=sentences,
    )


def _judgement(example: _Example, matcher: Matcher, parsed: ParsedText) -> Iterable[Problem]:
    """What is wrong with one example."""
    hits = _proven(matcher, parsed)
    found = {hit.span: hit for hit in hits}
    if example.must_match:
        for span in example.marked:
            if span not in found:
                yield Problem("missed", f"“{example.text}” should find “{span.of(example.text)}”; {_told(hits)}", span)
    for span, hit in found.items():
        if span not in example.marked or not example.must_match:
            yield Problem("false_hit", f"“{example.text}” should not find “{hit.text}” ({hit.reason})", span)


def hits_in(matcher: Matcher, parsed: ParsedText) -> tuple[Hit, ...]:
    """The hits in one parsed text, with its quotations and names read as an analysis reads them."""
    quotes = find_quotes(parsed).quotes
    return judged(matcher.find(parsed.text), parsed, voice_map_of(quotes), find_names(parsed))


def _proven(matcher: Matcher, parsed: ParsedText) -> list[Hit]:
    return [hit for hit in hits_in(matcher, parsed) if hit.voice is not Voice.NAME and not hit.ambiguous]


def _told(hits: list[Hit]) -> str:
    return "it finds " + (", ".join(f"“{hit.text}”" for hit in hits) or "nothing")
