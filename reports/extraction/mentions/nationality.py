"""The country that somebody or something is said to belong to (docs/method.md, "Mentions")."""

from collections.abc import Iterator

from reports.extraction.claims.names import folded_name
from reports.extraction.claims.nations import CAPITALS, NATIONS
from reports.extraction.claims.tree import Range, Tree
from reports.extraction.mentions.names import LONGEST_NATION, Names
from reports.extraction.mentions.paragraphs import Paragraph
from reports.extraction.mentions.words import RULING, SEATS

# Countries by their letters, which are words and parts of names without capitals.
_LETTERS = frozenset(["us", "un", "uk", "eu", "uae", "drc"])

Found = tuple[str, Range]
"""The key of a country and the tokens that say so."""


def nation_of(paragraph: Paragraph, names: Names, bounds: Range, head: Range) -> Found | None:
    """The country by the words before the head, by a name's own words, or by "of X" behind it."""
    start, end = bounds
    before = list(_nations(paragraph, names, start, head[0]))
    if before:
        return before[-1]
    for found in _nations(paragraph, names, head[0], head[1]):
        return found
    return _behind(paragraph, names, head[1] - 1, end)


def _nations(paragraph: Paragraph, names: Names, start: int, end: int) -> Iterator[Found]:
    """Every name or adjective of a country in a range, the longest reading of each."""
    tree, place = paragraph.tree, start
    while place < end:
        found = _nation_at(paragraph, names, place, end) if tree.texts[place][0].isupper() else None
        if found is not None:
            yield found
            place = found[1][1]
        else:
            place += 1


def _nation_at(paragraph: Paragraph, names: Names, start: int, end: int) -> Found | None:
    tree = paragraph.tree
    for stop in range(min(start + LONGEST_NATION, end), start, -1):
        if not tree.texts[stop - 1][0].isalpha():
            continue
        folded = paragraph.folded(start, stop)
        key = names.nation(folded)
        if key is not None and folded in _LETTERS and not tree.texts[start].isupper():
            key = None
        if key is None and folded in CAPITALS:
            behind = tree.words[stop] if stop < len(tree) else ""
            key = CAPITALS[folded] if folded in SEATS or behind in {"'s", "'"} or stop == end else None
        if key is not None:
            return None if _is_joined(tree, start, stop) else (key, (start, stop))
    return None


def _is_joined(tree: Tree, start: int, stop: int) -> bool:
    """Whether a hyphen makes it part of a word that says something else: "Karsa-backed", "anti-Karsan"."""
    if start and tree.words[start - 1] == "-" and tree.starts[start - 1] + 1 == tree.starts[start]:
        return True
    return stop + 1 < len(tree) and tree.words[stop] == "-" and tree.starts[stop] + 1 == tree.starts[stop + 1]


def _behind(paragraph: Paragraph, names: Names, head: int, end: int) -> Found | None:
    """ "The president of Karsa", "the government in Orla": the country behind the head."""
    tree, place = paragraph.tree, head + 1
    if place + 1 >= end or tree.words[place] not in {"of", "in"}:
        return None
    ruling = tree.lemmas[head] in RULING
    if tree.words[place] == "in" and not ruling:
        return None
    place += 2 if tree.words[place + 1] == "the" and place + 2 < end else 1
    found = next(_nations(paragraph, names, place, min(end, place + LONGEST_NATION)), None)
    if found is not None and found[1][0] == place:
        return found
    key = CAPITALS.get(folded_name(tree.texts[place])) if ruling else None
    return (key, (place, place + 1)) if key else None


def nation_of_words(words: str) -> str | None:
    """The country of a stretch without a parse: only where it is its name."""
    folded = folded_name(words)
    return NATIONS.get(folded) or (CAPITALS.get(folded) if folded in SEATS else None)
