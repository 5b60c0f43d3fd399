"""Names in a text, and which words are part of one: the resistance in an army's name is nobody's label."""

import re
from collections.abc import Sequence

from reports.text.fold import lowered
from reports.text.parse import ParsedBlock, ParsedText
from reports.text.spans import Span
from reports.text.zones import Zone

# A headline with at least this share of capitalised longer words is in Title Case (or capitals): its capitals say
# nothing, and runs of them are no names. Starting value; not calibrated yet.
TITLE_CASE_SHARE = 0.8
SHORTEST_TITLED_WORD = 4
FEWEST_TITLED_WORDS = 3

_LONG_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST_TITLED_WORD},}}")
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
        self._read_titles(parsed)

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

    def _read_titles(self, parsed: ParsedText) -> None:
        """In a Title Case headline only the names of the running text are names."""
        titles = [number for number, block in enumerate(parsed.blocks) if _is_title_case(block, self._folded)]
        if not titles:
            return
        running = (spans for number, spans in enumerate(self._by_block) if number not in titles)
        known = sorted({lowered(name.of(self._folded)) for spans in running for name in spans})
        for number in titles:
            block = parsed.blocks[number].span
            words = lowered(block.of(self._folded))
            self._by_block[number] = sorted(
                Span(block.start + found.start(), block.start + found.end())
                for name in known
                for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words)
            )


def _is_title_case(block: ParsedBlock, folded: str) -> bool:
    if block.zone is not Zone.HEADLINE:
        return False
    words = _LONG_WORD.findall(block.span.of(folded))
    titled = sum(word[0].isupper() for word in words)
    return len(words) >= FEWEST_TITLED_WORDS and titled >= TITLE_CASE_SHARE * len(words)
