"""Where the comparison of a story stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from framing.models import AnalysisRun, Comparison
from framing.models.comparisons import inputs_digest_of, inputs_of, is_comparable
from framing.selectors.runs import newest_finished_runs
from reports.models import Article, Story


@dataclass(frozen=True, slots=True)
class ComparisonStatus:
    """A story with the comparison of exactly its analysed reports, if there is one yet."""

    story: Story
    report_count: int
    primary_count: int
    comparison: Comparison | None
    is_past: bool = False

    @property
    def standing(self) -> str:
        """``none`` while there is nothing to compare, else ``pending``, ``done`` or ``failed``.

        Of an earlier release it is ``none`` too where no comparison of the present texts was made then.
        """
        if not is_comparable(self.report_count, self.primary_count) or self.is_missing:
            return "none"
        if self.comparison is None or not self.comparison.is_settled:
            return "pending"
        return self.comparison.state

    @property
    def is_missing(self) -> bool:
        """Whether there was something to compare under an earlier release, and no comparison of it is stored."""
        comparable = is_comparable(self.report_count, self.primary_count)
        return comparable and self.is_past and self.comparison is None

    @property
    def texts_in_words(self) -> str:
        """What is compared, in words: "3 reports and 1 primary text"."""
        counts = [(self.report_count, "report"), (self.primary_count, "primary text")]
        return " and ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count)

    @property
    def is_settled(self) -> bool:
        """Whether nothing more will happen unless somebody asks or another report comes."""
        return self.standing != "pending"

    @property
    def result(self) -> Comparison | None:
        """The finished comparison; None while there is none for these reports."""
        return self.comparison if self.standing == "done" else None


def comparison_of(story: Story, runs: Sequence[AnalysisRun]) -> ComparisonStatus:
    """The comparison of these finished runs with the live primary texts, in two queries.

    It has the newest release among theirs. Runs of two engines have none yet.
    """
    engines = {run.engine for run in runs}
    if len(engines) != 1:
        return ComparisonStatus(story, len(runs), 0, None)
    primary_texts = list(story.primary_texts.live().order_by().values_list("pk", flat=True))
    if not is_comparable(len(runs), len(primary_texts)):
        return ComparisonStatus(story, len(runs), len(primary_texts), None)
    number, analysed = inputs_of((run.revision_id, run.corrections, run.release.number) for run in runs)
    digest = inputs_digest_of(analysed, primary_texts)
    found = Comparison.objects.filter(story=story, inputs_digest=digest, release__number=number, engine=engines.pop())
    return ComparisonStatus(
        story, len(runs), len(primary_texts), found.defer("labels", "speakers", "statements").first()
    )


def comparison_status_of(story: Story) -> ComparisonStatus:
    """The same for whatever reports of the story are analysed now, in four queries."""
    newest = Article.objects.filter(story=story, latest_revision__isnull=False)
    ids = [pk for pk in newest.values_list("latest_revision_id", flat=True) if pk is not None]
    return comparison_of(story, list(newest_finished_runs(ids).values()))
