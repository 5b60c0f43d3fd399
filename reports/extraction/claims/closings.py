"""Attributions at the end of a sentence that no quotation holds (docs/method.md, "Claims")."""

from collections.abc import Mapping

from reports.extraction.claims.tree import Range, Tree
from reports.text.cues import SAYING

#: From the method: words from the reporting word to the end of its sentence, and before its speaker.
LONGEST_CLOSING = 12
SHORTEST_STATEMENT = 6
#: From the method: words of the speaker.
LONGEST_SPEAKER = 20


def closing_attribution(tree: Tree, sentence: Range, contents: Mapping[int, Range]) -> Range | None:
    """The speaker of "..., NAME, head of the board, said in a statement" where the parse lost him; else None.

    The words from there on are the attribution, and what stands before them is what was said. ``contents`` are those
    of the reporting words that have a quotation: such a one is asked only where its content swallowed the speaker.
    """
    start, end = sentence
    for place in range(end - 1, max(end - 1 - LONGEST_CLOSING, start + SHORTEST_STATEMENT), -1):
        if tree.lemmas[place] not in SAYING or tree.tags[place] not in {"VBD", "VBZ"}:
            continue
        if any(tree.deps[kid] in {"ccomp", "dobj", "xcomp"} and kid > place for kid in tree.kids[place]):
            return None
        speaker = _speaker(tree, start, place)
        content = contents.get(place)
        return speaker if speaker and (content is None or content[0] < speaker[0] < content[1]) else None
    return None


def _speaker(tree: Tree, start: int, cue: int) -> Range | None:
    """A person's name that a comma parts from the statement, with an office before it and an apposition behind it."""
    first = None
    for place in range(cue - 1, max(cue - LONGEST_SPEAKER, start), -1):
        if tree.pos[place] in {"VERB", "AUX"} and tree.tags[place] != "VBN":
            break
        if tree.ents[place] == "PERSON":
            first = place
        if tree.words[place] == "," and first is not None and first > place:
            return (place + 1, cue) if place - start >= SHORTEST_STATEMENT else None
    return None
