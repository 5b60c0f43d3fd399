"""What differs between two states of an entry, or of a lexicon: rows of *field | before | after* (docs/method.md)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from framing.analysis.entries import ContrastSet, Entry
from framing.analysis.lexicon import Lexicon
from framing.analysis.tables import ENTRY_KEYS, full_table_of, set_table_of, table_of

# What finds, judges or counts. The other fields are prose for people, proof (the examples) or order for curators.
MARKING_FIELDS = frozenset(
    {"contrast_set", "term", "forms", "category", "intensity", "valence", "slot", "case", "hyphen", "priority"}
    | {"negation", "name_guard", "plain", "require", "forbid"}
)
# Fields of a set that every mark of its entries carries.
SET_MARKING_FIELDS = frozenset({"referent", "kind"})
_SET_KEYS = ("referent", "kind", "topic", "within")


class ChangeKind(StrEnum):
    """What happened to an entry or a set."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field with its values in words; a list has one item on a line, what is not there is empty."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry that differs; ``affects_marks`` is whether any figure or mark can differ because of it."""

    code: str
    kind: ChangeKind
    fields: tuple[FieldChange, ...]
    affects_marks: bool


def changed_fields(before: Entry | None, after: Entry | None) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the file.

    Against None these are the fields that say more than their default; between two entries defaults are told, too.
    """
    if before is None or after is None:
        full = [table_of(entry) if entry else {} for entry in (before, after)]
    else:
        full = [full_table_of(before), full_table_of(after)]
    return _rows(ENTRY_KEYS, *full)


def changed_set_fields(before: ContrastSet | None, after: ContrastSet | None) -> tuple[FieldChange, ...]:
    """The same for a contrast set."""
    return _rows(_SET_KEYS, *(set_table_of(found) if found else {} for found in (before, after)))


def lexicon_changes(before: Lexicon, after: Lexicon) -> tuple[EntryChange, ...]:
    """The entries that differ, by code.

    An entry whose set got another referent or kind is changed, too: the rows of its set stand behind its own, under
    "set: referent" and "set: kind".
    """
    old = {entry.code: entry for entry in before.entries}
    new = {entry.code: entry for entry in after.entries}
    found = (_change(code, (old.get(code), before), (new.get(code), after)) for code in sorted(old.keys() | new.keys()))
    return tuple(change for change in found if change is not None)


def contrast_set_changes(before: Lexicon, after: Lexicon) -> tuple[EntryChange, ...]:
    """The contrast sets that differ, by code; ``affects_marks`` only where referent or kind did."""
    changes: list[EntryChange] = []
    for code in sorted(before.sets.keys() | after.sets.keys()):
        fields = changed_set_fields(before.sets.get(code), after.sets.get(code))
        if fields:
            kind = _kind(before.sets.get(code), after.sets.get(code))
            marks = kind is ChangeKind.CHANGED and any(field.name in SET_MARKING_FIELDS for field in fields)
            changes.append(EntryChange(code, kind, fields, marks))
    return tuple(changes)


def _change(code: str, before: tuple[Entry | None, Lexicon], after: tuple[Entry | None, Lexicon]) -> EntryChange | None:
    fields = changed_fields(before[0], after[0])
    kind = _kind(before[0], after[0])
    marks = kind is not ChangeKind.CHANGED or any(field.name in MARKING_FIELDS for field in fields)
    if before[0] is not None and after[0] is not None:
        rows = changed_set_fields(before[1].set_of(before[0]), after[1].set_of(after[0]))
        of_set = [row for row in rows if row.name in SET_MARKING_FIELDS]
        marks = marks or bool(of_set)
        fields += tuple(FieldChange(f"set: {row.name}", row.before, row.after) for row in of_set)
    return EntryChange(code, kind, fields, marks) if fields else None


def _kind(before: object | None, after: object | None) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if after is None else ChangeKind.CHANGED


def _rows(keys: tuple[str, ...], before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    rows = (FieldChange(key, _readable(before.get(key)), _readable(after.get(key))) for key in keys)
    return tuple(row for row in rows if row.before != row.after)


def _readable(value: object) -> str:
    """A value of a table for a person: no quotation marks and brackets that only a file needs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "\n".join(_readable(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_in_line(item)}" for key, item in value.items())
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _in_line(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else _readable(value)
