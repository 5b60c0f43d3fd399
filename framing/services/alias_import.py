"""Taking in an alias table from a file: first told what it would do, then done as one edition or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User

from framing.analysis.aliases import AliasSet, AliasTable
from framing.analysis.aliases.sets import MOST_SETS, shared_names
from framing.analysis.aliases.sheet import dump_sheet, read_sheet
from framing.analysis.incoming import Fault, Unreadable
from framing.selectors.aliases import alias_table
from framing.services.aliases import AliasRefused, Changed, put_in


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """A set that the file would make or change: its line, what it holds, and the names that come and go."""

    line: int
    given: AliasSet
    is_new: bool
    added: tuple[str, ...]
    removed: tuple[str, ...]
    #: What else is another: kind, note, the name that is shown.
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AliasPlan:
    """What a file would do to the edition that it was laid beside."""

    edition: int
    sets: tuple[PlannedSet, ...]
    unchanged_count: int
    faults: tuple[Fault, ...]
    #: Names that two sets would have, with their codes: each is found in neither.
    shared: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def new_count(self) -> int:
        return sum(row.is_new for row in self.sets)

    @property
    def changed_count(self) -> int:
        return len(self.sets) - self.new_count


def plan_import(content: bytes) -> AliasPlan:
    """What a file would do; AliasRefused when nothing of it can be read. Sets that it does not hold stay."""
    try:
        sheet = read_sheet(content)
    except Unreadable as error:
        raise AliasRefused("file", error.message) from error
    table = alias_table()
    rows = [_planned(sheet.lines[one.code], one, table) for one in sheet.sets if table.by_code.get(one.code) != one]
    given = {one.code: one for one in sheet.sets}
    would_be = AliasTable((*(one for one in table.sets if one.code not in given), *sheet.sets))
    faults = list(sheet.faults)
    if len(would_be.sets) > MOST_SETS:
        message = f"The table would have {len(would_be.sets):,} sets; it may have {MOST_SETS:,}. Retire some first."
        faults.append(Fault(0, "", "", message))
    return AliasPlan(
        edition=table.edition,
        sets=tuple(rows),
        unchanged_count=len(sheet.sets) - len(rows),
        faults=tuple(faults),
        shared=_shared([row.given for row in rows], would_be),
    )


def import_aliases(*, plan: AliasPlan, by: User | None, reason: str = "", with_faults: bool = False) -> Changed:
    """The sets of the plan in force as one edition; AliasRefused stores nothing.

    A file with faults is taken only ``with_faults``: its good sets are stored, the others are left out.
    """
    if plan.faults and not with_faults:
        raise AliasRefused("with_faults", "Some rows cannot be taken. Mend them, or choose to leave their sets out.")
    if not plan.sets:
        raise AliasRefused("file", "The file changes nothing: the table holds exactly these sets.")
    return put_in(sets=[row.given for row in plan.sets], edition=plan.edition, by=by, reason=reason)


def exported_aliases() -> str:
    """The table in force as CSV; to import it changes nothing."""
    return dump_sheet(alias_table().sets)


def _planned(line: int, given: AliasSet, table: AliasTable) -> PlannedSet:
    old = table.by_code.get(given.code)
    if old is None:
        return PlannedSet(line, given, is_new=True, added=given.names, removed=(), changed=())
    pairs = {
        "kind": (old.kind, given.kind),
        "shown name": (old.names[0], given.names[0]),
        "note": (old.note, given.note),
    }
    changed = [name for name, (before, after) in pairs.items() if before != after]
    added = tuple(name for name in given.names if name not in old.names)
    removed = tuple(name for name in old.names if name not in given.names)
    if not (changed or added or removed):
        changed = ["order of names"]
    return PlannedSet(line, given, is_new=False, added=added, removed=removed, changed=tuple(changed))


def _shared(sets: Sequence[AliasSet], would_be: AliasTable) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, tuple[str, ...]] = {}
    for one in sets:
        for name, others in shared_names(one, would_be).items():
            found.setdefault(name, (one.code, *(other.code for other in others)))
    return tuple(sorted(found.items()))
