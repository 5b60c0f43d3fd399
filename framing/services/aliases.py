"""Changing the alias table: every change is a row of a log and makes an edition; stories that it reaches are compared
anew. See docs/method.md, "Aliases"."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from framing.analysis.aliases import AliasSet, AliasTable, name_key
from framing.analysis.aliases.sets import MOST_SETS, TAKEN_CODES, faults_of_set, plain_line, shared_names
from framing.analysis.incoming import Fault
from framing.lexicons import load_starter_aliases
from framing.models import Alias, AliasChange
from framing.models import AliasSet as AliasSetRow
from framing.models.decisions import LONGEST_REASON
from framing.selectors.alias_reach import MOST_STORIES, stories_reached
from framing.selectors.aliases import (
    alias_table,
    changes_of,
    last_change,
    last_number_of,
    sets_in_force,
    table_of_set,
    value_of,
)
from framing.services.comparison import compare_anew
from reports.extraction.mentions.values import MentionKind
from reports.models import Story

STARTER_REASON = "The starter table that comes with the product."
_ROWS_AT_ONCE = 1_000
_NOT_IN_CODE = re.compile(r"[^a-z0-9]+")


class AliasRefused(ValueError):
    """A change that cannot be made: ``message`` says why and what to do, ``field`` what it is about.

    ``faults`` are all of them, ``shared`` the names that other sets have too, with those sets.
    """

    def __init__(
        self,
        field: str,
        message: str,
        *,
        faults: Sequence[Fault] = (),
        shared: Mapping[str, tuple[AliasSet, ...]] | None = None,
    ) -> None:
        super().__init__(message)
        self.field = field
        self.message = message
        self.faults = tuple(faults) or (Fault(0, "", field, message),)
        self.shared = dict(shared or {})


class AliasConflict(AliasRefused):
    """Somebody changed the set since it was shown; ``stored`` is what it holds now, None for a retired one."""

    def __init__(self, message: str, stored: AliasSet | None) -> None:
        super().__init__("", message)
        self.stored = stored


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change made: its row, None where nothing differed, and how many stories are compared anew."""

    change: AliasChange | None
    story_count: int = 0
    is_cut: bool = False


def load_aliases() -> bool:
    """The starter table in force, unless somebody changed the table; whether anything was new."""
    with transaction.atomic():
        table = _held()
        if AliasChange.objects.exclude(action=AliasChange.Action.LOAD).exists():
            return False
        return _bring_starter(table) is not None


def add_set(
    *,
    code: str,
    kind: str,
    names: Sequence[str],
    note: str = "",
    by: User,
    reason: str = "",
    story: Story | None = None,
    is_shared: bool = False,
) -> Changed:
    """A new set in force, and the stories it reaches sent to be compared anew; AliasRefused stores nothing.

    ``is_shared`` says that names which other sets have, too, are meant: such a name is found in none of them.
    """
    given = checked_set(code, kind, names, note)
    with transaction.atomic():
        table = _loaded()
        if given.code in table.by_code or AliasSetRow.objects.filter(code=given.code).exists():
            raise AliasRefused(
                "code", f"There is a set “{given.code}” already. Choose another code or change that set."
            )
        _refuse_shared(given, table, is_shared=is_shared)
        return _logged(AliasChange.Action.ADD, table, {given.code: given}, by=by, reason=reason, story=story)


def change_set(
    *,
    code: str,
    kind: str,
    names: Sequence[str],
    note: str = "",
    seen: int,
    by: User,
    reason: str = "",
    story: Story | None = None,
    is_shared: bool = False,
) -> Changed:
    """The set with these names instead, a retired one in force again; otherwise as :func:`add_set`.

    ``seen`` is the edition in which the set was last touched when it was shown; AliasConflict where it was since.
    """
    given = checked_set(code, kind, names, note)
    with transaction.atomic():
        table = _loaded()
        _refuse_unseen(code, seen, table)
        if table.by_code.get(code) == given:
            return Changed(None)
        _refuse_shared(given, table, is_shared=is_shared)
        return _logged(AliasChange.Action.CHANGE, table, {code: given}, by=by, reason=reason, story=story)


def retire_set(*, code: str, seen: int, by: User, reason: str = "") -> Changed:
    """The set out of force; its names and its log stay. Otherwise as :func:`change_set`."""
    with transaction.atomic():
        table = _loaded()
        _refuse_unseen(code, seen, table)
        if code not in table.by_code:
            return Changed(None)
        return _logged(AliasChange.Action.RETIRE, table, {code: None}, by=by, reason=reason)


