"""What editors decide about the claims of a story: a log that is only ever added to, and what such logs share."""

from typing import Self, TypeVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from framing.analysis.alignment.values import DecisionKind
from reports.models import Story

LONGEST_REASON = 300
#: Decisions of one story of every kind, undone ones included; a story that needs more should be two.
MOST_DECISIONS = 500
#: Claims or mentions that one decision may name.
MOST_PLACES = 40

Row = TypeVar("Row", bound="StoryDecision")


class DecisionQuerySet(models.QuerySet[Row]):
    def in_force_for(self, story: Story, *, up_to: int | None = None) -> Self:
        """What a comparison of the story holds to, in order: undoings and what they take back left out.

        With a number, as things stood after that decision.
        """
        known = self.model._default_manager.filter(story=story)
        if up_to is not None:
            known = known.filter(number__lte=up_to)
        undone = Exists(known.filter(undoes=OuterRef("pk")))
        return self.filter(~undone, pk__in=known.values("pk"), undoes__isnull=True).order_by("number")

    def last_number(self, story: int | OuterRef | F) -> Coalesce:
        """The number of the newest row of this log on a story, undoings included, for use in a query; 0 without one."""
        newest = self.filter(story=story).order_by("-number").values("number")[:1]
        return Coalesce(Subquery(newest), 0)


class StoryDecision(models.Model):
    """What the logs of a story's decisions have in common; they share one numbering, too."""

    # Each log has its own: their order and their kinds are told in its words.
    story: models.ForeignKey
    number: models.PositiveIntegerField
    kind: models.CharField
    places = models.JSONField(help_text="Rows of {article, revision, start, end, words}.")
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    undoes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undoings")
    undoes_id: int | None

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"decision {self.number}, {self.kind}"

    def own_values(self) -> dict[str, str]:
        """The columns that only this log has: they say, beside kind and places, what was decided."""
        return {}


class ClaimDecision(StoryDecision):
    """Claims that belong together, do not, or are confirmed to; ``places`` name them by report, span and words."""

    class Kind(models.TextChoices):
        JOIN = DecisionKind.JOIN.value, "joined"
        SPLIT = DecisionKind.SPLIT.value, "split"
        CONFIRM = DecisionKind.CONFIRM.value, "confirmed"

    # A log outlives what it is about: a story with decisions and a person who made some are kept.
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="claim_decisions")
    number = models.PositiveIntegerField(help_text="Order among the decisions of the story, from 1.")
    kind = models.CharField(max_length=10, choices=Kind)

    objects = DecisionQuerySet["ClaimDecision"].as_manager()

    class Meta:
        ordering = ["story", "number"]
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="decision_number_once_per_story"),
            models.UniqueConstraint(fields=["undoes"], name="decision_undone_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="decision_numbers_start_at_one"),
            models.CheckConstraint(condition=Q(kind__in=["join", "split", "confirm"]), name="decision_kind_is_known"),
        ]
        triggers = [pgtrigger.Protect(name="decision_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)]
