"""Two wordings of one entry laid side by side, field by field, and put together as a person chose."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from framing.analysis.entries import Entry
from framing.analysis.lexicon_changes import changed_fields
from framing.analysis.tables import full_table_of


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A field in which two wordings differ; ``prefers_mine`` is which of them is chosen until a person chooses."""

    name: str
    theirs: str
    mine: str
    prefers_mine: bool


def merge_rows(theirs: Entry, mine: Entry, base: Entry | None = None) -> tuple[MergeRow, ...]:
    """The fields that differ; with the wording that both began from, a field that only they changed is theirs."""
    own = {change.name for change in changed_fields(base, mine)} if base else None
    return tuple(
        MergeRow(change.name, change.before, change.after, own is None or change.name in own)
        for change in changed_fields(theirs, mine)
    )


def merged_table(theirs: Entry, mine: Entry, take_mine: Collection[str]) -> dict[str, Any]:
    """Their table with the named fields as I have them."""
    own, table = full_table_of(mine), full_table_of(theirs)
    table |= {key: own[key] for key in take_mine if key in own}
    return {key: value for key, value in table.items() if value is not None and (key != "forms" or value)}
