"""What editors decide about the referents of a story, curated names, and labels as stories use them."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from framing.analysis.referents.values import ReferentDecisionKind
from framing.models.comparisons import Comparison
from framing.models.decisions import LONGEST_REASON, DecisionQuerySet, StoryDecision
from reports.extraction.mentions.values import MentionKind
from reports.models import Source, Story

LONGEST_NAME = 200
KINDS = [(kind.value, kind.value) for kind in MentionKind]


class ReferentDecision(StoryDecision):
    """Mentions that are one referent, are not, or are called by a name; ``places`` name them by report, span and words.

    Numbers are shared with the decisions about claims: a comparison holds to all decisions up to one number.
    """

    class Kind(models.TextChoices):
        MERGE = ReferentDecisionKind.MERGE.value, "merged"
        SPLIT = ReferentDecisionKind.SPLIT.value, "split"
        RENAME = ReferentDecisionKind.RENAME.value, "renamed"
        CONFIRM = ReferentDecisionKind.CONFIRM.value, "confirmed"

    # A log outlives what it is about: a story with decisions and a person who made some are kept.
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="referent_decisions")
    number = models.PositiveIntegerField(help_text="Order among all decisions of the story, from 1.")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)

    objects = DecisionQuerySet["ReferentDecision"].as_manager()

    class Meta:
        ordering = ["story", "number"]
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="referent_decision_number_once_per_story"),
            models.UniqueConstraint(fields=["undoes"], name="referent_decision_undone_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="referent_decision_numbers_start_at_one"),
            models.CheckConstraint(
                condition=Q(kind__in=["merge", "split", "rename", "confirm"]), name="referent_decision_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(kind="rename") | ~Q(name=""), name="renamed_referent_has_a_name"),
        ]
        triggers = [
            pgtrigger.Protect(name="referent_decision_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def own_values(self) -> dict[str, str]:
        return {"name": self.name}


class AliasSet(models.Model):
    """One referent that stories know by several names."""

    code = models.CharField(max_length=120, unique=True, help_text="Stable, [a-z0-9_.].")
    kind = models.CharField(max_length=10, choices=KINDS)
    note = models.CharField(max_length=400, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[a-z0-9_.]+$"), name="alias_set_code_is_plain"),
        ]

    def __str__(self) -> str:
        return self.code


class Alias(models.Model):
    """One of its names as it is written; ``key`` is what spellings share."""

    alias_set = models.ForeignKey(AliasSet, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=LONGEST_NAME)
    key = models.CharField(max_length=LONGEST_NAME)
    position = models.PositiveIntegerField(default=0, help_text="Order in the set; the first one is shown.")

    class Meta:
        ordering = ["alias_set", "position"]
        verbose_name_plural = "aliases"
        indexes = [models.Index(fields=["key"], name="alias_key")]
        constraints = [
            models.UniqueConstraint(fields=["alias_set", "text"], name="alias_once_per_set"),
            models.CheckConstraint(condition=~Q(text=""), name="alias_has_words"),
            models.CheckConstraint(condition=~Q(key=""), name="alias_has_a_key"),
        ]

    def __str__(self) -> str:
        return self.text


class AliasChange(models.Model):
    """One change of the alias table, never altered; its number is the edition of the table that it made."""

    class Action(models.TextChoices):
        LOAD = "load", "loaded with the product"
        ADD = "add", "added"
        CHANGE = "change", "changed"
        RETIRE = "retire", "retired"
        IMPORT = "import", "imported"

    number = models.PositiveIntegerField(unique=True)
    action = models.CharField(max_length=10, choices=Action)
    code = models.CharField(max_length=120, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    story = models.ForeignKey(Story, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="alias_editions_start_at_one")]
        triggers = [pgtrigger.Protect(name="alias_change_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"edition {self.number}, {self.action}"


class LabelUse(models.Model):
    """How often one report of a compared story calls a referent so, by voice: what is counted across stories."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="label_uses")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="label_uses")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="label_uses")
    article = models.ForeignKey("reports.Article", on_delete=models.CASCADE, related_name="label_uses")
    referent = models.PositiveIntegerField(help_text="Number of the referent in the comparison, from 1.")
    referent_key = models.CharField(max_length=200, blank=True, help_text="Names it across stories; blank for none.")
    referent_name = models.CharField(max_length=LONGEST_NAME)
    label_key = models.CharField(max_length=200)
    text = models.CharField(max_length=300)
    own = models.PositiveIntegerField(default=0)
    attributed = models.PositiveIntegerField(default=0)
    first = models.PositiveIntegerField(default=0, help_text="Where its first mention begins in the text.")

    class Meta:
        ordering = ["comparison", "referent", "article", "first"]
        indexes = [
            models.Index(fields=["referent_key", "label_key"], name="label_use_keys"),
            models.Index(fields=["source"], name="label_use_source"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "referent", "article", "label_key"], name="label_use_once_per_referent_and_report"
            ),
            models.CheckConstraint(condition=Q(own__gt=0) | Q(attributed__gt=0), name="label_use_is_used"),
        ]

    def __str__(self) -> str:
        return f"{self.text}, {self.own} own"


class DistinctiveLabel(models.Model):
    """A label that sets one source apart for one referent across stories, as last measured."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="distinctive_labels")
    referent_key = models.CharField(max_length=200)
    referent_name = models.CharField(max_length=LONGEST_NAME)
    label_key = models.CharField(max_length=200)
    text = models.CharField(max_length=300)
    z = models.FloatField(help_text="Log-odds with an informative prior over their standard error.")
    uses = models.PositiveIntegerField()
    of = models.PositiveIntegerField(help_text="Own-voice labels of the referent by this source.")
    others = models.PositiveIntegerField()
    others_of = models.PositiveIntegerField()
    articles = models.PositiveIntegerField()
    stories = models.PositiveIntegerField()
    other_labels = models.JSONField(default=list, help_text="The other sources' words: [text, uses].")
    measured_at = models.DateTimeField()

    class Meta:
        ordering = ["-z", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "referent_key", "label_key"], name="distinctive_label_once_per_source_and_referent"
            ),
            models.CheckConstraint(condition=Q(uses__lte=F("of")), name="distinctive_uses_are_among_all"),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.z:.1f})"
