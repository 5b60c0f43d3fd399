"""The word of a phrase that says what it speaks of (docs/method.md, "Mentions")."""

from reports.extraction.claims.people import MEASURES
from reports.extraction.claims.tree import Range, Tree
from reports.extraction.mentions.names import Named

NOUNS = frozenset(["NOUN", "PROPN"])
VERBS = frozenset(["VERB", "AUX"])
_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"])
# Verbs in these places serve another word.
_SERVING = frozenset(["aux", "auxpass", "amod"])


def head_in(tree: Tree, bounds: Range) -> int:
    """The word on which the others of a range hang: the verb where it governs the rest, else the first noun."""
    start, end = bounds
    tops = [place for place in range(start, end) if not start <= tree.heads[place] < end or tree.heads[place] == place]
    for place in tops:
        if tree.pos[place] in VERBS and tree.deps[place] not in _SERVING and (place == start or len(tops) < 3):
            return place
    nouns = [place for place in tops if tree.pos[place] in NOUNS]
    if nouns and nouns[0] + 2 < end and tree.words[nouns[0] + 1] in {"'s", "'"}:
        # "Orla's campaign", whatever the parser hangs on what.
        owned = [place for place in range(nouns[0] + 2, end) if tree.pos[place] in NOUNS]
        nouns = nouns[1:] or owned[:1] or nouns
    if nouns:
        return counted(tree, nouns[-1] if tree.deps[nouns[0]] == "compound" else nouns[0], bounds)
    for wanted in (VERBS, _NOMINAL):
        for place in tops:
            if tree.pos[place] in wanted:
                return place
    words = [place for place in range(start, end) if tree.pos[place] in NOUNS]
    return words[-1] if words else (tops[0] if tops else end - 1)


def counted(tree: Tree, head: int, bounds: Range) -> int:
    """In "a series of raids" and "dozens of guards" the raids and guards are spoken of."""
    for _ in range(2):
        of = next((kid for kid in tree.kids[head] if kid > head and tree.words[kid] == "of"), None)
        below = tree.child(of, "pobj") if of is not None and tree.lemmas[head] in MEASURES else None
        if below is None or not bounds[0] <= below < bounds[1]:
            break
        head = below
    return head


def label_before(tree: Tree, named: Named) -> int | None:
    """The noun right before a name that the name stands in apposition to: "the engineer Ada Muster"."""
    for place in range(named.start, named.end):
        head = tree.heads[place]
        if tree.deps[place] == "appos" and head == named.start - 1 and tree.pos[head] == "NOUN":
            return head
    return None
