"""One edit of many entries: first told entry by entry, then one draft for each, all together or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from framing.analysis.entries import Entry, LexiconError
from framing.analysis.lexicon_changes import FieldChange, changed_fields
from framing.analysis.proposals import plain_table
from framing.analysis.tables import entry_of, table_of
from framing.models import Draft
from framing.services.draft_rules import live_lexicon
from framing.services.drafts import DraftRefused, open_draft, save_draft

#: Entries of one batch; somebody else has to read every one of the drafts.
MOST_ENTRIES = 200


class BatchRefused(ValueError):
    """A batch that is not done: ``message`` says why and what to do, ``field`` names the form's field."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Edit:
    """What to set in every entry; None and empty leave a field as it is."""

    category: str = ""
    intensity: int | None = None
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    owner: str = ""
    review_on: date | None = None
    clears_owner: bool = False
    clears_review: bool = False

    def of(self, table: Mapping[str, Any]) -> dict[str, Any]:
        """The entry's table with the edit in it."""
        tags = [tag for tag in table.get("tags", []) if tag not in self.remove_tags]
        given: dict[str, Any] = {"tags": [*tags, *(tag for tag in self.add_tags if tag not in tags)]}
        given |= {"category": self.category} if self.category else {}
        given |= {"intensity": self.intensity} if self.intensity else {}
        given |= {"owner": self.owner} if self.owner else {}
        given |= {"review_on": self.review_on.isoformat()} if self.review_on else {}
        left = set(filter(None, ["owner" * self.clears_owner, "review_on" * self.clears_review]))
        return {key: value for key, value in {**table, **given}.items() if key not in left}


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One entry of a batch: what would change of it, or why it cannot."""

    code: str
    term: str
    draft: Draft | None
    table: dict[str, Any]
    fields: tuple[FieldChange, ...]
    problem: str = ""

    @property
    def version(self) -> int:
        """That of its open draft; 0 where the live entry would get one."""
        return self.draft.version if self.draft else 0

    @property
    def goes_back(self) -> bool:
        """Whether its draft has to be reviewed again."""
        return self.draft is not None and self.draft.state in (Draft.State.IN_REVIEW, Draft.State.APPROVED)


def plan_batch(*, codes: Sequence[str], edit: Edit) -> list[BatchRow]:
    """What the edit would do to each of these entries, as its open draft or else as it is live."""
    wanted = list(dict.fromkeys(codes))
    if not wanted:
        raise BatchRefused("code", "Choose at least one entry.")
    if len(wanted) > MOST_ENTRIES:
        message = f"{len(wanted):,} entries are chosen; at most {MOST_ENTRIES:,} are edited at a time."
        raise BatchRefused("code", message)
    live = {entry.code: entry for entry in live_lexicon().entries}
    drafts = {draft.code: draft for draft in Draft.objects.filter(code__in=wanted, state__in=Draft.OPEN)}
    return [_row(code, drafts.get(code), live.get(code), edit) for code in wanted]


def apply_batch(*, shown: Mapping[str, int], edit: Edit, note: str, by: User) -> list[Draft]:
    """The drafts with the edit; ``shown`` is the version of each entry's draft as it was told, 0 for none.

    BatchRefused when an entry is another by now or cannot take the edit; then nothing is stored.
    """
    with transaction.atomic():
        rows = plan_batch(codes=list(shown), edit=edit)
        for row in rows:
            if row.problem:
                raise BatchRefused("code", f"{row.code}: {row.problem} Nothing was stored.")
            if row.version != shown[row.code]:
                message = f"{row.code}: somebody changed it since it was shown to you. Nothing was stored."
                raise BatchRefused("code", message)
        changed = [row for row in rows if row.fields]
        if not changed:
            raise BatchRefused("", "The edit changes none of these entries.")
        return [_stored(row, note, by) for row in changed]


def _row(code: str, draft: Draft | None, live: Entry | None, edit: Edit) -> BatchRow:
    table = dict(draft.entry) if draft else plain_table(table_of(live)) if live else {}
    term = str(table.get("term", code))
    if not table:
        return BatchRow(code, code, None, {}, (), "Neither the lexicon nor a draft has this entry.")
    if draft and draft.kind == Draft.Kind.RETIRE:
        return BatchRow(code, term, draft, table, (), "Its draft retires the entry.")
    try:
        before, after = entry_of(table), entry_of(edit.of(table))
    except LexiconError as error:
        return BatchRow(code, term, draft, table, (), f"{str(error)[:1].upper()}{str(error)[1:]}.")
    return BatchRow(code, term, draft, plain_table(table_of(after)), changed_fields(before, after))


def _stored(row: BatchRow, note: str, by: User) -> Draft:
    try:
        if row.draft is None:
            return open_draft(kind=Draft.Kind.CHANGE, entry=row.table, note=note, by=by)
        given: dict[str, Any] = {
            "entry": row.table,
            "contrast_set": row.draft.contrast_set,
            "note": row.draft.note or note,
        }
        return save_draft(draft=row.draft, version=row.version, by=by, **given)
    except DraftRefused as refused:
        field = "note" if refused.field == "note" else "code"
        raise BatchRefused(field, f"{row.code}: {refused.message} Nothing was stored.") from refused
