"""The statements of a headline that has several (docs/method.md, "Claims")."""

from reports.extraction.claims.tree import FINITE, Range, Tree

#: From the method: words of a part of a headline.
SHORTEST_PART = 3


def headline_parts(tree: Tree, bounds: Range) -> list[Range]:
    """The parts between semicolons, and between commas where a verb or a figure follows: "toll rises, 200 missing"."""
    parts: list[Range] = []
    start, end = bounds
    for place in range(start + SHORTEST_PART, end - SHORTEST_PART):
        if place - start >= SHORTEST_PART and _parts(tree, place, end):
            parts.append((start, place))
            start = place + 1
    return [*parts, (start, end)]


def _parts(tree: Tree, place: int, end: int) -> bool:
    """Whether a new statement begins behind this mark."""
    if tree.words[place] in {";", "|"}:
        return True
    if tree.words[place] != ",":
        return False
    behind = place + 1
    while behind < end and tree.pos[behind] in {"CCONJ", "ADV"}:
        behind += 1
    # "Two dead, 12 wounded in raid"; but "on May 3, 2019".
    return behind < end and (tree.tags[behind] in FINITE or (tree.tags[behind] == "CD" and not tree.ents[place]))
