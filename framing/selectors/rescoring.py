"""How far the analyses are that a release waits for."""

from dataclasses import dataclass

from django.db.models import Count, Q

from framing.models import AnalysisRun, LexiconRelease


@dataclass(frozen=True, slots=True)
class Rescoring:
    """The texts that a release could change: all of them, those that are analysed anew, and those that failed."""

    total: int
    done: int
    failed: int

    @property
    def waiting(self) -> int:
        """How many still have the figures of an earlier release."""
        return self.total - self.done - self.failed

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen unless somebody asks."""
        return not self.waiting


def rescoring_of(release: LexiconRelease) -> Rescoring:
    """How far it is, in one query; of a release that reached no text nothing waits."""
    runs = AnalysisRun.objects.filter(release=release, is_rescoring=True).order_by()
    counts = runs.aggregate(
        total=Count("pk"),
        done=Count("pk", filter=Q(state=AnalysisRun.State.DONE)),
        failed=Count("pk", filter=Q(state=AnalysisRun.State.FAILED)),
    )
    return Rescoring(**counts)
