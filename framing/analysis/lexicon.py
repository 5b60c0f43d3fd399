"""A lexicon as a value, and its file format: ``load_lexicon(dump_lexicon(x)) == x``."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from framing.analysis.entries import (
    Case,
    Category,
    Context,
    ContextKind,
    ContrastSet,
    Entry,
    Form,
    FormKind,
    Guidance,
    Hyphen,
    LexiconError,
    ReferentKind,
    Slot,
    insist,
)
from framing.analysis.tables import (
    Table,
    entry_of,
    read_contrast_set,
    read_entry,
    set_table_of,
    suggestion,
    table_of,
    tables_in,
    written,
)
from reports.text.problems import Problem

__all__ = [
    "MAX_BYTES",
    "MAX_ENTRIES",
    "Case",
    "Category",
    "Context",
    "ContextKind",
    "ContrastSet",
    "Entry",
    "Form",
    "FormKind",
    "Guidance",
    "Hyphen",
    "Lexicon",
    "LexiconError",
    "ReferentKind",
    "Slot",
    "dump_lexicon",
    "entry_of",
    "load_lexicon",
    "table_of",
]

# Limits of one file: several times what a newsroom keeps, and still read in seconds.
MAX_ENTRIES = 30_000
MAX_BYTES = 5_000_000
# A message that lists more faults than this is no longer read.
MAX_FAULTS = 20

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Lexicon:
    """Contrast sets and entries in the order of their codes, in whatever order they came."""

    contrast_sets: tuple[ContrastSet, ...]
    entries: tuple[Entry, ...]
    title: str = ""
    language: str = "en"
    warnings: tuple[Problem, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "contrast_sets", tuple(sorted(self.contrast_sets, key=lambda found: found.code)))
        object.__setattr__(self, "entries", tuple(sorted(self.entries, key=lambda entry: entry.code)))
        insist(len(self.entries) <= MAX_ENTRIES, f"the lexicon has more than {MAX_ENTRIES} entries; split it")
        insist(
            self.language.isalpha() and self.language.islower(), f"language “{self.language}” is not a code such as en"
        )
        insist(self.title.isprintable() and len(self.title) <= 200, "the title is one line of at most 200 characters")
        faults = [
            f"{what} “{code}”: the code is used {count} times; give each its own"
            for what, values in (("contrast set", self.contrast_sets), ("entry", self.entries))
            for code, count in Counter(value.code for value in values).items()
            if count > 1
        ]
        known = [found.code for found in self.contrast_sets]
        names = set(known)
        faults += [
            f"entry “{entry.code}”: contrast set “{entry.contrast_set}” is not in the file"
            f"{suggestion(entry.contrast_set, known)}; add a [[contrast_set]] with this code"
            for entry in self.entries
            if entry.contrast_set not in names
        ]
        _insist_faultless(faults)

    @cached_property
    def digest(self) -> str:
        """sha256 of the canonical file: two lexicons with one digest find the same."""
        return hashlib.sha256(dump_lexicon(self).encode()).hexdigest()

    @cached_property
    def sets(self) -> Mapping[str, ContrastSet]:
        """The contrast sets by code."""
        return {found.code: found for found in self.contrast_sets}

    def set_of(self, entry: Entry) -> ContrastSet:
        """The contrast set that an entry belongs to."""
        return self.sets[entry.contrast_set]


def load_lexicon(toml_text: str, *, examples_required: bool = True) -> Lexicon:
    """The lexicon in a file; LexiconError names every fault and its fix.

    With ``examples_required=False`` entries may lack ``matches`` and ``ignores``; each is then told in ``warnings``.
    """
    try:
        insist(len(toml_text.encode()) <= MAX_BYTES, f"the file is larger than {MAX_BYTES // 1_000_000} MB; split it")
        raw = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"the file is not valid TOML: {error}") from error
    except (UnicodeEncodeError, RecursionError) as error:
        raise LexiconError("the file is not readable text; save it as UTF-8 TOML") from error
    top = Table(raw)
    head = Table(top.take("lexicon", dict, {}))
    tables = {key: tables_in(top.take(key, list, []), key) for key in ("contrast_set", "entry")}
    insist(len(tables["entry"]) <= MAX_ENTRIES, f"the file has more than {MAX_ENTRIES} entries; split it")
    top.end()
    title, language = head.text("title"), head.text("language", "en")
    head.end()
    faults: list[str] = []
    sets = _each(tables["contrast_set"], "contrast set", read_contrast_set, faults)
    kinds = {found.code: found.kind for found in sets}

    def entry(table: dict[str, Any]) -> Entry:
        kind = kinds.get(str(table.get("contrast_set")), ReferentKind.ACTOR)
        return read_entry(table, kind, examples_required=examples_required)

    entries = _each(tables["entry"], "entry", entry, faults)
    _insist_faultless(faults)
    return Lexicon(tuple(sets), tuple(entries), title, language, _warnings(entries))


def dump_lexicon(lexicon: Lexicon) -> str:
    """The canonical file of a lexicon: sets and entries by code, keys in one order, defaults left out."""
    tables = [written("[lexicon]", {"language": lexicon.language, "title": lexicon.title})]
    tables += [written("[[contrast_set]]", set_table_of(found)) for found in lexicon.contrast_sets]
    tables += [written("[[entry]]", table_of(entry)) for entry in lexicon.entries]
    return "\n".join(tables)


def _each(
    tables: list[dict[str, Any]], what: str, make: Callable[[dict[str, Any]], _Made], faults: list[str]
) -> list[_Made]:
    made: list[_Made] = []
    for number, table in enumerate(tables, start=1):
        try:
            made.append(make(table))
        except LexiconError as error:
            code = table.get("code")
            faults.append(f"{what} {f'“{code}”' if isinstance(code, str) else f'number {number}'}: {error}")
    return made


def _insist_faultless(faults: list[str]) -> None:
    if faults:
        more = [f"… and {len(faults) - MAX_FAULTS} more"] if len(faults) > MAX_FAULTS else []
        raise LexiconError("\n".join([*faults[:MAX_FAULTS], *more]))


def _warnings(entries: list[Entry]) -> tuple[Problem, ...]:
    return tuple(
        Problem("no_example", f"entry “{entry.code}” has no example in {key}; add a sentence")
        for entry in entries
        for key, examples in (("matches", entry.matches), ("ignores", entry.ignores))
        if not examples
    )
