"""One report laid out for the search for mentions: trees, names, and where in the text things stand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reports.extraction.claims.lemmas import singular, spelling_of
from reports.extraction.claims.names import folded_name
from reports.extraction.claims.tree import Range, Tree
from reports.extraction.mentions.names import Names
from reports.extraction.mentions.paragraphs import paragraphs_of
from reports.text.parse import ParsedText
from reports.text.spans import Span

# Pairs of the table of spellings that join two words, not two spellings of one: labels are told apart by them.
_OTHER_WORDS = """
    airstrike air-strike serviceman spokeswoman spokesman chairwoman chairman wounded dead death killing bombing
    shelling shooting shot wounding injured targeting arrested detained voting elected
"""
_KEPT = frozenset(_OTHER_WORDS.split())
_WORDS = re.compile(r"\w+(?:[-'’.]\w+)*")


class Reading:
    """A parsed text with one tree a paragraph."""

    def __init__(self, parsed: ParsedText, trees: Sequence[Tree]) -> None:
        self.parsed = parsed
        self.paragraphs = paragraphs_of(parsed, trees)
        self.trees = [paragraph.tree for paragraph in self.paragraphs]
        self.names = Names(self.paragraphs)
        self._starts = [block.span.start for block in parsed.blocks]
        self._sentences = [sentence.span.start for sentence in parsed.sentences]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that a place belongs to, or of the last one before it."""
        return max(bisect_right(self._sentences, place) - 1, 0)

    def tokens_of(self, span: Span) -> tuple[int, Range] | None:
        """The paragraph and the tokens that a span touches; of two paragraphs the first with a word of it."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        for number in range(first, len(self.trees)):
            block, tree = self.parsed.blocks[number], self.trees[number]
            if block.span.start >= span.end:
                return None
            start = bisect_right(tree.starts, span.start - block.span.start) - 1
            end = bisect_left(tree.starts, span.end - block.span.start)
            start = max(start, 0)
            if start < end and tree.starts[start] + len(tree.texts[start]) <= span.start - block.span.start:
                start += 1
            if start < end and any(tree.pos[place] not in _SILENT for place in range(start, end)):
                return number, (start, end)
        return None

    def span_of(self, block: int, bounds: Range) -> Span:
        """Where a range of tokens stands in the text."""
        tree, offset = self.trees[block], self.parsed.blocks[block].span.start
        return Span(
            offset + tree.starts[bounds[0]], offset + tree.starts[bounds[1] - 1] + len(tree.texts[bounds[1] - 1])
        )

    def lemma(self, block: int, token: int) -> str:
        """The lemma of a token in one spelling; of a capitalised plural its singular."""
        tree = self.trees[block]
        if tree.pos[token] == "PROPN":
            return spelling(singular(folded_name(tree.words[token])) or tree.words[token])
        return spelling(tree.lemmas[token])


_SILENT = frozenset(["PUNCT", "SPACE"])


def spelling(lemma: str) -> str:
    """A lemma in American spelling, without apostrophes and dots."""
    return lemma if lemma in _KEPT else spelling_of(lemma)


def words_of(text: str) -> list[tuple[int, int]]:
    """Where the words of a stretch without a parse begin and end."""
    return [match.span() for match in _WORDS.finditer(text)]
