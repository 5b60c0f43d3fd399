"""Entries as the tables of a lexicon file, read strictly and written in one canonical way."""

import datetime
import difflib
import itertools
import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
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

# The category of an entry that states none follows from what its set points at.
DEFAULT_CATEGORY = {
    ReferentKind.EVENT: Category.EVENT_LABEL,
    ReferentKind.ACTION: Category.EVENT_LABEL,
    ReferentKind.OBJECT: Category.EVENT_LABEL,
    ReferentKind.PLACE: Category.STATE_LABEL,
    ReferentKind.OTHER: Category.STATE_LABEL,
}
CONTEXT_KEYS = {
    ContextKind.LEMMA_IN_WINDOW: ("n", "lemmas", "entities"),
    ContextKind.REGEX_LEFT: ("pattern",),
    ContextKind.REGEX_RIGHT: ("pattern",),
    ContextKind.POS: ("tags",),
    ContextKind.DEP: ("side", "relation", "lemmas", "entities"),
}

# Words that a misspelt one is compared with; more would keep a curator waiting for a hint.
MOST_COMPARED = 3_000
# Every key of an entry, in the order of the file.
ENTRY_KEYS = (
    *("code", "contrast_set", "term", "sense", "forms", "category", "intensity", "valence", "slot", "plain", "case"),
    *("hyphen", "priority", "negation", "name_guard", "mirror", "tags", "why", "used_by", "objected_by", "voice_note"),
    *("guidance", "owner", "review_on", "require", "forbid", "matches", "ignores"),
)
_PROSE_KEYS = ("sense", "mirror", "why", "used_by", "objected_by", "voice_note", "owner")
# Keys whose values are told even when they are the default, since a reader looks for them.
_ALWAYS = frozenset({"code", "contrast_set", "term", "category", "intensity", "valence", "slot", "matches", "ignores"})

# An entry of nothing but defaults, to tell which values of another are not.
_PLAIN = Entry("plain", "plain", "plain")

_Choice = TypeVar("_Choice", bound=StrEnum)


def entry_of(table: Mapping[str, object], kind: ReferentKind = ReferentKind.ACTOR) -> Entry:
    """The entry in one table with the keys of the file; ``kind`` is that of its set, examples may be missing."""
    return read_entry(dict(table), kind, examples_required=False)


def table_of(entry: Entry) -> dict[str, Any]:
    """The table of an entry, keys in the order of the file, defaults left out; ``entry_of`` gives the entry back."""
    values = full_table_of(entry)
    defaults = full_table_of(_PLAIN)
    return {key: value for key, value in values.items() if key in _ALWAYS or value != defaults[key]}


def full_table_of(entry: Entry) -> dict[str, Any]:
    """The same with every key, defaults too; a ``review_on`` that is not set is None."""
    written_down = {
        "forms": [_form_value(form) for form in entry.forms],
        "tags": list(entry.tags),
        "guidance": [_guidance_value(guidance) for guidance in entry.guidance],
        "require": [_context_value(context) for context in entry.require],
        "forbid": [_context_value(context) for context in entry.forbid],
        "matches": list(entry.matches),
        "ignores": list(entry.ignores),
    }
    plain = {key: getattr(entry, key) for key in ENTRY_KEYS if key not in written_down}
    plain = {key: str(value) if isinstance(value, StrEnum) else value for key, value in plain.items()} | written_down
    return {key: plain[key] for key in ENTRY_KEYS}


def set_table_of(found: ContrastSet) -> dict[str, Any]:
    """The table of a contrast set, keys in the order of the file."""
    plain = {"code": found.code, "referent": found.referent, "kind": str(found.kind)}
    optional = {"topic": found.topic, "within": found.within}
    return plain | {key: value for key, value in optional.items() if value}


def written(header: str, table: Mapping[str, Any]) -> str:
    """A table as TOML, long lists with one item on a line so that changes read well side by side."""
    lines = [header]
    for key, value in table.items():
        if isinstance(value, list) and (key in {"matches", "ignores", "guidance", "require", "forbid"} and value):
            lines += [f"{key} = [", *(f"    {toml_value(item)}," for item in value), "]"]
        else:
            lines.append(f"{key} = {toml_value(value)}")
    return "\n".join(lines) + "\n"


def toml_value(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, str):
        # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _form_value(form: Form) -> str | dict[str, str]:
    if form.kind is FormKind.SURFACE and form.case is None and form.hyphen is None:
        return form.text
    optional = {"pos": form.pos, "case": form.case, "hyphen": form.hyphen}
    return {str(form.kind): form.text} | {key: str(value) for key, value in optional.items() if value is not None}


def _guidance_value(guidance: Guidance) -> dict[str, Any]:
    optional = {"url": guidance.url, "date": guidance.date}
    return {"house": guidance.house, "says": guidance.says} | {key: value for key, value in optional.items() if value}


def _context_value(context: Context) -> dict[str, Any]:
    values = ((key, getattr(context, key)) for key in CONTEXT_KEYS[context.kind])
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in values if value}
    return {"kind": str(context.kind)} | given


def suggestion(word: str, known: Iterable[str]) -> str:
    """“ (did you mean …?)” when a known word is close, else nothing."""
    close = difflib.get_close_matches(word, itertools.islice(known, MOST_COMPARED), n=1)
    return f" (did you mean “{close[0]}”?)" if close else ""


def tables_in(values: list[Any], key: str) -> list[dict[str, Any]]:
    insist(all(isinstance(value, dict) for value in values), f"“{key}” must be written as [[{key}]] tables")
    return values


