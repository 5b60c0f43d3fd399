"""What the grouping into stories reads of a report, stored once for each newest text."""

from django.db import models

from reports.models.articles import Article, ArticleRevision


class ArticleKeys(models.Model):
    """The features of an article's newest text."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="keys")
    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="+")
    moment = models.DateTimeField(help_text="Published, or brought in when that is unknown.")
    language = models.CharField(max_length=12, default="en")
    features = models.BinaryField(help_text="See reports/grouping/packing.py.")
    told = models.JSONField(default=dict, help_text="Its names, numbers, words and place, for reasons.")

    class Meta:
        verbose_name_plural = "article keys"
        indexes = [models.Index(fields=["-moment", "-article"], name="article_keys_moment")]

    def __str__(self) -> str:
        return f"keys of {self.article_id}"


class GroupingKey(models.Model):
    """A term by which the report is found among those of its days, one of its strongest."""

    keys = models.ForeignKey(ArticleKeys, on_delete=models.CASCADE, related_name="rows")
    key = models.BigIntegerField()
    moment = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "moment"], include=["keys"], name="grouping_key_of_days")]

    def __str__(self) -> str:
        return f"{self.key} of {self.keys_id}"


class TermCounts(models.Model):
    """In how many of the newest reports each term stands, as last counted; the newest row is the one in use."""

    reports = models.PositiveIntegerField()
    open_reports = models.PositiveIntegerField(help_text="Reports of the days in which new ones find their story.")
    words = models.BinaryField(help_text="See reports/grouping/counting.py.")
    pairs = models.BinaryField()
    counted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "term counts"

    def __str__(self) -> str:
        return f"terms of {self.reports:,} reports"
