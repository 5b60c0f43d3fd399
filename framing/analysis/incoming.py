"""Entries that come in from a file, each judged by itself, so that good ones can be taken while bad ones are told."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from framing.analysis.entries import ContrastSet, Entry, LexiconError, ReferentKind
from framing.analysis.lexicon import MAX_BYTES, MAX_ENTRIES, MAX_FAULTS, circles_of
from framing.analysis.proposals import faults_in
from framing.analysis.tables import entry_of, read_contrast_set, suggestion

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(entry|contrast_set)[ \t]*\]\]", re.MULTILINE)
# Entries of which every wrong field is told; of the others the first one, or a broken file would keep people waiting.
MOST_DETAILED = 300
_NEEDED = ("code", "contrast_set", "term")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Why a row or an entry cannot be taken: where it stands (0 for the file as a whole), its field, and the fix."""

    line: int
    code: str
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class IncomingEntry:
    """One entry of a file; ``given`` are the fields that the file states, None for all of them."""

    line: int
    entry: Entry
    given: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file holds: entries that can be read, contrast sets by code, and what is wrong with the rest."""

    entries: tuple[IncomingEntry, ...] = ()
    sets: Mapping[str, ContrastSet] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    set_lines: Mapping[str, int] = field(default_factory=dict)


class Unreadable(ValueError):
    """A file of which nothing can be taken; ``line`` is 0 where no line can be named."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def text_of(content: bytes) -> str:
    """The text of a file in UTF-8; Unreadable tells in which line it is not text."""
    if len(content) > MAX_BYTES:
        raise Unreadable(
            f"The file has {len(content) / 1_000_000:.1f} MB; {MAX_BYTES // 1_000_000} MB are read. Split it."
        )
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("The file is in UTF-16. Save it as “CSV UTF-8” or as TOML in UTF-8.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"Line {line} is not in UTF-8 (byte {content[error.start]:#04x}). Save the file in UTF-8."
        raise Unreadable(message, line) from error
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Unreadable(f"Line {line} holds a NUL byte, so this is no text file. Save it as CSV or TOML.", line)
    return text


def incoming_toml(text: str) -> Incoming:
    """The entries of a lexicon file one by one; Unreadable when it is no TOML at all."""
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unreadable(f"The file is not valid TOML: {error or 'it is nested too deeply'}.") from error
    for key in raw:
        if key not in {"lexicon", "contrast_set", "entry"}:
            raise Unreadable(f"The file has a table “{key}”, which a lexicon does not have. Remove or rename it.")
    tables = {key: raw.get(key, []) for key in ("contrast_set", "entry")}
    for key, found in tables.items():
        if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
            raise Unreadable(f"“{key}” must be written as [[{key}]] tables.")
    if len(tables["entry"]) > MAX_ENTRIES:
        raise Unreadable(f"The file has {len(tables['entry']):,} entries; {MAX_ENTRIES:,} are read. Split it.")
    lines = _lines(text, {key: len(found) for key, found in tables.items()})
    faults: list[Fault] = []
    sets, set_lines = _sets(tables["contrast_set"], lines["contrast_set"], faults)
    kinds = {code: found.kind for code, found in sets.items()}
    entries = incoming_entries(zip(lines["entry"], tables["entry"], strict=True), kinds, faults)
    return Incoming(tuple(entries), sets, tuple(sorted(faults)), set_lines)


def incoming_entries(
    tables: Iterable[tuple[int, Mapping[str, Any]]], kinds: Mapping[str, ReferentKind], faults: list[Fault]
) -> list[IncomingEntry]:
    """The tables that are entries, each code once; what is wrong with the others is added to ``faults``."""
    made: list[IncomingEntry] = []
    first: dict[str, int] = {}
    detailed = 0
    for line, table in tables:
        code = table.get("code")
        kind = kinds.get(str(table.get("contrast_set")), ReferentKind.ACTOR)
        try:
            entry = entry_of(table, kind)
        except LexiconError as error:
            detailed += 1
            each = _faults_of(table, line) if detailed <= MOST_DETAILED else []
            faults += each or [Fault(line, str(code or "")[:120], "", str(error))]
            continue
        if entry.code in first:
            place = f" in line {first[entry.code]}" if first[entry.code] else ""
            faults.append(Fault(line, str(code), "code", f"The code stands{place} already. Give each entry its own."))
            continue
        first[entry.code] = line
        made.append(IncomingEntry(line, entry))
    return made


def _faults_of(table: Mapping[str, Any], line: int) -> list[Fault]:
    """Every fault that the fields of a table show, the ones that every entry needs first."""
    code = str(table.get("code") or "")[:120]
    missing = [key for key in _NEEDED if table.get(key) in (None, "")]
    told = [Fault(line, code, key, f"“{key}” is missing; fill it in.") for key in missing]
    whole = {**dict.fromkeys(_NEEDED, "x"), **{key: value for key, value in table.items() if key not in missing}}
    # Without forms of its own the term is the form.
    alone = "term" if not table.get("forms") else "forms"
    return told + [
        Fault(line, code, alone if fault.field == "forms" else fault.field, fault.message) for fault in faults_in(whole)
    ]


def _sets(
    tables: Iterable[Mapping[str, Any]], lines: Iterable[int], faults: list[Fault]
) -> tuple[dict[str, ContrastSet], dict[str, int]]:
    sets: dict[str, ContrastSet] = {}
    places: dict[str, int] = {}
    for line, table in zip(lines, tables, strict=True):
        try:
            found = read_contrast_set(dict(table))
        except LexiconError as error:
            faults.append(Fault(line, str(table.get("code") or "")[:80], "contrast_set", str(error)))
            continue
        if found.code in sets:
            faults.append(Fault(line, found.code, "code", "The code is that of another contrast set of the file."))
            continue
        sets[found.code], places[found.code] = found, line
    return sets, places


def _lines(text: str, counts: Mapping[str, int]) -> dict[str, list[int]]:
    """Where each table begins; zeros where the file writes them in a way that cannot be followed."""
    places: dict[str, list[int]] = {key: [] for key in counts}
    line, last = 1, 0
    for header in _HEADER.finditer(text):
        line += text.count("\n", last, header.start())
        last = header.start()
        places[header[1]].append(line)
    return {key: found if len(found) == counts[key] else [0] * counts[key] for key, found in places.items()}


def linked(incoming: Incoming, live_entries: Iterable[str], live_sets: Mapping[str, ContrastSet]) -> Incoming:
    """The same without entries whose set or mirror, and sets whose wider set, is neither there nor live.

    What leads in a circle is left out, too, and what names something that is left out. Each is told with its line.
    """
    faults = list(incoming.faults)
    known_entries, known_sets = dict.fromkeys(live_entries), live_sets
    wider = {code: found.within for code, found in incoming.sets.items() if found.within}
    live_wider = {code: found.within for code, found in live_sets.items() if found.within and code not in incoming.sets}
    circling = set(chain.from_iterable(circles_of(live_wider | wider))) & wider.keys()
    left_out = circling | _dangling(wider, incoming.sets.keys() - circling | known_sets.keys())
    sets = {code: found for code, found in incoming.sets.items() if code not in left_out}
    hints = _Hints()
    for code in sorted(left_out):
        message = "The contrast set lies within itself; clear “within” of one of the sets in the circle."
        if code not in circling:
            message = (
                f"The wider set “{wider[code]}” is neither in the file nor live{hints.of(wider[code], known_sets)}."
            )
        faults.append(Fault(incoming.set_lines.get(code, 0), code, "within", message))
    there = known_sets.keys() | sets.keys()
    placed = [row for row in incoming.entries if row.entry.contrast_set in there]
    mirrors = {row.entry.code: row.entry.mirror for row in placed if row.entry.mirror}
    loose = _dangling(mirrors, {row.entry.code for row in placed} | known_entries.keys())
    for row in incoming.entries:
        if row.entry.contrast_set not in there:
            name = row.entry.contrast_set
            message = f"The contrast set “{name}” is neither in the file nor live{hints.of(name, there)}."
            faults.append(Fault(row.line, row.entry.code, "contrast_set", message))
        elif row.entry.code in loose:
            name = row.entry.mirror
            message = f"The mirror “{name}” is neither in the file nor live{hints.of(name, known_entries)}."
            faults.append(Fault(row.line, row.entry.code, "mirror", message))
    kept = tuple(row for row in placed if row.entry.code not in loose)
    return Incoming(kept, sets, tuple(sorted(faults)), incoming.set_lines)


class _Hints:
    """What may be meant by a name that is not there, for the first few; to look further takes too long."""

    def __init__(self) -> None:
        self._left = MAX_FAULTS

    def of(self, name: str, known: Iterable[str]) -> str:
        self._left -= 1
        return suggestion(name, sorted(known)) if self._left >= 0 else ""


def _dangling(links: Mapping[str, str], there: Set[str]) -> set[str]:
    """The codes whose link leads to nothing that is there, and those that link to such a code."""
    linking: dict[str, list[str]] = {}
    for code, target in links.items():
        linking.setdefault(target, []).append(code)
    found = {code for code, target in links.items() if target not in there}
    waiting = list(found)
    while waiting:
        for code in linking.get(waiting.pop(), ()):
            if code not in found:
                found.add(code)
                waiting.append(code)
    return found
