"""Outlets that a report only names as where its words or pictures come from (docs/method.md, "Mentions")."""

from reports.extraction.claims.tree import Tree
from reports.extraction.mentions.describing import Draft
from reports.extraction.mentions.values import MentionKind

_OUTLET_WORDS = """
    news tv television radio times post press journal herald tribune gazette agency telegraph observer chronicle wire
    broadcasting newspaper courier guardian mirror mail today newsroom images
"""
# The last words of outlets' names.
_OUTLETS = frozenset(_OUTLET_WORDS.split())
_KNOWN_WORDS = """
    afp ap reuters bbc cnn nbc abc cbs msnbc cnbc npr pbs upi dpa efe ansa tass interfax xinhua kyodo yonhap anadolu
    irna tasnim isna mehr wafa sana bloomberg politico axios getty epa pti ani itv afp/getty bernama antara
"""
_KNOWN = frozenset(_KNOWN_WORDS.split())
_TELLING = frozenset(["tell", "inform"])
_SPEAKING = frozenset(["confirm", "say", "speak", "tell", "state", "write", "explain", "disclose", "talk", "reveal"])
_SOURCES = frozenset(["source", "correspondent", "reporter", "photographer", "journalist", "camera"])
_CREDITING = frozenset(["by", "via", "from", "courtesy", "/"])
_PICTURES = frozenset(["photo", "photograph", "picture", "image", "footage", "video", "file", "photos", "screenshot"])


def is_credit(draft: Draft, tree: Tree) -> bool:
    """Whether an outlet's name stands there as whom somebody told, who reports it, or who made the picture."""
    if draft.kind not in _POSSIBLE or not _is_outlet(draft.key):
        return False
    place, relation = draft.root, tree.deps[draft.root]
    head = tree.heads[place]
    if relation in {"dobj", "dative"} and tree.lemmas[head] in _TELLING:
        return True
    if relation == "nsubj" and tree.lemmas[head] == "report":
        return True
    if relation in {"compound", "poss", "nmod"} and tree.lemmas[head] in _SOURCES:
        return True
    if relation == "pobj":
        above = tree.lemmas[tree.heads[head]]
        if tree.words[head] in {"to", "with"} and above in _SPEAKING:
            return True
        if tree.words[head] == "to" and tree.words[head - 1 : head] == ["according"]:
            return True
    start = draft.bounds[0]
    before = tree.words[max(start - 3, 0) : start]
    return not _CREDITING.isdisjoint(before) and not _PICTURES.isdisjoint(before)


def _is_outlet(key: str) -> bool:
    words = key.split()
    return bool(words) and (key in _KNOWN or words[0] in _KNOWN or (len(words) > 1 and words[-1] in _OUTLETS))


_POSSIBLE = frozenset([MentionKind.GROUP, MentionKind.OTHER, MentionKind.OBJECT, MentionKind.ACTOR])
