"""Loaded wording that the lexicon does not hold yet: where it stands, and what curators decided about it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from framing.models.analysis import AnalysisRun
from framing.models.curation import LONGEST_NOTE, Draft
from reports.models import ArticleRevision
from reports.models.statements import inside_text


class CandidateHit(models.Model):
    """One place that the model proposes; shown as a dotted mark, never counted."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="candidates")
    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="candidates")
    key = models.CharField(max_length=120, help_text="The lower-cased head word that the queue groups by.")
    text = models.CharField(max_length=200)
    zone = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    voice = models.CharField(max_length=10)
    score = models.FloatField()
    reasons = models.JSONField(default=list, help_text="Why it was proposed, in words.")

    class Meta:
        ordering = ["run", "start"]
        indexes = [models.Index(fields=["key"], name="candidate_key")]
        constraints = [
            models.UniqueConstraint(fields=["run", "start", "end"], name="candidate_once_per_run_and_span"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="candidate_span_not_empty"),
            models.CheckConstraint(condition=Q(score__range=(0, 1)), name="candidate_score_is_a_share"),
            models.CheckConstraint(
                condition=Q(voice__in=["own", "quoted", "indirect", "scare", "name"]),
                name="candidate_voice_is_one_of_five",
            ),
        ]
        triggers = [inside_text("candidate_inside_text")]

    def __str__(self) -> str:
        return f"{self.text} ({self.score:.2f})"


class CandidateDecision(models.Model):
    """What curators decided about a wording that was proposed; without one it waits in the queue."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "taken into a set"
        REJECTED = "rejected", "not for the lexicon"
        LATER = "later", "later"

    key = models.CharField(max_length=120, unique=True)
    text = models.CharField(max_length=200)
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.CharField(max_length=LONGEST_NOTE, blank=True)
    draft = models.ForeignKey(Draft, null=True, blank=True, on_delete=models.SET_NULL, related_name="candidates")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-decided_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="candidate_decision_names_a_wording"),
            models.CheckConstraint(
                condition=Q(verdict__in=["accepted", "rejected", "later"]), name="candidate_verdict_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.verdict}"
