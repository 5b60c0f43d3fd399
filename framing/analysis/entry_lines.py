"""Forms and contexts of an entry as lines that a person writes, one a line; reading what was written gives it back.

A form is its words; words before a colon say more: ``lemma verb: shut``, ``proper: Green Coast``, ``pattern: …``.
A context is ``within 8: gate, quay``, ``before: …``, ``after: …``, ``is: VERB`` or ``head amod: old``.
"""

import re
from collections.abc import Mapping
from typing import Any

from framing.analysis.entries import Case, ContextKind, FormKind, Hyphen, LexiconError

_PARTS = {"noun": "NOUN", "verb": "VERB", "adjective": "ADJ", "adverb": "ADV"}
_KINDS = {str(kind) for kind in FormKind}
_CASES = {str(case) for case in Case}
_HYPHENS = {str(hyphen) for hyphen in Hyphen}
_BESIDE = {"before": ContextKind.REGEX_LEFT, "after": ContextKind.REGEX_RIGHT}
_WITHIN = re.compile(r"within (\d{1,4})(?: words?)?")
_KNOWN = "“within 8: gate, quay”, “before: …”, “after: …”, “is: VERB”, “head …” and “child …”"


def read_form_line(line: str) -> str | dict[str, str]:
    """A form as the lexicon file has it; whatever is no known word before a colon belongs to the form itself."""
    head, colon, text = line.partition(":")
    words = head.lower().split()
    if not colon or not words or not set(words) <= _PARTS.keys() | _KINDS | _CASES | _HYPHENS:
        return line.strip()
    parts = [word for word in words if word in _PARTS]
    kind = next((word for word in words if word in _KINDS), "lemma" if parts else "surface")
    table = {kind: text.strip()}
    for word in words:
        if word in _PARTS:
            table["pos"] = _PARTS[word]
        elif word not in _KINDS:
            table["case" if word in _CASES else "hyphen"] = word
    return table[kind] if list(table) == ["surface"] and not _has_head(table[kind]) else table


def form_line(value: str | Mapping[str, str]) -> str:
    """The line of a form of the lexicon file."""
    if isinstance(value, str):
        return f"surface: {value}" if _has_head(value) else value
    kind = next(name for name in value if name in _KINDS)
    parts = {pos: word for word, pos in _PARTS.items()}
    words = [parts.get(value.get("pos", ""), ""), value.get("case", ""), value.get("hyphen", "")]
    words = [word for word in words if word]
    if kind != "surface" or not words:
        words = [kind, *words]
    return f"{' '.join(words)}: {value[kind]}"


def read_context_line(line: str) -> dict[str, Any]:
    """A context as the lexicon file has it; raises LexiconError for a line that begins like none."""
    head, colon, said = (part.strip() for part in line.partition(":"))
    words = head.lower().split()
    if head.lower() in _BESIDE and colon:
        # Blanks at its edges are part of a pattern.
        return {"kind": str(_BESIDE[head.lower()]), "pattern": line.partition(":")[2].removeprefix(" ")}
    if within := _WITHIN.fullmatch(head.lower()):
        return {"kind": str(ContextKind.LEMMA_IN_WINDOW), "n": int(within[1])} | _listed(said)
    if words == ["is"]:
        return {"kind": str(ContextKind.POS), "tags": [tag.upper() for tag in _items(said)]}
    if words and words[0] in ("head", "child") and len(words) <= 2:
        relation = {"relation": head.split()[1]} if len(words) == 2 else {}
        return {"kind": str(ContextKind.DEP), "side": words[0]} | relation | _listed(said)
    raise LexiconError(f"“{line.strip()}” is no context; write one of {_KNOWN}")


def context_line(value: Mapping[str, Any]) -> str:
    """The line of a context of the lexicon file."""
    words = ", ".join([*value.get("lemmas", []), *value.get("entities", [])])
    match value["kind"]:
        case ContextKind.LEMMA_IN_WINDOW:
            return f"within {value['n']}: {words}"
        case ContextKind.REGEX_LEFT:
            return f"before: {value['pattern']}"
        case ContextKind.REGEX_RIGHT:
            return f"after: {value['pattern']}"
        case ContextKind.POS:
            return f"is: {', '.join(value['tags'])}"
    head = f"{value['side']} {value.get('relation', '')}".strip()
    return f"{head}: {words}" if words else head


def _has_head(text: str) -> bool:
    """Whether a form's own words would be read as words about it."""
    return isinstance(read_form_line(text), dict) if ":" in text else False


def _listed(said: str) -> dict[str, list[str]]:
    """Words in capitals name kinds of names, the others are lemmas."""
    items = _items(said)
    lists = {
        "lemmas": [item for item in items if not item.isupper()],
        "entities": [item for item in items if item.isupper()],
    }
    return {key: values for key, values in lists.items() if values}


def _items(said: str) -> list[str]:
    return [item for item in (part.strip() for part in said.split(",")) if item]
