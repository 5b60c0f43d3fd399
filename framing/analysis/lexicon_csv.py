"""The lexicon as a table for spreadsheets, one row an entry: ``csv → lexicon → csv`` gives the same bytes.

The columns and how lists are written in a cell are told in docs/interchange.md.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from framing.analysis.entries import ContrastSet, Entry, LexiconError, ReferentKind
from framing.analysis.incoming import Fault, Incoming, IncomingEntry, Unreadable, incoming_entries
from framing.analysis.lexicon import MAX_BYTES, MAX_ENTRIES, Lexicon
from framing.analysis.tables import ENTRY_KEYS, full_table_of, read_contrast_set, set_table_of, suggestion, toml_value

SET_COLUMNS = ("set_referent", "set_kind", "set_topic", "set_within")
COLUMNS = (*ENTRY_KEYS[:2], *SET_COLUMNS, *ENTRY_KEYS[2:])
REQUIRED = ("code", "contrast_set", "term")
# One item on a line of the cell. Tags are words, so they stand in one line.
LISTS = frozenset({"forms", "guidance", "require", "forbid", "matches", "ignores"})
# Lists whose items may be or always are tables, written as in the lexicon file.
_TABLES = frozenset({"forms", "guidance", "require", "forbid"})
_NUMBERS = frozenset({"intensity", "valence", "priority"})
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_BOOLEANS = frozenset({"plain", "name_guard"})
# A cell that begins like this would be worked out by a spreadsheet; an apostrophe before it keeps it words.
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠]")
_DELIMITERS = ",;\t"
_NUMBER = re.compile(r"[-−+]?[0-9]{1,9}")
# One cell may hold as many examples and conditions as an entry may have.
csv.field_size_limit(MAX_BYTES)


def dump_csv(lexicon: Lexicon) -> str:
    """The canonical table: every column, entries by code, sets without entries behind them, lines end in CR LF."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in lexicon.entries:
        writer.writerow(_row(full_table_of(entry), lexicon.set_of(entry)))
    used = {entry.contrast_set for entry in lexicon.entries}
    for found in lexicon.contrast_sets:
        if found.code not in used:
            writer.writerow(_row({"contrast_set": found.code}, found))
    return written.getvalue()


def load_csv(text: str, *, title: str = "", language: str = "en") -> Lexicon:
    """The lexicon in a whole table; LexiconError names every fault with its line and column."""
    try:
        found = incoming_csv(text)
    except Unreadable as error:
        raise LexiconError(error.message) from error
    if found.faults:
        told = (f"line {fault.line}, {fault.field or 'row'}: {fault.message}" for fault in found.faults[:20])
        raise LexiconError("\n".join(told))
    return Lexicon(tuple(found.sets.values()), tuple(row.entry for row in found.entries), title, language)


def incoming_csv(
    text: str, *, live: Mapping[str, Entry] | None = None, live_sets: Mapping[str, ContrastSet] | None = None
) -> Incoming:
    """The rows of a table one by one; Unreadable when there is no row to read.

    A column that the file does not have keeps what the live entry of that code says; an empty cell is the default.
    """
    live, live_sets = live or {}, live_sets or {}
    header, rows = _rows(text)
    faults: list[Fault] = []
    tables: list[tuple[int, dict[str, Any]]] = []
    cells_of_sets: list[tuple[int, dict[str, str]]] = []
    for line, cells in rows:
        if isinstance(cells, str):
            faults.append(Fault(line, "", "", cells))
            continue
        row = dict(zip(header, cells, strict=True))
        cells_of_sets.append((line, row))
        if not row["code"] and not row["term"] and row["contrast_set"]:
            continue  # it tells a set without entries
        table, wrong = _table(row, line)
        faults += wrong
        if not wrong:
            tables.append((line, _completed(table, header, live.get(row["code"]))))
    sets, set_lines = _sets(cells_of_sets, header, live_sets, faults)
    kinds = {code: found.kind for code, found in {**live_sets, **sets}.items()}
    given = frozenset(header)
    entries = [IncomingEntry(row.line, row.entry, given) for row in incoming_entries(tables, kinds, faults)]
    return Incoming(tuple(entries), sets, tuple(sorted(faults)), set_lines)


def _row(table: Mapping[str, Any], found: ContrastSet) -> list[str]:
    of_set = {f"set_{key}": value for key, value in set_table_of(found).items()}
    return [_cell(column, {**table, **of_set}.get(column)) for column in COLUMNS]


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if column in _TABLES:
        text = "\n".join(item if isinstance(item, str) else toml_value(item) for item in value)
    elif column in LISTS:
        text = "\n".join(value)
    elif column == "tags":
        text = ", ".join(value)
    else:
        text = toml_value(value) if isinstance(value, bool) else str(value)
    return f"'{text}" if column not in _NUMBERS and _FORMULA.match(text) else text


