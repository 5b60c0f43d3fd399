"""Acts of harm as a report words them: who acts on whom, and in which form."""

from django.db import models

from reports.models import ArticleRevision
from reports.models.statements import Found, found_constraints, inside_text


class HarmReport(Found):
    """One act of harm in one clause or noun phrase; spans and words of its parts stand in ``details``."""

    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="harms")
    event = models.CharField(max_length=40)
    form = models.CharField(max_length=30)
    details = models.JSONField(default=dict, help_text="Predicate, agent, patient, where the agent is first named.")

    class Meta:
        ordering = ["revision", "number"]
        constraints = found_constraints("harm")
        triggers = [inside_text("harm_inside_text")]

    def __str__(self) -> str:
        return f"{self.event} {self.number}, {self.form}"
