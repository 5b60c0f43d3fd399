"""Lexicon releases: published once, never changed, compiled once a process."""

from functools import lru_cache

from django.contrib.auth.models import User
from django.db import connection, transaction

from framing.analysis.lexicon import MAX_BYTES, Lexicon, dump_lexicon, load_lexicon, table_of
from framing.models import ContrastSet, LexiconRelease, Referent, Term
from framing.selectors.releases import Changes, changes_between
from framing.services.rescoring import queue_rescoring

LONGEST_REASON = 400
#: What the first release is compared with.
NOTHING = Lexicon((), ())


class ReleaseRefused(ValueError):
    """A release that cannot be made: ``message`` says why and what to do, ``lines`` name what stands in the way.

    ``field`` is the form's field that it is about, empty where it is about the drafts.
    """

    def __init__(self, field: str, message: str, lines: tuple[str, ...] = ()) -> None:
        super().__init__("\n".join([message, *lines]))
        self.field = field
        self.message = message
        self.lines = lines


def current_release() -> LexiconRelease | None:
    """The release that new figures are counted with; None before the first one."""
    return LexiconRelease.objects.order_by("-number").first()


def lexicon_of(release: LexiconRelease) -> Lexicon:
    """The frozen lexicon of a release; read once a process and digest."""
    return _lexicon(release.digest, release.pk)


@lru_cache(maxsize=4)
def _lexicon(digest: str, release_id: int) -> Lexicon:
    content = LexiconRelease.objects.values_list("content", flat=True).get(pk=release_id)
    return load_lexicon(content, examples_required=False)


def changes_of(before: LexiconRelease | None, after: LexiconRelease) -> Changes:
    """What differs between two releases, or between nothing and the first one; told once a process and pair."""
    return _changes((before.digest, before.pk) if before else None, (after.digest, after.pk))


@lru_cache(maxsize=4)
def _changes(before: tuple[str, int] | None, after: tuple[str, int]) -> Changes:
    return changes_between(_lexicon(*before) if before else NOTHING, _lexicon(*after))


def publish_release(
    *, lexicon: Lexicon, reason: str, published_by: User | None = None, restores: LexiconRelease | None = None
) -> tuple[LexiconRelease, bool]:
    """The release with exactly this lexicon and whether it is new; an unchanged lexicon makes no second release.

    A release that restores another has the same content and digest to the byte.
    """
    digest = restores.digest if restores else lexicon.digest
    content = restores.content if restores else _fitting(dump_lexicon(lexicon))
    with transaction.atomic():
        current = held_current_release()
        if current is not None and current.digest == digest:
            return current, False
        release = LexiconRelease.objects.create(
            number=current.number + 1 if current else 1,
            reason=reason,
            title=lexicon.title,
            content=content,
            digest=digest,
            restores=restores,
            set_count=len(lexicon.contrast_sets),
            entry_count=len(lexicon.entries),
            published_by=published_by,
        )
        _mirror(lexicon)
        queue_rescoring(release=release, before=lexicon_of(current) if current else None, after=lexicon)
    return release, True


def restore_release(*, release: LexiconRelease, reason: str, by: User) -> LexiconRelease:
    """A new release with the same lexicon as an earlier one; ReleaseRefused where that is the current lexicon."""
    given = told_reason(reason)
    made, is_new = publish_release(lexicon=lexicon_of(release), reason=given, published_by=by, restores=release)
    if not is_new:
        raise ReleaseRefused("", f"Release {made.number} is the current one and holds exactly this lexicon already.")
    return made


def _fitting(content: str) -> str:
    """The file of a release; ReleaseRefused where it would be larger than any that can be read again."""
    size = len(content.encode())
    if size > MAX_BYTES:
        message = (
            f"The lexicon has {size / 1_000_000:.1f} MB as a file; a release has at most {MAX_BYTES // 1_000_000} MB."
        )
        raise ReleaseRefused("", f"{message} Shorten or retire entries.")
    return content


def held_current_release() -> LexiconRelease | None:
    """The newest release, held until the transaction ends: of two people who publish at once one waits here."""
    return _held("SELECT pg_advisory_xact_lock(hashtext(%s))")


def steady_current_release() -> LexiconRelease | None:
    """The newest release; nobody publishes another before the transaction ends, and many may ask at once."""
    return _held("SELECT pg_advisory_xact_lock_shared(hashtext(%s))")


def _held(statement: str) -> LexiconRelease | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [LexiconRelease._meta.db_table])
    return current_release()  # read after the lock was given: what was published meanwhile is seen


def told_reason(given: str) -> str:
    """The reason as readers will see it; ReleaseRefused where there is none or too much of it."""
    reason = " ".join(given.replace("\x00", "").split())
    if not reason:
        raise ReleaseRefused("reason", "Say why this release is made; readers see it beside every figure’s release.")
    if len(reason) > LONGEST_REASON:
        message = f"The reason has {len(reason):,} characters; it may have {LONGEST_REASON:,}."
        raise ReleaseRefused("reason", message)
    return reason


def _mirror(lexicon: Lexicon) -> None:
    """Bring the rows curators edit in line with what is live; what the lexicon dropped is retired, not deleted."""
    names = {found.referent: str(found.kind) for found in lexicon.contrast_sets}
    Referent.objects.bulk_create(
        [Referent(name=name, kind=kind) for name, kind in names.items()],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["kind"],
    )
    referents = dict(Referent.objects.values_list("name", "pk"))
    ContrastSet.objects.bulk_create(
        [
            ContrastSet(code=found.code, referent_id=referents[found.referent], topic=found.topic)
            for found in lexicon.contrast_sets
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["referent", "topic"],
    )
    sets = dict(ContrastSet.objects.values_list("code", "pk"))
    Term.objects.bulk_create(
        [
            Term(
                code=entry.code,
                contrast_set_id=sets[entry.contrast_set],
                term=entry.term,
                category=str(entry.category),
                intensity=entry.intensity,
                state=Term.State.LIVE,
                entry=table_of(entry),
            )
            for entry in lexicon.entries
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["contrast_set", "term", "category", "intensity", "state", "entry"],
    )
    live = [entry.code for entry in lexicon.entries]
    Term.objects.filter(state=Term.State.LIVE).exclude(code__in=live).update(state=Term.State.RETIRED)
