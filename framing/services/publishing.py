"""What waits for the next release, what stands in its way, and publishing it: all of it or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from framing.analysis.entries import Entry, LexiconError
from framing.analysis.lexicon import Lexicon
from framing.analysis.overlay import Change, change_of, with_changes
from framing.analysis.proposals import entry_digest, proof_digest, set_of_table
from framing.analysis.tables import entry_of
from framing.models import Draft, DraftEvent, EntryCheck, LexiconRelease
from framing.services.checks import check_of
from framing.services.draft_rules import set_table_for, surroundings_of
from framing.services.engines import current_engine
from framing.services.releases import (
    NOTHING,
    ReleaseRefused,
    current_release,
    held_current_release,
    lexicon_of,
    publish_release,
    told_reason,
)

#: Why a draft is not published, said of more than this many ones nobody reads.
MOST_LINES = 20
#: Proofs that one look at the page asks for.
MOST_ASKED = 200


@dataclass(frozen=True, slots=True)
class Readiness:
    """A draft with what stands between it and a release; nothing when it may go."""

    draft: Draft
    blocks: tuple[str, ...] = ()
    is_being_checked: bool = False


@dataclass(frozen=True, slots=True)
class NextRelease:
    """What the approved drafts would make of the current lexicon; ``after`` is None where they do not fit together."""

    release: LexiconRelease | None
    before: Lexicon
    after: Lexicon | None
    ready: tuple[Readiness, ...]
    faults: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it can be published as it stands."""
        return bool(self.ready) and self.after is not None and not any(row.blocks for row in self.ready)


def next_release() -> NextRelease:
    """Every approved draft with what blocks it; a proof that the engine has not given yet is asked for."""
    drafts = Draft.objects.filter(state=Draft.State.APPROVED).order_by("code")
    listed = list(drafts.select_related("opened_by", "edited_by", "reviewed_by"))
    release = current_release()
    before = lexicon_of(release) if release else NOTHING
    ready = _readiness(listed, before)
    _ask_for_proofs(row.draft for row in ready if row.is_being_checked)
    after, faults = _laid_over(before, listed)
    return NextRelease(release, before, after, ready, faults)


def publish_drafts(*, drafts: Sequence[Draft], reason: str, by: User) -> LexiconRelease:
    """The next release with all these drafts in it; ReleaseRefused tells every reason why not, and nothing is stored.

    The drafts are taken as they were read: one that somebody changed since is refused.
    """
    given, versions = told_reason(reason), {draft.pk: draft.version for draft in drafts}
    if not versions:
        raise ReleaseRefused("", "No approved draft waits for a release.")
    with transaction.atomic():
        current = held_current_release()
        stored = list(Draft.objects.select_for_update(of=["self"]).filter(pk__in=versions).order_by("code"))
        before = lexicon_of(current) if current else NOTHING
        _insist_ready(stored, versions, before)
        after, faults = _laid_over(before, stored)
        if after is None:
            raise ReleaseRefused("", "Nothing is published: the drafts do not fit together.", faults[:MOST_LINES])
        release, is_new = publish_release(lexicon=after, reason=given, published_by=by)
        if not is_new:
            raise ReleaseRefused("", "Nothing is published: the drafts leave the lexicon as it is.")
        _mark_published(stored, release, by)
    return release


def _insist_ready(stored: Sequence[Draft], versions: Mapping[int, int], before: Lexicon) -> None:
    """Raise ReleaseRefused with every reason why these drafts cannot be published."""
    lines = [told for draft in stored if (told := _not_approved(draft, versions[draft.pk]))]
    if len(stored) < len(versions):
        lines.append("A draft is not there any more.")
    if not lines:
        lines = [f"{row.draft.code}: {block}" for row in _readiness(stored, before) for block in row.blocks]
    if lines:
        raise ReleaseRefused("", "Nothing is published. This stands in the way:", tuple(lines[:MOST_LINES]))