def put_in(*, sets: Sequence[AliasSet], edition: int, by: User | None, reason: str = "") -> Changed:
    """These sets in force in place of those with their codes, as one edition; the others stay.

    ``edition`` is the one that was looked at; AliasConflict where another was made since.
    """
    with transaction.atomic():
        if (now := _held().edition) != edition:
            message = f"The table was changed since the file was looked at: it is edition {now} now."
            raise AliasConflict(f"{message} Look at what the file would do once more.", None)
        table = _loaded()
        wanted = {one.code: one for one in sets if table.by_code.get(one.code) != one}
        if len(table.by_code.keys() | wanted.keys()) > MOST_SETS:
            raise AliasRefused("file", f"The table would have more than {MOST_SETS:,} sets. Retire some first.")
        if not wanted:
            return Changed(None)
        return _logged(AliasChange.Action.IMPORT, table, dict(wanted), by=by, reason=reason)


def alias_from_referent(
    *, story: Story, name: str, names: Sequence[str], kind: str, by: User, reason: str = "", is_shared: bool = False
) -> Changed:
    """A referent that people confirmed, as an alias set: the one that has its name with these names added, else a new
    one. Otherwise as :func:`add_set`."""
    told = reason or f"From “{story.title[:120]}”."
    every = tuple(dict.fromkeys([name, *names]))
    table = alias_table()
    found = table.find(name)
    more: dict[str, Any] = {"by": by, "reason": told, "story": story, "is_shared": is_shared}
    if found is None:
        return add_set(code=free_code(name, table), kind=kind, names=every, **more)
    missing = [one for one in every if table.find(one) is not found]
    seen = last_number_of(found.code)
    given = [*found.names, *missing]
    return change_set(code=found.code, kind=str(found.kind), names=given, note=found.note, seen=seen, **more)


def free_code(name: str, table: AliasTable) -> str:
    """A code for a new set of that name which no set has or had."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    stem = _NOT_IN_CODE.sub("_", plain)[:60].strip("_") or "set"
    taken = {*TAKEN_CODES, *table.by_code}
    taken |= set(AliasSetRow.objects.filter(code__startswith=stem).values_list("code", flat=True))
    code, number = stem, 2
    while code in taken:
        code, number = f"{stem}_{number}", number + 1
    return code


def checked_set(code: str, kind: str, names: Sequence[str], note: str) -> AliasSet:
    """The set as it would be stored; AliasRefused with every fault."""
    lines = [line for name in names if (line := plain_line(name))]
    code, note = plain_line(code), plain_line(note)
    if faults := faults_of_set(code, kind, lines, note):
        raise AliasRefused(faults[0].field, faults[0].message, faults=faults)
    return AliasSet(code, MentionKind(kind), tuple(lines), note)


def checked_reason(given: str) -> str:
    """The reason as the log shows it; AliasRefused where it is too long."""
    reason = plain_line(given)
    if len(reason) > LONGEST_REASON:
        message = f"The reason has {len(reason):,} characters; it may have {LONGEST_REASON:,}."
        raise AliasRefused("reason", message)
    return reason


def _held() -> AliasTable:
    """The table, held until the transaction ends: of two people who change it at once one waits here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [AliasChange._meta.db_table])
    change = last_change()  # read after the lock was given: what was changed meanwhile is seen
    return AliasTable(tuple(value_of(row) for row in sets_in_force()), change.number if change else 0)


def _loaded() -> AliasTable:
    """The same after the starter table was loaded, which a first change would otherwise replace."""
    table = _held()
    return table if table.edition else _bring_starter(table) or table


def _bring_starter(table: AliasTable) -> AliasTable | None:
    """The starter table in force as an edition of its own; None where the stored one is the same."""
    starter = load_starter_aliases()
    wanted: dict[str, AliasSet | None] = {code: None for code in table.by_code if code not in starter.by_code}
    wanted |= {one.code: one for one in starter.sets if table.by_code.get(one.code) != one}
    if not wanted:
        return None
    made = _logged(AliasChange.Action.LOAD, table, wanted, by=None, reason=STARTER_REASON, compares=table.edition > 0)
    return replace(starter, edition=made.change.number) if made.change else None