class Table:
    """A table whose keys are taken out one by one, so that what is left over is unknown."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._left = dict(table)
        self._asked: list[str] = []

    def take(self, key: str, kind: type, default: Any = None) -> Any:
        self._asked.append(key)
        value = self._left.pop(key, None)
        if value is None:
            insist(default is not None, f"“{key}” is missing; add it")
            return default
        right = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
        names = {
            str: "a text in quotation marks",
            int: "a whole number",
            list: "a list in [ ]",
            dict: "a table",
            bool: "true or false",
        }
        insist(right, f"“{key}” must be {names.get(kind, kind.__name__)}")
        return value

    def text(self, key: str, default: str | None = "") -> str:
        return str(self.take(key, str, default))

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        values = self.take(key, list, None if required else [])
        insist(all(isinstance(value, str) for value in values), f"“{key}” must be a list of texts")
        return tuple(values)

    def choice(self, key: str, choices: type[_Choice], default: _Choice | None = None) -> _Choice:
        value = self.text(key, default)
        names = [str(choice) for choice in choices]
        if value not in names:
            hint = suggestion(value, names)
            raise LexiconError(f"{key} “{value}” is unknown{hint}; use one of {', '.join(names)}")
        return choices(value)

    def day(self, key: str, what: str = "") -> datetime.date | None:
        """A calendar day, given as one or as its text; None when the key is missing."""
        value = self.take(key, object) if self.has(key) else None
        name = what or key
        if isinstance(value, str):
            try:
                value = datetime.date.fromisoformat(value)
            except ValueError as error:
                raise LexiconError(f"{name} “{value}” is not a day such as 2024-01-31") from error
        plain = value is None or (isinstance(value, datetime.date) and not isinstance(value, datetime.datetime))
        insist(plain, f"{name} must be a day such as 2024-01-31, without a time")
        return value if isinstance(value, datetime.date) else None

    def has(self, key: str) -> bool:
        return key in self._left

    def end(self) -> None:
        for key in self._left:
            raise LexiconError(f"unknown key “{key}”{suggestion(key, self._asked)}; remove or rename it")


def read_contrast_set(table: dict[str, Any]) -> ContrastSet:
    reader = Table(table)
    made = ContrastSet(
        reader.text("code", None),
        reader.text("referent", None),
        reader.choice("kind", ReferentKind, ReferentKind.OTHER),
        reader.text("topic"),
        reader.text("within"),
    )
    reader.end()
    return made


def read_entry(table: dict[str, Any], kind: ReferentKind, *, examples_required: bool) -> Entry:
    reader = Table(table)
    code, contrast_set = reader.text("code", None), reader.text("contrast_set", None)
    category = DEFAULT_CATEGORY.get(kind, Category.ACTOR_LABEL)
    insist(
        not reader.has("forms") or table["forms"], "“forms” is empty; list the words or leave it out to mean the term"
    )
    made = Entry(
        code=code,
        contrast_set=contrast_set,
        term=reader.text("term", None),
        matches=reader.texts("matches", required=examples_required),
        ignores=reader.texts("ignores", required=examples_required),
        forms=tuple(_form(value) for value in reader.take("forms", list, [])),
        category=reader.choice("category", Category, category),
        intensity=reader.take("intensity", int, 1),
        valence=reader.take("valence", int, 0),
        slot=reader.choice("slot", Slot, Slot.SELF),
        case=reader.choice("case", Case, Case.ANY),
        hyphen=reader.choice("hyphen", Hyphen, Hyphen.OWN),
        priority=reader.take("priority", int, 0),
        guidance=tuple(_guidance(value) for value in tables_in(reader.take("guidance", list, []), "guidance")),
        require=tuple(_context(value) for value in tables_in(reader.take("require", list, []), "require")),
        forbid=tuple(_context(value) for value in tables_in(reader.take("forbid", list, []), "forbid")),
        negation=reader.choice("negation", Negation, Negation.IGNORE),
        name_guard=reader.take("name_guard", bool, True),  # noqa: FBT003
        plain=reader.take("plain", bool, False),  # noqa: FBT003
        tags=reader.texts("tags"),
        review_on=reader.day("review_on"),
        **{key: reader.text(key) for key in _PROSE_KEYS},
    )
    reader.end()
    return made


def _form(value: object) -> Form:
    if isinstance(value, str):
        return Form(value)
    insist(isinstance(value, dict), "a form is a text or a table with “lemma”, “pattern” or “surface”")
    assert isinstance(value, dict)
    reader = Table(value)
    kinds = [kind for kind in FormKind if reader.has(kind)]
    insist(len(kinds) == 1, f"a form has one of “surface”, “lemma” and “pattern”, not {len(kinds)}")
    made = Form(
        reader.text(kinds[0], None),
        kinds[0],
        reader.text("pos", None) if reader.has("pos") else None,
        reader.choice("case", Case) if reader.has("case") else None,
        reader.choice("hyphen", Hyphen) if reader.has("hyphen") else None,
    )
    reader.end()
    return made


def _guidance(table: dict[str, Any]) -> Guidance:
    reader = Table(table)
    date = reader.day("date", "guidance date")
    made = Guidance(reader.text("house", None), reader.text("says", None), reader.text("url"), date)
    reader.end()
    return made


def _context(table: dict[str, Any]) -> Context:
    reader = Table(table)
    kind = reader.choice("kind", ContextKind)
    taken: dict[str, Any] = {}
    for key in CONTEXT_KEYS[kind]:
        if key == "n":
            taken[key] = reader.take(key, int)
        elif key in {"lemmas", "entities", "tags"}:
            taken[key] = reader.texts(key)
        else:
            taken[key] = reader.text(key, "" if key == "relation" else None)
    reader.end()
    return Context(kind, **taken)
