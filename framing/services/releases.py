"""Lexicon releases: published once, never changed, compiled once a process."""

from functools import lru_cache

from django.contrib.auth.models import User
from django.db import transaction

from framing.analysis.lexicon import Lexicon, dump_lexicon, load_lexicon, table_of
from framing.models import ContrastSet, LexiconRelease, Referent, Term


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


def publish_release(*, lexicon: Lexicon, reason: str, published_by: User | None = None) -> tuple[LexiconRelease, bool]:
    """The release with exactly this lexicon and whether it is new; an unchanged lexicon makes no second release."""
    current = current_release()
    if current is not None and current.digest == lexicon.digest:
        return current, False
    with transaction.atomic():
        last = LexiconRelease.objects.select_for_update().order_by("-number").values_list("number", flat=True).first()
        release = LexiconRelease.objects.create(
            number=(last or 0) + 1,
            reason=reason,
            title=lexicon.title,
            content=dump_lexicon(lexicon),
            digest=lexicon.digest,
            set_count=len(lexicon.contrast_sets),
            entry_count=len(lexicon.entries),
            published_by=published_by,
        )
        _mirror(lexicon)
    return release, True


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