def _not_approved(draft: Draft, version: int) -> str:
    if draft.release:
        return f"{draft.code}: it is in release {draft.release.number} already."
    if draft.state != Draft.State.APPROVED:
        return f"{draft.code}: it is {draft.get_state_display()}, not approved."
    return "" if draft.version == version else f"{draft.code}: somebody changed it since it was shown to you."


def _readiness(drafts: Sequence[Draft], before: Lexicon) -> tuple[Readiness, ...]:
    """Each draft with what blocks it; as many queries for many as for one."""
    live = {entry.code: entry for entry in before.entries}
    digests = _proofs_of(drafts)
    checks = EntryCheck.objects.filter(digest__in=[*filter(None, digests.values())], engine=current_engine())
    by_digest = {check.digest: check for check in checks}
    return tuple(_ready(draft, live.get(draft.code), digests, by_digest) for draft in drafts)


def _ready(draft: Draft, live: Entry | None, digests: Mapping[int, str], checks: Mapping[str, EntryCheck]) -> Readiness:
    blocks: list[str] = []
    if draft.base_digest != (entry_digest(live) if live else ""):
        blocks.append("The live entry has changed since the draft was begun. Bring the draft up to date first.")
    if draft.pk not in digests:
        return Readiness(draft, tuple(blocks))
    if not digests[draft.pk]:
        return Readiness(draft, (*blocks, "It cannot be read as an entry, or its contrast set is not there."))
    check = checks.get(digests[draft.pk])
    if check is None or check.problems is None:
        return Readiness(draft, (*blocks, "Its examples are still being checked."), is_being_checked=True)
    return Readiness(draft, (*blocks, *(problem["message"] for problem in check.problems)))


def _proofs_of(drafts: Iterable[Draft]) -> dict[int, str]:
    """The digest under which the proof of each draft's wording is stored; a retirement needs none."""
    around = surroundings_of()
    found: dict[int, str] = {}
    for draft in drafts:
        if draft.kind == Draft.Kind.RETIRE:
            continue
        table = set_table_for(draft.entry, draft.contrast_set, around)
        try:
            known = set_of_table(table) if table else None
            found[draft.pk] = proof_digest(entry_of(draft.entry, known.kind), known) if known else ""
        except LexiconError:
            found[draft.pk] = ""
    return found


def _ask_for_proofs(drafts: Iterable[Draft]) -> None:
    """Hand the first of these to a worker; whoever looks again asks for the next ones."""
    asked = list(islice(drafts, MOST_ASKED))
    around = surroundings_of() if asked else None
    for draft in asked:
        if around and (table := set_table_for(draft.entry, draft.contrast_set, around)):
            check_of(entry=draft.entry, contrast_set=table)


def _laid_over(before: Lexicon, drafts: Sequence[Draft]) -> tuple[Lexicon | None, tuple[str, ...]]:
    """The lexicon with the drafts, or what is wrong with it as a whole."""
    try:
        return with_changes(before, [_change(draft, before) for draft in drafts]), ()
    except LexiconError as error:
        return None, tuple(str(error).splitlines())


def _change(draft: Draft, before: Lexicon) -> Change:
    row = {"code": draft.code, "kind": draft.kind, "entry": draft.entry, "contrast_set": draft.contrast_set}
    return change_of(row, before)


def _mark_published(drafts: Sequence[Draft], release: LexiconRelease, by: User) -> None:
    keys = [draft.pk for draft in drafts]
    Draft.objects.filter(pk__in=keys).update(state=Draft.State.PUBLISHED, release=release)
    last = dict(DraftEvent.objects.filter(draft__in=keys).order_by().values_list("draft").annotate(Max("number")))
    DraftEvent.objects.bulk_create(
        DraftEvent(
            draft=draft,
            number=last.get(draft.pk, 0) + 1,
            action=DraftEvent.Action.PUBLISHED,
            entry=draft.entry,
            comment=release.reason,
            done_by=by,
        )
        for draft in drafts
    )
