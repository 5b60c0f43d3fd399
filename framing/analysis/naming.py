"""Names in a text, and which words are part of one: the resistance in an army's name is nobody's label."""

import re
from collections.abc import Sequence

from reports.text.parse import ParsedText
from reports.text.spans import Span

# What a name span may carry beside the name.
_LEADING = re.compile(r"(?:[\"'(]|\b(?:the|an?)\s+)+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:'s?|[\").,;:])+$")


class Names:
    """The names of one text, ready to be asked at a place."""

    def __init__(self, parsed: ParsedText, spans: Sequence[Span]) -> None:
        self._folded = parsed.folded
        self._by_block: list[list[Span]] = [[] for _ in parsed.blocks]
        blocks = iter(enumerate(parsed.blocks))
        number, block = next(blocks, (0, None))
        for span in sorted(spans):
            while block is not None and span.start >= block.span.end:
                number, block = next(blocks, (0, None))
            if block is not None and block.span.overlaps(span):
                self._by_block[number].append(self._trimmed(span))

    def around(self, span: Span, block: int) -> Span | None:
        """The name that a word of ``span`` belongs to; None when it is no name, or is one as a whole.

        Words in lower case never belong to a name, and a label that covers the name is a label: only a part of
        something longer is taken.
        """
        for name in self._by_block[block]:
            if name.start >= span.end:
                break
            if not name.overlaps(span) or span.contains(name):
                continue
            shared = self._folded[max(name.start, span.start) : min(name.end, span.end)]
            if any(word[0].isupper() for word in re.findall(r"[^\W_]+", shared)):
                return name
        return None

    def _trimmed(self, span: Span) -> Span:
        words = span.of(self._folded)
        leading = _LEADING.match(words)
        start = leading.end() if leading else 0
        trailing = _TRAILING.search(words, start)
        end = trailing.start() if trailing else len(words)
        return Span(span.start + start, span.start + end) if start < end else span
