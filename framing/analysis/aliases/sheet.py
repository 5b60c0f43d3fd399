"""The alias table for spreadsheets, one row a name: what is written can be read again and is the same.

The columns are told in docs/method.md, "Aliases".
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from framing.analysis.aliases.sets import (
    LONGEST_CODE,
    MOST_NAMES,
    MOST_SETS,
    faults_of_code,
    faults_of_kind,
    faults_of_name,
    faults_of_note,
    plain_line,
)
from framing.analysis.aliases.values import AliasSet
from framing.analysis.incoming import Fault, Unreadable, text_of
from framing.analysis.tables import suggestion
from reports.extraction.mentions.values import MentionKind

COLUMNS = ("code", "kind", "name", "main", "note")
REQUIRED = ("code", "kind", "name")
MAX_BYTES = 2_000_000
MOST_ROWS = 20_000
#: Faults of one file that are told; a broken file has as many as it has rows.
MOST_FAULTS = 1_000
_DELIMITERS = ",;\t"
_YES = frozenset(["yes", "y", "true", "1", "x", "main"])
_NO = frozenset(["", "no", "n", "false", "0"])
# A cell that begins like this would be worked out by a spreadsheet; an apostrophe before it keeps it words.
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠]")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a file with its line."""

    line: int
    code: str
    kind: str
    name: str
    main: str
    note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sets that a file holds, whole and free of faults, with their first lines; and what is wrong with the rest."""

    sets: tuple[AliasSet, ...] = ()
    faults: tuple[Fault, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)


def dump_sheet(sets: Iterable[AliasSet]) -> str:
    """The canonical table: sets by code, the name that pages show first, lines end in CR LF."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in sorted(sets, key=lambda one: one.code):
        for place, name in enumerate(one.names):
            row = (one.code, str(one.kind), name, "" if place else "yes", "" if place else one.note)
            writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    return written.getvalue()


def read_sheet(content: bytes) -> Sheet:
    """What a file holds; Unreadable when there is no row to read."""
    if len(content) > MAX_BYTES:
        size = f"{len(content) / 1_000_000:.1f} MB; {MAX_BYTES // 1_000_000} MB"
        raise Unreadable(f"The file has {size} are read. Split it.")
    return load_sheet(text_of(content))


def load_sheet(text: str) -> Sheet:
    """The same of a text. A set of which any row is wrong is left out as a whole, and every fault is told."""
    faults: list[Fault] = []
    given: dict[str, list[SheetRow]] = {}
    for row in _rows(text):
        if isinstance(row, Fault):
            faults.append(row)
        else:
            given.setdefault(row.code, []).append(row)
            faults += _faults_of_row(row)
    if not given and not faults:
        raise Unreadable("The file has no rows under its first one.")
    if len(given) > MOST_SETS:
        raise Unreadable(f"The file has {len(given):,} sets; {MOST_SETS:,} are as many as the table may have.")
    for rows in given.values():
        faults += _faults_of_rows(rows)
    broken = {fault.code for fault in faults}
    sets = tuple(_set_of(rows) for code, rows in given.items() if _short(code) not in broken)
    lines = {code: rows[0].line for code, rows in given.items()}
    return Sheet(sets, tuple(sorted(faults)[:MOST_FAULTS]), lines)


def _set_of(rows: list[SheetRow]) -> AliasSet:
    ordered = sorted(rows, key=lambda row: row.main.lower() not in _YES)
    kind = next(row.kind for row in rows if row.kind)
    note = next((row.note for row in rows if row.note), "")
    return AliasSet(rows[0].code, MentionKind(kind), tuple(row.name for row in ordered), note)


def _faults_of_row(row: SheetRow) -> list[Fault]:
    told = {
        "code": faults_of_code(row.code),
        "kind": faults_of_kind(row.kind) if row.kind else [],
        "name": faults_of_name(row.name),
        "note": faults_of_note(row.note),
        "main": [],
    }
    if row.main.lower() not in _YES | _NO:
        told["main"] = [f"“{row.main[:40]}” is neither yes nor no. Write “yes” beside the name that pages show."]
    return [Fault(row.line, _short(row.code), name, message) for name, found in told.items() for message in found]


def _faults_of_rows(rows: list[SheetRow]) -> list[Fault]:
    """Where the rows of one set contradict each other."""
    code, first = _short(rows[0].code), rows[0].line
    faults: list[Fault] = []
    for name in ("kind", "note"):
        told = [(getattr(row, name), row.line) for row in rows if getattr(row, name)]
        other = next((line for value, line in told if value != told[0][0]), 0)
        if other:
            message = f"The {name} differs from line {told[0][1]}, which is of the same set. Make them alike."
            faults.append(Fault(other, code, name, message))
    if not any(row.kind for row in rows):
        faults.append(Fault(first, code, "kind", "The kind is missing. One row of each set has to say it."))
    mains = [row.line for row in rows if row.main.lower() in _YES]
    if len(mains) > 1:
        message = f"Line {mains[0]} is the main name of this set already. Pages show only one."
        faults.append(Fault(mains[1], code, "main", message))
    if len(rows) > MOST_NAMES:
        message = f"The set has {len(rows):,} names; it may have {MOST_NAMES}."
        faults.append(Fault(rows[MOST_NAMES].line, code, "name", message))
    seen: dict[str, int] = {}
    for row in rows:
        if seen.setdefault(row.name, row.line) != row.line:
            message = f"“{row.name[:80]}” stands in line {seen[row.name]} already. Remove one."
            faults.append(Fault(row.line, code, "name", message))
    return faults


def _rows(text: str) -> Iterator[SheetRow | Fault]:
    """Each row that has as many cells as the first one names; a fault for every other one."""
    first = text.lstrip("\r\n").partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count))
    try:
        names = _header([name.strip().lower() for name in next((cells for cells in reader if any(cells)), [])])
    except csv.Error as error:
        raise Unreadable(f"The first row cannot be read: {error}.", 1) from error
    count = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Fault(line, "", "", f"The row cannot be read ({error}). Is a quotation mark left open?")
            return
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MOST_ROWS:
            yield Fault(line, "", "", f"More than {MOST_ROWS:,} rows are not read. Split the file.")
            return
        yield _row(line, names, cells)


def _row(line: int, names: tuple[str, ...], cells: list[str]) -> SheetRow | Fault:
    if len(cells) != len(names):
        counted = f"{len(cells):,} cell{'' if len(cells) == 1 else 's'}"
        message = f"The row has {counted}, the first row names {len(names)}. Is a quotation mark left open?"
        return Fault(line, _short(plain_line(cells[0])), "", message)
    given = dict.fromkeys(COLUMNS, "") | {
        name: plain_line(cell[1:] if _GUARDED.match(cell) else cell) for name, cell in zip(names, cells, strict=True)
    }
    return SheetRow(line, given["code"], given["kind"].lower(), given["name"], given["main"], given["note"])


def _short(code: str) -> str:
    return code[:LONGEST_CODE]


def _header(names: list[str]) -> tuple[str, ...]:
    if not names:
        raise Unreadable("The file is empty. Its first row must name the columns.")
    for name in names:
        if name not in COLUMNS:
            shown = name[:60]
            raise Unreadable(f"There is no column “{shown}”{suggestion(shown, COLUMNS)}. Remove or rename it.", 1)
    twice = [name for name in COLUMNS if names.count(name) > 1]
    if twice:
        raise Unreadable(f"The column “{twice[0]}” is there twice. Remove one.", 1)
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise Unreadable(f"The column “{missing[0]}” is missing. The first row must name it.", 1)
    return tuple(names)
