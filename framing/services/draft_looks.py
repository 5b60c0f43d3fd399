"""What a curator is told about a wording before it is saved: faults, the proof from a worker, neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from framing.analysis.entries import Entry
from framing.analysis.overlaps import Overlap, OverlapIndex, surfaces_of
from framing.analysis.proposals import Fault, Surroundings, faults_around, faults_in, faults_in_set, set_of_table
from framing.analysis.tables import entry_of
from framing.models import Draft, EntryCheck
from framing.services.checks import check_of
from framing.services.draft_rules import set_table_for, surroundings_of
from framing.services.releases import current_release, lexicon_of

#: Referent of a set that nobody has made yet.
STAND_IN = "_"


@dataclass(frozen=True, slots=True)
class Look:
    """What is wrong with a wording so far; the rest only where it can be read as an entry.

    ``overlaps`` are live entries that it meets, ``drafted`` open drafts on the very same words.
    """

    faults: tuple[Fault, ...] = ()
    check: EntryCheck | None = None
    overlaps: tuple[Overlap, ...] = ()
    drafted: tuple[Draft, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """Whether a worker still has to judge the examples."""
        return self.check is not None and self.check.problems is None

    @property
    def is_sound(self) -> bool:
        """Whether nothing stands between this wording and a review."""
        return not self.faults and self.check is not None and self.check.is_passed

    @property
    def count(self) -> int:
        """How many things have to be mended."""
        return len(self.faults) + len((self.check and self.check.problems) or [])


def look_at(*, draft: Draft, entry: Mapping[str, Any], contrast_set: Mapping[str, Any] | None) -> Look:
    """What is wrong with a wording of the draft; its examples are handed to a worker where nobody has judged them."""
    faults = (*faults_in(entry), *(faults_in_set(contrast_set) if contrast_set else ()))
    if faults:
        return Look(faults)
    around = surroundings_of(draft)
    stand_in = {"code": entry["contrast_set"] or "_", "referent": STAND_IN}
    check = check_of(entry=entry, contrast_set=set_table_for(entry, contrast_set, around) or stand_in)
    return _looked(draft, check, around)


def look_again(*, draft: Draft, check: EntryCheck) -> Look:
    """The same for a wording that was looked at before, by its check."""
    return _looked(draft, check, surroundings_of(draft))


def _looked(draft: Draft, check: EntryCheck, around: Surroundings) -> Look:
    entry = entry_of(check.entry)
    given = set_of_table(check.contrast_set)
    faults = faults_around(entry, None if given.referent == STAND_IN else given, around)
    return Look(faults, check, overlaps_of(entry), _drafts_on_the_words_of(entry, draft))


def _drafts_on_the_words_of(entry: Entry, draft: Draft) -> tuple[Draft, ...]:
    """The other open drafts of new entries or wordings that find the very same words."""
    words = set(surfaces_of(entry))
    others = Draft.objects.filter(state__in=Draft.OPEN).exclude(kind=Draft.Kind.RETIRE).exclude(pk=draft.pk)
    return tuple(other for other in others if not words.isdisjoint(surfaces_of(entry_of(other.entry))))


def overlaps_of(entry: Entry) -> tuple[Overlap, ...]:
    """The live entries that this one meets; nothing before the first release."""
    release = current_release()
    return _index(release.digest).overlaps_of(entry) if release else ()


@lru_cache(maxsize=1)
def _index(digest: str) -> OverlapIndex:
    release = current_release()
    assert release is not None
    return OverlapIndex(lexicon_of(release))
