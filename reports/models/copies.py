"""Which texts repeat one another, and what in them is agency copy."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from reports.models.articles import ArticleRevision


class WireReading(models.Model):
    """What of one text is agency copy or stands in an earlier report, as last measured."""

    revision = models.OneToOneField(ArticleRevision, on_delete=models.CASCADE, related_name="wire")
    agency = models.CharField(max_length=80, blank=True)
    agency_start = models.PositiveIntegerField(null=True, help_text="The words that name the agency.")
    agency_end = models.PositiveIntegerField(null=True)
    signature = ArrayField(
        models.BigIntegerField(), default=list, help_text="MinHash of its shingles without quotations."
    )
    shingle_count = models.PositiveIntegerField(default=0)
    uncounted = models.JSONField(
        default=list, help_text="Rows of [start, end]: wire text that counts in another report already."
    )
    read_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"copies in {self.revision}"


class TextBand(models.Model):
    """One band of the signature of an article's newest text; texts that share a band may be copies."""

    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="bands")
    band = models.PositiveSmallIntegerField()
    value = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "band"], name="band_once_per_text")]
        indexes = [models.Index(fields=["band", "value"], name="texts_of_a_band")]

    def __str__(self) -> str:
        return f"band {self.band} of {self.revision}"


class SharedText(models.Model):
    """Two texts that repeat one another, verified word for word."""

    class Kind(models.TextChoices):
        EXACT = "exact", "the same text"
        NEAR = "near", "an update or correction"
        SHARES = "shares", "shares wire text"

    earlier = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="shared_later")
    later = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="shared_earlier")
    kind = models.CharField(max_length=6, choices=Kind)
    jaccard = models.FloatField(help_text="Share of all shingles that both have.")
    containment = models.FloatField(help_text="Share of the shorter one's shingles that the longer one has.")
    stretches = models.JSONField(default=list, help_text="Rows of [start, end, start, end]: earlier, then later.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="texts_compared_once"),
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="a_text_is_no_copy_of_itself"),
            models.CheckConstraint(
                condition=Q(jaccard__range=(0, 1), containment__range=(0, 1)), name="likeness_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} / {self.later}: {self.get_kind_display()}"
