"""How far an empty installation is from its first comparison, for the people who bring it there."""

from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, Q

from framing.models import AnalysisRun, Comparison, LexiconRelease
from reports.extraction.language import ENGLISH
from reports.models import Article, Story

#: Reports that are laid side by side at the least.
REPORTS_TO_COMPARE = 2
#: Reports of the story whose analyses are looked at.
MOST_LOOKED_AT = 50


class StepState(StrEnum):
    """Where one step stands: done, the one to take now, or one that follows."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What is there already on the way to the first comparison, and what this person may do about the rest."""

    is_signed_in: bool
    may_upload: bool
    may_publish: bool
    release: int | None
    story: Story | None
    reports: tuple[Article, ...]
    stands_apart: bool
    has_failed: bool

    @property
    def is_guided(self) -> bool:
        """Whether the steps are for this person: an editor, or somebody who may become one by signing in."""
        return self.may_upload or not (self.is_signed_in or self.reports)

    @property
    def sign_in(self) -> StepState:
        return StepState.DONE if self.is_signed_in else StepState.NEXT

    @property
    def lexicon(self) -> StepState:
        if self.release is not None:
            return StepState.DONE
        return StepState.NEXT if self.may_publish else StepState.LATER

    @property
    def first_report(self) -> StepState:
        if self.reports:
            return StepState.DONE
        is_next = self.may_upload and self.lexicon is not StepState.NEXT
        return StepState.NEXT if is_next else StepState.LATER

    @property
    def second_report(self) -> StepState:
        if len(self.reports) >= REPORTS_TO_COMPARE:
            return StepState.DONE
        return StepState.NEXT if self.reports and self.lexicon is not StepState.NEXT else StepState.LATER

    @property
    def comparison(self) -> StepState:
        is_next = len(self.reports) >= REPORTS_TO_COMPARE and self.release is not None
        return StepState.NEXT if is_next else StepState.LATER

    @property
    def done_count(self) -> int:
        """How many of the five steps are done."""
        steps = (self.sign_in, self.lexicon, self.first_report, self.second_report, self.comparison)
        return sum(step is StepState.DONE for step in steps)


def first_run(user: User | AnonymousUser) -> FirstRun | None:
    """The steps to the first comparison; None once one stands, which costs one query."""
    if Comparison.objects.filter(state=Comparison.State.DONE).exists():
        return None
    is_english = Q(articles__language__startswith=ENGLISH)
    counted = Story.objects.annotate(english=Count("articles", filter=is_english)).filter(english__gt=0)
    story = counted.order_by("-english", "pk").first()
    english = Article.objects.filter(language__startswith=ENGLISH)
    reports = tuple(
        english.filter(story=story).order_by("pk")[:MOST_LOOKED_AT] if story else english.order_by("pk")[:1]
    )
    return FirstRun(
        is_signed_in=user.is_authenticated,
        may_upload=user.has_perm("reports.add_article"),
        may_publish=user.has_perm("framing.publish_release"),
        release=LexiconRelease.objects.order_by("-number").values_list("number", flat=True).first(),
        story=story,
        reports=reports,
        stands_apart=len(reports) < REPORTS_TO_COMPARE and english.count() >= REPORTS_TO_COMPARE,
        has_failed=_has_failed(story, reports),
    )


def _has_failed(story: Story | None, reports: tuple[Article, ...]) -> bool:
    """Whether the work that the first comparison waits for came to a failure and nobody has begun it again."""
    texts = [report.latest_revision_id for report in reports]
    runs = AnalysisRun.objects.filter(revision__in=texts).order_by("pk")
    newest = dict(runs.values_list("revision", "state"))
    compared = Comparison.objects.filter(story=story).order_by("-pk").values_list("state", flat=True).first()
    return AnalysisRun.State.FAILED in newest.values() or compared == Comparison.State.FAILED
