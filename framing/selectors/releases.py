"""Releases for reading: what each changed against the one before, and how far its figures are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from framing.analysis.lexicon import Entry, Lexicon
from framing.analysis.lexicon_changes import ChangeKind, EntryChange, contrast_set_changes, lexicon_changes
from framing.analysis.side_by_side import SideBySide, side_by_side
from framing.models import AnalysisRun, Draft, LexiconRelease
from framing.models.analysis import RunState
from framing.selectors.rescoring import Rescoring

#: Beyond it a list of releases to compare with is cut; the address takes any two.
MOST_CHOICES = 200
# What changed is read first, then what is new, then what is gone.
_ORDER = {ChangeKind.CHANGED: 0, ChangeKind.ADDED: 1, ChangeKind.REMOVED: 2}


@dataclass(frozen=True, slots=True)
class Change:
    """An entry or a set that differs between two lexicons, told for a page."""

    code: str
    name: str
    within: str
    kind: ChangeKind
    is_set: bool
    affects_marks: bool
    fields: tuple[SideBySide, ...]
    is_live: bool = False
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two lexicons, in the order in which a page tells it; texts are made for shown ones only."""

    found: tuple[tuple[EntryChange, bool], ...]
    before: Lexicon
    after: Lexicon

    def counted(self) -> dict[str, int]:
        """How many entries and sets were changed, added and removed."""
        counts = {str(kind): 0 for kind in _ORDER} | {"sets": 0}
        for change, is_set in self.found:
            counts["sets" if is_set else str(change.kind)] += 1
        return counts

    def of(self, kind: str) -> Sequence[tuple[EntryChange, bool]]:
        """Those of one kind, or of ``sets``; all for anything else."""
        if kind == "sets":
            return [row for row in self.found if row[1]]
        if kind in {str(known) for known in ChangeKind}:
            return [row for row in self.found if not row[1] and row[0].kind == kind]
        return self.found

    def told(
        self, rows: Iterable[tuple[EntryChange, bool]], *, live: frozenset[str], drafts: Mapping[str, Draft]
    ) -> list[Change]:
        """The rows with their fields side by side; ``live`` are the codes that a reader can open."""
        old, new = _by_code(self.before), _by_code(self.after)
        return [
            _told_set(change, self) if is_set else _told_entry(change, (old, new), live, drafts)
            for change, is_set in rows
        ]


def changes_between(before: Lexicon, after: Lexicon) -> Changes:
    """Every entry that differs, changed ones first, then the contrast sets."""
    entries = sorted(lexicon_changes(before, after), key=lambda change: (_ORDER[change.kind], change.code))
    sets = sorted(contrast_set_changes(before, after), key=lambda change: (_ORDER[change.kind], change.code))
    return Changes((*((change, False) for change in entries), *((change, True) for change in sets)), before, after)


def releases_for_list() -> QuerySet[LexiconRelease]:
    """All releases, the newest first, with people and the number of their drafts, without their content."""
    return (
        LexiconRelease.objects.defer("content")
        .select_related("published_by", "restores")
        .defer("restores__content")
        .annotate(draft_count=Count("drafts"))
        .order_by("-number")
    )


def release_with(number: int) -> LexiconRelease | None:
    """A release with its people and drafts by number; None when there is none."""
    people = Draft.objects.select_related("opened_by", "edited_by", "reviewed_by").order_by("code")
    found = releases_for_list().prefetch_related(Prefetch("drafts", people, to_attr="published_drafts"))
    return found.filter(number=number).first()


def release_before(release: LexiconRelease) -> LexiconRelease | None:
    """The release with the next lower number."""
    return LexiconRelease.objects.defer("content").filter(number__lt=release.number).order_by("-number").first()


def numbers_to_compare(release: LexiconRelease) -> list[tuple[int, str]]:
    """The other releases as choices, the newest first."""
    others = LexiconRelease.objects.exclude(pk=release.pk).order_by("-number").values_list("number", "reason")
    return list(others[:MOST_CHOICES])


def rescoring_of_all(releases: Iterable[LexiconRelease]) -> dict[int, Rescoring]:
    """How far the rescoring of each release is, by its key, in one query."""
    asked = [release.pk for release in releases]
    rows = (
        AnalysisRun.objects.filter(release__in=asked, is_rescoring=True)
        .values_list("release_id")
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(state=RunState.DONE)),
            failed=Count("pk", filter=Q(state=RunState.FAILED)),
        )
        .order_by()
    )
    found = {key: Rescoring(total, done, failed) for key, total, done, failed in rows}
    return {key: found.get(key, Rescoring(0, 0, 0)) for key in asked}


def _by_code(lexicon: Lexicon) -> dict[str, Entry]:
    return {entry.code: entry for entry in lexicon.entries}


def _told_entry(
    change: EntryChange,
    entries: tuple[Mapping[str, Entry], Mapping[str, Entry]],
    live: frozenset[str],
    drafts: Mapping[str, Draft],
) -> Change:
    entry = entries[1].get(change.code) or entries[0][change.code]
    return Change(
        code=change.code,
        name=entry.term,
        within=entry.contrast_set,
        kind=change.kind,
        is_set=False,
        affects_marks=change.affects_marks,
        fields=_fields(change),
        is_live=change.code in live,
        draft=drafts.get(change.code),
    )


def _told_set(change: EntryChange, changes: Changes) -> Change:
    found = changes.after.sets.get(change.code) or changes.before.sets[change.code]
    return Change(
        code=change.code,
        name=found.referent,
        within=found.within,
        kind=change.kind,
        is_set=True,
        affects_marks=change.affects_marks,
        fields=_fields(change),
    )


def _fields(change: EntryChange) -> tuple[SideBySide, ...]:
    return tuple(side_by_side(field.name, field.before, field.after) for field in change.fields)
