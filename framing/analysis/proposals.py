"""What is wrong with a proposed entry before any example is read: field by field, and among the entries around it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from framing.analysis.entries import MAX_FORMS, ContrastSet, Entry, LexiconError
from framing.analysis.lexicon import Lexicon
from framing.analysis.tables import entry_of, read_contrast_set, set_table_of, suggestion, table_of

# Stands for the fields that are not looked at, so that one field can be judged by itself.
_STAND_IN = {"code": "_", "contrast_set": "_", "term": "x", "forms": ["x"]}
# Words that stand in nearly every sentence; a form of nothing else would mark all that is printed.
_EVERYWHERE_WORDS = """
a an the this that these those it its he she they them his her their we our you i me my who which what there
and or but if so as than then not no nor of in on at to for from by with about into over after before under
is are was were be been being am has have had do does did will would can could may might shall should must
said says say all any some more most such also just only very
"""
_EVERYWHERE = frozenset(_EVERYWHERE_WORDS.split())
_LISTS = ("forms", "guidance", "require", "forbid", "matches", "ignores", "tags")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: the key of the field it is about (empty: the entry as a whole), and what to do."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a proposed entry may refer to: the live lexicon, and what other open drafts would add to it."""

    lexicon: Lexicon
    drafted_sets: Mapping[str, ContrastSet] = field(default_factory=dict)
    drafted_codes: frozenset[str] = frozenset()

    def set_called(self, code: str) -> ContrastSet | None:
        """The contrast set of that code; None when there is none."""
        return self.lexicon.sets.get(code) or self.drafted_sets.get(code)


def faults_in(table: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Every fault of an entry's table that its own fields show; empty when it can be read as an entry."""
    everywhere = tuple(_everywhere_faults(table))
    try:
        entry_of(table)
    except LexiconError as error:
        faults = [fault for key, value in table.items() for fault in _faults_of_field(key, value)]
        return tuple(dict.fromkeys([*faults, *everywhere])) or (Fault(_field_of_whole(str(error)), str(error)),)
    return everywhere


def faults_in_set(table: Mapping[str, Any]) -> tuple[Fault, ...]:
    """The same for the table of a contrast set; the fields are named "set_code", "set_referent" and so on."""
    faults: list[Fault] = []
    for key, value in table.items():
        try:
            read_contrast_set({"code": "x", "referent": "x"} | {key: value})
        except LexiconError as error:
            faults.append(Fault(f"set_{key}", str(error)))
    if not faults and not str(table.get("referent", "")).strip():
        faults.append(Fault("set_referent", "the referent is empty; name the people, thing or event"))
    return tuple(faults)


def faults_around(entry: Entry, contrast_set: ContrastSet | None, around: Surroundings) -> tuple[Fault, ...]:
    """The faults of an entry among the others: its set and its mirror must exist, wider sets make no circle."""
    faults: list[Fault] = []
    known = contrast_set or around.set_called(entry.contrast_set)
    if not entry.contrast_set:
        faults.append(Fault("contrast_set", "choose the contrast set that the label belongs to, or make a new one"))
    elif known is None or known.code != entry.contrast_set:
        hint = suggestion(entry.contrast_set, [*around.lexicon.sets, *around.drafted_sets])
        faults.append(
            Fault(
                "contrast_set", f"there is no set “{entry.contrast_set}”{hint}; choose one, or make it with the draft"
            )
        )
    if entry.mirror:
        codes = {other.code for other in around.lexicon.entries} | around.drafted_codes
        if entry.mirror not in codes:
            hint = suggestion(entry.mirror, codes)
            faults.append(Fault("mirror", f"there is no entry “{entry.mirror}”{hint}; name another or leave it empty"))
    return (*faults, *_faults_of_wider(contrast_set, around))


def set_of_table(table: Mapping[str, Any]) -> ContrastSet:
    """The contrast set in one table with the keys of the file."""
    return read_contrast_set(dict(table))


def plain_table(table: Mapping[str, Any]) -> dict[str, Any]:
    """The same entry as it is stored and compared: keys in the order of the file, defaults left out, days as texts."""
    plain: dict[str, Any] = json.loads(json.dumps(table_of(entry_of(table)), default=str))
    return plain


def entry_digest(entry: Entry) -> str:
    """SHA-256 of an entry: equal exactly when every field is."""
    return _digest(table_of(entry))


def proof_digest(entry: Entry, contrast_set: ContrastSet) -> str:
    """SHA-256 of an entry and its set, under which the proof of its examples is stored."""
    return _digest([table_of(entry), set_table_of(contrast_set)])


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def _faults_of_field(key: str, value: Any) -> Iterable[Fault]:
    is_list = key in _LISTS and isinstance(value, list) and 0 < len(value) <= MAX_FORMS
    parts = [[part] for part in value] if is_list else [value]
    alone = [fault for part in parts for fault in _fault_alone(key, part)]
    # A list may be wrong as a whole, for example too long.
    return alone or (_fault_alone(key, value) if len(parts) > 1 else ())


def _everywhere_faults(table: Mapping[str, Any]) -> Iterable[Fault]:
    """The forms that nearly every sentence has."""
    forms = table.get("forms") or [table.get("term")]
    for form in forms if isinstance(forms, list) else ():
        text = form.get("surface") or form.get("lemma") if isinstance(form, dict) else form
        words = text.lower().split() if isinstance(text, str) else []
        if words and set(words) <= _EVERYWHERE:
            yield Fault("forms", f"“{text}” stands in nearly every sentence; write the words around it, too")


def _fault_alone(key: str, value: Any) -> Iterable[Fault]:
    try:
        entry_of(_STAND_IN | {key: value})
    except LexiconError as error:
        return (Fault(key, str(error)),)
    return ()


def _field_of_whole(message: str) -> str:
    """The field that a fault of the whole entry is mended in."""
    starts = {"a form": "forms", "form “": "forms", "“mirror”": "mirror", "“plain”": "plain", "lemma “": "forms"}
    return next((key for start, key in starts.items() if message.startswith(start)), "")


def _faults_of_wider(contrast_set: ContrastSet | None, around: Surroundings) -> tuple[Fault, ...]:
    if contrast_set is None:
        return ()
    sets = {**around.drafted_sets, **around.lexicon.sets, contrast_set.code: contrast_set}
    try:
        Lexicon(tuple(sets.values()), ())
    except LexiconError as error:
        # Another draft may be broken in itself; that is no fault of this one.
        told = [line for line in str(error).splitlines() if f"“{contrast_set.code}”" in line]
        return tuple(Fault("set_within", line) for line in told)
    return ()