def _refuse_unseen(code: str, seen: int, table: AliasTable) -> None:
    newest = changes_of(code).first()
    if newest is None:
        raise AliasRefused("code", f"There is no set “{code}”.")
    if newest.number > seen:
        who = newest.changed_by.get_username() if newest.changed_by else "The product"
        what = f"{who} {newest.get_action_display()} this set since it was shown to you (edition {newest.number})."
        message = f"{what} What you typed is kept; compare it with what is stored now and save it once more."
        raise AliasConflict(message, table.by_code.get(code))


def _refuse_shared(given: AliasSet, table: AliasTable, *, is_shared: bool) -> None:
    would_be = AliasTable((*(one for one in table.sets if one.code != given.code), given))
    if len(would_be.sets) > MOST_SETS:
        raise AliasRefused("code", f"The table has {MOST_SETS:,} sets, as many as it may have. Retire one first.")
    shared = shared_names(given, would_be)
    if shared and not is_shared:
        told = _names_elsewhere(shared)
        rest = "A name that two sets have is found in neither. Remove it here or there, or keep it in both."
        raise AliasRefused("names", f"{' '.join(told[:5])} {rest}", shared=shared)


def _names_elsewhere(shared: Mapping[str, Sequence[AliasSet]]) -> list[str]:
    """One sentence for each set that has some of the names, with the first few of them."""
    found: dict[str, list[str]] = {}
    for name, others in shared.items():
        found.setdefault(others[0].code, []).append(f"“{name}”")
    told = []
    for code, names in found.items():
        more = [f"{len(names) - 2} more"] if len(names) > 3 else []
        shown = names[:2] if more else names
        *first, last = [*shown, *more]
        listed = f"{', '.join(first)} and {last}" if first else last
        told.append(f"{listed} {'are names' if first else 'is a name'} of “{code}” already.")
    return told


def _logged(
    action: str,
    table: AliasTable,
    wanted: Mapping[str, AliasSet | None],
    *,
    by: User | None,
    reason: str,
    story: Story | None = None,
    compares: bool = True,
) -> Changed:
    """The change as the next edition, with the rows brought in line and the stories in reach asked for."""
    told = checked_reason(reason)
    old = {code: table.by_code[code] for code in wanted if code in table.by_code}
    _write(wanted)
    change = AliasChange.objects.create(
        number=table.edition + 1,
        action=action,
        code=next(iter(wanted)) if len(wanted) == 1 else "",
        before={code: table_of_set(one) for code, one in old.items()},
        after={code: table_of_set(one) if one else None for code, one in wanted.items()},
        reason=told,
        story=story,
        changed_by=by,
    )
    reached = stories_reached(_names_that_differ(old, wanted)) if compares else []
    for one in reached[:MOST_STORIES]:
        compare_anew(story=one)
    return Changed(change, len(reached[:MOST_STORIES]), len(reached) > MOST_STORIES)


def _names_that_differ(old: Mapping[str, AliasSet], wanted: Mapping[str, AliasSet | None]) -> set[str]:
    """The names whose answer may be another one; all of a set whose kind or shown name is another."""
    names: set[str] = set()
    for code, new in wanted.items():
        before, after = old.get(code), new
        if before and after and before.kind == after.kind and before.names[0] == after.names[0]:
            names |= set(before.names) ^ set(after.names)
        else:
            names |= {name for one in (before, after) if one for name in one.names}
    return names


def _write(wanted: Mapping[str, AliasSet | None]) -> None:
    """Bring the rows of these sets in line; None retires one, which keeps its names."""
    now = timezone.now()
    AliasSetRow.objects.filter(code__in=[code for code, one in wanted.items() if one is None]).update(retired_at=now)
    new = {code: one for code, one in wanted.items() if one is not None}
    AliasSetRow.objects.bulk_create(
        [AliasSetRow(code=code, kind=str(one.kind), note=one.note, retired_at=None) for code, one in new.items()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["kind", "note", "retired_at"],
        batch_size=_ROWS_AT_ONCE,
    )
    keys: dict[str, Any] = dict(AliasSetRow.objects.filter(code__in=new).values_list("code", "pk"))
    Alias.objects.filter(alias_set__code__in=new).delete()
    rows = [
        Alias(alias_set_id=keys[code], text=name, key=name_key(name), position=place)
        for code, one in new.items()
        for place, name in enumerate(one.names)
    ]
    Alias.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE)
