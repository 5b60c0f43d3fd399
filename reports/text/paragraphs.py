"""Paragraphs of a text whatever parts them: blank lines, single line feeds, or lines wrapped at a width."""

import re
from collections.abc import Iterator

from reports.text.spans import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_END = (".", "!", "?", ":", '"', "'", ")", "”", "’", "…")

# A wrapped line is about as long as the page is wide; headlines and captions are seldom followed by small letters.
SHORTEST_WRAPPED_LINE = 40
LONGEST_WRAPPED_LINE = 120


def paragraphs(text: str) -> tuple[Span, ...]:
    """Each paragraph without the white space around it, in text order; together they hold every visible character."""
    found: list[Span] = []
    for run in _line_runs(text):
        if _is_wrapped(text, run):
            found.append(Span(run[0].start, run[-1].end))
        else:
            found += run
    return tuple(found)


def _line_runs(text: str) -> Iterator[list[Span]]:
    """Lines that follow each other without a blank line between them."""
    run: list[Span] = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        span = Span(start, start + len(line.strip()))
        if run and text.count("\n", run[-1].end, span.start) > 1:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _is_wrapped(text: str, run: list[Span]) -> bool:
    """Whether the lines are one paragraph broken at a width: cut in mid-sentence and going on in small letters."""
    if len(run) < 2:
        return False
    if not all(SHORTEST_WRAPPED_LINE <= len(line) <= LONGEST_WRAPPED_LINE for line in run[:-1]):
        return False
    cut = sum(not text[line.end - 1].startswith(_SENTENCE_END) for line in run[:-1])
    small = sum(text[line.start].islower() for line in run[1:])
    return 2 * cut >= len(run) - 1 and 3 * small >= len(run) - 1
