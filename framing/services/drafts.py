"""The life of a change of the lexicon: opened, edited, reviewed by a second person; each step is logged."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from framing.analysis.example_marks import merged_example, without_marks
from framing.analysis.proposals import plain_table
from framing.analysis.tables import table_of
from framing.models import Draft, DraftEvent
from framing.selectors.drafts import editors_of
from framing.services.checks import check_of
from framing.services.draft_rules import (
    DraftConflict,
    DraftRefused,
    base_digest_of,
    fitting_note,
    insist_base,
    insist_complete,
    insist_open,
    insist_version,
    is_outdated,
    live_entry,
    log_event,
    readable,
    set_table_for,
    surroundings_of,
)

__all__ = [
    "DraftConflict",
    "DraftRefused",
    "approve_draft",
    "decline_draft",
    "entry_in_work",
    "is_outdated",
    "keep_example",
    "open_draft",
    "open_draft_of",
    "rebase_draft",
    "return_draft",
    "save_draft",
    "submit_draft",
    "take_draft",
]

#: More open suggestions of one person than this cannot be answered by anybody.
MOST_SUGGESTIONS = 50

TAKEN = "Another open draft has the code “{}”; choose another."

_State, _Action, _Kind = Draft.State, DraftEvent.Action, Draft.Kind


def open_draft(
    *,
    kind: str,
    entry: Mapping[str, Any],
    note: str,
    by: User,
    contrast_set: Mapping[str, Any] | None = None,
    suggested: bool = False,
) -> Draft:
    """A new draft, or the open one of that code when nothing differs; raises DraftRefused when something does."""
    table, set_table = readable(entry, contrast_set)
    note, code = fitting_note(note), str(table["code"])
    base = _base_for(kind, code)
    if suggested and _open_suggestions(by) >= MOST_SUGGESTIONS:
        raise DraftRefused("", f"You have {MOST_SUGGESTIONS} suggestions open; wait until some are answered.")
    state = _State.SUGGESTED if suggested else _State.DRAFT
    try:
        with transaction.atomic():
            draft = Draft.objects.create(
                code=code,
                kind=kind,
                state=state,
                entry=table,
                contrast_set=set_table,
                base_digest=base,
                note=note,
                opened_by=by,
                edited_by=by,
            )
            log_event(draft, _Action.OPENED, by, entry=table, comment=note)
    except IntegrityError:
        existing = open_draft_of(code)
        if existing is None:
            raise
        return _same_or_refused(existing, kind, table, set_table)
    return draft


def save_draft(
    *,
    draft: Draft,
    version: int,
    entry: Mapping[str, Any],
    contrast_set: Mapping[str, Any] | None,
    note: str,
    by: User,
) -> Draft:
    """The draft as it was written; a submitted or approved one is a draft again, unless nothing differs.

    Raises DraftConflict when somebody saved it meanwhile, DraftRefused when it cannot be read as an entry.
    """
    table, set_table = readable(entry, contrast_set)
    note = fitting_note(note)
    try:
        with transaction.atomic():
            stored = _locked(draft)
            if _is_as_stored(stored, table, set_table, note):
                return stored
            insist_version(stored, version)
            _insist_code(stored, str(table["code"]))
            return _stored(stored, table, set_table, note, by)
    except IntegrityError as error:  # another draft took the code a moment ago
        raise DraftRefused("code", TAKEN.format(table["code"])) from error


def rebase_draft(*, draft: Draft, version: int, entry: Mapping[str, Any], by: User) -> Draft:
    """The draft with this wording on top of the entry that is live now."""
    table, _ = readable(entry, None)
    with transaction.atomic():
        stored = _locked(draft)
        insist_version(stored, version)
        base = base_digest_of(stored.code)
        if not base and stored.kind == _Kind.RETIRE:
            raise DraftRefused("", "The entry is retired already. Withdraw this draft.")
        if base and stored.kind == _Kind.NEW:
            stored.kind = _Kind.CHANGE
        elif not base:
            stored.kind = _Kind.NEW
        stored.base_digest = base
        live = live_entry(stored.code)
        kept = plain_table(table_of(live)) if stored.kind == _Kind.RETIRE and live else table
        return _stored(stored, kept, stored.contrast_set, stored.note, by, "Brought up to date with the live lexicon.")


def keep_example(*, draft: Draft, sentence: str, kind: str, by: User) -> Draft:
    """The draft with one more sentence that must match (with [[marks]]) or must not; one that it has stays once."""
    if kind not in ("matches", "ignores"):
        raise DraftRefused("", "A sentence is kept as one that must match or as one that must not.")
    sentence = " ".join(sentence.split())
    if kind == "ignores":
        sentence = without_marks(sentence)
    with transaction.atomic():
        stored = _locked(draft)
        other = "ignores" if kind == "matches" else "matches"
        if without_marks(sentence) in map(without_marks, stored.entry.get(other, [])):
            raise DraftRefused(other, "This sentence is kept as the opposite already; remove it there first.")
        kept = merged_example(stored.entry.get(kind, []), sentence)
        if kept == stored.entry.get(kind, []):
            return stored
        table, set_table = readable(stored.entry | {kind: kept}, stored.contrast_set)
        return _stored(stored, table, set_table, stored.note, by, "Kept an example.")


def take_draft(*, draft: Draft, version: int, by: User, comment: str = "") -> Draft:
    """A suggestion that ``by`` takes into work; whoever takes it counts as one of its authors."""
    with transaction.atomic():
        stored = _locked(draft)
        insist_version(stored, version)
        if stored.state != _State.SUGGESTED:
            raise DraftRefused("", "This is no suggestion any more.")
        stored.edited_by = by
        log_event(stored, _Action.EDITED, by, comment=fitting_note(comment, field="comment") or "Taken into work.")
        return _moved(stored, _State.DRAFT)


def submit_draft(*, draft: Draft, version: int, by: User, comment: str = "") -> Draft:
    """The draft in review; refused while its examples fail or something that it names does not exist."""
    _insist_proven(draft, version)
    with transaction.atomic():
        stored = _locked(draft)
        insist_version(stored, version)
        if stored.state != _State.DRAFT:
            raise DraftRefused("", f"Only a draft goes to review; this is {stored.get_state_display()}.")
        insist_complete(stored)
        log_event(stored, _Action.SUBMITTED, by, comment=fitting_note(comment, field="comment"))
        return _moved(stored, _State.IN_REVIEW)


def approve_draft(*, draft: Draft, version: int, by: User, comment: str = "") -> Draft:
    """The draft approved by somebody who had no part in it."""
    _insist_proven(draft, version)
    with transaction.atomic():
        stored = _locked(draft)
        insist_version(stored, version)
        if stored.state != _State.IN_REVIEW:
            raise DraftRefused("", f"Only what is in review can be approved; this is {stored.get_state_display()}.")
        if by.pk in editors_of(stored):
            raise DraftRefused("", "You worked on this draft yourself, so somebody else has to approve it.")
        insist_complete(stored)
        stored.reviewed_by = by
        log_event(stored, _Action.APPROVED, by, comment=fitting_note(comment, field="comment"))
        return _moved(stored, _State.APPROVED)


def return_draft(*, draft: Draft, version: int, by: User, comment: str = "") -> Draft:
    """The draft sent back to whoever works on it, with what is missing."""
    said = fitting_note(comment, field="comment")
    if not said:
        raise DraftRefused("comment", "Say what should change; whoever works on it reads this.")
    with transaction.atomic():
        stored = _locked(draft)
        insist_version(stored, version)
        if stored.state not in (_State.IN_REVIEW, _State.APPROVED):
            raise DraftRefused("", f"There is nothing to send back; this is {stored.get_state_display()}.")
        stored.reviewed_by = None
        log_event(stored, _Action.RETURNED, by, comment=said)
        return _moved(stored, _State.DRAFT)


def decline_draft(*, draft: Draft, version: int, by: User, comment: str = "") -> Draft:
    """The draft closed without a release; whoever opened it may withdraw it without a word."""
    said = fitting_note(comment, field="comment")
    is_withdrawn = draft.opened_by_id == by.pk
    if not said and not is_withdrawn:
        raise DraftRefused("comment", "Say why; whoever opened it reads this.")
    with transaction.atomic():
        stored = _locked(draft)
        insist_version(stored, version)
        stored.reviewed_by = None
        log_event(stored, _Action.DECLINED, by, comment=said or "Withdrawn.")
        return _moved(stored, _State.DECLINED)


def open_draft_of(code: str) -> Draft | None:
    """The open draft of that code, if there is one."""
    return Draft.objects.filter(code=code, state__in=Draft.OPEN).first()


def entry_in_work(code: str) -> dict[str, Any]:
    """The table of the entry as its open draft has it, else as it is live."""
    draft, live = open_draft_of(code), live_entry(code)
    if draft is not None:
        return dict(draft.entry)
    if live is None:
        raise DraftRefused("code", f"Neither the lexicon nor a draft has an entry “{code}”.")
    return plain_table(table_of(live))


def _base_for(kind: str, code: str) -> str:
    if kind not in _Kind.values:
        raise DraftRefused("", f"A draft is one of {', '.join(_Kind.values)}.")
    base = base_digest_of(code)
    if kind == _Kind.NEW and base:
        raise DraftRefused(
            "code", f"The lexicon has an entry “{code}” already; change that one or choose another code."
        )
    if kind != _Kind.NEW and not base:
        raise DraftRefused("code", f"The lexicon has no live entry “{code}”.")
    return base


def _same_or_refused(existing: Draft, kind: str, table: Any, set_table: Any) -> Draft:
    if (existing.kind, existing.entry, existing.contrast_set) == (kind, table, set_table):
        return existing
    raise DraftRefused("code", f"“{existing.code}” has an open draft already; go on with that one.", draft=existing)


def _open_suggestions(by: User) -> int:
    return Draft.objects.filter(opened_by=by, state=_State.SUGGESTED).count()


def _locked(draft: Draft) -> Draft:
    stored = Draft.objects.select_for_update().get(pk=draft.pk)
    insist_open(stored)
    return stored


def _is_as_stored(stored: Draft, table: Any, set_table: Any, note: str) -> bool:
    return (stored.entry, stored.contrast_set, stored.note) == (table, set_table, note)


def _insist_code(stored: Draft, code: str) -> None:
    """A draft keeps its code unless it is a new entry that takes a free one."""
    if code == stored.code:
        return
    if stored.kind != _Kind.NEW:
        raise DraftRefused("code", "A live entry keeps its code. Retire it and make a new one instead.")
    _base_for(_Kind.NEW, code)
    if open_draft_of(code) is not None:
        raise DraftRefused("code", TAKEN.format(code))


def _stored(stored: Draft, table: Any, set_table: Any, note: str, by: User, comment: str = "") -> Draft:
    """The locked draft with another wording, as one more version of it."""
    if stored.kind == _Kind.RETIRE and table != stored.entry and not comment:
        raise DraftRefused("", "This draft retires the entry. Withdraw it to change the entry instead.")
    said = [comment, "Its contrast set changed." if set_table != stored.contrast_set else ""]
    said += [f"Note: {note}"] if note != stored.note else []
    stored.entry, stored.contrast_set, stored.note, stored.code = table, set_table, note, str(table["code"])
    stored.edited_by, stored.reviewed_by = by, None
    log_event(stored, _Action.EDITED, by, entry=table, comment=" ".join(filter(None, said))[:1_000])
    return _moved(stored, _State.DRAFT)


def _moved(stored: Draft, state: str) -> Draft:
    """The locked draft in that state, saved as the next version."""
    stored.state = state
    stored.version += 1
    stored.save()
    return stored


def _insist_proven(draft: Draft, version: int) -> None:
    """Raise DraftRefused unless a worker has found nothing wrong; outside a transaction, so that asking lasts."""
    stored = Draft.objects.get(pk=draft.pk)
    insist_version(stored, version)
    insist_open(stored)
    insist_base(stored)
    if stored.kind == _Kind.RETIRE:
        return
    set_table = set_table_for(stored.entry, stored.contrast_set, surroundings_of(stored))
    if set_table is None:
        insist_complete(stored)
        return
    check = check_of(entry=stored.entry, contrast_set=set_table)
    if check.problems is None:
        raise DraftRefused("matches", "The examples are still being checked. Try again in a moment.")
    if check.problems:
        told = "; ".join(problem["message"] for problem in check.problems[:3])
        raise DraftRefused("matches", f"The examples do not prove the entry yet: {told}")
