"""What a changed lexicon would find in the stored reports, tried before anything is published."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from framing.models.analysis import Run, run_constraints
from framing.models.curation import Draft
from framing.models.lexicon import LexiconRelease
from reports.models import ArticleRevision


class DryRun(Run):
    """A lexicon that nobody has published, tried on the stored texts in batches; a killed one goes on where it was."""

    class Purpose(models.TextChoices):
        TRIAL = "trial", "one draft on the workbench"
        IMPACT = "impact", "everything that waits for the next release"

    purpose = models.CharField(max_length=10, choices=Purpose)
    base = models.ForeignKey(LexiconRelease, on_delete=models.PROTECT, related_name="+")
    changes = models.JSONField(
        encoder=DjangoJSONEncoder, help_text="Rows of {code, kind, entry, contrast_set} that change the base."
    )
    digest = models.CharField(max_length=64, help_text="SHA-256 of the lexicon with the changes.")
    engine = models.CharField(max_length=80)
    draft = models.ForeignKey(Draft, null=True, blank=True, on_delete=models.CASCADE, related_name="trials")
    revisions = models.JSONField(default=list, help_text="Ids of the texts that can contain a changed form.")
    left_out = models.PositiveIntegerField(default=0, help_text="Such texts beyond the limit of one trial.")
    checked = models.PositiveIntegerField(default=0, help_text="How many of them are done, in their order.")
    found = models.PositiveIntegerField(default=0, help_text="Hits of the changed entries so far.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="dry_run_digest_is_sha256"),
            models.CheckConstraint(
                condition=Q(purpose="trial", draft__isnull=False) | Q(purpose="impact", draft__isnull=True),
                name="trial_is_of_a_draft",
            ),
            *run_constraints("dry_run"),
        ]
        indexes = [
            models.Index(fields=["state", "lease_until"], name="dry_run_state"),
            models.Index(fields=["purpose", "digest"], name="dry_run_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}: {self.checked} of {len(self.revisions)}"


class DryRunHit(models.Model):
    """A mark that the changes concern: new, lost, or the same as now but for how it counts."""

    class Change(models.TextChoices):
        SAME = "same", "as now"
        NEW = "new", "new"
        LOST = "lost", "no longer found"
        JUDGED = "judged", "counted otherwise"

    dry_run = models.ForeignKey(DryRun, on_delete=models.CASCADE, related_name="hits")
    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="+")
    change = models.CharField(max_length=10, choices=Change)
    entry = models.CharField(max_length=120)
    text = models.CharField(max_length=200)
    zone = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    voice = models.CharField(max_length=10)
    is_counted = models.BooleanField()
    is_ambiguous = models.BooleanField(default=False)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["dry_run", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dry_run", "revision", "start", "end", "entry"], name="dry_run_hit_once_per_span_and_entry"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="dry_run_hit_span_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.change})"


class DryRunFigures(models.Model):
    """A report whose figures the changed lexicon would change."""

    dry_run = models.ForeignKey(DryRun, on_delete=models.CASCADE, related_name="figures")
    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="+")
    before = models.JSONField(help_text="The stored figures; see figures.py.")
    after = models.JSONField()

    class Meta:
        ordering = ["dry_run", "pk"]
        verbose_name_plural = "dry run figures"
        constraints = [
            models.UniqueConstraint(fields=["dry_run", "revision"], name="figures_once_per_dry_run_and_revision"),
        ]

    def __str__(self) -> str:
        return f"figures of revision {self.revision_id}"
