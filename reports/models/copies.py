"""Which texts repeat one another, and what in them is agency copy."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from reports.models.articles import ArticleRevision


class WireReading(models.Model):
    """What of an article's newest text is agency copy or stands in a report that counts before it.

    ``method`` names the method once the text was compared with all others; a row with another one waits for that.
    """

    class Role(models.TextChoices):
        COPY = "copy", "its copy"
        CONTRIBUTED = "contributed", "contributed to it"

    revision = models.OneToOneField(ArticleRevision, on_delete=models.CASCADE, related_name="wire")
    agency = models.CharField(max_length=80, blank=True)
    agency_role = models.CharField(max_length=12, blank=True, choices=Role)
    agency_start = models.PositiveIntegerField(null=True, help_text="The words that name the agency.")
    agency_end = models.PositiveIntegerField(null=True)
    signature = ArrayField(
        models.BigIntegerField(), default=list, help_text="MinHash of its shingles without quotations."
    )
    shingle_count = models.PositiveIntegerField(default=0)
    uncounted = models.JSONField(
        default=list, help_text="Rows of [start, end]: wire text that counts in another report already."
    )
    method = models.CharField(max_length=20, blank=True, help_text="How it was read and compared; blank until it was.")
    read_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"copies in {self.revision}"


class TextBand(models.Model):
    """A key under which an article's newest text is looked up: one band of its signature, or one of its fingerprints.

    Texts that have a key in common may be copies of one another.
    """

    # One index answers the look-up and keeps a key once; at a million texts a second one would take gigabytes.
    pk = models.CompositePrimaryKey("band", "value", "revision")
    band = models.PositiveSmallIntegerField()
    value = models.BigIntegerField()
    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="bands")

    def __str__(self) -> str:
        return f"band {self.band} of revision {self.revision_id}"


class SharedText(models.Model):
    """Two newest texts that repeat one another, verified word for word.

    ``earlier`` is the one that counts: the agency's own report, else the one published first, else brought in first.
    """

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
