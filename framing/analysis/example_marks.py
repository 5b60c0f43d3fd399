"""Example sentences and the [[marks]] in them."""

from collections.abc import Sequence

from framing.analysis.examples import MARK
from reports.text.spans import Span


def without_marks(sentence: str) -> str:
    """The sentence as it would stand in a report."""
    return MARK.sub(r"\1", sentence)


def marked_spans(sentence: str) -> tuple[Span, ...]:
    """Where the marked words stand in the sentence without its marks."""
    spans, shift = [], 0
    for mark in MARK.finditer(sentence):
        start = mark.start() - shift
        spans.append(Span(start, start + len(mark[1])))
        shift += len(mark.group()) - len(mark[1])
    return tuple(spans)


def with_marks(sentence: str, spans: Sequence[Span]) -> str:
    """The sentence with [[marks]] around the spans, which do not overlap."""
    marked, copied = "", 0
    for span in sorted(spans):
        marked += f"{sentence[copied : span.start]}[[{span.of(sentence)}]]"
        copied = span.end
    return marked + sentence[copied:]


def merged_example(sentences: Sequence[str], added: str) -> list[str]:
    """The sentences and one more; where its words are there already they get its marks, too.

    An entry must find every mark of a sentence and nothing else in it, so that one sentence stands once.
    """
    plain = without_marks(added)
    merged = list(sentences)
    for number, sentence in enumerate(merged):
        if without_marks(sentence) == plain:
            spans = list(marked_spans(sentence))
            for span in marked_spans(added):
                if all(span.end <= other.start or other.end <= span.start for other in spans):
                    spans.append(span)
            merged[number] = with_marks(plain, spans)
            return merged
    return [*merged, added]
