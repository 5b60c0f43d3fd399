"""What the symmetry of a release measured: the swap test by an engine, and the hits of each entry when it was done."""

from django.db import models
from django.db.models import Q

from framing.models.lexicon import LexiconRelease


class SymmetryMeasurement(models.Model):
    """One release measured by one engine; asked for, then measured by a worker and counted anew from time to time."""

    release = models.ForeignKey(LexiconRelease, on_delete=models.PROTECT, related_name="symmetry")
    engine = models.CharField(max_length=80)
    swap = models.JSONField(
        null=True, help_text="{sentences, exchanges, hits, failures} of the swap test; null until it was run."
    )
    swapped_at = models.DateTimeField(null=True)
    hits = models.JSONField(default=dict, help_text="Finds of each entry, by its code, in any voice.")
    report_count = models.PositiveIntegerField(default=0, help_text="Reports whose newest text was counted.")
    asked_at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-release__number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["release", "engine"], name="symmetry_once_per_release_and_engine"),
            models.CheckConstraint(
                condition=Q(swap__isnull=True, swapped_at__isnull=True)
                | Q(swap__isnull=False, swapped_at__isnull=False),
                name="swap_test_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"symmetry of release {self.release_id}"
