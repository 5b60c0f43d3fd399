"""A lexicon with changes laid over it, as publishing them would leave it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from framing.analysis.entries import ContrastSet, Entry, LexiconError, ReferentKind, insist
from framing.analysis.lexicon import Lexicon
from framing.analysis.tables import entry_of, read_contrast_set, set_table_of, table_of


class OverlayKind(StrEnum):
    """What a change does to its entry."""

    NEW = "new"
    CHANGE = "change"
    RETIRE = "retire"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that is new, reads otherwise or goes; ``contrast_set`` where its set is new or changed with it."""

    code: str
    kind: OverlayKind
    entry: Entry | None = None
    contrast_set: ContrastSet | None = None


def with_changes(lexicon: Lexicon, changes: Iterable[Change]) -> Lexicon:
    """The lexicon with every change laid over it; LexiconError names what does not fit and the fix.

    Of several changes of one set the last one holds. A set whose last entry goes stays.
    """
    entries = {entry.code: entry for entry in lexicon.entries}
    sets = dict(lexicon.sets)
    for change in changes:
        if change.contrast_set is not None:
            sets[change.contrast_set.code] = change.contrast_set
        if change.kind is OverlayKind.RETIRE:
            insist(change.code in entries, f"entry “{change.code}”: it is not in the lexicon, so it cannot be retired")
            del entries[change.code]
            continue
        insist(change.entry is not None, f"entry “{change.code}”: the change holds no entry; open it again")
        insist(
            change.kind is OverlayKind.CHANGE or change.code not in entries,
            f"entry “{change.code}”: the lexicon has it already; change it there or use another code",
        )
        insist(
            change.kind is OverlayKind.NEW or change.code in entries,
            f"entry “{change.code}”: it is not in the lexicon any more; add it as a new entry",
        )
        assert change.entry is not None
        entries[change.code] = change.entry
    return replace(lexicon, contrast_sets=tuple(sets.values()), entries=tuple(entries.values()))


def change_of(row: Mapping[str, Any], lexicon: Lexicon) -> Change:
    """The change that a row of {code, kind, entry, contrast_set} tables stands for; LexiconError where it is none."""
    kind = OverlayKind(row["kind"])
    given = row.get("contrast_set")
    contrast_set = read_contrast_set(dict(given)) if given else None
    if kind is OverlayKind.RETIRE:
        return Change(row["code"], kind, None, contrast_set)
    table = dict(row["entry"])
    known = contrast_set or lexicon.sets.get(str(table.get("contrast_set")))
    try:
        entry = entry_of(table, known.kind if known else ReferentKind.ACTOR)
    except LexiconError as error:
        raise LexiconError(f"entry “{row['code']}”: {error}") from error
    insist(entry.code == row["code"], f"entry “{row['code']}”: its table has the code “{entry.code}”; use one of them")
    return Change(entry.code, kind, entry, contrast_set)


def row_of(change: Change) -> dict[str, Any]:
    """The row of a change, in one canonical shape; ``change_of`` gives the change back."""
    return {
        "code": change.code,
        "kind": str(change.kind),
        "entry": table_of(change.entry) if change.entry else None,
        "contrast_set": set_table_of(change.contrast_set) if change.contrast_set else None,
    }
