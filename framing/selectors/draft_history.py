"""The history of an entry: every step of every draft, and every release that changed it, newest first."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import F, Func, TextField, Value

from framing.analysis.entries import ContrastSet, Entry, LexiconError
from framing.analysis.lexicon_changes import FieldChange, changed_fields, changed_set_fields
from framing.analysis.proposals import set_of_table
from framing.analysis.side_by_side import SideBySide, side_by_side
from framing.analysis.tables import entry_of
from framing.models import Draft, DraftEvent, LexiconRelease

#: Steps and releases that one page shows; the drafts themselves keep everything.
MOST_SHOWN = 200
#: Releases that are read for the history of one entry, the newest ones.
MOST_RELEASES = 100


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step: what was done by whom when, with the fields that it changed."""

    at: datetime
    action: str
    by: str
    comment: str
    changes: tuple[FieldChange, ...]
    release: int | None = None
    draft_id: int | None = None

    @property
    def name(self) -> str:
        """What the step is called where its changes are read out."""
        return self.action

    @property
    def fields(self) -> tuple[SideBySide, ...]:
        """The changed fields with the words that differ."""
        return tuple(side_by_side(change.name, change.before, change.after) for change in self.changes)


@dataclass(frozen=True, slots=True)
class Differences:
    """What a draft would change of the live entry and its set."""

    name: str
    fields: tuple[SideBySide, ...]


def steps_of(code: str) -> list[HistoryLine]:
    """The steps of every draft of that entry, the newest first; in one query."""
    return sorted(_steps(code), key=lambda line: line.at, reverse=True)[:MOST_SHOWN]


def history_of(code: str) -> list[HistoryLine]:
    """Steps and releases of the entry of that code, the newest first; in two queries.

    It reads the text of many releases, which takes a second where there are fifty of them: nothing for every page.
    """
    steps = (line for line in _steps(code) if line.release is None)
    return sorted([*steps, *_releases(code)], key=lambda line: line.at, reverse=True)[:MOST_SHOWN]


def differences_of(draft: Draft, live: Entry | None, live_set: ContrastSet | None) -> Differences:
    """The fields in which the draft differs from what is live; none where nothing of it is."""
    entry = _entry_or_none(draft.entry)
    rows = list(changed_fields(live, entry)) if live is not None and entry is not None else []
    if draft.contrast_set and live_set is not None and live_set.code == draft.contrast_set.get("code"):
        own = set_of_table(draft.contrast_set)
        rows += [replace(row, name=f"set: {row.name}") for row in changed_set_fields(live_set, own)]
    fields = tuple(side_by_side(row.name, row.before, row.after) for row in rows)
    return Differences(str(draft.entry.get("term", "")), fields)


def entry_at(draft: Draft, version: int) -> Entry | None:
    """The entry as that version of the draft had it: each version is one step of the log."""
    events = DraftEvent.objects.filter(draft=draft, number__lte=version, entry__isnull=False).order_by("-number")
    return _entry_or_none(events.values_list("entry", flat=True).first())


def _steps(code: str) -> Iterable[HistoryLine]:
    """The log of each draft of the code; a step that changed the entry says in which fields."""
    events = DraftEvent.objects.filter(draft__code=code).select_related("done_by").order_by("draft_id", "number")
    events = events.annotate(release_number=F("draft__release__number"))
    standing: Entry | None = None
    draft_id = 0
    for event in events:
        if event.draft_id != draft_id:
            draft_id, standing = event.draft_id, None
        entry = _entry_or_none(event.entry)
        changes = changed_fields(standing, entry) if entry is not None and standing is not None else ()
        standing = entry or standing
        told, by = event.get_action_display(), event.done_by.get_username() if event.done_by else ""
        release = event.release_number if event.action == DraftEvent.Action.PUBLISHED else None
        yield HistoryLine(event.done_at, told, by, event.comment, changes, release, event.draft_id)


def _releases(code: str) -> Iterable[HistoryLine]:
    """The releases in which the entry differs from the release before."""
    pattern = r'code = "' + re.escape(code) + r'"\n(?:[^\n]+\n)*'
    block = Func(F("content"), Value(pattern), function="substring", output_field=TextField())
    newest = LexiconRelease.objects.annotate(block=block).order_by("-number")
    before: Entry | None = None
    is_known = False
    rows = newest.values("number", "reason", "published_at", "published_by__username", "block")
    for row in reversed(rows[:MOST_RELEASES]):
        entry = _entry_or_none(_read(row["block"]))
        changes = changed_fields(before, entry) if before or entry else ()
        if changes:
            told = "changed by a release" if before and entry else "retired" if before else "released"
            told = "came back" if is_known and before is None else told
            by, number = row["published_by__username"] or "", row["number"]
            shown = changes if before is not None and entry is not None else ()
            yield HistoryLine(row["published_at"], told, by, row["reason"], shown, release=number)
        before, is_known = entry, is_known or entry is not None


def _read(block: str | None) -> dict[str, Any] | None:
    try:
        return tomllib.loads(block) if block else None
    except tomllib.TOMLDecodeError:
        return None


def _entry_or_none(table: dict[str, Any] | None) -> Entry | None:
    try:
        return entry_of(table) if table else None
    except LexiconError:
        return None
