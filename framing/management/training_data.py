"""Marked texts on the command line, as examples for the training of a candidate model."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from framing.analysis.candidates.fitting import Example, Kind
from framing.analysis.candidates.tokens import TokenTable, token_table
from framing.analysis.candidates.values import CandidateModelError
from framing.analysis.candidates.words import WordFeatures
from framing.analysis.records import Document, RecordError, document_of
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.names import find_names, marks_of
from reports.text.parse import Parser
from reports.text.spans import Span

Record = Mapping[str, Any]
#: Techniques of a span file that are loaded wording; a span without a technique is one, too.
LOADED_TECHNIQUES = frozenset(["Loaded_Language", "Name_Calling,Labeling"])


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the stretches that people marked in its body; ``label`` says it of the whole text."""

    kind: Kind
    group: str
    text: str
    headline: str
    spans: tuple[Span, ...]
    label: bool | None = None
    #: The share of the people asked who hold the text for loaded; None where nobody counted.
    share: float | None = None


def marked_texts(path: Path, kind: Kind) -> Iterator[Marked]:
    """The texts of a file of JSON lines; raises :class:`CandidateModelError` with the number of a bad line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CandidateModelError(f"{path}: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _READERS[kind](json.loads(line))
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise CandidateModelError(
                f"{path}, line {number}: not a record of the kind “{kind}” ({error!r})."
            ) from error


def _labelled(record: Record) -> Marked:
    label = {"biased": True, "loaded": True, "non-biased": False, "plain": False}[record["label"]]
    spans = _spans(record.get("biased_spans") or record.get("spans") or [])
    group = str(record.get("group") or record.get("url") or record["id"])
    asked = int(record.get("annotators") or 0)
    share = min(int(record["annotators_saying_biased"]) / asked, 1.0) if asked else None
    return Marked(Kind.LABELLED, group, record["text"], "", spans, label, share)


def _with_spans(record: Record) -> Marked:
    loaded = [
        span for span in record["spans"] if span.get("technique") is None or span["technique"] in LOADED_TECHNIQUES
    ]
    group = str(record.get("group") or record["id"])
    return Marked(Kind.SPANS, group, record["text"], record.get("headline") or "", _spans(loaded))


def _with_sentences(record: Record) -> Marked:
    body, starts = "", {}
    for paragraph in record["paragraphs"]:
        for number in paragraph:
            starts[number] = len(body)
            body += record["sentences"][number] + " "
        body = body.rstrip() + "\n\n"
    lexical = [
        span for span in record["bias_spans"] if span.get("bias", "lexical") == "lexical" and span["sentence"] >= 0
    ]
    spans = [Span(starts[one["sentence"]] + one["start"], starts[one["sentence"]] + one["end"]) for one in lexical]
    group = str(record.get("group") or record.get("event_id") or record["id"])
    return Marked(Kind.SENTENCES, group, body, record.get("title") or "", tuple(spans))


def _edited(record: Record) -> Marked:
    span = record["biased_span"]
    group = str(record.get("group") or record["id"])
    return Marked(Kind.EDITS, group, record["biased_text"], "", (Span(span["start"], span["end"]),), label=True)


_READERS: dict[Kind, Callable[[Record], Marked]] = {
    Kind.LABELLED: _labelled,
    Kind.SPANS: _with_spans,
    Kind.SENTENCES: _with_sentences,
    Kind.EDITS: _edited,
}


def _spans(given: Sequence[Record]) -> tuple[Span, ...]:
    return tuple(Span(one["start"], one["end"]) for one in given)


def example_of(marked: Marked, parser: Parser, words: WordFeatures) -> Example | None:
    """The example of a marked text; None for one that the product itself would refuse, or without a sentence."""
    record = {"id": 0, "headline": marked.headline, "body": marked.text, "language": "en"}
    try:
        document = document_of(record)
    except RecordError:
        return None
    parsed = parser.parse(document.text, document.zones)
    marks = marks_of(parsed)
    voices = voice_map_of(find_quotes(parsed, marks).quotes)
    # Terms of the lexicon are examples like any other: what is known to be loaded teaches what is.
    table = token_table(parsed, voices, (), find_names(parsed, marks), words)
    if not table.sentences:
        return None
    spans = _in_document(marked.spans, document)
    loaded = _touching(table, spans)
    sentences = np.zeros(table.sentences, dtype=bool)
    sentences[table.sentence[loaded]] = True
    if marked.label is not None:
        sentences[:] = marked.label
    shares = sentences.astype(np.float64) if marked.share is None else np.full(len(sentences), marked.share)
    return Example(marked.kind, f"{marked.kind} {marked.group}", table, spans, loaded, sentences, shares)


def _in_document(spans: Sequence[Span], document: Document) -> tuple[Span, ...]:
    """Spans of the body as given, in the text that is analysed."""
    start = next(part.start for part in document.parts if part.field == "body")
    length = len(document.text)
    moved = [span.shifted(start) for span in spans]
    return tuple(Span(span.start, min(span.end, length)) for span in moved if span.start < length)


def _touching(table: TokenTable, spans: Sequence[Span]) -> np.ndarray:
    loaded = np.zeros(len(table.starts), dtype=bool)
    for span in spans:
        loaded |= (table.starts < span.end) & (table.ends > span.start)
    return loaded
