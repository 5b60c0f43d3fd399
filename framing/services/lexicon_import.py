"""Taking in a lexicon file as drafts: first told what it would do, then done in one transaction or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from framing.analysis.entries import ContrastSet, Entry
from framing.analysis.incoming import Fault, Incoming, Unreadable, incoming_toml, linked, text_of
from framing.analysis.lexicon import Lexicon
from framing.analysis.lexicon_changes import changed_fields
from framing.analysis.lexicon_csv import incoming_csv
from framing.analysis.proposals import plain_table
from framing.analysis.tables import set_table_of, table_of
from framing.models import Draft
from framing.services.draft_rules import live_lexicon
from framing.services.drafts import DraftRefused, open_draft

#: Drafts that one file may open; every one of them has to be read by a second person.
MOST_DRAFTS = 1_000


class ImportRefused(ValueError):
    """A file that is not taken in: ``message`` says why and what to do, ``field`` names the form's field."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Planned:
    """A draft that the file would open; ``fields`` are those that it changes."""

    line: int
    kind: str
    entry: Entry
    contrast_set: ContrastSet | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a file would do: drafts to open, what stays as it is, and what is wrong with the rest."""

    text: str
    name: str
    drafts: tuple[Planned, ...]
    unchanged_count: int
    drafted_count: int
    faults: tuple[Fault, ...]

    @property
    def new_count(self) -> int:
        return sum(row.kind == Draft.Kind.NEW for row in self.drafts)

    @property
    def changed_count(self) -> int:
        return len(self.drafts) - self.new_count

    @property
    def is_too_much(self) -> bool:
        """Whether it would open more drafts than one file may."""
        return len(self.drafts) > MOST_DRAFTS


def plan_import(*, content: bytes, name: str) -> ImportPlan:
    """What a file in TOML or CSV would do; ImportRefused when nothing of it can be read."""
    live = live_lexicon()
    try:
        text = text_of(content)
        read = _read(text, name, live)
    except Unreadable as error:
        raise ImportRefused("file", error.message) from error
    kept = linked(read, [entry.code for entry in live.entries], live.sets)
    rows, faults = _planned(kept, live)
    drafted = {draft.code: draft for draft in Draft.objects.filter(state__in=Draft.OPEN).select_related("edited_by")}
    drafts = []
    for row in rows:
        draft = drafted.get(row.entry.code)
        if draft is None:
            drafts.append(row)
        elif not _is_same(draft, row):
            faults.append(Fault(row.line, row.entry.code, "code", _taken(draft)))
    touched = {row.entry.code for row in rows}
    return ImportPlan(
        text=text,
        name=name,
        drafts=tuple(drafts),
        unchanged_count=sum(row.entry.code not in touched for row in kept.entries),
        drafted_count=sum(_is_same(drafted[row.entry.code], row) for row in rows if row.entry.code in drafted),
        faults=tuple(sorted([*kept.faults, *faults])),
    )


def import_drafts(*, plan: ImportPlan, note: str, by: User, with_faults: bool = False) -> list[Draft]:
    """The drafts of the plan, opened all together; ImportRefused stores nothing.

    A file with faults is taken only ``with_faults``: its good entries become drafts, the others are left out.
    """
    if plan.faults and not with_faults:
        raise ImportRefused("with_faults", "Some rows cannot be taken. Mend them, or choose to leave them out.")
    if plan.is_too_much:
        message = f"The file would open {len(plan.drafts):,} drafts; at most {MOST_DRAFTS:,} are opened at a time."
        raise ImportRefused("file", f"{message} Split the file.")
    if not plan.drafts:
        raise ImportRefused("file", "There is nothing to open a draft for.")
    with transaction.atomic():
        return [_opened(row, note, by) for row in plan.drafts]


def _opened(row: Planned, note: str, by: User) -> Draft:
    set_table = set_table_of(row.contrast_set) if row.contrast_set else None
    try:
        return open_draft(kind=row.kind, entry=table_of(row.entry), contrast_set=set_table, note=note, by=by)
    except DraftRefused as refused:
        place = f"line {row.line}, " if row.line else ""
        field = "note" if refused.field == "note" else "file"
        raise ImportRefused(field, f"{place}{row.entry.code}: {refused.message} Nothing was stored.") from refused


def _read(text: str, name: str, live: Lexicon) -> Incoming:
    """By the name of the file; without one that tells, by what it looks like."""
    kind = name.lower().rpartition(".")[2]
    is_toml = kind == "toml" or (kind not in {"csv", "tsv", "txt"} and "[[entry]]" in text)
    if is_toml:
        return incoming_toml(text)
    return incoming_csv(text, live={entry.code: entry for entry in live.entries}, live_sets=live.sets)


def _planned(kept: Incoming, live: Lexicon) -> tuple[list[Planned], list[Fault]]:
    """Every entry that differs; a set that changes alone goes with one of its entries."""
    old = {entry.code: entry for entry in live.entries}
    sets = {code: found for code, found in kept.sets.items() if live.sets.get(code) != found}
    rows = [_row(row.line, row.entry, old, sets) for row in kept.entries if old.get(row.entry.code) != row.entry]
    told = {row.entry.contrast_set for row in rows}
    faults: list[Fault] = []
    for code in sorted(sets.keys() - told):
        line = kept.set_lines.get(code, 0)
        carrier = next((entry for entry in _entries_of(code, kept, live)), None)
        if carrier is None:
            faults.append(Fault(line, code, "contrast_set", "The set has no entry. Give it one, or leave it out."))
        else:
            rows.append(_row(line, carrier, old, sets))
    return rows, faults


def _row(line: int, entry: Entry, old: Mapping[str, Entry], sets: Mapping[str, ContrastSet]) -> Planned:
    before = old.get(entry.code)
    kind = Draft.Kind.CHANGE if before else Draft.Kind.NEW
    fields = tuple(field.name for field in changed_fields(before, entry)) if before else ()
    found = sets.get(entry.contrast_set)
    return Planned(line, kind, entry, found, (*fields, "contrast set") if found and before else fields)


def _entries_of(code: str, kept: Incoming, live: Lexicon) -> Iterable[Entry]:
    yield from (row.entry for row in kept.entries if row.entry.contrast_set == code)
    yield from (entry for entry in live.entries if entry.contrast_set == code)


def _is_same(draft: Draft, row: Planned) -> bool:
    set_table: Any = set_table_of(row.contrast_set) if row.contrast_set else None
    given = (row.kind, plain_table(table_of(row.entry)), set_table)
    return (draft.kind, draft.entry, draft.contrast_set) == given


def _taken(draft: Draft) -> str:
    who = f" by {draft.edited_by.get_username()}" if draft.edited_by else ""
    return f"There is an open draft of this entry{who} ({draft.get_state_display()}). Finish that one first."
