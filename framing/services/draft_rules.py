"""What every change of a draft is held to: who, which version, what its entry may say and refer to."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from framing.analysis.entries import ContrastSet, Entry, LexiconError
from framing.analysis.lexicon import Lexicon
from framing.analysis.proposals import (
    Fault,
    Surroundings,
    entry_digest,
    faults_around,
    faults_in,
    faults_in_set,
    plain_table,
    set_of_table,
)
from framing.analysis.tables import entry_of, set_table_of
from framing.models import Draft, DraftEvent
from framing.models.curation import LONGEST_NOTE
from framing.services.releases import current_release, lexicon_of


class DraftRefused(ValueError):
    """A change of a draft that is not taken: ``message`` says why and what to do, ``field`` what it is about.

    ``field`` is a key of the entry, "set_…" for one of its contrast set, or empty; ``faults`` holds every reason,
    ``draft`` and ``entries`` what stands in the way.
    """

    def __init__(
        self,
        field: str,
        message: str,
        *,
        faults: tuple[Fault, ...] = (),
        draft: Draft | None = None,
        entries: tuple[Entry, ...] = (),
    ) -> None:
        super().__init__(message)
        self.field = field
        self.message = message
        self.faults = faults or (Fault(field, message),)
        self.draft = draft
        self.entries = entries


class DraftConflict(DraftRefused):
    """Somebody saved the draft meanwhile; ``stored`` is what they left."""

    def __init__(self, stored: Draft) -> None:
        who = stored.edited_by.get_username() if stored.edited_by else "Somebody"
        super().__init__("version", f"{who} changed this draft while you had it open. Nothing of yours is lost.")
        self.stored = stored


def live_lexicon() -> Lexicon:
    """The lexicon of the newest release; an empty one before the first."""
    release = current_release()
    return lexicon_of(release) if release else Lexicon((), ())


def live_entry(code: str) -> Entry | None:
    """The entry of that code in the newest release."""
    return next((entry for entry in live_lexicon().entries if entry.code == code), None)


def surroundings_of(draft: Draft | None = None) -> Surroundings:
    """The live lexicon and what the open drafts beside this one would add."""
    others = Draft.objects.filter(state__in=Draft.OPEN).exclude(kind=Draft.Kind.RETIRE)
    if draft is not None:
        others = others.exclude(pk=draft.pk)
    sets: dict[str, ContrastSet] = {}
    codes: set[str] = set()
    for code, table in others.values_list("code", "contrast_set"):
        codes.add(code)
        if table:
            found = _set_or_none(table)
            sets |= {found.code: found} if found else {}
    return Surroundings(live_lexicon(), sets, frozenset(codes))


def readable(entry: Mapping[str, Any], contrast_set: Mapping[str, Any] | None) -> tuple[dict[str, Any], Any]:
    """Entry and set as they are stored; raises DraftRefused with every fault when they cannot be read."""
    faults = (*faults_in(entry), *(faults_in_set(contrast_set) if contrast_set else ()))
    if contrast_set and contrast_set.get("code") != entry.get("contrast_set"):
        faults += (Fault("contrast_set", "the draft's set has another code than the entry names; make them agree"),)
    if faults:
        raise DraftRefused(faults[0].field, faults[0].message, faults=faults)
    return plain_table(entry), set_table_of(set_of_table(contrast_set)) if contrast_set else None


def set_table_for(entry: Mapping[str, Any], contrast_set: Mapping[str, Any] | None, around: Surroundings) -> Any:
    """The table of the entry's set: the draft's own, the live one or another draft's; None where there is none."""
    if contrast_set:
        return dict(contrast_set)
    found = around.set_called(str(entry.get("contrast_set", "")))
    return set_table_of(found) if found else None


def insist_complete(draft: Draft) -> None:
    """Raise DraftRefused unless everything that the entry refers to exists and its code is its own."""
    around = surroundings_of(draft)
    entry = entry_of(draft.entry)
    faults = faults_around(entry, set_of_table(draft.contrast_set) if draft.contrast_set else None, around)
    if faults:
        raise DraftRefused(faults[0].field, faults[0].message, faults=faults)
    insist_base(draft)


def insist_base(draft: Draft) -> None:
    """Raise DraftRefused when the live entry is another one than the draft was begun from."""
    if is_outdated(draft):
        raise DraftRefused(
            "base", "The live entry has changed since this draft was begun. Take over what you want, then go on."
        )


def is_outdated(draft: Draft) -> bool:
    """Whether a release has changed, made or retired the live entry since the draft was begun."""
    return draft.is_open and draft.base_digest != base_digest_of(draft.code)


def base_digest_of(code: str) -> str:
    """The digest of the live entry; empty when there is none."""
    entry = live_entry(code)
    return entry_digest(entry) if entry else ""


def insist_version(stored: Draft, version: int) -> None:
    """Raise DraftConflict when somebody saved a newer version than the one a form was made from."""
    if stored.version != version:
        raise DraftConflict(stored)


def insist_open(draft: Draft) -> None:
    """Raise DraftRefused when the draft is published or declined."""
    if not draft.is_open:
        raise DraftRefused("", f"This draft is {draft.get_state_display()}; open a new one to change the entry again.")


def fitting_note(note: str, *, field: str = "note") -> str:
    """A note or comment without blanks around it; one that is too long is refused."""
    note = note.replace("\r\n", "\n").replace("\x00", "").strip()
    if len(note) > LONGEST_NOTE:
        raise DraftRefused(field, f"This has {len(note):,} characters; {LONGEST_NOTE:,} are kept. Shorten it.")
    return note


def log_event(draft: Draft, action: str, by: User | None, *, entry: Any = None, comment: str = "") -> DraftEvent:
    """The next line of the draft's log; the draft must be locked."""
    number = draft.events.count() + 1
    return DraftEvent.objects.create(
        draft=draft, number=number, action=action, entry=entry, comment=comment, done_by=by
    )


def _set_or_none(table: Mapping[str, Any]) -> ContrastSet | None:
    try:
        return set_of_table(table)
    except LexiconError:
        return None
