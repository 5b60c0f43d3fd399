"""A lexicon as a value, and its file format: ``load_lexicon(dump_lexicon(x)) == x``."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
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
    Negation,
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
    "Negation",
    "ReferentKind",
    "Slot",
    "dump_lexicon",
    "entry_of",
    "load_lexicon",
    "one_sided_mirrors",
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
        faults += _broken_links(self.contrast_sets, self.entries)
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


def _broken_links(sets: tuple[ContrastSet, ...], entries: tuple[Entry, ...]) -> list[str]:
    """The codes that lead nowhere or in a circle: sets and mirrors of entries, wider sets of sets."""
    codes, names = [entry.code for entry in entries], [found.code for found in sets]
    wider = {found.code: found.within for found in sets if found.within}
    needed = [(entry.code, entry.contrast_set) for entry in entries]
    mirrors = [(entry.code, entry.mirror) for entry in entries if entry.mirror]
    return [
        *_missing(
            needed, names, "entry “{}”: contrast set “{}” is not in the file{}; add a [[contrast_set]] with this code"
        ),
        *_missing(mirrors, codes, "entry “{}”: mirror “{}” is not in the file{}; add that entry or clear “mirror”"),
        *_missing(
            list(wider.items()),
            names,
            "contrast set “{}”: the wider set “{}” is not in the file{}; add it or clear “within”",
        ),
        *map(_told_circle, circles_of(wider)),
    ]


def _missing(links: list[tuple[str, str]], known: list[str], told: str) -> list[str]:
    """The links to what is not there; what may be meant is looked up only for those that will be shown."""
    there = set(known)
    missing = [(code, target) for code, target in links if target not in there]
    return [
        told.format(code, target, suggestion(target, known) if number < MAX_FAULTS else "")
        for number, (code, target) in enumerate(missing)
    ]


def circles_of(wider: Mapping[str, str]) -> list[list[str]]:
    """The circles among sets that lie within others, each once, from its first code on."""
    settled: set[str] = set()
    circles: list[list[str]] = []
    for start in wider:
        path: dict[str, int] = {}
        code = start
        while code in wider and code not in settled and code not in path:
            path[code] = len(path)
            code = wider[code]
        if code in path:
            circle = list(path)[path[code] :]
            first = circle.index(min(circle))
            circles.append(circle[first:] + circle[:first])
        settled |= set(path)
    return circles


def _told_circle(circle: list[str]) -> str:
    path = " → ".join(f"“{code}”" for code in [*circle, circle[0]])
    return f"contrast set “{circle[0]}”: it lies within itself, {path}; clear “within” of one of them"


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
    return (*_without_examples(entries), *one_sided_mirrors(entries))


def one_sided_mirrors(entries: Iterable[Entry]) -> tuple[Problem, ...]:
    """The entries that name a mirror which does not name them; a hint to curators, since some pairs have a third."""
    mirrors = {entry.code: entry.mirror for entry in entries}
    return tuple(
        Problem(
            "one_sided_mirror",
            f"entry “{code}” names “{mirror}” as its mirror, which names "
            + (f"“{mirrors[mirror]}”" if mirrors.get(mirror) else "none"),
        )
        for code, mirror in sorted(mirrors.items())
        if mirror and mirrors.get(mirror) != code
    )


def _without_examples(entries: list[Entry]) -> tuple[Problem, ...]:
    return tuple(
        Problem("no_example", f"entry “{entry.code}” has no example in {key}; add a sentence")
        for entry in entries
        for key, examples in (("matches", entry.matches), ("ignores", entry.ignores))
        if not examples
    )
