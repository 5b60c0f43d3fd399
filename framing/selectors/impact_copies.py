"""What of the sums of an impact counts in another report already: agency copy and other text that several print."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from framing.analysis.figures import MINIMUM_OWN_WORDS, garwood_interval, rate_per_1000
from framing.models import AnalysisRun, DryRun, DryRunHit, TermHit
from framing.selectors.wire import in_counted_copy, own_words_in
from reports.models import WireReading
from reports.text.spans import Span
from reports.text.zones import Zone

#: Where a mark stands, and of what entry it is.
_Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Count:
    """Own-voice terms in own words."""

    hits: int
    words: int

    @property
    def rate(self) -> float | None:
        return rate_per_1000(self.hits, self.words)

    @property
    def interval(self) -> tuple[float, float] | None:
        return garwood_interval(self.hits, self.words)

    @property
    def is_enough_text(self) -> bool:
        """Whether the rate may be shown."""
        return self.words >= MINIMUM_OWN_WORDS

    def without(self, other: "Count") -> "Count":
        """What is left of it."""
        return Count(max(self.hits - other.hits, 0), max(self.words - other.words, 0))

    def plus(self, other: "Count") -> "Count":
        return Count(self.hits + other.hits, self.words + other.words)


NOTHING = Count(0, 0)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What of one text, or of several, counts in another report, now and as it would be."""

    before: Count = NOTHING
    after: Count = NOTHING

    def plus(self, other: "Elsewhere") -> "Elsewhere":
        return Elsewhere(self.before.plus(other.before), self.after.plus(other.after))


def counted_elsewhere(impact: DryRun, run_of: Mapping[int, int]) -> dict[int, Elsewhere]:
    """By text, of those that have some; ``run_of`` names the analysis that stands for each. Three queries, or none."""
    if not run_of:
        return {}
    marks = _marks(impact, run_of)
    found = {}
    for revision, words in _words(run_of).items():
        before, after = marks.get(revision, (0, 0))
        found[revision] = Elsewhere(Count(before, words), Count(after, words))
    return found


def _words(run_of: Mapping[int, int]) -> dict[int, int]:
    """How many of the outlet's own words stand in such text; one text after the other, since there may be many."""
    readings = dict(WireReading.objects.filter(revision__in=run_of).values_list("revision", "uncounted"))
    runs = AnalysisRun.objects.filter(pk__in=run_of.values()).values_list("revision", "revision__text", "voices")
    return {
        revision: own_words_in(text, voices, [Span(start, end) for start, end in readings.get(revision, ())])
        for revision, text, voices in runs.iterator(chunk_size=200)
    }


def _marks(impact: DryRun, run_of: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """How many counted marks stand in such text of each report, now and as it would be."""
    now, then = _stored_marks(run_of), defaultdict[int, set[_Place]](set)
    for revision, marks in now.items():
        then[revision] = set(marks)
    in_body = Q(dry_run=impact, revision__in=list(run_of), zone=Zone.BODY)
    tried = DryRunHit.objects.filter(in_body).filter(in_counted_copy()).exclude(change=DryRunHit.Change.SAME)
    for hit in tried.only("revision_id", "start", "end", "entry", "change", "is_counted"):
        place = (hit.start, hit.end, hit.entry)
        if hit.is_counted and hit.change != DryRunHit.Change.LOST:
            then[hit.revision_id].add(place)
        else:
            then[hit.revision_id].discard(place)
    return {revision: (len(now.get(revision, ())), len(marks)) for revision, marks in then.items()}


def _stored_marks(run_of: Mapping[int, int]) -> dict[int, set[_Place]]:
    stored = TermHit.objects.filter(run__in=run_of.values(), is_counted=True, zone=Zone.BODY).filter(in_counted_copy())
    found: dict[int, set[_Place]] = defaultdict(set)
    for revision, start, end, entry in stored.values_list("revision", "start", "end", "entry"):
        found[revision].add((start, end, entry))
    return found
