"""Where the comparison of a story stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Func, IntegerField, JSONField, QuerySet
from django.db.models.fields.json import KeyTransform

from framing.models import AnalysisRun, Comparison
from framing.models.comparisons import inputs_digest_of, inputs_of, is_comparable
from framing.selectors.decision_log import last_number
from framing.selectors.runs import newest_finished_runs
from reports.models import Article, Story

#: What a comparison brought out that only the page of its own tab reads.
BULK = frozenset(
    [
        "labels",
        "speakers",
        "statements",
        "claims",
        "quantities",
        "emphasis",
        "chronology",
        "referents",
        "proposals",
        "wordings",
    ]
)

#: May be wanted, too: [number of the referent, its name, article, start, end] of each mention in a headline.
HEADLINE_MENTIONS = "headline_mentions"


class _InHeadlines(Func):
    """The mentions in headlines out of stored referents, picked where they are stored: they are few among thousands."""

    template = (
        "(SELECT coalesce(jsonb_agg(jsonb_build_array("
        "referent->'number', referent->'name', cell.key, mention->1, mention->2)), '[]'::jsonb)"
        " FROM jsonb_array_elements(%(expressions)s) AS referent, jsonb_each(referent->'cells') AS cell,"
        " jsonb_array_elements(cell.value) AS label, jsonb_array_elements(label->'mentions') AS mention"
        " WHERE mention->>3 = 'headline')"
    )
    output_field = JSONField()


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

    @property
    def label_count(self) -> int | None:
        """How many referents several reports name in more than one wording; None while nothing was compared."""
        return getattr(self.result, "label_count", None)

    @property
    def claim_count(self) -> int | None:
        """How many groups of claims were found, those of one report among them; None while nothing was compared."""
        return getattr(self.result, "claim_count", None)

    @property
    def number_count(self) -> int | None:
        """How many rows the ledger of figures has; None while nothing was compared."""
        return getattr(self.result, "number_count", None)

    @property
    def moment_count(self) -> int | None:
        """How many events were placed in time; None while nothing was compared."""
        return getattr(self.result, "moment_count", None)


def comparison_of(story: Story, runs: Sequence[AnalysisRun], *, wanted: Sequence[str] = ()) -> ComparisonStatus:
    """The comparison of these finished runs with the live primary texts, in two queries.

    It has the newest release among theirs. Runs of two engines have none yet. Of its large fields the ``wanted`` ones
    are read at once, of claims, figures and events otherwise the counts alone; ``HEADLINE_MENTIONS`` can be wanted.
    """
    engines = {run.engine for run in runs}
    if len(engines) != 1:
        return ComparisonStatus(story, len(runs), 0, None)
    primary_texts = list(story.primary_texts.live().order_by().values_list("pk", flat=True))
    if not is_comparable(len(runs), len(primary_texts)):
        return ComparisonStatus(story, len(runs), len(primary_texts), None)
    found = _stored_for(story, runs, primary_texts, wanted).filter(decisions=last_number(story.pk)).first()
    return ComparisonStatus(story, len(runs), len(primary_texts), found)


def shown_comparison_of(
    status: ComparisonStatus, runs: Sequence[AnalysisRun], *, wanted: Sequence[str] = ()
) -> Comparison | None:
    """The finished comparison to show of these runs: that of the status, or else, in two queries, the one of the same
    texts that took in most of the decisions.

    That is what can be shown while the newest decisions are being taken in, and of a release of before them; None
    where there is none.
    """
    if status.result or (status.standing == "none" and not status.is_missing):
        return status.result
    story = status.story
    primary_texts = list(story.primary_texts.live().order_by().values_list("pk", flat=True))
    found = _stored_for(story, runs, primary_texts, wanted).filter(state=Comparison.State.DONE)
    return found.order_by("-decisions").first()


def comparison_status_of(story: Story) -> ComparisonStatus:
    """The same for whatever reports of the story are analysed now, in four queries."""
    newest = Article.objects.filter(story=story, latest_revision__isnull=False)
    ids = [pk for pk in newest.values_list("latest_revision_id", flat=True) if pk is not None]
    return comparison_of(story, list(newest_finished_runs(ids).values()))


def _stored_for(
    story: Story, runs: Sequence[AnalysisRun], primary_texts: Sequence[int], wanted: Sequence[str]
) -> QuerySet[Comparison]:
    """The comparisons of exactly these, one for each number of decisions that was taken in."""
    number, analysed = inputs_of((run.revision_id, run.corrections, run.release.number) for run in runs)
    digest = inputs_digest_of(analysed, primary_texts)
    same = Comparison.objects.filter(story=story, inputs_digest=digest, release__number=number, engine=runs[0].engine)
    if HEADLINE_MENTIONS in wanted:
        same = same.annotate(**{HEADLINE_MENTIONS: _InHeadlines(F("referents"))})
    return same.defer(*BULK.difference(wanted)).annotate(
        claim_count=_length_of("claims"),
        number_count=_length_of("quantities"),
        moment_count=_length_of(KeyTransform("events", "chronology")),
    )


def _length_of(array: str | KeyTransform) -> Func:
    """How many items a stored array has, counted where it is stored."""
    stored = F(array) if isinstance(array, str) else array
    return Func(stored, function="jsonb_array_length", output_field=IntegerField())