def _rows(text: str) -> tuple[tuple[str, ...], Iterator[tuple[int, list[str] | str]]]:
    """The names of the columns, and each row with its first line: cells, or what is wrong with it."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = next((cells for cells in reader if any(cells)), [])
    except csv.Error as error:
        raise Unreadable(f"The first row cannot be read: {error}.", 1) from error
    names = _header([name.strip().lower() for name in header])
    return names, _bodies(reader, names)


def _header(names: list[str]) -> tuple[str, ...]:
    if not names:
        raise Unreadable("The file is empty. Its first row must name the columns.")
    if len(names) > 2 * len(COLUMNS):
        raise Unreadable(f"The first row names {len(names):,} columns; a lexicon has {len(COLUMNS)}.", 1)
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


def _bodies(reader: Any, names: tuple[str, ...]) -> Iterator[tuple[int, list[str] | str]]:
    count = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            message = f"The row cannot be read ({error}); is a quotation mark left open? Rows behind it are not read."
            yield line, message
            return
        if cells is None:
            return
        if not any(cells):
            continue
        count += 1
        if count > MAX_ENTRIES:
            yield line, f"More than {MAX_ENTRIES:,} rows are not read. Split the file."
            return
        if len(cells) != len(names):
            counted = f"{len(cells):,} cell{'' if len(cells) == 1 else 's'}"
            yield line, f"The row has {counted}, the first row names {len(names)}. Is a quotation mark left open?"
            continue
        yield line, [_plain(cell) for cell in cells]


def _plain(cell: str) -> str:
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return cell[1:] if _GUARDED.match(cell) else cell


def _table(row: Mapping[str, str], line: int) -> tuple[dict[str, Any], list[Fault]]:
    """The entry's table, empty cells left out, and what no value can be read from."""
    table: dict[str, Any] = {}
    wrong: list[Fault] = []
    for key in ENTRY_KEYS:
        cell = row.get(key, "")
        if not cell.strip() and key not in REQUIRED:
            continue
        try:
            table[key] = _value(key, cell)
        except LexiconError as error:
            wrong.append(Fault(line, row["code"][:120], key, str(error)))
    return table, wrong


def _value(key: str, cell: str) -> Any:
    if key in _TABLES:
        return [_item(item) for item in cell.split("\n") if item.strip()]
    if key in LISTS:
        return [item for item in cell.split("\n") if item.strip()]
    if key == "tags":
        return [tag for tag in re.split(r"[,\s]+", cell) if tag]
    if key in _BOOLEANS:
        if cell.strip().lower() not in _TRUTHS:
            raise LexiconError(f"“{cell[:40]}” is neither true nor false")
        return _TRUTHS[cell.strip().lower()]
    if key in _NUMBERS:
        if not _NUMBER.fullmatch(cell.strip()):
            raise LexiconError(f"“{cell[:40]}” is not a whole number")
        return int(cell.strip().replace("−", "-"))
    return cell


def _item(item: str) -> Any:
    """A line of a list: a text, or a table in braces as in the lexicon file."""
    if not item.lstrip().startswith("{"):
        return item
    try:
        return tomllib.loads(f"item = {item}")["item"]
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise LexiconError(f"“{item[:80]}” cannot be read: {error}") from error


def _completed(table: dict[str, Any], header: Iterable[str], live: Entry | None) -> dict[str, Any]:
    """The table with what the live entry says where the file has no column for it."""
    if live is None:
        return table
    kept = {key: value for key, value in full_table_of(live).items() if key not in set(header) and value is not None}
    if not kept.get("forms", True):
        del kept["forms"]  # none listed: the term stands for itself
    return kept | table


def _sets(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    header: Iterable[str],
    live: Mapping[str, ContrastSet],
    faults: list[Fault],
) -> tuple[dict[str, ContrastSet], dict[str, int]]:
    """The contrast sets that the rows tell, each from the first row that says something of it."""
    named = set(header)
    told: dict[str, tuple[int, dict[str, str]]] = {}
    for line, row in rows:
        cells = {column: row[column] for column in SET_COLUMNS if column in named}
        if not row["contrast_set"] or not any(cells.values()):
            continue
        first = told.setdefault(row["contrast_set"], (line, cells))
        for column, cell in cells.items():
            if cell != first[1][column]:
                message = f"“{cell[:60]}” differs from line {first[0]}, which is of the same contrast set."
                faults.append(Fault(line, row["code"][:120], column, message))
    made: dict[str, ContrastSet] = {}
    for code, (line, cells) in told.items():
        kept = set_table_of(live[code]) if code in live else {}
        given = {key: cells[f"set_{key}"] for key in ("referent", "kind", "topic", "within") if f"set_{key}" in cells}
        if not given.get("kind"):
            given["kind"] = kept.get("kind", str(ReferentKind.OTHER))
        try:
            made[code] = read_contrast_set({**kept, "code": code, **given})
        except LexiconError as error:
            faults.append(Fault(line, code[:80], "contrast_set", str(error)))
    return made, {code: told[code][0] for code in made}
