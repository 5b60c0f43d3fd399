"""What the pages of the alias table show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from framing.analysis.aliases import AliasSet, AliasTable
from framing.analysis.aliases.sets import shared_names
from framing.models import AliasChange
from framing.models import AliasSet as AliasSetRow
from framing.selectors.aliases import SetUse, uses_of, value_of

#: Names and labels that an address carries into a form; more make it too long for some browsers.
MOST_CARRIED = 12

#: What a kind of referent is called on a page, where it has another name there.
KIND_WORDS = {"actor": "person", "object": "thing"}


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name of a set with the other sets that have it, too: then it is found in none."""

    text: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AliasLine:
    """One set in the list."""

    set: AliasSet
    is_retired: bool
    names: tuple[ShownName, ...]
    use: SetUse | None

    @property
    def kind(self) -> str:
        """The kind of referent in the words of pages."""
        return KIND_WORDS.get(str(self.set.kind), str(self.set.kind))


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change in the history of a set: what it had before and after, as far as that differs."""

    change: AliasChange
    added: tuple[str, ...]
    removed: tuple[str, ...]
    #: Of kind, shown name and note: what it is, before, after.
    fields: tuple[tuple[str, str, str], ...]
    is_new: bool
    is_retired: bool


def lines_of(rows: Iterable[AliasSetRow], table: AliasTable) -> list[AliasLine]:
    """The sets of a page of the list; one query for their use."""
    shown = [(row, value_of(row)) for row in rows]
    uses = uses_of([one.code for _, one in shown])
    return [
        AliasLine(
            one,
            row.retired_at is not None,
            _names(one, table, is_retired=row.retired_at is not None),
            uses.get(one.code),
        )
        for row, one in shown
    ]


def _names(one: AliasSet, table: AliasTable, *, is_retired: bool) -> tuple[ShownName, ...]:
    shared = {} if is_retired else shared_names(one, table)
    return tuple(ShownName(name, tuple(other.code for other in shared.get(name, ()))) for name in one.names)


def history_of(code: str, changes: Iterable[AliasChange]) -> list[ChangeLine]:
    """What each of these changes did to one set."""
    return [_line(change, change.before.get(code), change.after.get(code)) for change in changes]


def _line(change: AliasChange, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> ChangeLine:
    old, new = list((before or {}).get("names", [])), list((after or {}).get("names", []))
    fields = []
    if before and after:
        pairs = {"kind": ("kind", "kind"), "note": ("note", "note")}
        fields = [
            (name, str(before[key]), str(after[key])) for name, (key, _) in pairs.items() if before[key] != after[key]
        ]
        if old[:1] != new[:1]:
            fields.append(("shown name", old[0], new[0]))
    return ChangeLine(
        change,
        added=tuple(name for name in new if name not in old) if after else (),
        removed=tuple(name for name in old if name not in new) if after else (),
        fields=tuple(fields),
        is_new=before is None,
        is_retired=after is None,
    )


def new_alias_address(names: Sequence[str], *, kind: str = "", story: str = "", code: str = "") -> str:
    """The address of the form for a new set that has these names already; the first one is shown.

    Where a set has one of the names, the form leads there.
    """
    pairs = [("name", name) for name in names[:MOST_CARRIED]]
    pairs += [(key, value) for key, value in (("kind", kind), ("story", story), ("code", code)) if value]
    return f"{reverse('framing:alias_new')}?{urlencode(pairs)}"


def new_draft_address(
    term: str, *, contrast_set: str = "", referent: str = "", kind: str = "", sentence: str = "", story: str = ""
) -> str:
    """The address of the form for a new entry of the lexicon: a label in a set, or in a new set about a referent."""
    given = {
        "term": term,
        "set": contrast_set,
        "referent": referent,
        "kind": kind,
        "sentence": sentence,
        "story": story,
    }
    return f"{reverse('framing:draft_new')}?{urlencode({key: value for key, value in given.items() if value})}"
