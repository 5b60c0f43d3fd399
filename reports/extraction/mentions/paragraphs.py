"""One paragraph of a report with its tree and its words as printed (docs/method.md, "Mentions")."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.extraction.claims.names import folded_name, is_title_case
from reports.extraction.claims.tree import Tree
from reports.text.parse import ParsedText
from reports.text.zones import Zone


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``text`` is folded, ``titled`` says that its capitals prove nothing."""

    tree: Tree
    text: str
    start: int
    zone: Zone
    titled: bool

    def words(self, start: int, end: int) -> str:
        """The words from one token up to another, as they are printed."""
        tree = self.tree
        return self.text[tree.starts[start] : tree.starts[end - 1] + len(tree.texts[end - 1])]

    def folded(self, start: int, end: int) -> str:
        """The same as a name's key."""
        return folded_name(self.words(start, end) if end - start > 1 else self.tree.texts[start])


def paragraphs_of(parsed: ParsedText, trees: Sequence[Tree]) -> list[Paragraph]:
    """The parsed paragraphs with their trees."""
    paragraphs: list[Paragraph] = []
    for block, tree in zip(parsed.blocks, trees, strict=True):
        titled = block.zone is Zone.HEADLINE and is_title_case(tree)
        paragraphs.append(Paragraph(tree, block.span.of(parsed.folded), block.span.start, block.zone, titled))
    return paragraphs
